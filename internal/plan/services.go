package plan

import (
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) hubPage(d *draft, h *model.Hub) {
	d.Lead = e.text(&h.Base, h.Summary)
	d.Kicker = joined(d.Kicker, e.word("hub.level", h.Level))
	var rows []view.Row
	rows = e.row(rows, "hub.level", view.Row{Value: e.word("hub.level", h.Level)})
	rows = e.row(rows, "hub.missions", view.Row{Items: e.wordItems("hub.mission", h.Mission)})
	rows = e.figureRow(rows, "hub.maturity", h.Maturity)
	rows = e.row(rows, "hub.governance", view.Row{Value: e.word("hub.governance", h.Governance)})
	rows = e.row(rows, "hub.steering", view.Row{Value: e.text(&h.Base, h.Steering)})
	if o := e.p.site.Organisation(h.Operator); o != nil {
		rows = e.linkRow(rows, "hub.operator", o)
	}
	d.section("about", e.t("hub.about"), view.Section{Rows: rows})
	for _, side := range []string{"front", "back"} {
		table := &view.Table{Records: true, Caption: view.Plain(e.t("hub." + side)), Head: []view.Text{view.Plain(e.t("hub.office")), view.Plain(e.t("hub.does")), view.Plain(e.t("hub.place"))}}
		for _, o := range h.Offices {
			if o.Type == side {
				table.Rows = append(table.Rows, []view.Cell{{Text: e.named(&h.Base, o.Name)}, {Text: e.text(&h.Base, o.Does)}, {Text: view.Plain(o.Place)}})
			}
		}
		if len(table.Rows) > 0 {
			d.section(side, e.t("hub."+side), view.Section{Table: table, Intro: view.Plain(e.t("hub." + side + "_intro"))})
		}
	}
	d.section("services", e.t("kind.service.many"), view.Section{Cards: e.cardsUsing(h, "service")})
	d.section("contacts", e.t("kind.contact.many"), view.Section{Contacts: e.contacts(h.Contacts)})
}

func (e *edition) hubAnswers(r model.Record) []answer {
	h := r.(*model.Hub)
	out := []answer{{key: "level", value: h.Level, label: e.word("hub.level", h.Level)}}
	for _, m := range h.Mission {
		out = append(out, answer{key: "mission", value: m, label: e.word("hub.mission", m)})
	}
	return append(out, e.inCountries(e.p.countries(e.p.site.Region(model.Ref{ID: h.Region}))...)...)
}

// cardsUsing leads to the records of a kind that refer to one.
func (e *edition) cardsUsing(r model.Record, kind string) []view.Card {
	var out []view.Card
	seen := map[model.Record]bool{}
	for _, use := range e.p.site.UsedBy(r) {
		if use.By.Common().Kind == kind && !seen[use.By] && e.p.entryOf(use.By) != nil {
			seen[use.By] = true
			out = append(out, e.card(use.By))
		}
	}
	return out
}

func (e *edition) servicePage(d *draft, s *model.Service) {
	d.Kicker = joined(view.Plain(e.t("kind.service.one")), e.word("service.category", s.Category))
	d.Lead = e.text(&s.Base, s.Summary)
	d.Figures = e.figures(s.Facts)
	d.Contact = e.contactFor(s.Contact, sectorRef(s.Sectors))
	rows := e.row(nil, "service.audience", view.Row{Items: e.wordItems("audience", s.Audience)})
	rows = e.row(rows, "service.phase", view.Row{Items: e.wordItems("service.phase", s.Phase)})
	rows = e.priceRow(rows, s)
	if s.Promise != nil {
		rows = e.row(rows, "service.reply", view.Row{Value: e.reply(s.Promise.Reply)})
		rows = e.row(rows, "service.duration", view.Row{Value: e.length(s.Promise.Duration)})
	}
	if o := e.p.site.Organisation(s.Provider); o != nil {
		rows = e.linkRow(rows, "service.provider", o)
	}
	if h := e.p.site.Hub(s.Hub); h != nil {
		rows = e.linkRow(rows, "kind.hub.one", h)
	}
	rows = e.row(rows, "service.languages", view.Row{Value: view.Plain(e.loc.List(e.tongues(s.Languages)))})
	rows = e.outsideRow(rows, s.URL)
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	d.section("steps", e.t("service.steps"), view.Section{Trail: e.steps(&s.Base, s.Steps)})
	if not := e.items(&s.Base, s.NotFor); len(not) > 0 {
		d.section("not", e.t("service.not_for"), view.Section{Rows: []view.Row{{Label: view.Plain(e.t("service.not_for_label")), Items: not}}})
	}
	e.twins(d, s)
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", s.Sectors)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(s.Sources)})
}

// priceRow says what a service costs; a price that is a number is a fact.
func (e *edition) priceRow(rows []view.Row, s *model.Service) []view.Row {
	row := view.Row{Value: e.word("service.price", s.Price.Type)}
	if f := e.p.site.Fact(s.Price.Amount); f != nil {
		figure := e.figure(f)
		row.Figure = &figure
	}
	rows = e.row(rows, "service.price", row)
	return e.row(rows, "service.price_note", view.Row{Value: e.text(&s.Base, s.Price.Note)})
}

