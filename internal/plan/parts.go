package plan

import (
	"cmp"
	"slices"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// A network of regions has a portal and, for each region that it shows, a
// part with a home page, lists, feeds and a menu of its own. A part is an
// edition that reaches less: what it does, it does as the whole does.

// network tells whether the site shows several regions.
func (p *planner) network() bool { return p.single == "" }

// regionSlug is a region's place in addresses.
func (p *planner) regionSlug(e *edition, id string) string {
	if r := p.site.Region(model.Ref{ID: id}); r != nil {
		if slug, _ := r.Slug.In(e.own); slug != "" {
			return slug
		}
	}
	return id
}

// divide makes the parts of a network that this language has.
func (e *edition) divide() {
	e.parts = map[string]*edition{}
	if !e.p.network() {
		return
	}
	for _, en := range e.of("region") {
		r := en.record.(*model.Region)
		part := *e
		part.region, part.parts, part.kitList = r, nil, nil
		part.reach = map[string]bool{}
		for _, inner := range e.p.site.Regions() {
			if e.p.site.Within(inner, r) {
				part.reach[inner.ID] = true
			}
		}
		part.around = e.p.site.Lineage(r)
		part.byKind = map[string][]*entry{}
		for _, en := range e.p.order {
			if _, ok := en.paths[e.tag]; ok && part.concerned(en.record) {
				part.byKind[en.kind] = append(part.byKind[en.kind], en)
			}
		}
		e.parts[r.ID] = &part
	}
}

// frame makes what all pages of a part share instead of the portal's. The
// parts of all languages are there by then, since menus lead to others.
func (e *edition) frame() {
	c := e.p.site.Config
	e.chrome.SiteName, e.chrome.Tagline = e.named(&e.region.Base, e.region.Name), e.text(&e.region.Base, e.region.Claim)
	e.chrome.Home, e.chrome.Nav, e.chrome.Feeds = e.p.local(e.homePath()), e.menu(c.Navigation), e.offeredFeeds()
	e.chrome.FooterNav = e.footer()
}

// sibling is the same part of another language's edition; nil where that has
// none.
func (e *edition) sibling(other *edition) *edition {
	if e == e.whole {
		return other
	}
	return other.parts[e.region.ID]
}

// divided lists the parts in the order of the regions' keys.
func (e *edition) divided() []*edition {
	var out []*edition
	for _, en := range e.of("region") {
		if part := e.parts[en.record.Common().ID]; part != nil {
			out = append(out, part)
		}
	}
	return out
}

// partOf is the edition that a record's page belongs to: its region's part,
// that of the region which took its place, or the whole for what is shared.
func (e *edition) partOf(r model.Record) *edition {
	id := r.Common().Scope()
	if part := e.whole.parts[id]; part != nil {
		return part
	}
	if at := e.p.site.Region(model.Ref{ID: id}); at != nil {
		if part := e.whole.parts[at.Successor.ID]; part != nil {
			return part
		}
	}
	return e.whole
}

// regionID is the region in which bare references on pages of the edition
// look first.
func (e *edition) regionID() string {
	if e.region == nil {
		return ""
	}
	return e.region.ID
}

// portal tells whether the edition is that of a network over its regions.
func (e *edition) portal() bool { return e.p.network() && e == e.whole }

// concerned tells whether a record belongs to the edition. A part has what
// its region and the regions within it own, the facts about these, and what
// holds here by inheritance. A region is not listed in its own part.
func (e *edition) concerned(r model.Record) bool {
	if e == e.whole {
		return true
	}
	b := r.Common()
	if b.Kind == "region" {
		return b.ID != e.region.ID && e.reach[b.ID]
	}
	if e.reach[b.Region] || e.inherits(r) {
		return true
	}
	if f, ok := r.(*model.Fact); ok {
		geo := e.p.site.GeoOf(f)
		return geo != nil && e.reach[geo.ID]
	}
	return false
}

// owns tells whether the region has records of a kind, be it that none can be
// shown today: a list does not go with the last person on it.
func (e *edition) owns(kind string) bool {
	return slices.ContainsFunc(e.p.site.Records(kind), func(r model.Record) bool {
		b := r.Common()
		return kind != "region" && e.reach[b.Region] && !b.Hidden(e.p.today, e.p.opts.Drafts)
	})
}

// inherits tells whether something that a region around this one owns, or
// that is shared, holds here too: an incentive by where it is given, a desk
// always.
func (e *edition) inherits(r model.Record) bool {
	switch r := r.(type) {
	case *model.Contact:
		return r.Region == "" || slices.Contains(e.around, r.Region)
	case *model.Incentive:
		return e.p.site.HoldsIn(r, e.region, e.around)
	}
	return false
}

// dataPath is the address of a file of data: of everything, or of a region.
func (e *edition) dataPath(name string) string { return "data/" + e.within(name) }

// within puts the region before a name, on its part.
func (e *edition) within(name string) string {
	if e != e.whole {
		return e.region.ID + "/" + name
	}
	return name
}

// prosePage finds a Markdown page with a place in the plan by its path: the
// region's own before the one that is shared.
func (e *edition) prosePage(path string) *model.Page {
	var found *model.Page
	for _, en := range e.p.order {
		page, ok := en.record.(*model.Page)
		if !ok || page.Path != path {
			continue
		}
		if page.Region == e.regionID() {
			return page
		}
		if found == nil && (page.Region == "" || !e.p.network()) {
			found = page
		}
	}
	return found
}

// special is the Markdown page that fills a page of its own kind: layout
// notfound or home; nil when there is none. A region's home is not the
// portal's.
func (e *edition) special(layout string) *model.Page {
	for _, page := range e.p.site.Pages {
		here := page.Region == e.regionID() || page.Region == "" && (e == e.whole || layout != "home")
		if page.Layout == layout && !page.Hidden(e.p.today, e.p.opts.Drafts) && here {
			return page
		}
	}
	return nil
}

// ownFirst puts the languages of a region before the others in the language
// switch of its pages.
func (e *edition) ownFirst(links []view.LanguageLink) {
	if e == e.whole {
		return
	}
	own := e.region.Languages
	if e.region.SourceLanguage != "" {
		own = append([]lang.Tag{e.region.SourceLanguage}, own...)
	}
	rank := func(l view.LanguageLink) int {
		if i := slices.Index(own, lang.Tag(l.Lang)); i >= 0 {
			return i
		}
		return len(own)
	}
	slices.SortStableFunc(links, func(a, b view.LanguageLink) int { return cmp.Compare(rank(a), rank(b)) })
}

// inRegions answers which region something is of.
func (e *edition) inRegions(r model.Record) []answer {
	ids := []model.Ref{{ID: r.Common().Region}}
	if i, ok := r.(*model.Incentive); ok && i.Region == "" {
		ids = i.Regions
	}
	var out []answer
	for _, ref := range ids {
		if at := e.p.site.Region(ref); at != nil && e.p.shown[at.ID] {
			out = append(out, answer{key: "region", value: at.ID, label: e.named(&at.Base, at.Name)})
		}
	}
	return out
}

// byRegion adds the question of the region to those of a list.
func byRegion[K model.Record](e *edition, ask func(K) []answer) func(K) []answer {
	return func(r K) []answer { return append(e.inRegions(r), ask(r)...) }
}

// leftOut names the regions that are missing for what is wrong with them.
func (e *edition) leftOut() string {
	var names []string
	for _, r := range e.p.site.LeftOut {
		if shown := e.named(&r.Base, r.Name); !shown.Empty() {
			names = append(names, e.isolate(shown.S))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return e.loc.List(names)
}

// regionOfDesk names the group of a desk on the portal: its region's, or the
// network's.
func (e *edition) regionOfDesk(c *model.Contact) (id, title string) {
	if r := e.p.site.Region(model.Ref{ID: c.Region}); r != nil {
		return "region-" + r.ID, e.name(r).S
	}
	return "network", e.chrome.SiteName.S
}
