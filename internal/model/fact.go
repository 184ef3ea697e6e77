package model

import (
	"lodestone/internal/calc"
	"lodestone/internal/date"
)

// Fact is the atom: one value, of one time and place, with its source.
// Exactly one of value, range, rank, date, text and derived says what it is
// (a derived fact may state its value too, which is then compared).
type Fact struct {
	Base       `yaml:",inline"`
	Label      Text          `yaml:"label" rule:"required"` // "Jobs created by foreign investors"
	Value      *calc.Decimal `yaml:"value"`                 // a number in the unit; decimal point, no separators
	Range      *Range        `yaml:"range"`
	Rank       *Rank         `yaml:"rank"`
	Date       date.Date     `yaml:"date"` // when the fact is a date
	Text       Text          `yaml:"text"` // when the fact is a word
	Derived    *Derived      `yaml:"derived"`
	Unit       string        `yaml:"unit"` // persons, jobs, companies, percent, km, m2, …, or a currency; the indicator's when absent
	Qualifier  string        `yaml:"qualifier" rule:"enum=exact|about|at-least|more-than|up-to|fewer-than"`
	AsOf       date.Date     `yaml:"as_of" rule:"required"` // the time that the value describes, not when it was published
	Geo        Ref           `yaml:"geo" ref:"region"`      // the place that the value describes; the owning region when absent
	Indicator  Ref           `yaml:"indicator" ref:"indicator"`
	Sources    []Ref         `yaml:"sources" ref:"source"`  // at least one, unless derived
	Quotes     []Excerpt     `yaml:"quotes"`                // the sentences that carry this value, where a source's own quote carries another
	Forecast   bool          `yaml:"forecast"`              // it speaks of the future
	Due        date.Date     `yaml:"due"`                   // when a forecast will have come true or not
	Supersedes Ref           `yaml:"supersedes" ref:"fact"` // the fact that this one replaces
	Disputes   []Ref         `yaml:"disputes" ref:"fact"`   // facts that say otherwise
	Note       Text          `yaml:"note"`                  // why it is disputed, how it was counted …
	VerifiedBy string        `yaml:"verified_by"`
	VerifiedOn date.Date     `yaml:"verified_on"`
	Display    Display       `yaml:"display"`
	MaxAge     string        `yaml:"max_age"` // period after which it is stale: P24M; "never" for what does not age
}

// Excerpt is what a source says of one fact.
type Excerpt struct {
	Source Ref    `yaml:"source" ref:"source" rule:"required"` // one of the fact's
	Text   string `yaml:"text" rule:"required,max=300"`        // in the source's language
}

// Range is a value known between two bounds.
type Range struct {
	Min calc.Decimal `yaml:"min" rule:"required"`
	Max calc.Decimal `yaml:"max" rule:"required"`
}

// Rank is a place in an order.
type Rank struct {
	Position int `yaml:"position" rule:"required,positive"`
	Of       int `yaml:"of" rule:"positive"` // how many were ranked
}

// Derived is a value computed from other facts.
type Derived struct {
	Formula string         `yaml:"formula" rule:"required"` // "a + b", "percent(a, b)"; a minus wants spaces round it
	Inputs  map[string]Ref `yaml:"inputs" ref:"fact"`       // names in the formula; a name without entry is the id of a fact
	Round   *int           `yaml:"round"`                   // decimals of the result
	Method  Text           `yaml:"method"`                  // how it comes about, a whole sentence
}

// Display is how a fact's value is written.
type Display struct {
	Round *int   `yaml:"round"`                                           // decimals shown
	Scale string `yaml:"scale" rule:"enum=none|thousand|million|billion"` // "1.8 million"; none when absent
	Plain bool   `yaml:"plain"`                                           // no grouping of digits, for years and codes
}

// Facts gives all facts.
func (s *Site) Facts() []*Fact { return All[*Fact](s, "fact") }

// Fact gives a fact by reference, or nil.
func (s *Site) Fact(r Ref) *Fact { v, _ := Get[*Fact](s, "fact", r); return v }

// UnitOf is the fact's unit: its own or its indicator's.
func (s *Site) UnitOf(f *Fact) string {
	if f.Unit != "" {
		return f.Unit
	}
	if i := s.Indicator(f.Indicator); i != nil {
		return i.Unit
	}
	return ""
}

// GeoOf is the region that the fact describes, or nil: its own geo or the
// owning region.
func (s *Site) GeoOf(f *Fact) *Region {
	if !f.Geo.IsZero() {
		return s.Region(f.Geo)
	}
	return s.Region(Ref{ID: f.Region})
}

// SupersededBy gives the fact that replaces f, or nil.
func (s *Site) SupersededBy(f *Fact) *Fact {
	for _, r := range s.UsedBy(f) {
		if newer, ok := r.By.(*Fact); ok && r.Use.Path == "supersedes" {
			return newer
		}
	}
	return nil
}
