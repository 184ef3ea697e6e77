package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Event is a fair, a conference, a visit.
type Event struct {
	Base          `yaml:",inline"`
	Title         Text        `yaml:"title" rule:"required"`
	Start         date.Moment `yaml:"start" rule:"required"` // day, day and time, or as fuzzy as it is known: "spring 2027"
	End           date.Moment `yaml:"end"`
	Zone          string      `yaml:"zone"` // IANA; required with a time of day
	Place         Text        `yaml:"place"`
	Country       string      `yaml:"country" rule:"iso3166"`
	Role          string      `yaml:"role" rule:"required,enum=host|exhibit|attend|speak|won|visit"`
	State         string      `yaml:"state" rule:"enum=confirmed|tentative|rescheduled|cancelled"`
	PreviousStart date.Moment `yaml:"previous_start"` // required when rescheduled
	Summary       Text        `yaml:"summary" rule:"required"`
	Outcome       Text        `yaml:"outcome"` // what came of it
	Hosts         []Ref       `yaml:"hosts" ref:"organisation"`
	Sectors       []Ref       `yaml:"sectors" ref:"sector"`
	Propositions  []Ref       `yaml:"propositions" ref:"proposition"`
	Contact       Ref         `yaml:"contact" ref:"contact"`
	URL           string      `yaml:"url" rule:"https"`
	Sources       []Ref       `yaml:"sources" ref:"source"`
	Facts         []Ref       `yaml:"facts" ref:"fact"`
}

// Begins is the start in the event's zone.
func (e *Event) Begins() date.Moment { return e.Start.In(e.Zone) }

// Ends is the end in the event's zone.
func (e *Event) Ends() date.Moment { return e.End.In(e.Zone) }

// Last is the last moment's date: of the end, or of the start.
func (e *Event) Last() date.Date {
	if !e.End.Date.IsZero() {
		return e.End.Date
	}
	return e.Start.Date
}

// Events gives all events.
func (s *Site) Events() []*Event { return All[*Event](s, "event") }

// Term is an entry of the glossary.
type Term struct {
	Base       `yaml:",inline"`
	Term       Text `yaml:"term" rule:"required"`
	Definition Text `yaml:"definition" rule:"required"`
}

// Called is the term.
func (t *Term) Called() Text { return t.Term }

// Gist is its definition.
func (t *Term) Gist() Text { return t.Definition }

// Term gives a term by reference, or nil.
func (s *Site) Term(r Ref) *Term { v, _ := Get[*Term](s, "term", r); return v }

// Toolkit says which kits are made of which propositions.
type Toolkit struct {
	Base         `yaml:",inline"`
	Title        Text       `yaml:"title" rule:"required"`
	Summary      Text       `yaml:"summary" rule:"required"`
	Audience     string     `yaml:"audience" rule:"required,enum=ambassador|investor|partner|press"`
	Propositions []Ref      `yaml:"propositions" ref:"proposition"` // all of the region when absent
	Formats      []string   `yaml:"formats" rule:"required,enum=pptx|pdf|csv|vcf"`
	Languages    []lang.Tag `yaml:"languages"`               // all of the site when absent
	Licence      string     `yaml:"licence" rule:"required"` // SPDX
	Terms        Text       `yaml:"terms" rule:"required"`   // what one may do with it, in words
	Statement    Text       `yaml:"statement"`               // printed on every document
}

// Toolkits gives all toolkits.
func (s *Site) Toolkits() []*Toolkit { return All[*Toolkit](s, "toolkit") }
