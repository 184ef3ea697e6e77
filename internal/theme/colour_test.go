package theme_test

import (
	"fmt"
	"math"
	"testing"
)

// contrast is computed here once more, from the formula of WCAG 2.2, so that
// the code under test does not judge itself.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(s string) float64 {
		var r, g, bl int
		if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &r, &g, &bl); err != nil {
			t.Fatalf("%q is not a colour", s)
		}
		linear := func(n int) float64 {
			v := float64(n) / 255
			if v <= 0.04045 {
				return v / 12.92
			}
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(bl)
	}
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}
