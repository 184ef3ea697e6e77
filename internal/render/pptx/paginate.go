package pptx

import (
	"fmt"

	"lodestone/internal/view"
)

// comfortable is the least part of its size that a list or table may shrink
// to before it goes on to another slide.
const comfortable = 0.85

// paginate spreads what one slide cannot hold over several, each under the
// same title with its number in the row: "Sources (1/2)".
func (d *deck) paginate(slides []view.Slide) []view.Slide {
	var out []view.Slide
	for _, s := range slides {
		if s.Title.Empty() {
			s.Title = words(d.view.Title) // no slide without a title
		}
		parts := d.parts(s)
		for i, p := range parts {
			if len(parts) > 1 {
				p.Title.S += fmt.Sprintf(" (%d/%d)", i+1, len(parts))
			}
			out = append(out, p)
		}
	}
	return out
}

func (d *deck) parts(s view.Slide) []view.Slide {
	l, _, ok := layoutOf(s.Layout)
	if !ok {
		return []view.Slide{s}
	}
	h, _ := l.holder(idxMain)
	stand := func(items func(*slide) []para) func(view.Slide) bool {
		return func(v view.Slide) bool {
			scale, ok := fit(items(&slide{tree: tree{deck: d}, view: v}), h.style, h.box)
			return ok && scale >= comfortable
		}
	}
	switch {
	case s.Layout == view.SlideFigures:
		return spread(s, s.Figures, func(v *view.Slide, part []view.Figure) { v.Figures = part },
			func(v view.Slide) bool { return len(v.Figures) <= 3 })
	case s.Layout == view.SlideList:
		return spread(s, s.Bullets, func(v *view.Slide, part []view.Bullet) { v.Bullets = part }, stand((*slide).listItems))
	case s.Layout == view.SlideSources:
		return spread(s, s.Sources, func(v *view.Slide, part []view.Source) { v.Sources = part }, stand((*slide).sources))
	case s.Layout == view.SlideTable && s.Table != nil:
		return spread(s, s.Table.Rows, func(v *view.Slide, part [][]view.Cell) {
			t := *s.Table
			t.Rows = part
			v.Table = &t
		}, func(v view.Slide) bool {
			g := d.grid(*v.Table, h.box)
			return g.fits && g.scale >= comfortable
		})
	}
	return []view.Slide{s}
}

// spread deals the items out evenly over as few slides as hold them. One item
// that is too long by itself stays alone; fit reports it.
func spread[T any](s view.Slide, items []T, set func(*view.Slide, []T), ok func(view.Slide) bool) []view.Slide {
	for n := 1; n <= len(items); n++ {
		slides, all := make([]view.Slide, n), true
		for i := range slides {
			slides[i] = s
			set(&slides[i], items[i*len(items)/n:(i+1)*len(items)/n])
			all = all && ok(slides[i])
		}
		if all || n == len(items) {
			return slides
		}
	}
	return []view.Slide{s}
}
