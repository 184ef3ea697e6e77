package markdown

import (
	"bytes"

	"lodestone/internal/diag"
)

// Code is the code of findings about the form of Markdown.
const Code = "MD01"

// Source is a Markdown file in its two parts.
type Source struct {
	Front    []byte // YAML, its lines numbered as in the file (the first is a comment); nil when there is none
	Body     []byte
	BodyLine int // line of the file where the body begins, from 1
}

// Split takes the front matter, which stands between two lines of three
// hyphens at the start of a file, from the body.
func Split(file string, data []byte) (Source, diag.List) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	first, rest := cutLine(data)
	if string(bytes.TrimRight(first, " \t\r\n")) != "---" {
		return Source{Body: data, BodyLine: 1}, nil
	}
	for line := 2; len(rest) > 0; line++ {
		var text []byte
		text, after := cutLine(rest)
		if mark := string(bytes.TrimRight(text, " \t\r\n")); mark == "---" || mark == "..." {
			front := append([]byte("#--"), data[3:len(data)-len(rest)]...)
			return Source{Front: front, Body: after, BodyLine: line + 1}, nil
		}
		rest = after
	}
	return Source{Body: nil, BodyLine: 1}, diag.List{{Code: Code, Severity: diag.Error,
		Span:    diag.Span{File: file, Line: 1, Column: 1, EndColumn: 4},
		Message: "the front matter that begins here has no end",
		Hint:    "Put a line with three hyphens (---) after its last line, before the text."}}
}

// cutLine gives the first line with its break, and the rest.
func cutLine(data []byte) (line, rest []byte) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return data[:i+1], data[i+1:]
	}
	return data, nil
}
