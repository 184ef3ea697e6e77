package memo

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"
)

// plan knows how values of one type are written. Plans are compiled once for
// each type and shared.
type plan struct {
	typ    reflect.Type
	number int               // in the shape it was compiled for
	print  [sha256.Size]byte // of the type and all types within
	write  func(w *writer, v reflect.Value)
}

// refusal is a type or value that cannot be hashed.
type refusal struct{ what, why string }

func (r refusal) Error() string {
	return fmt.Sprintf("memo: cannot hash %s: it %s", r.what, r.why)
}

//nolint:gochecknoglobals // types do not change while a program runs: this is a table filled on demand
var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) (*plan, error) {
	if p, ok := plans.Load(t); ok {
		return p.(*plan), nil
	}
	c := compiler{made: map[reflect.Type]*plan{}}
	p, err := c.compile(t, t.String())
	if err != nil {
		return nil, err
	}
	p.print = sha256.Sum256(c.shape.Bytes())
	got, _ := plans.LoadOrStore(t, p)
	return got.(*plan), nil
}

// compiler makes the plan of one type and of those within, and meanwhile
// writes down their shape. A type met a second time is written by its number.
type compiler struct {
	made  map[reflect.Type]*plan
	shape bytes.Buffer
}

func (c *compiler) compile(t reflect.Type, path string) (*plan, error) {
	if p, ok := c.made[t]; ok {
		fmt.Fprintf(&c.shape, "(#%d)", p.number)
		return p, nil
	}
	p := &plan{typ: t, number: len(c.made)}
	c.made[t] = p
	fmt.Fprintf(&c.shape, "(%s %s %s", t.PkgPath(), t.String(), t.Kind())
	write, err := c.writer(t, path)
	if err != nil {
		return nil, err
	}
	c.shape.WriteByte(')')
	p.write = write
	return p, nil
}

func (c *compiler) writer(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	switch t.Kind() {
	case reflect.Bool:
		return writeBool, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(w *writer, v reflect.Value) { w.fixed(uint64(v.Int())) }, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(w *writer, v reflect.Value) { w.fixed(v.Uint()) }, nil
	case reflect.Float32, reflect.Float64:
		return func(w *writer, v reflect.Value) { w.fixed(math.Float64bits(v.Float())) }, nil
	case reflect.String:
		return func(w *writer, v reflect.Value) { w.string(v.String()) }, nil
	case reflect.Struct:
		return c.structWriter(t, path)
	case reflect.Pointer:
		return c.pointerWriter(t, path)
	case reflect.Slice:
		return c.sliceWriter(t, path)
	case reflect.Array:
		return c.arrayWriter(t, path)
	case reflect.Map:
		return c.mapWriter(t, path)
	}
	return nil, refusal{path, "is a " + t.Kind().String() + ", not plain data"}
}

func writeBool(w *writer, v reflect.Value) {
	if v.Bool() {
		w.buf = append(w.buf, 1)
	} else {
		w.buf = append(w.buf, 0)
	}
}

func (c *compiler) structWriter(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	if t == reflect.TypeFor[time.Time]() {
		return nil, refusal{path, "is a time.Time, whose zone and clock reading are no plain data; use a date"}
	}
	fields := make([]*plan, t.NumField())
	for i := range fields {
		f := t.Field(i)
		fmt.Fprintf(&c.shape, " %q", f.Name)
		p, err := c.compile(f.Type, path+"."+f.Name)
		if err != nil {
			return nil, err
		}
		fields[i] = p
	}
	return func(w *writer, v reflect.Value) {
		for i, p := range fields {
			p.write(w, v.Field(i))
		}
	}, nil
}

func (c *compiler) pointerWriter(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	elem, err := c.compile(t.Elem(), path)
	if err != nil {
		return nil, err
	}
	return func(w *writer, v reflect.Value) {
		if v.IsNil() {
			w.buf = append(w.buf, 0)
			return
		}
		w.buf = append(w.buf, 1)
		if w.deeper(elem) {
			elem.write(w, v.Elem())
		}
		w.depth--
	}, nil
}

func (c *compiler) sliceWriter(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	elem, err := c.compile(t.Elem(), path+"[]")
	if err != nil {
		return nil, err
	}
	if t.Elem().Kind() == reflect.Uint8 {
		return func(w *writer, v reflect.Value) {
			w.length(v)
			w.buf = append(w.buf, v.Bytes()...)
		}, nil
	}
	return func(w *writer, v reflect.Value) {
		if w.deeper(elem) {
			for i := range w.length(v) {
				elem.write(w, v.Index(i))
			}
		}
		w.depth--
	}, nil
}

func (c *compiler) arrayWriter(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	elem, err := c.compile(t.Elem(), path+"[]")
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&c.shape, " × %d", t.Len())
	return func(w *writer, v reflect.Value) {
		for i := range t.Len() {
			elem.write(w, v.Index(i))
		}
	}, nil
}

func (c *compiler) mapWriter(t reflect.Type, path string) (func(*writer, reflect.Value), error) {
	order, err := keyOrder(t.Key(), path)
	if err != nil {
		return nil, err
	}
	key, err := c.compile(t.Key(), path+"'s keys")
	if err != nil {
		return nil, err
	}
	elem, err := c.compile(t.Elem(), path+"[…]")
	if err != nil {
		return nil, err
	}
	return func(w *writer, v reflect.Value) {
		if w.deeper(elem) && w.length(v) > 0 {
			keys := v.MapKeys()
			slices.SortFunc(keys, order)
			for _, k := range keys {
				key.write(w, k)
				elem.write(w, v.MapIndex(k))
			}
		}
		w.depth--
	}, nil
}

func keyOrder(t reflect.Type, path string) (func(a, b reflect.Value) int, error) {
	switch t.Kind() {
	case reflect.String:
		return func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) }, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Uint(), b.Uint()) }, nil
	}
	return nil, refusal{path, "is a map whose keys are neither strings nor whole numbers"}
}
