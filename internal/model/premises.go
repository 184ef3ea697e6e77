package model

import "lodestone/internal/date"

// Premises is a site or a building that a company can have.
type Premises struct {
	Base      `yaml:",inline"`
	Name      Text      `yaml:"name" rule:"required,max=60"`
	Summary   Text      `yaml:"summary" rule:"required"`
	Type      string    `yaml:"type" rule:"required,enum=land|industrial|office|laboratory|logistics"`
	Readiness string    `yaml:"readiness" rule:"required,enum=idea|zoned|permitted|serviced|ready"` // how far it has come: planned for, in the plan, with permits, with roads and power, to be moved into
	State     string    `yaml:"state" rule:"enum=planned|construction|commissioning|operating"`     // of a building
	Available date.Date `yaml:"available_from"`                                                     // as fuzzy as it is known
	Place     string    `yaml:"place"`
	Area      Ref       `yaml:"area" ref:"fact"`  // a fact in m2, ha or km2
	Facts     []Ref     `yaml:"facts" ref:"fact"` // power, rent, load of a floor …
	Landlord  Ref       `yaml:"landlord" ref:"organisation"`
	Sectors   []Ref     `yaml:"sectors" ref:"sector"` // for which it is meant; any when absent
	Access    []Item    `yaml:"access"`               // roads, rails, power, water
	Images    []string  `yaml:"images"`               // files below content/media; the first one opens the page
	URL       string    `yaml:"url" rule:"https"`
	Contact   Ref       `yaml:"contact" ref:"contact"`
	Sources   []Ref     `yaml:"sources" ref:"source"`
}

// Called is what the place is called.
func (p *Premises) Called() Text { return p.Name }

// Gist is what it is about.
func (p *Premises) Gist() Text { return p.Summary }

// Late tells whether the day has passed from which premises were to be had,
// and they are not ready: somebody must say how things stand.
func (p *Premises) Late(today date.Date) bool {
	unfinished := p.Readiness != "ready" || p.State != "" && p.State != "operating"
	return unfinished && !p.Available.IsZero() && p.Available.Ended(today)
}

// Premises gives all sites and buildings.
func (s *Site) Premises() []*Premises { return All[*Premises](s, "premises") }
