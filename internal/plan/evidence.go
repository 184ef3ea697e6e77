package plan

import (
	"html"
	"slices"
	"strconv"

	"lodestone/internal/calc"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// evidence numbers the facts of a page in the order of reading and gathers
// the note of each: what it says, since when, how it was come by, and who
// says so.
type evidence struct {
	e      *edition
	notes  []view.Figure
	number map[string]int
}

// number gives each fact on the page its note.
func (d *draft) number() {
	n := evidence{e: d.e, number: map[string]int{}}
	view.EachNoted(&d.Page, n.add, n.prose)
	d.Notes, d.Evidence = n.notes, summed(append(d.cited(n.number), n.notes...))
}

// tellOnce takes out of cards the figures that their words or the page before
// them have said.
func (d *draft) tellOnce() {
	said := map[string]bool{}
	for _, f := range d.Figures {
		said[f.Fact] = true
	}
	for i := range d.Sections {
		cards := d.Sections[i].Cards
		for j, c := range cards {
			if c.Figure == nil {
				continue
			}
			if said[c.Figure.Fact] || slices.ContainsFunc(c.Text.Marks, func(m view.Mark) bool { return m.Fact == c.Figure.Fact }) {
				cards[j].Figure = nil
			} else {
				said[c.Figure.Fact] = true
			}
		}
	}
}

// cited gives the facts that stand in tables with their sources, but for
// those that have a note.
func (d *draft) cited(noted map[string]int) []view.Figure {
	var out []view.Figure
	for _, s := range d.Sections {
		if s.Table == nil {
			continue
		}
		for _, row := range s.Table.Rows {
			for _, c := range row {
				if c.Cited != nil && noted[c.Cited.Fact] == 0 {
					out = append(out, *c.Cited)
				}
			}
		}
	}
	return out
}

func summed(notes []view.Figure) view.Evidence {
	sum := view.Evidence{Figures: len(notes)}
	seen := map[string]bool{}
	for _, f := range notes {
		for _, s := range f.Sources {
			if !seen[s.ID] {
				seen[s.ID] = true
				sum.Sources++
			}
		}
		if f.State == view.Stale || f.State == view.Overdue {
			sum.Due++
		}
	}
	return sum
}

// add gives the number of a fact's note. A figure at hand is its own note;
// of a mark in a text the fact is shown anew.
func (n *evidence) add(fact string, shown *view.Figure) int {
	if number := n.number[fact]; number > 0 {
		return number
	}
	var note view.Figure
	if f := n.e.p.site.Fact(model.Ref{ID: fact}); f != nil {
		note = n.e.figure(f)
		note.Caveat = n.e.text(&f.Base, f.Note)
	} else if shown != nil {
		note = *shown
	} else {
		return 0
	}
	note.Note = len(n.notes) + 1
	n.number[fact] = note.Note
	n.notes = append(n.notes, note)
	return note.Note
}

// prose makes the call of a fact's note round a value in Markdown.
func (n *evidence) prose(fact string) (before, after string) {
	number := n.add(fact, nil)
	if number == 0 {
		return "", ""
	}
	digits := strconv.Itoa(number)
	return `<a class="fact" href="#note-` + digits + `" data-ref="` + digits + `" role="doc-noteref">`,
		`<sup class="ref">` + html.EscapeString(n.e.loc.Number(calc.Int(int64(number)), 0, 0)) + `</sup></a>`
}
