package picture_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"lodestone/internal/picture"
)

func jpegFile(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngFile(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// turnedBy puts in front of a JPEG how it is to be turned.
func turnedBy(data []byte, turn byte) []byte {
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(turn)) + "\x00\x00\x00\x00\x00\x00"
	return append([]byte("\xff\xd8\xff\xe1\x00"+string(rune(len(exif)+2))+exif), data[2:]...)
}

func scaled(t *testing.T, data []byte, width int) image.Image {
	t.Helper()
	out, err := picture.Scale(data, []int{width})
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := image.Decode(bytes.NewReader(out[0]))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds().Dx() != width {
		t.Errorf("it is %d wide, want %d", m.Bounds().Dx(), width)
	}
	return m
}

// Whichever way a camera was held, the picture is published upright: with the
// red quarter at the top left and the blue one at the bottom right.
func TestPicturesStandUpright(t *testing.T) {
	corners := map[byte][4]int{ // where in the file the quarters of the upright picture lie: 0 top left, 1 top right, 2 bottom left, 3 bottom right
		1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {3, 2, 1, 0}, 4: {2, 3, 0, 1},
		5: {0, 2, 1, 3}, 6: {2, 0, 3, 1}, 7: {3, 1, 2, 0}, 8: {1, 3, 0, 2},
	}
	paints := [4]color.RGBA{{200, 0, 0, 255}, {0, 160, 0, 255}, {230, 230, 230, 255}, {0, 0, 200, 255}}
	for turn, places := range corners {
		w, h := 320, 160
		if turn >= 5 {
			w, h = h, w
		}
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				for upright, place := range places {
					if place == 2*(2*y/h)+2*x/w {
						m.SetRGBA(x, y, paints[upright])
					}
				}
			}
		}
		got := scaled(t, turnedBy(jpegFile(t, m), turn), 80)
		if b := got.Bounds(); b.Dy() != 40 {
			t.Errorf("turned by %d it is %v, want 80 by 40", turn, b)
		}
		for i, want := range paints {
			if c := got.At(20+40*(i%2), 10+20*(i/2)); !near(c, want, 8) {
				t.Errorf("turned by %d quarter %d is %v, want %v", turn, i, c, want)
			}
		}
	}
}

func near(a, b color.Color, by float64) bool {
	r, g, bl, al := a.RGBA()
	r2, g2, bl2, al2 := b.RGBA()
	for _, d := range []float64{float64(r) - float64(r2), float64(g) - float64(g2), float64(bl) - float64(bl2), float64(al) - float64(al2)} {
		if math.Abs(d) > by*257 {
			return false
		}
	}
	return true
}

// Light is added up, not numbers: stripes of black and white are half as
// light, which sRGB calls 188.
func TestStripesKeepTheirLight(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 400, 40))
	for i := range m.Pix {
		m.Pix[i] = uint8(i%2) * 255
	}
	if c := scaled(t, pngFile(t, m), 50).At(25, 2); !near(c, color.Gray{188}, 2) {
		t.Errorf("the stripes became %v, want 188", c)
	}
}

// Every kind of pixels that PNG and JPEG have comes out with its colour.
func TestAllKindsOfPixels(t *testing.T) {
	frame, half := image.Rect(0, 0, 64, 33), color.NRGBA{40, 120, 200, 128}
	palette := image.NewPaletted(frame, color.Palette{color.NRGBA{}, half})
	paint := func(m interface {
		image.Image
		Set(x, y int, c color.Color)
	}, c color.Color) image.Image {
		for y := range 33 {
			for x := range 64 {
				m.Set(x, y, c)
			}
		}
		return m
	}
	full := color.NRGBA{40, 120, 200, 255}
	for name, c := range map[string]struct {
		file []byte
		want color.Color
	}{
		"colour":             {pngFile(t, paint(image.NewNRGBA(frame), full)), full},
		"cover":              {pngFile(t, paint(image.NewNRGBA(frame), half)), half},
		"16 bit":             {pngFile(t, paint(image.NewRGBA64(frame), full)), full},
		"16 bit with cover":  {pngFile(t, paint(image.NewNRGBA64(frame), half)), half},
		"grey":               {pngFile(t, paint(image.NewGray(frame), color.Gray{90})), color.Gray{90}},
		"16 bit grey":        {pngFile(t, paint(image.NewGray16(frame), color.Gray{90})), color.Gray{90}},
		"palette":            {pngFile(t, paint(image.NewPaletted(frame, color.Palette{color.Black, full}), full)), full},
		"palette with cover": {pngFile(t, paint(palette, half)), half},
		"jpeg":               {jpegFile(t, paint(image.NewRGBA(frame), full)), full},
		"jpeg grey":          {jpegFile(t, paint(image.NewGray(frame), color.Gray{90})), color.Gray{90}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := scaled(t, c.file, 20).At(10, 5); !near(got, c.want, 3) {
				t.Errorf("it is %v, want %v", got, c.want)
			}
		})
	}
}

