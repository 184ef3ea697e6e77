package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// partsTable compares the members of a region and adds them up where all of
// them have a figure; where one has none, it says so instead of a sum.
func (e *edition) partsTable(r *model.Region) view.Section {
	ups := e.p.site.RollUps(r)
	if len(ups) == 0 {
		return view.Section{}
	}
	t := &view.Table{Caption: view.Plain(e.say("region.parts_table", "Region", e.name(r).S)), Head: []view.Text{view.Plain(e.t("sheet.region"))}}
	for _, u := range ups {
		label := e.named(&u.Indicator.Base, u.Indicator.Label)
		label.S = e.beside(label.S, " ", e.bracketed(e.date(u.AsOf, lang.Long)))
		t.Head = append(t.Head, label)
	}
	for n, ref := range r.Members {
		member := e.p.site.Region(ref)
		if member == nil {
			continue
		}
		row := []view.Cell{{Text: e.name(member), URL: e.link(member).url}}
		for _, u := range ups {
			row = append(row, e.partCell(u.Parts[n], view.Plain("–")))
		}
		t.Rows = append(t.Rows, row)
	}
	total := []view.Cell{{Text: e.name(r)}}
	for _, u := range ups {
		var missing []string
		for _, m := range u.Lacking {
			missing = append(missing, e.isolate(e.name(m).S))
		}
		total = append(total, e.partCell(u.Whole, view.Plain(e.say("region.no_sum", "Regions", e.loc.List(missing)))))
	}
	t.Rows = append(t.Rows, total)
	return view.Section{Intro: view.Plain(e.t("region.parts_intro")), Table: t}
}

// partCell is a figure, or what stands in its place.
func (e *edition) partCell(f *model.Fact, otherwise view.Text) view.Cell {
	if f == nil {
		return view.Cell{Text: otherwise, Numeric: true}
	}
	figure := e.figure(f)
	return view.Cell{Figure: &figure, Numeric: figure.Number != ""}
}

// inherited shows, on the page of a region, what is known of the regions that
// it lies in, the nearest first; each says whose figures they are.
func (e *edition) inherited(d *draft, r *model.Region) {
	seen := map[*model.Region]bool{r: true}
	for at := e.p.site.Region(r.Parent); at != nil && !seen[at]; at = e.p.site.Region(at.Parent) {
		seen[at] = true
		facts := e.whole.factsOf(at)
		if len(facts) > fewFacts {
			facts = nil
			for _, ref := range at.Headline {
				if f := e.p.site.Fact(ref); f != nil {
					facts = append(facts, f)
				}
			}
		}
		name := e.name(at).S
		s := view.Section{Table: e.factTable(facts)}
		if s.Table == nil {
			continue
		}
		s.Table.Caption = view.Plain(e.say("fact.table_of", "Region", name))
		s.Intro = view.Plain(e.say("region.inherited_intro", "Region", e.isolate(name), "Name", e.isolate(e.name(r).S)))
		d.section("inherited-"+at.ID, e.say("region.inherited", "Region", name), s)
	}
}
