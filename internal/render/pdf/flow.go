package pdf

import (
	"math"
	"strconv"

	"lodestone/internal/pdfdoc"
)

// block is something of known height that is placed as a whole.
type block struct {
	height float64
	gap    float64         // above it, where it is not the first of its page
	draw   func(y float64) // paints it with its top at y
	parts  func() []block  // what to set instead where even a whole page is too short
	keep   bool            // stands on the page of the block after it
	foot   bool            // goes to the bottom of the page, with all after it
	again  func() *block   // set at the top of the next page when the flow breaks here (a table's head)
}

// scales are the sizes at which a page is tried before it becomes two.
var scales = [...]float64{1, 0.97, 0.94, 0.91}

// flow lays the document out at the first scale at which it fits one page,
// else at full size over several, and paints it.
func (s *sheet) flow(build func() []block) {
	const room = bottom - marginTop
	whole := build()
	full := extent(whole)
	for i, scale := range scales {
		// Heights shrink about with the power of 1.5 of the scale, never
		// faster than with its third: sizes that will not do are not set.
		expect := full * scale * math.Sqrt(scale)
		if i == len(scales)-1 {
			expect = full * scale * scale * scale
		}
		if expect > room || s.diags.HasErrors() {
			continue
		}
		blocks := whole
		if s.scale = scale; scale != 1 {
			blocks = build()
		}
		if extent(blocks) <= room {
			s.place(s.stretch(blocks))
			return
		}
	}
	if s.scale = 1; !s.diags.HasErrors() {
		s.place(whole)
		s.numberPages()
	}
}

func extent(blocks []block) float64 {
	h := 0.0
	for i, b := range blocks {
		h += b.height
		if i > 0 {
			h += b.gap
		}
	}
	return h
}

// stretch lends a half-empty page some of its room: the gaps grow, up to a
// limit, and what remains stands above the foot.
func (s *sheet) stretch(blocks []block) []block {
	const most = 12.0
	free := bottom - marginTop - extent(blocks)
	gaps := 0
	for i, b := range blocks {
		if i > 0 && b.gap >= s.em(10) {
			gaps++
		}
	}
	if gaps == 0 {
		return blocks
	}
	more := min(most, free/float64(gaps+1))
	for i := range blocks {
		if i > 0 && blocks[i].gap >= s.em(10) {
			blocks[i].gap += more
		}
	}
	return blocks
}

// place paints blocks one under the other, over as many pages as it takes.
func (s *sheet) place(blocks []block) {
	y := s.newPage()
	top := y
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		gap := b.gap
		if y == top {
			gap = 0
		}
		need := b.height
		for j := i; blocks[j].keep && j+1 < len(blocks); j++ {
			need += blocks[j+1].gap + blocks[j+1].height
		}
		if y+gap+need > bottom && y > top {
			if b.parts != nil && b.height > (bottom-marginTop)/2 {
				blocks = append(blocks[:i:i], append(b.parts(), blocks[i+1:]...)...)
				i--
				continue
			}
			y = s.newPage()
			top, gap = y, 0
			if b.again != nil {
				if head := b.again(); head != nil {
					head.draw(y)
					y += head.height
				}
			}
		}
		if y+gap+b.height > bottom && b.parts != nil {
			blocks = append(blocks[:i:i], append(b.parts(), blocks[i+1:]...)...)
			i--
			continue
		}
		if b.foot {
			if rest := extent(blocks[i:]); y+gap+rest < bottom {
				gap = bottom - rest - y
			}
		}
		y += gap
		b.draw(y)
		y += b.height
	}
}

func (s *sheet) newPage() float64 {
	s.page = s.doc.AddPage(pdfdoc.A4Width, pdfdoc.A4Height)
	s.pages = append(s.pages, s.page)
	l := s.left(marginSide, 44)
	s.page.Artifact(func() { s.page.Rect(l, 0, 44, 5, s.ink.accent) })
	return marginTop
}

// numberPages writes the page numbers where there is more than one page.
func (s *sheet) numberPages() {
	if len(s.pages) < 2 {
		return
	}
	for i, page := range s.pages {
		s.page = page
		t := s.text("page number", s.note(), measure, "", span{text: s.meta.Words.Page + " " + isolate(strconv.Itoa(i+1)+" / "+strconv.Itoa(len(s.pages)))})
		t.atEnd = true
		page.Artifact(func() { t.draw(nil, marginSide, bottom+2) })
	}
}

// isolate keeps a measure in order inside right-to-left text.
func isolate(s string) string { return "\u2066" + s + "\u2069" }
