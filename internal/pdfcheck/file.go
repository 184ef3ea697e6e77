package pdfcheck

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// file is a parsed PDF of the kind that pdfdoc writes: one cross-reference
// stream, objects plain or in object streams, Flate.
type file struct {
	data    []byte
	trailer dict
	where   map[ref]entry
	cache   map[ref]any
	holders map[ref][]any // object streams, unpacked
}

type entry struct {
	kind, at, index int
}

// maxStream bounds what a stream may unpack to, in bytes.
const maxStream = 64 << 20

var errNotOurs = errors.New("not a PDF with a cross-reference stream, as this program writes them")

func open(data []byte) (*file, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) {
		return nil, errNotOurs
	}
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return nil, errNotOurs
	}
	l := &lexer{b: data, at: i + len("startxref")}
	v, _, err := l.next(0)
	at, ok := whole(v)
	if err != nil || !ok || at >= len(data) {
		return nil, errNotOurs
	}
	f := &file{data: data, where: map[ref]entry{}, cache: map[ref]any{}, holders: map[ref][]any{}}
	obj, err := f.objectAt(at)
	if err != nil {
		return nil, err
	}
	s, ok := obj.(stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, errNotOurs
	}
	f.trailer = s.dict
	return f, f.readEntries(s)
}

func (f *file) readEntries(s stream) error {
	rows, err := f.unpack(s)
	if err != nil {
		return err
	}
	w, _ := s.dict["W"].(array)
	if len(w) != 3 {
		return errNotOurs
	}
	var width [3]int
	size := 0
	for i, v := range w {
		width[i], _ = whole(v)
		size += width[i]
	}
	if size <= 0 || size > 16 {
		return errNotOurs
	}
	for n := 0; (n+1)*size <= len(rows); n++ {
		row := rows[n*size:]
		var field [3]int
		for i := range field {
			for range width[i] {
				field[i] = field[i]<<8 | int(row[0])
				row = row[1:]
			}
		}
		f.where[ref(n)] = entry{field[0], field[1], field[2]}
	}
	return nil
}

// objectAt reads "n g obj … endobj".
func (f *file) objectAt(at int) (any, error) {
	l := &lexer{b: f.data, at: at}
	for range 3 { // number, generation, obj
		if _, ok, err := l.next(0); !ok || err != nil {
			return nil, fmt.Errorf("no object at byte %d", at)
		}
	}
	v, ok, err := l.next(0)
	if err != nil || !ok {
		return nil, fmt.Errorf("no object at byte %d", at)
	}
	d, isDict := v.(dict)
	if !isDict {
		return v, nil
	}
	l.skip()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return d, nil
	}
	start := l.at + len("stream")
	if start < len(l.b) && l.b[start] == '\r' {
		start++
	}
	start++
	length, _ := whole(f.get(d["Length"]))
	end := start + length
	if start > len(f.data) || end > len(f.data) {
		return nil, fmt.Errorf("the stream at byte %d is longer than the file", at)
	}
	return stream{d, f.data[start:end]}, nil
}

// get follows a reference; broken ones give nil.
func (f *file) get(v any) any {
	r, ok := v.(ref)
	if !ok {
		return v
	}
	if v, ok := f.cache[r]; ok {
		return v
	}
	f.cache[r] = nil // a loop of references ends here
	var out any
	switch e := f.where[r]; e.kind {
	case 1:
		out, _ = f.objectAt(e.at)
	case 2:
		if list := f.holder(ref(e.at)); e.index < len(list) {
			out = list[e.index]
		}
	}
	f.cache[r] = out
	return out
}

// holder unpacks an object stream.
func (f *file) holder(r ref) []any {
	if list, ok := f.holders[r]; ok {
		return list
	}
	f.holders[r] = nil
	s, ok := f.get(r).(stream)
	if !ok {
		return nil
	}
	data, err := f.unpack(s)
	n, _ := whole(s.dict["N"])
	first, _ := whole(s.dict["First"])
	if err != nil || first > len(data) {
		return nil
	}
	var list []any
	head := &lexer{b: data[:first]}
	for range n {
		head.next(0)
		at, _, _ := head.next(0)
		offset, ok := whole(at)
		if !ok || first+offset > len(data) {
			break
		}
		v, _, _ := (&lexer{b: data, at: first + offset}).next(0)
		list = append(list, v)
	}
	f.holders[r] = list
	return list
}

// unpack undoes the filters of a stream.
func (f *file) unpack(s stream) ([]byte, error) {
	switch f.get(s.dict["Filter"]) {
	case nil:
		return s.data, nil
	case name("FlateDecode"):
		r, err := zlib.NewReader(bytes.NewReader(s.data))
		if err != nil {
			return nil, err
		}
		out, err := io.ReadAll(io.LimitReader(r, maxStream+1))
		if err == nil && len(out) > maxStream {
			err = errors.New("a stream unpacks to more than 64 MB")
		}
		return out, err
	}
	return nil, fmt.Errorf("the filter %v is not one that this program writes", s.dict["Filter"])
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

// string reads a text string: UTF-16 with its mark, else Latin.
func (f *file) string(v any) string {
	t, _ := f.get(v).(text)
	if len(t) < 2 || t[0] != 0xfe || t[1] != 0xff {
		r := make([]rune, len(t))
		for i, c := range t {
			r[i] = rune(c)
		}
		return string(r)
	}
	return decode16(t[2:])
}

func decode16(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// catalog is the root of the document.
func (f *file) catalog() dict { return f.dict(f.trailer["Root"]) }

// pages gives the page objects in order.
func (f *file) pages() []ref {
	var out []ref
	seen := map[ref]bool{}
	var walk func(v any)
	walk = func(v any) {
		r, ok := v.(ref)
		if !ok || seen[r] {
			return
		}
		seen[r] = true
		d := f.dict(r)
		if d["Type"] == name("Pages") {
			for _, k := range f.array(d["Kids"]) {
				walk(k)
			}
			return
		}
		out = append(out, r)
	}
	walk(f.catalog()["Pages"])
	return out
}

// numbers reads a number tree into a map.
func (f *file) numbers(v any) map[int]any {
	out := map[int]any{}
	a := f.array(f.dict(v)["Nums"])
	for i := 0; i+1 < len(a); i += 2 {
		if n, ok := whole(a[i]); ok {
			out[n] = a[i+1]
		}
	}
	return out
}

func sortedNames(d dict) []name {
	keys := make([]name, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// whole reads a number that counts or places something; broken files hold
// any number.
func whole(v any) (int, bool) {
	n, ok := v.(float64)
	if !ok || !(n >= 0 && n < 1<<31) {
		return 0, false
	}
	return int(n), true
}
