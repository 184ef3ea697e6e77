package typeset

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// spellOutCoverages rewrites the coverage tables of a font's layout lookups
// from ranges into lists of glyphs, which mean the same.
//
// The shaper's quick filter forgets the ranges after a long one, so that
// kerning and even Arabic joining are silently lost for those glyphs
// (go-text/typesetting issue 278, mended after v0.3.5). Lists are not
// affected. Some coverages are unexported fields, hence the unsafe pointer.
// Delete this file when a release with the mend can be had: the comparison
// with hb-shape in the tests says whether it still is needed.
func spellOutCoverages(f *font.Font) {
	for _, lookup := range f.GSUB.Lookups {
		for i, sub := range lookup.Subtables {
			lookup.Subtables[i] = withLists(sub)
		}
	}
	for _, lookup := range f.GPOS.Lookups {
		for i, sub := range lookup.Subtables {
			lookup.Subtables[i] = withLists(sub)
		}
	}
}

func withLists[T any](sub T) T {
	v := reflect.ValueOf(&sub).Elem()
	rewriteCoverages(v)
	return sub
}

// rewriteCoverages goes down through structs and the interfaces that hold
// them; v is addressable.
func rewriteCoverages(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if ranges, ok := v.Elem().Interface().(tables.Coverage2); ok {
			v.Set(reflect.ValueOf(glyphList(ranges)))
			return
		}
		if v.Elem().Kind() == reflect.Struct {
			inner := reflect.New(v.Elem().Type()).Elem()
			inner.Set(v.Elem())
			rewriteCoverages(inner)
			v.Set(inner)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.Kind() == reflect.Interface || field.Kind() == reflect.Struct {
				rewriteCoverages(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
			}
		}
	}
}

func glyphList(ranges tables.Coverage2) tables.Coverage1 {
	var list tables.Coverage1
	for _, r := range ranges.Ranges {
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			list.Glyphs = append(list.Glyphs, tables.GlyphID(g))
		}
	}
	return list
}
