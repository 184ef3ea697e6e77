package check

import (
	"fmt"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// incentives: INC01 closed, INC02 closing, INC03 open without end, INC05
// legal basis, INC06 rates, INC08 amounts bound to a year.
func incentives(c *checker) {
	for _, i := range c.site.Incentives() {
		if i.Hidden(c.today, c.drafts) {
			continue
		}
		c.window(i)
		c.legal(i)
		c.rates(i)
		c.year(i)
		c.verified(i)
	}
}

func (c *checker) window(i *model.Incentive) {
	w := i.Window
	switch {
	case w.Closes.IsZero() && !w.OpenEnded:
		c.found("INC03", diag.Error, i.Span("window"), fmt.Sprintf("nothing says until when “%s” is open", i.ID), "Add closes: with a date, or open_ended: true together with review_by:.")
	case w.OpenEnded && i.ReviewBy.IsZero():
		c.found("INC03", diag.Error, i.Span("window.open_ended"), fmt.Sprintf("“%s” is open without end, and nobody has promised to look again", i.ID), "Add review_by: with the day on which its terms will be read again.")
	case i.Closed(c.today):
		c.found("INC01", diag.Due, i.Span("window.closes"), fmt.Sprintf("“%s” closed on %s", i.ID, w.Closes),
			"Enter the new window if it opens again, or set status: archived. Until then it is shown as closed.")
	case !w.Closes.IsZero() && c.today.DaysUntil(w.Closes.Last()) <= 30:
		c.found("INC02", diag.Warning, i.Span("window.closes"), fmt.Sprintf("“%s” closes in %d days", i.ID, c.today.DaysUntil(w.Closes.Last())), "Find out what follows it.")
	}
	if !w.Opens.IsZero() && !w.Closes.IsZero() && w.Closes.Before(w.Opens) {
		c.found("INC03", diag.Error, i.Span("window.closes"), fmt.Sprintf("“%s” closes before it opens", i.ID), "Correct opens: or closes:.")
	}
}

func (c *checker) legal(i *model.Incentive) {
	if len(i.LegalBasis) == 0 {
		c.found("INC05", diag.Error, i.At, fmt.Sprintf("“%s” names no legal basis", i.ID), "Add legal_basis: with the title of the act or scheme, and its address or CELEX number.")
	}
	for n, l := range i.LegalBasis {
		if l.Ends.Ended(c.today) {
			c.found("INC05", diag.Due, i.Span(fmt.Sprintf("legal_basis[%d].ends", n)), fmt.Sprintf("the legal basis of “%s” ended on %s: %s", i.ID, l.Ends, l.Title),
				"Find the act that follows it and verify the incentive anew.")
		}
	}
}

// rates: INC06.
func (c *checker) rates(i *model.Incentive) {
	hundred := calc.Int(100)
	rate := func(path string, r model.Ref) *calc.Decimal {
		f := c.site.Fact(r)
		if f == nil {
			return nil
		}
		n, err := c.site.Number(f)
		if err != nil {
			return nil
		}
		if c.site.UnitOf(f) != "percent" {
			c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("the rate of “%s” is in %s", i.ID, c.site.UnitOf(f)), "A rate is a fact in percent.")
		} else if n.Cmp(hundred) > 0 || n.Sign() < 0 {
			c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("the rate of “%s” is %s percent", i.ID, n), "A rate lies between 0 and 100.")
		}
		return &n
	}
	rate("benefit.rate", i.Benefit.Rate)
	if s := i.Benefit.TaxScheme; s != nil {
		rate("benefit.tax_scheme.rate", s.Rate)
		rate("benefit.tax_scheme.relief", s.Relief)
	}
	var bound *calc.Decimal
	for n, t := range i.Benefit.Tiers {
		path := fmt.Sprintf("benefit.tiers[%d]", n)
		rate(path+".rate", t.Rate)
		last := n == len(i.Benefit.Tiers)-1
		f := c.site.Fact(t.UpTo)
		if f == nil {
			if !last && t.UpTo.IsZero() {
				c.found("INC06", diag.Error, i.Span(path), fmt.Sprintf("band %d of “%s” has no upper bound, but others follow it", n+1, i.ID), "Add up_to:, or make it the last band.")
			}
			continue
		}
		up, err := c.site.Number(f)
		if err == nil && bound != nil && up.Cmp(*bound) <= 0 {
			c.found("INC06", diag.Error, i.Span(path+".up_to"), fmt.Sprintf("the bands of “%s” do not rise", i.ID), "Order them by up_to:, lowest first.")
		}
		bound = &up
	}
}

// year: INC08, an amount that holds for one year is shown in another.
func (c *checker) year(i *model.Incentive) {
	s := i.Benefit.TaxScheme
	if s == nil {
		return
	}
	f := c.site.Fact(s.MinSalary)
	if f == nil || f.AsOf.IsZero() || f.AsOf.Last().Year == c.today.Year || !f.AsOf.Ended(c.today) {
		return
	}
	c.found("INC08", diag.Due, i.Span("benefit.tax_scheme.min_salary"), fmt.Sprintf("the lowest salary of “%s” is that of %s", i.ID, f.AsOf),
		fmt.Sprintf("Enter the amount for %d as a fact that supersedes “%s”.", c.today.Year, f.ID))
}

// verified: INC03, somebody has read the terms lately.
func (c *checker) verified(i *model.Incentive) {
	every, err := date.ParsePeriod(c.site.Config.Policy.VerifyEvery)
	if err != nil {
		every = date.Period{Months: 6}
	}
	if due := i.VerifiedOn.Plus(every); !i.VerifiedOn.IsZero() && due.Before(c.today) {
		c.found("INC03", diag.Warning, i.Span("verified_on"), fmt.Sprintf("“%s” was last verified on %s", i.ID, i.VerifiedOn), "Read its terms at the source again, and set verified_on: to today.")
	}
}
