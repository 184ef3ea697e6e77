package model

import "strings"

// Part is a run of plain text, or an inline directive when Name is set.
type Part struct {
	Text   string // plain text, escapes undone; of a directive, as written
	Name   string // fact, term, link
	ID     string // what stands in the brackets
	Args   map[string]string
	Offset int // byte offset in the text
}

// Inline cuts a text at its inline directives :name[id]{key=value}. A colon
// after a backslash is a colon.
func Inline(s string) []Part {
	var parts []Part
	var plain strings.Builder
	start := 0
	flush := func(end int) {
		if plain.Len() > 0 {
			parts = append(parts, Part{Text: plain.String(), Offset: start})
			plain.Reset()
		}
		start = end
	}
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == ':':
			plain.WriteByte(':')
			i += 2
		case s[i] == ':':
			p, n := directive(s[i:])
			if n == 0 {
				plain.WriteByte(':')
				i++
				continue
			}
			flush(i + n)
			p.Offset = i
			parts = append(parts, p)
			i += n
		default:
			plain.WriteByte(s[i])
			i++
		}
	}
	flush(len(s))
	return parts
}

// directive reads one directive at the start of s; n is its length, 0 when
// there is none.
func directive(s string) (p Part, n int) {
	name := 1
	for name < len(s) && s[name] >= 'a' && s[name] <= 'z' {
		name++
	}
	if name == 1 || name >= len(s) || s[name] != '[' {
		return Part{}, 0
	}
	end := strings.IndexAny(s[name:], "]\n")
	if end < 0 || s[name+end] == '\n' {
		return Part{}, 0
	}
	p = Part{Name: s[1:name], ID: strings.TrimSpace(s[name+1 : name+end])}
	n = name + end + 1
	if n < len(s) && s[n] == '{' {
		if close := strings.IndexAny(s[n:], "}\n"); close > 0 && s[n+close] == '}' {
			p.Args = arguments(s[n+1 : n+close])
			n += close + 1
		}
	}
	p.Text = s[:n]
	return p, n
}

func arguments(s string) map[string]string {
	args := map[string]string{}
	for _, word := range strings.Fields(s) {
		key, value, _ := strings.Cut(word, "=")
		args[key] = strings.Trim(value, `"'`)
	}
	return args
}
