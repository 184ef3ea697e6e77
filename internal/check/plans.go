package check

import (
	"fmt"

	"lodestone/internal/diag"
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
