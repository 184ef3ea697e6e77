package plan

import (
	"cmp"
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// documentState is how a document stands, "" for what binds nobody.
func (p *planner) documentState(d *model.Document) model.Standing {
	s := p.site.StandingOf(d, d.Period, p.today)
	if !d.Binds() && s != model.Replaced {
		return ""
	}
	return s
}

func (e *edition) documentPage(d *draft, doc *model.Document) {
	state := e.p.documentState(doc)
	d.Kicker = joined(e.word("document.type", doc.Type), e.standing(state))
	d.Lead = e.text(&doc.Base, doc.Summary)
	d.Notices = append(d.Notices, e.overNotice(doc, doc.Period, state)...)
	rows := e.organisationRow(nil, "document.issuer", doc.Issuer)
	rows = e.inRegion(rows, &doc.Base, doc.Place)
	rows = e.row(rows, "period.label", view.Row{Value: e.period(doc.Period)})
	rows = e.row(rows, "standing.label", view.Row{Value: e.standing(state)})
	rows = e.row(rows, "document.published", view.Row{Value: view.Plain(e.date(doc.Published, lang.Long))})
	rows = e.row(rows, "document.adopted_by", view.Row{Value: e.text(&doc.Base, doc.AdoptedBy)})
	rows = e.row(rows, "document.adopted_on", view.Row{Value: view.Plain(e.date(doc.AdoptedOn, lang.Long))})
	rows = e.row(rows, "document.diary_no", view.Row{Value: view.Plain(doc.DiaryNo)})
	rows = e.row(rows, "document.language", view.Row{Value: view.Plain(upperFirst(doc.Language.Name(e.tag)))})
	if doc.Pages > 0 {
		rows = e.row(rows, "document.length", view.Row{Value: view.Plain(e.words.N("document.pages", calc.Int(int64(doc.Pages)), nil))})
	}
	if older := e.p.site.Document(doc.Supersedes); older != nil {
		rows = e.linkRow(rows, "document.replaces", older)
	}
	if doc.Historical {
		rows = e.row(rows, "document.kept", view.Row{Value: view.Plain(e.t("document.historical"))})
	}
	rows = append(rows, e.whereToRead(doc))
	d.section("about", e.t("document.about"), view.Section{Rows: rows})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(doc)})
}

// whereToRead leads to the text of a document, or says that it is not online.
func (e *edition) whereToRead(doc *model.Document) view.Row {
	row := view.Row{Label: view.Plain(e.t("document.read"))}
	link := view.Link{Label: e.name(doc), URL: doc.URL, External: true}
	if a := e.p.site.Media[doc.File]; a != nil && e.p.allowed(a) {
		link.URL, link.External = e.p.local(e.p.mediaPath(doc.File)), false
	}
	if link.URL == "" {
		row.Value = view.Plain(e.t("document.offline"))
		return row
	}
	if doc.Language != e.tag {
		link.Lang, link.LangName = string(doc.Language), doc.Language.Autonym()
	}
	row.Link = &link
	return row
}

// documentList is the library: what is in force, what binds nobody, and what
// has ended, the newest first.
func (e *edition) documentList(d *draft) {
	records := e.records("document")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	slices.SortStableFunc(records, func(a, b model.Record) int {
		return newest(b.(*model.Document)).Compare(newest(a.(*model.Document)))
	})
	var facets func(model.Record) []string
	d.Filters, facets = narrow(e, records, e.documentAnswers, "type", "issuer", "region", "state")
	tables := map[model.Standing]*view.Table{}
	for _, r := range records {
		doc := r.(*model.Document)
		state := e.p.documentState(doc)
		t := tables[state]
		if t == nil {
			t = e.table("standing.list_"+cmp.Or(string(state), "record"), "document.title", "filter.type", "document.issuer", "document.dated")
			tables[state] = t
		}
		to := e.link(doc)
		row := []view.Cell{{Text: e.name(doc), URL: to.url, Facets: facets(r)}, {Text: e.word("document.type", doc.Type)}, {}, {Text: e.dateOf(doc)}}
		if o := e.p.site.Organisation(doc.Issuer); o != nil {
			row[2] = view.Cell{Text: e.name(o), URL: e.link(o).url}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, state := range standings {
		if t := tables[state]; t != nil {
			key := cmp.Or(string(state), "record")
			d.section(key, e.t("standing.list_"+key), view.Section{Table: t})
		}
	}
	if len(records) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "document"))
	}
}

// newest is the day by which documents are sorted: the last that they are of.
func newest(d *model.Document) date.Date {
	switch {
	case !d.Date().IsZero():
		return d.Date().Last()
	case !d.Period.From.IsZero():
		return d.Period.From.Last()
	}
	return d.Period.Until.Last()
}

// dateOf says what time a document is of: its period, else its date.
func (e *edition) dateOf(d *model.Document) view.Text {
	if p := e.period(d.Period); !p.Empty() {
		return p
	}
	if !d.Date().IsZero() {
		return view.Plain(e.date(d.Date(), lang.Long))
	}
	return view.Plain(e.t("document.undated"))
}

func (e *edition) documentAnswers(r model.Record) []answer {
	d := r.(*model.Document)
	out := append(e.ofRegion(&d.Base, d.Place), answer{key: "type", value: d.Type, label: e.word("document.type", d.Type)})
	if o := e.p.site.Organisation(d.Issuer); o != nil {
		out = append(out, answer{key: "issuer", value: e.p.code(o), label: e.name(o)})
	}
	state := e.p.documentState(d)
	return append(out, answer{key: "state", value: string(state), label: e.standing(state), rank: slices.Index(standings, state)})
}

// documentNode is a document in its own language; a report is one to
// machines too.
func (e *edition) documentNode(page *view.Page, d *model.Document) node {
	kind := "DigitalDocument"
	if !d.Binds() {
		kind = map[string]string{"newsletter": "PublicationIssue", "decision": "CreativeWork", "swot": "CreativeWork"}[d.Type]
		kind = cmp.Or(kind, "Report")
	}
	n := thing(kind)
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(d.Language))
	if row := e.whereToRead(d); row.Link != nil {
		n.put("url", e.p.full(row.Link.URL))
	}
	n.put("publisher", e.organisation(e.p.site.Organisation(d.Issuer)))
	n.put("datePublished", isoDate(d.Published))
	n.put("identifier", d.DiaryNo)
	n.put("temporalCoverage", coveredBy(d.Period))
	n.put("spatialCoverage", e.place(e.p.site.PlaceOf(&d.Base, d.Place)))
	return n
}
