package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// Edition names the way in which Scale makes pictures. It is part of what
// their addresses are made of, and changes whenever their bytes do.
const Edition = "1"

// MaxPixels is how many pixels a picture may have that is to be scaled; all
// of them are in memory at once.
const MaxPixels = 64_000_000

// Findings about pictures that are fine in themselves, but not for a page.
var (
	ErrInk  = errors.New("the picture is in the colours of print (CMYK)")
	ErrHuge = fmt.Errorf("the picture has more than %d million pixels", MaxPixels/1_000_000)
)

// Info is what the head of a file says about its picture.
type Info struct {
	Format        string // "jpeg", "png", "gif" or "webp"
	Width, Height int    // in pixels, as it is to be turned
	Moving        bool   // it has several frames
	Ink           bool   // it is in CMYK
}

// Scales tells whether Scale can make it smaller.
func (i Info) Scales() bool {
	return (i.Format == "jpeg" || i.Format == "png") && !i.Moving && i.Unfit() == nil
}

// Unfit says why a page should not show the picture: ErrInk, ErrHuge or nothing.
func (i Info) Unfit() error {
	switch {
	case i.Ink:
		return ErrInk
	case i.Width > MaxPixels || i.Height > 0 && i.Width > MaxPixels/i.Height:
		return ErrHuge
	}
	return nil
}

// Look reads the head of a JPEG, PNG or any other file whose format is
// registered with package image.
func Look(data []byte) (Info, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Info{}, err
	}
	i := Info{Format: format, Width: c.Width, Height: c.Height, Ink: c.ColorModel == color.CMYKModel}
	if Orientation(data) >= 5 {
		i.Width, i.Height = i.Height, i.Width
	}
	if format == "png" {
		chunks(data, func(name string, _ []byte) { i.Moving = i.Moving || name == "acTL" })
	}
	return i, nil
}

// HeightAt is that of a picture which was made so wide; at least one pixel.
func (i Info) HeightAt(width int) int {
	return max(1, int((2*int64(i.Height)*int64(width)+int64(i.Width))/(2*int64(i.Width))))
}

// whole is up to how many pixels a picture is held as light at once, 6 or 8
// bytes each.
const whole = 4_000_000

// Scale makes a JPEG or PNG picture smaller: once for each width, in pixels of
// the picture as it is seen, none wider than it is. The results are in the
// same format and turned upright; they have the colour profile and nothing
// else beside the picture. Equal input gives equal bytes on every machine, as
// long as the program was made by the same version of Go. The error is
// ErrDamaged, ErrInk or ErrHuge.
func Scale(data []byte, widths []int) ([][]byte, error) {
	info, err := Look(data)
	if err != nil {
		return nil, ErrDamaged
	}
	if err := info.Unfit(); err != nil {
		return nil, err
	}
	decode, encode := jpeg.Decode, encodeJPEG
	if info.Format == "png" {
		decode, encode = png.Decode, encodePNG
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, ErrDamaged
	}
	base, turn := reduce(img, data, info, widths), Orientation(data)
	colours := 0
	if flat, ok := img.(*image.Paletted); ok {
		colours = max(len(flat.Palette), 16) // edges need a few more than two
	}
	img = nil // from here on nobody needs the large picture
	values, out := values(light()), make([][]byte, len(widths))
	for i, width := range widths {
		w, h := width, info.HeightAt(width)
		if turn >= 5 {
			w, h = h, w
		}
		if out[i], err = encode(resample(base.rows(), w, h).turned(turn), values, details{data, colours}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// reduce gives the picture from which all widths are made: itself when it is
// small, otherwise the widest of them.
func reduce(img image.Image, data []byte, info Info, widths []int) *raster {
	w, h := info.Width, info.Height
	if w*h > whole {
		widest := 1
		for _, width := range widths {
			widest = max(widest, width)
		}
		w, h = widest, info.HeightAt(widest)
	}
	if Orientation(data) >= 5 {
		w, h = h, w
	}
	return resample(newReader(img, light()), w, h)
}

// details are what encoders need beside the pixels.
type details struct {
	source  []byte // the file that the picture comes from
	colours int    // how many its palette may have; 0 for pictures without one
}
