package picture

// Pictures are made smaller with the kernel of Catmull and Rom, widened to
// the pixels that fall together (R. Keys, “Cubic convolution interpolation for
// digital image processing”, 1981, with a = −1/2). All is counted in whole
// numbers: processors that multiply and add in one step round floats
// otherwise, and golang.org/x/image/draw counts in floats.

const weightBits = 14

// taps are the source pixels that make one pixel, from first on, and their
// weights, which sum to 1<<weightBits.
type taps struct {
	first   int
	weights []int32
}

// shrink says how from pixels become to pixels; to is at most from.
func shrink(from, to int) []taps {
	out := make([]taps, to)
	for i := range out {
		// Distances are in units of 1/(2·to) source pixels; the kernel
		// ends at 4·from of them.
		centre := (2*i+1)*from - to
		reach := 4 * from
		first := max((centre-reach)/(2*to), 0)
		last := min((centre+reach)/(2*to)+1, from-1)
		t := taps{first: first}
		raw, sum := make([]int64, last-first+1), int64(0)
		for j := range raw {
			raw[j] = kernel(int64(abs(2*to*(first+j)-centre))<<16/int64(2*from), 16)
			sum += raw[j]
		}
		t.weights = scaled(raw, sum)
		out[i] = t
	}
	return out
}

// kernel is the weight at distance d; both with so many binary places.
func kernel(d int64, places uint) int64 {
	one := int64(1) << places
	mul := func(a, b int64) int64 { return a * b >> places }
	switch {
	case d < one:
		return mul(mul(3*d-5*one, d), d)/2 + one
	case d < 2*one:
		return mul(mul(5*one-d, d)-8*one, d)/2 + 2*one
	}
	return 0
}

// scaled makes weights sum to one; what rounding leaves over goes to the
// largest.
func scaled(raw []int64, sum int64) []int32 {
	out, rest, largest := make([]int32, len(raw)), int64(1)<<weightBits, 0
	for i, w := range raw {
		out[i] = int32((w << weightBits) / sum)
		rest -= int64(out[i])
		if w > raw[largest] {
			largest = i
		}
	}
	out[largest] += int32(rest)
	return out
}

// resample reads a picture row by row and makes it w pixels wide and h high.
func resample(from reader, w, h int) *raster {
	out := newRaster(w, h, from.n)
	if w == from.w && h == from.h {
		for y := range h {
			from.read(y, out.row(y))
		}
		return out
	}
	across, down := shrink(from.w, w), shrink(from.h, h)
	height := 0 // how many rows are needed at a time
	for _, t := range down {
		height = max(height, len(t.weights))
	}
	source := make([]uint16, from.w*from.n)
	rows := make([][]int32, height)
	for i := range rows {
		rows[i] = make([]int32, w*from.n)
	}
	sums := make([]int32, w*from.n)
	next := 0
	for y, t := range down {
		for ; next < t.first+len(t.weights); next++ {
			from.read(next, source)
			narrow(rows[next%height], source, across, from.n)
		}
		clear(sums)
		for k, weight := range t.weights {
			for x, v := range rows[(t.first+k)%height] {
				sums[x] += v * weight
			}
		}
		settle(out.row(y), sums, from.n)
	}
	return out
}

// narrow makes one row of fewer pixels.
func narrow(out []int32, row []uint16, across []taps, n int) {
	const half = 1 << (weightBits - 1)
	switch n {
	case 3:
		for x, t := range across {
			var r, g, b int32 = half, half, half
			p := row[3*t.first:]
			for k, w := range t.weights {
				q := p[3*k : 3*k+3 : 3*k+3]
				r += int32(q[0]) * w
				g += int32(q[1]) * w
				b += int32(q[2]) * w
			}
			o := out[3*x : 3*x+3 : 3*x+3]
			o[0], o[1], o[2] = r>>weightBits, g>>weightBits, b>>weightBits
		}
	default:
		for x, t := range across {
			for c := range n {
				sum := int32(half)
				for k, w := range t.weights {
					sum += int32(row[n*(t.first+k)+c]) * w
				}
				out[n*x+c] = sum >> weightBits
			}
		}
	}
}

// settle ends a row: the kernel overshoots at edges, light does not, and no
// colour is stronger than what covers the ground.
func settle(out []uint16, sums []int32, n int) {
	const half = 1 << (weightBits - 1)
	for i, s := range sums {
		out[i] = uint16(min(max((s+half)>>weightBits, 0), 65535))
	}
	for i := 3; n == 4 && i < len(out); i += 4 {
		for j := i - 3; j < i; j++ {
			out[j] = min(out[j], out[i])
		}
	}
}

// rows reads a raster.
func (r *raster) rows() reader {
	return reader{r.w, r.h, r.n, func(y int, row []uint16) { copy(row, r.row(y)) }}
}

func abs(n int) int { return max(n, -n) }
