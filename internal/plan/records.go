package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// row is a labelled value for section tables; empty values are dropped.
func (e *edition) row(rows []view.Row, label string, v view.Row) []view.Row {
	if v.Value.Empty() && v.Figure == nil && v.Link == nil && len(v.Items)+len(v.Links) == 0 {
		return rows
	}
	v.Label = view.Plain(e.t(label))
	return append(rows, v)
}

func (e *edition) linkRow(rows []view.Row, label string, r model.Record) []view.Row {
	link := e.linkTo(r)
	return e.row(rows, label, view.Row{Link: &link})
}

// linkTo links to a record's page; without a page the link is a mere name.
func (e *edition) linkTo(r model.Record) view.Link {
	to := e.link(r)
	out := view.Link{Label: e.name(r), URL: to.url}
	if to.lang != "" {
		out.Lang, out.LangName = string(to.lang), to.lang.Autonym()
	}
	return out
}

func (e *edition) links(kind string, refs []model.Ref) []view.Link {
	var out []view.Link
	for _, r := range refs {
		if found := e.p.site.Find(kind, r); found != nil && e.p.entryOf(found) != nil {
			out = append(out, e.linkTo(found))
		}
	}
	return out
}

func (e *edition) factPage(d *draft, f *model.Fact) {
	figure := e.figure(f)
	d.Figures = []view.Figure{figure}
	if region := e.p.site.GeoOf(f); region != nil {
		d.Lead = view.Plain(e.say("fact.lead", "Region", e.named(&region.Base, region.Name).S, "Period", figure.Period))
	}
	if figure.StateText != "" {
		kind := view.NoticeInfo
		if figure.State == view.Stale || figure.State == view.Overdue {
			kind = view.NoticeStale
		}
		d.Notices = append(d.Notices, view.Notice{Kind: kind, Text: view.Plain(figure.StateText)})
	}
	var rows []view.Row
	if i := e.p.site.Indicator(f.Indicator); i != nil {
		rows = e.row(rows, "fact.indicator", view.Row{Value: e.named(&i.Base, i.Label)})
		rows = e.row(rows, "fact.definition", view.Row{Value: e.text(&i.Base, i.Definition)})
	}
	rows = e.row(rows, "fact.period", view.Row{Value: view.Plain(figure.Period)})
	if region := e.p.site.GeoOf(f); region != nil {
		rows = e.linkRow(rows, "fact.region", region)
	}
	if region := e.p.site.GeoOf(f); region != nil {
		rows = e.row(rows, "fact.then_called", view.Row{Value: e.calledThen(region, f)})
		e.ended(d, region)
	}
	rows = e.row(rows, "fact.method", view.Row{Value: view.Plain(figure.Method)})
	rows = e.row(rows, "fact.note", view.Row{Value: e.text(&f.Base, f.Note)})
	rows = e.row(rows, "fact.verified", view.Row{Value: view.Plain(e.date(f.VerifiedOn, lang.Long))})
	rows = e.row(rows, "fact.id", view.Row{Value: view.Plain(f.Key())})
	d.section("about", e.t("fact.about"), view.Section{Rows: rows})
	d.section("inputs", e.t("fact.inputs"), view.Section{Figures: e.inputs(f)})
	d.section("disputes", e.t("fact.disputes"), view.Section{Figures: e.disputes(f), Intro: view.Plain(onlyIf(len(e.p.site.DisputesOf(f)) > 0, e.t("fact.disputes_intro")))})
	d.section("history", e.t("fact.history"), view.Section{History: e.history(f)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(f), Empty: view.Plain(e.t("fact.unused"))})
}

func onlyIf(condition bool, s string) string {
	if condition {
		return s
	}
	return ""
}

func (e *edition) inputs(f *model.Fact) []view.Figure {
	var out []view.Figure
	for _, input := range e.p.site.Inputs(f) {
		out = append(out, e.figure(input))
	}
	return out
}

func (e *edition) disputes(f *model.Fact) []view.Figure {
	var out []view.Figure
	for _, o := range e.p.site.DisputesOf(f) {
		out = append(out, e.figure(o))
	}
	return out
}

