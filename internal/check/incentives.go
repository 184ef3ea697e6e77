package check

import (
	"fmt"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// closing is how many days before its end an incentive is pointed at.
const closing = 30

// incentives: INC01 closed, INC02 closing, INC03 windows and verification,
// INC05 legal basis, INC06 rates and amounts, INC08 amounts bound to a year,
// INC09 where it holds.
func incentives(c *checker) {
	for _, i := range visible(c, c.site.Incentives()) {
		c.window(i)
		c.verified(i)
		c.legal(i)
		c.benefit(i)
		c.year(i)
		c.whereItHolds(i)
	}
}

func (c *checker) window(i *model.Incentive) {
	w := i.Window
	left := c.Today.DaysUntil(w.Closes.Last())
	switch {
	case w.Closes.IsZero() && !w.OpenEnded:
		if !c.damaged(&i.Base) {
			c.found("INC03", diag.Error, i.Span("window"), fmt.Sprintf("nothing says until when “%s” is open", i.ID),
				"Add “closes:” with the last day, or “open_ended: true” together with “review_by:”.")
		}
	case !w.Opens.IsZero() && !w.Closes.IsZero() && w.Closes.Before(w.Opens):
		c.found("INC03", diag.Error, i.Span("window.closes"), fmt.Sprintf("“%s” closes on %s, before it opens on %s", i.ID, w.Closes, w.Opens), "Correct one of the two dates.")
	case w.OpenEnded && i.ReviewBy.IsZero():
		c.found("INC03", diag.Error, i.Span("window.open_ended"), fmt.Sprintf("“%s” is open without end, and nobody has promised to look at it again", i.ID),
			"Add “review_by:” with the day on which somebody will read its terms again.")
	case i.Closed(c.Today):
		c.found("INC01", diag.Due, i.Span("window.closes"), fmt.Sprintf("“%s” closed on %s", i.ID, w.Closes),
			"If it opens again, enter the new window; if not, set “status: archived”. Until then it is shown as closed.")
	case !w.Closes.IsZero() && left <= closing:
		c.found("INC02", diag.Warning, i.Span("window.closes"), fmt.Sprintf("“%s” closes %s, on %s", i.ID, inDays(left), w.Closes.Last()),
			"Find out whether it will open again or what follows it.")
	}
}

// verified: INC03, somebody has read the terms lately.
func (c *checker) verified(i *model.Incentive) {
	every, err := date.ParsePeriod(c.site.Config.Policy.VerifyEvery)
	if err != nil {
		every = date.Period{Months: 6}
	}
	switch {
	case i.VerifiedOn.After(c.Today):
		c.found("INC03", diag.Error, i.Span("verified_on"), fmt.Sprintf("“%s” was verified on %s, which is yet to come", i.ID, i.VerifiedOn), "Write the day on which somebody read its terms.")
	case !i.VerifiedOn.IsZero() && i.VerifiedOn.Plus(every).Before(c.Today):
		c.found("INC03", diag.Warning, i.Span("verified_on"), fmt.Sprintf("nobody has read the terms of “%s” since %s", i.ID, i.VerifiedOn),
			"Read them at the source, correct what has changed, and set “verified_on:” to the day you did.")
	}
}

// legal: INC05.
func (c *checker) legal(i *model.Incentive) {
	if len(i.LegalBasis) == 0 && !c.damaged(&i.Base) {
		c.found("INC05", diag.Error, i.At, fmt.Sprintf("“%s” names no legal basis", i.ID),
			"Add “legal_basis:” with the title of the act or scheme it stands on, and its address or CELEX number.")
	}
	for n, l := range i.LegalBasis {
		if l.Ends.Ended(c.Today) {
			c.found("INC05", diag.Due, i.Span(fmt.Sprintf("legal_basis[%d].ends", n)), fmt.Sprintf("a legal basis of “%s” ended on %s: %s", i.ID, l.Ends, l.Title),
				"Find the act that follows it, enter that one, and read the terms of the incentive again.")
		}
	}
}

// year: INC08, an amount that holds for one year is shown in another.
func (c *checker) year(i *model.Incentive) {
	f := c.site.LastYears(i, c.Today)
	if f == nil {
		return
	}
	c.found("INC08", diag.Due, i.Span("benefit.tax_scheme.min_salary"), fmt.Sprintf("“%s” shows the minimum salary of %s, but it is %d now", i.ID, f.AsOf, c.Today.Year),
		fmt.Sprintf("Enter the amount for %d as a fact with “supersedes: %s”, and name that fact here.", c.Today.Year, f.ID),
		diag.Related{Span: f.Span("as_of"), Message: "the amount is of this year"})
}

// whereItHolds: INC09, an incentive belongs to a region that it concerns.
func (c *checker) whereItHolds(i *model.Incentive) {
	home := c.site.Region(model.Ref{ID: i.Region})
	for n, r := range i.Regions {
		at := c.site.Region(r)
		if home != nil && at != nil && !c.site.Touches(at, home) {
			c.found("INC09", diag.Error, i.Span(fmt.Sprintf("regions[%d]", n)), fmt.Sprintf("“%s” holds in %s, which has nothing to do with %s", i.ID, at.ID, home.ID),
				"Move the incentive to the folder of the region where it holds, or correct “regions:”.")
		}
	}
}
