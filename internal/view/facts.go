package view

import (
	"reflect"
	"slices"
	"sync"
)

// Facts gives the ids of all facts that a view shows, sorted, each once: the
// fields tagged fact:"id", wherever they are.
func Facts(v any) []string {
	var ids []string
	rv := reflect.ValueOf(v)
	if rv.IsValid() {
		gather(rv, &ids)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// carriers remembers which types can hold a fact, so that the walk passes
// over all others. It only ever grows, by what reflection says.
var carriers sync.Map // reflect.Type → bool

func carries(t reflect.Type) bool {
	if known, ok := carriers.Load(t); ok {
		return known.(bool)
	}
	found := search(t, map[reflect.Type]bool{})
	carriers.Store(t, found)
	return found
}

func search(t reflect.Type, seen map[reflect.Type]bool) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return search(t.Elem(), seen)
	case reflect.Struct:
		if seen[t] {
			return false
		}
		seen[t] = true
		for i := range t.NumField() {
			if t.Field(i).Tag.Get("fact") != "" || search(t.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}

func gather(v reflect.Value, ids *[]string) {
	if !carries(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			gather(v.Elem(), ids)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			gather(v.Index(i), ids)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			gather(it.Value(), ids)
		}
	case reflect.Struct:
		t := v.Type()
		for i := range t.NumField() {
			if t.Field(i).Tag.Get("fact") == "" {
				gather(v.Field(i), ids)
				continue
			}
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				if f.String() != "" {
					*ids = append(*ids, f.String())
				}
			case reflect.Slice:
				for j := range f.Len() {
					*ids = append(*ids, f.Index(j).String())
				}
			}
		}
	}
}
