package plan

import (
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) practicePage(d *draft, p *model.Practice) {
	d.Kicker = joined(view.Plain(e.t("kind.practice.one")), e.word("practice.topic", p.Topic))
	d.Lead = e.text(&p.Base, p.Summary)
	d.Figures = e.figures(p.Evidence)
	d.Contact = e.contactFor(p.Contact, model.Ref{})
	d.section("problem", e.t("practice.problem"), view.Section{Intro: e.text(&p.Base, p.Problem)})
	d.section("solution", e.t("practice.solution"), view.Section{Intro: e.text(&p.Base, p.Solution)})
	d.section("results", e.t("practice.results"), view.Section{Intro: e.text(&p.Base, p.Results)})
	d.section("transfer", e.t("practice.transfer"), view.Section{Intro: e.text(&p.Base, p.Transferability)})
	rows := e.inRegion(nil, &p.Base, p.Place)
	rows = e.organisationRow(rows, "practice.organisation", p.Organisation)
	rows = e.row(rows, "practice.topic", view.Row{Value: e.word("practice.topic", p.Topic)})
	rows = e.row(rows, "period.label", view.Row{Value: e.period(p.Period)})
	rows = e.websiteRow(rows, p.URL)
	d.section("about", e.t("practice.about"), view.Section{Rows: rows})
	d.section("improves", e.t("practice.improves"), view.Section{Cards: e.cards("instrument", p.Improves)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(p.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
}

// practiceTopics are the sub-topics of practices in the order of the exchange.
var practiceTopics = []string{"contact-points", "stakeholder-engagement", "services-incentives", "value-proposition"}

func (e *edition) practiceAnswers(r model.Record) []answer {
	p := r.(*model.Practice)
	return append(e.ofRegion(&p.Base, p.Place), answer{key: "subtopic", value: p.Topic, label: e.word("practice.topic", p.Topic), rank: slices.Index(practiceTopics, p.Topic)})
}

func (e *edition) funderPage(d *draft, f *model.Funder) {
	d.Lead = e.text(&f.Base, f.Statement)
	d.section("emblem", e.t("funder.emblem"), view.Section{Cards: []view.Card{e.funding(f)}})
	rows := e.organisationRow(nil, "kind.organisation.one", f.Organisation)
	rows = e.row(rows, "funder.rule", view.Row{Value: e.text(&f.Base, f.Rule)})
	if f.RuleURL != "" {
		rows = e.row(rows, "funder.rule_url", view.Row{Link: &view.Link{Label: view.Plain(f.RuleURL), URL: f.RuleURL, External: true}})
	}
	d.section("about", e.t("funder.about"), view.Section{Rows: rows})
	d.section("projects", e.t("kind.project.many"), view.Section{Cards: e.cardsOf(e.usersOf(f, "project"))})
}

// emblemSizes is how wide an emblem is shown, in the words of “sizes”.
const emblemSizes = "8rem"

// funding is what a funder's rules want on a page: its emblem and statement.
func (e *edition) funding(f *model.Funder) view.Card {
	return view.Card{Title: e.name(f), Text: e.text(&f.Base, f.Statement), URL: e.link(f).url, Emblem: e.image(f.Emblem, emblemSizes)}
}

// payers gives who paid for what pages show: of a project its funders, of what
// a project has made the project's.
func (p *planner) payers() map[model.Record][]*model.Funder {
	out := map[model.Record][]*model.Funder{}
	for _, project := range p.site.Projects() {
		if p.entryOf(project) == nil {
			continue
		}
		for _, r := range append([]model.Record{project}, p.site.Made(project)...) {
			for _, ref := range project.Funders {
				if f := p.site.Funder(ref); f != nil && p.entryOf(f) != nil && !slices.Contains(out[r], f) {
					out[r] = append(out[r], f)
				}
			}
		}
	}
	return out
}

// funded adds the emblems and statements of the funders to a page.
func (d *draft) funded(en *entry) {
	if en == nil {
		return
	}
	var cards []view.Card
	for _, f := range d.e.p.paid[en.record] {
		cards = append(cards, d.e.funding(f))
	}
	d.section("funding", d.e.t("project.funding"), view.Section{Cards: cards})
}

// projectState tells whether a project is to come, running or over.
func (p *planner) projectState(project *model.Project) string {
	switch {
	case project.Period.Ended(p.today):
		return "over"
	case !project.Period.Begun(p.today):
		return "coming"
	}
	return "running"
}

func (e *edition) projectPage(d *draft, p *model.Project) {
	state := e.word("project.state", e.p.projectState(p))
	d.Kicker = joined(view.Plain(e.t("kind.project.one")), e.text(&p.Base, p.Programme), state)
	d.Lead = e.text(&p.Base, p.Summary)
	d.Figures = e.figures(p.Facts)
	d.Contact = e.contactFor(p.Contact, model.Ref{})
	rows := e.row(nil, "project.short", view.Row{Value: view.Plain(p.Short)})
	rows = e.row(rows, "project.programme", view.Row{Value: e.text(&p.Base, p.Programme)})
	rows = e.row(rows, "period.label", view.Row{Value: e.period(p.Period)})
	rows = e.row(rows, "standing.label", view.Row{Value: state})
	if f := e.p.site.Fact(p.Budget); f != nil {
		figure := e.figure(f)
		rows = e.row(rows, "instrument.budget", view.Row{Figure: &figure})
	}
	rows = e.websiteRow(rows, p.URL)
	d.section("about", e.t("project.about"), view.Section{Rows: rows})
	d.section("objectives", e.t("project.objectives"), view.Section{Rows: e.row(nil, "project.wants", view.Row{Items: e.items(&p.Base, p.Objectives)})})
	e.targets(d, p)
	d.section("partners", e.t("project.partners"), view.Section{Table: e.partners(p)})
	for _, kind := range []string{"instruments", "practices", "propositions", "events", "stories", "documents", "toolkits"} {
		if !slices.ContainsFunc(p.Targets, func(t model.Promise) bool { return t.Metric == kind }) {
			d.section(kind, e.t("project.metric."+kind), view.Section{Links: e.counted(p, kind)})
		}
	}
	d.section("basis", e.t("record.sources"), view.Section{Links: e.sourceLinks(p.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
}

// counted links to what counts towards a promise.
func (e *edition) counted(p *model.Project, metric string) []view.Link {
	var out []view.Link
	for _, r := range e.p.site.Counted(p, metric, e.p.today, e.p.opts.Drafts) {
		if e.p.entryOf(r) != nil {
			out = append(out, e.linkTo(r))
		}
	}
	return out
}

// targets is what a project promised beside what is counted today, then the
// list that was counted.
func (e *edition) targets(d *draft, p *model.Project) {
	t := e.table("project.targets", "project.metric", "project.promised", "project.counted", "standing.label")
	var lists []view.Section
	for _, target := range p.Targets {
		f := e.p.site.Fact(target.Value)
		if f == nil {
			continue
		}
		links := e.counted(p, target.Metric)
		figure := e.figure(f)
		figure.Qualifier = ""
		if word := map[string]string{"at-least": "at-least", "at-most": "up-to"}[target.Is]; word != "" {
			figure.Qualifier = e.t("qualifier." + word)
		}
		what := e.word("project.metric", target.Metric)
		t.Rows = append(t.Rows, []view.Cell{{Text: what}, {Figure: &figure, Numeric: true},
			{Text: view.Plain(e.loc.Exact(calc.Int(int64(len(links))))), Numeric: true}, {Text: e.met(p, target, len(links))}})
		if target.Metric == "partners" {
			continue // their table follows
		}
		lists = append(lists, view.Section{ID: "counted-" + target.Key, Title: view.Plain(e.say("project.counted_of", "What", what.S)), Links: links})
	}
	if len(t.Rows) == 0 {
		return
	}
	d.section("targets", e.t("project.targets"), view.Section{Table: t, Intro: view.Plain(e.t("project.targets_intro"))})
	for _, s := range lists {
		d.section(s.ID, s.Title.S, view.Section{Links: s.Links})
	}
}

// met says whether a promise is kept: while the project runs it may still be.
func (e *edition) met(p *model.Project, t model.Promise, n int) view.Text {
	wanted, err := e.p.site.Number(e.p.site.Fact(t.Value))
	switch {
	case err != nil:
		return view.Text{}
	case t.Met(n, wanted):
		return view.Plain(e.t("project.met"))
	case e.p.projectState(p) == "over":
		return view.Plain(e.t("project.missed"))
	}
	return view.Plain(e.t("project.open"))
}

func (e *edition) partners(p *model.Project) *view.Table {
	t := e.table("project.partners", "kind.organisation.one", "organisation.roles", "project.country")
	for _, partner := range p.Partners {
		o := e.p.site.Organisation(partner.Organisation)
		if o == nil || e.p.entryOf(o) == nil {
			continue
		}
		row := []view.Cell{{Text: e.name(o), URL: e.link(o).url}, {Text: e.word("organisation.role", partner.Role)}, {}}
		if o.Country != "" {
			row[2].Text = view.Plain(lang.Country(o.Country, e.tag))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func (e *edition) projectAnswers(r model.Record) []answer {
	p := r.(*model.Project)
	state := e.p.projectState(p)
	out := []answer{{key: "state", value: state, label: e.word("project.state", state), rank: slices.Index([]string{"running", "coming", "over"}, state)}}
	for _, ref := range p.Funders {
		if f := e.p.site.Funder(ref); f != nil {
			out = append(out, answer{key: "funder", value: e.p.code(f), label: e.name(f)})
		}
	}
	return out
}

func (e *edition) practiceNode(page *view.Page, p *model.Practice) node {
	n := thing("Article")
	n.put("headline", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(e.tag))
	n.put("about", e.organisation(e.p.site.Organisation(p.Organisation)))
	n.put("contentLocation", e.place(e.p.site.PlaceOf(&p.Base, p.Place)))
	n.put("citation", e.citations(e.figures(p.Evidence)))
	return e.published(n, page)
}

func (e *edition) projectNode(page *view.Page, p *model.Project) node {
	n := thing("Project")
	n.put("name", page.Title.S)
	n.put("alternateName", p.Short)
	n.put("description", page.Lead.S)
	n.put("url", p.URL)
	n.put("foundingDate", isoDate(p.Period.From))
	n.put("dissolutionDate", isoDate(p.Period.Until))
	var members, funders []node
	for _, partner := range p.Partners {
		if o := e.p.site.Organisation(partner.Organisation); o != nil {
			members = append(members, e.organisation(o))
		}
	}
	n.put("member", members)
	for _, f := range e.p.paid[p] {
		funders = append(funders, e.funderMention(f))
	}
	n.put("funder", funders)
	return n
}

// funderMention is a funder as the organisation that it is.
func (e *edition) funderMention(f *model.Funder) node {
	if o := e.p.site.Organisation(f.Organisation); o != nil {
		return e.organisation(o)
	}
	n := thing("Organization")
	n.put("@id", e.p.entityID(f))
	n.put("name", e.name(f).S)
	return n
}
