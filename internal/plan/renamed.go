package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// formerSlugs are the places in addresses that a region had: those of its
// former names, and those of regions that became part of it and have no pages
// any more.
func (p *planner) formerSlugs(e *edition, r *model.Region) []string {
	var out []string
	for _, n := range r.FormerNames {
		if n.Slug != "" && !p.named(n.Slug) {
			out = append(out, n.Slug)
		}
	}
	for _, old := range p.before(r) {
		if !p.shown[old.ID] {
			out = append(out, p.regionSlug(e, old.ID))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// before gives the regions that became part of a region.
func (p *planner) before(r *model.Region) []*model.Region {
	var out []*model.Region
	for _, old := range p.site.Regions() {
		if old != r && p.site.Region(old.Successor) == r && !old.Hidden(p.today, p.opts.Drafts) {
			out = append(out, old)
		}
	}
	return out
}

// renamed leads from the addresses that a region had to those that it has: a
// rule for all of them, where the host knows rules, and a page for each.
func (p *planner) renamed(en *entry) []view.RedirectRule {
	r, ok := en.record.(*model.Region)
	if !ok {
		return nil
	}
	var rules []view.RedirectRule
	for _, e := range p.editions {
		part := e.parts[r.ID]
		if part == nil {
			if to := en.paths[e.tag]; to != "" {
				for _, slug := range p.formerSlugs(e, r) {
					rules = append(rules, p.moved(e, en, strings.Join([]string{string(e.tag), en.folder, slug}, "/"), to))
				}
			}
			continue
		}
		for _, slug := range p.formerSlugs(e, r) {
			old := string(e.tag) + "/" + slug + "/"
			for _, to := range part.pagePaths() {
				from := strings.TrimSuffix(old+strings.TrimPrefix(to, part.homePath()), "/")
				if len(p.origin[from+"/index.html"]) == 0 { // what is still there stays
					p.moved(part, en, from, to)
				}
			}
			rules = append(rules, view.RedirectRule{From: p.local(old) + "*", To: p.local(part.homePath()) + ":splat", Status: 301})
		}
	}
	return rules
}

// pagePaths are the addresses of the pages of a part.
func (e *edition) pagePaths() []string {
	out := []string{e.homePath()}
	for _, k := range model.Kinds() {
		if e.listed(k) {
			out = append(out, e.listPath(k.Folder))
		}
	}
	for _, en := range e.p.order {
		if path := en.paths[e.tag]; strings.HasPrefix(path, out[0]) && path != out[0] {
			out = append(out, path)
		}
	}
	return out
}

// formerly names what a region was called before, on one line.
func (e *edition) formerly(r *model.Region) view.Text {
	var names []string
	for _, n := range r.FormerNames {
		names = append(names, e.isolate(n.Name))
	}
	for _, old := range e.p.before(r) {
		if name := e.isolate(e.name(old).S); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return view.Text{}
	}
	return view.Plain(e.say("region.formerly", "Names", e.loc.List(names)))
}

// ended says that a region is one no more and what it belongs to; nothing of
// one that is.
func (e *edition) ended(d *draft, r *model.Region) {
	if r == nil {
		return
	}
	if now := e.p.site.Region(r.Successor); now != nil {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticePast, Text: view.Plain(e.say("region.ended", "Region", e.isolate(e.name(r).S),
			"Date", e.date(r.Until, lang.Long), "Successor", e.isolate(e.name(now).S)))})
	}
}

// calledThen is what a region was called when a fact was true of it, if
// otherwise than now.
func (e *edition) calledThen(r *model.Region, f *model.Fact) view.Text {
	var then *model.FormerName
	for i := range r.FormerNames {
		n := &r.FormerNames[i]
		if !f.AsOf.IsZero() && !f.AsOf.Last().After(n.Until.Last()) && (then == nil || n.Until.Last().Before(then.Until.Last())) {
			then = n
		}
	}
	if then == nil {
		return view.Text{}
	}
	return view.Plain(then.Name)
}

// knownBefore shows, on the page of a region, what is known of the regions
// that became part of it.
func (e *edition) knownBefore(d *draft, r *model.Region) {
	for _, old := range e.p.before(r) {
		s := view.Section{Table: e.factTable(e.whole.factsOf(old))}
		if s.Table == nil {
			continue
		}
		name := e.name(old).S
		s.Table.Caption = view.Plain(e.say("fact.table_of", "Region", name))
		s.Intro = view.Plain(e.say("region.former_intro", "Region", e.isolate(name), "Date", e.date(old.Until, lang.Long), "Name", e.isolate(e.name(r).S)))
		d.section("former-"+old.ID, e.say("region.inherited", "Region", name), s)
	}
}
