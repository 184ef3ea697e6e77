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
	AddsUp     bool   `yaml:"adds_up"` // the values of the members of a region add up to the region's: true of people and jobs, not of shares and prices
	MaxAge     string `yaml:"max_age"` // period after which its facts are stale: P24M
}

// Indicator gives an indicator by reference, or nil.
func (s *Site) Indicator(r Ref) *Indicator { v, _ := Get[*Indicator](s, "indicator", r); return v }
