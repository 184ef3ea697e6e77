package check

import (
	"errors"
	"fmt"
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// facts: FCT01 source, FCT02 age, FCT03 forecasts, FCT04 conflicts, FCT05
// derived values, FCT06 form of the value.
func facts(c *checker) {
	groups := map[measured][]*model.Fact{}
	for _, f := range model.All[*model.Fact](c.site, "fact") {
		if f.Hidden(c.today, c.drafts) {
			continue
		}
		c.valueForm(f)
		c.sourced(f)
		c.age(f)
		c.forecast(f)
		c.derived(f)
		c.succession(f)
		if f.Value != nil && !f.Indicator.IsZero() {
			if i := c.site.Indicator(f.Indicator); i != nil {
				g := measured{i, c.site.GeoOf(f), f.AsOf}
				groups[g] = append(groups[g], f)
			}
		}
	}
	for _, f := range model.All[*model.Fact](c.site, "fact") {
		if i := c.site.Indicator(f.Indicator); i != nil {
			c.conflicts(f, groups[measured{i, c.site.GeoOf(f), f.AsOf}])
		}
	}
}

// measured is what two facts must share to be comparable.
type measured struct {
	indicator *model.Indicator
	geo       *model.Region
	asOf      date.Date
}

// valueForm: FCT06, exactly one kind of value, with a unit where it is a
// number.
func (c *checker) valueForm(f *model.Fact) {
	forms := 0
	for _, has := range []bool{f.Value != nil && f.Derived == nil, f.Range != nil, f.Rank != nil, !f.Date.IsZero(), !f.Text.IsZero(), f.Derived != nil} {
		if has {
			forms++
		}
	}
	if forms != 1 {
		what := "the fact has no value"
		if forms > 1 {
			what = "the fact has more than one value"
		}
		c.found("FCT06", diag.Error, f.At, fmt.Sprintf("%s: “%s”", what, f.ID), "Give exactly one of value, range, rank, date, text and derived.")
		return
	}
	unit := c.site.UnitOf(f)
	number := f.Value != nil || f.Range != nil || f.Derived != nil
	if number && unit == "" {
		c.found("FCT06", diag.Error, f.At, fmt.Sprintf("the number of “%s” has no unit", f.ID), "Add unit: persons, jobs, percent, EUR … or an indicator, which has one.")
	}
	if i := c.site.Indicator(f.Indicator); i != nil && f.Unit != "" && f.Unit != i.Unit {
		c.found("FCT06", diag.Error, f.Span("unit"), fmt.Sprintf("“%s” is in %s, but its indicator is in %s", f.ID, f.Unit, i.Unit),
			"Convert the value, or give the fact another indicator.", diag.Related{Span: i.Span("unit"), Message: "the indicator's unit stands here"})
	}
	if f.Range != nil && f.Range.Min.Cmp(f.Range.Max) > 0 {
		c.found("FCT06", diag.Error, f.Span("range"), "the range begins above its end", "Swap min and max.")
	}
	if f.Rank != nil && f.Rank.Of > 0 && f.Rank.Position > f.Rank.Of {
		c.found("FCT06", diag.Error, f.Span("rank"), fmt.Sprintf("place %d of %d cannot be", f.Rank.Position, f.Rank.Of), "Correct position or of.")
	}
}

// sourced: FCT01.
func (c *checker) sourced(f *model.Fact) {
	if len(f.Sources) == 0 && f.Derived == nil {
		c.found("FCT01", diag.Error, f.At, fmt.Sprintf("“%s” has no source", f.ID), "Add sources: [ID] with the id of a source in data/sources. A value that nobody published cannot be shown.")
	}
}

// age: FCT02, a warning within the policy's grace, due after it.
func (c *checker) age(f *model.Fact) {
	if c.site.StateOf(f, c.today) != model.FactStale {
		return
	}
	limit, _ := c.site.StaleOn(f)
	grace, err := date.ParsePeriod(c.site.Config.Policy.Grace)
	if err != nil {
		grace = date.Period{Months: 6}
	}
	sev := diag.Warning
	if limit.Plus(grace).Before(c.today) {
		sev = diag.Due
	}
	c.found("FCT02", sev, f.Span("as_of"), fmt.Sprintf("“%s” describes %s and should have been renewed by %s", f.ID, f.AsOf, limit),
		"Look for a newer figure; enter it as a fact of its own that supersedes this one. Until then it is shown as out of date."+c.usedBy(f))
}

// forecast: FCT03.
func (c *checker) forecast(f *model.Fact) {
	switch {
	case f.Forecast && f.Due.IsZero():
		c.found("FCT03", diag.Error, f.Span("forecast"), fmt.Sprintf("the forecast “%s” does not say when it is due", f.ID), "Add due: with the date by which it will have come true or not.")
	case c.site.StateOf(f, c.today) == model.FactOverdue:
		c.found("FCT03", diag.Due, f.Span("due"), fmt.Sprintf("the forecast “%s” was due %s", f.ID, f.Due),
			"Enter what came of it, or a newer forecast, as a fact that supersedes this one. Until then it is shown as overdue."+c.usedBy(f))
	}
}

// usedBy says where a fact is shown, as the end of a hint.
func (c *checker) usedBy(f *model.Fact) string {
	var names []string
	for _, r := range c.site.UsedBy(f) {
		b := r.By.Common()
		name := b.Kind + " " + b.Key()
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " It is used by: " + few(names) + "."
}

// conflicts: FCT04, two values of the same thing with no word about it.
func (c *checker) conflicts(f *model.Fact, peers []*model.Fact) {
	for _, o := range peers {
		if o == f || o.Key() < f.Key() || f.Value == nil || o.Value == nil || f.Value.Equal(*o.Value) {
			continue
		}
		known := slices.Contains(c.site.DisputesOf(f), o) || c.site.SupersededBy(f) != nil || c.site.SupersededBy(o) != nil
		if !known {
			c.found("FCT04", diag.Error, o.Span("value"), fmt.Sprintf("“%s” and “%s” give different values for the same indicator, place and period", o.Key(), f.Key()),
				"If the sources disagree, say so with disputes: and a note; if one replaces the other, with supersedes:; otherwise correct one.",
				diag.Related{Span: f.Span("value"), Message: "the other value stands here"})
		}
	}
}

// derived: FCT05, formulas work and agree with what is stated.
func (c *checker) derived(f *model.Fact) {
	if f.Derived == nil {
		return
	}
	at := f.Span("derived.formula")
	formula, err := calc.ParseFormula(f.Derived.Formula)
	if err != nil {
		hint := "A formula has numbers, names of facts, + - * / and brackets; a minus wants a space on both sides."
		var bad *calc.FormulaError
		if errors.As(err, &bad) && bad.Hint != "" {
			hint = bad.Hint
		}
		c.found("FCT05", diag.Error, at, "the formula cannot be read: "+err.Error(), hint)
		return
	}
	for _, name := range formula.Inputs() {
		if c.site.Input(f, name) == nil {
			c.found("FCT05", diag.Error, at, fmt.Sprintf("the formula names “%s”, which is neither an input nor a fact", name),
				c.nearest("fact", model.Ref{ID: name, Region: f.Region}))
			return
		}
	}
	computed, err := c.site.Number(f)
	if err != nil {
		c.found("FCT05", diag.Error, at, "the formula cannot be computed: "+err.Error(), "Check the values of its inputs.")
		return
	}
	if f.Value != nil && !computed.Round(f.Value.Scale()).Equal(*f.Value) {
		c.found("FCT05", diag.Error, f.Span("value"), fmt.Sprintf("“%s” states %s, but its formula gives %s", f.ID, f.Value, computed.Round(f.Value.Scale())),
			"Correct the value or an input, or remove the value: it is computed anyway.", diag.Related{Span: at, Message: "the formula stands here"})
	}
}

// succession: FCT09, chains of facts have an end.
func (c *checker) succession(f *model.Fact) {
	seen := map[*model.Fact]bool{}
	for at := f; at != nil; at = c.site.Fact(at.Supersedes) {
		if seen[at] {
			if at == f {
				c.found("FCT09", diag.Error, f.Span("supersedes"), fmt.Sprintf("“%s” replaces itself, by way of others", f.ID), "Remove one supersedes: of the chain.")
			}
			return
		}
		seen[at] = true
	}
}
