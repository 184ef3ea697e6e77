package model

import (
	"strings"

	"lodestone/internal/date"
)

// Lapsed is the people whose name may be shown nowhere on a day.
type Lapsed []*Person

// Lapsed lists the people without a consent to be named that holds on that
// day. Namesakes of people who agreed are not among them.
func (s *Site) Lapsed(today date.Date) Lapsed {
	agreed := map[string]bool{}
	for _, p := range s.People() {
		if p.May("name", "site", today) {
			agreed[p.Name] = true
		}
	}
	var out Lapsed
	for _, p := range s.People() {
		if p.Name != "" && !agreed[p.Name] {
			out = append(out, p)
		}
	}
	return out
}

// In gives the first of them whose full name stands in a text, or nil.
func (l Lapsed) In(text string) *Person {
	for _, p := range l {
		if strings.Contains(text, p.Name) {
			return p
		}
	}
	return nil
}