// The oddest shapes have at least a pixel, and every width there can be works.
func TestOddSizes(t *testing.T) {
	for _, c := range []struct{ w, h, to, high int }{{1, 500, 1, 500}, {500, 1, 100, 1}, {1, 1, 1, 1}, {3, 2, 2, 1}, {7, 1000, 3, 429}, {33, 17, 33, 17}, {1000, 3, 999, 3}} {
		t.Run(fmt.Sprintf("%d×%d", c.w, c.h), func(t *testing.T) {
			for _, file := range [][]byte{pngFile(t, image.NewNRGBA(image.Rect(0, 0, c.w, c.h))), jpegFile(t, image.NewRGBA(image.Rect(0, 0, c.w, c.h)))} {
				if got := scaled(t, file, c.to).Bounds().Dy(); got != c.high {
					t.Errorf("it is %d high, want %d", got, c.high)
				}
			}
		})
	}
	flat := image.NewGray(image.Rect(0, 0, 50, 50))
	for i := range flat.Pix {
		flat.Pix[i] = 77
	}
	for w := 1; w <= 50; w++ {
		m := scaled(t, pngFile(t, flat), w).(*image.Gray)
		for i, v := range m.Pix {
			if v != 77 {
				t.Fatalf("at width %d pixel %d of an even ground is %d, want 77", w, i, v)
			}
		}
	}
}

// What screens cannot show and what would fill the memory is refused before
// it is read; what is damaged is said to be.
func TestRefusedPictures(t *testing.T) {
	whole := jpegFile(t, image.NewRGBA(image.Rect(0, 0, 300, 200)))
	bomb := bytes.Replace(whole, []byte("\x00\xc8\x01\x2c"), []byte("\xff\xff\xff\xff"), 1)
	// A start of frame with four components, as in files for print.
	ink := []byte("\xff\xd8\xff\xc0\x00\x14\x08\x00\xc8\x01\x2c\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x0e\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3f\x00")
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"damaged": {whole[:len(whole)/2], picture.ErrDamaged},
		"none":    {[]byte("no picture"), picture.ErrDamaged},
		"bomb":    {bomb, picture.ErrHuge},
		"print":   {ink, picture.ErrInk},
	} {
		if _, err := picture.Scale(c.file, []int{100}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A colour profile stays with the picture, unless it is that of sRGB; nothing
// else does.
func TestProfilesStay(t *testing.T) {
	plain := jpegFile(t, image.NewRGBA(image.Rect(0, 0, 300, 200)))
	with := func(profile string) []byte {
		part := "ICC_PROFILE\x00\x01\x01" + profile
		return append([]byte("\xff\xd8\xff\xe2\x00"+string(rune(len(part)+2))+part+"\xff\xfe\x00\x08SECRET"), plain[2:]...)
	}
	for profile, stays := range map[string]bool{"Display P3": true, "sRGB IEC61966-2.1": false} {
		out, err := picture.Scale(with(profile), []int{100})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(out[0]), profile) != stays || bytes.Contains(out[0], []byte("SECRET")) {
			t.Errorf("%s: kept is %v, want %v; or a comment is left", profile, !stays, stays)
		}
	}
}

// A drawing keeps to a palette, and its ground to its colour.
func TestDrawingsKeepAPalette(t *testing.T) {
	m := image.NewPaletted(image.Rect(0, 0, 1000, 1000), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
	for y := range 1000 {
		for x := range 1000 {
			if d := (x-500)*(x-500) + (y-500)*(y-500); d < 160000 {
				m.SetColorIndex(x, y, uint8(1+(x/100+y/100)%2))
			}
		}
	}
	file := pngFile(t, m)
	small, ok := scaled(t, file, 300).(*image.Paletted)
	if !ok || len(small.Palette) > 16 {
		t.Errorf("it became %T with more than 16 colours", small)
	}
	if c := small.At(2, 2); !near(c, color.White, 0) {
		t.Errorf("its ground became %v", c)
	}
}
