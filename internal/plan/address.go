package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// entry is a record (or Markdown page) that has a page of its own.
type entry struct {
	record  model.Record
	kind    string              // name of the kind, "page" for Markdown
	folder  string              // section of the site it belongs to
	paths   map[lang.Tag]string // path of its page in each language that has it: "sv/propositions/vatgas/"
	percent map[lang.Tag]int    // how much of it is in that language
}

// mostly is the share of a page, in percent, that must be in its language
// for search engines to be sent to it.
const mostly = 60

// collect lists the records that have pages, in the order of kinds and keys.
func (p *planner) collect() {
	for _, k := range model.Kinds() {
		if !k.Page {
			continue
		}
		for _, r := range p.site.Records(k.Name) {
			if p.visible(r) {
				p.enter(&entry{record: r, kind: k.Name, folder: k.Folder})
			}
		}
	}
	for _, page := range p.site.Pages {
		if page.Layout != "" && page.Layout != "article" {
			continue // it fills another page: see special
		}
		if !page.Hidden(p.today, p.opts.Drafts) && !p.gone[page] && (page.Region == "" || p.shown[page.Region]) {
			p.enter(&entry{record: page, kind: "page", folder: page.Path})
		}
	}
}

func (p *planner) enter(en *entry) {
	b := en.record.Common()
	en.paths, en.percent = map[lang.Tag]string{}, map[lang.Tag]int{}
	p.entries[b.Kind+" "+b.Key()] = en
	p.order = append(p.order, en)
}

// visible tells whether a record may have a page at all today.
func (p *planner) visible(r model.Record) bool {
	b := r.Common()
	if b.Hidden(p.today, p.opts.Drafts) || p.gone[r] {
		return false
	}
	switch r := r.(type) {
	case *model.Region:
		return p.shown[r.ID]
	case *model.Ambassador:
		return p.shown[r.Region] && p.serves(r)
	case *model.Fact:
		return true
	case *model.Incentive: // on the site of one region, those of the regions around it too
		if home := p.home(); home != nil && r.Region != "" && p.site.HoldsIn(r, home, p.site.Lineage(home)) {
			return true
		}
	}
	return b.Region == "" || p.shown[b.Region]
}

// serves tells whether an ambassador may be shown: in office, and with a
// consent to show the name on the site.
func (p *planner) serves(a *model.Ambassador) bool {
	person := p.site.Person(a.Person)
	return person != nil && person.May("name", "site", p.today) &&
		!a.Since.After(p.today) && !a.Until.Ended(p.today)
}

// address gives every entry its path in every language that has it.
func (p *planner) address() {
	for _, e := range p.editions {
		for _, en := range p.order {
			t := model.Translate(en.record, e.tag)
			if !e.carries(en) || t.Lacks && e.fallback == "omit" {
				continue
			}
			en.percent[e.tag] = t.Percent()
			en.paths[e.tag] = p.path(e, en)
		}
	}
}

// path is the address of an entry in a language.
func (p *planner) path(e *edition, en *entry) string {
	b := en.record.Common()
	slug, _ := b.Slug.In(e.own)
	parts := []string{string(e.tag)}
	if b.Region != "" && b.Region != p.single {
		parts = append(parts, p.regionSlug(e, b.Region))
	}
	if en.kind == "region" && p.network() {
		return string(e.tag) + "/" + p.regionSlug(e, b.ID) + "/"
	}
	if en.kind == "page" {
		segments := strings.Split(en.record.(*model.Page).Path, "/")
		if slug != "" {
			segments[len(segments)-1] = slug
		}
		return strings.Join(append(parts, segments...), "/") + "/"
	}
	if slug == "" {
		slug = b.ID
	}
	return strings.Join(append(parts, en.folder, slug), "/") + "/"
}

// carries tells whether a language has the section an entry belongs to.
func (e *edition) carries(en *entry) bool {
	if en.kind == "page" {
		first, _, _ := strings.Cut(en.folder, "/")
		return e.has(en.folder) || e.has(first)
	}
	if en.kind == "region" && e.p.network() && e.has("home") {
		return true // it is a home page
	}
	return e.has(en.folder)
}

// has tells whether a language has a section: everything, unless it is
// partial. Facts are everywhere, for figures lead to them.
func (e *edition) has(section string) bool {
	return len(e.sections) == 0 || section == "facts" || slices.Contains(e.sections, section)
}

// listPath is the address of the list of a kind.
func (e *edition) listPath(folder string) string { return e.homePath() + folder + "/" }

// homePath is the address of the home page: the site's, or a region's.
func (e *edition) homePath() string {
	if e != e.whole {
		return string(e.tag) + "/" + e.p.regionSlug(e, e.region.ID) + "/"
	}
	return string(e.tag) + "/"
}

// entryOf finds the page of a record; nil when it has none.
func (p *planner) entryOf(r model.Record) *entry {
	b := r.Common()
	return p.entries[b.Kind+" "+b.Key()]
}

// target is where a link to a record leads: its page in this language, or in
// another one where this has none, which is then named.
type target struct {
	url  string
	lang lang.Tag // when not the edition's
}

// link gives the address of a record's page from a page of this edition, or
// of the page on which all of its kind stand; the zero target when it has none
// anywhere.
func (e *edition) link(r model.Record) target {
	en := e.p.entryOf(r)
	if en == nil {
		if k, ok := model.KindNamed(r.Common().Kind); ok && k.Gathered() && e.p.visible(r) {
			return e.partOf(r).listTarget(k)
		}
		return target{}
	}
	if path, ok := en.paths[e.tag]; ok {
		return target{url: e.p.local(path)}
	}
	for _, tag := range e.others() {
		if path, ok := en.paths[tag]; ok {
			return target{e.p.local(path), tag}
		}
	}
	return target{}
}

// others are the languages to fall back to for pages: the default first.
func (e *edition) others() []lang.Tag {
	tags := []lang.Tag{e.p.site.Config.Default()}
	for _, l := range e.p.site.Config.Languages {
		if !slices.Contains(tags, l.Tag) {
			tags = append(tags, l.Tag)
		}
	}
	return tags
}
