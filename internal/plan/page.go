package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// pages plans every HTML page of the edition.
func (e *edition) pages() {
	e.p.add(whole(e.homePath()+"index.html", output.Page, e.tag, e.home), e.p.site.Config.At)
	e.lists()
	for _, part := range e.divided() {
		part.lists()
	}
	for _, en := range e.p.order {
		path, ok := en.paths[e.tag]
		if !ok {
			continue
		}
		e.p.add(output.Output{Path: path + "index.html", Kind: output.Page, Lang: string(e.tag), Needs: e.zipsFor(en),
			View: func(made output.Made) (any, error) { return e.partOf(en.record).page(en, made), nil }}, en.record.Common().At)
		if c, ok := en.record.(*model.Contact); ok {
			e.p.add(whole(e.vcardPath(c), output.VCard, e.tag, func() view.VCard { return e.vcard(c, "site") }), c.At)
		}
	}
	e.p.add(whole(string(e.tag)+"/404.html", output.Page, e.tag, e.notFound), e.p.site.Config.At)
}

// lists plans the pages of the edition that belong to no record, the home
// page apart.
func (e *edition) lists() {
	for _, k := range model.Kinds() {
		if e.listed(k) {
			o := output.Output{Path: e.listPath(k.Folder) + "index.html", Kind: output.Page, Lang: string(e.tag),
				View: func(made output.Made) (any, error) { return e.list(k, made), nil }}
			if k.Name == "toolkit" {
				o.Needs = e.publicZips()
			}
			e.p.add(o, e.p.site.Config.At)
		}
	}
	if e.hasNews() {
		e.p.add(whole(e.newsPath()+"index.html", output.Page, e.tag, e.newsList), e.p.site.Config.At)
	}
	if e.thanks() {
		e.p.add(whole(e.homePath()+thanksPath+"index.html", output.Page, e.tag, e.thanksPage), e.p.site.Config.Span("forms"))
	}
}

// draft is a page in the making.
type draft struct {
	view.Page
	e    *edition
	made output.Made
}

// begin starts a page with what all pages have.
func (e *edition) begin(layout view.Layout, kind string) *draft {
	return &draft{e: e, Page: view.Page{Layout: layout, Kind: kind, Lang: string(e.tag), Dir: e.dir, Chrome: e.chrome}}
}

// section adds a section that has something to show.
func (d *draft) section(id, title string, s view.Section) {
	if isEmpty(s) {
		return
	}
	s.ID, s.Title = id, view.Plain(title)
	d.Sections = append(d.Sections, s)
}

// isEmpty tells whether a section has neither content nor words for none.
func isEmpty(s view.Section) bool {
	return len(s.Figures)+len(s.Cards)+len(s.Offers)+len(s.Trail)+len(s.Benchmarks)+len(s.Incentives)+len(s.Rows)+
		len(s.Contacts)+len(s.People)+len(s.Events)+len(s.Calendar)+len(s.Quotes)+len(s.Kits)+len(s.History)+len(s.Links)+len(s.Doors) == 0 &&
		s.Prose == nil && s.Enquiry == nil && s.Table == nil && s.Empty.Empty() && s.Intro.Empty()
}

// finish numbers the facts, fills the head and says what the reader should
// know: fallback, demonstration.
func (d *draft) finish(path string, en *entry) view.Page {
	d.funded(en)
	d.tellOnce()
	d.number()
	d.Head.Title = d.title()
	d.Head.Description = clip(d.describe(en), 155)
	d.Head.OGLocale, d.Head.OGType = d.e.openGraph(), openGraphType(en)
	d.Head.Image = d.e.socialFor(path, en)
	d.address(path, en)
	if d.Contact == nil {
		d.Contact = d.e.contactFor(d.e.regional(en), model.Ref{})
	}
	if en != nil {
		b := en.record.Common()
		d.Reviewed, d.Owner = d.e.date(b.Reviewed, lang.Long), b.Owner
		if en.percent[d.e.tag] < 100 && d.e.tag != b.Lang {
			if shown := d.e.foreignTo(en.record); len(shown) > 0 {
				d.Notices = append([]view.Notice{d.e.fallbackNotice(en, shown)}, d.Notices...)
			}
		}
	}
	d.Head.JSONLD = d.e.jsonLD(&d.Page, path, en)
	return d.Page
}

// regional is the desk of the region that owns an entry, if it names one.
func (e *edition) regional(en *entry) model.Ref {
	if en == nil {
		return model.Ref{}
	}
	if r := e.p.site.Region(model.Ref{ID: en.record.Common().Scope()}); r != nil {
		return r.Contact
	}
	return model.Ref{}
}

