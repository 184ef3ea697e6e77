package yamldoc

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"lodestone/internal/diag"
)

// Positions are the places of a record's values by the path of the field:
// "label", "window.closes", "sources[0]".
type Positions struct {
	record  diag.Span // the record's key, or the file's start
	entries []position
}

// position is small, since a site has a million of them.
type position struct {
	path      string
	key       bool
	line      int32
	from, end int32
}

func (p *Positions) add(path string, y *yaml.Node) {
	if path == "" {
		return
	}
	if p.entries == nil {
		p.entries = make([]position, 0, 24)
	}
	q := position{path: path, line: int32(y.Line), from: int32(y.Column)}
	if y.Kind == yaml.ScalarNode {
		n := utf8.RuneCountInString(y.Value)
		if y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			n += 2
		}
		q.end = q.from + int32(n)
	}
	p.entries = append(p.entries, q)
}

func (p *Positions) addKey(parent, name string, key *yaml.Node) {
	if parent != "" {
		name = parent + "." + name
	}
	p.entries = append(p.entries, position{path: name, key: true, line: int32(key.Line), from: int32(key.Column),
		end: int32(key.Column + utf8.RuneCountInString(key.Value))})
}

// At is the place of a value. A value that is not there has the place of
// what should hold it, in the end that of the record.
func (p *Positions) At(path string) diag.Span {
	for path != "" {
		if s, ok := p.find(path, false); ok {
			return s
		}
		path = parent(path)
	}
	return p.record
}

// Key is the place of a key, else of what should hold it.
func (p *Positions) Key(path string) diag.Span {
	for path != "" {
		if s, ok := p.find(path, true); ok {
			return s
		}
		path = parent(path)
	}
	return p.record
}

// Has tells whether the file gives the field a value.
func (p *Positions) Has(path string) bool { _, ok := p.find(path, false); return ok }

// Record is the place of the record's own key, or the start of its file.
func (p *Positions) Record() diag.Span { return p.record }

func (p *Positions) find(path string, key bool) (diag.Span, bool) {
	for _, q := range p.entries {
		if q.key == key && q.path == path {
			return diag.Span{File: p.record.File, Line: int(q.line), Column: int(q.from), EndColumn: int(q.end)}, true
		}
	}
	return diag.Span{}, false
}

// parent cuts the last step off a path.
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
