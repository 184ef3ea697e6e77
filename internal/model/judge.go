package model

import (
	"errors"
	"fmt"
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/date"
)

// FactState is how a fact stands on a day.
type FactState int

const (
	FactCurrent    FactState = iota
	FactStale                // older than allowed
	FactForecast             // about the future
	FactOverdue              // a forecast that should have come true
	FactDisputed             // another source says otherwise
	FactSuperseded           // a newer fact stands in its place
)

// StateOf judges a fact. What is replaced is not stale, what is overdue is
// not merely a forecast.
func (s *Site) StateOf(f *Fact, today date.Date) FactState {
	switch {
	case s.SupersededBy(f) != nil:
		return FactSuperseded
	case f.Forecast && !f.Due.IsZero() && f.Due.Ended(today):
		return FactOverdue
	case f.Forecast:
		return FactForecast
	case len(s.DisputesOf(f)) > 0:
		return FactDisputed
	}
	if due, ages := s.StaleOn(f); ages && due.Before(today) {
		return FactStale
	}
	return FactCurrent
}

// DisputesOf gives the facts that say otherwise, whichever side says so.
func (s *Site) DisputesOf(f *Fact) []*Fact {
	var others []*Fact
	add := func(o *Fact) {
		if o != nil && o != f && !slices.Contains(others, o) {
			others = append(others, o)
		}
	}
	for _, r := range f.Disputes {
		add(s.Fact(r))
	}
	for _, r := range s.UsedBy(f) {
		if o, ok := r.By.(*Fact); ok && len(r.Use.Path) > 8 && r.Use.Path[:8] == "disputes" {
			add(o)
		}
	}
	return others
}

// MaxAge is how old a fact may become: its own limit, its indicator's, the
// site's; ok is false when it does not age.
func (s *Site) MaxAge(f *Fact) (p date.Period, ok bool) {
	written := f.MaxAge
	if i := s.Indicator(f.Indicator); written == "" && i != nil {
		written = i.MaxAge
	}
	if written == "" {
		written = s.Config.Policy.MaxAge
	}
	if written == "" {
		written = "P24M"
	}
	if written == "never" {
		return date.Period{}, false
	}
	p, err := date.ParsePeriod(written)
	return p, err == nil
}

// StaleOn is the last day on which a fact is fresh; ok is false when it does
// not age. What holds for one year ends with it.
func (s *Site) StaleOn(f *Fact) (day date.Date, ok bool) {
	day, ok = s.AgesOn(f)
	if s.OfOneYear(f) {
		if end := date.New(f.AsOf.Last().Year, 12, 31); !ok || end.Before(day) {
			return end, true
		}
	}
	return day, ok
}

// AgesOn is StaleOn by the age that a fact may reach alone.
func (s *Site) AgesOn(f *Fact) (day date.Date, ok bool) {
	age, ok := s.MaxAge(f)
	if !ok || f.AsOf.IsZero() {
		return date.Date{}, false
	}
	return f.AsOf.Last().Plus(age), true
}

// ErrNoNumber says that a fact has no single number.
var ErrNoNumber = errors.New("the fact has no number")

// Number is the value of a fact as one number: as written, or computed where
// it is derived.
func (s *Site) Number(f *Fact) (calc.Decimal, error) { return s.number(f, nil) }

func (s *Site) number(f *Fact, above []*Fact) (calc.Decimal, error) {
	if f.Derived == nil {
		if f.Value == nil {
			return calc.Decimal{}, ErrNoNumber
		}
		return *f.Value, nil
	}
	if slices.Contains(above, f) {
		return calc.Decimal{}, fmt.Errorf("“%s” is derived from itself", f.ID)
	}
	formula, err := calc.ParseFormula(f.Derived.Formula)
	if err != nil {
		return calc.Decimal{}, err
	}
	var inner error
	value, err := formula.Eval(func(name string) (calc.Decimal, bool) {
		input := s.Input(f, name)
		if input == nil {
			return calc.Decimal{}, false
		}
		v, err := s.number(input, append(above, f))
		if err != nil {
			inner = fmt.Errorf("“%s”: %w", name, err)
			return calc.Decimal{}, false
		}
		return v, true
	})
	if inner != nil {
		return calc.Decimal{}, inner
	}
	if err == nil && f.Derived.Round != nil {
		value = value.Round(*f.Derived.Round)
	}
	return value, err
}

// Input is the fact that a name in the formula of f stands for, or nil.
func (s *Site) Input(f *Fact, name string) *Fact {
	if f.Derived == nil {
		return nil
	}
	if r, ok := f.Derived.Inputs[name]; ok {
		return s.Fact(r)
	}
	return s.Fact(Ref{ID: name, Region: f.Region})
}

// Inputs are the facts that a derived fact is computed from, in the order of
// the formula; names that mean nothing are left out.
func (s *Site) Inputs(f *Fact) []*Fact {
	if f.Derived == nil {
		return nil
	}
	formula, err := calc.ParseFormula(f.Derived.Formula)
	if err != nil {
		return nil
	}
	var inputs []*Fact
	for _, name := range formula.Inputs() {
		if input := s.Input(f, name); input != nil && !slices.Contains(inputs, input) {
			inputs = append(inputs, input)
		}
	}
	return inputs
}

// SourcesOf gives the sources of a fact; of a derived one, those of its
// inputs, each once.
func (s *Site) SourcesOf(f *Fact) []*Source {
	var out []*Source
	s.sourcesOf(f, &out, map[*Fact]bool{})
	return out
}

func (s *Site) sourcesOf(f *Fact, out *[]*Source, seen map[*Fact]bool) {
	if seen[f] {
		return
	}
	seen[f] = true
	for _, r := range f.Sources {
		if src := s.Source(r); src != nil && !slices.Contains(*out, src) {
			*out = append(*out, src)
		}
	}
	for _, input := range s.Inputs(f) {
		s.sourcesOf(input, out, seen)
	}
}
