package model

import (
	"cmp"
	"slices"

	"lodestone/internal/date"
)

// Opportunity is what somebody from elsewhere could bring, seen from them.
type Opportunity struct {
	Base         `yaml:",inline"`
	Title        Text `yaml:"title" rule:"required,max=90"`
	Summary      Text `yaml:"summary" rule:"required"`
	Sought       `yaml:",inline"`
	Facts        []Ref     `yaml:"facts" ref:"fact"`
	Propositions []Ref     `yaml:"propositions" ref:"proposition"` // what the region offers whoever brings it
	Until        date.Date `yaml:"until"`                          // last day on which it is open; no end when absent
	Contact      Ref       `yaml:"contact" ref:"contact"`
	Sources      []Ref     `yaml:"sources" ref:"source"`
}

// Called is the opportunity's title.
func (o *Opportunity) Called() Text { return o.Title }

// Gist is what it is about.
func (o *Opportunity) Gist() Text { return o.Summary }

// Over tells whether the opportunity's last day has passed.
func (o *Opportunity) Over(today date.Date) bool { return !o.Until.IsZero() && o.Until.Ended(today) }

// Opportunities gives all opportunities.
func (s *Site) Opportunities() []*Opportunity { return All[*Opportunity](s, "opportunity") }

// Answers gives the opportunities that match a need, those of its stage first.
func (s *Site) Answers(n *Need) []*Opportunity {
	return matching(s.Opportunities(), func(o *Opportunity) int { return s.match(n.Sought, o.Sought) })
}

// Wanted gives the needs that an opportunity matches, those of its stage first.
func (s *Site) Wanted(o *Opportunity) []*Need {
	return matching(s.Needs(), func(n *Need) int { return s.match(n.Sought, o.Sought) })
}

// matching keeps what fits, best first.
func matching[T any](all []T, fit func(T) int) []T {
	out := slices.DeleteFunc(slices.Clone(all), func(x T) bool { return fit(x) == 0 })
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(fit(b), fit(a)) })
	return out
}

// match is how well two sides fit: 2 by type, sector and stage, 1 by type and
// sector where one of them names no stage, else 0.
func (s *Site) match(a, b Sought) int {
	sector := s.Sector(a.Sector)
	if a.Type != b.Type || sector == nil || sector != s.Sector(b.Sector) {
		return 0
	}
	if a.Stage == "" || b.Stage == "" {
		return 1
	}
	if chain := s.ValueChain(a.Chain); chain != nil && chain == s.ValueChain(b.Chain) && a.Stage == b.Stage {
		return 2
	}
	return 0
}
