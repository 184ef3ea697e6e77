package plan

import (
	"slices"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// gathered gives the records of a kind without pages that this language shows
// on one page.
func (e *edition) gathered(kind string) []model.Record {
	var out []model.Record
	for _, r := range e.p.site.Records(kind) {
		if !e.p.visible(r) || !e.concerned(r) || e.fallback == "omit" && model.Translate(r, e.tag).Lacks {
			continue
		}
		out = append(out, r)
	}
	return out
}

// audiences are for whom something can be, in the order of the page of
// questions.
var audiences = []string{"investor", "company", "entrepreneur", "talent", "researcher", "visitor", "partner"}

// questionList is every question with its answer, by who asks it.
func (e *edition) questionList(d *draft) {
	for _, who := range append([]string{""}, audiences...) {
		var rows []view.Row
		for _, r := range e.gathered("faq") {
			q := r.(*model.Question)
			if who == "" && len(q.Audience) > 0 || who != "" && !slices.Contains(q.Audience, who) {
				continue
			}
			row := view.Row{Label: e.text(&q.Base, q.Question), Value: e.text(&q.Base, q.Answer), Links: append(e.links("fact", q.Facts), e.links("contact", []model.Ref{q.Contact})...)}
			row.Links = append(row.Links, e.sourceLinks(q.Sources)...)
			if !row.Label.Empty() && !row.Value.Empty() {
				rows = append(rows, row)
			}
		}
		id, title := "everybody", e.t("faq.everybody")
		if who != "" {
			id, title = who, e.t("audience."+who)
		}
		d.section(id, title, view.Section{Rows: rows})
	}
	if len(d.Sections) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "faq"))
	}
}

// answered is the questions of a page with their answers, each once.
func answered(page *view.Page) []node {
	var out []node
	seen := map[string]bool{}
	for _, s := range page.Sections {
		for _, row := range s.Rows {
			if seen[row.Label.S] {
				continue
			}
			seen[row.Label.S] = true
			q := thing("Question")
			q.put("name", row.Label.S)
			q.put("acceptedAnswer", node{{"@type", "Answer"}, {"text", row.Value.S}})
			out = append(out, q)
		}
	}
	return out
}

// termList is the glossary, in the order of the language.
func (e *edition) termList(d *draft) {
	records := e.gathered("term")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	var rows []view.Row
	for _, r := range records {
		t := r.(*model.Term)
		row := view.Row{Label: e.named(&t.Base, t.Term), Value: e.text(&t.Base, t.Definition)}
		if !row.Label.Empty() && !row.Value.Empty() {
			rows = append(rows, row)
		}
	}
	d.section("list", d.Title.S, e.orEmpty(view.Section{Rows: rows}, "term"))
}

// glossary is the terms of a page as a set.
func glossary(page *view.Page) node {
	n := thing("DefinedTermSet")
	n.put("name", page.Title.S)
	var terms []node
	for _, s := range page.Sections {
		for _, row := range s.Rows {
			t := thing("DefinedTerm")
			t.put("name", row.Label.S)
			t.put("description", row.Value.S)
			terms = append(terms, t)
		}
	}
	n.put("hasDefinedTerm", terms)
	return n
}
