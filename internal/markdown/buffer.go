package markdown

import "unicode/utf8"

// buffer collects HTML; it is a util.BufWriter for goldmark's escaping.
type buffer struct{ b []byte }

func (b *buffer) Write(p []byte) (int, error) { b.b = append(b.b, p...); return len(p), nil }
func (b *buffer) WriteByte(c byte) error      { b.b = append(b.b, c); return nil }
func (b *buffer) WriteRune(r rune) (int, error) {
	b.b = utf8.AppendRune(b.b, r)
	return utf8.RuneLen(r), nil
}
func (b *buffer) WriteString(s string) (int, error) { b.b = append(b.b, s...); return len(s), nil }
func (b *buffer) Available() int                    { return cap(b.b) - len(b.b) }
func (b *buffer) Buffered() int                     { return 0 }
func (b *buffer) Flush() error                      { return nil }

// str appends HTML.
func (b *buffer) str(s string) { b.b = append(b.b, s...) }

// escape appends plain text.
func (b *buffer) escape(s string) { b.b = appendEscaped(b.b, s) }

// appendEscaped appends plain text as HTML, for content and quoted
// attributes.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var esc string
		switch s[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&quot;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), esc...)
		from = i + 1
	}
	return append(b, s[from:]...)
}
