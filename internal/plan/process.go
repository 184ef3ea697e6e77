package plan

import (
	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) processPage(d *draft, p *model.Process) {
	d.Lead = e.text(&p.Base, p.Summary)
	d.Contact = e.contactFor(p.Contact, model.Ref{})
	var steps []view.TrailStep
	for _, s := range p.Steps {
		steps = append(steps, view.TrailStep{Kind: e.word("process.kind", s.Type), Title: e.named(&p.Base, s.Name), Text: e.text(&p.Base, s.Text)})
	}
	d.section("steps", e.t("process.steps"), view.Section{Trail: steps})
	if len(p.Runs) > 1 {
		d.section("matrix", e.t("process.matrix"), view.Section{Table: e.matrix(p)})
	}
	for i := range p.Runs {
		e.run(d, p, &p.Runs[i])
	}
	rows := e.organisationRow(nil, "programme.organiser", p.Organiser)
	if project := e.p.site.Project(p.Project); project != nil && e.p.entryOf(project) != nil {
		rows = e.linkRow(rows, "kind.project.one", project)
	}
	rows = e.websiteRow(rows, p.URL)
	d.section("about", e.t("process.about"), view.Section{Rows: rows})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(p.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
}

// matrix is how far each region has come, step by step; a cell leads to what
// came of the step.
func (e *edition) matrix(p *model.Process) *view.Table {
	t := e.table("process.matrix", "kind.region.one")
	for _, s := range p.Steps {
		t.Head = append(t.Head, e.named(&p.Base, s.Name))
	}
	for i := range p.Runs {
		run := &p.Runs[i]
		region := e.p.site.Region(run.Place)
		if region == nil {
			continue
		}
		row := []view.Cell{{Text: e.name(region), URL: e.link(region).url}}
		for _, s := range p.Steps {
			row = append(row, e.taken(run.Took(s.Key)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// taken is a cell of the matrix: how a step stands, when it was, and the way
// to what came of it.
func (e *edition) taken(t *model.Taken) view.Cell {
	if t == nil {
		return view.Cell{Text: view.Plain(e.t("process.state.none"))}
	}
	cell := view.Cell{Text: joined(e.word("process.state", t.StateOn(e.p.today)), view.Plain(e.date(t.Date, lang.Long)))}
	for _, r := range t.Outputs {
		if doc := e.p.site.Document(r); doc != nil && e.p.entryOf(doc) != nil {
			cell.URL = e.link(doc).url
			break
		}
	}
	return cell
}

// run adds a region's way: its steps, what it was advised and what it does.
func (e *edition) run(d *draft, p *model.Process, run *model.Run) {
	region := e.p.site.Region(run.Place)
	if region == nil {
		return
	}
	name := e.name(region).S
	d.section("run-"+run.Key, e.say("process.run", "Region", name), view.Section{Table: e.runTable(p, run)})
	d.section("advice-"+run.Key, e.say("process.advice", "Region", name), view.Section{Rows: e.row(nil, "process.recommendations", view.Row{Items: e.items(&p.Base, run.Recommendations)})})
	d.section("plan-"+run.Key, e.say("process.plan", "Region", name), view.Section{Table: e.actions(p, run)})
}

// runTable is a region's steps, each with what came of it: a row for each
// paper, as each has a page to lead to.
func (e *edition) runTable(p *model.Process, run *model.Run) *view.Table {
	t := e.table("process.steps", "process.step", "standing.label", "process.when", "process.duration", "process.participants", "process.outputs")
	for _, s := range p.Steps {
		taken := run.Took(s.Key)
		if taken == nil {
			continue
		}
		var others []string
		for _, r := range taken.Participants {
			if o := e.p.site.Organisation(r); o != nil {
				others = append(others, e.name(o).S)
			}
		}
		row := []view.Cell{{Text: e.named(&p.Base, s.Name)}, {Text: e.word("process.state", taken.StateOn(e.p.today))}, {Text: view.Plain(e.date(taken.Date, lang.Long))},
			{Text: view.Plain(e.duration(taken.Duration))}, {Text: view.Plain(e.loc.List(others))}}
		outputs := e.links("document", taken.Outputs)
		if note := e.text(&p.Base, taken.Note); !note.Empty() || len(outputs) == 0 {
			outputs = append(outputs, view.Link{Label: note})
		}
		for _, out := range outputs {
			t.Rows = append(t.Rows, append(row[:5:5], view.Cell{Text: out.Label, URL: out.URL}))
		}
	}
	return e.filled(t)
}

// filled puts a dash into empty cells and leaves out columns that nothing
// stands in; nil for a table without rows.
func (e *edition) filled(t *view.Table) *view.Table {
	if len(t.Rows) == 0 {
		return nil
	}
	out := &view.Table{Records: t.Records, Caption: t.Caption, Rows: make([][]view.Cell, len(t.Rows))}
	for column, head := range t.Head {
		some := false
		for _, row := range t.Rows {
			some = some || !row[column].Text.Empty() || row[column].Figure != nil
		}
		if !some {
			continue
		}
		out.Head = append(out.Head, head)
		for i, row := range t.Rows {
			cell := row[column]
			if cell.Text.Empty() && cell.Figure == nil {
				cell.Text = view.Plain("–")
			}
			out.Rows[i] = append(out.Rows[i], cell)
		}
	}
	return out
}

// duration says how long something takes: P2D is two days.
func (e *edition) duration(written string) string {
	p, err := date.ParsePeriod(written)
	n, unit := p.Days, "day"
	switch {
	case err != nil || p.IsZero():
		return ""
	case p.Years > 0 && p.Months+p.Days == 0:
		n, unit = p.Years, "year"
	case p.Years+p.Months > 0:
		n, unit = 12*p.Years+p.Months, "month"
	case p.Days%7 == 0:
		n, unit = p.Days/7, "week"
	}
	value, word := e.quantity(calc.Int(int64(n)), unit, model.Display{})
	return spoken(view.Figure{Value: value, Unit: word, Close: !e.tag.SetsSpaces()})
}

// actions is the action plan of a region.
func (e *edition) actions(p *model.Process, run *model.Run) *view.Table {
	t := e.table("process.actions", "process.action", "instrument.body", "process.due", "standing.label")
	for _, a := range run.Actions {
		row := []view.Cell{{Text: e.text(&p.Base, a.What)}, {}, {Text: view.Plain(e.date(a.Due, lang.Long))}, {Text: e.word("process.action", a.StateOn(e.p.today))}}
		if row[0].Text.Empty() {
			continue
		}
		if o := e.p.site.Organisation(a.Owner); o != nil {
			row[1] = view.Cell{Text: e.name(o), URL: e.link(o).url}
		}
		t.Rows = append(t.Rows, row)
	}
	return e.filled(t)
}

// processesOf adds the ways that a region has gone to its page.
func (e *edition) processesOf(d *draft, r *model.Region) {
	for _, en := range e.whole.of("process") {
		p := en.record.(*model.Process)
		for i := range p.Runs {
			if e.p.site.Region(p.Runs[i].Place) == r {
				to := e.linkTo(p)
				d.section("process-"+p.ID, e.name(p).S, view.Section{Table: e.runTable(p, &p.Runs[i]), More: &to})
			}
		}
	}
}
