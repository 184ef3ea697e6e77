package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"github.com/klauspost/compress/zlib"
)

// signature begins every PNG.
const signature = "\x89PNG\r\n\x1a\n"

// png writes the picture with its text (PNG 3rd edition: 11.2 the chunks that
// must be, 11.3.3.4 international text). The standard library's encoder
// knows no text, and its deflate may change with the version of Go.
func (c *canvas) png(lang, text string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(signature)
	head := binary.BigEndian.AppendUint32(nil, uint32(c.width))
	head = binary.BigEndian.AppendUint32(head, uint32(c.height))
	chunk(&b, "IHDR", append(head, 8, 3, 0, 0, 0)) // 8 bits a pixel, of a palette
	chunk(&b, "sRGB", []byte{0})
	palette := make([]byte, 0, 3*len(c.palette))
	for _, colour := range c.palette {
		palette = append(palette, colour[:]...)
	}
	chunk(&b, "PLTE", palette)
	if text != "" {
		chunk(&b, "iTXt", []byte("Description\x00\x00\x00"+lang+"\x00\x00"+text))
	}
	data, err := c.deflated()
	if err != nil {
		return nil, err
	}
	chunk(&b, "IDAT", data)
	chunk(&b, "IEND", nil)
	return b.Bytes(), nil
}

// deflated is the rows, each after a zero: indexes compress best unfiltered.
func (c *canvas) deflated() ([]byte, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, 6)
	if err != nil {
		return nil, err
	}
	for y := range c.height {
		if _, err := w.Write([]byte{0}); err != nil {
			return nil, err
		}
		if _, err := w.Write(c.pixels[y*c.width : (y+1)*c.width]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func chunk(b *bytes.Buffer, name string, data []byte) {
	body := append([]byte(name), data...)
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	b.Write(body)
	b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}
