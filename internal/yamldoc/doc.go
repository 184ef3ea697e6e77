// Package yamldoc reads YAML for people who are not programmers: every value
// keeps its place and its literal text, every mistake is said in plain words
// with what to do about it, and the silent traps of YAML are errors.
//
// It is the only package that knows YAML. What the fields mean is in model,
// which files hold what is in load, and whether the values make sense is in
// check.
package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"lodestone/internal/diag"
)

// Code is the code of every finding about the form of a YAML file.
const Code = "YML01"

// Doc is a parsed file. It is immutable once made.
type Doc struct {
	File  string
	data  []byte
	lines []int // byte offset of each line's start
	root  *yaml.Node
}

// Node is a place in a document; the zero Node is no place at all.
type Node struct {
	doc *Doc
	y   *yaml.Node
}

// Entry is one key of a mapping with its value.
type Entry struct {
	Key     string
	KeySpan diag.Span
	Value   Node
}

// Parse reads a file. The document is never nil; when the text cannot be
// read at all its Root is the zero Node and the findings have errors. An
// empty file, or one of comments only, has a zero Root and no findings.
func Parse(file string, data []byte) (doc *Doc, list diag.List) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	doc = &Doc{File: file, data: data, lines: lineStarts(data)}
	if list = doc.encoding(); list.HasErrors() {
		return doc, list
	}
	root, err := unmarshal(data)
	if err != nil {
		return doc, append(list, doc.explain(err)...).Sorted()
	}
	if suspicious(data) {
		list = append(list, doc.scan().silent...)
	}
	if root == nil {
		return doc, list
	}
	t := traps{doc: doc, list: list}
	t.walk(root, 0)
	t.comments(root)
	if !t.refused {
		doc.root = root
	}
	return doc, t.list.Sorted()
}

// unmarshal gives the root of the first document, nil when there is none.
func unmarshal(data []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, err
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) == 0 {
		return nil, nil
	}
	root = document.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" && root.Anchor == "" {
		return nil, nil
	}
	return root, nil
}

// encoding reports what keeps the bytes from being text.
func (d *Doc) encoding() (list diag.List) {
	if bytes.HasPrefix(d.data, []byte("\xff\xfe")) || bytes.HasPrefix(d.data, []byte("\xfe\xff")) {
		list.Add(d.problem(diag.Span{File: d.File}, "the file is saved as UTF-16",
			"Save it as UTF-8 (in Notepad: Save as, Encoding)."))
		return list
	}
	for at, line := 0, 1; at < len(d.data); {
		r, n := utf8.DecodeRune(d.data[at:])
		switch {
		case r == '\n':
			line++
		case r == utf8.RuneError && n == 1:
			list.Add(d.problem(d.spanAt(at, 1), "the file is not saved as UTF-8",
				"Letters such as å or ü will come out wrong. Save the file as UTF-8 and try again."))
			return list
		case r == '\r' && (at+1 == len(d.data) || d.data[at+1] != '\n'):
			list.Add(d.problem(d.spanAt(at, 0), "a line ends in a way that other programs do not understand (a lone carriage return)",
				"Save the file with Windows or Unix line breaks."))
			return list
		case r < ' ' && r != '\t' && r != '\r', r == 0x7f, r == 0x85, r == 0x2028, r == 0x2029:
			list.Add(d.problem(d.spanAt(at, n), fmt.Sprintf("an invisible control character (U+%04X) stands here", r),
				"Delete it; it often comes along when text is pasted from another program."))
		}
		at += n
	}
	return list
}

func (d *Doc) problem(span diag.Span, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Code: Code, Severity: diag.Error, Span: span, Message: message, Hint: hint}
}

