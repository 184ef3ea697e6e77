package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) rankingPage(d *draft, r *model.Ranking) {
	d.Lead = e.text(&r.Base, r.Summary)
	rows := e.organisationRow(nil, "ranking.publisher", r.Publisher)
	rows = e.inRegion(rows, &r.Base, r.Place)
	if f := e.p.site.Fact(r.Target); f != nil {
		figure := e.figure(f)
		rows = e.row(rows, "ranking.target", view.Row{Figure: &figure})
		rows = e.row(rows, "ranking.reached", view.Row{Value: e.reached(r, f)})
	}
	rows = e.websiteRow(rows, r.URL)
	t := e.table("ranking.editions", "ranking.edition", "ranking.place", "fact.source")
	for _, edition := range r.Newest() {
		f := e.p.site.Fact(edition.Result)
		if f == nil {
			continue
		}
		figure := e.figure(f)
		if len(d.Figures) == 0 {
			d.Figures = []view.Figure{figure}
		}
		t.Rows = append(t.Rows, []view.Cell{{Text: view.Plain(e.date(edition.Edition, lang.Long)), URL: figure.URL}, {Cited: &figure, Numeric: true}, {Sources: figure.Sources, Method: figure.Method, Caveat: e.text(&f.Base, f.Note)}})
	}
	if len(t.Rows) > 0 {
		d.section("editions", e.t("ranking.editions"), view.Section{Table: t})
	}
	d.section("about", e.t("ranking.about"), view.Section{Rows: rows})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(r)})
}

// reached says whether the newest edition has the region where it wants to be.
func (e *edition) reached(r *model.Ranking, target *model.Fact) view.Text {
	newest := e.p.site.Fact(r.Latest().Result)
	if newest == nil || newest.Rank == nil || target.Rank == nil {
		return view.Text{}
	}
	if newest.Rank.Position <= target.Rank.Position {
		return view.Plain(e.t("project.met"))
	}
	return view.Plain(e.t("project.open"))
}

// rankingNode is a ranking as a data set: who publishes it, of whom, when.
func (e *edition) rankingNode(page *view.Page, r *model.Ranking) (main node, others []node) {
	n := thing("Dataset")
	n.put("name", page.Title.S)
	n.put("description", page.Head.Description)
	n.put("url", page.Head.Canonical)
	n.put("creator", e.organisation(e.p.site.Organisation(r.Publisher)))
	n.put("spatialCoverage", e.place(e.p.site.PlaceOf(&r.Base, r.Place)))
	editions := r.Newest()
	if len(editions) > 0 {
		n.put("temporalCoverage", covered(editions[len(editions)-1].Edition, editions[0].Edition))
	}
	var figures []view.Figure
	for _, edition := range editions {
		if f := e.p.site.Fact(edition.Result); f != nil {
			figure := e.figure(f)
			figures = append(figures, figure)
			o := e.observation(f, figure)
			others = append(others, append(node{o[0], {"@id", e.p.entityID(f)}}, o[1:]...))
			others = append(others, e.variable(e.p.site.Indicator(f.Indicator))...)
		}
	}
	n.put("isBasedOn", e.citations(figures))
	return n, others
}
