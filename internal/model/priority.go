package model

import "slices"

// Priority is a field that a region has chosen in its strategy for smart
// specialisation (S3).
type Priority struct {
	Base     `yaml:",inline"`
	Name     Text   `yaml:"name" rule:"required,max=90"`
	Summary  Text   `yaml:"summary"`
	Place    Ref    `yaml:"region" ref:"region"`    // whose priority it is; the owning region when absent
	Domain   Text   `yaml:"domain" rule:"required"` // of the economy: "Medical technology"
	Science  Text   `yaml:"scientific_domain"`      // of research
	NACE     []NACE `yaml:"nace"`                   // a region with one of the codes, of the same revision, shares it
	Theme    string `yaml:"theme" rule:"slug"`      // one word for the same priority of several regions: medtech
	Strategy Ref    `yaml:"strategy" ref:"strategy"`
	Sectors  []Ref  `yaml:"sectors" ref:"sector"`
	Facts    []Ref  `yaml:"facts" ref:"fact"`
	Sources  []Ref  `yaml:"sources" ref:"source"`
}

// Priorities gives all priorities.
func (s *Site) Priorities() []*Priority { return All[*Priority](s, "priority") }

// Sharing gives the priorities of other regions that are the same: of the
// same theme, or with a code of activities in common.
func (s *Site) Sharing(p *Priority) []*Priority {
	var out []*Priority
	for _, o := range s.Priorities() {
		same := p.Theme != "" && p.Theme == o.Theme ||
			slices.ContainsFunc(p.NACE, func(n NACE) bool { return slices.Contains(o.NACE, n) })
		if same && s.PlaceOf(&o.Base, o.Place) != s.PlaceOf(&p.Base, p.Place) {
			out = append(out, o)
		}
	}
	return out
}
