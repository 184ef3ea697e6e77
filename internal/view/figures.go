package view

import "reflect"

// EachFigure visits every figure of a page in the order of its fields, which
// is the order of reading, so that sources can be numbered in place. It must
// only be called on a page nobody else has seen yet.
func EachFigure(p *Page, visit func(*Figure)) {
	eachFigure(reflect.ValueOf(p).Elem(), visit)
}

// EachFigureIn is EachFigure for any view.
func EachFigureIn[T any](v *T, visit func(*Figure)) {
	eachFigure(reflect.ValueOf(v).Elem(), visit)
}

var figureType = reflect.TypeFor[Figure]()

func eachFigure(v reflect.Value, visit func(*Figure)) {
	if v.Type() == figureType {
		visit(v.Addr().Interface().(*Figure))
		return
	}
	if !carries(v.Type()) {
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
