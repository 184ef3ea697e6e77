// Package plan decides what is published: every address, in every language,
// and the view behind it. It is the only place that multiplies languages and
// makes addresses, and the only one that shows a person, through their
// consent. It formats; how things look is left to the renderers.
package plan

import (
	"fmt"
	"net/url"
	"strings"

	"lodestone/internal/chart"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// Options are the inputs of a plan beside the site.
type Options struct {
	Today   date.Date
	BaseURL string // overrides the site's
	Drafts  bool
	Look    Look
}

// Look is what the plan needs of a theme.
type Look struct {
	Words      func(lang.Tag) *lang.Printer
	Brand      view.Brand
	Chart      chart.Layout // measures of bar charts on pages
	Pictures   Sizes        // how wide pictures are shown
	Stylesheet string       // path of an output
	Script     string       // path of an output; may be empty
	Icon       string       // path of an output; may be empty
	Mark       string       // the icon as SVG that can be drawn; may be empty
	Outputs    []output.Output
}

// Site plans a site. Findings are about addresses: two records in one place,
// links in text that lead nowhere.
func Site(site *model.Site, opts Options) ([]output.Output, diag.List) {
	p := newPlanner(site, opts)
	if p == nil {
		at := site.Config.Span("base_url")
		if opts.BaseURL != "" {
			at = diag.Span{} // it was given when the program was called
		}
		return nil, diag.List{{Code: "SIT05", Severity: diag.Error, Span: at,
			Message: fmt.Sprintf("“%s” is not an address where a site can live", firstOf(opts.BaseURL, site.Config.BaseURL)),
			Hint:    "Write it with its scheme, as in https://example.org or https://example.org/invest."}}
	}
	p.outputs = append(p.outputs, opts.Look.Outputs...)
	p.media()
	p.icons()
	for _, e := range p.editions {
		e.pages()
		e.socialCards()
	}
	for _, e := range p.editions {
		e.kits()
		e.feeds()
	}
	p.common()
	return p.outputs, p.clashes()
}

// planner is one plan in the making. After newPlanner only outputs and list
// change, and only before Site returns: views see neither.
type planner struct {
	site     *model.Site
	opts     Options
	today    date.Date
	base     *url.URL
	editions []*edition
	entries  map[string]*entry // "kind key" → record with a page
	order    []*entry
	single   string // the region of a site with only one; "" in a network
	shown    map[string]bool
	lapsed   model.Lapsed
	gone     map[model.Record]bool // called by the name of somebody lapsed
	used     map[string]use        // files below content/media
	paid     map[model.Record][]*model.Funder
	outputs  []output.Output
	origin   map[string][]diag.Span // path → what asked for it
	list     diag.List
}

func newPlanner(site *model.Site, opts Options) *planner {
	base, err := url.Parse(firstOf(opts.BaseURL, site.Config.BaseURL))
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" || base.RawQuery != "" || base.Fragment != "" {
		return nil
	}
	base.Path = strings.TrimRight(base.Path, "/")
	p := &planner{site: site, opts: opts, today: opts.Today, base: base,
		entries: map[string]*entry{}, shown: map[string]bool{}, origin: map[string][]diag.Span{},
		lapsed: site.Lapsed(opts.Today)}
	p.gone = p.titles()
	p.used = p.uses()
	p.regions()
	p.collect()
	p.paid = p.payers()
	for _, l := range site.Config.Languages {
		p.editions = append(p.editions, newEdition(p, l))
	}
	p.address()
	for _, e := range p.editions {
		e.sortOut()
	}
	for _, e := range p.editions { // one may lead to what another has
		e.furnish()
		e.divide()
	}
	for _, e := range p.editions {
		for _, part := range e.divided() {
			part.frame()
		}
	}
	return p
}

// regions decides which regions have pages. One that became part of another
// has none unless it is asked for.
func (p *planner) regions() {
	show := p.site.Config.Show
	if len(show) == 0 {
		for _, r := range p.site.Regions() {
			p.shown[r.ID] = p.site.Region(r.Successor) == nil
		}
	}
	for _, id := range show {
		p.shown[id] = true
		if outer := p.site.Region(model.Ref{ID: id}); outer != nil {
			for _, r := range p.site.Regions() {
				if p.site.Within(r, outer) && p.site.Region(r.Successor) == nil {
					p.shown[r.ID] = true
				}
			}
		}
	}
	if len(show) == 1 {
		p.single = show[0]
	}
}

// home is the region whose claim the home page makes, or nil.
func (p *planner) home() *model.Region { return p.site.Region(model.Ref{ID: p.single}) }

// absolute gives the full address of a path of the site.
func (p *planner) absolute(path string) string {
	return p.base.Scheme + "://" + p.base.Host + p.local(path)
}

// local gives the address of a path for links within the site.
func (p *planner) local(path string) string {
	full := p.base.Path + "/" + strings.TrimPrefix(path, "/")
	if strings.IndexFunc(full, special) < 0 {
		return full
	}
	return (&url.URL{Path: full}).EscapedPath()
}

// special tells whether a character may need escaping in an address.
func special(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && r != '/' && r != '-' && r != '.' && r != '_'
}

func (p *planner) add(o output.Output, from diag.Span) {
	p.outputs = append(p.outputs, p.guard(o))
	p.origin[o.Path] = append(p.origin[o.Path], from)
}

// clashes turns problems of the set of outputs into findings, one for each
// pair of records that want the same place.
func (p *planner) clashes() diag.List {
	taken := map[string]int{}
	said := map[[2]diag.Span]bool{}
	for _, problem := range output.Validate(p.outputs) {
		d := diag.Diagnostic{Code: "SIT06", Severity: diag.Error, Span: p.asked(problem.Path, 0), Message: problem.Message,
			Hint: "Give one of them another “slug:”, or its file another name."}
		other := p.asked(problem.Other, 0)
		if problem.Other == problem.Path {
			taken[problem.Path]++
			d.Span = p.asked(problem.Path, taken[problem.Path])
			d.Message = "two pages or files would have the same address: /" + strings.TrimSuffix(problem.Path, "index.html")
		}
		pair := [2]diag.Span{d.Span, other}
		if problem.Other != "" && said[pair] {
			continue
		}
		said[pair] = true
		if other.File != "" {
			d.Related = []diag.Related{{Span: other, Message: "the other one comes from here"}}
		}
		p.list.Add(d)
	}
	return p.list.Sorted()
}

// asked is the place in the data that asked for a path, for the n-th time.
func (p *planner) asked(path string, n int) diag.Span {
	if from := p.origin[path]; n < len(from) {
		return from[n]
	}
	return diag.Span{}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// whole makes an output with a view that needs nothing else.
func whole[T any](path string, kind output.Kind, tag lang.Tag, make func() T) output.Output {
	return output.Output{Path: path, Kind: kind, Lang: string(tag), View: func(output.Made) (any, error) { return make(), nil }}
}
