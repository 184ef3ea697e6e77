package memo

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"reflect"
	"sync"
)

// Key is the SHA-256 of a result's inputs.
type Key [sha256.Size]byte

// String gives the key in hexadecimal.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// Join makes one key of several; their order counts.
func Join(keys ...Key) Key {
	buf := make([]byte, 0, len(keys)*len(Key{})+8)
	buf = binary.AppendUvarint(buf, uint64(len(keys)))
	for _, k := range keys {
		buf = append(buf, k[:]...)
	}
	return sha256.Sum256(buf)
}

// Text makes a key of strings; their order and borders count.
func Text(parts ...string) Key {
	var buf []byte
	for _, p := range parts {
		buf = binary.AppendUvarint(buf, uint64(len(p)))
		buf = append(buf, p...)
	}
	return sha256.Sum256(buf)
}

// Hash gives the key of plain data: booleans, numbers, strings, and structs,
// arrays, slices, maps and pointers made of them. Unexported fields count.
//
// The encoding is canonical: a fingerprint of the type (its name, the names and
// types of its fields, in order), then the values, strings and slices with
// their length, maps in the order of their keys. A nil slice differs from an
// empty one. A pointer at the top is the same as what it points to.
//
// The error is a programmer's: the type holds an interface, a function, a
// channel or a moment in time, or the value contains itself.
func Hash(v any) (Key, error) {
	rv := reflect.ValueOf(v)
	for rv.Kind() == reflect.Pointer && !rv.IsNil() {
		rv = rv.Elem()
	}
	if !rv.IsValid() {
		return Key{}, refusal{"nil", "has no type"}
	}
	p, err := planOf(rv.Type())
	if err != nil {
		return Key{}, err
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.buf = append(w.buf[:0], p.print[:]...)
	w.depth, w.err = 0, nil
	p.write(w, rv)
	if w.err != nil {
		return Key{}, w.err
	}
	return sha256.Sum256(w.buf), nil
}

// writer gathers the encoding of one value.
type writer struct {
	buf   []byte
	depth int
	err   error
}

// maxDepth is how many pointers, slices and maps may lie within each other;
// beyond it a value is taken to contain itself.
const maxDepth = 500

//nolint:gochecknoglobals // a pool of buffers has no meaning of its own
var writers = sync.Pool{New: func() any { return &writer{buf: make([]byte, 0, 32<<10)} }}

func (w *writer) deeper(p *plan) bool {
	w.depth++
	if w.depth > maxDepth && w.err == nil {
		w.err = refusal{p.typ.String(), "contains itself"}
	}
	return w.err == nil
}

func (w *writer) uint(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }
func (w *writer) fixed(n uint64) {
	w.buf = binary.LittleEndian.AppendUint64(w.buf, n)
}

func (w *writer) string(s string) {
	w.uint(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

// length writes 0 for nil and one more than the length otherwise.
func (w *writer) length(v reflect.Value) int {
	if v.IsNil() {
		w.uint(0)
		return 0
	}
	n := v.Len()
	w.uint(uint64(n) + 1)
	return n
}
