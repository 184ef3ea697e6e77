// Package check judges what was read: one file a family of rules, every
// finding with a code that Codes explains, its place, what is wrong and what
// to do. It finds; in which state something is published is plan's business.
package check

import (
	"slices"
	"strings"

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
		plans, strategies, projects, processes, rankings, services, hubs, grounds, chains, news, campaigns, brands,
		events, reviews, periods, places, references, links, pictures, menus, doors, privacy, titles, unwritten, translations, interfaceWords, severities,
	}
}

type checker struct {
	Options
	site     *model.Site
	list     diag.List
	broken   map[string]bool  // files with errors of form
	starts   map[string][]int // file → lines on which its records begin, rising
	overlays map[string]bool  // files that translate something
	read     map[string]bool  // files that gave at least one record
}

// prepare gathers what several rules ask for.
func (c *checker) prepare() {
	c.broken, c.overlays, c.read = map[string]bool{}, map[string]bool{}, map[string]bool{}
	c.starts = map[string][]int{}
	for _, d := range c.Found {
		if d.Severity == diag.Error && d.File != "" {
			c.broken[d.File] = true
		}
	}
	c.all(func(r model.Record) {
		b := r.Common()
		c.read[b.At.File] = true
		c.starts[b.At.File] = append(c.starts[b.At.File], b.At.Line)
		for _, o := range b.Overlays {
			c.overlays[o.File] = true
		}
	})
	for _, lines := range c.starts {
		slices.Sort(lines)
	}
}

// damaged tells whether a part of a record could not be read, so that what
// is missing in it may be that part.
func (c *checker) damaged(b *model.Base) bool {
	lines := c.starts[b.At.File]
	next, _ := slices.BinarySearch(lines, b.At.Line+1)
	for _, d := range c.Found {
		if d.Severity == diag.Error && d.File == b.At.File && d.Line >= b.At.Line && (next == len(lines) || d.Line < lines[next]) {
			return true
		}
	}
	return false
}

// within narrows the place of a text to something that stands in it, if the
// text of the files is at hand.
func (c *checker) within(at diag.Span, needle string) diag.Span {
	const most = 60 // lines of a text
	for line := at.Line; c.Lines != nil && line < at.Line+most; line++ {
		text, ok := c.Lines(at.File, line)
		if !ok {
			break
		}
		before, _, found := strings.Cut(text, needle)
		if column := 1 + len([]rune(before)); found && (line > at.Line || column >= at.Column) {
			return diag.Span{File: at.File, Line: line, Column: column, EndColumn: column + len([]rune(needle))}
		}
	}
	return at
}

// languages are those of the site whose tag could be read.
func (c *checker) languages() []model.Language {
	return slices.DeleteFunc(slices.Clone(c.site.Config.Languages), func(l model.Language) bool { return l.Tag == "" })
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

// each is all without what is a draft, archived or under embargo, and without
// what the site computes: what is wrong with it is wrong with its parts.
func (c *checker) each(visit func(model.Record)) {
	c.all(func(r model.Record) {
		if !c.hidden(r) && !r.Common().Computed {
			visit(r)
		}
	})
}

func (c *checker) hidden(r model.Record) bool { return r.Common().Hidden(c.Today, c.Drafts) }

// visible gives the records of a kind that are to be published and stand in
// a file.
func visible[T model.Record](c *checker, all []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(r T) bool { return c.hidden(r) || r.Common().Computed })
}

// spanIn is where a text of a record stands in a language.
func spanIn(b *model.Base, path string, tag lang.Tag) diag.Span {
	if tag == b.Lang {
		return b.Span(path)
	}
	return b.SpanIn(path, tag)
}

// least is the record of a set whose key comes first: of a circle, the one
// to report.
func least[T interface {
	comparable
	model.Record
}](set map[T]bool) T {
	var first T
	var none T
	for r := range set {
		if first == none || r.Common().Key() < first.Common().Key() {
			first = r
		}
	}
	return first
}