// history is the chain of facts that a fact replaces, newest first; and,
// before it, what has replaced it.
func (e *edition) history(f *model.Fact) []view.HistoryEntry {
	var out []view.HistoryEntry
	seen := map[*model.Fact]bool{}
	newest := f
	for n := e.p.site.SupersededBy(newest); n != nil && !seen[n]; n = e.p.site.SupersededBy(n) {
		seen[newest], newest = true, n
	}
	clear(seen)
	for at := newest; at != nil && !seen[at]; at = e.p.site.Fact(at.Supersedes) {
		seen[at] = true
		figure := e.figure(at)
		out = append(out, view.HistoryEntry{When: figure.Period, Figure: figure, Note: e.text(&at.Base, at.Note), URL: figure.URL})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func (e *edition) benchmarkPage(d *draft, b *model.Benchmark) {
	shown := e.benchmark(b)
	d.Lead = shown.Finding
	shown.URL, shown.Finding = "", view.Text{} // the page says where it is, and its lead what was found
	d.section("comparison", e.t("benchmark.comparison"), view.Section{Benchmarks: []view.Benchmark{shown}})
	d.section("why", e.t("benchmark.why"), view.Section{Intro: e.text(&b.Base, b.SelectedBecause)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(b)})
}

func (e *edition) regionPage(d *draft, r *model.Region) {
	d.Kicker = joined(e.word("region.type", r.Type), e.formerly(r))
	e.ended(d, r)
	d.Lead = e.text(&r.Base, r.Claim)
	d.Figures = e.figures(r.Headline)
	d.Contact = e.contactFor(r.Contact, model.Ref{})
	d.section("summary", e.t("region.about"), view.Section{Intro: e.text(&r.Base, r.Summary)})
	d.section("place", e.t("region.place"), view.Section{Rows: e.placeRows(r)})
	own := map[string][]view.Card{}
	for _, kind := range []string{
		"proposition", "sector", "strength", "service", "facility", "premises", "cluster", "training", "value-chain", "need", "opportunity", "benchmark",
		"strategy", "priority", "challenge", "instrument", "practice", "project", "ranking",
	} {
		for _, en := range e.of(kind) {
			if en.record.Common().Region == r.ID {
				own[kind] = append(own[kind], e.card(en.record))
			}
		}
		d.section(kind, e.t("kind."+kind+".many"), view.Section{Cards: own[kind]})
	}
	e.processesOf(d, r)
	d.section("facts", e.t("kind.fact.many"), view.Section{Table: e.factTable(e.factsOf(r))})
	d.section("parts", e.t("region.parts"), e.partsTable(r))
	e.inherited(d, r)
	e.knownBefore(d, r)
}

func (e *edition) regionNames(refs []model.Ref) []view.Text {
	var out []view.Text
	for _, ref := range refs {
		if r := e.p.site.Region(ref); r != nil {
			out = append(out, e.named(&r.Base, r.Name))
		}
	}
	return out
}

// factsOf gives the facts about a region that still stand.
func (e *edition) factsOf(r *model.Region) []*model.Fact {
	var out []*model.Fact
	for _, en := range e.of("fact") {
		f := en.record.(*model.Fact)
		if e.p.site.GeoOf(f) == r && e.p.site.SupersededBy(f) == nil {
			out = append(out, f)
		}
	}
	return out
}

// factTable lists facts with value, period and source. A row is the note of
// its fact: it says all that a note would, or leads to it.
func (e *edition) factTable(facts []*model.Fact) *view.Table {
	if len(facts) == 0 {
		return nil
	}
	t := &view.Table{Records: true, Caption: view.Plain(e.t("fact.table")), Head: []view.Text{view.Plain(e.t("fact.label")), view.Plain(e.t("fact.value")),
		view.Plain(e.t("fact.period")), view.Plain(e.t("fact.source"))}}
	for _, f := range facts {
		figure := e.figure(f)
		t.Rows = append(t.Rows, []view.Cell{{Text: figure.Label, URL: figure.URL}, {Cited: &figure, Numeric: figure.Number != ""},
			{Text: view.Plain(figure.Period)}, {Sources: figure.Sources, Method: figure.Method, Caveat: e.text(&f.Base, f.Note)}})
	}
	return t
}

func (e *edition) organisationPage(d *draft, o *model.Organisation) {
	d.Kicker = e.word("organisation.type", o.Type)
	d.Lead = e.text(&o.Base, o.Summary)
	var rows []view.Row
	if o.Country != "" {
		where := view.Plain(lang.Country(o.Country, e.tag))
		if o.Place != "" {
			where = view.Plain(e.loc.List([]string{o.Place}) + ", " + where.S)
		}
		rows = e.row(rows, "organisation.place", view.Row{Value: where})
	}
	var roles []view.Text
	for _, r := range o.Roles {
		roles = append(roles, e.word("organisation.role", r))
	}
	rows = e.row(rows, "organisation.roles", view.Row{Items: roles})
	rows = e.row(rows, "organisation.since", view.Row{Value: view.Plain(e.date(o.PartnerSince, lang.Long))})
	if o.URL != "" {
		rows = e.row(rows, "organisation.site", view.Row{Link: &view.Link{Label: view.Plain(o.URL), URL: o.URL, External: true}})
	}
	d.Figures = e.figures(o.Facts)
	d.section("about", e.t("organisation.about"), view.Section{Rows: rows})
	d.section("used", e.t("organisation.used"), view.Section{Links: e.usedIn(o)})
}

func (e *edition) contacts(refs []model.Ref) []view.Contact {
	var out []view.Contact
	for _, r := range refs {
		if c := e.contact(e.p.site.Contact(r), "site"); c != nil {
			out = append(out, *c)
		}
	}
	return out
}

func (e *edition) contactPage(d *draft, c *model.Contact) {
	d.Contact = e.contact(c, "site")
	d.Lead = d.Contact.Reply
	var rows []view.Row
	if o := e.p.site.Organisation(c.Organisation); o != nil {
		rows = e.linkRow(rows, "contact.organisation", o)
	}
	for _, h := range e.p.site.Hubs() {
		for _, r := range h.Contacts {
			if e.p.site.Contact(r) == c {
				rows = e.linkRow(rows, "contact.hub", h)
			}
		}
	}
	rows = e.row(rows, "contact.topics", view.Row{Items: d.Contact.Topics})
	rows = e.row(rows, "contact.languages", view.Row{Value: view.Plain(e.loc.List(d.Contact.Languages))})
	var markets []string
	for _, m := range c.Markets {
		markets = append(markets, lang.Country(m, e.tag))
	}
	rows = e.row(rows, "contact.markets", view.Row{Value: view.Plain(e.loc.List(markets))})
	rows = e.row(rows, "contact.hours", view.Row{Value: d.Contact.Hours})
	if fallback := e.p.site.Contact(c.Fallback); fallback != nil && e.p.entryOf(fallback) != nil {
		rows = e.linkRow(rows, "contact.fallback", fallback)
	}
	d.section("about", e.t("contact.about"), view.Section{Rows: rows})
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", c.Sectors)})
}

func (e *edition) facilityPage(d *draft, f *model.Facility) {
	d.Kicker = joined(e.word("facility.type", f.Type), e.word("facility.state", f.State))
	d.Lead, d.Picture = e.text(&f.Base, f.Summary), e.lead(f.Image)
	d.Figures = e.figures(f.Facts)
	if len(f.Sectors) > 0 {
		d.Contact = e.contactFor(model.Ref{}, f.Sectors[0])
	}
	var rows []view.Row
	if o := e.p.site.Organisation(f.Host); o != nil {
		rows = e.linkRow(rows, "facility.host", o)
	}
	rows = e.row(rows, "facility.place", view.Row{Value: view.Plain(f.Place)})
	rows = e.row(rows, "facility.status", view.Row{Value: e.word("facility.state", f.State)})
	rows = e.row(rows, "facility.access", view.Row{Items: e.items(&f.Base, f.Access)})
	if f.URL != "" {
		rows = e.row(rows, "organisation.site", view.Row{Link: &view.Link{Label: view.Plain(f.URL), URL: f.URL, External: true}})
	}
	d.section("about", e.t("facility.about"), view.Section{Rows: rows})
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", f.Sectors)})
	d.section("used", e.t("facility.used"), view.Section{Links: e.usedIn(f)})
}

func (e *edition) sectorPage(d *draft, s *model.Sector) {
	d.Kicker = joined(view.Plain(e.t("kind.sector.one")), e.word("sector.stage", s.Stage))
	d.Lead = e.text(&s.Base, s.Summary)
	d.Figures = e.figures(s.Facts)
	d.Contact = e.contactFor(s.Contact, model.Ref{ID: s.Key()})
	for _, kind := range []string{"proposition", "strength", "benchmark", "facility", "incentive", "story"} {
		var cards []view.Card
		for _, use := range e.p.site.UsedBy(s) {
			if b := use.By.Common(); b.Kind == kind && e.p.entryOf(use.By) != nil {
				cards = append(cards, e.card(use.By))
			}
		}
		d.section(kind, e.t("kind."+kind+".many"), view.Section{Cards: cards})
	}
	e.sectorServices(d, s)
	d.section("gaps", e.t("sector.gaps"), view.Section{Rows: e.gaps(&s.Base, s.Gaps)})
}

// gaps says plainly what is scarce.
func (e *edition) gaps(b *model.Base, items []model.Item) []view.Row {
	texts := e.items(b, items)
	if len(texts) == 0 {
		return nil
	}
	return []view.Row{{Label: view.Plain(e.t("sector.gaps_label")), Items: texts}}
}

func (e *edition) strengthPage(d *draft, s *model.Strength) {
	d.Lead = e.text(&s.Base, s.Summary)
	d.Figures = e.figures(s.Proof)
	d.Contact = e.contactFor(model.Ref{}, s.Sector)
	d.section("benchmarks", e.t("kind.benchmark.many"), view.Section{Benchmarks: e.benchmarks(s.Benchmarks)})
	d.section("facilities", e.t("kind.facility.many"), view.Section{Cards: e.cards("facility", s.Facilities)})
	if sector := e.p.site.Sector(s.Sector); sector != nil {
		d.section("sector", e.t("kind.sector.one"), view.Section{Links: []view.Link{e.linkTo(sector)}})
	}
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(s)})
}

