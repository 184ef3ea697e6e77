package theme

import (
	"maps"
	"slices"
	"strings"

	"lodestone/internal/diag"
)

// token is a custom property that a style sheet declares on :root, where a
// theme above it may set another value.
type token struct {
	name       string // without the hyphens
	value      string
	start, end int // of the value in the style sheet
}

// rootTokens finds the custom properties of :root in a style sheet that
// esbuild has written: without comments, well formed. Those of :root within
// @media are not meant, as they hold on some screens only.
func rootTokens(css string) []token {
	var out []token
	collectTokens(css, 0, &out)
	return out
}

func collectTokens(css string, offset int, out *[]token) {
	for i := 0; i < len(css); {
		open := scanTo(css, i, "{;")
		if open == len(css) {
			return
		}
		if css[open] == ';' { // a statement without a block
			i = open + 1
			continue
		}
		end := scanTo(css, open+1, "}")
		prelude := strings.TrimSpace(css[i:open])
		switch {
		case strings.HasPrefix(prelude, "@layer"):
			collectTokens(css[open+1:end], offset+open+1, out)
		case slices.Contains(strings.Split(prelude, ","), ":root"):
			declarations(css[open+1:end], offset+open+1, out)
		}
		i = end + 1
	}
}

func declarations(block string, offset int, out *[]token) {
	for i := 0; i < len(block); {
		end := scanTo(block, i, ";")
		name, value, ok := strings.Cut(block[i:end], ":")
		if ok && strings.HasPrefix(name, "--") {
			*out = append(*out, token{name[2:], value, offset + i + len(name) + 1, offset + end})
		}
		i = end + 1
	}
}

// scanTo finds the first of some characters that stands outside of texts and
// brackets, from i on; len(css) where there is none. Closing brackets that
// were never opened are characters like others.
func scanTo(css string, i int, stop string) int {
	var open []byte
	for ; i < len(css); i++ {
		c := css[i]
		switch {
		case c == '\\':
			i++
		case c == '"' || c == '\'':
			i = textEnd(css, i)
		case len(open) > 0 && c == open[len(open)-1]:
			open = open[:len(open)-1]
		case len(open) == 0 && strings.IndexByte(stop, c) >= 0:
			return i
		case c == '(':
			open = append(open, ')')
		case c == '[':
			open = append(open, ']')
		case c == '{':
			open = append(open, '}')
		}
	}
	return len(css)
}

// textEnd is the closing quote of the text that begins at i.
func textEnd(css string, i int) int {
	for j := i + 1; j < len(css); j++ {
		switch css[j] {
		case '\\':
			j++
		case css[i]:
			return j
		}
	}
	return len(css)
}

// brand puts the properties of theme.yaml in the place of those that the
// style sheets declare.
func (b bundle) brand(properties map[string]string) string {
	last := map[string]token{}
	for _, t := range b.tokens {
		last[t.name] = t
	}
	var set []token
	for name := range properties {
		if t, ok := last[name]; ok {
			set = append(set, t)
		}
	}
	slices.SortFunc(set, func(a, b token) int { return a.start - b.start })
	var out strings.Builder
	done := 0
	for _, t := range set {
		out.WriteString(b.style[done:t.start])
		out.WriteString(strings.TrimSpace(properties[t.name]))
		done = t.end
	}
	out.WriteString(b.style[done:])
	return out.String()
}

// checkProperties says which properties of theme.yaml are none of the style
// sheets', and which values would tear them.
func (b bundle) checkProperties(properties map[string]string, at map[string]diag.Span) diag.List {
	var names []string
	for _, t := range b.tokens {
		names = append(names, t.name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	var list diag.List
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		switch value := properties[name]; {
		case !slices.Contains(names, name):
			hint := "These can be set: " + strings.Join(names, ", ") + "."
			if near, ok := diag.Suggest(name, names); ok {
				hint = "Did you mean “" + near + "”?"
			}
			list.Add(diag.Diagnostic{Code: "THM02", Severity: diag.Error, Span: at[name],
				Message: "No style sheet declares “--" + name + "” on :root", Hint: hint})
		case strings.TrimSpace(value) == "" || !isWhole(value):
			list.Add(diag.Diagnostic{Code: "THM02", Severity: diag.Error, Span: at[name],
				Message: "“" + value + "” cannot be the value of “--" + name + "”",
				Hint:    "Write one value of CSS, with all its quotes and brackets closed and without a semicolon."})
		}
	}
	return list
}

// isWhole tells whether a value leaves nothing open and closes nothing else.
func isWhole(value string) bool {
	return scanTo(value, 0, ";{}")+scanTo(value+";", 0, ";)]}") == 2*len(value) && !strings.Contains(value, "/*")
}