// twins leads to the other half of a service: what people get who come with a
// company, and what a company gets that they work for.
func (e *edition) twins(d *draft, s *model.Service) {
	halves := map[string][]view.Card{}
	for _, o := range e.p.site.Twins(s) {
		if e.p.entryOf(o) != nil {
			half := "other"
			if o.For("talent") && !s.For("talent") {
				half = "talent"
			} else if o.For("investor") && !s.For("investor") {
				half = "investor"
			}
			halves[half] = append(halves[half], e.card(o))
		}
	}
	for _, half := range []string{"talent", "investor", "other"} {
		d.section("twin-"+half, e.t("service.twin_"+half), view.Section{Cards: halves[half]})
	}
}

// sectorServices shows what a sector offers companies that invest and people
// who come to work, side by side, and what it offers others.
func (e *edition) sectorServices(d *draft, s *model.Sector) {
	halves := map[string][]view.Card{}
	for _, en := range e.of("service") {
		service := en.record.(*model.Service)
		if !slices.ContainsFunc(service.Sectors, func(r model.Ref) bool { return e.p.site.Sector(r) == s }) {
			continue
		}
		found := false
		for _, half := range []string{"investor", "talent"} {
			if service.For(half) {
				halves[half], found = append(halves[half], e.card(service)), true
			}
		}
		if !found {
			halves["other"] = append(halves["other"], e.card(service))
		}
	}
	for _, half := range []string{"investor", "talent", "other"} {
		d.section("service-"+half, e.t("sector.for_"+half), view.Section{Cards: halves[half]})
	}
	for _, kind := range []string{"value-chain", "need", "opportunity", "training", "cluster", "premises"} {
		d.section(kind, e.t("kind."+kind+".many"), view.Section{Cards: e.cardsUsing(s, kind)})
	}
}

// serviceList shows services by the phase in which somebody needs them.
func (e *edition) serviceList(d *draft) {
	records := e.records("service")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	var facets func(model.Record) []string
	d.Filters, facets = narrow(e, records, byRegion(e, e.serviceAnswers), "region", "audience", "phase", "category", "sector")
	byPhase := map[string]*view.Section{}
	for _, r := range records {
		s := r.(*model.Service)
		card := e.card(r)
		card.Facets = facets(r)
		phase := firstOf(s.Phase...)
		if byPhase[phase] == nil {
			byPhase[phase] = &view.Section{}
		}
		byPhase[phase].Cards = append(byPhase[phase].Cards, card)
	}
	for _, phase := range phases {
		if s := byPhase[phase]; s != nil {
			d.section(phase, e.t("service.phase."+phase), *s)
		}
	}
	if len(records) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "service"))
	}
}

// phases are those of a company's or a person's stay, in their order.
var phases = []string{"attract", "enter-establish", "retain-expand", "link-spillover"}

func (e *edition) serviceAnswers(r model.Record) []answer {
	s := r.(*model.Service)
	out := []answer{{key: "category", value: s.Category, label: e.word("service.category", s.Category)}}
	for _, who := range s.Audience {
		out = append(out, answer{key: "audience", value: who, label: e.word("audience", who)})
	}
	for _, phase := range s.Phase {
		out = append(out, answer{key: "phase", value: phase, label: e.word("service.phase", phase), rank: slices.Index(phases, phase)})
	}
	return append(out, e.inSectors(s.Sectors...)...)
}

// serviceNode is a service with who gives it, to whom and where.
func (e *edition) serviceNode(page *view.Page, s *model.Service) node {
	provider := e.p.site.Organisation(s.Provider)
	kind := "Service"
	if provider != nil && organisationType(provider.Type) == "GovernmentOrganization" {
		kind = "GovernmentService"
	}
	n := thing(kind)
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", page.Head.Canonical)
	n.put("serviceType", e.t("service.category."+s.Category))
	n.put("provider", e.organisation(provider))
	n.put("areaServed", e.place(e.p.site.Region(model.Ref{ID: s.Region})))
	var audience []node
	for _, who := range s.Audience {
		audience = append(audience, node{{"@type", "Audience"}, {"audienceType", e.t("audience." + who)}})
	}
	n.put("audience", audience)
	channel := thing("ServiceChannel")
	channel.put("serviceUrl", s.URL)
	var tags []string
	for _, tag := range s.Languages {
		tags = append(tags, string(tag))
	}
	channel.put("availableLanguage", tags)
	n.put("availableChannel", channel)
	if f := e.p.site.Fact(s.Price.Amount); f != nil && IsCurrency(e.p.site.UnitOf(f)) {
		offer := thing("Offer")
		offer.put("price", e.figure(f).Number)
		offer.put("priceCurrency", e.p.site.UnitOf(f))
		n.put("offers", offer)
	}
	return n
}

// tongues names languages.
func (e *edition) tongues(tags []lang.Tag) []string {
	var out []string
	for _, tag := range tags {
		out = append(out, tag.Name(e.tag))
	}
	return out
}

// digits is a small number in the digits of the language.
func (e *edition) digits(n int) string { return e.loc.Exact(calc.Int(int64(n))) }

// length is a period in words: "6 weeks", "1 year and 6 months"; empty where
// it cannot be read.
func (e *edition) length(written string) view.Text {
	p, err := date.ParsePeriod(written)
	if err != nil {
		return view.Text{}
	}
	days, weeks := p.Days, 0
	if days%7 == 0 {
		days, weeks = 0, days/7
	}
	var parts []string
	for _, part := range []struct {
		n    int
		unit string
	}{{p.Years, "year"}, {p.Months, "month"}, {weeks, "week"}, {days, "day"}} {
		if part.n > 0 {
			parts = append(parts, e.beside(e.digits(part.n), "\u00a0", e.unit(calc.Int(int64(part.n)), part.unit)))
		}
	}
	return view.Plain(e.loc.List(parts))
}
