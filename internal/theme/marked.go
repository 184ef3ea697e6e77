package theme

import (
	"bytes"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"lodestone/internal/diag"
)

// placeMark is the attribute by which a tag in a marked page says where it
// stands in the templates.
const placeMark = "data-at"

var tagStart = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9-]*`)

// marked is a copy of the templates in which each tag has a mark of its
// place: pages made with it can be blamed on the line of a partial.
type marked struct {
	set    *template.Template
	places []diag.Span // by mark
}

// markTemplates copies templates that have not been executed yet. texts are what
// their files hold, by name.
func markTemplates(set *template.Template, at, texts map[string]string) (*marked, error) {
	set, err := set.Clone()
	if err != nil {
		return nil, err
	}
	m := &marked{set: set}
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		file, text := at[t.Tree.ParseName], texts[t.Tree.ParseName]
		eachNode(t.Tree.Root, func(n parse.Node) {
			if n, ok := n.(*parse.TextNode); ok {
				n.Text = m.text(n.Text, file, text, int(n.Pos))
			}
		})
	}
	return m, nil
}

// text marks the tags in a piece of a template that begins at pos of its
// file. A tag whose name goes on in an action stays without a mark.
func (m *marked) text(piece []byte, file, whole string, pos int) []byte {
	var out bytes.Buffer
	done := 0
	for _, at := range tagStart.FindAllIndex(piece, -1) {
		if at[1] == len(piece) {
			break
		}
		out.Write(piece[done:at[1]])
		out.WriteString(" " + placeMark + "=" + strconv.Itoa(len(m.places)) + " ")
		m.places = append(m.places, spanAt(file, whole, pos+at[0]))
		done = at[1]
	}
	out.Write(piece[done:])
	return out.Bytes()
}

// spanAt is a place in a file, by its offset in bytes.
func spanAt(file, text string, offset int) diag.Span {
	before := text[:min(offset, len(text))]
	line := strings.Count(before, "\n")
	return diag.Span{File: file, Line: line + 1, Column: offset - strings.LastIndex(before, "\n")}
}

var action = regexp.MustCompile(`(?s)\{\{-?\s*(?:/\*.*?\*/|(if|range|with|block|define|end)\b)`)

// unended finds the {{if}}, {{range}} or {{with}} that a file never ends: the
// last one without a partner.
func unended(text string) (keyword string, offset int, ok bool) {
	type opened struct {
		keyword string
		offset  int
	}
	var open []opened
	for _, at := range action.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case at[2] < 0: // a comment
		case text[at[2]:at[3]] == "end":
			open = open[:max(len(open)-1, 0)]
		default:
			open = append(open, opened{text[at[2]:at[3]], at[0]})
		}
	}
	if len(open) == 0 {
		return "", 0, false
	}
	last := open[len(open)-1]
	return last.keyword, last.offset, true
}