// openGraph is the edition's og:locale, with the territory of its conventions
// where these are of the same language.
func (e *edition) openGraph() string {
	if tag := e.loc.Tag(); tag.Language() == e.tag.Language() {
		return tag.OpenGraph()
	}
	return e.tag.OpenGraph()
}

// openGraphType tells what is read from what is looked up.
func openGraphType(en *entry) string {
	if en != nil && (en.kind == "page" || en.kind == "story") {
		return "article"
	}
	return "website"
}

func (d *draft) title() string {
	site := d.Chrome.SiteName.S
	if d.Title.S == "" || d.Title.S == site {
		return site
	}
	return d.Title.S + " – " + site
}

// address fills canonical, alternates and the language switch.
func (d *draft) address(path string, en *entry) {
	e := d.e
	d.whereabouts(e.p.local(path))
	d.Head.Canonical = e.p.absolute(path)
	cluster := e.cluster(path, en)
	d.Languages = e.languageSwitch(path, cluster, en)
	if en != nil && en.percent[e.tag] < mostly {
		if source, ok := en.paths[en.record.Common().Lang]; ok {
			d.Head.Canonical = e.p.absolute(source)
		}
		return
	}
	if !d.Head.NoIndex {
		d.Head.Alternates = e.p.alternates(cluster, en)
		for _, other := range e.p.editions {
			same := func(a view.Alternate) bool { return a.HrefLang == string(other.tag) }
			if other != e.whole && slices.ContainsFunc(d.Head.Alternates, same) {
				d.Head.OGOthers = append(d.Head.OGOthers, other.openGraph())
			}
		}
	}
}

// whereabouts marks in the menu the page itself, or the part it belongs to.
func (d *draft) whereabouts(own string) {
	for i, item := range d.Chrome.Nav {
		current := item.URL == own
		within := !current && slices.ContainsFunc(d.Breadcrumbs, func(l view.Link) bool { return l.URL != "" && l.URL == item.URL })
		if (current || within) && item.Lang == "" {
			d.Chrome.Nav = slices.Clone(d.Chrome.Nav)
			d.Chrome.Nav[i].Current, d.Chrome.Nav[i].Within = current, within
			return
		}
	}
}

// member is a page of a cluster: one content in several languages.
type member struct {
	e    *edition
	path string
}

// cluster gives the same page in all languages that have it.
func (e *edition) cluster(path string, en *entry) []member {
	var out []member
	rest := strings.TrimPrefix(path, e.homePath())
	for _, other := range e.p.editions {
		if en != nil {
			if at, ok := en.paths[other.tag]; ok {
				out = append(out, member{other, at})
			}
			continue
		}
		if e != e.whole {
			other = other.parts[e.region.ID]
		}
		if other != nil && other.hasCommon(rest) {
			out = append(out, member{other, other.homePath() + rest})
		}
	}
	return out
}

// hasCommon tells whether an edition has a page that belongs to no record:
// the home page, or the list of a kind.
func (e *edition) hasCommon(rest string) bool {
	if rest == "" || rest == "404.html" {
		return true
	}
	switch rest {
	case thanksPath:
		return e.thanks()
	case model.NewsFolder + "/":
		return e.hasNews()
	}
	k, ok := model.KindIn(strings.TrimSuffix(rest, "/"))
	return ok && e.listed(k)
}

// alternates are the addresses for hreflang: of the members that are mostly
// in their language, and the default language's for everybody else.
func (p *planner) alternates(cluster []member, en *entry) []view.Alternate {
	var out []view.Alternate
	standard := ""
	for _, c := range cluster {
		if en != nil && en.percent[c.e.tag] < mostly {
			continue
		}
		out = append(out, view.Alternate{HrefLang: string(c.e.tag), URL: p.absolute(c.path)})
		if standard == "" || c.e.tag == p.site.Config.Default() {
			standard = p.absolute(c.path)
		}
	}
	if len(out) > 0 {
		out = append(out, view.Alternate{HrefLang: "x-default", URL: standard})
	}
	return out
}

