package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Needs and opportunities find each other by type, sector and stage, and
// nobody writes down that they do.
func TestMatches(t *testing.T) {
	sector := func(id string) Record { return &Sector{Base: Base{Kind: "sector", ID: id}} }
	chain := func(id string) Record {
		return &ValueChain{Base: Base{Kind: "value-chain", ID: id}, Sector: Ref{ID: "steel"}, Stages: []Stage{{Key: "pull"}, {Key: "turn"}}}
	}
	sought := func(kind, sector, chain, stage string) Sought {
		return Sought{Type: kind, Sector: Ref{ID: sector}, Chain: Ref{ID: chain}, Stage: stage}
	}
	records := []Record{sector("steel"), sector("wood"), chain("watch"), chain("clock")}
	for id, s := range map[string]Sought{
		"anywhere": sought("supplier", "steel", "", ""), "pull": sought("supplier", "steel", "watch", "pull"), "turn": sought("supplier", "steel", "watch", "turn"),
		"other-chain": sought("supplier", "steel", "clock", "pull"), "wood": sought("supplier", "wood", "", ""), "talent": sought("talent", "steel", "watch", "pull"),
		"unknown": sought("supplier", "stone", "", ""),
	} {
		records = append(records, &Opportunity{Base: Base{Kind: "opportunity", ID: id}, Sought: s})
	}
	for _, c := range []struct {
		need Sought
		want string
	}{
		{sought("supplier", "steel", "watch", "pull"), "pull anywhere"},
		{sought("supplier", "steel", "", ""), "anywhere other-chain pull turn"},
		{sought("supplier", "wood", "", ""), "wood"},
		{sought("talent", "steel", "watch", "pull"), "talent"},
		{sought("talent", "wood", "", ""), ""},
		{sought("supplier", "stone", "", ""), ""},
	} {
		need := &Need{Base: Base{Kind: "need", ID: "need"}, Sought: c.need}
		site := NewSite(&Config{}, append([]Record{need}, records...), nil, nil)
		var got []string
		for _, o := range site.Answers(need) {
			got = append(got, o.ID)
			if wanted := site.Wanted(o); len(wanted) != 1 || wanted[0] != need {
				t.Errorf("%s answers the need %+v, but is not wanted by it", o.ID, c.need)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.need, diff)
		}
	}
}

// A service and its other half know of each other, whichever says so.
func TestTwins(t *testing.T) {
	service := func(id string, pairs ...string) *Service {
		s := &Service{Base: Base{Kind: "service", ID: id}}
		for _, p := range pairs {
			s.PairsWith = append(s.PairsWith, Ref{ID: p})
			s.Uses = append(s.Uses, Use{Kind: "service", Ref: Ref{ID: p}, Path: "pairs_with[0]"})
		}
		return s
	}
	plots, houses, tours := service("plots", "houses"), service("houses", "plots"), service("tours", "tours")
	site := NewSite(&Config{}, []Record{plots, houses, tours}, nil, nil)
	if got := site.Twins(houses); len(got) != 1 || got[0] != plots {
		t.Errorf("houses go together with %v", got)
	}
	if got := site.Twins(tours); len(got) != 0 {
		t.Errorf("tours go together with themselves: %v", got)
	}
}
