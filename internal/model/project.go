package model

import (
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/date"
)

// Project is what several organisations do together for a time, with
// somebody's money. What it promised is counted from the data.
type Project struct {
	Base         `yaml:",inline"`
	Name         Text      `yaml:"name" rule:"required,max=160"`
	Short        string    `yaml:"short"` // what it is called for short: "MAGNET"
	Summary      Text      `yaml:"summary" rule:"required"`
	Programme    Text      `yaml:"programme"` // that it is part of: "Interreg Europe"
	Partners     []Partner `yaml:"partners" rule:"required,min=1"`
	Period       Period    `yaml:"period" rule:"required"`
	Budget       Ref       `yaml:"budget" ref:"fact"`
	Funders      []Ref     `yaml:"funders" ref:"funder"` // whose statement and emblem stand on all its pages
	Objectives   []Item    `yaml:"objectives"`
	Targets      []Promise `yaml:"targets"`
	Facts        []Ref     `yaml:"facts" ref:"fact"`
	Instruments  []Ref     `yaml:"instruments" ref:"instrument"`   // policy instruments that it works on
	Practices    []Ref     `yaml:"practices" ref:"practice"`       // that it has found
	Propositions []Ref     `yaml:"propositions" ref:"proposition"` // that it has made
	Programmes   []Ref     `yaml:"programmes" ref:"programme"`     // of ambassadors, that it has set up
	Events       []Ref     `yaml:"events" ref:"event"`             // that it has held or gone to
	Stories      []Ref     `yaml:"stories" ref:"story"`
	Documents    []Ref     `yaml:"documents" ref:"document"` // that it has written
	Toolkits     []Ref     `yaml:"toolkits" ref:"toolkit"`   // that it has made
	Contact      Ref       `yaml:"contact" ref:"contact"`
	URL          string    `yaml:"url" rule:"https"`
	Sources      []Ref     `yaml:"sources" ref:"source"`
}

// Partner is an organisation's part in a project.
type Partner struct {
	Organisation Ref    `yaml:"organisation" ref:"organisation" rule:"required"`
	Role         string `yaml:"role" rule:"required,enum=lead|partner|associate"`
}

// Promise is a number that a project has promised. The fact says which; how
// far it has come is counted.
type Promise struct {
	Key    string `yaml:"key" rule:"required,slug"`
	Metric string `yaml:"metric" rule:"required,enum=instruments|practices|ambassadors|partners|propositions|events|stories|documents|toolkits"` // what is counted
	Is     string `yaml:"is" rule:"required,enum=at-least|at-most|exactly"`
	Value  Ref    `yaml:"value" ref:"fact" rule:"required"`
}

// Projects gives all projects.
func (s *Site) Projects() []*Project { return All[*Project](s, "project") }

// Project gives a project by reference, or nil.
func (s *Site) Project(r Ref) *Project { v, _ := Get[*Project](s, "project", r); return v }

// Met tells whether a promise of that number is kept by what was counted.
func (t Promise) Met(counted int, wanted calc.Decimal) bool {
	by := calc.Int(int64(counted)).Cmp(wanted)
	switch t.Is {
	case "at-least":
		return by >= 0
	case "at-most":
		return by <= 0
	}
	return by == 0
}

// Counted gives the records that count towards a promise of a project on a
// day: what is published, each once; of ambassadors those who are in office
// and agreed to be named, of partners all but the associates.
func (s *Site) Counted(p *Project, metric string, today date.Date, drafts bool) []Record {
	var out []Record
	add := func(kind string, refs []Ref) {
		for _, r := range refs {
			if found := s.Find(kind, r); found != nil && !found.Common().Hidden(today, drafts) && !slices.Contains(out, found) {
				out = append(out, found)
			}
		}
	}
	switch metric {
	case "instruments":
		add("instrument", p.Instruments)
	case "practices":
		add("practice", p.Practices)
	case "propositions":
		add("proposition", p.Propositions)
	case "events":
		add("event", p.Events)
	case "stories":
		add("story", p.Stories)
	case "documents":
		add("document", p.Documents)
	case "toolkits":
		add("toolkit", p.Toolkits)
	case "partners":
		for _, partner := range p.Partners {
			if partner.Role != "associate" {
				add("organisation", []Ref{partner.Organisation})
			}
		}
	case "ambassadors":
		for _, r := range p.Programmes {
			out = append(out, s.serving(s.Programme(r), today, drafts)...)
		}
	}
	return out
}

// serving gives the ambassadors of a programme who may be shown.
func (s *Site) serving(p *Programme, today date.Date, drafts bool) []Record {
	var out []Record
	for _, a := range s.Ambassadors() {
		person := s.Person(a.Person)
		if p == nil || s.Programme(a.Programme) != p || a.Hidden(today, drafts) || person == nil {
			continue
		}
		if person.May("name", "site", today) && !a.Since.After(today) && !a.Until.Ended(today) {
			out = append(out, a)
		}
	}
	return out
}

// Made gives what a project has made or held, and what says that it is of the
// project: their pages speak of its funders. Policy instruments and partners
// are others'.
func (s *Site) Made(p *Project) []Record {
	var out []Record
	for _, use := range s.UsedBy(p) {
		if use.Use.Path == "project" {
			out = append(out, use.By)
		}
	}
	for _, made := range []struct {
		kind string
		refs []Ref
	}{{"practice", p.Practices}, {"proposition", p.Propositions}, {"programme", p.Programmes}, {"event", p.Events}, {"story", p.Stories},
		{"document", p.Documents}, {"toolkit", p.Toolkits}} {
		for _, r := range made.refs {
			if found := s.Find(made.kind, r); found != nil {
				out = append(out, found)
			}
		}
	}
	return out
}
