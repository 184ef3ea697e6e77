package check

import (
	"fmt"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// sources: FCT07, what makes a source weak.
func sources(c *checker) {
	for _, s := range c.site.Sources() {
		weak := func(field, message, hint string) { c.found("FCT07", diag.Warning, s.Span(field), message, hint) }
		switch {
		case s.Published.IsZero() && !s.Undated:
			weak("published", fmt.Sprintf("the source “%s” does not say when it was published", s.ID), "Add published:, as exactly as the document says itself, or undated: true if it bears no date.")
		case s.Undated:
			weak("undated", fmt.Sprintf("the source “%s” bears no date", s.ID), "Look for a dated document that says the same.")
		}
		if !s.Accessed.IsZero() && s.Accessed.After(c.today) {
			weak("accessed", fmt.Sprintf("the source “%s” was read on %s, which is yet to come", s.ID, s.Accessed), "Correct accessed:.")
		}
		if strings.HasPrefix(s.URL, "http://") {
			weak("url", fmt.Sprintf("the address of the source “%s” is not encrypted", s.ID), "Use https:// if the publisher offers it.")
		}
		if s.Type == "encyclopedia" {
			c.aloneOn(s)
		}
	}
}

// aloneOn reports facts that stand on an encyclopedia alone.
func (c *checker) aloneOn(s *model.Source) {
	for _, r := range c.site.UsedBy(s) {
		if f, ok := r.By.(*model.Fact); ok && len(f.Sources) == 1 {
			c.found("FCT07", diag.Warning, r.Use.Span, fmt.Sprintf("“%s” stands on an encyclopedia alone", f.ID), "Cite the document that the encyclopedia cites.")
		}
	}
}

// reviews: DAT03, somebody promised to look again by a day that has passed.
func reviews(c *checker) {
	c.each(func(r model.Record) {
		b := r.Common()
		if b.ReviewBy.Ended(c.today) {
			c.found("DAT03", diag.Warning, b.Span("review_by"), fmt.Sprintf("the %s “%s” should have been reviewed by %s", b.Kind, b.ID, b.ReviewBy),
				"Read it again, set reviewed: to today and review_by: to the next date.")
		}
	})
}

// events: DAT01, the calendar makes sense and has nothing left over.
func events(c *checker) {
	for _, e := range c.site.Events() {
		if e.Hidden(c.today, c.drafts) {
			continue
		}
		bad := func(field, message, hint string) { c.found("DAT01", diag.Error, e.Span(field), message, hint) }
		if !e.End.Date.IsZero() && e.Ends().Compare(e.Begins()) < 0 {
			bad("end", fmt.Sprintf("“%s” ends on %s, before it begins on %s", e.ID, e.End, e.Start), "Correct start: or end:.")
		}
		if (e.Start.HasTime || e.End.HasTime) && e.Zone == "" {
			bad("start", fmt.Sprintf("“%s” has a time of day but no time zone", e.ID), "Add zone:, such as Europe/Stockholm.")
		}
		if e.Zone != "" {
			if err := date.CheckZone(e.Zone); err != nil {
				bad("zone", fmt.Sprintf("“%s” is not a time zone", e.Zone), "Write its name, such as Europe/Stockholm.")
			} else if _, err := date.ParseMoment(e.Start.String(), e.Zone); e.Start.HasTime && err != nil {
				bad("start", err.Error(), "Correct the time.")
			}
		}
		if e.State == "rescheduled" && e.PreviousStart.Date.IsZero() {
			bad("state", fmt.Sprintf("“%s” was rescheduled, but nothing says from when", e.ID), "Add previous_start:.")
		}
		if e.Last().Ended(c.today) && e.Outcome.IsZero() && e.State != "cancelled" {
			c.found("DAT01", diag.Due, e.Span("start"), fmt.Sprintf("“%s” is over, and nothing says what came of it", e.ID),
				"Add outcome: in a sentence, or status: archived. Until then it is listed among the past events.")
		}
	}
}
