package check

import (
	"fmt"
	"slices"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// plans: DAT02, documents and strategies say when they are of, and what has
// ended is followed by something; LNK01, a document's file is there.
func plans(c *checker) {
	for _, d := range visible(c, c.site.Documents()) {
		c.reversed(&d.Base, d.Period)
		c.undated(d)
		if d.Binds() && !d.Historical {
			c.over(d, d.Period, "Enter what follows it with “supersedes:”, or write “historical: true” if it is kept for the record. Until then it is shown as ended.")
		}
		if d.File != "" && c.site.Media[d.File] == nil {
			c.found("LNK01", diag.Error, d.Span("file"), fmt.Sprintf("there is no file “%s” below content/media", d.File), c.nearestMedia(d.File, ""))
		}
	}
}

// strategies: DAT02, what has ended is followed by something; STR01, they fit
// together.
func strategies(c *checker) {
	for _, s := range visible(c, c.site.Strategies()) {
		c.reversed(&s.Base, s.Period)
		c.over(s, s.Period, "Enter the strategy that follows it with “supersedes:”. Until then it is shown as ended.")
		c.aligned(s)
		if f := c.site.Fact(s.Cycle); f != nil && c.site.UnitOf(f) != "year" {
			c.found("STR01", diag.Error, s.Span("cycle"), fmt.Sprintf("the cycle of “%s” is a fact in %s, not in years", s.ID, c.site.UnitOf(f)), "Name a fact whose unit is year.",
				diag.Related{Span: f.At, Message: "the fact stands here"})
		}
	}
	for _, i := range visible(c, c.site.Instruments()) {
		c.reversed(&i.Base, i.Period)
		if f := c.site.Fact(i.Budget); f != nil && !lang.IsCurrency(c.site.UnitOf(f)) {
			c.notMoney(&i.Base, f)
		}
	}
}

// aligned: a strategy follows others, of its own level or a wider one.
func (c *checker) aligned(s *model.Strategy) {
	for n, r := range s.AlignedWith {
		at := s.Span(fmt.Sprintf("aligned_with[%d]", n))
		up := c.site.Strategy(r)
		switch {
		case up == nil:
		case up == s:
			c.found("STR01", diag.Error, at, fmt.Sprintf("“%s” is said to follow itself", s.ID), "Name the strategy that it follows, or remove it here.")
		case slices.Contains(c.site.Above(up), s):
			if s.Key() < up.Key() { // once
				c.found("STR01", diag.Error, at, fmt.Sprintf("“%s” and “%s” follow each other", s.ID, up.ID), "Remove “aligned_with:” from the one that was there first.",
					diag.Related{Span: up.Span("aligned_with"), Message: "the other one says so here"})
			}
		case slices.Index(model.Levels(), up.Level) > slices.Index(model.Levels(), s.Level):
			c.found("STR01", diag.Warning, at, fmt.Sprintf("“%s”, of level %s, is said to follow “%s”, of level %s", s.ID, s.Level, up.ID, up.Level), "A strategy follows those of wider levels: turn the alignment round, or correct a level.",
				diag.Related{Span: up.Span("level"), Message: "its level stands here"})
		}
	}
}

// notMoney: STR01, a budget is an amount of money.
func (c *checker) notMoney(b *model.Base, f *model.Fact) {
	c.found("STR01", diag.Error, b.Span("budget"), fmt.Sprintf("the budget of “%s” is a fact in %s, not an amount of money", b.ID, c.site.UnitOf(f)), "Name a fact whose unit is a currency.",
		diag.Related{Span: f.At, Message: "the fact stands here"})
}

// reversed: a period ends after it begins.
func (c *checker) reversed(b *model.Base, p model.Period) {
	if p.Reversed() {
		c.found("DAT02", diag.Error, b.Span("period.until"), fmt.Sprintf("the period of “%s” ends in %s, before it begins in %s", b.ID, p.Until, p.From), "Correct “from:” or “until:”.")
	}
}

// over: the period of a plan has passed and nothing follows.
func (c *checker) over(r model.Record, p model.Period, hint string) {
	b := r.Common()
	if p.Ended(c.Today) && !p.Reversed() && c.site.Successor(r, c.Today) == nil {
		c.found("DAT02", diag.Warning, b.Span("period.until"), fmt.Sprintf("the period of the %s “%s” ended with %s, and nothing follows it", b.Kind, b.ID, p.Until), hint)
	}
}

func (c *checker) undated(d *model.Document) {
	dated := !d.Date().IsZero() || !d.Period.IsZero()
	switch {
	case !dated && !d.Undated:
		c.found("DAT02", diag.Warning, d.At, fmt.Sprintf("the document “%s” says nowhere when it is of", d.ID), "Add “published:”, “adopted_on:” or “period:”, as exactly as it says itself, or “undated: true” if it bears no date.")
	case dated && d.Undated:
		c.found("DAT02", diag.Warning, d.Span("undated"), fmt.Sprintf("the document “%s” is called undated, but has a date", d.ID), "Remove “undated:”, or the date.")
	case d.Undated:
		c.found("DAT02", diag.Info, d.Span("undated"), fmt.Sprintf("the document “%s” bears no date", d.ID), "Should the issuer know it, enter it.")
	}
	if d.Published.First().After(c.Today) {
		c.found("DAT02", diag.Error, d.Span("published"), fmt.Sprintf("the document “%s” was published on %s, which is yet to come", d.ID, d.Published), "Correct “published:”.")
	}
}
