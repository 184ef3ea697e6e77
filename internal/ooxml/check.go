package ooxml

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Finding is something wrong with a document.
type Finding struct {
	Rule    string // see the table in Check
	Part    string // "/ppt/slides/slide3.xml"
	Message string
}

// String is the finding in one line.
func (f Finding) String() string { return f.Rule + ": " + f.Part + ": " + f.Message }

// Check looks at a document as Office and a screen reader would:
//
//	container     it is a zip of parts
//	xml           each part is well-formed
//	content-type  each part has one
//	relationship  each leads to a part, each id that a part uses exists
//	properties    the document has a title and a language
//	title         each slide has exactly one title, and it is not empty
//	notes         each slide has speaker notes
//	alt           each picture, chart and table has an alternative text
//	lang          each run of text says its language
//	direction     paragraphs in Arabic or Hebrew run from the right
//	id            the shapes of a slide have ids of their own
//	placeholder   each placeholder of a slide exists on its layout
//	table         each row has as many cells as the grid has columns
//	chart         the cache of a chart says what its workbook says
//
// Findings are in the order of parts. Documents other than presentations have
// no slides and pass the rules about them.
func Check(data []byte) []Finding {
	d, err := open(data)
	if err != nil {
		return []Finding{{"container", "/", err.Error()}}
	}
	c := &checker{doc: d, trees: map[string]*node{}}
	c.wellFormed()
	if len(c.found) > 0 {
		return c.found
	}
	c.properties()
	for _, name := range d.names() {
		c.packaging(name)
		switch d.contentType(name) {
		case TypeSlide:
			c.slide(name)
		case TypeNotesSlide:
			c.runs(name)
		case TypeChart:
			c.chart(name)
		}
	}
	return c.found
}

type checker struct {
	doc   document
	trees map[string]*node
	found []Finding
}

func (c *checker) add(rule, part, format string, args ...any) {
	c.found = append(c.found, Finding{rule, part, fmt.Sprintf(format, args...)})
}

func (c *checker) wellFormed() {
	for _, name := range c.doc.names() {
		if !isXML(name) {
			continue
		}
		root, err := parse(c.doc[name])
		if err != nil {
			c.add("xml", name, "not well-formed: %v", err)
			continue
		}
		c.trees[name] = root
	}
	if c.trees["/[Content_Types].xml"] == nil {
		c.add("content-type", "/[Content_Types].xml", "the part that lists the content types is missing")
	}
}

func (c *checker) properties() {
	core := c.doc.related(Root, RelCore)
	root := c.trees[core]
	if root == nil {
		c.add("properties", "/", "no core properties")
		return
	}
	for _, name := range []string{"title", "language"} {
		if root.first(name).content() == "" {
			c.add("properties", core, "no %s", name)
		}
	}
}

// packaging checks what holds for every part: its type, its relationships,
// and the ids by which it refers to them.
func (c *checker) packaging(name string) {
	if name == "/[Content_Types].xml" {
		return
	}
	if c.doc.contentType(name) == "" {
		c.add("content-type", name, "no content type")
	}
	if strings.HasSuffix(name, ".rels") {
		c.relationships(name)
		return
	}
	root := c.trees[name]
	if root == nil {
		return
	}
	rels := c.doc.rels(name)
	root.walk(func(n *node) {
		for _, id := range n.references() {
			if _, ok := rels[id]; !ok {
				c.add("relationship", name, "<%s> refers to %s, which does not exist", n.name, id)
			}
		}
	})
}

func (c *checker) relationships(name string) {
	source := path.Join(path.Dir(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".rels"))
	if path.Base(name) == ".rels" {
		source = Root
	} else if _, ok := c.doc[source]; !ok {
		c.add("relationship", name, "belongs to %s, which is not in the package", source)
	}
	rels := c.doc.rels(source)
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		if _, ok := c.doc[rels[id].target]; !ok && !rels[id].external {
			c.add("relationship", name, "%s leads to %s, which is not in the package", id, rels[id].target)
		}
	}
}

func (c *checker) slide(name string) {
	root := c.trees[name]
	c.titles(name, root)
	c.notes(name)
	c.runs(name)
	c.alternatives(name, root)
	c.shapeIDs(name, root)
	c.placeholders(name, root)
	c.tables(name, root)
}

func (c *checker) titles(name string, root *node) {
	count := 0
	for _, sp := range root.all("sp") {
		if kind := sp.first("ph").attr("type"); kind != "title" && kind != "ctrTitle" {
			continue
		}
		count++
		if strings.TrimSpace(sp.first("txBody").content()) == "" {
			c.add("title", name, "the title is empty")
		}
	}
	if count != 1 {
		c.add("title", name, "%d titles, want one", count)
	}
}

func (c *checker) notes(name string) {
	notes := c.trees[c.doc.related(name, RelNotesSlide)]
	if notes == nil {
		c.add("notes", name, "no speaker notes")
		return
	}
	for _, sp := range notes.all("sp") {
		if sp.first("ph").attr("type") == "body" && strings.TrimSpace(sp.first("txBody").content()) != "" {
			return
		}
	}
	c.add("notes", name, "the speaker notes are empty")
}

func (c *checker) runs(name string) {
	for _, p := range c.trees[name].all("p") {
		for _, r := range append(p.all("r"), p.all("fld")...) {
			if r.first("rPr").attr("lang") == "" {
				c.add("lang", name, "%q does not say its language", r.content())
			}
		}
		if fromRight(p.content()) && p.first("pPr").attr("rtl") != "1" {
			c.add("direction", name, "%q runs from the left", p.content())
		}
	}
}

// fromRight tells whether the first strong character is of a script that is
// written from the right.
func fromRight(s string) bool {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana):
			return true
		case unicode.IsLetter(r):
			return false
		}
	}
	return false
}

func (c *checker) alternatives(name string, root *node) {
	for _, kind := range []string{"pic", "graphicFrame"} {
		for _, n := range root.all(kind) {
			if props := n.first("cNvPr"); strings.TrimSpace(props.attr("descr")) == "" {
				c.add("alt", name, "%s %q has no alternative text", kind, props.attr("name"))
			}
		}
	}
}

func (c *checker) shapeIDs(name string, root *node) {
	seen := map[string]bool{}
	for _, n := range root.all("cNvPr") {
		if id := n.attr("id"); seen[id] {
			c.add("id", name, "shape id %s twice", id)
		} else {
			seen[id] = true
		}
	}
}

func (c *checker) placeholders(name string, root *node) {
	layout := c.trees[c.doc.related(name, RelSlideLayout)]
	if layout == nil {
		c.add("placeholder", name, "the slide has no layout")
		return
	}
	offered := map[string]bool{}
	for _, ph := range layout.all("ph") {
		offered[ph.attr("type")+"#"+ph.attr("idx")] = true
	}
	for _, ph := range root.all("ph") {
		if key := ph.attr("type") + "#" + ph.attr("idx"); !offered[key] {
			c.add("placeholder", name, "the layout offers no placeholder %s", key)
		}
	}
}

func (c *checker) tables(name string, root *node) {
	for _, tbl := range root.all("tbl") {
		columns := len(tbl.all("gridCol"))
		for i, row := range tbl.all("tr") {
			if n := len(row.all("tc")); n != columns {
				c.add("table", name, "row %d has %d cells, the grid %d columns", i+1, n, columns)
			}
		}
	}
}
