package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// chainPage shows the stages in their order, first at a glance, then each
// with who is there, what is good and what is missing.
func (e *edition) chainPage(d *draft, v *model.ValueChain) {
	if s := e.p.site.Sector(v.Sector); s != nil {
		d.Kicker = joined(d.Kicker, e.named(&s.Base, s.Name))
	}
	d.Lead = e.text(&v.Base, v.Summary)
	d.Contact = e.contactFor(v.Contact, v.Sector)
	var trail []view.TrailStep
	for i, stage := range v.Stages {
		trail = append(trail, view.TrailStep{Kind: e.nth("chain.stage", i+1), Title: e.named(&v.Base, stage.Name), Text: e.text(&v.Base, stage.Does), URL: "#" + stageAnchor(stage.Key)})
	}
	d.section("stages", e.t("chain.stages"), view.Section{Trail: trail})
	for i := range v.Stages {
		stage := &v.Stages[i]
		d.titled(stageAnchor(stage.Key), e.named(&v.Base, stage.Name), view.Section{Rows: e.stageRows(v, stage)})
	}
	if s := e.p.site.Sector(v.Sector); s != nil {
		d.section("sector", e.t("kind.sector.one"), view.Section{Links: []view.Link{e.linkTo(s)}})
	}
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(v.Sources)})
}

func stageAnchor(key string) string { return "stage-" + key }

func (e *edition) stageRows(v *model.ValueChain, stage *model.Stage) []view.Row {
	var rows []view.Row
	who := e.links("organisation", stage.Organisations)
	if len(stage.Organisations)+len(stage.Facilities) == 0 {
		rows = e.row(rows, "chain.who", view.Row{Value: view.Plain(e.t("chain.nobody"))})
	}
	rows = e.row(rows, "chain.who", view.Row{Links: who})
	rows = e.row(rows, "kind.facility.many", view.Row{Links: e.links("facility", stage.Facilities)})
	rows = e.row(rows, "kind.strength.many", view.Row{Links: e.links("strength", stage.Strengths)})
	for _, r := range stage.Facts {
		if f := e.p.site.Fact(r); f != nil {
			figure := e.figure(f)
			rows = append(rows, view.Row{Label: figure.Label, Figure: &figure})
		}
	}
	rows = e.row(rows, "chain.gaps", view.Row{Items: e.items(&v.Base, stage.Gaps)})
	rows = e.row(rows, "chain.needs", view.Row{Links: e.soughtAt(v, stage.Key, "need")})
	return e.row(rows, "chain.opportunities", view.Row{Links: e.soughtAt(v, stage.Key, "opportunity")})
}

// soughtAt links to what is looked for, or could be brought, at a stage.
func (e *edition) soughtAt(v *model.ValueChain, stage, kind string) []view.Link {
	var out []view.Link
	for _, use := range e.p.site.UsedBy(v) {
		if s, open := e.open(use.By); open && s.Stage == stage && use.By.Common().Kind == kind && e.p.entryOf(use.By) != nil {
			out = append(out, e.linkTo(use.By))
		}
	}
	return out
}

// open gives what a need or an opportunity seeks, and whether it still does.
func (e *edition) open(r model.Record) (model.Sought, bool) {
	switch r := r.(type) {
	case *model.Need:
		return r.Sought, !r.Over(e.p.today)
	case *model.Opportunity:
		return r.Sought, !r.Over(e.p.today)
	}
	return model.Sought{}, false
}

// chainNode is the stages as a list in order.
func (e *edition) chainNode(page *view.Page, v *model.ValueChain) node {
	n := thing("ItemList")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("itemListOrder", "https://schema.org/ItemListOrderAscending")
	n.put("numberOfItems", len(v.Stages))
	var items []node
	for i, stage := range v.Stages {
		item := thing("ListItem")
		item.put("position", i+1)
		item.put("name", e.named(&v.Base, stage.Name).S)
		item.put("description", e.text(&v.Base, stage.Does).S)
		items = append(items, item)
	}
	n.put("itemListElement", items)
	return n
}

func (e *edition) needPage(d *draft, n *model.Need) {
	d.Kicker = joined(d.Kicker, e.word("sought.type", n.Type))
	d.Lead = e.text(&n.Base, n.Summary)
	d.Figures = e.figures(n.Facts)
	d.Contact = e.contactFor(n.Contact, n.Sector)
	if n.Over(e.p.today) {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeClosed, Text: view.Plain(e.say("need.over", "Date", e.date(n.Until, lang.Long)))})
	}
	rows := e.soughtRows(&n.Base, n.Sought)
	if o := e.p.site.Organisation(n.Organisation); o != nil {
		rows = e.linkRow(rows, "need.organisation", o)
	}
	rows = e.row(rows, "need.until", view.Row{Value: view.Plain(e.date(n.Until, lang.Long))})
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	var cards []view.Card
	for _, o := range e.p.site.Answers(n) {
		if !o.Over(e.p.today) && e.p.entryOf(o) != nil {
			cards = append(cards, e.card(o))
		}
	}
	d.section("answers", e.t("need.answers"), view.Section{Cards: cards, Empty: view.Plain(e.t("need.unanswered"))})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(n.Sources)})
}

