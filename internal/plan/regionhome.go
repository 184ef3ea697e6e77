package plan

import (
	"cmp"
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// fewFacts is how many facts a region's home page lists itself.
const fewFacts = 12

// regionHome is the home page of a region in a network: what the home page of
// a site with one region has, and where the region is.
func (e *edition) regionHome(en *entry, r *model.Region) view.Page {
	d := e.begin(view.LayoutHome, "home")
	d.Title, d.Kicker = e.name(r), e.word("region.type", r.Type)
	if claim := e.text(&r.Base, r.Claim); !claim.Empty() {
		d.Kicker, d.Title = d.Title, claim
	}
	d.Kicker = joined(d.Kicker, e.formerly(r))
	e.ended(d, r)
	d.Breadcrumbs = slices.Concat(e.way()[:1], []view.Link{{Label: e.name(r), Current: true}})
	d.Lead = e.text(&r.Base, r.Summary)
	d.Figures = e.figures(r.Headline)
	d.Contact = e.contactFor(r.Contact, model.Ref{})
	c := e.p.site.Config
	if notice := e.text(&c.Base, c.Notice); !notice.Empty() {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeDemo, Text: notice})
	}
	e.homeSections(d)
	for _, kind := range []string{"service", "facility", "premises", "cluster", "training", "value-chain", "need", "opportunity",
		"strategy", "priority", "challenge", "instrument", "practice", "project", "ranking"} {
		d.section(kind, e.t("kind."+kind+".many"), e.teaser(kind, 6))
	}
	e.processesOf(d, r)
	d.section("facts", e.t("kind.fact.many"), e.regionFacts(r))
	d.section("parts", e.t("region.parts"), e.partsTable(r))
	e.inherited(d, r)
	e.knownBefore(d, r)
	d.section("place", e.t("region.place"), view.Section{Rows: e.placeRows(r)})
	return d.finish(e.homePath(), en)
}

// regionFacts is what is known of a region: all of it where that is little.
func (e *edition) regionFacts(r *model.Region) view.Section {
	k, _ := model.KindNamed("fact")
	facts := e.factsOf(r)
	var s view.Section
	if len(facts) <= fewFacts {
		s.Table = e.factTable(facts)
	}
	if e.listed(k) {
		s.More = e.more("fact")
		if s.Table == nil {
			s.Links = []view.Link{*s.More}
			s.More = nil
		}
	}
	return s
}

// placeRows say where a region is, what it consists of and what it is and was called.
func (e *edition) placeRows(r *model.Region) []view.Row {
	var rows []view.Row
	if parent := e.p.site.Region(r.Parent); parent != nil {
		rows = e.linkRow(rows, "region.part_of", parent)
	}
	rows = e.row(rows, "region.members", view.Row{Items: e.regionNames(r.Members)})
	var codes []view.Text
	for _, n := range r.NUTS {
		codes = append(codes, view.Plain(n.Code+" (NUTS "+calc.Int(int64(n.Version)).String()+")"))
	}
	rows = e.row(rows, "region.codes", view.Row{Items: codes})
	var former []view.Text
	for _, n := range r.FormerNames {
		former = append(former, view.Plain(e.say("region.former", "Name", n.Name, "Date", e.date(n.Until, lang.Long))))
	}
	return e.row(rows, "region.former_names", view.Row{Items: former})
}

// regionCards leads from the portal to the regions that the site is about,
// from a region to those within it.
func (e *edition) regionCards() view.Section {
	if !e.p.network() {
		return view.Section{}
	}
	var s view.Section
	show := e.p.site.Config.Show
	all := slices.Clone(e.of("region"))
	slices.SortStableFunc(all, func(a, b *entry) int { // as the site puts them
		return cmp.Compare(slices.Index(show, a.record.Common().ID), slices.Index(show, b.record.Common().ID))
	})
	for _, en := range all {
		if e != e.whole || len(show) == 0 || slices.Contains(show, en.record.Common().ID) {
			s.Cards = append(s.Cards, e.card(en.record))
		}
	}
	k, _ := model.KindNamed("region")
	if len(s.Cards) < len(all) && e.listed(k) {
		s.More = e.more("region")
	}
	return s
}
