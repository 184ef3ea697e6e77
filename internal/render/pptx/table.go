package pptx

import (
	"cmp"
	"errors"
	"slices"

	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// noTableStyle is Office's own name for a table without grid and fill: the
// hairlines are drawn on the cells.
const noTableStyle = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

const nsTable = "http://schemas.openxmlformats.org/drawingml/2006/table"

// Cells, in points.
const (
	cellSide  = 8.0
	cellAbove = 5.0
)

var (
	cellStyle = style{size: 14, least: 11, most: 18, colour: "tx1"}
	headStyle = style{size: 12, least: 11, colour: "tx2", bold: true}
)

// grid is a table as it will stand: columns in reading order, all cells as
// paragraphs, sizes settled.
type grid struct {
	head    []para
	rows    [][]para
	numeric []bool // columns aligned at the end
	widths  []float64
	heights []float64 // the head's first
	scale   float64
	fits    bool
}

func (s *slide) table() error {
	t := s.view.Table
	if t == nil {
		return errors.New("pptx: the slide has no table")
	}
	h, _ := s.layout.holder(idxMain)
	g := s.deck.grid(*t, h.box)
	if len(g.head) == 0 {
		return errors.New("pptx: the table has no columns")
	}
	if !g.fits {
		s.deck.tooLong(s.view.Title.S, t.Caption.S)
	}
	s.text(idxAxis, joined(" · ", run{text: s.view.Lead}, run{text: t.Caption}))
	s.frame("table", cmp.Or(t.Caption.S, s.view.Title.S), nsTable, func() { s.grid(g) })
	s.sourceLine()
	return nil
}

// grid settles widths and the largest size at which the table fits.
func (d *deck) grid(t view.Table, b box) grid {
	g := grid{scale: 1, numeric: make([]bool, len(t.Head))}
	for _, h := range t.Head {
		g.head = append(g.head, plain(h))
	}
	for _, row := range t.Rows {
		cells := make([]para, len(t.Head))
		for i := range min(len(row), len(cells)) {
			cells[i] = d.cell(row[i])
			g.numeric[i] = g.numeric[i] || row[i].Numeric
		}
		g.rows = append(g.rows, cells)
	}
	least := cellStyle.least / cellStyle.size
	for g.scale = cellStyle.most / cellStyle.size; ; g.scale = max(least, g.scale-0.04) {
		g.measureColumns(b.w)
		if g.fits = g.measureRows(b.h); g.fits || g.scale == least {
			return g
		}
	}
}

func (d *deck) cell(c view.Cell) para {
	if c.Figure == nil {
		return para{runs: []run{{text: c.Text, link: c.URL}}}
	}
	p := joined(" ", run{text: words(c.Figure.Qualifier)}, run{text: c.Figure.ValueText(), link: c.URL}, run{text: words(c.Figure.Unit)})
	p.runs = append(p.runs, footnotes(c.Figure.Sources)...)
	return p
}

// measureColumns shares the width out by how much text a column holds: no
// column is narrower than its longest word, none takes more than it can use.
func (g *grid) measureColumns(width float64) {
	n := len(g.head)
	g.widths = make([]float64, n)
	need, want := make([]float64, n), make([]float64, n)
	for i := range n {
		cells := []para{g.head[i]}
		for _, row := range g.rows {
			cells = append(cells, row[i])
		}
		for _, p := range cells {
			natural, word := p.widths(cellStyle, g.scale)
			need[i] = max(need[i], word+2*cellSide)
			want[i] = max(want[i], natural+2*cellSide)
		}
	}
	spare, wish := width, 0.0
	for i := range n {
		spare -= need[i]
		wish += want[i] - need[i]
	}
	for i := range n {
		switch {
		case spare < 0:
			g.widths[i] = width * need[i] / (width - spare)
		case wish > 0:
			g.widths[i] = need[i] + spare*(want[i]-need[i])/wish
		default:
			g.widths[i] = need[i] + spare/float64(n)
		}
	}
}

// widths of a paragraph on one line, and of its longest word.
func (p para) widths(s style, scale float64) (line, word float64) {
	w := 0.0
	for _, r := range p.runs {
		for _, c := range r.text.S {
			a := advance(c) * r.size(s, scale) * 1.07
			line += a
			if w += a; c == ' ' || c == '-' || ideographic(c) {
				w = 0
			}
			word = max(word, w)
		}
	}
	return line, word
}

func (g *grid) measureRows(height float64) bool {
	g.heights = g.heights[:0]
	total, ok := 0.0, true
	for i, row := range slices.Insert(slices.Clone(g.rows), 0, g.head) {
		st := cellStyle
		if i == 0 {
			st = headStyle
		}
		tallest := 0.0
		for j, p := range row {
			h, whole := p.height(st, g.widths[j]-2*cellSide, g.scale)
			tallest, ok = max(tallest, h), ok && whole
		}
		g.heights = append(g.heights, tallest+2*cellAbove)
		total += tallest + 2*cellAbove
	}
	return ok && total <= height
}

// grid writes the table. In a deck that is read from the right the columns
// are written in reverse and the table itself is left-to-right: PowerPoint
// would mirror a table marked as right-to-left, LibreOffice would not, and
// this order looks the same in both. The column that heads the rows is then
// the last one.
func (s *slide) grid(g grid) {
	x, d := s.x, s.deck
	heading := "firstCol"
	if d.rtl {
		heading = "lastCol"
		slices.Reverse(g.widths)
		slices.Reverse(g.numeric)
		slices.Reverse(g.head)
		for _, row := range g.rows {
			slices.Reverse(row)
		}
	}
	x.Start("a:tbl")
	x.Start("a:tblPr", "firstRow", "1", heading, "1")
	x.Leaf("a:tableStyleId", noTableStyle)
	x.End()
	x.Start("a:tblGrid")
	for _, w := range g.widths {
		x.Empty("a:gridCol", "w", ooxml.Points(w))
	}
	x.End()
	s.row(g, 0, g.head, headStyle)
	for i, row := range g.rows {
		s.row(g, i+1, row, cellStyle)
	}
	x.End()
}

func (s *slide) row(g grid, i int, cells []para, st style) {
	x, d := s.x, s.deck
	x.Start("a:tr", "h", ooxml.Points(g.heights[i]))
	for j, p := range cells {
		align := d.align()
		if g.numeric[j] {
			align = d.opposite()
		}
		x.Start("a:tc")
		x.Start("a:txBody")
		x.Empty("a:bodyPr")
		x.Empty("a:lstStyle")
		s.cellParagraph(p, st, g.scale, align, i > 0 && j == d.headColumn(len(cells)))
		x.End()
		s.cellProperties(i == 0, j == 0, j == len(cells)-1)
		x.End()
	}
	x.End()
}

// headColumn is the column, as written, that heads the rows.
func (d *deck) headColumn(columns int) int {
	if d.rtl {
		return columns - 1
	}
	return 0
}

// cellParagraph says size and colour of each run: a table has no placeholder
// that could.
func (s *slide) cellParagraph(p para, st style, scale float64, align string, bold bool) {
	x, d := s.x, s.deck
	x.Start("a:p")
	x.Empty("a:pPr", "algn", align, "rtl", bit(d.fromRight(p)))
	written := false
	for _, r := range p.runs {
		if r.text.Empty() {
			continue
		}
		r.bold = r.bold || st.bold || bold
		r.colour = cmp.Or(r.colour, st.colour)
		d.run(x, s.part, r, style{size: 18}, scale*st.size/18)
		written = true
	}
	if !written {
		x.Empty("a:endParaRPr", "lang", d.lang, "sz", hundredths(st.size*scale))
	}
	x.End()
}

// cellProperties draws the hairlines; the outer cells stand flush with the
// slide's margins.
func (s *slide) cellProperties(head, first, last bool) {
	x := s.x
	side := func(outer bool) string {
		if outer {
			return "0"
		}
		return ooxml.Points(cellSide)
	}
	x.Start("a:tcPr", "marL", side(first), "marR", side(last), "marT", ooxml.Points(cellAbove), "marB", ooxml.Points(cellAbove), "anchor", map[bool]string{true: "b", false: "t"}[head])
	for _, side := range []string{"a:lnL", "a:lnR", "a:lnT"} {
		x.Start(side, "w", "0")
		x.Empty("a:noFill")
		x.End()
	}
	width, colour := 0.75, "bg2"
	if head {
		width, colour = 1.25, "tx1"
	}
	x.Start("a:lnB", "w", ooxml.Points(width))
	schemeFill(x, colour)
	x.End()
	x.Empty("a:noFill")
	x.End()
}
