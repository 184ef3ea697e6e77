package card

import (
	"math"

	"lodestone/internal/typeset"
)

// Pixels are divided into 256 steps each way. From there on everything is
// whole numbers, so that a picture has the same bytes on every processor; the
// rasterizer of golang.org/x/image counts in floats, which some processors
// round otherwise.
const (
	step = 256
	full = 2 * step * step // what a covered pixel counts
)

// coverage gathers how much of each pixel lies inside outlines: each edge
// adds what lies to its right, rows are summed up at the end. Outlines that
// overlap or touch, as Arabic letters do, leave no seam.
type coverage struct {
	width, height int
	cells         []int32 // width+2 a row
	x0, y0        int     // in the picture, of the first cell
}

func newCoverage(x0, y0, width, height int) *coverage {
	return &coverage{width: width, height: height, x0: x0, y0: y0, cells: make([]int32, (width+2)*height)}
}

// fixed is a length in steps. The conversions keep compilers from joining
// multiplication and addition, which would round once instead of twice.
func fixed(origin, length, scale float64) int {
	return int(math.Floor(float64(float64(origin+float64(length*scale))*step) + 0.5))
}

// glyph adds an outline whose origin is at (x, y) of the picture.
func (c *coverage) glyph(outline []typeset.Segment, x, y, scale float64) {
	x, y = x-float64(c.x0), y-float64(c.y0)
	var startX, startY, atX, atY int
	for _, s := range outline {
		toX, toY := fixed(x, s.To.X, scale), fixed(y, -s.To.Y, scale)
		switch s.Op {
		case typeset.MoveTo:
			c.line(atX, atY, startX, startY)
			startX, startY = toX, toY
		case typeset.LineTo:
			c.line(atX, atY, toX, toY)
		case typeset.QuadTo:
			c.curve(atX, atY, fixed(x, s.By.X, scale), fixed(y, -s.By.Y, scale), toX, toY)
		}
		atX, atY = toX, toY
	}
	c.line(atX, atY, startX, startY)
}

// curve cuts a parabola into lines, as many as keep within a tenth of a pixel.
func (c *coverage) curve(x0, y0, x1, y1, x2, y2 int) {
	bend := max(abs(x0-2*x1+x2), abs(y0-2*y1+y2))
	n := 1
	for n < 32 && bend > n*n*step/4 {
		n++
	}
	fromX, fromY := x0, y0
	for i := 1; i <= n; i++ {
		j := n - i
		x := divide(j*j*x0+2*i*j*x1+i*i*x2, n*n)
		y := divide(j*j*y0+2*i*j*y1+i*i*y2, n*n)
		c.line(fromX, fromY, x, y)
		fromX, fromY = x, y
	}
}

func abs(n int) int { return max(n, -n) }

// divide rounds towards negative infinity.
func divide(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// line adds an edge, row by row.
func (c *coverage) line(x0, y0, x1, y1 int) {
	sign := 1
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	if y0 == y1 {
		return
	}
	for row := max(divide(y0, step), 0); row < c.height && row*step < y1; row++ {
		top, bottom := max(y0, row*step), min(y1, (row+1)*step)
		if top >= bottom {
			continue
		}
		from := x0 + divide((x1-x0)*(top-y0), y1-y0)
		to := x0 + divide((x1-x0)*(bottom-y0), y1-y0)
		c.slice(c.cells[row*(c.width+2):(row+1)*(c.width+2)], from, to, sign*(bottom-top))
	}
}

// slice adds the part of an edge within a row, of this signed height.
func (c *coverage) slice(row []int32, from, to, height int) {
	if from > to {
		from, to = to, from
	}
	limit := c.width * step
	from, to = min(max(from, 0), limit), min(max(to, 0), limit)
	done := 0
	for at := from; ; {
		cell := at / step
		end := min(to, (cell+1)*step)
		part := height - done
		if end < to {
			part = height*(end-from)/(to-from) - done
		}
		inside := (at - cell*step) + (end - cell*step)
		row[cell] += int32(part * (2*step - inside))
		row[cell+1] += int32(part * inside)
		done += part
		if at = end; at >= to {
			return
		}
	}
}

// each tells how much of every touched pixel is covered, 0 to full.
func (c *coverage) each(visit func(x, y, covered int)) {
	for y := range c.height {
		sum := int32(0)
		for x, v := range c.cells[y*(c.width+2) : (y+1)*(c.width+2)-2] {
			if sum += v; sum != 0 {
				visit(c.x0+x, c.y0+y, min(abs(int(sum)), full))
			}
		}
	}
}
