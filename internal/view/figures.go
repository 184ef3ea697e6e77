package view

import (
	"reflect"
	"sync"
)

// EachFigureIn visits every figure of a view in the order of its fields, which
// is the order of reading, so that sources can be numbered in place. It must
// only be called on a view nobody else has seen yet.
func EachFigureIn[T any](v *T, visit func(*Figure)) {
	eachFigure(reflect.ValueOf(v).Elem(), visit)
}

// holders remembers which types can hold a figure.
//
//nolint:gochecknoglobals // it only ever grows, by what reflection says
var holders sync.Map // reflect.Type → bool

func holds(t reflect.Type) bool {
	if known, ok := holders.Load(t); ok {
		return known.(bool)
	}
	found := holdsFigure(t, map[reflect.Type]bool{})
	holders.Store(t, found)
	return found
}

func holdsFigure(t reflect.Type, seen map[reflect.Type]bool) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return holdsFigure(t.Elem(), seen)
	case reflect.Struct:
		if t == figureType {
			return true
		}
		if seen[t] {
			return false
		}
		seen[t] = true
		for i := range t.NumField() {
			if holdsFigure(t.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}

var figureType = reflect.TypeFor[Figure]()

func eachFigure(v reflect.Value, visit func(*Figure)) {
	if v.Type() == figureType {
		visit(v.Addr().Interface().(*Figure))
		return
	}
	if !holds(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachFigure(v.Elem(), visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachFigure(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachFigure(v.Field(i), visit)
		}
	}
}
