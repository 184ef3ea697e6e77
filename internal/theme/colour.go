package theme

import (
	"fmt"
	"math"
)

// colour is an sRGB colour, each part 0…1.
type colour [3]float64

// parseColour reads "#rrggbb".
func parseColour(s string) (colour, bool) {
	var c colour
	if len(s) != 7 || s[0] != '#' {
		return c, false
	}
	for i := range c {
		hi, ok1 := hex(s[1+2*i])
		lo, ok2 := hex(s[2+2*i])
		if !ok1 || !ok2 {
			return c, false
		}
		c[i] = float64(hi<<4|lo) / 255
	}
	return c, true
}

func hex(b byte) (int, bool) {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0'), true
	case b >= 'a' && b <= 'f':
		return int(b-'a') + 10, true
	case b >= 'A' && b <= 'F':
		return int(b-'A') + 10, true
	}
	return 0, false
}

func (c colour) String() string {
	var n [3]int
	for i, v := range c {
		n[i] = int(math.Round(v * 255))
	}
	return fmt.Sprintf("#%02x%02x%02x", n[0], n[1], n[2])
}

// luminance is the relative luminance of WCAG 2.2.
func (c colour) luminance() float64 {
	var l float64
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		v := c[i]
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

// contrast is the contrast ratio of WCAG 2.2, 1…21.
func contrast(a, b colour) float64 {
	la, lb := a.luminance(), b.luminance()
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

// mix goes from a to b by the share t, 0…1.
func mix(a, b colour, t float64) colour {
	for i := range a {
		a[i] += (b[i] - a[i]) * t
	}
	return a
}

// legible moves a colour towards the ink until text in it reaches the ratio
// on the ground, and on the ground tinted with it by the share tint. Where
// the ink itself does not, the ink is given.
func legible(c, ink, ground colour, ratio, tint float64) colour {
	const steps = 40
	for i := range steps {
		m, _ := parseColour(mix(c, ink, float64(i)/steps).String()) // as it will be written
		if contrast(m, ground) >= ratio && contrast(m, mix(ground, m, tint)) >= ratio {
			return m
		}
	}
	return ink
}
