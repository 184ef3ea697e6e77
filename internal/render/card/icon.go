package card

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/klauspost/compress/zlib"

	"lodestone/internal/diag"
	"lodestone/internal/mark"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Icon draws a site's mark as a square PNG. The error is a mark or a size that
// cannot be drawn; themes are asked before, see theme.Icon.
func Icon(v view.AppIcon) ([]byte, diag.List, error) {
	const largest = 1024
	drawing, err := mark.Parse([]byte(v.SVG))
	if err != nil {
		return nil, nil, err
	}
	if v.Size < 1 || v.Size > largest || v.Inset < 0 || v.Inset >= 50 {
		return nil, nil, fmt.Errorf("an icon of %d pixels with a margin of %d %% cannot be drawn", v.Size, v.Inset)
	}
	var ground pixel
	if v.Ground != "" {
		colour, err := rgb(v.Ground)
		if err != nil {
			return nil, nil, err
		}
		ground.mix(colour, full)
	}
	side := float64(v.Size) * float64(100-2*v.Inset) / 100
	scale := side / max(drawing.Width, drawing.Height)
	left := (float64(v.Size) - float64(drawing.Width*scale)) / 2
	top := (float64(v.Size) - float64(drawing.Height*scale)) / 2
	outlines := make([][]typeset.Segment, len(drawing.Shapes))
	for i, shape := range drawing.Shapes {
		outlines[i] = segments(shape)
	}
	// A strip of rows at a time: a whole icon would hold 16 MB.
	const rows = 32
	pixels := make([]pixel, v.Size*rows)
	data, err := colours(v.Size, func(write func([]pixel) error) error {
		for y0 := 0; y0 < v.Size; y0 += rows {
			height := min(rows, v.Size-y0)
			strip := pixels[:v.Size*height]
			for i := range strip {
				strip[i] = ground
			}
			for i, shape := range drawing.Shapes {
				cov := newCoverage(0, y0, v.Size, height)
				cov.glyph(outlines[i], left, top, scale)
				cov.each(func(x, y, covered int) { strip[(y-y0)*v.Size+x].mix(shape.Colour, covered) })
			}
			if err := write(strip); err != nil {
				return err
			}
		}
		return nil
	})
	return data, nil, err
}

// segments are a shape as glyphs are given, whose y runs upwards.
func segments(s mark.Shape) []typeset.Segment {
	up := func(p mark.Point) typeset.Point { return typeset.Point{X: p.X, Y: -p.Y} }
	var out []typeset.Segment
	for _, c := range s.Contours {
		out = append(out, typeset.Segment{Op: typeset.MoveTo, To: up(c.Start)})
		for _, curve := range c.Curves {
			out = append(out, typeset.Segment{Op: typeset.QuadTo, By: up(curve.By), To: up(curve.To)})
		}
	}
	return out
}

// pixel is red, green, blue, each times how much is covered, and that: up to
// 255·full and full.
type pixel struct {
	colour [3]int64
	alpha  int64
}

// mix paints a colour over so much of a pixel.
func (p *pixel) mix(colour [3]byte, covered int) {
	left := int64(full - covered)
	for i, c := range colour {
		p.colour[i] = (p.colour[i]*left+full/2)/full + int64(c)*int64(covered)
	}
	p.alpha = (p.alpha*left+full/2)/full + int64(covered)
}

// bytes are the pixel as PNG has it: colour and alpha apart.
func (p *pixel) bytes() [4]byte {
	if p.alpha == 0 {
		return [4]byte{}
	}
	var out [4]byte
	for i, c := range p.colour {
		out[i] = byte(min((c+p.alpha/2)/p.alpha, 255))
	}
	out[3] = byte((p.alpha*255 + full/2) / full)
	return out
}

// colours packs rows of pixels as a square PNG in full colour.
func colours(size int, draw func(write func([]pixel) error) error) ([]byte, error) {
	var b, packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, 6)
	if err != nil {
		return nil, err
	}
	row := make([]byte, 1+4*size)
	err = draw(func(pixels []pixel) error {
		for line := range slices.Chunk(pixels, size) {
			for x := range line {
				px := line[x].bytes()
				copy(row[1+4*x:], px[:])
			}
			if _, err := w.Write(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	b.WriteString(signature)
	head := binary.BigEndian.AppendUint32(nil, uint32(size)) //nolint:gosec // see Icon
	head = binary.BigEndian.AppendUint32(head, uint32(size)) //nolint:gosec // see Icon
	chunk(&b, "IHDR", append(head, 8, 6, 0, 0, 0))           // 8 bits of red, green, blue and alpha
	chunk(&b, "sRGB", []byte{0})
	chunk(&b, "IDAT", packed.Bytes())
	chunk(&b, "IEND", nil)
	return b.Bytes(), nil
}
