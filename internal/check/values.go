package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// valueForm: FCT11, exactly one kind of value, with a unit where it is a
// number.
func (c *checker) valueForm(f *model.Fact) {
	var given []string
	for _, form := range []struct {
		name string
		has  bool
	}{
		{"value", f.Value != nil && f.Derived == nil}, {"range", f.Range != nil}, {"rank", f.Rank != nil},
		{"date", !f.Date.IsZero()}, {"text", !f.Text.IsZero()}, {"derived", f.Derived != nil},
	} {
		if form.has {
			given = append(given, form.name)
		}
	}
	switch {
	case len(given) != 1 && c.damaged(&f.Base):
		return // the value may be what could not be read
	case len(given) == 0:
		c.found("FCT11", diag.Error, f.At, fmt.Sprintf("the fact “%s” has no value", f.ID), "Add one of value, range, rank, date, text or derived.")
		return
	case len(given) > 1:
		c.found("FCT11", diag.Error, f.Span(given[1]), fmt.Sprintf("the fact “%s” has %d values: %s", f.ID, len(given), strings.Join(given, " and ")),
			"Keep one of them, and make the other a fact of its own.")
		return
	}
	if f.Range != nil && f.Range.Min.Cmp(f.Range.Max) > 0 {
		c.found("FCT11", diag.Error, f.Span("range"), fmt.Sprintf("the range of “%s” begins at %s, above its end at %s", f.ID, f.Range.Min, f.Range.Max), "Swap min and max.")
	}
	if f.Rank != nil && f.Rank.Of > 0 && f.Rank.Position > f.Rank.Of {
		c.found("FCT11", diag.Error, f.Span("rank"), fmt.Sprintf("“%s” has place %d among %d, which cannot be", f.ID, f.Rank.Position, f.Rank.Of), "Correct position or of.")
	}
	c.valueUnit(f)
	c.wholeThings(f)
}

// wholeThings: FCT11, a number of people or companies with three decimals,
// which is how many languages write a thousand.
func (c *checker) wholeThings(f *model.Fact) {
	if !slices.Contains(counted(), c.site.UnitOf(f)) {
		return
	}
	judge := func(field string, d calc.Decimal) {
		if written := d.String(); d.Scale() == 3 && d.Cmp(calc.Int(1000)) < 0 && !strings.HasPrefix(written, "0.") {
			c.found("FCT11", diag.Warning, f.Span(field), fmt.Sprintf("%s is a number with three decimals, but “%s” counts whole ones", written, c.site.UnitOf(f)),
				fmt.Sprintf("The dot begins the decimals here. If %s is meant, write it without the dot.", strings.Replace(written, ".", "", 1)))
		}
	}
	if f.Value != nil && f.Derived == nil {
		judge("value", *f.Value)
	}
	if f.Range != nil {
		judge("range.min", f.Range.Min)
		judge("range.max", f.Range.Max)
	}
}

// counted are the units of which there are whole ones only, as long as
// nobody takes an average.
func counted() []string {
	return []string{"ambassadors", "applications", "beamlines", "companies", "countries", "employees", "events", "freight-units", "inhabitants",
		"instruments", "jobs", "journeys", "lorries", "meetings", "members", "municipalities", "organisations", "partners", "patents", "persons", "policy-instruments", "practices",
		"projects", "propositions", "publications", "regions", "researchers", "students", "visitors"}
}

func (c *checker) valueUnit(f *model.Fact) {
	i := c.site.Indicator(f.Indicator)
	number := f.Value != nil || f.Range != nil || f.Derived != nil
	switch {
	case number && c.site.UnitOf(f) == "" && (i != nil || f.Indicator.IsZero()):
		c.found("FCT11", diag.Error, f.At, fmt.Sprintf("the number of “%s” has no unit", f.ID),
			"Add “unit:”, such as persons, jobs, percent or EUR; or an indicator, which has one. A plain count without a word is “unit: number”.")
	case i != nil && f.Unit != "" && f.Unit != i.Unit:
		c.found("FCT11", diag.Error, f.Span("unit"), fmt.Sprintf("“%s” is in %s, but its indicator “%s” is in %s", f.ID, f.Unit, i.ID, i.Unit),
			"Convert the value, or give the fact an indicator with its unit.", diag.Related{Span: i.Span("unit"), Message: "the indicator's unit stands here"})
	}
}

