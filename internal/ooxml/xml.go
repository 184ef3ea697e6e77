package ooxml

import (
	"strconv"
	"unicode/utf8"
)

// XML writes one part. Elements close in the order they were opened, text and
// attributes are escaped, and characters that XML 1.0 does not know are shown
// as U+FFFD, so that no input can make a part ill-formed.
type XML struct {
	buf  []byte
	open []string
}

// NewXML begins a part with its declaration.
func NewXML() *XML {
	return &XML{buf: append(make([]byte, 0, 4096), `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"...)}
}

// Start opens an element. Attributes are pairs of name and value.
func (x *XML) Start(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, '>')
	x.open = append(x.open, name)
}

// Empty writes an element without content.
func (x *XML) Empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, "/>"...)
}

// Leaf writes an element that holds text only.
func (x *XML) Leaf(name, text string, attrs ...string) {
	x.Start(name, attrs...)
	x.Text(text)
	x.End()
}

// Text writes character data.
func (x *XML) Text(s string) { x.buf = appendEscaped(x.buf, s, false) }

// End closes the innermost n elements, or one when no number is given.
func (x *XML) End(n ...int) {
	count := 1
	if len(n) > 0 {
		count = n[0]
	}
	for range count {
		last := len(x.open) - 1
		x.buf = append(x.buf, "</"...)
		x.buf = append(x.buf, x.open[last]...)
		x.buf = append(x.buf, '>')
		x.open = x.open[:last]
	}
}

// Bytes is the part so far, with every open element closed.
func (x *XML) Bytes() []byte {
	x.End(len(x.open))
	return x.buf
}

func (x *XML) tag(name string, attrs []string) {
	x.buf = append(x.buf, '<')
	x.buf = append(x.buf, name...)
	for i := 0; i+1 < len(attrs); i += 2 {
		x.buf = append(x.buf, ' ')
		x.buf = append(x.buf, attrs[i]...)
		x.buf = append(x.buf, '=', '"')
		x.buf = appendEscaped(x.buf, attrs[i+1], true)
		x.buf = append(x.buf, '"')
	}
}

func appendEscaped(b []byte, s string, attribute bool) []byte {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"' && attribute:
			b = append(b, "&quot;"...)
		case (r == '\t' || r == '\n' || r == '\r') && attribute:
			b = append(b, "&#"...)
			b = strconv.AppendInt(b, int64(r), 10)
			b = append(b, ';')
		case !xmlChar(r), r == utf8.RuneError && size == 1:
			b = append(b, "\uFFFD"...)
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return b
}

// xmlChar is the Char production of XML 1.0, without carriage returns, which
// a parser would turn into line feeds.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

// Int writes a whole number as attributes want it.
func Int(n int) string { return strconv.Itoa(n) }

// EMU per point: DrawingML measures in English metric units, 914,400 to the
// inch.
const emuPerPoint = 12700

// Points gives a length in points as EMU.
func Points(pt float64) string { return strconv.Itoa(int(pt*emuPerPoint + 0.5)) }
