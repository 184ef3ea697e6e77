package plan

import (
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// cardList shows the records of a kind as cards, in the order of the language.
func (e *edition) cardList(d *draft, kind string) {
	ask := e.asks(kind)
	records := e.records(kind)
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	facets := func(model.Record) []string { return nil }
	if ask == nil {
		ask = func(model.Record) []answer { return nil }
	}
	if kind != "region" {
		d.Filters, facets = narrow(e, records, byRegion(e, ask), "region", "mission", "type", "level", "tier", "readiness", "subtopic", "sector", "language", "where", "funder", "state")
	}
	var s view.Section
	for _, r := range records {
		card := e.card(r)
		card.Facets = facets(r)
		s.Cards = append(s.Cards, card)
	}
	d.section("list", d.Title.S, e.orEmpty(s, kind))
}

// asks gives what the items of a list of cards answer to its filters; nil for
// a list that has none.
func (e *edition) asks(kind string) func(model.Record) []answer {
	return map[string]func(model.Record) []answer{
		"facility": e.facilityAnswers, "organisation": e.organisationAnswers, "hub": e.hubAnswers,
		"cluster": e.clusterAnswers, "training": e.trainingAnswers, "premises": e.premisesAnswers, "opportunity": e.soughtAnswers, "playbook": e.playbookAnswers,
		"strategy": e.strategyAnswers, "instrument": e.instrumentAnswers, "practice": e.practiceAnswers, "project": e.projectAnswers,
	}[kind]
}

// incentiveList is the catalogue: what is open, soonest to close first, then
// what will open, then what has closed.
func (e *edition) incentiveList(d *draft) {
	records := e.records("incentive")
	lang.Sort(lang.NewCollator(e.tag), records, func(r model.Record) string { return e.name(r).S })
	slices.SortStableFunc(records, func(a, b model.Record) int { return e.byWindow(a.(*model.Incentive), b.(*model.Incentive)) })
	var facets func(model.Record) []string
	d.Filters, facets = narrow(e, records, byRegion(e, e.incentiveAnswers), "region", "type", "where", "who", "award", "sector", "state")
	sections := map[string]*view.Section{"open": {}, "upcoming": {}, "closed": {}}
	for _, r := range records {
		i := r.(*model.Incentive)
		shown := e.incentive(i)
		shown.Facets = facets(r)
		s := sections[e.p.windowOf(i)]
		s.Incentives = append(s.Incentives, shown)
	}
	open := e.orEmpty(*sections["open"], "incentive")
	if len(open.Incentives) > 1 {
		open.Intro = view.Plain(e.t("incentive.list_order"))
	}
	d.section("open", e.t("incentive.list_open"), open)
	d.section("upcoming", e.t("incentive.list_upcoming"), *sections["upcoming"])
	d.section("closed", e.t("incentive.list_closed"), *sections["closed"])
}

// windowOf tells how the window of an incentive stands today.
func (p *planner) windowOf(i *model.Incentive) string {
	switch {
	case i.Closed(p.today):
		return "closed"
	case !i.Window.Opens.IsZero() && i.Window.Opens.After(p.today):
		return "upcoming"
	}
	return "open"
}

// byWindow puts what closes soonest first and what has no end last; of those
// that have closed, the last one first.
func (e *edition) byWindow(a, b *model.Incentive) int {
	first := func(i *model.Incentive) date.Date {
		if e.p.windowOf(i) == "upcoming" {
			return i.Window.Opens
		}
		return i.Window.Closes
	}
	x, y := first(a), first(b)
	switch {
	case x.IsZero() && y.IsZero():
		return 0
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	}
	if order := x.Compare(y); !a.Closed(e.p.today) {
		return order
	}
	return y.Compare(x)
}

func (e *edition) incentiveState(i *model.Incentive) answer {
	state := e.p.windowOf(i)
	return answer{key: "state", value: state, label: view.Plain(e.t("incentive.list_" + state)), rank: slices.Index([]string{"open", "upcoming", "closed"}, state)}
}

// eventList is the calendar: what comes by month, what has been by year.
func (e *edition) eventList(d *draft) {
	events := e.sortedEvents()
	var facets func(*model.Event) []string
	d.Filters, facets = narrow(e, events, byRegion(e, e.eventAnswers), "region", "when", "role", "sector")
	var coming, past view.Section
	for _, ev := range events {
		shown := e.event(ev)
		shown.Facets = facets(ev)
		if shown.Past {
			past.Calendar = dated(past.Calendar, e.loc.Date(date.Date{Year: ev.Start.Year}, lang.Long), shown)
		} else {
			coming.Calendar = dated(coming.Calendar, e.month(ev.Start.Date), shown)
		}
	}
	slices.Reverse(past.Calendar)
	for _, s := range past.Calendar {
		slices.Reverse(s.Events)
	}
	if len(e.scheduled()) > 0 {
		d.Actions = []view.Link{{Label: view.Plain(e.t("event.subscribe")), URL: e.p.local(e.homePath() + "events.ics")}}
	}
	d.section("coming", e.t("event.list_coming"), e.orEmpty(coming, "event"))
	d.section("past", e.t("event.list_past"), past)
}

// month is the head under which an event stands: its month, or its date as far
// as it is known.
func (e *edition) month(at date.Date) string {
	if at.Precision() == date.ToDay {
		at.Day = 0
	}
	return upperFirst(e.loc.Date(at, lang.Long))
}

// dated adds an event to a calendar, under a head of its own when it has
// another than the one before.
func dated(groups []view.EventGroup, title string, ev view.Event) []view.EventGroup {
	if n := len(groups); n > 0 && groups[n-1].Title == title {
		groups[n-1].Events = append(groups[n-1].Events, ev)
		return groups
	}
	return append(groups, view.EventGroup{Title: title, Events: []view.Event{ev}})
}

func (e *edition) ambassadorList(d *draft) {
	var records []*model.Ambassador
	for _, en := range e.of("ambassador") {
		a := en.record.(*model.Ambassador)
		if e.ambassador(a, "site") != nil {
			records = append(records, a)
		}
	}
	lang.Sort(lang.NewCollator(e.tag), records, func(a *model.Ambassador) string { return e.ambassador(a, "site").Name.S })
	var facets func(*model.Ambassador) []string
	d.Filters, facets = narrow(e, records, byRegion(e, e.ambassadorAnswers), "region", "language", "market", "sector")
	var s view.Section
	for _, a := range records {
		shown := e.ambassador(a, "site")
		shown.Facets = facets(a)
		s.People = append(s.People, *shown)
	}
	d.section("list", d.Title.S, e.orEmpty(s, "ambassador"))
	for _, p := range e.p.site.Programmes() {
		if e.p.entryOf(p) != nil {
			d.section("programme", e.t("kind.programme.one"), view.Section{Links: []view.Link{e.linkTo(p)}})
		}
	}
}

// factList is every fact that stands, by region.
func (e *edition) factList(d *draft) {
	var regions []*model.Region
	var all []*model.Fact
	byRegion := map[*model.Region][]*model.Fact{}
	for _, en := range e.of("fact") {
		f := en.record.(*model.Fact)
		if e.p.site.SupersededBy(f) != nil {
			continue
		}
		r := e.p.site.GeoOf(f)
		if byRegion[r] == nil {
			regions = append(regions, r)
		}
		byRegion[r] = append(byRegion[r], f)
		all = append(all, f)
	}
	var facets func(*model.Fact) []string
	d.Filters, facets = narrow(e, all, e.factAnswers, "region", "state", "sector")
	home := e.region
	slices.SortStableFunc(regions, func(a, b *model.Region) int {
		switch {
		case a == b:
			return 0
		case a == home || b == nil:
			return -1
		case b == home || a == nil:
			return 1
		}
		return 0
	})
	d.Actions = []view.Link{
		{Label: view.Plain(e.say("action.download_facts", "Format", "CSV")), URL: e.p.local(e.dataPath("facts.csv"))},
		{Label: view.Plain(e.say("action.download_facts", "Format", "JSON")), URL: e.p.local(e.dataPath("facts.json"))},
	}
	for _, r := range regions {
		title, id := e.t("fact.elsewhere"), "other"
		if r != nil {
			title, id = e.named(&r.Base, r.Name).S, "region-"+r.ID
		}
		table := e.factTable(byRegion[r])
		for i, f := range byRegion[r] {
			table.Rows[i][0].Facets = facets(f)
		}
		table.Caption = view.Plain(e.say("fact.table_of", "Region", title))
		d.section(id, title, view.Section{Table: table})
	}
	if len(regions) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "fact"))
	}
}
