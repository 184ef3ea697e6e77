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
	for _, s := range visible(c, c.site.Sources()) {
		weak := func(sev diag.Severity, field, message, hint string) {
			c.found("FCT07", sev, s.Span(field), message, hint)
		}
		switch {
		case s.Published.IsZero() && !s.Undated:
			weak(diag.Warning, "published", fmt.Sprintf("the source “%s” does not say when it was published", s.ID), "Add “published:”, as exactly as the document says itself, or “undated: true” if it bears no date.")
		case s.Undated && !s.Published.IsZero():
			weak(diag.Warning, "undated", fmt.Sprintf("the source “%s” is called undated, but has a date", s.ID), "Remove one of “published:” and “undated:”.")
		case s.Undated:
			weak(diag.Info, "undated", fmt.Sprintf("the source “%s” bears no date", s.ID), "Should a dated document say the same, prefer it.")
		}
		if s.Published.After(c.Today) {
			weak(diag.Warning, "published", fmt.Sprintf("the source “%s” was published on %s, which is yet to come", s.ID, s.Published), "Correct “published:”.")
		}
		if s.Accessed.After(c.Today) {
			weak(diag.Warning, "accessed", fmt.Sprintf("the source “%s” was read on %s, which is yet to come", s.ID, s.Accessed), "Correct “accessed:”.")
		}
		if s.Type == "encyclopedia" {
			c.aloneOn(s)
		}
		if s.File != "" && s.URL == "" && c.site.Media[strings.TrimPrefix(s.File, "media/")] == nil {
			c.found("LNK01", diag.Error, s.Span("file"), fmt.Sprintf("there is no file “%s” below content/media", s.File), c.nearestMedia(s.File, ""))
		}
	}
}

// aloneOn reports facts that stand on an encyclopedia alone.
func (c *checker) aloneOn(s *model.Source) {
	for _, r := range c.site.UsedBy(s) {
		if f, ok := r.By.(*model.Fact); ok && len(f.Sources) == 1 && !c.hidden(f) {
			c.found("FCT07", diag.Warning, r.Use.Span, fmt.Sprintf("the fact “%s” stands on an encyclopedia alone", f.ID), "Cite the document that the encyclopedia cites.")
		}
	}
}

// reviews: DAT03, somebody promised to look again by a day that has passed.
func reviews(c *checker) {
	c.each(func(r model.Record) {
		b := r.Common()
		if b.ReviewBy.Ended(c.Today) {
			who := ""
			if b.Owner != "" {
				who = " It belongs to " + b.Owner + "."
			}
			sev := diag.Warning
			if i, ok := r.(*model.Incentive); ok && i.Window.OpenEnded {
				sev = diag.Due // nothing else would end it: readers see terms that nobody vouches for
			}
			c.found("DAT03", sev, b.Span("review_by"), fmt.Sprintf("the %s “%s” was to be reviewed by %s", b.Kind, b.ID, b.ReviewBy),
				"Read it again, correct what has changed, and set “reviewed:” to that day and “review_by:” to the next."+who)
		}
	})
}

// events: DAT01, the calendar makes sense and has nothing left over.
func events(c *checker) {
	for _, e := range visible(c, c.site.Events()) {
		bad := func(field, message, hint string) { c.found("DAT01", diag.Error, e.Span(field), message, hint) }
		if !e.End.Date.IsZero() && e.Ends().Compare(e.Begins()) < 0 {
			bad("end", fmt.Sprintf("“%s” ends on %s, before it begins on %s", e.ID, e.End, e.Start), "Correct “start:” or “end:”.")
		}
		c.zone(e, bad)
		if e.State == "rescheduled" && e.PreviousStart.Date.IsZero() {
			bad("state", fmt.Sprintf("“%s” was rescheduled, but nothing says from when", e.ID), "Add “previous_start:”.")
		}
		if e.Last().Ended(c.Today) && e.Outcome.IsZero() && e.State != "cancelled" {
			field := "start"
			if !e.End.Date.IsZero() {
				field = "end"
			}
			c.found("DAT01", diag.Due, e.Span(field), fmt.Sprintf("“%s” is over, and nothing says what came of it", e.ID),
				"Add “outcome:” in a sentence, or “status: archived”. Until then it is listed among the past events.")
		}
	}
}

func (c *checker) zone(e *model.Event, bad func(field, message, hint string)) {
	timed := e.Start.HasTime || e.End.HasTime
	switch {
	case timed && e.Zone == "":
		field := "start"
		if !e.Start.HasTime {
			field = "end"
		}
		bad(field, fmt.Sprintf("“%s” has a time of day but no time zone", e.ID), "Add “zone:”, such as Europe/Stockholm.")
	case e.Zone == "":
	case date.CheckZone(e.Zone) != nil:
		bad("zone", fmt.Sprintf("“%s” is not a time zone", e.Zone), "Write its name, such as Europe/Stockholm or Europe/Copenhagen.")
	default:
		for _, x := range []struct {
			field string
			at    date.Moment
		}{{"start", e.Start}, {"end", e.End}} {
			if _, err := date.ParseMoment(x.at.String(), e.Zone); x.at.HasTime && err != nil {
				bad(x.field, err.Error(), "Correct the time.")
			}
		}
	}
}

// periods: DAT04, lengths of time that can be read. What cannot be read
// would silently be taken for the usual one.
func periods(c *checker) {
	judge := func(b *model.Base, path, written string, words ...string) {
		for _, w := range words {
			if written == w {
				return
			}
		}
		if _, err := date.ParsePeriod(written); written != "" && err != nil {
			hint := "Write P24M for 24 months, P1Y for a year, P2W for two weeks or P2D for two days."
			if len(words) > 0 {
				hint += " “never” is for what does not age."
			}
			c.found("DAT04", diag.Error, b.Span(path), fmt.Sprintf("“%s” is not a length of time", written), hint)
		}
	}
	for _, f := range visible(c, c.site.Facts()) {
		judge(&f.Base, "max_age", f.MaxAge, "never")
	}
	for _, i := range model.All[*model.Indicator](c.site, "indicator") {
		judge(&i.Base, "max_age", i.MaxAge, "never")
	}
	for _, k := range visible(c, c.site.Contacts()) {
		judge(&k.Base, "reply_within", k.ReplyWithin)
	}
	for _, s := range visible(c, c.site.Services()) {
		if s.Promise != nil {
			judge(&s.Base, "promise.reply", s.Promise.Reply)
			judge(&s.Base, "promise.duration", s.Promise.Duration)
		}
	}
	for _, t := range visible(c, c.site.Trainings()) {
		judge(&t.Base, "duration", t.Duration)
	}
	s := c.site.Config
	judge(&s.Base, "policy.max_age", s.Policy.MaxAge, "never")
	judge(&s.Base, "policy.grace", s.Policy.Grace)
	judge(&s.Base, "policy.verify_every", s.Policy.VerifyEvery)
}
