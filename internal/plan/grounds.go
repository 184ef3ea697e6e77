package plan

import (
	"slices"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) clusterPage(d *draft, c *model.Cluster) {
	d.Kicker = joined(append([]view.Text{d.Kicker}, e.sectorNames(c.Sectors)...)...)
	d.Lead = e.text(&c.Base, c.Summary)
	d.Figures = e.figures(append([]model.Ref{c.Members}, c.Facts...))
	d.Contact = e.contactFor(c.Contact, sectorRef(c.Sectors))
	var rows []view.Row
	if o := e.p.site.Organisation(c.Organisation); o != nil {
		rows = e.linkRow(rows, "cluster.organisation", o)
	}
	rows = e.row(rows, "cluster.founded", view.Row{Value: view.Plain(e.date(c.Founded, lang.Long))})
	rows = e.row(rows, "kind.sector.many", view.Row{Links: e.links("sector", c.Sectors)})
	rows = e.outsideRow(rows, c.URL)
	d.section("about", e.t("cluster.about"), view.Section{Rows: rows})
	d.section("roles", e.t("cluster.roles"), view.Section{Rows: e.roleRows(c)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(c)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(c.Sources)})
}

// roleRows says what a cluster does while policy is designed, while it is
// carried out, and at all times.
func (e *edition) roleRows(c *model.Cluster) []view.Row {
	var rows []view.Row
	for _, phase := range []string{"design", "implementation", ""} {
		var items []view.Text
		for _, r := range c.Roles {
			if t := e.text(&c.Base, r.Text); r.Phase == phase && !t.Empty() {
				items = append(items, t)
			}
		}
		label := "cluster.role.always"
		if phase != "" {
			label = "cluster.role." + phase
		}
		rows = e.row(rows, label, view.Row{Items: items})
	}
	return rows
}

func (e *edition) clusterAnswers(r model.Record) []answer {
	c := r.(*model.Cluster)
	out := e.inSectors(c.Sectors...)
	if o := e.p.site.Organisation(c.Organisation); o != nil {
		out = append(out, e.inCountries(o.Country)...)
	}
	return out
}

// clusterNode is the organisation of a cluster and its members.
func (e *edition) clusterNode(page *view.Page, c *model.Cluster) node {
	n := thing("Organization")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", firstOf(c.URL, page.Head.Canonical))
	n.put("foundingDate", isoDate(c.Founded))
	n.put("parentOrganization", e.organisation(e.p.site.Organisation(c.Organisation)))
	n.put("areaServed", e.place(e.p.site.Region(model.Ref{ID: c.Region})))
	var knows []string
	for _, name := range e.sectorNames(c.Sectors) {
		knows = append(knows, name.S)
	}
	n.put("knowsAbout", knows)
	return n
}

// sectorNames names sectors.
func (e *edition) sectorNames(refs []model.Ref) []view.Text {
	var out []view.Text
	for _, r := range refs {
		if s := e.p.site.Sector(r); s != nil {
			out = append(out, e.named(&s.Base, s.Name))
		}
	}
	return out
}

func (e *edition) trainingPage(d *draft, t *model.Training) {
	d.Kicker = joined(d.Kicker, e.word("training.level", t.Level))
	d.Lead = e.text(&t.Base, t.Summary)
	d.Figures = e.figures(append([]model.Ref{t.Places}, t.Facts...))
	d.Contact = e.contactFor(t.Contact, sectorRef(t.Sectors))
	var rows []view.Row
	if o := e.p.site.Organisation(t.Provider); o != nil {
		rows = e.linkRow(rows, "training.provider", o)
	}
	rows = e.row(rows, "training.level", view.Row{Value: e.word("training.level", t.Level)})
	rows = e.row(rows, "training.languages", view.Row{Value: view.Plain(e.loc.List(e.tongues(t.Languages)))})
	rows = e.row(rows, "service.duration", view.Row{Value: e.length(t.Duration)})
	start := "training.start"
	if t.Start.Ended(e.p.today) {
		start = "training.started"
	}
	rows = e.row(rows, start, view.Row{Value: view.Plain(e.date(t.Start, lang.Long))})
	rows = e.row(rows, "hub.place", view.Row{Value: view.Plain(t.Place)})
	rows = e.row(rows, "training.admission", view.Row{Items: e.items(&t.Base, t.Admission)})
	rows = e.row(rows, "kind.sector.many", view.Row{Links: e.links("sector", t.Sectors)})
	rows = e.outsideRow(rows, t.URL)
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(t)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(t.Sources)})
}

// levels are those of education, from the lowest.
var levels = []string{"upper-secondary", "vocational", "bachelor", "master", "doctoral", "course"}