func lineStarts(data []byte) []int {
	starts := append(make([]int, 0, 1+len(data)/24), 0)
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// line gives the text of a line, counted from 1, without its break.
func (d *Doc) line(n int) string {
	if n < 1 || n > len(d.lines) {
		return ""
	}
	from, to := d.lines[n-1], len(d.data)
	if n < len(d.lines) {
		to = d.lines[n]
	}
	return strings.TrimRight(string(d.data[from:to]), "\r\n")
}

// spanAt gives the place of n bytes at an offset, all in one line.
func (d *Doc) spanAt(offset, n int) diag.Span {
	line := 0
	for lo, hi := 0, len(d.lines); lo < hi; {
		mid := (lo + hi) / 2
		if d.lines[mid] <= offset {
			line, lo = mid+1, mid+1
		} else {
			hi = mid
		}
	}
	start := d.lines[line-1]
	column := 1 + utf8.RuneCount(d.data[start:offset])
	return diag.Span{File: d.File, Line: line, Column: column,
		EndColumn: column + utf8.RuneCount(d.data[offset:min(offset+n, len(d.data))])}
}

// offset is the byte offset of a line and column, both from 1, columns in
// code points.
func (d *Doc) offset(line, column int) int {
	if line < 1 || line > len(d.lines) {
		return len(d.data)
	}
	at := d.lines[line-1]
	for ; column > 1 && at < len(d.data) && d.data[at] != '\n'; column-- {
		if d.data[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, n := utf8.DecodeRune(d.data[at:])
		at += n
	}
	return at
}

// Root is the document's value.
func (d *Doc) Root() Node {
	if d.root == nil {
		return Node{doc: d}
	}
	return Node{d, d.root}
}

// IsZero tells whether there is nothing here.
func (n Node) IsZero() bool { return n.y == nil }

// IsMap tells whether the value has keys.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList tells whether the value is a list.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// Entries gives the keys of a mapping in the order of the file.
func (n Node) Entries() []Entry {
	if !n.IsMap() {
		return nil
	}
	entries := make([]Entry, 0, len(n.y.Content)/2)
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		key := Node{n.doc, n.y.Content[i]}
		entries = append(entries, Entry{Key: key.y.Value, KeySpan: key.Span(), Value: Node{n.doc, n.y.Content[i+1]}})
	}
	return entries
}

// Items gives the items of a list.
func (n Node) Items() []Node {
	if !n.IsList() {
		return nil
	}
	items := make([]Node, len(n.y.Content))
	for i, y := range n.y.Content {
		items[i] = Node{n.doc, y}
	}
	return items
}

// Records gives the records of a file that holds several by their ids. It
// reports a file of another form and ids that are none.
func (d *Doc) Records() ([]Entry, diag.List) {
	root := d.Root()
	if root.IsZero() {
		return nil, nil
	}
	if !root.IsMap() {
		return nil, diag.List{d.problem(root.Span(), fmt.Sprintf("the file is %s, but records by their ids are wanted", kindName(root.y)),
			"Begin each record with its id and a colon, and put its keys below it, indented.")}
	}
	var list diag.List
	entries := root.Entries()
	for _, e := range entries {
		if !isSlug(e.Key) {
			list.Add(d.problem(e.KeySpan, fmt.Sprintf("“%s” is not an id", shorten(e.Key)),
				"Ids are made of small letters a–z, digits and single hyphens, for example green-hydrogen."))
		}
	}
	return entries, list
}

// Get gives the value of a key of a mapping.
func (n Node) Get(key string) (Node, bool) {
	if n.IsMap() {
		for i := 0; i+1 < len(n.y.Content); i += 2 {
			if n.y.Content[i].Value == key {
				return Node{n.doc, n.y.Content[i+1]}, true
			}
		}
	}
	return Node{}, false
}

// Scalar gives the literal text of a single value, as it was written but
// for quotes and folding; ok is false for lists, mappings and empty values.
func (n Node) Scalar() (text string, ok bool) {
	if n.y == nil || n.y.Kind != yaml.ScalarNode || isEmpty(n.y) {
		return "", false
	}
	return n.y.Value, true
}

// Span is the place of the value: its first line, from its first character,
// quotes included.
func (n Node) Span() diag.Span {
	if n.y == nil {
		return diag.Span{File: n.doc.file()}
	}
	s := diag.Span{File: n.doc.File, Line: n.y.Line, Column: n.y.Column}
	if n.y.Kind != yaml.ScalarNode {
		return s
	}
	s.EndColumn = n.doc.scalarEnd(n.y)
	return s
}

func (d *Doc) file() string {
	if d == nil {
		return ""
	}
	return d.File
}

// scalarEnd is the column after the part of a scalar that stands on its
// first line, 0 when it has none.
func (d *Doc) scalarEnd(y *yaml.Node) int {
	switch {
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return y.Column + 1
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		rest := d.rest(y)
		n, _ := quotedLength(rest)
		return y.Column + utf8.RuneCount(rest[:n])
	case y.Style&yaml.TaggedStyle != 0 || y.Value == "":
		return 0
	}
	n := len(y.Value)
	if at := d.offset(y.Line, y.Column); at+n <= len(d.data) && string(d.data[at:at+n]) == y.Value {
		return y.Column + utf8.RuneCountInString(y.Value)
	}
	return y.Column + utf8.RuneCount(bytes.TrimRight(d.rest(y), " \t"))
}

// rest is the text from a node to the end of its line.
func (d *Doc) rest(y *yaml.Node) []byte {
	at := d.offset(y.Line, y.Column)
	to := len(d.data)
	if y.Line >= 1 && y.Line < len(d.lines) {
		to = d.lines[y.Line]
	}
	return bytes.TrimRight(d.data[min(at, to):to], "\r\n")
}

// quotedLength is the length in bytes of the quoted text that begins here,
// with its quotes; closed is false when the quote does not end here, and
// the length is then that of the whole text.
func quotedLength(text []byte) (n int, closed bool) {
	if len(text) == 0 {
		return 0, false
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case text[i] == quote:
			return i + 1, true
		}
	}
	return len(text), false
}
