// Package pdfcheck reads PDF files of the kind that pdfdoc writes: it checks
// the rules of PDF/UA-1 (ISO 14289-1) that a machine can check, and gives
// back a document's text in reading order. It has a parser of its own, so
// that a mistake of the writer is not repeated by its check.
//
// It leaves the syntax of files in general to qpdf, and whether an
// alternative text is any good to people.
package pdfcheck

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
)

// Rules lists every rule with its clause of ISO 14289-1 where it has one.
// Codes are stable.
var Rules = [...]struct{ Code, Says string }{
	{"PDF01", "the file can be read and says that it is tagged (7.1)"},
	{"PDF02", "the document has a language (7.2)"},
	{"PDF03", "the document has a title and shows it (7.1)"},
	{"PDF04", "the metadata names PDF/UA-1 (5)"},
	{"PDF05", "all content is tagged or an artifact (7.1)"},
	{"PDF06", "structure and content lead to each other (7.1)"},
	{"PDF07", "figures have an alternative text and a box (7.3)"},
	{"PDF08", "tables have rows, cells and heads with a scope (7.5)"},
	{"PDF09", "headings begin at level one and skip none (7.4)"},
	{"PDF10", "links are tagged, described and in tab order (7.18)"},
	{"PDF11", "every character shown has a text (7.21.7)"},
	{"PDF12", "every font is embedded and its widths agree (7.21.4, 7.21.5)"},
	{"PDF13", "notes have identifiers of their own (7.9)"},
	{"PDF14", "structure types are standard and nested as lists want it (7.1, 7.6)"},
	{"PDF15", "right-to-left documents say so to the viewer"},
}

// document is a parsed file with what the rules look at.
type document struct {
	*file
	pages []*page
	byRef map[ref]*page
	root  *elem
	elems []*elem // in reading order
	list  diag.List
	name  string
}

// Check gives every breach of the rules; an empty list is a clean file. The
// name stands in the diagnostics as the file's.
func Check(name string, data []byte) diag.List {
	d, err := read(name, data)
	if err != nil {
		return diag.List{{Code: "PDF01", Severity: diag.Error, Span: diag.Span{File: name}, Message: "the file cannot be read: " + err.Error(), Hint: hint}}
	}
	for _, rule := range []func(*document){
		marked, languageRule, title, part, tagged, roundTrip, figures, tables, headings, links, unicode, embedded, notes, types, direction,
	} {
		rule(d)
	}
	return d.list
}

const hint = "this is a fault of the program that wrote the file; report it with the data it was made from"

func (d *document) report(code, format string, args ...any) {
	d.list.Add(diag.Diagnostic{Code: code, Severity: diag.Error, Span: diag.Span{File: d.name}, Message: fmt.Sprintf(format, args...), Hint: hint})
}

func read(fileName string, data []byte) (*document, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	d := &document{file: f, byRef: map[ref]*page{}, name: fileName}
	for _, r := range f.pages() {
		p, err := f.readPage(r)
		if err != nil {
			return nil, err
		}
		d.pages = append(d.pages, p)
		d.byRef[r] = p
	}
	d.readStructure()
	return d, nil
}

// elem is an element of the structure tree.
type elem struct {
	ref    ref
	dict   dict
	role   name
	parent *elem
	kids   []kid
}

// kid is an element, a sequence on a page, or an annotation.
type kid struct {
	elem  *elem
	page  *page
	mcid  int
	annot ref
}

func (d *document) readStructure() {
	tree := d.dict(d.catalog()["StructTreeRoot"])
	seen := map[ref]bool{}
	var walk func(v any, parent *elem) *elem
	walk = func(v any, parent *elem) *elem {
		r, _ := v.(ref)
		if seen[r] {
			return nil
		}
		seen[r] = true
		e := &elem{ref: r, dict: d.dict(v), parent: parent}
		e.role, _ = e.dict["S"].(name)
		d.elems = append(d.elems, e)
		own, _ := e.dict["Pg"].(ref)
		kids, several := d.get(e.dict["K"]).(array)
		if !several && e.dict["K"] != nil {
			kids = array{e.dict["K"]}
		}
		for _, k := range kids {
			if n, ok := whole(k); ok {
				e.kids = append(e.kids, kid{page: d.byRef[own], mcid: n})
				continue
			}
			kd := d.dict(k)
			on := own
			if pg, ok := kd["Pg"].(ref); ok {
				on = pg
			}
			switch kd["Type"] {
			case name("MCR"):
				n, _ := whole(kd["MCID"])
				e.kids = append(e.kids, kid{page: d.byRef[on], mcid: n})
			case name("OBJR"):
				a, _ := kd["Obj"].(ref)
				e.kids = append(e.kids, kid{page: d.byRef[on], mcid: -1, annot: a})
			default:
				if child := walk(k, e); child != nil {
					e.kids = append(e.kids, kid{elem: child})
				}
			}
		}
		return e
	}
	if k, ok := tree["K"]; ok {
		if list := d.array(k); len(list) > 0 {
			k = list[0]
		}
		d.root = walk(k, nil)
	}
}

// Text gives what the document says, in the order of its structure: a line a
// block, cells with tabs between them, figures with their text and their
// alternative text. After a form feed follow the title, the other metadata,
// bookmarks and links.
func Text(data []byte) (string, error) {
	d, err := read("", data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if d.root != nil {
		d.write(&b, d.root)
	}
	b.WriteString("\f")
	d.metadata(&b)
	return b.String(), nil
}

func (d *document) write(b *strings.Builder, e *elem) {
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			d.write(b, k.elem)
		case k.page != nil && k.mcid >= 0:
			b.WriteString(k.page.texts[k.mcid])
		}
	}
	if alt := d.string(e.dict["Alt"]); alt != "" {
		endLine(b)
		b.WriteString(alt)
	}
	switch e.role {
	case "Span", "Link", "Reference", "Document", "Sect", "TBody", "THead", "Table", "L":
	case "Lbl":
		b.WriteString(" ")
	case "TD", "TH":
		b.WriteString("\t")
	default:
		endLine(b)
	}
}

// endLine begins a new line where the last one is not empty.
func endLine(b *strings.Builder) {
	if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
		b.WriteString("\n")
	}
}

func (d *document) metadata(b *strings.Builder) {
	info := d.dict(d.trailer["Info"])
	for _, k := range sortedNames(info) {
		b.WriteString(d.string(info[k]) + "\n")
	}
	b.WriteString(d.xmp() + "\n")
	seen := map[ref]bool{}
	next, _ := d.dict(d.catalog()["Outlines"])["First"].(ref)
	for next != 0 && !seen[next] {
		seen[next] = true
		item := d.dict(next)
		b.WriteString(d.string(item["Title"]) + "\n")
		next, _ = item["Next"].(ref)
	}
	for _, p := range d.pages {
		for _, a := range d.array(p.dict["Annots"]) {
			annot := d.dict(a)
			b.WriteString(d.string(annot["Contents"]) + "\n")
			if uri := d.string(d.dict(annot["A"])["URI"]); uri != "" {
				b.WriteString(uri + "\n")
			}
		}
	}
}

// xmp is the metadata packet.
func (d *document) xmp() string {
	s, ok := d.get(d.catalog()["Metadata"]).(stream)
	if !ok {
		return ""
	}
	data, err := d.unpack(s)
	if err != nil {
		return ""
	}
	return string(data)
}
