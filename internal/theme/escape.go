package theme

import (
	"bytes"
	"strings"
)

// These three do what html/template does to plain texts in the same places;
// FuzzEscapersAgree holds them to it.

// escapeHTML writes a text as HTML text or within a quoted attribute.
func escapeHTML(w *bytes.Buffer, s string) {
	done := 0
	for i := range len(s) {
		var with string
		switch s[i] {
		case 0:
			with = "\uFFFD"
		case '"':
			with = "&#34;"
		case '&':
			with = "&amp;"
		case '\'':
			with = "&#39;"
		case '+':
			with = "&#43;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		default:
			continue
		}
		w.WriteString(s[done:i])
		w.WriteString(with)
		done = i + 1
	}
	w.WriteString(s[done:])
}

// escapeURL writes an address as the whole of a quoted attribute: addresses
// that run code are put out of action, what cannot stand in an address is
// percent-encoded.
func escapeURL(w *bytes.Buffer, s string) {
	if !isSafeURL(s) {
		s = "#ZgotmplZ"
	}
	escapeHTML(w, normalURL(s))
}

func isSafeURL(s string) bool {
	protocol, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(protocol, "/") ||
		strings.EqualFold(protocol, "http") || strings.EqualFold(protocol, "https") || strings.EqualFold(protocol, "mailto")
}

// escapeSrcset writes several addresses with their widths as the whole of a
// quoted attribute.
func escapeSrcset(w *bytes.Buffer, s string) {
	for i, part := range strings.Split(s, ",") {
		if i > 0 {
			w.WriteByte(',')
		}
		const space = " \t\n\f\r"
		address := strings.TrimLeft(part, space)
		before := part[:len(part)-len(address)]
		after := ""
		if end := strings.IndexAny(address, space); end >= 0 {
			address, after = address[:end], address[end:]
		}
		strange := func(r rune) bool {
			return !strings.ContainsRune(space, r) && (r > 'z' || !isLetter(byte(r)) && (r < '0' || r > '9'))
		}
		if !isSafeURL(address) || strings.ContainsFunc(after, strange) {
			w.WriteString("#ZgotmplZ")
			continue
		}
		w.WriteString(before)
		escapeHTML(w, normalURL(address))
		w.WriteString(after)
	}
}

// normalURL percent-encodes what RFC 3986 does not allow.
func normalURL(s string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	done := 0
	for i := range len(s) {
		if isURLByte(s, i) {
			continue
		}
		b.WriteString(s[done:i])
		b.WriteByte('%')
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
		done = i + 1
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func isURLByte(s string, i int) bool {
	switch c := s[i]; c {
	case '!', '#', '$', '&', '*', '+', ',', '/', ':', ';', '=', '?', '@', '[', ']', '-', '.', '_', '~':
		return true
	case '%':
		return i+2 < len(s) && isHexDigit(s[i+1]) && isHexDigit(s[i+2])
	default:
		return isLetter(c) || c >= '0' && c <= '9'
	}
}

func isHexDigit(c byte) bool {
	_, ok := hex(c)
	return ok
}
