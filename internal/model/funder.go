package model

// Funder is who pays for projects, and what its rules want to be said and
// shown on all their pages.
type Funder struct {
	Base         `yaml:",inline"`
	Name         Text   `yaml:"name" rule:"required"`
	Organisation Ref    `yaml:"organisation" ref:"organisation"`
	Statement    Text   `yaml:"statement" rule:"required"` // in the words of the rule: "Co-funded by the European Union"
	Emblem       string `yaml:"emblem"`                    // picture below content/media; a project's pages must bear it
	Rule         Text   `yaml:"rule"`                      // the rule that asks for both
	RuleURL      string `yaml:"rule_url" rule:"https"`
}

// Funders gives all funders.
func (s *Site) Funders() []*Funder { return All[*Funder](s, "funder") }

// Funder gives a funder by reference, or nil.
func (s *Site) Funder(r Ref) *Funder { v, _ := Get[*Funder](s, "funder", r); return v }