// derived: FCT05, formulas work and agree with what is stated.
func (c *checker) derived(f *model.Fact) {
	if f.Derived == nil || f.Derived.Formula == "" {
		return
	}
	at := f.Span("derived.formula")
	formula, err := calc.ParseFormula(f.Derived.Formula)
	if err != nil {
		hint := "A formula has numbers, ids of facts, + - * / and brackets. A minus wants a space on both sides, since ids have hyphens."
		var bad *calc.FormulaError
		if errors.As(err, &bad) && bad.Hint != "" {
			hint = bad.Hint
		}
		c.found("FCT05", diag.Error, at, fmt.Sprintf("the formula of “%s” cannot be read: %s", f.ID, err.Error()), hint)
		return
	}
	for _, name := range formula.Inputs() {
		_, named := f.Derived.Inputs[name]
		if c.site.Input(f, name) == nil {
			if ref := (model.Ref{ID: name, Region: f.Region}); !named && !c.unread("fact") {
				c.found("FCT05", diag.Error, at, fmt.Sprintf("the formula of “%s” names “%s”, but there is no such fact", f.ID, name), c.nearest("fact", ref))
			}
			return // a named input that leads nowhere is REF01
		}
	}
	computed, err := c.site.Number(f)
	if err != nil {
		c.found("FCT05", diag.Error, at, fmt.Sprintf("the value of “%s” cannot be computed: %s", f.ID, err.Error()), "Look at the values of the facts that the formula names.")
		return
	}
	if f.Value == nil {
		return
	}
	if rounded := computed.Round(f.Value.Scale()); !rounded.Equal(*f.Value) {
		c.found("FCT05", diag.Error, f.Span("value"), fmt.Sprintf("“%s” states %s, but its formula gives %s", f.ID, f.Value, rounded),
			"Correct the value or one of the inputs; or remove “value:”, since it is computed anyway.", diag.Related{Span: at, Message: "the formula stands here"})
	}
}

// wordless are the units that are shown without a word.
func wordless() []string { return []string{"index", "number", "percent", "rank"} }

// units: UNI01, units that the site has words for, and currencies that exist.
func units(c *checker) {
	if c.Words == nil {
		return
	}
	known := append(c.Words.WordsUnder("unit."), wordless()...)
	slices.Sort(known)
	for _, i := range visible(c, model.All[*model.Indicator](c.site, "indicator")) {
		c.unit(&i.Base, i.Unit, known)
	}
	for _, f := range visible(c, c.site.Facts()) {
		if i := c.site.Indicator(f.Indicator); i == nil || f.Unit != i.Unit {
			c.unit(&f.Base, f.Unit, known)
		}
	}
}

func (c *checker) unit(b *model.Base, unit string, known []string) {
	if unit == "" || slices.Contains(known, unit) || lang.IsCurrency(unit) {
		return
	}
	hint := "Known units: " + strings.Join(known, ", ") + "; or a currency, such as EUR. A new unit needs a word in the theme: “unit." + unit + "”."
	if isCode(unit) {
		c.found("UNI01", diag.Error, b.Span("unit"), fmt.Sprintf("“%s” is not a currency", unit), meant(unit, known, "Write its code of three letters, such as EUR, SEK or DKK."))
		return
	}
	if isCode(strings.ToUpper(unit)) && lang.IsCurrency(strings.ToUpper(unit)) {
		hint = fmt.Sprintf("Did you mean “%s”? Currencies are written in capital letters.", strings.ToUpper(unit))
	}
	c.found("UNI01", diag.Error, b.Span("unit"), fmt.Sprintf("“%s” is not a unit that this site has a word for", unit), meant(unit, known, hint))
}

// isCode tells whether a unit has the form of a currency: three capitals.
func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	return strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
