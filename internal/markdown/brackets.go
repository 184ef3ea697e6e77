package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"lodestone/internal/diag"
)

// findBrackets reports links and pictures that Markdown does not take for
// such, so that their brackets are shown. What stands around a closing
// bracket is looked up in the source, since the text may end there.
func (w *writer) findBrackets(start int, value []byte) {
	for i, c := range value {
		if c != ']' || w.escaped(start+i) {
			continue
		}
		end := start + i
		from := w.opening(end)
		if from < 0 || end+1 >= len(w.source) || from < w.bracketed {
			continue
		}
		rest, _, _ := bytes.Cut(w.source[end+1:], []byte("\n"))
		b := bracket{text: string(w.source[from : end+1]), rest: strings.TrimRight(string(rest), "\r")}
		if n := b.judge(); n > 0 {
			w.bracketed = end + 1 + n
			w.report(Code, diag.Warning, w.span(from, w.bracketed-from), b.problem, b.hint+` If the brackets are meant, write \[ for the first.`)
		}
	}
}

// escaped tells whether a backslash makes plain text of a byte.
func (w *writer) escaped(at int) bool {
	n := 0
	for at-n > 0 && w.source[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// opening is where the bracket that closes at an offset was opened, with the
// exclamation mark of a picture; -1 if nowhere in its paragraph, or by a bracket
// that is plain text or belongs to a word, as in list[1][2].
func (w *writer) opening(end int) int {
	depth := 0
	for at := end; at >= 0 && !(w.source[at] == '\n' && isParagraphEnd(w.source[:at])); at-- {
		switch {
		case w.source[at] == ']' && !w.escaped(at):
			depth++
		case w.source[at] == '[' && !w.escaped(at):
			if depth--; depth > 0 {
				continue
			}
			if at > 0 && w.source[at-1] == '!' {
				return at - 1
			}
			if at > 0 && (isWordByte(w.source[at-1]) || w.source[at-1] == ']') {
				return -1
			}
			return at
		}
	}
	return -1
}

// isParagraphEnd tells whether the last line of text is empty.
func isParagraphEnd(text []byte) bool {
	return len(bytes.TrimSpace(text[bytes.LastIndexByte(text, '\n')+1:])) == 0
}

// bracket is a pair of brackets in text, and what follows on its line.
type bracket struct {
	text, rest    string
	problem, hint string
}

// judge says how many bytes of the rest make it a link that went wrong, 0
// if none.
func (b *bracket) judge() int {
	what := "link"
	if strings.HasPrefix(b.text, "!") {
		what = "picture"
	}
	b.problem = fmt.Sprintf("this %s is shown as it stands", what)
	switch {
	case strings.HasPrefix(b.rest, "("):
		return b.target()
	case strings.HasPrefix(b.rest, " ("):
		to, _, ok := strings.Cut(b.rest[2:], ")")
		if !ok || !isTarget(to) {
			return 0
		}
		b.hint = fmt.Sprintf("Take away the space between the bracket and the parenthesis: %s(%s).", shortened(b.text), to)
		return len(to) + 3
	case strings.HasPrefix(b.rest, "["):
		name, _, ok := strings.Cut(b.rest[1:], "]")
		switch {
		case !ok || strings.Contains(name, "["):
			b.hint = fmt.Sprintf("Put the target behind it in parentheses: %s(about.md).", shortened(b.text))
			return 1
		case strings.HasPrefix(name, "^"):
			return 0 // a footnote, judged elsewhere
		case isTarget(name):
			b.hint = fmt.Sprintf("Put the target in parentheses: %s(%s).", shortened(b.text), name)
		default:
			b.hint = fmt.Sprintf("No line gives “%s” a target. Put the target behind the text in parentheses: %s(about.md), or add a line “[%s]: about.md”.", name, shortened(b.text), name)
		}
		return len(name) + 2
	}
	return 0
}

// target judges what stands in parentheses behind the bracket.
func (b *bracket) target() int {
	end := strings.IndexByte(b.rest, ')')
	if end < 0 {
		b.hint = "Close the parenthesis on the same line."
		return len(strings.TrimRight(b.rest, " \t"))
	}
	if more := strings.IndexByte(b.rest[end+1:], ')'); strings.Count(b.rest[:end], "(") > 1 && more >= 0 {
		end += 1 + more // media/plan (2).pdf
	}
	to := strings.TrimSpace(b.rest[1:end])
	title := ""
	if i := strings.IndexAny(to, `"“`); i > 0 && to[i-1] == ' ' {
		to, title = strings.TrimSpace(to[:i]), " "+strings.ReplaceAll(strings.ReplaceAll(to[i:], "“", `"`), "”", `"`)
	}
	if strings.ContainsAny(to, " \t<>") {
		b.hint = fmt.Sprintf("Put a target that has spaces between angle brackets: (<%s>%s).", strings.Trim(to, "<>"), title)
	} else {
		b.hint = fmt.Sprintf("Write it like this: %s(%s%s).", shortened(b.text), to, title)
	}
	return end + 1
}

// isTarget recognises what can only be meant as the target of a link.
func isTarget(text string) bool {
	if text == "" || strings.ContainsAny(text, " \t") {
		return false
	}
	for _, prefix := range []string{"https://", "http://", "mailto:", "media/", "#"} {
		if strings.HasPrefix(text, prefix) {
			return len(text) > len(prefix)
		}
	}
	file, _, _ := strings.Cut(text, "#")
	return strings.HasSuffix(file, ".md")
}

// shortened keeps an example to a line.
func shortened(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-2]) + "…]"
	}
	return text
}
