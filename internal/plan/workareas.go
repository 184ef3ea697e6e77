package plan

import (
	"cmp"
	"slices"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// workAreaPage shows the questions of an area in their order, each with what
// is done about it.
func (e *edition) workAreaPage(d *draft, w *model.WorkArea) {
	d.Lead = e.text(&w.Base, w.Summary)
	d.Contact = e.contactFor(w.Contact, sectorRef(w.Sectors))
	var focus []view.Row
	for i, f := range w.Focus {
		question := e.text(&w.Base, f.Question)
		if question.Empty() {
			continue
		}
		number := e.digits(i+1) + e.t("mark.stop")
		question.S = number + question.S
		for m := range question.Marks {
			question.Marks[m].Start += len(number)
			question.Marks[m].End += len(number)
		}
		focus = append(focus, view.Row{Label: question, Value: e.text(&w.Base, f.Text), Links: append(e.links("service", f.Services), e.links("programme", f.Programmes)...)})
	}
	d.section("focus", e.t("workarea.focus"), view.Section{Rows: focus})
	rows := e.row(nil, "workarea.lead", view.Row{Value: e.text(&w.Base, w.Lead)})
	rows = e.row(rows, "workarea.group", view.Row{Value: e.text(&w.Base, w.Group)})
	rows = e.row(rows, "workarea.cadence", view.Row{Value: e.text(&w.Base, w.Cadence)})
	rows = e.row(rows, "kind.sector.many", view.Row{Links: e.links("sector", w.Sectors)})
	d.section("who", e.t("workarea.who"), view.Section{Rows: rows})
	d.section("services", e.t("kind.service.many"), view.Section{Cards: e.cards("service", w.Services)})
	d.section("playbooks", e.t("kind.playbook.many"), view.Section{Cards: e.cards("playbook", w.Playbooks)})
	d.section("campaigns", e.t("kind.campaign.many"), view.Section{Cards: e.cards("campaign", w.Campaigns)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(w.Sources)})
}

// workAreaList is the areas in the order that they have given themselves.
func (e *edition) workAreaList(d *draft) {
	records := e.records("work-area")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	slices.SortStableFunc(records, func(a, b model.Record) int {
		return cmp.Compare(a.(*model.WorkArea).Order, b.(*model.WorkArea).Order)
	})
	var s view.Section
	for _, r := range records {
		s.Cards = append(s.Cards, e.card(r))
	}
	d.section("list", d.Title.S, e.orEmpty(s, "work-area"))
}

// brandPage is the sheet of a brand.
func (e *edition) brandPage(d *draft, b *model.Identity) {
	d.Kicker = joined(append([]view.Text{d.Kicker}, e.wordItems("audience", b.Audience)...)...)
	d.Lead = e.text(&b.Base, b.Summary)
	d.Contact = e.contactFor(b.Contact, model.Ref{})
	d.section("colours", e.t("brand.colours"), view.Section{Table: e.colours(b)})
	var logos []view.Card
	for _, logo := range b.Logos {
		if img := e.image(logo.File, e.p.opts.Look.Pictures.Card); img != nil {
			logos = append(logos, view.Card{Title: e.text(&b.Base, logo.Use), Image: img, URL: e.p.local(e.p.mediaPath(logo.File))})
		}
	}
	d.section("logos", e.t("brand.logos"), view.Section{Cards: logos})
	rows := e.row(nil, "brand.logo_rules", view.Row{Items: e.items(&b.Base, b.LogoRules)})
	rows = e.row(rows, "brand.typefaces", view.Row{Items: e.items(&b.Base, b.Typefaces)})
	rows = e.row(rows, "brand.tone", view.Row{Items: e.items(&b.Base, b.Tone)})
	rows = e.row(rows, "brand.do", view.Row{Items: e.items(&b.Base, b.Do)})
	rows = e.row(rows, "brand.dont", view.Row{Items: e.items(&b.Base, b.Dont)})
	if o := e.p.site.Organisation(b.Holder); o != nil {
		rows = e.linkRow(rows, "brand.holder", o)
	}
	d.section("rules", e.t("brand.rules"), view.Section{Rows: rows})
	d.section("toolkits", e.t("kind.toolkit.many"), view.Section{Cards: e.cards("toolkit", b.Toolkits)})
}

func (e *edition) colours(b *model.Identity) *view.Table {
	if len(b.Colours) == 0 {
		return nil
	}
	names := map[string]view.Text{}
	for _, c := range b.Colours {
		names[c.Key] = e.named(&b.Base, c.Name)
	}
	t := &view.Table{Records: true, Caption: view.Plain(e.t("brand.colours")), Head: []view.Text{view.Plain(e.t("brand.colour")), view.Plain(e.t("brand.value")), view.Plain(e.t("brand.on")), view.Plain(e.t("brand.use"))}}
	for _, c := range b.Colours {
		t.Rows = append(t.Rows, []view.Cell{{Text: names[c.Key]}, {Text: view.Plain(c.Value)}, {Text: names[c.On]}, {Text: e.text(&b.Base, c.Use)}})
	}
	return t
}

func (e *edition) brandNode(page *view.Page, b *model.Identity) node {
	n := thing("Brand")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	for _, logo := range b.Logos {
		if img := e.image(logo.File, ""); img != nil {
			n.put("logo", e.p.full(img.URL))
			break
		}
	}
	return n
}
