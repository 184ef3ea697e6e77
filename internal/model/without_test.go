package model

import (
	"slices"
	"testing"

	"lodestone/internal/date"
)

// What goes with a region is what cannot stand without it, and nothing else.
func TestWithout(t *testing.T) {
	base := func(kind, region, id string, uses ...Use) Base {
		return Base{Kind: kind, Region: region, ID: id, Lang: "en", Uses: uses}
	}
	to := func(kind, id, path string) Use { return Use{Kind: kind, Ref: Ref{ID: id}, Path: path} }
	fact := func(region, id string, uses ...Use) *Fact {
		return &Fact{Base: base("fact", region, id, uses...), AsOf: date.New(2024, 1, 1)}
	}
	for _, test := range []struct {
		name   string
		record Record
		stays  bool
	}{
		{"a record of the region", fact("west", "x"), false},
		{"a record of another region", fact("east", "x"), true},
		{"a fact about the region", fact("", "x", to("region", "west", "geo")), false},
		{"a fact computed from one of its facts", fact("east", "x", to("fact", "west/f", "derived.inputs.a")), false},
		{"a fact that replaces one of its facts", fact("east", "x", to("fact", "west/f", "supersedes")), true},
		{"a fact that one of its facts disputes", fact("east", "x", to("fact", "west/f", "disputes[0]")), true},
		{"a text with one of its facts", &Sector{Base: base("sector", "east", "x", to("fact", "west/f", "summary@en"))}, false},
		{"a link to one of its pages", &Sector{Base: Base{Kind: "sector", Region: "east", ID: "x", Inline: []InlineUse{{Part: Part{Name: "link", ID: "fact/west/f"}}}}}, false},
		{"a list that keeps enough", &Strength{Base: base("strength", "east", "x", to("fact", "west/f", "proof[0]"), to("fact", "east/g", "proof[1]"))}, true},
		{"a list that keeps nothing", &Strength{Base: base("strength", "east", "x", to("fact", "west/f", "proof[0]"))}, false},
		{"a list that may be empty", &Sector{Base: base("sector", "east", "x", to("fact", "west/f", "facts[0]"))}, true},
		{"a comparison that loses a row", &Benchmark{Base: base("benchmark", "east", "x", to("fact", "west/f", "rows[0]"), to("fact", "east/g", "rows[1]"), to("fact", "east/h", "rows[2]")),
			Rows: []Ref{{ID: "west/f"}, {ID: "east/g"}, {ID: "east/h"}}}, false},
		{"the region around it", &Region{Base: base("region", "", "x", to("region", "west", "members[0]"))}, true},
		{"what stands on something that goes", &Sector{Base: base("sector", "", "x", to("fact", "computed", "summary@en"))}, false},
	} {
		others := []Record{
			&Region{Base: base("region", "", "west"), Name: Text{"en": "The West"}}, &Region{Base: base("region", "", "east")},
			fact("west", "f"), fact("east", "g"), fact("east", "h"), fact("", "computed", to("fact", "west/f", "derived.inputs.a")),
		}
		site := NewSite(&Config{SourceLanguage: "en"}, append(others, test.record), nil, nil)
		rest, with := site.Without(map[string]bool{"west": true})
		b := test.record.Common()
		if stays := rest.Find(b.Kind, Ref{ID: b.Key()}) != nil; stays != test.stays {
			t.Errorf("%s: stays %t, want %t", test.name, stays, test.stays)
		}
		if told := slices.Contains(with, test.record); told != (!test.stays && b.Region != "west") {
			t.Errorf("%s: told as gone with the region: %t", test.name, told)
		}
		if len(rest.LeftOut) != 1 || rest.LeftOut[0].Name["en"] != "The West" || rest.Region(Ref{ID: "west"}) != nil {
			t.Errorf("%s: left out: %v", test.name, rest.LeftOut)
		}
	}
}
