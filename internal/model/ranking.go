package model

import (
	"slices"

	"lodestone/internal/date"
)

// Ranking is the places of a region in what somebody publishes edition after
// edition. Each place is a fact, so that it has its source.
type Ranking struct {
	Base      `yaml:",inline"`
	Name      Text      `yaml:"name" rule:"required,max=140"`
	Summary   Text      `yaml:"summary"`
	Publisher Ref       `yaml:"publisher" ref:"organisation" rule:"required"`
	Place     Ref       `yaml:"region" ref:"region"` // who is ranked; the owning region when absent
	Editions  []Edition `yaml:"editions" rule:"required,min=1"`
	Target    Ref       `yaml:"target" ref:"fact"` // the place that the region wants, a rank
	URL       string    `yaml:"url" rule:"https"`
}

// Edition is one of the times that a ranking was published.
type Edition struct {
	Edition date.Date `yaml:"edition" rule:"required"`           // "2019"
	Result  Ref       `yaml:"result" ref:"fact" rule:"required"` // the region's place in it, a rank
}

// Rankings gives all rankings.
func (s *Site) Rankings() []*Ranking { return All[*Ranking](s, "ranking") }

// Newest gives the editions of a ranking, the newest first.
func (r *Ranking) Newest() []Edition {
	out := slices.Clone(r.Editions)
	slices.SortStableFunc(out, func(a, b Edition) int { return b.Edition.Compare(a.Edition) })
	return out
}

// Latest is the newest edition; the zero Edition when there is none.
func (r *Ranking) Latest() Edition {
	if len(r.Editions) == 0 {
		return Edition{}
	}
	return r.Newest()[0]
}
