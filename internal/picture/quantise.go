package picture

import (
	"cmp"
	"slices"
)

// quantise gives a picture of n bytes a pixel a palette of at most so many colours:
// its own if they are so few, otherwise those that cutting its colours at
// the median finds (P. Heckbert, “Color image quantization for frame buffer
// display”, 1982). It is for drawings, which had a palette and have few
// colours besides those that smaller edges need.
func quantise(pix []uint8, n, most int) (palette [][4]uint8, indexes []uint8) {
	counted := map[[4]uint8]int{}
	pixels := make([][4]uint8, len(pix)/n)
	for i := range pixels {
		c := [4]uint8{3: 255}
		copy(c[:], pix[i*n:(i+1)*n])
		pixels[i] = c
		counted[c]++
	}
	colours := make([]shade, 0, len(counted))
	for c, times := range counted {
		colours = append(colours, shade{c, times})
	}
	slices.SortFunc(colours, func(a, b shade) int { return slices.Compare(a.c[:], b.c[:]) })
	place := make(map[[4]uint8]uint8, len(colours))
	for i, box := range boxes(colours, most) {
		palette = append(palette, average(box))
		for _, s := range box {
			place[s.c] = uint8(i)
		}
	}
	indexes = make([]uint8, len(pixels))
	for i, c := range pixels {
		indexes[i] = place[c]
	}
	return palette, indexes
}

// shade is a colour and how often it occurs.
type shade struct {
	c     [4]uint8
	times int
}

// boxes cuts colours into up to so many groups.
func boxes(colours []shade, limit int) [][]shade {
	if len(colours) <= limit {
		out := make([][]shade, len(colours))
		for i := range colours {
			out[i] = colours[i : i+1]
		}
		return out
	}
	out := [][]shade{colours}
	for len(out) < limit {
		widest, axis, most := -1, 0, 0
		for i, box := range out {
			if a, length := longest(box); length > most {
				widest, axis, most = i, a, length
			}
		}
		if widest < 0 {
			break
		}
		box := out[widest]
		slices.SortStableFunc(box, func(a, b shade) int { return cmp.Compare(a.c[axis], b.c[axis]) })
		cut := middle(box)
		out[widest] = box[:cut]
		out = append(out, box[cut:])
	}
	return out
}

// longest is the component in which the colours of a box lie furthest apart,
// and how far, weighed by how often they occur, so that the ground is exact.
func longest(box []shade) (axis, length int) {
	low, high := [4]uint8{255, 255, 255, 255}, [4]uint8{}
	times := 0
	for _, s := range box {
		for i, v := range s.c {
			low[i], high[i] = min(low[i], v), max(high[i], v)
		}
		times += s.times
	}
	for i := range low {
		if d := int(high[i]) - int(low[i]); d > 0 && d*d*times > length {
			axis, length = i, d*d*times
		}
	}
	return axis, length
}

// middle is where half of the pixels of a box lie on either side; neither is
// empty.
func middle(box []shade) int {
	all, sum := 0, 0
	for _, s := range box {
		all += s.times
	}
	for i, s := range box[:len(box)-1] {
		if sum += s.times; 2*sum >= all {
			return i + 1
		}
	}
	return len(box) - 1
}

func average(box []shade) [4]uint8 {
	var sums [4]int
	times := 0
	for _, s := range box {
		for i, v := range s.c {
			sums[i] += int(v) * s.times
		}
		times += s.times
	}
	var out [4]uint8
	for i, sum := range sums {
		out[i] = uint8((sum + times/2) / times)
	}
	return out
}
