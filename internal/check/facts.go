package check

import (
	"fmt"
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// facts: FCT01 source, FCT02 age, FCT03 forecasts, FCT04 conflicts, FCT05
// derived values, FCT11 form of the value, FCT12 circles of
// successors, FCT13 quotes.
func facts(c *checker) {
	groups := map[measured][]*model.Fact{}
	all := visible(c, c.site.Facts())
	for _, f := range all {
		c.sourced(f)
		c.age(f)
		c.forecast(f)
		c.valueForm(f)
		c.derived(f)
		c.succession(f)
		c.quoted(f)
		if g, ok := c.measures(f); ok {
			groups[g] = append(groups[g], f)
		}
	}
	for _, f := range all {
		if g, ok := c.measures(f); ok {
			c.conflicts(f, groups[g])
		}
	}
}

// sourced: FCT01, a value that nobody published cannot be shown.
func (c *checker) sourced(f *model.Fact) {
	if len(f.Sources) == 0 && f.Derived == nil {
		c.found("FCT01", diag.Error, f.At, fmt.Sprintf("the fact “%s” has no source", f.ID),
			"Add “sources: [id]” with the id of the source in data/sources that says so. Without one, nobody can check the value.")
	}
}

// age: FCT02, a warning within the policy's grace, due after it.
func (c *checker) age(f *model.Fact) {
	if c.site.StateOf(f, c.Today) != model.FactStale {
		return
	}
	limit, ages := c.site.AgesOn(f)
	if !ages || !limit.Before(c.Today) {
		return // it was for one year: INC08 says so
	}
	sev, until := diag.Due, ""
	if end := limit.Plus(c.grace()); !end.Before(c.Today) {
		sev, until = diag.Warning, fmt.Sprintf(" After %s it becomes due.", end)
	}
	c.found("FCT02", sev, f.Span("as_of"), fmt.Sprintf("“%s” describes %s and has been out of date since %s", f.ID, f.AsOf, limit),
		"Look for a newer figure and enter it as a fact of its own with “supersedes: "+f.ID+"”. Until then this one is shown as out of date."+until+c.usedBy(f))
}

// grace is how long staleness is only a warning.
func (c *checker) grace() date.Period {
	if p, err := date.ParsePeriod(c.site.Config.Policy.Grace); err == nil {
		return p
	}
	return date.Period{Months: 6}
}

// forecast: FCT03.
func (c *checker) forecast(f *model.Fact) {
	switch {
	case f.Forecast && f.Due.IsZero():
		c.found("FCT03", diag.Error, f.Span("forecast"), fmt.Sprintf("the forecast “%s” does not say when it is due", f.ID),
			"Add “due:” with the date by which it will have come true or not.")
	case !f.Forecast && !f.Due.IsZero():
		c.found("FCT03", diag.Error, f.Span("due"), fmt.Sprintf("“%s” has a due date but is not a forecast", f.ID),
			"Add “forecast: true” if it speaks of the future; otherwise remove “due:”.")
	case !f.Forecast && f.AsOf.First().After(c.Today):
		c.found("FCT03", diag.Error, f.Span("as_of"), fmt.Sprintf("“%s” describes %s, which is yet to come", f.ID, f.AsOf),
			"Correct “as_of:”. If it speaks of the future, add “forecast: true”, and “due:” with the date by which it will have come true or not.")
	case c.site.StateOf(f, c.Today) == model.FactOverdue:
		c.found("FCT03", diag.Due, f.Span("due"), fmt.Sprintf("the forecast “%s” was to come true by %s", f.ID, f.Due),
			"Enter what came of it, or a newer forecast, as a fact with “supersedes: "+f.ID+"”. Until then this one is shown as overdue."+c.usedBy(f))
	}
}

// usedBy says where a fact is shown, as the end of a hint.
func (c *checker) usedBy(f *model.Fact) string {
	var users []string
	for _, r := range c.site.UsedBy(f) {
		b := r.By.Common()
		if user := b.Kind + " " + b.Key(); !slices.Contains(users, user) {
			users = append(users, user)
		}
	}
	if len(users) == 0 {
		return ""
	}
	return " It is used by: " + few(users) + "."
}

// measured is what two facts must share to be comparable.
type measured struct {
	indicator *model.Indicator
	geo       *model.Region
	asOf      date.Date
}

func (c *checker) measures(f *model.Fact) (measured, bool) {
	i := c.site.Indicator(f.Indicator)
	return measured{i, c.site.GeoOf(f), f.AsOf}, i != nil
}

// conflicts: FCT04, two values of the same thing with no word about it.
func (c *checker) conflicts(f *model.Fact, peers []*model.Fact) {
	for _, o := range peers {
		if o.Key() <= f.Key() || !c.differ(f, o) {
			continue
		}
		if slices.Contains(c.site.DisputesOf(f), o) || c.site.SupersededBy(f) != nil || c.site.SupersededBy(o) != nil {
			continue
		}
		c.found("FCT04", diag.Error, o.Span(valueField(o)), fmt.Sprintf("“%s” and “%s” give different values for the same indicator, place and period", o.ID, f.ID),
			"If the sources disagree, say so with “disputes:” and a “note:”. If one replaces the other, use “supersedes:”. Otherwise correct one of them.",
			diag.Related{Span: f.Span(valueField(f)), Message: "the other value stands here"})
	}
}

// differ compares two facts that have the same form of value.
func (c *checker) differ(a, b *model.Fact) bool {
	switch {
	case a.Range != nil && b.Range != nil:
		return !a.Range.Min.Equal(b.Range.Min) || !a.Range.Max.Equal(b.Range.Max)
	case a.Rank != nil && b.Rank != nil:
		return *a.Rank != *b.Rank
	}
	x, errA := c.site.Number(a)
	y, errB := c.site.Number(b)
	if errA != nil || errB != nil {
		return false
	}
	if a.Derived != nil || b.Derived != nil { // a quotient has decimals that nobody publishes
		scale := min(x.Scale(), y.Scale())
		x, y = x.Round(scale), y.Round(scale)
	}
	return !x.Equal(y)
}

// valueField is the field in which a fact says its value.
func valueField(f *model.Fact) string {
	switch {
	case f.Value != nil:
		return "value"
	case f.Range != nil:
		return "range"
	case f.Rank != nil:
		return "rank"
	}
	return "derived.formula"
}

// succession: FCT12, chains of facts have an end.
func (c *checker) succession(f *model.Fact) {
	seen := map[*model.Fact]bool{}
	for at := f; at != nil; at = c.site.Fact(at.Supersedes) {
		if seen[at] {
			if first := least(seen); at == f && f == first {
				next := c.site.Fact(f.Supersedes)
				c.found("FCT12", diag.Error, f.Span("supersedes"), fmt.Sprintf("“%s” and “%s” replace each other in a circle", f.ID, next.ID),
					"Remove “supersedes:” from the older one: the newer replaces it, and nothing replaces the newest.", diag.Related{Span: next.Span("supersedes"), Message: "the circle goes on here"})
			}
			return
		}
		seen[at] = true
	}
}

// quoted: FCT13, what a fact quotes carries its value, and comes from one of
// its sources.
func (c *checker) quoted(f *model.Fact) {
	for n, x := range f.Quotes {
		at := fmt.Sprintf("quotes[%d]", n)
		source := c.site.Source(x.Source)
		switch {
		case source == nil:
		case !slices.Contains(c.site.SourcesOf(f), source):
			c.found("FCT13", diag.Error, f.Span(at+".source"), fmt.Sprintf("“%s” quotes “%s”, which is none of its sources", f.ID, source.ID),
				"Add it to “sources:”, or quote one of those.")
		case !c.site.Carries(x.Text, source.Language, f):
			c.found("FCT13", diag.Warning, f.Span(at+".text"), fmt.Sprintf("the quote of “%s” does not hold its value", f.ID),
				"Quote the sentence with the value, as the source has it. Without a quote, the note names the source and its date.")
		}
	}
}
