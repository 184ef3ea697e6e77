package picture

import (
	"math"
	"testing"
)

func TestLightIsThatOfSRGB(t *testing.T) {
	table := light()
	back := values(table)
	for i, got := range table {
		c := float64(i) / 255
		l := c / 12.92
		if c > 0.04045 {
			l = math.Pow((c+0.055)/1.055, 2.4)
		}
		if want := math.Round(l * 65535); float64(got) != want {
			t.Errorf("light of %d is %d, want %v", i, got, want)
		}
		if back[got] != uint8(i) {
			t.Errorf("%d comes back as %d", i, back[got])
		}
	}
}