func (e *edition) benchmarks(refs []model.Ref) []view.Benchmark {
	var out []view.Benchmark
	for _, r := range refs {
		if b := e.p.site.Benchmark(r); b != nil {
			out = append(out, e.benchmark(b))
		}
	}
	return out
}

func (e *edition) programmePage(d *draft, p *model.Programme) {
	d.Lead = e.text(&p.Base, p.Summary)
	d.Contact = e.contactFor(p.Contact, model.Ref{})
	d.Figures = e.figures(p.Facts)
	var rows []view.Row
	if o := e.p.site.Organisation(p.Organiser); o != nil {
		rows = e.linkRow(rows, "programme.organiser", o)
	}
	serving := e.serving(p)
	if target := e.p.site.Fact(p.Target); target != nil {
		figure := e.figure(target)
		rows = e.row(rows, "programme.target", view.Row{Figure: &figure})
		rows = e.row(rows, "programme.now", view.Row{Value: view.Plain(e.count("programme.count", len(serving)))})
	}
	rows = e.row(rows, "programme.criteria", view.Row{Items: e.items(&p.Base, p.Criteria)})
	rows = e.row(rows, "programme.conduct", view.Row{Items: e.items(&p.Base, p.Conduct)})
	d.section("about", e.t("programme.about"), view.Section{Rows: rows})
	d.section("ambassadors", e.t("kind.ambassador.many"), view.Section{People: serving, Empty: view.Plain(e.t("programme.nobody"))})
}

