package model

import (
	"strconv"
	"testing"

	"lodestone/internal/calc"
	"lodestone/internal/date"
)

// counted is a fact about a region.
func counted(t *testing.T, region, id, when string, value int64, change func(*Fact)) *Fact {
	t.Helper()
	at, err := date.Parse(when)
	if err != nil {
		t.Fatal(err)
	}
	v := calc.Int(value)
	f := &Fact{Base: Base{Kind: "fact", ID: id, Region: region, Lang: "en"}, Value: &v, AsOf: at, Indicator: Ref{ID: "people"}}
	f.Uses = []Use{{Kind: "indicator", Ref: f.Indicator, Path: "indicator"}}
	if change != nil {
		change(f)
	}
	return f
}

func TestSums(t *testing.T) {
	region := func(id string, members ...string) *Region {
		r := &Region{Base: Base{Kind: "region", ID: id, Lang: "en"}, Name: Text{"en": id}}
		for _, m := range members {
			r.Members = append(r.Members, Ref{ID: m})
		}
		return r
	}
	for _, test := range []struct {
		name    string
		change  func(*Fact) // of the second part's fact
		unit    string
		addsUp  bool
		more    []Record
		want    string // of the county, "" for none
		country string // of the country that consists of the county and a town
	}{
		{name: "all parts have a figure", addsUp: true, want: "50", country: "57"},
		{name: "shares do not add up", want: ""},
		{name: "another time", addsUp: true, change: func(f *Fact) { f.AsOf = date.New(2020, 1, 1) }},
		{name: "another unit", addsUp: true, change: func(f *Fact) { f.Unit = "jobs" }},
		{name: "a forecast", addsUp: true, change: func(f *Fact) { f.Forecast = true }},
		{name: "a draft", addsUp: true, change: func(f *Fact) { f.Status = "draft" }},
		{name: "a disputed one", addsUp: true, change: func(f *Fact) {
			f.Disputes = []Ref{{ID: "town/people"}}
			f.Uses = append(f.Uses, Use{Kind: "fact", Ref: f.Disputes[0], Path: "disputes[0]"})
		}},
		{name: "the whole is stated", addsUp: true, more: []Record{counted(t, "county", "stated", "2024", 51, nil)}, want: "", country: "58"},
	} {
		records := []Record{
			&Indicator{Base: Base{Kind: "indicator", ID: "people", Lang: "en"}, Label: Text{"en": "People", "sv": "Folk"}, Unit: "persons", AddsUp: test.addsUp},
			region("country", "county", "town"), region("county", "east", "west"), region("east"), region("west"), region("town"),
			counted(t, "east", "people", "2024", 20, nil), counted(t, "west", "people", "2024", 30, test.change), counted(t, "town", "people", "2024", 7, nil),
		}
		site := NewSite(&Config{}, append(records, test.more...), nil, nil)
		for key, want := range map[string]string{"county/sum-people-2024": test.want, "country/sum-people-2024": test.country} {
			f := site.Fact(Ref{ID: key})
			if f == nil {
				if want != "" {
					t.Errorf("%s: there is no %s, want %s", test.name, key, want)
				}
				continue
			}
			if n, err := site.Number(f); err != nil || n.String() != want {
				t.Errorf("%s: %s is %s (%v), want %q", test.name, key, n, err, want)
			}
			if got := len(site.Inputs(f)); got != 2 {
				t.Errorf("%s: %s is computed from %s parts", test.name, key, strconv.Itoa(got))
			}
			if f.Label["sv"] == "" || !f.Computed {
				t.Errorf("%s: %s is called %v, computed: %v", test.name, key, f.Label, f.Computed)
			}
		}
		ups := site.RollUps(site.Region(Ref{ID: "county"}))
		if gap := test.addsUp && test.change != nil; gap && (len(ups) != 1 || len(ups[0].Lacking) != 1 || ups[0].Whole != nil) {
			t.Errorf("%s: the gap is not told: %+v", test.name, ups)
		}
	}
}
