package model

// Practice is a good practice: what a region does that others can learn from.
// Its sub-topics are those of the hubs' exchange.
type Practice struct {
	Base            `yaml:",inline"`
	Title           Text   `yaml:"title" rule:"required,max=140"`
	Summary         Text   `yaml:"summary" rule:"required"`
	Topic           string `yaml:"topic" rule:"required,enum=contact-points|stakeholder-engagement|services-incentives|value-proposition"`
	Place           Ref    `yaml:"region" ref:"region"`             // where it is done; the owning region when absent
	Organisation    Ref    `yaml:"organisation" ref:"organisation"` // who does it
	Period          Period `yaml:"period"`
	Problem         Text   `yaml:"problem" rule:"required"`
	Solution        Text   `yaml:"solution" rule:"required"`
	Evidence        []Ref  `yaml:"evidence" ref:"fact"` // facts that show that it works
	Results         Text   `yaml:"results"`
	Transferability Text   `yaml:"transferability"`           // what others need to do the same
	Improves        []Ref  `yaml:"improves" ref:"instrument"` // policy instruments that it is to make better
	Contact         Ref    `yaml:"contact" ref:"contact"`
	URL             string `yaml:"url" rule:"https"`
	Sources         []Ref  `yaml:"sources" ref:"source"`
}

// Practices gives all good practices.
func (s *Site) Practices() []*Practice { return All[*Practice](s, "practice") }
