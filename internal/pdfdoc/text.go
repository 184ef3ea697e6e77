package pdfdoc

import (
	"math"
	"strings"

	"github.com/go-text/typesetting/harfbuzz"

	"lodestone/internal/typeset"
)

// Ink says how a span is painted and what it belongs to.
type Ink struct {
	Color Color
	Elem  *Elem // nil inside Artifact, where text belongs to nothing
	Link  *Link // makes the span a link; Elem must be of role Link
}

// Line paints a set line with its baseline at y. The ink is asked for each
// run's Span.Tag, in reading order, so that inline elements can be made when
// their text comes.
//
// Content is written in reading order, as ISO 32000-1, 14.8.2.3 wants it:
// the pen jumps back for right-to-left text.
func (p *Page) Line(par *typeset.Paragraph, l typeset.Line, x, y float64, ink func(tag int) Ink) {
	var open *Elem
	for _, run := range l.Logical() {
		in := ink(run.Tag)
		if in.Elem != open {
			if open != nil {
				p.end()
			}
			if open = in.Elem; open != nil {
				p.begin(open)
			}
		}
		p.run(par, run, x+run.X, y-run.Rise, in.Color)
		if in.Link != nil && !run.Trailing {
			up, down := run.Font.Ascent*run.Size/1000, run.Font.Descent*run.Size/1000
			p.AddLink(in.Elem, *in.Link, x+run.X, y-run.Rise-up, run.Width, up+down)
		}
	}
	if open != nil {
		p.end()
	}
}

// cluster is the glyphs of one piece of text that shaping did not divide.
type cluster struct {
	text        string
	glyphs      []placed
	left, width float64 // of its advance, from the run's left edge
}

// placed is a glyph with its place from the run's left edge.
type placed struct {
	id   uint16
	x, y float64
}

// clusters gives the run's clusters in reading order.
func clusters(par *typeset.Paragraph, run typeset.Run) []cluster {
	n := len(run.Glyphs)
	places := make([]placed, n) // in reading order, like all that follows
	pens := make([]float64, n)
	starts := make([]int, n)
	pen := 0.0
	for i, g := range run.Glyphs {
		at := i
		if run.RTL {
			at = n - 1 - i
		}
		places[at], pens[at], starts[at] = placed{g.ID, pen + g.XOffset, g.YOffset}, pen, g.Cluster
		pen += g.Advance
	}
	advance := func(i int) float64 {
		if run.RTL {
			i = n - 1 - i
		}
		return run.Glyphs[i].Advance
	}
	out := make([]cluster, 0, n)
	for i := 0; i < n; {
		j := i + 1
		for j < n && starts[j] == starts[i] {
			j++
		}
		end := run.End
		if j < n {
			end = starts[j]
		}
		c := cluster{text: visibleText(par, starts[i], end), glyphs: places[i:j:j]}
		c.left = min(pens[i], pens[j-1])
		c.width = max(pens[i]+advance(i), pens[j-1]+advance(j-1)) - c.left
		i = j
		switch {
		case c.text == "":
		case run.RTL && c.width < 0.001*run.Size && len(out) > 0:
			out[len(out)-1].join(c)
		default:
			out = append(out, c)
		}
	}
	return out
}

// visibleText is a cluster's text without the controls of direction and
// joining, which have done their work.
func visibleText(par *typeset.Paragraph, start, end int) string {
	if end == start+1 {
		if r := par.At(start); r < 0x80 || visibleRune(r) >= 0 {
			return string(r)
		}
		return ""
	}
	return strings.Map(visibleRune, par.Slice(start, end))
}

// join adds a cluster without width of its own (the alef of a lam-alef that
// is drawn in two parts) to the one before it.
func (c *cluster) join(next cluster) {
	c.text += next.text
	c.glyphs = append(c.glyphs, next.glyphs...)
}

func visibleRune(r rune) rune {
	if harfbuzz.IsDefaultIgnorable(r) && r != '\u00ad' {
		return -1
	}
	return r
}

// run paints one run from x on the baseline y.
func (p *Page) run(par *typeset.Paragraph, run typeset.Run, x, y float64, c Color) {
	list := clusters(par, run)
	if len(list) == 0 {
		return
	}
	f := p.font(run.Font)
	p.fill(c)
	p.body = append(p.body, "BT "...)
	p.body = append(p.body, '/')
	p.body = append(p.body, f.name...)
	p.body = append(p.body, ' ')
	p.nums(run.Size)
	p.body = append(p.body, "Tf "...)
	p.nums(x, p.height-y)
	p.op("Td")
	t := &tj{page: p, font: f, size: run.Size}
	for _, cl := range list {
		for _, c := range f.cells(cl, run.Size, run.RTL) {
			t.show(c)
			if run.RTL {
				// One text object for each character: readers that put
				// objects in order by their place (PDFium) then find
				// right-to-left text in the order they expect.
				t.flush()
			}
		}
	}
	t.flush()
	p.op("ET")
}

// tj gathers glyphs into the array of a TJ operator.
type tj struct {
	page  *Page
	font  *embedded
	size  float64
	pen   float64 // where the next glyph falls, from the run's left edge
	rise  float64
	array []byte
	open  bool // inside a string of the array
}

func (t *tj) show(c cell) {
	if math.Abs(c.y-t.rise) > 0.0005 {
		t.flush()
		t.rise = c.y
		t.page.nums(c.y)
		t.page.op("Ts")
	}
	// Thousandths of the em, rounded once: the pen follows what is written,
	// so that errors do not add up.
	if adjust := math.Round((t.pen - c.x) / t.size * 1000); adjust != 0 {
		t.closeString()
		t.array = append(t.array, num(adjust)...)
		t.pen -= adjust * t.size / 1000
	}
	if !t.open {
		t.array = append(t.array, '<')
		t.open = true
	}
	t.array = append(t.array, hexDigits[c.code>>12], hexDigits[c.code>>8&15], hexDigits[c.code>>4&15], hexDigits[c.code&15])
	t.pen += t.font.width(c.code) * t.size / 1000
}

func (t *tj) closeString() {
	if t.open {
		t.array = append(t.array, '>')
		t.open = false
	}
}

func (t *tj) flush() {
	if len(t.array) == 0 {
		return
	}
	t.closeString()
	t.page.body = append(t.page.body, '[')
	t.page.body = append(t.page.body, t.array...)
	t.page.op("]TJ")
	t.array = t.array[:0]
}
