package check

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// unwritten: MD01, texts and names that only keep the place of one. Bodies of
// pages are judged when they are read. A draft may have them.
func unwritten(c *checker) {
	judge := func(r model.Record) {
		b := r.Common()
		if b.Status == "draft" {
			return
		}
		model.Texts(r, func(path string, t model.Text, _ bool) {
			for _, tag := range slices.Sorted(maps.Keys(t)) {
				if isPlaceholder(t[tag]) {
					c.placeholder(spanIn(b, path, tag), b, path, t[tag])
				}
			}
		})
		plain(reflect.ValueOf(r).Elem(), "", func(path, s string) {
			if isPlaceholder(s) {
				c.placeholder(b.Span(path), b, path, s)
			}
		})
	}
	c.each(judge)
	judge(c.site.Config)
}

func (c *checker) placeholder(at diag.Span, b *model.Base, path, text string) {
	c.found("MD01", diag.Error, at, fmt.Sprintf("the %s of the %s is only “%s”, which keeps the place of a text", path, called(b), strings.TrimSpace(text)),
		"Write the text, or set “status: draft” until somebody has.")
}

// isPlaceholder tells whether a text has nothing in it but what people and
// “lodestone new” put where one is still to come.
func isPlaceholder(s string) bool {
	s = strings.ToLower(strings.Trim(s, " \t\n.:!?…[]()"))
	switch s {
	case "", "todo", "tbd", "fixme", "xx", "xxx", "name surname", "https://example.org/report":
		return true
	}
	return s == "lorem" || strings.HasPrefix(s, "lorem ipsum")
}

// plain visits every string of a record that is the same in all languages
// and not empty, in the order of its fields.
func plain(v reflect.Value, path string, visit func(path, s string)) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			visit(path, v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			plain(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			plain(v.Index(i), path+"["+strconv.Itoa(i)+"]", visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			switch {
			case options == "inline":
				plain(v.Field(i), path, visit)
			case name != "" && name != "-" && f.IsExported():
				plain(v.Field(i), strings.TrimPrefix(path+"."+name, "."), visit)
			}
		}
	}
}