func (e *edition) trainingAnswers(r model.Record) []answer {
	t := r.(*model.Training)
	out := append(e.inSectors(t.Sectors...), answer{key: "level", value: t.Level, label: e.word("training.level", t.Level), rank: slices.Index(levels, t.Level)})
	for _, tag := range t.Languages {
		out = append(out, answer{key: "language", value: string(tag), label: view.Plain(upperFirst(tag.Name(e.tag)))})
	}
	return out
}

// trainingNode is a course, or a whole programme of studies.
func (e *edition) trainingNode(page *view.Page, t *model.Training) node {
	provider := e.organisation(e.p.site.Organisation(t.Provider))
	var tags []string
	for _, tag := range t.Languages {
		tags = append(tags, string(tag))
	}
	if t.Level == "course" {
		n := thing("Course")
		n.put("name", page.Title.S)
		n.put("description", page.Lead.S)
		n.put("url", firstOf(t.URL, page.Head.Canonical))
		n.put("provider", provider)
		n.put("availableLanguage", tags)
		n.put("timeRequired", t.Duration)
		return n
	}
	n := thing("EducationalOccupationalProgram")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", firstOf(t.URL, page.Head.Canonical))
	n.put("provider", provider)
	n.put("timeToComplete", t.Duration)
	n.put("startDate", isoDate(t.Start))
	return n
}

func (e *edition) premisesPage(d *draft, p *model.Premises) {
	d.Kicker = joined(e.word("premises.type", p.Type), e.word("premises.readiness", p.Readiness))
	d.Lead = e.text(&p.Base, p.Summary)
	d.Figures = e.figures(append([]model.Ref{p.Area}, p.Facts...))
	d.Contact = e.contactFor(p.Contact, sectorRef(p.Sectors))
	if p.Late(e.p.today) {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeStale, Text: view.Plain(e.say("premises.late", "Date", e.date(p.Available, lang.Long)))})
	}
	rows := e.row(nil, "premises.type", view.Row{Value: e.word("premises.type", p.Type)})
	rows = e.row(rows, "premises.readiness", view.Row{Value: e.word("premises.readiness", p.Readiness)})
	rows = e.row(rows, "facility.status", view.Row{Value: e.word("facility.state", p.State)})
	rows = e.row(rows, "premises.available", view.Row{Value: view.Plain(e.date(p.Available, lang.Long))})
	rows = e.row(rows, "facility.place", view.Row{Value: view.Plain(p.Place)})
	rows = e.row(rows, "premises.access", view.Row{Items: e.items(&p.Base, p.Access)})
	if o := e.p.site.Organisation(p.Landlord); o != nil {
		rows = e.linkRow(rows, "premises.landlord", o)
	}
	rows = e.row(rows, "premises.sectors", view.Row{Links: e.links("sector", p.Sectors)})
	rows = e.outsideRow(rows, p.URL)
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	var more []view.Card
	for n, name := range p.Images {
		if n == 0 {
			d.Picture = e.lead(name)
		} else if img := e.image(name, e.p.opts.Look.Pictures.Card); img != nil {
			title := img.Caption
			if title.Empty() {
				title = img.Alt
			}
			more = append(more, view.Card{Title: title, Image: img})
		}
	}
	d.section("pictures", e.t("premises.pictures"), view.Section{Cards: more})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(p.Sources)})
}

// readiness is how far premises can have come, from the start.
var readiness = []string{"idea", "zoned", "permitted", "serviced", "ready"}

func (e *edition) premisesAnswers(r model.Record) []answer {
	p := r.(*model.Premises)
	out := append(e.inSectors(p.Sectors...), answer{key: "type", value: p.Type, label: e.word("premises.type", p.Type)},
		answer{key: "readiness", value: p.Readiness, label: e.word("premises.readiness", p.Readiness), rank: slices.Index(readiness, p.Readiness)})
	return append(out, e.inCountries(e.p.countries(e.p.site.Region(model.Ref{ID: p.Region}))...)...)
}

func (e *edition) premisesNode(page *view.Page, p *model.Premises) node {
	n := thing("Place")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", firstOf(p.URL, page.Head.Canonical))
	n.put("address", e.address(p.Place, ""))
	n.put("containedInPlace", e.place(e.p.site.Region(model.Ref{ID: p.Region})))
	var photos []node
	for _, name := range p.Images {
		if img := e.image(name, ""); img != nil {
			photo := thing("ImageObject")
			photo.put("contentUrl", e.p.full(img.URL))
			photo.put("caption", img.Caption.S)
			photos = append(photos, photo)
		}
	}
	n.put("photo", photos)
	return n
}
