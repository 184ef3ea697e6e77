package model

import (
	"strconv"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
)

// QuoteOf is the sentence of a source that carries the value of a fact: the
// fact's own excerpt, else the source's quote if it holds the value or one
// that the value is computed from. A quote about something else proves
// nothing, and is "".
func (s *Site) QuoteOf(f *Fact, source *Source) string {
	for _, x := range f.Quotes {
		if s.Source(x.Source) == source {
			return x.Text
		}
	}
	if s.Carries(source.Quote, source.Language, f) {
		return source.Quote
	}
	for _, input := range s.Inputs(f) {
		if input != f && input.Derived == nil {
			if quote := s.QuoteOf(input, source); quote != "" {
				return quote
			}
		}
	}
	return ""
}

// Carries tells whether a sentence holds the value of a fact: its number in
// whatever spelling, both ends of a range, a place, the year of a date, or
// the word itself. Months may be told in years.
func (s *Site) Carries(sentence string, tag lang.Tag, f *Fact) bool {
	holds := func(n calc.Decimal) bool { return lang.Mentions(sentence, tag, n) }
	switch {
	case sentence == "":
		return false
	case f.Range != nil:
		return holds(f.Range.Min) && holds(f.Range.Max)
	case f.Rank != nil:
		return holds(calc.Int(int64(f.Rank.Position)))
	case !f.Date.IsZero():
		return strings.Contains(sentence, strconv.Itoa(f.Date.Year))
	case !f.Text.IsZero():
		for _, word := range f.Text {
			if strings.Contains(strings.ToLower(sentence), strings.ToLower(word)) {
				return true
			}
		}
		return false
	}
	n, err := s.Number(f)
	if err != nil {
		return false
	}
	if holds(n) {
		return true
	}
	years, even := n.Div(calc.Int(12), 0)
	return s.UnitOf(f) == "month" && even && years.Mul(calc.Int(12)).Equal(n) && holds(years)
}
