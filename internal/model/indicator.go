package model

// Indicator is what a fact measures.
type Indicator struct {
	Base       `yaml:",inline"`
	Label      Text   `yaml:"label" rule:"required"`
	Unit       string `yaml:"unit" rule:"required"` // the unit of every fact of this indicator
	Better     string `yaml:"better" rule:"required,enum=high|low|neutral"`
	Definition Text   `yaml:"definition"`
	Frequency  string `yaml:"frequency" rule:"enum=yearly|quarterly|monthly|irregular"`
	Dataset    string `yaml:"dataset"`
	MaxAge     string `yaml:"max_age"` // period after which its facts are stale: P24M
}

// Indicator gives an indicator by reference, or nil.
func (s *Site) Indicator(r Ref) *Indicator { v, _ := Get[*Indicator](s, "indicator", r); return v }
