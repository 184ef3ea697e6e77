package model

import "lodestone/internal/date"

// Process is a way of several steps that one or more regions go: what each
// step is, and how far each region has come.
type Process struct {
	Base      `yaml:",inline"`
	Name      Text   `yaml:"name" rule:"required,max=140"`
	Summary   Text   `yaml:"summary" rule:"required"`
	Organiser Ref    `yaml:"organiser" ref:"organisation"`
	Project   Ref    `yaml:"project" ref:"project"`       // that it is part of
	Steps     []Step `yaml:"steps" rule:"required,min=1"` // in the order in which they are gone
	Runs      []Run  `yaml:"runs"`                        // one for each region that goes it
	Contact   Ref    `yaml:"contact" ref:"contact"`
	URL       string `yaml:"url" rule:"https"`
	Sources   []Ref  `yaml:"sources" ref:"source"`
}

// Step is what is done at one point of a process, wherever it is gone.
type Step struct {
	Key  string `yaml:"key" rule:"required,slug"`
	Type string `yaml:"kind" rule:"required,enum=survey|assessment|visit|workshop|briefing|decision|implementation|evaluation"`
	Name Text   `yaml:"name" rule:"required"`
	Text Text   `yaml:"text"` // what is done
}

// Run is a region's way through a process.
type Run struct {
	Key             string   `yaml:"key" rule:"required,slug"`
	Place           Ref      `yaml:"region" ref:"region" rule:"required"`
	Steps           []Taken  `yaml:"steps"`
	Recommendations []Item   `yaml:"recommendations"` // what it was advised to do
	Actions         []Action `yaml:"actions"`         // what it will do about them
}

// Taken is a step as a region has gone it, or will.
type Taken struct {
	Key          string    `yaml:"key" rule:"required,slug"`                        // of the step
	State        string    `yaml:"status" rule:"enum=planned|running|done|dropped"` // by its date when absent
	Date         date.Date `yaml:"date"`                                            // as exactly as it is known
	Duration     string    `yaml:"duration"`                                        // P2D
	Participants []Ref     `yaml:"participants" ref:"organisation"`
	Outputs      []Ref     `yaml:"outputs" ref:"document"` // what came of it
	Note         Text      `yaml:"note"`
}

// Action is one thing of an action plan.
type Action struct {
	Key   string    `yaml:"key" rule:"required,slug"`
	What  Text      `yaml:"what" rule:"required"`
	Owner Ref       `yaml:"owner" ref:"organisation"` // who answers for it
	Due   date.Date `yaml:"due"`
	State string    `yaml:"status" rule:"required,enum=open|running|done|dropped"`
}

// Processes gives all processes.
func (s *Site) Processes() []*Process { return All[*Process](s, "process") }

// Took gives a region's step by the key of the step; nil for none.
func (r *Run) Took(key string) *Taken {
	for i := range r.Steps {
		if r.Steps[i].Key == key {
			return &r.Steps[i]
		}
	}
	return nil
}

// StateOn is how a step stands on a day: as written, else by its date. A step
// that was to be taken by now and is not known to have been is overdue.
func (t *Taken) StateOn(today date.Date) string {
	past := t.Date.Ended(today)
	switch {
	case t.State == "planned" && past:
		return "overdue"
	case t.State != "":
		return t.State
	case past:
		return "done"
	}
	return "planned"
}

// StateOn is how an action stands on a day.
func (a Action) StateOn(today date.Date) string {
	if a.Due.Ended(today) && (a.State == "open" || a.State == "running") {
		return "overdue"
	}
	return a.State
}
