package check

import (
	"fmt"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// benefit: INC06, every number of an incentive is of the sort that its place
// wants.
func (c *checker) benefit(i *model.Incentive) {
	b := i.Benefit
	c.rate(i, "benefit.rate", b.Rate)
	c.rate(i, "own_contribution", i.OwnContribution)
	c.money(i, "benefit.fixed", b.Fixed)
	low, high := c.money(i, "benefit.min", b.Min), c.money(i, "benefit.max", b.Max)
	if low != nil && high != nil && low.Cmp(*high) > 0 {
		c.found("INC06", diag.Error, i.Span("benefit.min"), fmt.Sprintf("the lowest amount of “%s”, %s, is above the highest, %s", i.ID, low, high), "Swap them, or name other facts.")
	}
	if s := b.TaxScheme; s != nil {
		c.rate(i, "benefit.tax_scheme.rate", s.Rate)
		c.rate(i, "benefit.tax_scheme.relief", s.Relief)
		c.money(i, "benefit.tax_scheme.min_salary", s.MinSalary)
		c.number(i, "benefit.tax_scheme.duration", s.Duration, "months or years", func(unit string) bool { return unit == "month" || unit == "year" })
	}
	c.tiers(i)
}

// number gives the number of a fact in an incentive, nil when there is none.
func (c *checker) number(i *model.Incentive, path string, r model.Ref, wanted string, fits func(unit string) bool) *calc.Decimal {
	f := c.site.Fact(r)
	if f == nil {
		return nil // REF01 where it should be there
	}
	related := diag.Related{Span: f.At, Message: "the fact stands here"}
	n, err := c.site.Number(f)
	unit := c.site.UnitOf(f)
	switch {
	case err != nil && f.Range == nil && f.Derived == nil:
		c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("“%s” has no number, but this place wants one in %s", f.ID, wanted), "Name a fact with a value.", related)
	case err != nil:
	case unit != "" && !fits(unit):
		c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("“%s” is in %s, but this place wants %s", f.ID, unit, wanted), "Name another fact, or correct its unit.", related)
	default:
		return &n
	}
	return nil
}

func (c *checker) rate(i *model.Incentive, path string, r model.Ref) {
	n := c.number(i, path, r, "percent", func(unit string) bool { return unit == "percent" })
	if n != nil && (n.Cmp(calc.Int(100)) > 0 || n.Sign() < 0) {
		c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("a rate of “%s” is %s percent", i.ID, n), "A rate lies between 0 and 100. Correct the fact.",
			diag.Related{Span: c.site.Fact(r).Span("value"), Message: "the value stands here"})
	}
}

func (c *checker) money(i *model.Incentive, path string, r model.Ref) *calc.Decimal {
	return c.number(i, path, r, "an amount of money", lang.IsCurrency)
}

// tiers: the bands of a benefit rise, and only the last has no bound.
func (c *checker) tiers(i *model.Incentive) {
	var bound *calc.Decimal
	for n, t := range i.Benefit.Tiers {
		path := fmt.Sprintf("benefit.tiers[%d]", n)
		c.rate(i, path+".rate", t.Rate)
		if t.UpTo.IsZero() {
			if n < len(i.Benefit.Tiers)-1 {
				c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("the band “%s” of “%s” has no upper bound, but another band follows it", t.Key, i.ID), "Add “up_to:”, or move it to the end.")
			}
			continue
		}
		up := c.money(i, path+".up_to", t.UpTo)
		if up != nil && bound != nil && up.Cmp(*bound) <= 0 {
			c.found("INC06", diag.Error, i.Span(path+".up_to"), fmt.Sprintf("the bands of “%s” do not rise: “%s” ends at %s, the one before at %s", i.ID, t.Key, up, bound), "Put the lowest band first.")
		}
		if up != nil {
			bound = up
		}
	}
}
