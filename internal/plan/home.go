package plan

import (
	"slices"

	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// home makes the home page: of the only region, or of the network.
func (e *edition) home() view.Page {
	d := e.begin(view.LayoutHome, "home")
	c := e.p.site.Config
	d.Title, d.Lead = d.Chrome.SiteName, d.Chrome.Tagline
	if r := e.region; r != nil {
		d.Kicker = e.named(&r.Base, r.Name)
		if claim := e.text(&r.Base, r.Claim); !claim.Empty() {
			d.Title = claim
		}
		d.Lead = e.text(&r.Base, r.Summary)
		d.Figures = e.figures(r.Headline)
		d.Contact = e.contactFor(r.Contact, model.Ref{})
	}
	if notice := e.text(&c.Base, c.Notice); !notice.Empty() {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeDemo, Text: notice})
	}
	if missing := e.leftOut(); missing != "" {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeInfo, Text: view.Plain(e.say("region.left_out", "Regions", missing))})
	}
	e.homeSections(d)
	if e.p.network() {
		d.section("lists", e.t("home.lists"), view.Section{Links: e.allLists()})
	}
	return d.finish(e.homePath(), nil)
}

// allLists are the lists of a network, to which its regions' pages do not lead.
func (e *edition) allLists() []view.Link {
	var out []view.Link
	for _, k := range model.Kinds() {
		if e.listed(k) {
			out = append(out, view.Link{Label: view.Plain(e.t("kind." + k.Name + ".many")), URL: e.p.local(e.listPath(k.Folder))})
		}
	}
	return out
}

// homeSections are what a home page leads to: of a site, of a network, of a
// region in it.
func (e *edition) homeSections(d *draft) {
	d.section("doors", e.t("home.door"), view.Section{Doors: e.doors()})
	if p := e.special("home"); p != nil {
		e.prose(d, p)
	}
	for _, s := range []struct {
		kind string
		most int
	}{{"region", 0}, {"proposition", 12}, {"sector", 6}, {"strength", 6}} {
		if s.kind == "region" {
			d.section("region", e.t("home.region"), e.regionCards())
			continue
		}
		d.section(s.kind, e.t("home."+s.kind), e.teaser(s.kind, s.most))
	}
	d.section("benchmark", e.t("home.benchmark"), e.firstBenchmark())
	d.section("incentive", e.t("home.incentive"), e.openIncentives(5))
	d.section("event", e.t("home.event"), e.comingEvents(4))
	d.section("story", e.t("home.story"), e.teaser("story", 3))
	d.section("news", e.t("home.news"), e.latestNews(3))
}

// teaser shows the first records of a kind and leads to the rest.
func (e *edition) teaser(kind string, most int) view.Section {
	var s view.Section
	all := e.of(kind)
	for _, en := range all[:min(most, len(all))] {
		s.Cards = append(s.Cards, e.card(en.record))
	}
	if len(all) > most {
		s.More = e.more(kind)
	}
	return s
}

// more leads to the whole list of a kind.
func (e *edition) more(kind string) *view.Link {
	k, _ := model.KindNamed(kind)
	return &view.Link{Label: view.Plain(e.t("kind." + kind + ".all")), URL: e.p.local(e.listPath(k.Folder))}
}

func (e *edition) firstBenchmark() view.Section {
	all := e.of("benchmark")
	if len(all) == 0 {
		return view.Section{}
	}
	s := view.Section{Benchmarks: []view.Benchmark{e.benchmark(all[0].record.(*model.Benchmark))}}
	if len(all) > 1 {
		s.More = e.more("benchmark")
	}
	return s
}

func (e *edition) openIncentives(most int) view.Section {
	var s view.Section
	for _, en := range e.of("incentive") {
		i := en.record.(*model.Incentive)
		if i.Closed(e.p.today) {
			continue
		}
		if len(s.Incentives) == most {
			break
		}
		s.Incentives = append(s.Incentives, e.incentive(i))
	}
	if len(e.of("incentive")) > len(s.Incentives) {
		s.More = e.more("incentive")
	}
	return s
}

func (e *edition) comingEvents(most int) view.Section {
	var s view.Section
	for _, ev := range e.sortedEvents() {
		if !ev.Last().Ended(e.p.today) && len(s.Events) < most {
			s.Events = append(s.Events, e.event(ev))
		}
	}
	if len(e.of("event")) > len(s.Events) {
		s.More = e.more("event")
	}
	return s
}

// sortedEvents gives the events by their start.
func (e *edition) sortedEvents() []*model.Event {
	var out []*model.Event
	for _, en := range e.of("event") {
		out = append(out, en.record.(*model.Event))
	}
	slices.SortStableFunc(out, func(a, b *model.Event) int { return a.Begins().Compare(b.Begins()) })
	return out
}

// list makes the page that lists a kind.
func (e *edition) list(k model.Kind, made output.Made) view.Page {
	d := e.begin(view.LayoutList, k.Name)
	d.Title = view.Plain(e.t("kind." + k.Name + ".many"))
	d.Lead = view.Plain(e.t("kind." + k.Name + ".lead"))
	d.Breadcrumbs = append(e.way(), view.Link{Label: d.Title, Current: true})
	switch k.Name {
	case "incentive":
		e.incentiveList(d)
	case "event":
		e.eventList(d)
	case "contact":
		e.contactList(d)
	case "ambassador":
		e.ambassadorList(d)
	case "fact":
		e.factList(d)
	case "document":
		e.documentList(d)
	case "priority":
		e.priorityList(d)
	case "challenge":
		e.challengeList(d)
	case "toolkit":
		e.toolkitList(d, made)
	case "benchmark":
		var s view.Section
		for _, en := range e.of("benchmark") {
			s.Benchmarks = append(s.Benchmarks, e.benchmark(en.record.(*model.Benchmark)))
		}
		d.section("list", d.Title.S, e.orEmpty(s, k.Name))
	case "service":
		e.serviceList(d)
	case "need":
		e.needList(d)
	case "campaign":
		e.campaignList(d)
	case "work-area":
		e.workAreaList(d)
	case "faq":
		e.questionList(d)
	case "term":
		e.termList(d)
	default:
		e.cardList(d, k.Name)
	}
	return d.finish(e.listPath(k.Folder), nil)
}

// orEmpty says what to do when a list has nothing.
func (e *edition) orEmpty(s view.Section, kind string) view.Section {
	if isEmpty(s) {
		s.Empty = view.Plain(e.t("kind." + kind + ".none"))
	}
	return s
}

// contactList has the form, then the desks by topic, on a portal by region; a desk for
// several topics stands in the first one's group.
func (e *edition) contactList(d *draft) {
	groups, titles := map[string]*view.Section{}, map[string]string{}
	var order []string
	for _, c := range e.desks() {
		if _, ok := e.p.entryOf(c).paths[e.tag]; !ok || len(c.Topics) == 0 {
			continue
		}
		topic := c.Topics[0]
		title := e.t("topic." + topic)
		if e.portal() {
			topic, title = e.regionOfDesk(c)
		}
		if groups[topic] == nil {
			groups[topic], titles[topic] = &view.Section{}, title
			order = append(order, topic)
		}
		if shown := e.contact(c, "site"); shown != nil {
			groups[topic].Contacts = append(groups[topic].Contacts, *shown)
		}
	}
	if form := e.enquiry(); form != nil {
		d.section("write", e.t("enquiry.title"), view.Section{Intro: view.Plain(e.t("enquiry.lead")), Enquiry: form})
	}
	for _, topic := range order {
		d.section(topic, titles[topic], *groups[topic])
	}
	if len(order) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "contact"))
	}
}
