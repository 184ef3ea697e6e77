package model

// ValueChain is the stages from raw material to use in a sector: who is
// there, what the region is good at, and what is missing.
type ValueChain struct {
	Base    `yaml:",inline"`
	Name    Text    `yaml:"name" rule:"required,max=60"`
	Summary Text    `yaml:"summary" rule:"required"`
	Sector  Ref     `yaml:"sector" ref:"sector" rule:"required"`
	Stages  []Stage `yaml:"stages" rule:"required,min=1"` // in their order
	Contact Ref     `yaml:"contact" ref:"contact"`
	Sources []Ref   `yaml:"sources" ref:"source"`
}

// Stage is a step of a value chain. Where nobody takes it, its gaps say so.
type Stage struct {
	Key           string `yaml:"key" rule:"required,slug"`
	Name          Text   `yaml:"name" rule:"required,max=60"`
	Does          Text   `yaml:"does"` // what happens there
	Strengths     []Ref  `yaml:"strengths" ref:"strength"`
	Organisations []Ref  `yaml:"organisations" ref:"organisation"` // who is there
	Facilities    []Ref  `yaml:"facilities" ref:"facility"`
	Facts         []Ref  `yaml:"facts" ref:"fact"`
	Gaps          []Item `yaml:"gaps"` // what is missing, and what is done about it
}

// Called is the chain's name.
func (v *ValueChain) Called() Text { return v.Name }

// Gist is what it is about.
func (v *ValueChain) Gist() Text { return v.Summary }

// Stage gives a stage by its key and its place from 1; nil and 0 when there
// is none.
func (v *ValueChain) Stage(key string) (*Stage, int) {
	for i := range v.Stages {
		if v.Stages[i].Key == key {
			return &v.Stages[i], i + 1
		}
	}
	return nil, 0
}

// ValueChains gives all value chains.
func (s *Site) ValueChains() []*ValueChain { return All[*ValueChain](s, "value-chain") }

// ValueChain gives a value chain by reference, or nil.
func (s *Site) ValueChain(r Ref) *ValueChain {
	v, _ := Get[*ValueChain](s, "value-chain", r)
	return v
}
