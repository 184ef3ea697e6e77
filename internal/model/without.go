package model

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Without is the site less some regions: their records, and every record that
// cannot stand without one of them, are gone. A record stands on what its
// schema requires, on the facts in its texts and its comparison; a fact on
// the place that it describes and on what it is computed from. All else that
// it refers to is merely not there.
//
// The second value is what went with the regions, though it is not theirs, by
// kind and key.
func (s *Site) Without(regions map[string]bool) (*Site, []Record) {
	gone := map[Record]bool{}
	s.each(func(r Record) {
		b := r.Common()
		gone[r] = regions[b.Region] || b.Kind == "region" && regions[b.ID]
	})
	var with []Record
	for changed := true; changed; {
		changed = false
		s.each(func(r Record) {
			if !gone[r] && !r.Common().Computed && s.falls(r, gone) {
				gone[r], changed = true, true
				with = append(with, r)
			}
		})
	}
	var records []Record
	var pages []*Page
	s.each(func(r Record) {
		if gone[r] || r.Common().Computed {
			return
		}
		if p, ok := r.(*Page); ok {
			pages = append(pages, p)
			return
		}
		records = append(records, r)
	})
	out := NewSite(s.Config, records, pages, s.Media)
	out.own = s.own
	for _, id := range slices.Sorted(maps.Keys(regions)) {
		r := s.Region(Ref{ID: id})
		if r == nil || len(r.Name) == 0 { // its file could not be read
			r = &Region{Base: Base{Kind: "region", ID: id, Lang: s.Config.SourceLanguage}, Name: Text{s.Config.SourceLanguage: id}}
		}
		out.LeftOut = append(out.LeftOut, r)
	}
	return out, with
}

// each visits all records, by kind and key, and the pages.
func (s *Site) each(visit func(Record)) {
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		for _, r := range s.kinds[kind].all {
			visit(r)
		}
	}
	for _, p := range s.Pages {
		visit(p)
	}
}

// falls tells whether a record cannot stand when others are gone.
func (s *Site) falls(r Record, gone map[Record]bool) bool {
	b := r.Common()
	left := map[string]int{} // list → references that are still there
	lost := map[string]bool{}
	for _, u := range b.Uses {
		target := s.Find(u.Kind, u.Ref)
		list, _, listed := cutLast(u.Path, "[")
		switch {
		case target == nil || !gone[target]:
			left[list]++
		case s.stands(r, u) && !listed:
			return true
		default:
			lost[list] = lost[list] || listed && s.stands(r, u)
		}
	}
	for list := range lost {
		if lost[list] && left[list] < least(r, list) {
			return true
		}
	}
	return slices.ContainsFunc(b.Inline, func(in InlineUse) bool {
		target := s.Linked(Ref{ID: in.Part.ID, Region: b.Scope()})
		return in.Part.Name == "link" && target != nil && gone[target]
	})
}

// stands tells whether a record stands on a reference.
func (s *Site) stands(r Record, u Use) bool {
	switch {
	case strings.Contains(u.Path, "@"): // in a text
		return u.Kind == "fact" || u.Kind == "term"
	case strings.HasPrefix(u.Path, "derived."), u.Path == "geo" && r.Common().Kind == "fact":
		return true
	}
	rule := ruleOf(r, u.Path)
	return strings.Contains(rule, "required") || strings.Contains(rule, "one=")
}

// least is how many entries a list must have: all that it has where they are
// compared with each other.
func least(r Record, list string) int {
	if b, ok := r.(*Benchmark); ok && list == "rows" {
		return len(b.Rows)
	}
	for _, part := range strings.Split(ruleOf(r, list), ",") {
		if n, ok := strings.CutPrefix(part, "min="); ok {
			if min, err := strconv.Atoi(n); err == nil {
				return min
			}
		}
	}
	return 1
}

// ruleOf is the rule of the field at a path, "offers[2].provider".
func ruleOf(r Record, path string) string {
	t := reflect.TypeOf(r).Elem()
	rule := ""
	for _, name := range strings.Split(path, ".") {
		name, _, _ = strings.Cut(name, "[")
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return rule
		}
		found := false
		for i := range t.NumField() {
			f := t.Field(i)
			if key, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); key == name && name != "" {
				rule, t, found = f.Tag.Get("rule"), f.Type, true
				break
			}
		}
		if !found {
			return ""
		}
	}
	return rule
}

// cutLast cuts a path before its last list.
func cutLast(path, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(path, sep); i >= 0 && strings.HasSuffix(path, "]") {
		return path[:i], path[i+len(sep):], true
	}
	return path, "", false
}
