package model

// Challenge is what a strategy answers to: why something is done.
type Challenge struct {
	Base      `yaml:",inline"`
	Title     Text   `yaml:"title" rule:"required,max=140"`
	Summary   Text   `yaml:"summary" rule:"required"`
	Order     int    `yaml:"order" rule:"positive"` // place among the challenges of the strategy
	Evidence  []Ref  `yaml:"evidence" ref:"fact"`   // facts that show it
	Responses []Item `yaml:"responses"`             // what is done about it; :link[kind/id] leads there
	Strategy  Ref    `yaml:"strategy" ref:"strategy"`
	Sources   []Ref  `yaml:"sources" ref:"source"`
}

// Challenges gives all challenges.
func (s *Site) Challenges() []*Challenge { return All[*Challenge](s, "challenge") }
