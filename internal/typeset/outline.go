package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Point is a place in a glyph, in font units, y upwards.
type Point struct{ X, Y float64 }

// Op says what a segment of an outline does.
type Op uint8

// TrueType outlines have no other segments.
const (
	MoveTo Op = iota // begin a contour
	LineTo           // go straight
	QuadTo           // go along a parabola, by way of By
)

// Segment is a part of an outline. Contours are closed.
type Segment struct {
	Op     Op
	By, To Point
}

// Outline gives the contours of a glyph; none for a space.
func (s *Shaper) Outline(f *Font, glyph uint16) []Segment {
	outline, _ := s.font(f).Face().GlyphDataOutline(font.GID(glyph))
	out := make([]Segment, len(outline.Segments))
	for i, seg := range outline.Segments {
		first := Point{float64(seg.Args[0].X), float64(seg.Args[0].Y)}
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			out[i] = Segment{Op: MoveTo, To: first}
		case opentype.SegmentOpLineTo:
			out[i] = Segment{Op: LineTo, To: first}
		default:
			out[i] = Segment{Op: QuadTo, By: first, To: Point{float64(seg.Args[1].X), float64(seg.Args[1].Y)}}
		}
	}
	return out
}

// Widest is the length of the longest stretch that has no place for a line to
// end, in points: a narrower column cuts a word.
func (p *Paragraph) Widest(size float64) float64 {
	widest, start := 0.0, 0
	for _, end := range p.breaks {
		width := 0.0
		for _, a := range p.advance[start:p.visible(start, end)] {
			width += a
		}
		widest, start = max(widest, width), end
	}
	return widest * size
}

// Stops are the places where a line may end, as indexes into the text, the
// end of the text last.
func (p *Paragraph) Stops() []int { return p.breaks }
