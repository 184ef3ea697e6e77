package card

import (
	"fmt"
	"image"

	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// layer is one of the few colours that a card has. A palette of their shades
// on paper makes files a fifth of the size of true colour.
type layer int

const (
	ink layer = iota
	muted
	accent
	hairline
	layers
)

// shades is how many steps lie between paper and a colour at full strength.
const shades = 60

// canvas is a picture whose pixels are paper (0) or a shade of a layer.
type canvas struct {
	width, height int
	pixels        []byte
	palette       [][3]byte
	frame         image.Rectangle // no text is painted outside, however many marks are piled up
}

func newCanvas(width, height int, b view.Brand) (*canvas, error) {
	c := &canvas{width: width, height: height, pixels: make([]byte, width*height)}
	paper, err := rgb(b.Paper)
	if err != nil {
		return nil, err
	}
	c.palette = [][3]byte{paper}
	for _, name := range []string{b.Ink, b.Muted, b.Accent, b.Rule} {
		colour, err := rgb(name)
		if err != nil {
			return nil, err
		}
		for s := 1; s <= shades; s++ {
			var mixed [3]byte
			for i := range mixed {
				mixed[i] = byte((int(paper[i])*(shades-s) + int(colour[i])*s + shades/2) / shades)
			}
			c.palette = append(c.palette, mixed)
		}
	}
	return c, nil
}

// rgb reads "#rrggbb".
func rgb(s string) (c [3]byte, err error) {
	if n, err := fmt.Sscanf(s, "#%02x%02x%02x", &c[0], &c[1], &c[2]); n != 3 || err != nil || len(s) != 7 {
		return c, fmt.Errorf("“%s” is not a colour in six hexadecimal digits", s)
	}
	return c, nil
}

// box fills a rectangle.
func (c *canvas) box(x, y, width, height int, l layer) {
	for row := max(y, 0); row < min(y+height, c.height); row++ {
		for col := max(x, 0); col < min(x+width, c.width); col++ {
			c.pixels[row*c.width+col] = byte((int(l) + 1) * shades)
		}
	}
}

// line paints a set line whose left end is at x on the baseline y.
func (c *canvas) line(s *typeset.Shaper, set typeset.Line, x, y float64, l layer) {
	const overhang = 1.0 // in ems, of marks and swashes beyond their line
	size := 0.0
	for _, run := range set.Runs {
		size = max(size, run.Size)
	}
	pad := int(size*overhang) + 2
	left, top := int(x)-pad, int(y-set.Ascent)-pad
	cov := newCoverage(left, top, int(set.Width)+2*pad, int(set.Ascent+set.Descent)+2*pad)
	for _, run := range set.Runs {
		pen := x + run.X
		scale := run.Size / float64(run.Font.UnitsPerEm)
		for _, g := range run.Glyphs {
			cov.glyph(s.Outline(run.Font, g.ID), pen+g.XOffset, y-run.Rise-g.YOffset, scale)
			pen += g.Advance
		}
	}
	base := int(l) * shades
	cov.each(func(x, y, covered int) {
		shade := (covered*shades + full/2) / full
		if shade == 0 || !(image.Point{X: x, Y: y}).In(c.frame) {
			return
		}
		if at := y*c.width + x; int(c.pixels[at]) != base+shades {
			c.pixels[at] = byte(base + shade)
		}
	})
}
