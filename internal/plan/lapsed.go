package plan

import (
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/markdown"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// guard has the last look at a view: whatever way a text took into it, none
// may name somebody who has not agreed.
func (p *planner) guard(o output.Output) output.Output {
	if len(p.lapsed) == 0 || o.View == nil {
		return o
	}
	inner := o.View
	o.View = func(made output.Made) (any, error) {
		v, err := inner(made)
		if err != nil {
			return v, err
		}
		if clean, changed := p.clean(reflect.ValueOf(v)); changed {
			return clean.Interface(), nil
		}
		return v, nil
	}
	return o
}

func (p *planner) named(s string) bool { return p.lapsed.In(s) != nil }

// clean gives a copy of a value without texts that name somebody, and
// whether it differs. Values are shared between views, so nothing is changed
// in place.
func (p *planner) clean(v reflect.Value) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.String:
		if p.named(v.String()) {
			return reflect.Zero(v.Type()), true
		}
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		if inner, changed := p.clean(v.Elem()); changed {
			out := reflect.New(v.Type().Elem())
			out.Elem().Set(inner)
			return out, true
		}
	case reflect.Slice:
		return p.cleanSlice(v)
	case reflect.Struct:
		return p.cleanStruct(v)
	}
	return v, false
}

func (p *planner) cleanSlice(v reflect.Value) (reflect.Value, bool) {
	out, differs := v, false
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return v, false // made of clean views
	}
	for i := range v.Len() {
		inner, changed := p.clean(v.Index(i))
		if !changed {
			continue
		}
		if !differs {
			out, differs = reflect.MakeSlice(v.Type(), v.Len(), v.Len()), true
			reflect.Copy(out, v)
		}
		out.Index(i).Set(inner)
	}
	return out, differs
}

func (p *planner) cleanStruct(v reflect.Value) (reflect.Value, bool) {
	switch t := v.Interface().(type) {
	case view.Text:
		if p.named(t.S) {
			return reflect.ValueOf(view.Text{}), true
		}
	case view.Segment:
		if t.HTML != "" && p.lapsed.Hinted(t.HTML) {
			return reflect.ValueOf(p.cleanProse(t)), true
		}
	}
	out, differs := v, false
	for i := range v.NumField() {
		inner, changed := p.clean(v.Field(i))
		if !changed {
			continue
		}
		if !differs {
			out, differs = reflect.New(v.Type()).Elem(), true
			out.Set(v)
		}
		out.Field(i).Set(inner)
	}
	return out, differs
}

// cleanProse leaves out the paragraphs, lists and tables that name somebody.
func (p *planner) cleanProse(s view.Segment) view.Segment {
	s.HTML = markdown.Without(s.HTML, p.named)
	s.Facts = slices.DeleteFunc(slices.Clone(s.Facts), func(id string) bool { return !strings.Contains(s.HTML, `data-fact="`+id+`"`) })
	return s
}

// titles finds the records that are called by the name of somebody who has
// not agreed.
func (p *planner) titles() map[model.Record]bool {
	found := map[model.Record]bool{}
	if len(p.lapsed) == 0 {
		return found
	}
	for _, k := range model.Kinds() {
		for _, r := range p.site.Records(k.Name) {
			found[r] = p.titled(r)
		}
	}
	for _, page := range p.site.Pages {
		found[page] = p.titled(page)
	}
	return found
}

// titled tells whether a title, the id or a slug of a record names somebody.
// It then has no page: the address alone would tell.
func (p *planner) titled(r model.Record) bool {
	found := p.named(r.Common().ID)
	model.Texts(r, func(path string, t model.Text, _ bool) {
		if slices.Contains([]string{"name", "title", "label", "claim", "slug"}, path) {
			for _, s := range t {
				found = found || p.named(s)
			}
		}
	})
	return found
}
