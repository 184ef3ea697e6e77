package picture

import (
	"image"
	"image/color"
)

// raster is a picture as amounts of light, 0 to 65535: one of grey, three of
// colour, or four with what covers the ground last, by which the colours are
// multiplied. So pixels can be added up.
type raster struct {
	w, h, n int // n numbers a pixel
	pix     []uint16
}

func newRaster(w, h, n int) *raster { return &raster{w, h, n, make([]uint16, w*h*n)} }

func (r *raster) row(y int) []uint16 { return r.pix[y*r.w*r.n : (y+1)*r.w*r.n] }

// reader gives the rows of a decoded picture one by one, so that a large
// picture is never held as light as a whole.
type reader struct {
	w, h, n int
	read    func(y int, row []uint16)
}

func newReader(img image.Image, light *[256]uint16) reader {
	b := img.Bounds()
	r := reader{w: b.Dx(), h: b.Dy(), n: 3}
	switch img := img.(type) {
	case *image.Gray:
		r.n, r.read = 1, func(y int, row []uint16) {
			for x, v := range img.Pix[y*img.Stride:][:r.w] {
				row[x] = light[v]
			}
		}
	case *image.Gray16:
		r.n, r.read = 1, func(y int, row []uint16) {
			for x := range row {
				row[x] = light[img.Pix[y*img.Stride+2*x]]
			}
		}
	case *image.YCbCr:
		r.read = func(y int, row []uint16) {
			for x := range r.w {
				c := img.COffset(b.Min.X+x, b.Min.Y+y)
				red, green, blue := color.YCbCrToRGB(img.Y[img.YOffset(b.Min.X+x, b.Min.Y+y)], img.Cb[c], img.Cr[c])
				row[3*x], row[3*x+1], row[3*x+2] = light[red], light[green], light[blue]
			}
		}
	default:
		r.n, r.read = coloured(img, light)
	}
	return r
}

// coloured reads any other picture, by way of its own kind of pixels.
func coloured(img image.Image, light *[256]uint16) (int, func(int, []uint16)) {
	b, n := img.Bounds(), 4
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		n = 3
	}
	var pixel func(x, y int) color.NRGBA
	switch img := img.(type) {
	case *image.Paletted:
		palette := make([]color.NRGBA, 256)
		for i, c := range img.Palette {
			palette[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
		}
		pixel = func(x, y int) color.NRGBA { return palette[img.ColorIndexAt(x, y)] }
	case *image.NRGBA:
		pixel = img.NRGBAAt
	case *image.NRGBA64:
		pixel = func(x, y int) color.NRGBA {
			c := img.NRGBA64At(x, y)
			return color.NRGBA{uint8(c.R >> 8), uint8(c.G >> 8), uint8(c.B >> 8), uint8(c.A >> 8)}
		}
	default:
		pixel = func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
	}
	return n, func(y int, row []uint16) {
		for x := range b.Dx() {
			c := pixel(b.Min.X+x, b.Min.Y+y)
			p := row[n*x : n*x+n]
			p[0], p[1], p[2] = light[c.R], light[c.G], light[c.B]
			if n == 4 {
				for i := range 3 {
					p[i] = uint16((uint32(p[i])*uint32(c.A) + 127) / 255)
				}
				p[3] = uint16(c.A) * 257
			}
		}
	}
}

// bytes gives the pixels as sRGB with 8 bits each, colours no longer
// multiplied.
func (r *raster) bytes(values []uint8) []uint8 {
	out := make([]uint8, len(r.pix))
	if r.n < 4 {
		for i, l := range r.pix {
			out[i] = values[l]
		}
		return out
	}
	for i := 0; i < len(out); i += 4 {
		a := uint32(r.pix[i+3])
		out[i+3] = uint8((a + 128) / 257)
		if out[i+3] == 0 {
			continue // what cannot be seen has no colour
		}
		for j := range 3 {
			out[i+j] = values[min((uint32(r.pix[i+j])*65535+a/2)/a, 65535)]
		}
	}
	return out
}

// turned is the picture as Exif wants it seen; see Orientation.
func (r *raster) turned(turn int) *raster {
	if turn <= 1 {
		return r
	}
	out := newRaster(r.w, r.h, r.n)
	if turn >= 5 {
		out.w, out.h = r.h, r.w
	}
	for y := range out.h {
		for x := range out.w {
			fx, fy := x, y // where the pixel comes from
			if turn >= 5 {
				fx, fy = y, x
			}
			if turn == 2 || turn == 3 || turn >= 7 {
				fx = r.w - 1 - fx
			}
			if turn == 3 || turn == 4 || turn == 6 || turn == 7 {
				fy = r.h - 1 - fy
			}
			copy(out.pix[(y*out.w+x)*r.n:][:r.n], r.pix[(fy*r.w+fx)*r.n:][:r.n])
		}
	}
	return out
}