// serving shows the ambassadors of a programme who are in office and agreed
// to be shown.
func (e *edition) serving(p *model.Programme) []view.Person {
	var out []view.Person
	for _, a := range e.p.site.Ambassadors() {
		if e.p.site.Programme(a.Programme) != p || e.p.entryOf(a) == nil {
			continue
		}
		if shown := e.ambassador(a, "site"); shown != nil {
			out = append(out, *shown)
		}
	}
	return out
}

func (e *edition) ambassadorPage(d *draft, a *model.Ambassador) {
	shown := e.ambassador(a, "site")
	if shown == nil {
		return
	}
	d.Lead = joined(shown.Title, shown.Employer)
	shown.URL = ""
	shown.Kits = e.personalKits(a, d.made)
	d.section("person", e.t("ambassador.about"), view.Section{People: []view.Person{*shown}})
	var rows []view.Row
	if p := e.p.site.Programme(a.Programme); p != nil && e.p.entryOf(p) != nil {
		rows = e.linkRow(rows, "ambassador.programme", p)
	}
	rows = e.row(rows, "ambassador.since", view.Row{Value: view.Plain(e.date(a.Since, lang.Long))})
	d.section("role", e.t("ambassador.role"), view.Section{Rows: rows})
	d.section("propositions", e.t("kind.proposition.many"), view.Section{Cards: e.cards("proposition", a.Propositions)})
}

