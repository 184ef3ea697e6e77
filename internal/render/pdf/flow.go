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

// scales are the sizes at which a page is tried: small ones to keep a
// document on one page, large ones where a page is free for its content.
var (
	tight = []float64{1, 0.97, 0.94, 0.91}
	loose = []float64{1.1, 1.05, 1, 0.97, 0.94}
)

// layout is a page's blocks, made anew for each scale.
type layout func() []block

// sides are the two sides of a sheet.
type sides struct {
	front, back layout
}

const room = bottom - marginTop

// flow paints the document on one page where it fits, else on the two sides
// of a sheet in the first way that does, else over as many pages as it takes.
func (s *sheet) flow(one layout, two []sides, free layout) {
	if page := s.fit(one, tight); page.blocks != nil {
		s.print(page)
		return
	}
	for _, side := range two {
		back := s.fit(side.back, tight)
		if back.blocks == nil {
			continue
		}
		if front := s.fit(side.front, loose); front.blocks != nil {
			s.print(front)
			s.print(back)
			s.numberPages()
			return
		}
	}
	if s.scale = 1; !s.diags.HasErrors() {
		s.place(free())
		s.numberPages()
	}
}

// fitted is blocks that fit one page at a scale; none where no scale did.
type fitted struct {
	blocks []block
	scale  float64
}

// print paints a page.
func (s *sheet) print(f fitted) {
	s.scale = f.scale
	s.place(s.stretch(f.blocks))
	s.scale = 1
}

// fit measures a layout at the scales until one fits a page.
func (s *sheet) fit(build layout, scales []float64) fitted {
	defer func() { s.scale = 1 }()
	s.scale = 1
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
			return fitted{blocks, scale}
		}
	}
	return fitted{}
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
	const most = 16.0
	free := room - extent(blocks)
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
	const limit = bottom + 0.01 // sums of heights are not exact
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
		if y+gap+need > limit && y > top {
			if b.parts != nil && b.height > room/2 {
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
		if y+gap+b.height > limit && b.parts != nil {
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
	if len(s.pages) > 1 {
		s.runningHead()
	}
	return marginTop
}

// runningHead says on later pages what they belong to.
func (s *sheet) runningHead() {
	head := s.text("title", s.note(), measure, "", span{text: s.meta.RegionName.S + " · " + s.meta.Title})
	if len(head.ends) == 1 {
		s.page.Artifact(func() { head.draw(nil, marginSide, marginTop-16) })
	}
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
