package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"lodestone/internal/view"
)

const disc = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#0b4f6c"/><path d="M8 8v16h16v-16zM12 12h8v8h-8z" fill="#fbfaf7"/></svg>`

func icon(t *testing.T, v view.AppIcon) image.Image {
	t.Helper()
	data, list, err := Icon(v)
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	again, _, _ := Icon(v)
	if !bytes.Equal(data, again) {
		t.Error("drawn twice, it is not the same")
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got != image.Pt(v.Size, v.Size) {
		t.Errorf("%v, want %d pixels square", got, v.Size)
	}
	return img
}

func at(img image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

// The mark fills a clear icon to its edge; its hole shows what is below, and
// its edge is soft.
func TestIconIsClearRoundTheMark(t *testing.T) {
	img := icon(t, view.AppIcon{SVG: disc, Size: 192})
	accent, paper := color.NRGBA{0x0b, 0x4f, 0x6c, 255}, color.NRGBA{0xfb, 0xfa, 0xf7, 255}
	for _, c := range []struct {
		x, y int
		want color.NRGBA
	}{{0, 0, color.NRGBA{}}, {96, 1, accent}, {96, 96, accent}, {52, 52, paper}, {191, 191, color.NRGBA{}}} {
		if got := at(img, c.x, c.y); got != c.want {
			t.Errorf("(%d, %d) is %v, want %v", c.x, c.y, got, c.want)
		}
	}
	soft := 0
	for x := range 192 {
		if a := at(img, x, 10).A; a > 0 && a < 255 {
			soft++
		}
	}
	if soft == 0 {
		t.Error("the edge is a staircase")
	}
}

// A mask that leaves a circle of four fifths cuts nothing of the mark off.
func TestMaskableIconKeepsToTheSafeZone(t *testing.T) {
	img := icon(t, view.AppIcon{SVG: disc, Size: 512, Inset: 18, Ground: "#fbfaf7"})
	ground := color.NRGBA{0xfb, 0xfa, 0xf7, 255}
	for y := range 512 {
		for x := range 512 {
			dx, dy := 2*x-511, 2*y-511
			outside := 25*(dx*dx+dy*dy) > 16*512*512
			if got := at(img, x, y); outside && got != ground {
				t.Fatalf("(%d, %d) is %v: outside the circle there is more than ground", x, y, got)
			}
		}
	}
	if at(img, 256, 256) == ground {
		t.Error("the mark is not there")
	}
}

func TestIconsThatCannotBeDrawn(t *testing.T) {
	for name, v := range map[string]view.AppIcon{
		"mark": {SVG: "<svg viewBox='0 0 1 1'><text/></svg>", Size: 192}, "size": {SVG: disc}, "inset": {SVG: disc, Size: 9, Inset: 50},
		"ground": {SVG: disc, Size: 9, Ground: "red"},
	} {
		if _, _, err := Icon(v); err == nil {
			t.Errorf("%s: drawn", name)
		}
	}
}
