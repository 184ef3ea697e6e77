package model

import (
	"slices"
	"strings"
)

// Broken is a directive in a text of a record that cannot be read, so that
// it would be shown as it stands.
type Broken struct{ Text, Problem, Hint string }

// BrokenInline finds them. A colon after a backslash or a word is a colon.
func BrokenInline(s string) (list []Broken) {
	names := Directives()
	components := slices.Concat(names.Block, names.Container)
	for i := 0; i < len(s); i++ {
		if s[i] != ':' || i > 0 && (s[i-1] == '\\' || inWord(s[i-1])) {
			continue
		}
		rest := strings.TrimLeft(s[i:], ":")
		colons := len(s) - i - len(rest)
		n := 0
		for n < len(rest) && rest[n] >= 'a' && rest[n] <= 'z' {
			n++
		}
		name, after := rest[:n], rest[n:]
		text := s[i : i+colons+n]
		inline := colons == 1 && slices.Contains(names.Inline, name)
		p, length := directive(s[i:])
		switch {
		case colons > 1 && slices.Contains(components, name):
			list = append(list, Broken{text, "“" + text + "” can stand on a page only, not in a text of a record", "Move it to a page below content, or write \\: for the first colon."})
		case inline && length > 0 && p.Args == nil && strings.HasPrefix(s[i+length:], "{"):
			list = append(list, Broken{p.Text, "the brace { behind “" + p.Text + "” is not closed", "Write :" + name + "[…]{key=value} on one line."})
		case inline && length == 0 && strings.HasPrefix(after, "["):
			list = append(list, Broken{text, "the bracket [ behind “" + text + "” is not closed", "Write :" + name + "[…] on one line."})
		case inline && after != "" && (after[0] == '{' || after[0] == '('):
			list = append(list, Broken{text, "the directive “" + text + "” has no brackets", "Write :" + name + "[…]."})
		}
		i += max(colons+n, length) - 1
	}
	return list
}

func inWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
