package plan

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) campaignPage(d *draft, c *model.Campaign) {
	d.Kicker = joined(d.Kicker, e.word("campaign.state", e.campaignState(c)))
	d.Lead = e.text(&c.Base, c.Summary)
	d.Figures = e.figures(c.Facts)
	d.Contact = e.contactFor(c.Contact, model.Ref{})
	rows := e.row(nil, "service.audience", view.Row{Items: e.wordItems("audience", c.Audience)})
	var markets []string
	for _, m := range c.Markets {
		markets = append(markets, lang.Country(m, e.tag))
	}
	rows = e.row(rows, "contact.markets", view.Row{Value: view.Plain(e.loc.List(markets))})
	rows = e.row(rows, "campaign.period", view.Row{Value: view.Plain(e.loc.DateRange(c.From, c.Until, lang.Long))})
	if to := e.campaignTarget(c); to.URL != "" {
		rows = e.row(rows, "campaign.leads_to", view.Row{Link: &to})
	}
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	d.section("links", e.t("campaign.links"), e.campaignLinks(c))
	d.section("outcome", e.t("event.outcome"), view.Section{Intro: e.text(&c.Base, c.Outcome)})
	var events []view.Event
	for _, r := range c.Events {
		if ev, ok := model.Get[*model.Event](e.p.site, "event", r); ok && e.p.entryOf(ev) != nil {
			events = append(events, e.event(ev))
		}
	}
	d.section("events", e.t("kind.event.many"), view.Section{Events: events})
	d.section("toolkits", e.t("kind.toolkit.many"), view.Section{Cards: e.cards("toolkit", c.Toolkits)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(c)})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(c.Sources)})
}

// campaignState is coming, running or over.
func (e *edition) campaignState(c *model.Campaign) string {
	switch {
	case c.Until.Ended(e.p.today):
		return "over"
	case c.From.First().After(e.p.today):
		return "coming"
	}
	return "running"
}

// campaignTarget is where the links of a campaign lead, in this language or
// else in one that has the page.
func (e *edition) campaignTarget(c *model.Campaign) view.Link {
	if k, ok := model.KindIn(c.LeadsTo); ok && e.listed(k) {
		return view.Link{Label: view.Plain(e.t("kind." + k.Name + ".many")), URL: e.p.local(e.listPath(k.Folder))}
	}
	if r := e.p.linked(c.LeadsTo, c.Region); r != nil {
		return e.linkTo(r)
	}
	return view.Link{}
}

// campaignLinks gives each channel the address that it is to use. It is text
// to copy: followed from here it would count this site's readers.
func (e *edition) campaignLinks(c *model.Campaign) view.Section {
	to := e.campaignTarget(c)
	if to.URL == "" {
		return view.Section{}
	}
	t := &view.Table{Records: true, Caption: view.Plain(e.t("campaign.links")), Head: []view.Text{view.Plain(e.t("campaign.channel")), view.Plain(e.t("campaign.medium")), view.Plain(e.t("campaign.address"))}}
	for _, ch := range c.Channels {
		address := e.p.full(to.URL) + "?" + strings.Join([]string{"utm_source=" + url.QueryEscape(ch.Source), "utm_medium=" + url.QueryEscape(ch.Medium),
			"utm_campaign=" + url.QueryEscape(cmp.Or(c.Tag, c.ID))}, "&")
		t.Rows = append(t.Rows, []view.Cell{{Text: e.text(&c.Base, ch.Text)}, {Text: e.word("campaign.medium", ch.Medium)}, {Text: view.Plain(address)}})
	}
	return view.Section{Table: t, Intro: view.Plain(e.t("campaign.links_intro"))}
}

// campaignList is what runs, what comes and what is over.
func (e *edition) campaignList(d *draft) {
	records := e.records("campaign")
	slices.SortStableFunc(records, func(a, b model.Record) int { return b.(*model.Campaign).From.Compare(a.(*model.Campaign).From) })
	sections := map[string]*view.Section{"running": {}, "coming": {}, "over": {}}
	for _, r := range records {
		s := sections[e.campaignState(r.(*model.Campaign))]
		s.Cards = append(s.Cards, e.card(r))
	}
	for _, state := range []string{"running", "coming", "over"} {
		d.section(state, e.t("campaign.state."+state), *sections[state])
	}
	if len(records) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "campaign"))
	}
}

func (e *edition) playbookPage(d *draft, p *model.Playbook) {
	d.Kicker = joined(d.Kicker, e.word("playbook.mode", p.Mode))
	d.Lead = e.text(&p.Base, p.Summary)
	d.Contact = e.contactFor(p.Contact, model.Ref{})
	var trail []view.TrailStep
	for i, step := range p.Steps {
		kind := joined(e.nth("offer.step", i+1), e.text(&p.Base, step.Who))
		trail = append(trail, view.TrailStep{Kind: kind, Title: e.named(&p.Base, step.Title), Text: e.text(&p.Base, step.Text)})
	}
	d.section("steps", e.t("playbook.steps"), view.Section{Trail: trail})
	for _, t := range p.Templates {
		rows := e.row(nil, "playbook.subject", view.Row{Value: e.text(&p.Base, t.Subject)})
		rows = e.row(rows, "playbook.text", view.Row{Items: e.paragraphs(&p.Base, t.Text)})
		d.titled("template-"+t.Key, e.named(&p.Base, t.Title), view.Section{Rows: rows, Intro: view.Plain(e.t("playbook.template"))})
	}
	d.section("services", e.t("kind.service.many"), view.Section{Cards: e.cards("service", p.Services)})
	d.section("used", e.t("fact.used"), view.Section{Links: e.usedIn(p)})
}

// paragraphs gives a text cut at its empty lines.
func (e *edition) paragraphs(b *model.Base, t model.Text) []view.Text {
	s, tag := e.pick(b, t)
	var out []view.Text
	for _, p := range strings.Split(s, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p == "" {
			continue
		}
		if shown := e.text(b, model.Text{tag: p}); !shown.Empty() {
			out = append(out, shown)
		}
	}
	return out
}

func (e *edition) playbookAnswers(r model.Record) []answer {
	mode := r.(*model.Playbook).Mode
	return []answer{{key: "type", value: mode, label: e.word("playbook.mode", mode)}}
}

// playbookNode is how something is done, step by step.
func (e *edition) playbookNode(page *view.Page, p *model.Playbook) node {
	n := thing("HowTo")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("inLanguage", string(e.tag))
	var steps []node
	for i, step := range p.Steps {
		s := thing("HowToStep")
		s.put("position", i+1)
		s.put("name", e.named(&p.Base, step.Title).S)
		s.put("text", e.text(&p.Base, step.Text).S)
		steps = append(steps, s)
	}
	n.put("step", steps)
	return n
}
