package model

// Instrument is a policy instrument: a programme, a fund or a rule by which a
// public body acts. Its budget is a fact, so that it has a source and a year.
type Instrument struct {
	Base      `yaml:",inline"`
	Name      Text   `yaml:"name" rule:"required,max=160"`
	Summary   Text   `yaml:"summary" rule:"required"`
	Body      Ref    `yaml:"body" ref:"organisation" rule:"required"` // who answers for it
	Place     Ref    `yaml:"region" ref:"region"`                     // where it holds; the owning region when absent
	Programme Text   `yaml:"programme"`                               // what it is part of: "ERDF programme of the region"
	Period    Period `yaml:"period"`
	Budget    Ref    `yaml:"budget" ref:"fact"`
	Regulates []Ref  `yaml:"regulates" ref:"hub"` // hubs whose work it founds or rules
	Strategy  Ref    `yaml:"strategy" ref:"strategy"`
	URL       string `yaml:"url" rule:"https"`
	Sources   []Ref  `yaml:"sources" ref:"source"`
}

// Instruments gives all policy instruments.
func (s *Site) Instruments() []*Instrument { return All[*Instrument](s, "instrument") }

// Instrument gives a policy instrument by reference, or nil.
func (s *Site) Instrument(r Ref) *Instrument { v, _ := Get[*Instrument](s, "instrument", r); return v }
