package model

import "lodestone/internal/date"

// Period is the stretch of time that a plan or a project is for, as exactly
// as it is known. Until is inclusive; without it there is no end.
type Period struct {
	From  date.Date `yaml:"from"`
	Until date.Date `yaml:"until"`
}

// IsZero tells whether neither end was given.
func (p Period) IsZero() bool { return p == Period{} }

// Begun tells whether the period has begun on the day today.
func (p Period) Begun(today date.Date) bool { return !p.From.First().After(today) }

// Ended tells whether the period is over on the day today.
func (p Period) Ended(today date.Date) bool { return p.Until.Ended(today) }

// Reversed tells whether the period ends before it begins.
func (p Period) Reversed() bool { return date.Interval(p).Reversed() }

// Standing is how a plan stands on a day.
type Standing string

// The ways a plan can stand. Only what is Current is to be followed.
const (
	Current  Standing = "current"
	Coming   Standing = "coming"   // its period has not begun
	Ended    Standing = "ended"    // its period is over
	Replaced Standing = "replaced" // another stands in its place
)

// StandingOf judges a record with a period by the day and by what supersedes
// it. What is to follow replaces nothing before its own period has begun.
func (s *Site) StandingOf(r Record, p Period, today date.Date) Standing {
	next := s.Successor(r, today)
	switch {
	case next != nil && periodOf(next).Begun(today):
		return Replaced
	case p.Ended(today):
		return Ended
	case !p.Begun(today):
		return Coming
	}
	return Current
}

// Successor is the published record that supersedes another of its kind, or
// nil.
func (s *Site) Successor(r Record, today date.Date) Record {
	for _, use := range s.UsedBy(r) {
		if b := use.By.Common(); use.Use.Path == "supersedes" && b.Kind == r.Common().Kind && use.By != r && !b.Hidden(today, false) {
			return use.By
		}
	}
	return nil
}

func periodOf(r Record) Period {
	switch r := r.(type) {
	case *Document:
		return r.Period
	case *Strategy:
		return r.Period
	}
	return Period{}
}
