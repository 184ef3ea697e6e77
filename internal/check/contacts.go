package check

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// contacts: ENQ01, whoever wants to ask finds somebody who can answer.
func contacts(c *checker) {
	for _, k := range visible(c, c.site.Contacts()) {
		c.reachable(k)
		c.speaks(k)
		c.fallback(k)
	}
	if c.site.Config.Contact.IsZero() {
		for _, s := range visible(c, model.All[*model.Sector](c.site, "sector")) {
			if s.Contact.IsZero() {
				c.found("ENQ01", diag.Warning, s.At, fmt.Sprintf("nobody is named whom to ask about the sector “%s”", s.ID), "Add “contact:” here, or one for the whole site in data/site.yaml.")
			}
		}
	}
}

func (c *checker) reachable(k *model.Contact) {
	if k.Email == "" && k.Phone == "" && k.Fallback.IsZero() {
		c.found("ENQ01", diag.Error, k.At, fmt.Sprintf("nobody can be reached at “%s”", k.ID), "Add “email:” or “phone:”, or “fallback:” with the contact that answers instead.")
	}
}

// speaks: a contact speaks a language of the site.
func (c *checker) speaks(k *model.Contact) {
	if len(k.Languages) == 0 {
		return // reported when it was read
	}
	var site []string
	for _, l := range c.languages() {
		if slices.ContainsFunc(k.Languages, func(t lang.Tag) bool { return t.Language() == l.Tag.Language() }) {
			return
		}
		site = append(site, english(l.Tag))
	}
	c.found("ENQ01", diag.Warning, k.Span("languages"), fmt.Sprintf("“%s” speaks no language of the site", k.ID), "The site is in "+strings.Join(site, ", ")+". Add one that is spoken there, or name another contact.")
}

// fallback: whoever is sent on arrives somewhere.
func (c *checker) fallback(k *model.Contact) {
	seen := map[*model.Contact]bool{}
	for at := k; at != nil; at = c.site.Contact(at.Fallback) {
		if seen[at] {
			if first := least(seen); at == k && k == first {
				c.found("ENQ01", diag.Error, k.Span("fallback"), fmt.Sprintf("whoever asks “%s” is sent in a circle and comes back", k.ID), "Remove one “fallback:” of the circle.")
			}
			return
		}
		seen[at] = true
	}
}