func (e *edition) eventPage(d *draft, ev *model.Event) {
	shown := e.event(ev)
	shown.URL = ""
	d.Kicker = joined(shown.Role, shown.Status)
	d.Lead = e.text(&ev.Base, ev.Summary)
	d.Figures = e.figures(ev.Facts)
	if len(ev.Sectors) > 0 {
		d.Contact = e.contactFor(ev.Contact, ev.Sectors[0])
	} else {
		d.Contact = e.contactFor(ev.Contact, model.Ref{})
	}
	if shown.Past {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticePast, Text: view.Plain(e.t("event.past_notice"))})
	}
	d.section("when", e.t("event.when"), view.Section{Events: []view.Event{shown}})
	d.section("outcome", e.t("event.outcome"), view.Section{Intro: e.text(&ev.Base, ev.Outcome)})
	d.section("hosts", e.t("event.hosts"), view.Section{Links: e.links("organisation", ev.Hosts)})
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", ev.Sectors)})
	d.section("propositions", e.t("kind.proposition.many"), view.Section{Cards: e.cards("proposition", ev.Propositions)})
	if ev.URL != "" {
		d.section("more", e.t("event.more"), view.Section{Links: []view.Link{{Label: view.Plain(ev.URL), URL: ev.URL, External: true}}})
	}
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(ev.Sources)})
}

// sourceLinks names the sources of a record that has no figures.
func (e *edition) sourceLinks(refs []model.Ref) []view.Link {
	var out []view.Link
	for _, r := range refs {
		if s := e.p.site.Source(r); s != nil {
			shown := e.source(s)
			label := view.Plain(shown.Publisher.S + e.t("mark.colon") + shown.Title.S)
			label.Lang, label.Dir = shown.Title.Lang, shown.Title.Dir
			out = append(out, view.Link{Label: label, URL: shown.URL, External: true})
		}
	}
	return out
}

func (e *edition) storyPage(d *draft, s *model.Story) {
	d.Kicker = joined(view.Plain(e.t("kind.story.one")), view.Plain(e.date(s.Year, lang.Long)))
	d.Lead, d.Picture = e.text(&s.Base, s.What), e.lead(s.Image)
	d.Figures = e.figures(s.Figures)
	d.Contact = e.contactFor(model.Ref{}, s.Sector)
	d.section("quote", e.t("story.quote"), view.Section{Quotes: e.quote(&s.Base, s.Quote, "site")})
	var rows []view.Row
	if o := e.p.site.Organisation(s.Organisation); o != nil {
		rows = e.linkRow(rows, "story.organisation", o)
	}
	if sector := e.p.site.Sector(s.Sector); sector != nil {
		rows = e.linkRow(rows, "story.sector", sector)
	}
	rows = e.row(rows, "story.checked", view.Row{Value: view.Plain(e.date(s.Checked, lang.Long))})
	d.section("about", e.t("story.about"), view.Section{Rows: rows})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(s.Sources)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(s)})
}
