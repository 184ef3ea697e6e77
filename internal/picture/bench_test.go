package picture_test

import (
	"image"
	"image/color"
	"testing"

	"lodestone/internal/picture"
)

// BenchmarkPhotograph makes all widths of twelve megapixels.
func BenchmarkPhotograph(b *testing.B) {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	for y := range 3000 {
		for x := range 4000 {
			m.SetRGBA(x, y, color.RGBA{uint8(x/20 + x*y%7), uint8(y / 15), uint8((x/50 ^ y/50) + x*y%11), 255})
		}
	}
	file := jpegFile(b, m)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := picture.Scale(file, []int{480, 800, 1200, 1600}); err != nil {
			b.Fatal(err)
		}
	}
}
