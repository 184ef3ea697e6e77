package check

import (
	"fmt"
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// ending is how many days before its end a consent is pointed at.
const ending = 60

// consents: AMB01 missing, expired, withdrawn or too narrow to be named;
// AMB02 ending; AMB06 too long; AMB07 details nobody agreed to show. A person
// without consent is in no output, whatever the flags.
func consents(c *checker) {
	longest := c.site.Config.Policy.ConsentMonths
	if longest == 0 {
		longest = 24
	}
	for _, p := range visible(c, c.site.People()) {
		if p.Status == "draft" {
			continue // asking for the consent is part of finishing the record
		}
		if p.Consent == nil {
			if !c.damaged(&p.Base) {
				c.found("AMB01", diag.Due, p.At, fmt.Sprintf("there is no consent of “%s”", p.ID),
					"Ask for it and enter “consent:” with scopes, channels, given, expires and evidence. Until then the person is shown nowhere."+c.appearsIn(p))
			}
			continue
		}
		c.consent(p, longest)
		c.unshown(p)
	}
}

func (c *checker) consent(p *model.Person, longest int) {
	k := p.Consent
	gone := func(field, message string) {
		c.found("AMB01", diag.Due, p.Span("consent."+field), message, "Until there is a consent that holds, the person is shown nowhere."+c.appearsIn(p))
	}
	left := c.Today.DaysUntil(k.Expires.Last())
	switch {
	case !k.Withdrawn.IsZero() && !c.Today.Before(k.Withdrawn):
		gone("withdrawn", fmt.Sprintf("“%s” withdrew the consent on %s", p.ID, k.Withdrawn))
	case k.Expires.Ended(c.Today):
		gone("expires", fmt.Sprintf("the consent of “%s” expired on %s", p.ID, k.Expires))
	case c.Today.Before(k.Given.Date):
		gone("given", fmt.Sprintf("the consent of “%s” does not begin before %s", p.ID, k.Given))
	case !slices.Contains(k.Scopes, "name") && !(len(k.Scopes) == 0 && c.damaged(&p.Base)):
		gone("scopes", fmt.Sprintf("“%s” has not agreed to be named", p.ID))
	case !slices.Contains(k.Channels, "site") && !(len(k.Channels) == 0 && c.damaged(&p.Base)):
		gone("channels", fmt.Sprintf("“%s” has not agreed to be shown on the site", p.ID))
	case !k.Expires.IsZero() && left <= ending:
		c.found("AMB02", diag.Warning, p.Span("consent.expires"), fmt.Sprintf("the consent of “%s” ends %s, on %s", p.ID, inDays(left), k.Expires.Last()),
			"Ask whether it may be renewed. After that day the person is shown nowhere.")
	}
	if !k.Given.IsZero() && k.Given.Plus(date.Period{Months: longest}).Before(k.Expires.Date) {
		c.found("AMB06", diag.Error, p.Span("consent.expires"), fmt.Sprintf("the consent of “%s” runs until %s, more than %s after it was given", p.ID, k.Expires, count(longest, "month")),
			fmt.Sprintf("Consents are renewed, not endless: set “expires:” to %s at the latest.", k.Given.Plus(date.Period{Months: longest})), diag.Related{Span: p.Span("consent.given"), Message: "it was given on this day"})
	}
}

// unshown: AMB07, details that stand in the record but that the person has
// not agreed to show.
func (c *checker) unshown(p *model.Person) {
	if !p.May("name", "site", c.Today) {
		return
	}
	for _, x := range []struct {
		field, scope string
		given        bool
	}{{"photo", "photo", p.Photo != ""}, {"email", "email", p.Email != ""}, {"phone", "phone", p.Phone != ""}, {"linkedin", "linkedin", p.LinkedIn != ""}} {
		if x.given && !slices.Contains(p.Consent.Scopes, x.scope) {
			c.found("AMB07", diag.Warning, p.Span(x.field), fmt.Sprintf("“%s” has not agreed that “%s” is shown", p.ID, x.field),
				fmt.Sprintf("It is left out. Remove it from the record, or ask, and add “%s” to the scopes.", x.scope), diag.Related{Span: p.Span("consent.scopes"), Message: "what was agreed to stands here"})
		}
	}
	for _, r := range c.site.UsedBy(p) {
		quoted := r.Use.Path == "quote.person"
		if a, ok := r.By.(*model.Ambassador); ok && !a.Quote.IsZero() {
			quoted = true
		}
		if quoted && !c.hidden(r.By) && !slices.Contains(p.Consent.Scopes, "quote") {
			c.found("AMB07", diag.Warning, r.By.Common().Span("quote"), fmt.Sprintf("“%s” has not agreed to be quoted", p.ID),
				"The quote is left out. Remove it, or ask, and add “quote” to the scopes.", diag.Related{Span: p.Span("consent.scopes"), Message: "what was agreed to stands here"})
		}
	}
}

// pictured: AMB07, somebody in a picture has not agreed to be seen. Who has
// no consent at all is reported with the person.
func (c *checker) pictured(a *model.Asset) {
	for n, r := range a.People {
		p := c.site.Person(r)
		if p == nil || !p.May("name", "site", c.Today) || p.May("photo", "site", c.Today) {
			continue
		}
		c.found("AMB07", diag.Warning, a.Span(fmt.Sprintf("people[%d]", n)), fmt.Sprintf("“%s” is in the picture “%s” and has not agreed that pictures are shown", p.ID, a.Path),
			"The picture is left out. Replace it, or ask, and add “photo” to the scopes.", diag.Related{Span: p.Span("consent.scopes"), Message: "what was agreed to stands here"})
	}
}

// appearsIn says where a person would have been shown.
func (c *checker) appearsIn(p *model.Person) string {
	var users []string
	for _, r := range c.site.UsedBy(p) {
		b := r.By.Common()
		user := b.Kind + " " + b.Key()
		if b.Kind == "asset" {
			user = "picture " + b.ID
		}
		if !c.hidden(r.By) && !slices.Contains(users, user) {
			users = append(users, user)
		}
	}
	if len(users) == 0 {
		return ""
	}
	return " Affected: " + few(users) + "."
}

// ambassadors: AMB03, the programme with its target, terms that are over,
// and people who are listed twice.
func ambassadors(c *checker) {
	all := visible(c, c.site.Ambassadors())
	for _, p := range visible(c, c.site.Programmes()) {
		serving := 0
		first := map[*model.Person]*model.Ambassador{}
		for _, a := range all {
			person := c.site.Person(a.Person)
			if c.site.Programme(a.Programme) != p || person == nil {
				continue
			}
			if other := first[person]; other != nil {
				c.found("AMB03", diag.Warning, a.Span("person"), fmt.Sprintf("“%s” is listed twice among the ambassadors of “%s”", person.ID, p.ID), "Remove one of the two.",
					diag.Related{Span: other.Span("person"), Message: "the other one"})
			} else if first[person] = a; person.May("name", "site", c.Today) && !a.Since.After(c.Today) && !a.Until.Ended(c.Today) {
				serving++
			}
		}
		c.aim(p, serving)
	}
	for _, a := range all {
		if a.Until.Ended(c.Today) {
			c.found("AMB03", diag.Warning, a.Span("until"), fmt.Sprintf("the term of the ambassador “%s” ended on %s", a.ID, a.Until),
				"Set “status: archived”, or “until:” to the new end. Until then the ambassador is not listed.")
		}
	}
}

func (c *checker) aim(p *model.Programme, serving int) {
	target := c.site.Fact(p.Target)
	if target == nil {
		return
	}
	n, err := c.site.Number(target)
	if aim, ok := n.Int64(); err == nil && ok && int64(serving) < aim {
		c.found("AMB03", diag.Info, p.Span("target"), fmt.Sprintf("“%s” has %s with a valid consent and aims at %d", p.ID, count(serving, "ambassador"), aim), "Nothing needs doing now; the programme's page shows both numbers.")
	}
}
