package check

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/codes"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// territory judges whether a NUTS code exists in its edition, and names what
// took the place of one that does not any more.
func (c *checker) territory(r *model.Region, n int, x model.NUTS) {
	at := r.Span(fmt.Sprintf("nuts[%d].code", n))
	found := codes.NUTS(x.Code, x.Version)
	now := strings.Join(found.Successors, " and ")
	switch {
	case found.Standing == codes.Unknown:
		c.found("NUT01", diag.Error, at, fmt.Sprintf("NUTS %d has no region “%s”", x.Version, x.Code), meant(x.Code[:min(4, len(x.Code))], found.Candidates, "There are "+few(found.Candidates)+"."))
	case found.Standing == codes.Replaced:
		c.found("NUT01", diag.Error, at, fmt.Sprintf("“%s” is not a code of NUTS %d: since %d its area is %s", x.Code, x.Version, found.Since, now),
			"Write the code that the region has in this edition, or the last edition that has this one."+deeper(x.Code))
	case found.Since != 0 && !newer(r, found.Since):
		c.found("NUT01", diag.Warning, at, fmt.Sprintf("“%s” is out of date: since NUTS %d its area is %s", x.Code, found.Since, now),
			fmt.Sprintf("Add the region's code of NUTS %d beside it.", found.Since)+deeper(x.Code))
	}
}

// deeper says what a successor of level 2 means for a code of level 3.
func deeper(code string) string {
	if len(code) > 4 {
		return " Those of level 3 begin with it."
	}
	return ""
}

// newer tells whether a region has a code of an edition or of a later one.
func newer(r *model.Region, edition int) bool {
	for _, x := range r.NUTS {
		if x.Version >= edition {
			return true
		}
	}
	return false
}

// part judges whether a part of a country exists (ISO 3166-2).
func (c *checker) part(r *model.Region) {
	found := codes.Subdivision(r.ISO3166)
	switch found.Standing {
	case codes.Unknown:
		c.found("NUT01", diag.Error, r.Span("iso_3166"), fmt.Sprintf("there is no part of %s with the code “%s”", lang.Country(r.ISO3166[:2], "en"), r.ISO3166), "There are "+few(found.Candidates)+".")
	case codes.Replaced:
		c.found("NUT01", diag.Error, r.Span("iso_3166"), fmt.Sprintf("“%s” is out of date: since %d it is %s", r.ISO3166, found.Since, strings.Join(found.Successors, " and ")), "Write the code of today.")
	}
}

// activity judges whether a code of NACE exists in its revision.
func (c *checker) activity(b *model.Base, path, value, revision string) {
	found := codes.NACE(value, revision)
	switch found.Standing {
	case codes.Unknown:
		c.found("NUT01", diag.Error, b.Span(path), fmt.Sprintf("NACE Rev. %s has no “%s”", revision, value), "Correct the code, or name the revision that has it.")
	case codes.Replaced:
		c.found("NUT01", diag.Error, b.Span(path), fmt.Sprintf("NACE Rev. %s has no “%s”: it went into %s", revision, value, strings.Join(found.Successors, ", ")), "Write one of these, or name Rev. 2.")
	}
}

// spoken judges the languages of a region (ISO 639).
func (c *checker) spoken(r *model.Region) {
	for n, tag := range r.Languages {
		if _, err := lang.Parse(string(tag)); err != nil && tag != "" {
			message, _, _ := strings.Cut(err.Error(), ": ")
			c.found("NUT01", diag.Error, r.Span(fmt.Sprintf("languages[%d]", n)), message, "Write a tag such as sv, en-GB or zh-Hant; those of two and three letters are listed in ISO 639.")
		}
	}
}

// replaced: REG02, a region that became part of another says until when it was
// one.
func (c *checker) replaced(r *model.Region) {
	switch now := c.site.Region(r.Successor); {
	case now == r:
		c.found("REG02", diag.Error, r.Span("successor"), fmt.Sprintf("the region “%s” is said to have become part of itself", r.ID), "Name the region that its area belongs to now, or remove “successor:”.")
	case now != nil && r.Until.IsZero():
		c.found("REG02", diag.Error, r.Span("successor"), fmt.Sprintf("“%s” became part of “%s”, but nothing says until when it was a region", r.ID, now.ID), "Add “until:” with its last day, or year.")
	case now != nil && !r.Until.Ended(c.Today):
		c.found("REG02", diag.Error, r.Span("until"), fmt.Sprintf("“%s” is a region until %s, and yet has a successor", r.ID, r.Until), "Add “successor:” when it has ended.")
	}
}

// ownSite: SIT02, the site of a region alone begins in a language that the
// site has.
func (c *checker) ownSite(r *model.Region) {
	tag := r.Site.DefaultLanguage
	if tag == "" || slices.ContainsFunc(c.languages(), func(l model.Language) bool { return l.Tag == tag }) {
		return
	}
	c.found("SIT02", diag.Error, r.Span("site.default_language"), fmt.Sprintf("the default language %s is not among the languages of the site", tag),
		"Add it to languages in data/site.yaml, or name another one here.")
}