func (e *edition) opportunityPage(d *draft, o *model.Opportunity) {
	d.Kicker = joined(d.Kicker, e.word("sought.type", o.Type))
	d.Lead = e.text(&o.Base, o.Summary)
	d.Figures = e.figures(o.Facts)
	d.Contact = e.contactFor(o.Contact, o.Sector)
	if o.Over(e.p.today) {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeClosed, Text: view.Plain(e.say("opportunity.over", "Date", e.date(o.Until, lang.Long)))})
	}
	rows := e.soughtRows(&o.Base, o.Sought)
	rows = e.row(rows, "opportunity.until", view.Row{Value: view.Plain(e.date(o.Until, lang.Long))})
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	var cards []view.Card
	for _, n := range e.p.site.Wanted(o) {
		if !n.Over(e.p.today) && e.p.entryOf(n) != nil {
			cards = append(cards, e.card(n))
		}
	}
	d.section("wanted", e.t("opportunity.wanted"), view.Section{Cards: cards, Empty: view.Plain(e.t("opportunity.unwanted"))})
	d.section("propositions", e.t("kind.proposition.many"), view.Section{Cards: e.cards("proposition", o.Propositions)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(o.Sources)})
}

// soughtRows says what is sought, in which sector and at which stage.
func (e *edition) soughtRows(b *model.Base, s model.Sought) []view.Row {
	rows := e.row(nil, "sought.type", view.Row{Value: e.word("sought.type", s.Type)})
	if sector := e.p.site.Sector(s.Sector); sector != nil {
		rows = e.linkRow(rows, "kind.sector.one", sector)
	}
	if v := e.p.site.ValueChain(s.Chain); v != nil {
		if stage, n := v.Stage(s.Stage); stage != nil && e.p.entryOf(v) != nil {
			link := e.linkTo(v)
			link.Label = joined(link.Label, e.nth("chain.stage", n), e.named(&v.Base, stage.Name))
			link.URL += "#" + stageAnchor(stage.Key)
			return e.row(rows, "kind.value-chain.one", view.Row{Link: &link})
		}
		return e.linkRow(rows, "kind.value-chain.one", v)
	}
	return rows
}

func (e *edition) soughtAnswers(r model.Record) []answer {
	s, _ := e.open(r)
	return append(e.inSectors(s.Sector), answer{key: "type", value: s.Type, label: e.word("sought.type", s.Type)})
}

// needList sets what is looked for against what could be brought, by sector:
// a row for each match, and one for each need that nobody answers yet.
func (e *edition) needList(d *draft) {
	records := e.records("need")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	var facets func(model.Record) []string
	d.Filters, facets = narrow(e, records, byRegion(e, e.soughtAnswers), "region", "type", "sector")
	tables := map[*model.Sector]*view.Table{}
	var order []*model.Sector
	var over view.Section
	for _, r := range records {
		n := r.(*model.Need)
		if n.Over(e.p.today) {
			card := e.card(n)
			card.Facets = facets(r)
			over.Cards = append(over.Cards, card)
			continue
		}
		sector := e.p.site.Sector(n.Sector)
		t := tables[sector]
		if t == nil {
			t = &view.Table{Records: true, Caption: view.Plain(e.t("need.table")), Head: []view.Text{view.Plain(e.t("kind.need.one")), view.Plain(e.t("sought.type")),
				view.Plain(e.t("kind.opportunity.one")), view.Plain(e.t("need.until"))}}
			tables[sector], order = t, append(order, sector)
		}
		t.Rows = append(t.Rows, e.needRows(n, facets(r))...)
	}
	for _, sector := range order {
		id, title := "other", d.Title
		if sector != nil {
			id, title = "sector-"+e.p.code(sector), e.named(&sector.Base, sector.Name)
		}
		d.titled(id, title, view.Section{Table: tables[sector]})
	}
	if len(order) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "need"))
	}
	d.section("over", e.t("need.list_over"), over)
}

func (e *edition) needRows(n *model.Need, facets []string) [][]view.Cell {
	var rows [][]view.Cell
	row := func(answer view.Cell) {
		rows = append(rows, []view.Cell{{Text: e.name(n), URL: e.link(n).url, Facets: facets}, {Text: e.word("sought.type", n.Type)}, answer, {Text: view.Plain(e.date(n.Until, lang.Long))}})
	}
	for _, o := range e.p.site.Answers(n) {
		if !o.Over(e.p.today) && e.p.entryOf(o) != nil {
			row(view.Cell{Text: e.name(o), URL: e.link(o).url})
		}
	}
	if len(rows) == 0 {
		row(view.Cell{Text: view.Plain(e.t("need.you"))})
	}
	return rows
}

// soughtNode is a demand, or an offer to whoever can meet one.
func (e *edition) soughtNode(page *view.Page, r model.Record) node {
	kind, until := "Demand", ""
	switch r := r.(type) {
	case *model.Need:
		until = isoDate(r.Until)
	case *model.Opportunity:
		kind, until = "Offer", isoDate(r.Until)
	}
	n := thing(kind)
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", page.Head.Canonical)
	n.put("availabilityEnds", until)
	n.put("areaServed", e.place(e.p.site.Region(model.Ref{ID: r.Common().Region})))
	return n
}