func upperFirst(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// page makes the page of an entry.
func (e *edition) page(en *entry, made output.Made) view.Page {
	if r, ok := en.record.(*model.Region); ok && e.p.network() {
		return e.regionHome(en, r)
	}
	d := e.begin(view.LayoutEntry, en.kind)
	d.made = made
	d.Title = e.name(en.record)
	d.Breadcrumbs = e.breadcrumbs(en)
	d.Kicker = view.Plain(e.t("kind." + en.kind + ".one"))
	switch r := en.record.(type) {
	case *model.Page:
		e.article(d, r)
	case *model.Fact:
		e.factPage(d, r)
	case *model.Benchmark:
		e.benchmarkPage(d, r)
	case *model.Region:
		e.regionPage(d, r)
	case *model.Organisation:
		e.organisationPage(d, r)
	case *model.Hub:
		e.hubPage(d, r)
		d.section("instruments", e.t("hub.instruments"), view.Section{Links: e.linksTo(e.usersOf(r, "instrument"))})
	case *model.Contact:
		e.contactPage(d, r)
	case *model.Facility:
		e.facilityPage(d, r)
	case *model.Sector:
		e.sectorPage(d, r)
	case *model.Strength:
		e.strengthPage(d, r)
	case *model.Proposition:
		e.propositionPage(d, r)
	case *model.Incentive:
		e.incentivePage(d, r)
	case *model.Document:
		e.documentPage(d, r)
	case *model.Strategy:
		e.strategyPage(d, r)
	case *model.Priority:
		e.priorityPage(d, r)
	case *model.Challenge:
		e.challengePage(d, r)
	case *model.Instrument:
		e.instrumentPage(d, r)
	case *model.Practice:
		e.practicePage(d, r)
	case *model.Funder:
		e.funderPage(d, r)
	case *model.Project:
		e.projectPage(d, r)
	case *model.Process:
		e.processPage(d, r)
	case *model.Ranking:
		e.rankingPage(d, r)
	case *model.Programme:
		e.programmePage(d, r)
	case *model.Ambassador:
		e.ambassadorPage(d, r)
	case *model.Event:
		e.eventPage(d, r)
	case *model.Story:
		e.storyPage(d, r)
	case *model.Toolkit:
		e.toolkitPage(d, r)
	default:
		e.offerPage(d, r)
	}
	return d.finish(en.paths[e.tag], en)
}

// way is where all breadcrumbs begin: the home page, in a network the
// portal's and the region's.
func (e *edition) way() []view.Link {
	trail := []view.Link{{Label: view.Plain(e.t("nav.home")), URL: e.whole.chrome.Home}}
	if e != e.whole {
		trail[0].Label = e.whole.chrome.SiteName
		trail = append(trail, view.Link{Label: e.name(e.region), URL: e.chrome.Home})
	}
	return trail
}

// breadcrumbs lead from the home page to the entry.
func (e *edition) breadcrumbs(en *entry) []view.Link {
	trail := e.way()
	if k, ok := model.KindNamed(en.kind); ok && e.listed(k) {
		trail = append(trail, view.Link{Label: view.Plain(e.t("kind." + k.Name + ".many")), URL: e.p.local(e.listPath(k.Folder))})
	}
	if page, ok := en.record.(*model.Page); ok && page.IsNews() {
		trail = append(trail, view.Link{Label: view.Plain(e.t("news.title")), URL: e.p.local(e.newsPath())})
	}
	return append(trail, view.Link{Label: e.name(en.record), Current: true})
}

// notFound is the page for addresses that lead nowhere.
func (e *edition) notFound() view.Page {
	d := e.begin(view.LayoutNotFound, "notfound")
	d.Title = view.Plain(e.t("notfound.title"))
	d.Lead = view.Plain(e.t("notfound.lead"))
	if p := e.special("notfound"); p != nil {
		d.Title = e.text(&p.Base, p.Title)
		if lead := e.text(&p.Base, p.Description); !lead.Empty() {
			d.Lead = lead
		}
		e.prose(d, p)
	}
	d.section("ways", e.t("notfound.ways"), view.Section{Links: slices.Concat([]view.Link{{Label: view.Plain(e.t("nav.home")), URL: e.chrome.Home}}, e.chrome.Nav)})
	d.Head.NoIndex = true
	return d.finish(string(e.tag)+"/404.html", nil)
}

// redirect is a page that only leads on, for hosts without redirects.
func (e *edition) redirect(to string, title view.Text) view.Page {
	d := e.begin(view.LayoutRedirect, "redirect")
	d.Title, d.RedirectTo = title, to
	d.Lead = view.Plain(e.t("redirect.lead"))
	d.Head.NoIndex = true
	d.Head.Title = d.title()
	d.Head.Canonical = e.p.base.Scheme + "://" + e.p.base.Host + to
	if d.Head.Image = e.social; to == e.chrome.Home {
		d.Head.Image = e.socialFor(e.homePath(), nil)
	}
	return d.Page
}
