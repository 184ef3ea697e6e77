package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) strategyPage(d *draft, s *model.Strategy) {
	state := e.p.site.StandingOf(s, s.Period, e.p.today)
	d.Kicker = joined(view.Plain(e.t("kind.strategy.one")), e.word("strategy.level", s.Level), e.standing(state))
	d.Lead = e.text(&s.Base, s.Summary)
	d.Contact = e.contactFor(s.Contact, model.Ref{})
	d.Notices = append(d.Notices, e.overNotice(s, s.Period, state)...)
	rows := e.organisationRow(nil, "strategy.body", s.Body)
	rows = e.inRegion(rows, &s.Base, s.Place)
	rows = e.row(rows, "strategy.level", view.Row{Value: e.word("strategy.level", s.Level)})
	rows = e.row(rows, "period.label", view.Row{Value: e.period(s.Period)})
	rows = e.row(rows, "standing.label", view.Row{Value: e.standing(state)})
	if f := e.p.site.Fact(s.Cycle); f != nil {
		figure := e.figure(f)
		rows = e.row(rows, "strategy.cycle", view.Row{Figure: &figure})
	}
	rows = e.row(rows, "strategy.next", view.Row{Value: e.nextDue(s)})
	if older := e.p.site.Strategy(s.Supersedes); older != nil {
		rows = e.linkRow(rows, "document.replaces", older)
	}
	rows = e.websiteRow(rows, s.URL)
	d.section("about", e.t("strategy.about"), view.Section{Rows: rows})
	d.section("challenges", e.t("strategy.challenges"), view.Section{Cards: e.cardsOf(e.byOrder(e.usersOf(s, "challenge")))})
	d.section("goals", e.t("strategy.goals"), view.Section{Table: e.goals(s)})
	d.section("fit", e.t("strategy.fit"), view.Section{Trail: e.alignment(s)})
	d.section("priorities", e.t("kind.priority.many"), view.Section{Cards: e.cardsOf(e.usersOf(s, "priority"))})
	d.section("instruments", e.t("kind.instrument.many"), view.Section{Cards: e.cardsOf(e.usersOf(s, "instrument"))})
	d.section("contributors", e.t("strategy.contributors"), view.Section{Links: e.links("organisation", s.Contributors)})
	d.section("papers", e.t("kind.document.many"), view.Section{Links: e.links("document", s.Documents)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(s.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(s, "challenge", "priority", "instrument", "strategy")})
}

// nextDue says when the strategy that follows should begin, and that this has
// not happened where the day has come.
func (e *edition) nextDue(s *model.Strategy) view.Text {
	next := e.p.site.NextDue(s)
	if next.IsZero() {
		return view.Text{}
	}
	shown := e.date(next, lang.Long)
	if e.p.site.Successor(s, e.p.today) == nil && !next.First().After(e.p.today) {
		return view.Plain(e.say("strategy.overdue", "Date", shown))
	}
	return view.Plain(shown)
}

func (e *edition) websiteRow(rows []view.Row, url string) []view.Row {
	if url == "" {
		return rows
	}
	return e.row(rows, "organisation.site", view.Row{Link: &view.Link{Label: view.Plain(url), URL: url, External: true}})
}

// cardsOf leads to records.
func (e *edition) cardsOf(records []model.Record) []view.Card {
	var out []view.Card
	for _, r := range records {
		out = append(out, e.card(r))
	}
	return out
}

// goals is what a strategy wants, each with the facts that measure it, or
// with the word that none does.
func (e *edition) goals(s *model.Strategy) *view.Table {
	t := e.table("strategy.goals", "strategy.goal", "fact.label", "fact.value", "fact.period", "fact.source")
	for _, g := range s.Goals {
		goal := view.Cell{Text: e.text(&s.Base, g.Text)}
		if goal.Text.Empty() {
			continue
		}
		measured := e.factTable(e.facts(g.Measures))
		if measured == nil {
			none := view.Cell{Text: view.Plain("–")}
			t.Rows = append(t.Rows, []view.Cell{goal, {Text: view.Plain(e.t("strategy.unmeasured"))}, none, none, none})
			continue
		}
		for _, row := range measured.Rows {
			t.Rows = append(t.Rows, append([]view.Cell{goal}, row...))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// facts are those that references lead to.
func (e *edition) facts(refs []model.Ref) []*model.Fact {
	var out []*model.Fact
	for _, r := range refs {
		if f := e.p.site.Fact(r); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// alignment is the strategies that one follows, itself, and those that follow
// it, from the widest level to the nearest; nil where it stands alone.
func (e *edition) alignment(s *model.Strategy) []view.TrailStep {
	above, below := e.p.site.Above(s), e.p.site.Below(s)
	below = slices.DeleteFunc(below, func(o *model.Strategy) bool { return slices.Contains(above, o) })
	level := func(a, b *model.Strategy) int {
		return slices.Index(model.Levels(), a.Level) - slices.Index(model.Levels(), b.Level)
	}
	slices.SortStableFunc(above, level)
	slices.SortStableFunc(below, level)
	var steps []view.TrailStep
	for _, o := range slices.Concat(above, []*model.Strategy{s}, below) {
		if e.p.entryOf(o) == nil {
			continue
		}
		state := e.standing(e.p.site.StandingOf(o, o.Period, e.p.today))
		steps = append(steps, view.TrailStep{Kind: e.word("strategy.level", o.Level), Title: e.name(o), Text: joined(e.period(o.Period), state), URL: e.link(o).url, Current: o == s})
	}
	if len(steps) < 2 {
		return nil
	}
	return steps
}

func (e *edition) strategyAnswers(r model.Record) []answer {
	s := r.(*model.Strategy)
	out := append(e.ofRegion(&s.Base, s.Place), e.stateOf(s, s.Period))
	return append(out, answer{key: "tier", value: s.Level, label: e.word("strategy.level", s.Level), rank: slices.Index(model.Levels(), s.Level)})
}

// stateOf answers how something with a period stands.
func (e *edition) stateOf(r model.Record, p model.Period) answer {
	state := e.p.site.StandingOf(r, p, e.p.today)
	return answer{key: "state", value: string(state), label: e.standing(state), rank: slices.Index(standings, state)}
}

func (e *edition) priorityPage(d *draft, p *model.Priority) {
	d.Lead = e.text(&p.Base, p.Summary)
	d.Figures = e.figures(p.Facts)
	if len(p.Sectors) > 0 {
		d.Contact = e.contactFor(model.Ref{}, p.Sectors[0])
	}
	rows := e.inRegion(nil, &p.Base, p.Place)
	rows = e.row(rows, "priority.domain", view.Row{Value: e.text(&p.Base, p.Domain)})
	rows = e.row(rows, "priority.science", view.Row{Value: e.text(&p.Base, p.Science)})
	var codes []view.Text
	for _, n := range p.NACE {
		codes = append(codes, view.Plain(n.Code+" (NACE Rev. "+n.Rev+")"))
	}
	rows = e.row(rows, "priority.nace", view.Row{Items: codes})
	if s := e.p.site.Strategy(p.Strategy); s != nil {
		rows = e.linkRow(rows, "kind.strategy.one", s)
	}
	d.section("about", e.t("priority.about"), view.Section{Rows: rows})
	d.section("shared", e.t("priority.shared"), view.Section{Cards: e.cardsOf(e.sharing(p)), Intro: view.Plain(onlyIf(len(e.sharing(p)) > 0, e.t("priority.shared_intro")))})
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", p.Sectors)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(p.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
}

// sharing gives the published priorities of other regions that are the same.
func (e *edition) sharing(p *model.Priority) []model.Record {
	var out []model.Record
	for _, o := range e.p.site.Sharing(p) {
		if e.p.entryOf(o) != nil {
			out = append(out, o)
		}
	}
	return out
}

// priorityList is the priorities of all regions with those who share them.
func (e *edition) priorityList(d *draft) {
	records := e.records("priority")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	var facets func(model.Record) []string
	d.Filters, facets = narrow(e, records, func(r model.Record) []answer {
		p := r.(*model.Priority)
		return append(e.ofRegion(&p.Base, p.Place), e.inSectors(p.Sectors...)...)
	}, "region", "sector")
	t := e.table("kind.priority.many", "kind.priority.one", "fact.region", "priority.domain", "priority.shared")
	for _, r := range records {
		p := r.(*model.Priority)
		row := []view.Cell{{Text: e.name(p), URL: e.link(p).url, Facets: facets(r)}, {}, {Text: e.text(&p.Base, p.Domain)}, {Text: view.Plain(e.t("priority.alone"))}}
		if place := e.p.site.PlaceOf(&p.Base, p.Place); place != nil {
			row[1] = view.Cell{Text: e.name(place), URL: e.link(place).url}
		}
		var others []string
		for _, o := range e.sharing(p) {
			if place := e.p.site.PlaceOf(o.Common(), o.(*model.Priority).Place); place != nil {
				others = append(others, e.name(place).S)
			}
		}
		if len(others) > 0 {
			row[3].Text = view.Plain(e.loc.List(slices.Compact(others)))
		}
		t.Rows = append(t.Rows, row)
	}
	var s view.Section
	if len(t.Rows) > 0 {
		s.Table = t
	}
	d.section("list", d.Title.S, e.orEmpty(s, "priority"))
}

func (e *edition) challengePage(d *draft, c *model.Challenge) {
	d.Lead = e.text(&c.Base, c.Summary)
	d.Figures = e.figures(c.Evidence)
	d.section("responses", e.t("challenge.responses"), view.Section{Rows: e.row(nil, "challenge.response", view.Row{Items: e.items(&c.Base, c.Responses)})})
	if s := e.p.site.Strategy(c.Strategy); s != nil && e.p.entryOf(s) != nil {
		d.section("strategy", e.t("kind.strategy.one"), view.Section{Links: []view.Link{e.linkTo(s)}})
	}
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(c.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(c)})
}

// byOrder sorts challenges as their strategy counts them.
func (e *edition) byOrder(records []model.Record) []model.Record {
	slices.SortStableFunc(records, func(a, b model.Record) int {
		x, y := a.(*model.Challenge), b.(*model.Challenge)
		if by := strings.Compare(x.Strategy.ID, y.Strategy.ID); by != 0 {
			return by
		}
		return x.Order - y.Order
	})
	return records
}

func (e *edition) challengeList(d *draft) {
	d.section("list", d.Title.S, e.orEmpty(view.Section{Cards: e.cardsOf(e.byOrder(e.records("challenge")))}, "challenge"))
}

func (e *edition) instrumentPage(d *draft, i *model.Instrument) {
	state := e.p.site.StandingOf(i, i.Period, e.p.today)
	d.Kicker = joined(view.Plain(e.t("kind.instrument.one")), e.standing(state))
	d.Lead = e.text(&i.Base, i.Summary)
	d.Notices = append(d.Notices, e.overNotice(i, i.Period, state)...)
	rows := e.organisationRow(nil, "instrument.body", i.Body)
	rows = e.inRegion(rows, &i.Base, i.Place)
	rows = e.row(rows, "instrument.programme", view.Row{Value: e.text(&i.Base, i.Programme)})
	rows = e.row(rows, "period.label", view.Row{Value: e.period(i.Period)})
	rows = e.row(rows, "standing.label", view.Row{Value: e.standing(state)})
	if f := e.p.site.Fact(i.Budget); f != nil {
		figure := e.figure(f)
		rows = e.row(rows, "instrument.budget", view.Row{Figure: &figure})
	}
	if s := e.p.site.Strategy(i.Strategy); s != nil {
		rows = e.linkRow(rows, "kind.strategy.one", s)
	}
	rows = e.websiteRow(rows, i.URL)
	d.section("about", e.t("instrument.about"), view.Section{Rows: rows})
	d.section("hubs", e.t("instrument.regulates"), view.Section{Cards: e.cards("hub", i.Regulates)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(i.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(i)})
}

func (e *edition) instrumentAnswers(r model.Record) []answer {
	i := r.(*model.Instrument)
	return append(e.ofRegion(&i.Base, i.Place), e.stateOf(i, i.Period))
}

// strategyNode is a strategy as a work of whoever decided on it.
func (e *edition) strategyNode(page *view.Page, s *model.Strategy) node {
	n := thing("CreativeWork")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", s.URL)
	n.put("author", e.organisation(e.p.site.Organisation(s.Body)))
	n.put("contributor", e.organisations(s.Contributors))
	n.put("temporalCoverage", coveredBy(s.Period))
	n.put("spatialCoverage", e.place(e.p.site.PlaceOf(&s.Base, s.Place)))
	return n
}

func (e *edition) priorityNode(page *view.Page, _ *model.Priority) node {
	n := thing("DefinedTerm")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	return n
}
