// Package check judges what was read: one file a family of rules, every
// finding with a code that Codes explains, its place, what is wrong and what
// to do. It finds; in which state something is published is plan's business.
package check

import (
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// Options are the inputs of a check beside the site.
type Options struct {
	Today  date.Date
	Drafts bool
	Found  diag.List  // what reading the site found: files that could not be read explain much of what is missing
	Lines  diag.Lines // the text of the files, to find a name in them; may be nil
	Words  Words      // of the theme; nil when it could not be read
}

// Words is what a check asks of the theme's words.
type Words interface {
	// WordsUnder lists the words of the reference language whose names begin
	// with a prefix, the prefix left out, sorted.
	WordsUnder(prefix string) []string
	// WordsLacking lists the words that a language does not have, and whether
	// it has any.
	WordsLacking(tag lang.Tag) (ids []string, any bool)
}

// Site judges a whole site.
func Site(site *model.Site, opts Options) diag.List {
	c := &checker{Options: opts, site: site}
	c.prepare()
	for _, family := range families() {
		family(c)
	}
	return c.list.Sorted()
}

// families lists the rule families in the order of the documentation.
func families() []func(*checker) {
	return []func(*checker){
		facts, units, sources, incentives, consents, ambassadors, names, benchmarks, propositions, contacts,
		events, reviews, periods, places, references, links, pictures, menus, titles, translations, interfaceWords, severities,
	}
}

type checker struct {
	Options
	site     *model.Site
	list     diag.List
	broken   map[string]bool // files with errors of form
	overlays map[string]bool // files that translate something
	read     map[string]bool // files that gave at least one record
}

// prepare gathers what several rules ask for.
func (c *checker) prepare() {
	c.broken, c.overlays, c.read = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, d := range c.Found {
		if d.Severity == diag.Error && d.File != "" {
			c.broken[d.File] = true
		}
	}
	c.all(func(r model.Record) {
		b := r.Common()
		c.read[b.At.File] = true
		for _, o := range b.Overlays {
			c.overlays[o.File] = true
		}
	})
}

// found reports a finding.
func (c *checker) found(code string, sev diag.Severity, at diag.Span, message, hint string, related ...diag.Related) {
	c.list.Add(diag.Diagnostic{Code: code, Severity: sev, Span: at, Message: message, Hint: hint, Related: related})
}

// all visits every record of every kind, and every Markdown page.
func (c *checker) all(visit func(model.Record)) {
	for _, k := range model.Kinds() {
		for _, r := range c.site.Records(k.Name) {
			visit(r)
		}
	}
	for _, p := range c.site.Pages {
		visit(p)
	}
}

// each is all without what is a draft, archived or under embargo.
func (c *checker) each(visit func(model.Record)) {
	c.all(func(r model.Record) {
		if !c.hidden(r) {
			visit(r)
		}
	})
}

func (c *checker) hidden(r model.Record) bool { return r.Common().Hidden(c.Today, c.Drafts) }

// visible gives the records of a kind that are to be published.
func visible[T model.Record](c *checker, all []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(r T) bool { return c.hidden(r) })
}

// spanIn is where a text of a record stands in a language.
func spanIn(b *model.Base, path string, tag lang.Tag) diag.Span {
	if tag == b.Lang {
		return b.Span(path)
	}
	return b.SpanIn(path, tag)
}
