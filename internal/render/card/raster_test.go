package card

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/typeset"
)

// outline is a square outline, wound as TrueType winds what is inked.
func outline(x0, y0, x1, y1 float64) []typeset.Segment {
	return []typeset.Segment{
		{Op: typeset.MoveTo, To: typeset.Point{X: x0, Y: y0}}, {Op: typeset.LineTo, To: typeset.Point{X: x0, Y: y1}},
		{Op: typeset.LineTo, To: typeset.Point{X: x1, Y: y1}}, {Op: typeset.LineTo, To: typeset.Point{X: x1, Y: y0}},
	}
}

// percent gives the coverage of the pixels of a row.
func percent(c *coverage, row int) []int {
	out := make([]int, c.width)
	c.each(func(x, y, covered int) {
		if y == row {
			out[x] = covered * 100 / full
		}
	})
	return out
}

func TestCoverage(t *testing.T) {
	hole := append(outline(0, -4, 4, 0), typeset.Segment{Op: typeset.MoveTo, To: typeset.Point{X: 1, Y: -3}}, typeset.Segment{Op: typeset.LineTo, To: typeset.Point{X: 3, Y: -3}},
		typeset.Segment{Op: typeset.LineTo, To: typeset.Point{X: 3, Y: -1}}, typeset.Segment{Op: typeset.LineTo, To: typeset.Point{X: 1, Y: -1}})
	arch := []typeset.Segment{{Op: typeset.MoveTo, To: typeset.Point{X: 0, Y: -4}}, {Op: typeset.QuadTo, By: typeset.Point{X: 2, Y: 4}, To: typeset.Point{X: 4, Y: -4}}}
	for name, c := range map[string]struct {
		shapes [][]typeset.Segment
		row    int
		want   []int
	}{
		"whole pixels":              {[][]typeset.Segment{outline(1, -2, 3, 0)}, 1, []int{0, 100, 100, 0}},
		"half of some":              {[][]typeset.Segment{outline(0.5, -2, 2.5, 0)}, 1, []int{50, 100, 50, 0}},
		"a quarter of a corner":     {[][]typeset.Segment{outline(0.5, -0.5, 2, 0)}, 0, []int{25, 50, 0, 0}},
		"touching leaves no seam":   {[][]typeset.Segment{outline(0, -2, 1.5, 0), outline(1.5, -2, 3, 0)}, 1, []int{100, 100, 100, 0}},
		"overlapping counts once":   {[][]typeset.Segment{outline(0, -2, 3, 0), outline(1, -2, 4, 0)}, 1, []int{100, 100, 100, 100}},
		"a hole":                    {[][]typeset.Segment{hole}, 2, []int{100, 0, 0, 100}},
		"a slope":                   {[][]typeset.Segment{{{Op: typeset.MoveTo, To: typeset.Point{X: 0, Y: -4}}, {Op: typeset.LineTo, To: typeset.Point{X: 0, Y: 0}}, {Op: typeset.LineTo, To: typeset.Point{X: 4, Y: -4}}}}, 1, []int{100, 50, 0, 0}},
		"a curve, 86.9 by its area": {[][]typeset.Segment{arch}, 3, []int{85, 100, 100, 85}},
		"what lies outside is cut":  {[][]typeset.Segment{outline(-5, -9, 2, 9)}, 3, []int{100, 100, 0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			cov := newCoverage(0, 0, 4, 4)
			for _, s := range c.shapes {
				cov.glyph(s, 0, 0, 1)
			}
			if diff := cmp.Diff(c.want, percent(cov, c.row)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
