package pdfdoc

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// objects collects the numbered objects of a file. Plain ones go into object
// streams, streams stand by themselves.
type objects struct {
	plain   [][]byte // by number-1; nil where the object is a stream
	streams map[int]stream
	deflate *zlib.Writer
	packed  bytes.Buffer
}

type stream struct {
	dict string // entries without Length and Filter
	data []byte // compressed
	raw  bool   // not compressed: XMP, so that simple tools can read it
}

// next reserves a number.
func (o *objects) next() int {
	o.plain = append(o.plain, nil)
	return len(o.plain)
}

func (o *objects) set(n int, format string, args ...any) {
	o.plain[n-1] = fmt.Appendf(nil, format, args...)
}

func (o *objects) add(format string, args ...any) int {
	n := o.next()
	o.set(n, format, args...)
	return n
}

// setStream stores a compressed stream.
func (o *objects) setStream(n int, dict string, data []byte) {
	if o.streams == nil {
		o.streams = map[int]stream{}
	}
	o.streams[n] = stream{dict: dict, data: o.compress(data)}
}

func (o *objects) setRawStream(n int, dict string, data []byte) {
	o.setStream(n, dict, nil)
	o.streams[n] = stream{dict: dict, data: data, raw: true}
}

// compress deflates with one writer for the whole file: making a writer
// costs more than most streams.
func (o *objects) compress(data []byte) []byte {
	o.packed.Reset()
	if o.deflate == nil {
		// The level is a constant and in range; a bytes.Buffer does not fail.
		o.deflate, _ = zlib.NewWriterLevel(&o.packed, 6)
	} else {
		o.deflate.Reset(&o.packed)
	}
	o.deflate.Write(data)
	o.deflate.Close()
	return bytes.Clone(o.packed.Bytes())
}

// entry is a row of the cross-reference stream.
type entry struct {
	kind, at, index int
}

// file writes everything: header, streams, object streams, cross-reference
// stream. The file's identifier is the hash of its content.
func (o *objects) file(catalog, info int) []byte {
	const perStream = 200
	var plain []int
	for n := 1; n <= len(o.plain); n++ {
		if _, ok := o.streams[n]; !ok {
			plain = append(plain, n)
		}
	}
	total := len(o.plain)
	entries := make([]entry, total+1, total+4)
	for start := 0; start < len(plain); start += perStream {
		group := plain[start:min(start+perStream, len(plain))]
		holder := o.next()
		entries = append(entries, entry{})
		o.setObjectStream(holder, group)
		for i, n := range group {
			entries[n] = entry{2, holder, i}
		}
	}
	out := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for n := 1; n <= len(o.plain); n++ {
		s, ok := o.streams[n]
		if !ok {
			continue
		}
		entries[n] = entry{1, len(out), 0}
		filter := "/Filter/FlateDecode"
		if s.raw {
			filter = ""
		}
		out = fmt.Appendf(out, "%d 0 obj\n<<%s%s/Length %d>>\nstream\n", n, s.dict, filter, len(s.data))
		out = append(out, s.data...)
		out = append(out, "\nendstream\nendobj\n"...)
	}
	return o.crossReference(out, entries, catalog, info)
}

func (o *objects) setObjectStream(holder int, group []int) {
	var head, body []byte
	for _, n := range group {
		head = fmt.Appendf(head, "%d %d ", n, len(body))
		body = append(body, o.plain[n-1]...)
		body = append(body, '\n')
	}
	o.setStream(holder, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(group), len(head)), append(head, body...))
}

func (o *objects) crossReference(out []byte, entries []entry, catalog, info int) []byte {
	n, start := len(entries), len(out)
	entries = append(entries, entry{1, start, 0})
	entries[0] = entry{0, 0, 65535}
	var rows []byte
	for _, e := range entries {
		rows = append(rows, byte(e.kind))
		rows = binary.BigEndian.AppendUint32(rows, uint32(e.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(e.index))
	}
	sum := sha256.Sum256(out)
	id := fmt.Sprintf("<%x>", sum[:16])
	data := o.compress(rows)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[%s%s]/Filter/FlateDecode/Length %d>>\nstream\n",
		n, len(entries), catalog, info, id, id, len(data))
	out = append(out, data...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}

// textString is a PDF text string: plain where ASCII allows, else UTF-16.
func textString(s string) string {
	plain := true
	for _, r := range s {
		if r < ' ' || r > '~' || r == '(' || r == ')' || r == '\\' {
			plain = false
			break
		}
	}
	if plain {
		return "(" + s + ")"
	}
	return "<FEFF" + hex16(s) + ">"
}

const hexDigits = "0123456789ABCDEF"

// hex16 is a text as hexadecimal UTF-16BE.
func hex16(s string) string {
	out := make([]byte, 0, 4*len(s))
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, hexDigits[u>>12], hexDigits[u>>8&15], hexDigits[u>>4&15], hexDigits[u&15])
	}
	return string(out)
}

// byteString is a PDF string of ASCII bytes, for addresses.
func byteString(s string) string {
	out := []byte{'('}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ' || c > '~':
			out = fmt.Appendf(out, "%%%02X", c)
		default:
			out = append(out, c)
		}
	}
	return string(append(out, ')'))
}
