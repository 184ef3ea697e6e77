package view

import (
	"reflect"
	"strings"
	"sync"
)

// What stands in Segment.HTML round the value of a fact until its note has a
// number: NoteOpen, the fact's id, NoteFrom, the value, NoteClose. The
// characters are private ones, which no text may hold.
const (
	NoteOpen  = "\ue000"
	NoteFrom  = "\ue001"
	NoteClose = "\ue002"
)

// EachNoted visits every place of a page where a fact's value stands and its
// note can be called, in the order of reading: figures, marks of texts and
// values in prose. visit is given the fact's id and sets the number; for
// prose it returns what stands before and after the value. It must only be
// called on a page that nobody else has seen yet.
func EachNoted(p *Page, visit func(fact string, figure *Figure) (note int), prose func(fact string) (before, after string)) {
	w := noteWalk{visit, prose}
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		switch v.Type().Field(i).Name {
		case "Chrome", "Head", "Notes":
		default:
			w.field(v.Type().Field(i), v.Field(i))
		}
	}
}

type noteWalk struct {
	visit func(fact string, figure *Figure) int
	prose func(fact string) (before, after string)
}

var (
	markType    = reflect.TypeFor[Mark]()
	segmentType = reflect.TypeFor[Segment]()
)

//nolint:gochecknoglobals // it only ever grows, by what reflection says
var noted sync.Map // reflect.Type → bool

// canHold tells whether a type can hold what notes belong to.
func canHold(t reflect.Type) bool {
	if known, ok := noted.Load(t); ok {
		return known.(bool)
	}
	found := within(t, map[reflect.Type]bool{})
	noted.Store(t, found)
	return found
}

func within(t reflect.Type, seen map[reflect.Type]bool) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return within(t.Elem(), seen)
	case reflect.Struct:
		if t == figureType || t == markType || t == segmentType {
			return true
		}
		if seen[t] {
			return false
		}
		seen[t] = true
		for i := range t.NumField() {
			if within(t.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}

func (w noteWalk) field(f reflect.StructField, v reflect.Value) {
	if f.Tag.Get("note") != "none" {
		w.value(v)
	}
}

func (w noteWalk) value(v reflect.Value) {
	if !canHold(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		w.structure(v)
	}
}

func (w noteWalk) structure(v reflect.Value) {
	switch v.Type() {
	case figureType:
		f := v.Addr().Interface().(*Figure)
		f.Note = w.visit(f.Fact, f)
		return
	case markType:
		if m := v.Addr().Interface().(*Mark); m.Fact != "" {
			m.Note = w.visit(m.Fact, nil)
		}
		return
	case segmentType:
		s := v.Addr().Interface().(*Segment)
		s.HTML = w.fill(s.HTML)
	}
	for i := range v.NumField() {
		w.field(v.Type().Field(i), v.Field(i))
	}
}

// fill replaces what stands round values in prose.
func (w noteWalk) fill(html string) string {
	if !strings.Contains(html, NoteOpen) {
		return html
	}
	var b strings.Builder
	after := ""
	for {
		i := strings.IndexAny(html, NoteOpen+NoteClose)
		if i < 0 {
			b.WriteString(html)
			return b.String()
		}
		b.WriteString(html[:i])
		if rest, ok := strings.CutPrefix(html[i:], NoteClose); ok {
			b.WriteString(after)
			html = rest
			continue
		}
		var fact, before string
		fact, html, _ = strings.Cut(html[i+len(NoteOpen):], NoteFrom)
		before, after = w.prose(fact)
		b.WriteString(before)
	}
}
