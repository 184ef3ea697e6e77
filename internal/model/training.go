package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Training is something one can learn here: a programme, a course.
type Training struct {
	Base      `yaml:",inline"`
	Name      Text       `yaml:"name" rule:"required,max=90"`
	Summary   Text       `yaml:"summary" rule:"required"`
	Provider  Ref        `yaml:"provider" ref:"organisation" rule:"required"`
	Level     string     `yaml:"level" rule:"required,enum=upper-secondary|vocational|bachelor|master|doctoral|course"`
	Sectors   []Ref      `yaml:"sectors" ref:"sector"` // for which it trains
	Places    Ref        `yaml:"places" ref:"fact"`    // how many there are a year: a fact in students, persons or employees
	Facts     []Ref      `yaml:"facts" ref:"fact"`
	Languages []lang.Tag `yaml:"languages" rule:"required"` // in which it is taught
	Duration  string     `yaml:"duration"`                  // period: P2Y
	Start     date.Date  `yaml:"start"`                     // of the next round, as fuzzy as it is known
	Place     string     `yaml:"place"`
	Admission []Item     `yaml:"admission"` // who is taken
	URL       string     `yaml:"url" rule:"https"`
	Contact   Ref        `yaml:"contact" ref:"contact"`
	Sources   []Ref      `yaml:"sources" ref:"source"`
}

// Called is the name of what is taught.
func (t *Training) Called() Text { return t.Name }

// Gist is what it is about.
func (t *Training) Gist() Text { return t.Summary }

// Trainings gives all training.
func (s *Site) Trainings() []*Training { return All[*Training](s, "training") }
