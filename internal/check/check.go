// Package check judges what was read: one file a family of rules, every
// finding with a code, its place, what is wrong and what to do. It finds;
// what is published in which state is plan's business.
package check

import (
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// Options are the inputs of a check beside the site.
type Options struct {
	Today  date.Date
	Drafts bool
}

// Site judges a whole site.
func Site(site *model.Site, opts Options) diag.List {
	c := &checker{site: site, today: opts.Today, drafts: opts.Drafts}
	for _, family := range families() {
		family(c)
	}
	return c.list.Sorted()
}

// families lists the rule families in the order of the documentation.
func families() []func(*checker) {
	return []func(*checker){
		references, facts, sources, incentives, consents, ambassadors, names, benchmarks, propositions, translations, links, events, reviews,
	}
}

type checker struct {
	site   *model.Site
	today  date.Date
	drafts bool
	list   diag.List
}

// found reports a finding.
func (c *checker) found(code string, sev diag.Severity, at diag.Span, message, hint string, related ...diag.Related) {
	c.list.Add(diag.Diagnostic{Code: code, Severity: sev, Span: at, Message: message, Hint: hint, Related: related})
}

// each visits every record of every kind, and every Markdown page, that is
// not a draft, archived or under embargo.
func (c *checker) each(visit func(model.Record)) {
	for _, k := range model.Kinds() {
		for _, r := range c.site.Records(k.Name) {
			if !r.Common().Hidden(c.today, c.drafts) {
				visit(r)
			}
		}
	}
	for _, p := range c.site.Pages {
		if !p.Hidden(c.today, c.drafts) {
			visit(p)
		}
	}
}
