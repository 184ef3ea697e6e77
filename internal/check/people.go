package check

import (
	"fmt"
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// consents: AMB01 missing, expired or withdrawn; AMB02 ending; AMB06 too
// long. A person without consent is in no output, whatever the flags.
func consents(c *checker) {
	longest := c.site.Config.Policy.ConsentMonths
	if longest == 0 {
		longest = 24
	}
	for _, p := range c.site.People() {
		if p.Consent == nil {
			c.found("AMB01", diag.Due, p.At, fmt.Sprintf("there is no consent of “%s”", p.ID),
				"Ask for it and enter consent: with scopes, channels, given, expires and evidence. Until then the person is shown nowhere."+c.appearsIn(p))
			continue
		}
		c.consent(p, longest)
	}
}

func (c *checker) consent(p *model.Person, longest int) {
	k := p.Consent
	gone := func(field, message string) {
		c.found("AMB01", diag.Due, p.Span("consent."+field), message, "Until there is a new consent the person is shown nowhere."+c.appearsIn(p))
	}
	switch {
	case !k.Withdrawn.IsZero() && !c.today.Before(k.Withdrawn):
		gone("withdrawn", fmt.Sprintf("“%s” withdrew the consent on %s", p.ID, k.Withdrawn))
	case k.Expires.Ended(c.today):
		gone("expires", fmt.Sprintf("the consent of “%s” expired on %s", p.ID, k.Expires))
	case c.today.Before(k.Given):
		gone("given", fmt.Sprintf("the consent of “%s” begins on %s", p.ID, k.Given))
	case !slices.Contains(k.Scopes, "name"):
		gone("scopes", fmt.Sprintf("“%s” did not agree to be named", p.ID))
	case !k.Expires.IsZero() && c.today.DaysUntil(k.Expires.Last()) <= 60:
		c.found("AMB02", diag.Warning, p.Span("consent.expires"), fmt.Sprintf("the consent of “%s” ends in %d days", p.ID, c.today.DaysUntil(k.Expires.Last())), "Ask whether it may be renewed.")
	}
	if !k.Given.IsZero() && k.Given.Plus(date.Period{Months: longest}).Before(k.Expires) {
		c.found("AMB06", diag.Error, p.Span("consent.expires"), fmt.Sprintf("the consent of “%s” lasts longer than %d months", p.ID, longest), "Shorten it; consents are renewed, not endless.")
	}
}

// appearsIn says where a person would have been shown.
func (c *checker) appearsIn(p *model.Person) string {
	var names []string
	for _, r := range c.site.UsedBy(p) {
		b := r.By.Common()
		names = append(names, b.Kind+" "+b.Key())
	}
	if len(names) == 0 {
		return ""
	}
	return " Affected: " + few(names) + "."
}

// ambassadors: AMB03, the programme and its target; AMB07, who is written
// about by name.
func ambassadors(c *checker) {
	for _, p := range c.site.Programmes() {
		target := c.site.Fact(p.Target)
		if target == nil || p.Hidden(c.today, c.drafts) {
			continue
		}
		serving := 0
		for _, a := range c.site.Ambassadors() {
			person := c.site.Person(a.Person)
			if c.site.Programme(a.Programme) == p && person != nil && person.Valid(c.today) && !a.Until.Ended(c.today) {
				serving++
			}
		}
		if n, err := c.site.Number(target); err == nil {
			if aim, ok := n.Int64(); ok && int64(serving) < aim {
				c.found("AMB03", diag.Info, p.Span("target"), fmt.Sprintf("“%s” has %d ambassadors with consent; it aims at %d", p.ID, serving, aim), "Invite more, or correct the target.")
			}
		}
	}
	for _, a := range c.site.Ambassadors() {
		if a.Until.Ended(c.today) {
			c.found("AMB03", diag.Warning, a.Span("until"), fmt.Sprintf("“%s” ceased to be an ambassador on %s", a.ID, a.Until), "Set status: archived, or correct until:.")
		}
	}
}

// names: AMB05, the name of somebody without consent stands in a text. The
// text is left out of every output.
func names(c *checker) {
	gone := c.site.Lapsed(c.today)
	if len(gone) == 0 {
		return
	}
	report := func(span diag.Span, p *model.Person) {
		c.found("AMB05", diag.Due, span, fmt.Sprintf("this text names “%s”, who has not agreed (any more)", p.ID),
			"Rewrite it without the name. Until then the text is left out.", diag.Related{Span: p.Span("consent"), Message: "the consent stands here"})
	}
	c.each(func(r model.Record) {
		if _, isPerson := r.(*model.Person); isPerson {
			return
		}
		b := r.Common()
		model.Texts(r, func(path string, t model.Text, _ bool) {
			for tag, s := range t {
				if p := gone.In(s); p != nil {
					span := b.Span(path)
					if tag != b.Lang {
						span = b.SpanIn(path, tag)
					}
					report(span, p)
				}
			}
		})
		if page, ok := r.(*model.Page); ok {
			for tag, doc := range page.Bodies {
				if p := gone.In(doc.Plain()); p != nil {
					report(diag.Span{File: page.Files[tag], Line: 1, Column: 1}, p)
				}
			}
		}
	})
}
