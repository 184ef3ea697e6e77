package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// RollUp is what the parts of a region say of one indicator at one time.
type RollUp struct {
	Indicator *Indicator
	AsOf      date.Date
	Parts     []*Fact   // of the members, in their order; nil for one without a figure
	Whole     *Fact     // of the region itself: stated, or the sum; nil where parts are missing
	Lacking   []*Region // members without a figure
}

// RollUps gives what can be compared across the members of a region, and
// added up where all of them have a figure: for each indicator whose values
// add up the latest time that most members have, in the order of indicators.
func (s *Site) RollUps(r *Region) []RollUp {
	var out []RollUp
	for _, i := range All[*Indicator](s, "indicator") {
		if !i.AddsUp {
			continue
		}
		all := s.tally(r, i)
		if len(all) == 0 {
			continue
		}
		out = append(out, slices.MaxFunc(all, func(a, b RollUp) int {
			return cmp.Or(cmp.Compare(len(b.Lacking), len(a.Lacking)), a.AsOf.Compare(b.AsOf))
		}))
	}
	return out
}

// tally gathers the facts of an indicator about the members of a region, by
// the time that they describe.
func (s *Site) tally(r *Region, i *Indicator) []RollUp {
	var out []RollUp
	for n, ref := range r.Members {
		member := s.Region(ref)
		if member == nil {
			return nil
		}
		for _, f := range s.counts(member, i) {
			at := slices.IndexFunc(out, func(u RollUp) bool { return u.AsOf == f.AsOf })
			if at < 0 {
				at = len(out)
				out = append(out, RollUp{Indicator: i, AsOf: f.AsOf, Parts: make([]*Fact, len(r.Members))})
			}
			if out[at].Parts[n] == nil {
				out[at].Parts[n] = f
			}
		}
	}
	for at := range out {
		for n, part := range out[at].Parts {
			if part == nil {
				out[at].Lacking = append(out[at].Lacking, s.Region(r.Members[n]))
			}
		}
		for _, f := range s.counts(r, i) {
			if f.AsOf == out[at].AsOf && out[at].Whole == nil {
				out[at].Whole = f
			}
		}
	}
	return out
}

// counts gives the facts of an indicator about a region that can be added:
// plain numbers in its unit that stand and are no forecast.
func (s *Site) counts(r *Region, i *Indicator) []*Fact {
	var out []*Fact
	for _, use := range s.UsedBy(i) {
		f, ok := use.By.(*Fact)
		if !ok || use.Use.Path != "indicator" || f.Forecast || s.GeoOf(f) != r || s.UnitOf(f) != i.Unit || s.SupersededBy(f) != nil || len(s.DisputesOf(f)) > 0 || f.Status != "" && f.Status != "published" {
			continue
		}
		if _, err := s.Number(f); err == nil {
			out = append(out, f)
		}
	}
	return out
}

// addUp makes a derived fact of every sum that the data allow: a region says
// of whom it consists, every one of them has a figure of the same indicator,
// unit and time, and nobody has stated the whole. Members come before what
// they are members of, so that sums add up further.
func (s *Site) addUp() {
	done := map[*Region]bool{}
	var visit func(*Region)
	visit = func(r *Region) {
		if r == nil || done[r] {
			return
		}
		done[r] = true
		for _, m := range r.Members {
			visit(s.Region(m))
		}
		for _, i := range All[*Indicator](s, "indicator") {
			if !i.AddsUp || len(r.Members) == 0 {
				continue
			}
			for _, u := range s.tally(r, i) {
				if u.Whole == nil && len(u.Lacking) == 0 {
					s.enter(sumOf(r, u))
				}
			}
		}
	}
	for _, r := range s.Regions() {
		visit(r)
	}
}

// sumOf is the fact that the parts of a region add up to.
func sumOf(r *Region, u RollUp) *Fact {
	f := &Fact{Base: Base{Kind: "fact", Region: r.ID, Lang: u.Indicator.Lang, At: r.At, Computed: true,
		ID: strings.ToLower("sum-" + u.Indicator.ID + "-" + strings.ReplaceAll(u.AsOf.String(), " ", "-"))},
		Label: Text{}, Unit: u.Indicator.Unit, AsOf: u.AsOf, Indicator: Ref{ID: u.Indicator.Key()}, Derived: &Derived{Inputs: map[string]Ref{}}}
	var terms []string
	for n, part := range u.Parts {
		name := fmt.Sprintf("part%d", n+1)
		terms = append(terms, name)
		f.Derived.Inputs[name] = Ref{ID: part.Key()}
		f.Uses = append(f.Uses, Use{Kind: "fact", Ref: Ref{ID: part.Key()}, Path: "derived.inputs." + name, Span: r.Span("members")})
	}
	f.Derived.Formula = strings.Join(terms, " + ")
	f.Uses = append(f.Uses, Use{Kind: "indicator", Ref: f.Indicator, Path: "indicator", Span: r.Span("members")})
	for tag, label := range u.Indicator.Label {
		name, _ := r.Name.In([]lang.Tag{tag, r.Lang})
		f.Label[tag] = label + " – " + name
	}
	return f
}

// enter adds a computed record to a site in the making.
func (s *Site) enter(r Record) {
	b := r.Common()
	k := s.kinds[b.Kind]
	if k.byKey[b.Key()] != nil {
		return
	}
	k.byKey[b.Key()] = r
	at, _ := slices.BinarySearchFunc(k.all, b.Key(), func(r Record, key string) int { return strings.Compare(r.Common().Key(), key) })
	k.all = slices.Insert(k.all, at, r)
	s.note(r)
}
