package markdown

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lodestone/internal/diag"
)

// Argument is a key that a directive takes between its braces.
type Argument struct {
	Key    string
	Values []string // all that it can be; empty when that is not known here
	Needed bool     // unless something stands in the brackets, or another one that is needed is given
}

// WrongArgument says which argument a directive does not take, and what was
// probably meant; problem is "" when it takes all of them.
func WrongArgument(args map[string]string, takes []Argument) (problem, hint string) {
	for _, key := range slices.Sorted(maps.Keys(args)) {
		i := slices.IndexFunc(takes, func(a Argument) bool { return a.Key == key })
		if i < 0 {
			return unknownKey(key, takes)
		}
		if value, all := args[key], takes[i].Values; len(all) > 0 && !slices.Contains(all, value) {
			hint = fmt.Sprintf("Write one of: %s.", strings.Join(all, ", "))
			if near, ok := diag.Suggest(strings.ToLower(value), all); ok {
				hint = fmt.Sprintf("Did you mean “%s=%s”? %s", key, near, hint)
			}
			return fmt.Sprintf("“%s” cannot be “%s”", key, value), hint
		}
		if args[key] == "" {
			return fmt.Sprintf("“%s” has no value", key), fmt.Sprintf("Write {%s=…}, or take the braces away.", key)
		}
	}
	return "", ""
}

func unknownKey(key string, takes []Argument) (problem, hint string) {
	if len(takes) == 0 {
		return fmt.Sprintf("“%s” means nothing here", key), "Take the braces away: this directive needs none."
	}
	hint = fmt.Sprintf("It takes %s.", examples(takes))
	var keys []string
	for _, a := range takes {
		keys = append(keys, a.Key)
	}
	if near, ok := diag.Suggest(strings.ToLower(key), keys); ok {
		hint = fmt.Sprintf("Did you mean “%s”? %s", near, hint)
	}
	return fmt.Sprintf("“%s” means nothing here", key), hint
}

// examples shows how arguments are written.
func examples(takes []Argument) string {
	var out []string
	for _, a := range takes {
		value := "…"
		if len(a.Values) > 0 {
			value = a.Values[0]
		}
		out = append(out, fmt.Sprintf("{%s=%s}", a.Key, value))
	}
	return strings.Join(out, " or ")
}

// arguments judges what stands behind the name of a directive that is known.
func (w *writer) arguments(form Form, c call) (problem, hint string) {
	name := strings.Repeat(":", int(form)+1) + c.name
	takes := w.names.Arguments[c.name]
	if problem, hint = WrongArgument(c.args, takes); problem != "" {
		return name + ": " + problem, hint
	}
	needed := slices.DeleteFunc(slices.Clone(takes), func(a Argument) bool { return !a.Needed })
	given := slices.ContainsFunc(needed, func(a Argument) bool { return c.args[a.Key] != "" })
	if len(needed) > 0 && c.arg == "" && !given {
		return fmt.Sprintf("“%s” names nothing", name), fmt.Sprintf("Write behind it what it is about: %s.", examples(needed))
	}
	return "", ""
}

// findInside reports a component that begins within a line, where it is text.
func (w *writer) findInside(start int, value []byte) {
	for i := 0; i+1 < len(value); i++ {
		at := start + i
		if value[i] != ':' || at > 0 && (w.source[at-1] == '\\' || isWordByte(w.source[at-1])) {
			continue
		}
		n := colons(w.source[at:])
		line, _, _ := strings.Cut(string(w.source[at+n:min(at+n+300, len(w.source))]), "\n")
		c := readCall([]byte(line))
		if n >= 2 && w.means(c) {
			w.report(DirectiveCode, diag.Error, w.span(at, n+c.length), fmt.Sprintf("“%s%s” stands inside a line, where it is shown as it stands", strings.Repeat(":", n), c.name),
				`Begin it on a line of its own, with nothing behind it. If plain text is meant, write \: for the first colon.`)
		}
		i += n
	}
}

// means tells whether text behind two colons was meant as a component: it
// has the name of one, or a name like it and brackets or braces.
func (w *writer) means(c call) bool {
	known := slices.Concat(w.names.Block, w.names.Container)
	if slices.Contains(known, c.name) {
		return true
	}
	_, near := diag.Suggest(c.name, known)
	return near && (c.brackets || c.args != nil)
}

func isWordByte(c byte) bool {
	return c == ':' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
