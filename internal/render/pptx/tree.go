package pptx

import (
	"lodestone/internal/ooxml"
)

// tree writes the shapes of a slide, layout or master, each with an id of its
// own.
type tree struct {
	deck *deck
	x    *ooxml.XML
	part string
	last int
}

func (d *deck) newTree(x *ooxml.XML, part string) *tree {
	x.Start("p:spTree")
	x.Start("p:nvGrpSpPr")
	x.Empty("p:cNvPr", "id", "1", "name", "")
	x.Empty("p:cNvGrpSpPr")
	x.Empty("p:nvPr")
	x.End()
	x.Empty("p:grpSpPr")
	return &tree{deck: d, x: x, part: part, last: 1}
}

func (t *tree) id() string {
	t.last++
	return ooxml.Int(t.last)
}

// place is a box as it stands in the deck's direction.
func (t *tree) place(b box) box {
	if t.deck.rtl {
		return b.mirrored()
	}
	return b
}

func (t *tree) transform(element string, b box) {
	b = t.place(b)
	t.x.Start(element)
	t.x.Empty("a:off", "x", ooxml.Points(b.x), "y", ooxml.Points(b.y))
	t.x.Empty("a:ext", "cx", ooxml.Points(b.w), "cy", ooxml.Points(b.h))
	t.x.End()
}

func (t *tree) rectangle(b box) {
	t.transform("a:xfrm", b)
	t.x.Start("a:prstGeom", "prst", "rect")
	t.x.Empty("a:avLst")
	t.x.End()
}

func (t *tree) head(name, description, kind string, idx int) {
	x := t.x
	id := t.id()
	attrs := []string{"id", id, "name", name + " " + id}
	if description != "" {
		attrs = append(attrs, "descr", description)
	}
	x.Start("p:nvSpPr")
	x.Empty("p:cNvPr", attrs...)
	if kind == "" {
		x.Empty("p:cNvSpPr")
		x.Empty("p:nvPr")
	} else {
		x.Start("p:cNvSpPr")
		x.Empty("a:spLocks", "noGrp", "1")
		x.End()
		x.Start("p:nvPr")
		x.Empty("p:ph", placeholder(kind, idx)...)
		x.End()
	}
	x.End()
}

// placeholder is how shapes on the master, the layout and the slide name the
// same thing. Titles are found by their kind alone.
func placeholder(kind string, idx int) []string {
	attrs := []string{"type", kind}
	if idx != 0 {
		attrs = append(attrs, "idx", ooxml.Int(idx))
	}
	return attrs
}

// holder writes a placeholder of the master or a layout, with its style. The
// text is what PowerPoint shows before somebody writes: the placeholder's
// kind is enough, and it is never part of a show.
func (t *tree) holder(h holder) {
	x, d := t.x, t.deck
	x.Start("p:sp")
	t.head(h.kind, "", h.kind, h.idx)
	x.Start("p:spPr")
	t.rectangle(h.box)
	x.End()
	x.Start("p:txBody")
	anchor := h.anchor
	if anchor == "" {
		anchor = "t"
	}
	x.Start("a:bodyPr", "vert", "horz", "wrap", "square", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "rtlCol", bit(d.rtl), "anchor", anchor)
	x.Empty("a:normAutofit")
	x.End()
	x.Start("a:lstStyle")
	if h.size > 0 {
		s := h.style
		d.levels(x, s)
	}
	x.End()
	x.Start("a:p")
	if h.kind == "sldNum" {
		x.Empty("a:pPr", "algn", d.opposite(), "rtl", "0")
		t.slideNumber("‹#›")
	} else {
		x.Empty("a:endParaRPr", "lang", d.lang)
	}
	x.End(3)
}

// opposite is the side on which the deck's lines end.
func (d *deck) opposite() string {
	if d.rtl {
		return "l"
	}
	return "r"
}

// numberField is any fixed GUID: PowerPoint wants one for each field.
const numberField = "{5B3C2A54-3E0B-4C9E-9C55-0B5D6A2F7E11}"

func (t *tree) slideNumber(text string) {
	t.x.Start("a:fld", "id", numberField, "type", "slidenum")
	t.x.Empty("a:rPr", "lang", t.deck.lang)
	t.x.Leaf("a:t", text)
	t.x.End()
}

// bar is a filled rectangle of the layout, an ornament.
func (t *tree) bar(b box) {
	t.x.Start("p:sp")
	t.head("bar", "", "", 0)
	t.x.Start("p:spPr")
	t.rectangle(b)
	schemeFill(t.x, "accent1")
	t.x.End(2)
}

// rule is a hairline of the layout.
func (t *tree) rule(b box) {
	x := t.x
	id := t.id()
	x.Start("p:cxnSp")
	x.Start("p:nvCxnSpPr")
	x.Empty("p:cNvPr", "id", id, "name", "rule "+id)
	x.Empty("p:cNvCxnSpPr")
	x.Empty("p:nvPr")
	x.End()
	x.Start("p:spPr")
	t.transform("a:xfrm", b)
	x.Start("a:prstGeom", "prst", "line")
	x.Empty("a:avLst")
	x.End()
	x.Start("a:ln", "w", ooxml.Points(0.75))
	schemeFill(x, "bg2")
	x.End(3)
}
