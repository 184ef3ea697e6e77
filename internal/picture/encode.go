package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"

	"github.com/klauspost/compress/zlib"
)

// quality of JPEG files: above it files grow faster than pictures gain.
const quality = 80

// srgb is in the profile of sRGB, which is what everybody assumes without one.
const srgb = "sRGB IEC61966-2"

func encodeJPEG(r *raster, values []uint8, d details) ([]byte, error) {
	pix, frame := r.bytes(values), image.Rect(0, 0, r.w, r.h)
	var img image.Image = &image.Gray{Pix: pix, Stride: r.w, Rect: frame}
	if r.n == 3 {
		coloured := image.NewRGBA(frame)
		for i := range r.w * r.h {
			copy(coloured.Pix[4*i:], pix[3*i:3*i+3])
			coloured.Pix[4*i+3] = 255
		}
		img = coloured
	}
	var coded bytes.Buffer
	if err := jpeg.Encode(&coded, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	profile := profileJPEG(d.source)
	if len(profile) == 0 {
		return coded.Bytes(), nil
	}
	out := append(make([]byte, 0, coded.Len()+len(profile)), coded.Bytes()[:2]...)
	return append(append(out, profile...), coded.Bytes()[2:]...), nil
}

// profileJPEG gives the segments with the colour profile, if it is not sRGB.
func profileJPEG(data []byte) []byte {
	var out, profile []byte
	_ = segments(data, func(s segment) {
		if part, ok := bytes.CutPrefix(s.payload, []byte("ICC_PROFILE\x00")); ok && s.marker == app2 && len(part) > 2 {
			profile = append(profile, part[2:]...)
			out = binary.BigEndian.AppendUint16(append(out, 0xff, app2), uint16(len(s.payload)+2))
			out = append(out, s.payload...)
		}
	})
	if bytes.Contains(profile, []byte(srgb)) {
		return nil
	}
	return out
}

// Types of colour in PNG (third edition, table 8), and how many numbers a
// pixel has in each.
const (
	pngGrey    = 0
	pngColour  = 2
	pngPalette = 3
	pngAlpha   = 6
)

// encodePNG writes a picture; the standard library's deflate may change with
// the version of Go, and this one does not.
func encodePNG(r *raster, values []uint8, d details) ([]byte, error) {
	pix, kind := r.bytes(values), byte(pngColour)
	switch r.n {
	case 1:
		kind = pngGrey
	case 4:
		kind = pngAlpha
	}
	var palette [][4]uint8
	if d.colours > 0 && r.n > 1 {
		palette, pix = quantise(pix, r.n, d.colours)
		kind = pngPalette
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(r.w))
	head = binary.BigEndian.AppendUint32(head, uint32(r.h))
	out := appendChunk([]byte(pngHead), "IHDR", append(head, 8, kind, 0, 0, 0))
	chunks(d.source, func(name string, payload []byte) {
		switch name {
		case "iCCP", "cICP", "sRGB", "gAMA", "cHRM":
			if grey := d.source[25]&2 == 0; name != "iCCP" || grey == (kind == pngGrey) {
				out = appendChunk(out, name, payload)
			}
		}
	})
	if kind == pngPalette {
		out = appendPalette(out, palette)
	}
	packed, err := deflated(pix, r.w, r.h, kind)
	if err != nil {
		return nil, err
	}
	return appendChunk(appendChunk(out, "IDAT", packed), "IEND", nil), nil
}

func appendPalette(out []byte, palette [][4]uint8) []byte {
	var colours, cover []byte
	opaque := true
	for _, c := range palette {
		colours, cover = append(colours, c[:3]...), append(cover, c[3])
		opaque = opaque && c[3] == 255
	}
	out = appendChunk(out, "PLTE", colours)
	if opaque {
		return out
	}
	return appendChunk(out, "tRNS", cover)
}

// deflated packs rows, each filtered in the way that leaves the smallest
// numbers; indexes of a palette are not numbers and stay.
func deflated(pix []uint8, w, h int, kind byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, 7)
	if err != nil {
		return nil, err
	}
	n := len(pix) / (w * h)
	above := make([]byte, w*n)
	f := newFilters(w*n, n)
	for y := range h {
		row := pix[y*w*n : (y+1)*w*n]
		line := f.none(row)
		if kind != pngPalette {
			line = f.best(row, above)
		}
		if _, err := z.Write(line); err != nil {
			return nil, err
		}
		above = row
	}
	err = z.Close()
	return b.Bytes(), err
}

// filters hold a row in each of the five ways of PNG (9.2), the number of the
// way in front.
type filters struct {
	rows [5][]byte
	n    int // bytes of a pixel
}

func newFilters(size, n int) *filters {
	f := &filters{n: n}
	for i := range f.rows {
		f.rows[i] = make([]byte, size+1)
		f.rows[i][0] = byte(i)
	}
	return f
}

func (f *filters) none(row []byte) []byte {
	copy(f.rows[0][1:], row)
	return f.rows[0]
}

// best is the way whose bytes, taken as signed, have the smallest sum.
func (f *filters) best(row, above []byte) []byte {
	var sums [5]int
	for i, v := range row {
		var left, corner byte
		if i >= f.n {
			left, corner = row[i-f.n], above[i-f.n]
		}
		up := above[i]
		for k, guess := range [5]byte{0, left, up, byte((int(left) + int(up)) / 2), paeth(left, up, corner)} {
			f.rows[k][i+1] = v - guess
			sums[k] += abs(int(int8(v - guess)))
		}
	}
	best := 0
	for k, sum := range sums {
		if sum < sums[best] {
			best = k
		}
	}
	return f.rows[best]
}

func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}
