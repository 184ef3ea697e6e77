package model

import (
	"slices"

	"lodestone/internal/date"
)

// Strategy is what a public body wants to reach in a period, and what that
// follows from.
type Strategy struct {
	Base         `yaml:",inline"`
	Name         Text   `yaml:"name" rule:"required,max=160"`
	Summary      Text   `yaml:"summary" rule:"required"`
	Level        string `yaml:"level" rule:"required,enum=eu|national|regional|local"`
	Body         Ref    `yaml:"body" ref:"organisation" rule:"required"` // who decided on it
	Place        Ref    `yaml:"region" ref:"region"`                     // where it holds; the owning region when absent
	Period       Period `yaml:"period" rule:"required"`
	Cycle        Ref    `yaml:"cycle" ref:"fact"`                // after how many years a new one is made
	AlignedWith  []Ref  `yaml:"aligned_with" ref:"strategy"`     // strategies of a higher level, or of the same one, that it follows
	Goals        []Goal `yaml:"goals"`                           // what it wants, and how that is measured
	Contributors []Ref  `yaml:"contributors" ref:"organisation"` // who took part in writing it
	Documents    []Ref  `yaml:"documents" ref:"document"`        // its text, and what belongs to it
	Supersedes   Ref    `yaml:"supersedes" ref:"strategy"`       // the strategy that this one replaces
	Contact      Ref    `yaml:"contact" ref:"contact"`
	URL          string `yaml:"url" rule:"https"`
	Sources      []Ref  `yaml:"sources" ref:"source"`
}

// Goal is one thing that a strategy wants.
type Goal struct {
	Key      string `yaml:"key" rule:"required,slug"`
	Text     Text   `yaml:"text" rule:"required"`
	Measures []Ref  `yaml:"measures" ref:"fact"` // facts that tell how far it has come
}

// Strategies gives all strategies.
func (s *Site) Strategies() []*Strategy { return All[*Strategy](s, "strategy") }

// Strategy gives a strategy by reference, or nil.
func (s *Site) Strategy(r Ref) *Strategy { v, _ := Get[*Strategy](s, "strategy", r); return v }

// Levels are the levels of strategies from the widest to the nearest.
func Levels() []string { return []string{"eu", "national", "regional", "local"} }

// NextDue is when the strategy that follows should begin: when the period
// ends, or a cycle after its beginning. It is known no better than those.
func (s *Site) NextDue(st *Strategy) date.Date {
	if end := st.Period.Until; !end.IsZero() {
		next := end.Last().AddDays(1)
		switch end.Precision() {
		case date.ToYear:
			return date.Date{Year: next.Year}
		case date.ToDay:
			return next
		}
		return date.Date{Year: next.Year, Month: next.Month}
	}
	from := st.Period.From
	f := s.Fact(st.Cycle)
	if f == nil || from.IsZero() {
		return date.Date{}
	}
	if years, err := s.Number(f); err == nil {
		n, _ := years.Round(0).Int64()
		from.Year += int(n)
		return from
	}
	return date.Date{}
}

// Above gives the strategies that one follows, directly or by way of others,
// each once.
func (s *Site) Above(st *Strategy) []*Strategy {
	var out []*Strategy
	var visit func(*Strategy)
	visit = func(at *Strategy) {
		for _, r := range at.AlignedWith {
			if up := s.Strategy(r); up != nil && up != st && !slices.Contains(out, up) {
				out = append(out, up)
				visit(up)
			}
		}
	}
	visit(st)
	return out
}

// Below gives the strategies that follow one, directly or by way of others.
func (s *Site) Below(st *Strategy) []*Strategy {
	var out []*Strategy
	for _, other := range s.Strategies() {
		if other != st && slices.Contains(s.Above(other), st) {
			out = append(out, other)
		}
	}
	return out
}
