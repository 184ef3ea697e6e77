package pdfcheck

import (
	"bytes"
	"fmt"
	"strconv"
)

// The objects of PDF. Numbers are float64, booleans bool, null nil.
type (
	name   string
	text   []byte // a string object, decoded
	ref    int    // number of an indirect object; generations are not used
	array  []any
	dict   map[name]any
	stream struct {
		dict dict
		data []byte // as stored
	}
	keyword string // an operator in content, obj, endobj … elsewhere
)

// lexer reads objects and operators from bytes.
type lexer struct {
	b  []byte
	at int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// maxDepth of nested arrays and dictionaries: a hostile file must not
// exhaust the stack.
const maxDepth = 100

// next reads one object or keyword; ok is false at the end. Indirect
// references are only known to object.
func (l *lexer) next(depth int) (v any, ok bool, err error) {
	l.skip()
	if l.at >= len(l.b) {
		return nil, false, nil
	}
	if depth > maxDepth {
		return nil, false, fmt.Errorf("objects are nested more than %d deep at byte %d", maxDepth, l.at)
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name(), true, nil
	case c == '(':
		return l.literal(), true, nil
	case bytes.HasPrefix(l.b[l.at:], []byte("<<")):
		l.at += 2
		return l.dict(depth)
	case c == '<':
		return l.hex(), true, nil
	case c == '[':
		l.at++
		return l.array(depth)
	case c == ']' || c == '}' || c == '{' || c == ')':
		l.at++
		return keyword(c), true, nil
	case c == '>':
		l.at++
		if l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
		}
		return keyword(">>"), true, nil
	}
	return l.word(), true, nil
}

func (l *lexer) name() name {
	l.at++
	start := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	raw := l.b[start:l.at]
	if !bytes.Contains(raw, []byte("#")) {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

func (l *lexer) word() any {
	start := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	w := string(l.b[start:l.at])
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(w, 64); err == nil {
			return f
		}
	}
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(w)
}

func (l *lexer) literal() text {
	l.at++
	var out text
	open := 1
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, l.b[l.at])
	}
	return out
}

func (l *lexer) escape(out text) text {
	l.at++
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\n':
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := 0
		end := min(l.at+3, len(l.b))
		for ; l.at < end && l.b[l.at] >= '0' && l.b[l.at] <= '7'; l.at++ {
			n = n*8 + int(l.b[l.at]-'0')
		}
		l.at--
		c = byte(n)
	}
	return append(out, c)
}

func (l *lexer) hex() text {
	l.at++
	var digits []byte
	for ; l.at < len(l.b) && l.b[l.at] != '>'; l.at++ {
		if !isSpace(l.b[l.at]) {
			digits = append(digits, l.b[l.at])
		}
	}
	l.at++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make(text, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			n = 0
		}
		out = append(out, byte(n))
	}
	return out
}

func (l *lexer) array(depth int) (any, bool, error) {
	var out array
	for {
		v, ok, err := l.next(depth + 1)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			return nil, false, fmt.Errorf("an array is not closed at byte %d", l.at)
		}
		switch v {
		case keyword("]"):
			return out, true, nil
		case keyword("R"):
			out = makeRef(out)
		default:
			out = append(out, v)
		}
	}
}

// makeRef turns the last two numbers into a reference.
func makeRef(a array) array {
	if n := len(a); n >= 2 {
		if num, ok := whole(a[n-2]); ok {
			return append(a[:n-2], ref(num))
		}
	}
	return a
}

func (l *lexer) dict(depth int) (any, bool, error) {
	var flat array
	for {
		v, ok, err := l.next(depth + 1)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			return nil, false, fmt.Errorf("a dictionary is not closed at byte %d", l.at)
		}
		if v == keyword(">>") {
			break
		}
		if v == keyword("R") {
			flat = makeRef(flat)
			continue
		}
		flat = append(flat, v)
	}
	d := make(dict, len(flat)/2)
	for i := 0; i+1 < len(flat); i += 2 {
		if key, ok := flat[i].(name); ok {
			d[key] = flat[i+1]
		}
	}
	return d, true, nil
}
