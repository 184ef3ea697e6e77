package pdfdoc

import (
	"fmt"
	"strconv"
	"strings"
)

// Tag draws content that belongs to an element of the structure.
func (p *Page) Tag(e *Elem, draw func()) {
	p.begin(e)
	draw()
	p.end()
}

// Artifact draws decoration, which the structure leaves out.
func (p *Page) Artifact(draw func()) {
	p.op("/Artifact BMC")
	draw()
	p.end()
}

func (p *Page) begin(e *Elem) {
	mcid := len(p.mcids)
	p.mcids = append(p.mcids, e)
	e.kids = append(e.kids, kid{page: p, mcid: mcid})
	p.body = append(p.body, '/')
	p.body = append(p.body, e.Role...)
	p.body = append(p.body, "<</MCID "...)
	p.body = strconv.AppendInt(p.body, int64(mcid), 10)
	p.body = append(p.body, ">>BDC\n"...)
}

func (p *Page) end() {
	p.op("EMC")
}

func (p *Page) op(s string) {
	p.body = append(p.body, s...)
	p.body = append(p.body, '\n')
}

// nums appends numbers, each with a space after it.
func (p *Page) nums(xs ...float64) {
	for _, x := range xs {
		p.body = append(p.body, num(x)...)
		p.body = append(p.body, ' ')
	}
}

// fill chooses the colour of what is filled, text included.
func (p *Page) fill(c Color) {
	if c != p.color {
		p.color = c
		p.op(string(c) + " rg")
	}
}

// Rect fills a rectangle.
func (p *Page) Rect(x, y, w, h float64, c Color) {
	p.fill(c)
	p.nums(x, p.height-y-h, w, h)
	p.op("re f")
}

// RoundRect fills a rectangle with rounded corners.
func (p *Page) RoundRect(x, y, w, h, r float64, c Color) {
	const k = 0.5523 // a quarter circle as a Bézier curve
	y0, y1, x1, b := p.height-y-h, p.height-y, x+w, r*(1-k)
	p.fill(c)
	p.nums(x+r, y0)
	p.op("m")
	for _, s := range [][8]float64{
		{x1 - r, y0, x1 - b, y0, x1, y0 + b, x1, y0 + r},
		{x1, y1 - r, x1, y1 - b, x1 - b, y1, x1 - r, y1},
		{x + r, y1, x + b, y1, x, y1 - b, x, y1 - r},
		{x, y0 + r, x, y0 + b, x + b, y0, x + r, y0},
	} {
		p.nums(s[0], s[1])
		p.op("l")
		p.nums(s[2:]...)
		p.op("c")
	}
	p.op("h f")
}

// Rects fills many rectangles of one colour as one path: x, y, w, h each.
func (p *Page) Rects(c Color, rects [][4]float64) {
	p.fill(c)
	for _, r := range rects {
		p.nums(r[0], p.height-r[1]-r[3], r[2], r[3])
		p.op("re")
	}
	p.op("f")
}

// Rule draws a straight line.
func (p *Page) Rule(x1, y1, x2, y2, width float64, c Color) {
	p.nums(width)
	p.op("w " + string(c) + " RG")
	p.nums(x1, p.height-y1)
	p.body = append(p.body, "m "...)
	p.nums(x2, p.height-y2)
	p.op("l S")
}

// Link is where a link leads: an address, or a place in the document.
type Link struct {
	URL      string
	Contents string  // what a screen reader says of it
	To       *Anchor // when URL is empty; may be placed later
}

// Anchor is a place that links lead to.
type Anchor struct {
	Page *Page
	Y    float64
}

type annotation struct {
	object int
	link   Link
	rect   [4]float64
	key    int
}

// AddLink makes a rectangle of the page a link that belongs to an element of
// role Link.
func (p *Page) AddLink(e *Elem, link Link, x, y, w, h float64) {
	a := annotation{object: p.doc.objects.next(), link: link, rect: [4]float64{x, p.height - y - h, x + w, p.height - y}}
	e.kids = append(e.kids, kid{page: p, annot: a.object})
	a.key = p.doc.parentKey(parentEntry{elem: e})
	p.annots = append(p.annots, a)
}

func (d *Document) parentKey(e parentEntry) int {
	d.parents = append(d.parents, e)
	return len(d.parents) - 1
}

func (d *Document) writeAnnotation(a annotation) {
	target := "/A<</S/URI/URI" + byteString(a.link.URL) + ">>"
	if to := a.link.To; to != nil && to.Page != nil {
		target = fmt.Sprintf("/Dest[%d 0 R/XYZ null %s null]", to.Page.object, num(to.Page.height-to.Y))
	}
	contents := strings.TrimSpace(printable(a.link.Contents))
	if contents == "" {
		contents = byteString(a.link.URL)
	}
	d.objects.set(a.object, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/StructParent %d/Contents%s%s>>",
		num(a.rect[0]), num(a.rect[1]), num(a.rect[2]), num(a.rect[3]), a.key, textString(contents), target)
}
