package plan

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// feeds plans the edition's Atom feed and calendar, and those of its parts.
func (e *edition) feeds() {
	at := e.p.site.Config.At
	e.p.add(whole(e.homePath()+"feed.xml", output.Feed, e.tag, e.feed), at)
	e.p.add(whole(e.homePath()+"events.ics", output.Calendar, e.tag, e.calendar), at)
	for _, part := range e.divided() {
		part.feeds()
	}
}

// offeredFeeds are the feeds that readers are told of: those with something in
// them.
func (e *edition) offeredFeeds() []view.Link {
	var out []view.Link
	if len(e.news()) > 0 {
		out = append(out, view.Link{Label: view.Plain(e.t("feed.atom")), URL: e.p.local(e.homePath() + "feed.xml")})
	}
	if len(e.scheduled()) > 0 {
		out = append(out, view.Link{Label: view.Plain(e.t("feed.events")), URL: e.p.local(e.homePath() + "events.ics")})
	}
	return append(out, view.Link{Label: view.Plain(e.t("feed.facts")), URL: e.p.local(e.dataPath("facts.csv"))})
}

// common plans what belongs to no language: data, sitemap, robots, the root.
func (p *planner) common() {
	at := p.site.Config.At
	std := p.standard()
	for _, e := range append([]*edition{std}, std.divided()...) {
		p.add(whole(e.dataPath("facts.csv"), output.Data, e.tag, e.factSheet), at)
		p.add(whole(e.dataPath("facts.json"), output.Data, "", e.factData), at)
	}
	p.add(whole("sitemap.xml", output.Sitemap, "", p.sitemap), at)
	p.add(whole("robots.txt", output.Text, "", func() view.Robots { return view.Robots{Sitemap: p.absolute("sitemap.xml")} }), at)
	p.add(whole("index.html", output.Page, std.tag, func() view.Page { return std.redirect(std.chrome.Home, std.chrome.SiteName) }), at)
	p.add(whole("404.html", output.Page, std.tag, std.notFound), at)
	p.redirects()
}

// standard is the edition of the default language.
func (p *planner) standard() *edition {
	for _, e := range p.editions {
		if e.tag == p.site.Config.Default() {
			return e
		}
	}
	return p.editions[0]
}

// redirects leads from former addresses to the pages that replaced them: a
// file for Netlify, a page for every other host.
func (p *planner) redirects() {
	var rules []view.RedirectRule
	for _, en := range p.order {
		b := en.record.Common()
		for _, from := range b.RedirectFrom {
			if p.named(from) {
				continue
			}
			rules = append(rules, p.former(en, from)...)
		}
		rules = append(rules, p.renamed(en)...)
	}
	p.add(whole("_redirects", output.Redirect, "", func() view.Redirects { return view.Redirects{Rules: rules} }), p.site.Config.At)
}

// former leads on from a former address, or from a former slug in every
// language that has the page.
func (p *planner) former(en *entry, from string) []view.RedirectRule {
	var rules []view.RedirectRule
	if strings.Contains(from, "/") {
		if e, to := p.destination(en, from); e != nil {
			rules = append(rules, p.moved(e, en, strings.Trim(from, "/"), to))
		}
		return rules
	}
	for _, e := range p.editions {
		to := en.paths[e.tag]
		if old := path.Join(path.Dir(strings.TrimSuffix(to, "/")), from); to != "" && old+"/" != to {
			rules = append(rules, p.moved(e, en, old, to))
		}
	}
	return rules
}

// moved adds a page that leads on, and gives the rule that does the same.
func (p *planner) moved(e *edition, en *entry, from, to string) view.RedirectRule {
	p.add(whole(from+"/index.html", output.Page, e.tag, func() view.Page { return e.redirect(p.local(to), e.name(en.record)) }),
		en.record.Common().Span("redirect_from"))
	return view.RedirectRule{From: p.local(from + "/"), To: p.local(to), Status: 301}
}

// destination is the page that a former address leads to: the entry in the
// language the address begins with, else in the default one.
func (p *planner) destination(en *entry, from string) (*edition, string) {
	first, _, _ := strings.Cut(strings.Trim(from, "/"), "/")
	for _, e := range p.editions {
		if string(e.tag) == first && en.paths[e.tag] != "" {
			return e, en.paths[e.tag]
		}
	}
	for _, e := range append([]*edition{p.standard()}, p.editions...) {
		if en.paths[e.tag] != "" {
			return e, en.paths[e.tag]
		}
	}
	return nil, ""
}

// feedLength is how many entries a feed has.
const feedLength = 40

// news is an entry with the day that says how new it is.
type news struct {
	en  *entry
	day date.Date
}

// news are the entries that a feed tells of, the newest first.
func (e *edition) news() []news {
	var all []news
	for _, en := range e.p.order {
		if day := updated(en.record); !day.IsZero() && en.paths[e.tag] != "" && !day.First().After(e.p.today) && e.concerned(en.record) {
			all = append(all, news{en, day.First()})
		}
	}
	slices.SortStableFunc(all, func(a, b news) int {
		return cmp.Or(b.day.Compare(a.day), strings.Compare(a.en.record.Common().Key(), b.en.record.Common().Key()))
	})
	if len(all) > feedLength { // what has happened goes before what was merely confirmed
		slices.SortStableFunc(all, func(a, b news) int { return cmp.Compare(rankInFeed(a.en), rankInFeed(b.en)) })
		all = all[:feedLength]
		slices.SortStableFunc(all, func(a, b news) int { return b.day.Compare(a.day) })
	}
	return all
}

// feed tells what is new: records by the day somebody last confirmed them.
func (e *edition) feed() view.Feed {
	f := view.Feed{ID: e.p.absolute(e.homePath() + "feed.xml"), Lang: string(e.tag), Title: firstOf(e.chrome.SiteName.S, e.p.base.Host), Subtitle: e.chrome.Tagline.S,
		Self: e.p.absolute(e.homePath() + "feed.xml"), Home: e.p.absolute(e.homePath()), Author: firstOf(e.chrome.Publisher.S, e.p.base.Host)}
	for _, d := range e.news() {
		title, summary := e.name(d.en.record), e.summary(d.en.record)
		entry := view.FeedEntry{ID: e.p.absolute(d.en.paths[e.tag]), URL: e.p.absolute(d.en.paths[e.tag]), Title: title.S, Summary: summary.S,
			Updated: d.day.String() + "T00:00:00Z"}
		for _, m := range append(title.Marks, summary.Marks...) {
			if m.Fact != "" {
				entry.Facts = append(entry.Facts, m.Fact)
			}
		}
		f.Entries = append(f.Entries, entry)
	}
	f.Updated = e.p.today.String() + "T00:00:00Z"
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return f
}

// rankInFeed puts news before everything else.
func rankInFeed(en *entry) int {
	if page, ok := en.record.(*model.Page); ok && page.IsNews() {
		return 0
	}
	return 1
}

// updated is the day that says how new a record is.
func updated(r model.Record) date.Date {
	switch r := r.(type) {
	case *model.Story:
		return r.Checked
	case *model.Incentive:
		return r.VerifiedOn
	case *model.Fact:
		return r.VerifiedOn
	case *model.Page:
		if r.Date.After(r.Reviewed) {
			return r.Date
		}
	}
	return r.Common().Reviewed
}

// summary is what a record says of itself in a sentence or two.
func (e *edition) summary(r model.Record) view.Text {
	b := r.Common()
	switch r := r.(type) {
	case *model.Proposition:
		return e.text(b, r.Promise)
	case *model.Sector:
		return e.text(b, r.Summary)
	case *model.Strength:
		return e.text(b, r.Summary)
	case *model.Incentive:
		return e.text(b, r.Summary)
	case *model.Facility:
		return e.text(b, r.Summary)
	case *model.Document:
		return e.text(b, r.Summary)
	case *model.Strategy:
		return e.text(b, r.Summary)
	case *model.Priority:
		return e.text(b, r.Summary)
	case *model.Challenge:
		return e.text(b, r.Summary)
	case *model.Instrument:
		return e.text(b, r.Summary)
	case *model.Practice:
		return e.text(b, r.Summary)
	case *model.Project:
		return e.text(b, r.Summary)
	case *model.Process:
		return e.text(b, r.Summary)
	case *model.Ranking:
		return e.text(b, r.Summary)
	case *model.Story:
		return e.text(b, r.What)
	case *model.Event:
		return e.text(b, r.Summary)
	case *model.Benchmark:
		return e.text(b, r.Finding)
	case *model.Region:
		return e.text(b, r.Claim)
	case *model.Page:
		return e.text(b, r.Description)
	case *model.Fact:
		figure := e.figure(r)
		line := figure.Label.S + e.t("mark.colon")
		return view.Text{S: line + spoken(figure), Marks: []view.Mark{{Start: len(line), End: len(line) + len(spoken(figure)), Fact: figure.Fact}}}
	case model.Named:
		return e.text(b, r.Gist())
	}
	return view.Text{}
}

// scheduled are the events that are known to the day.
func (e *edition) scheduled() []*model.Event {
	return slices.DeleteFunc(e.sortedEvents(), func(ev *model.Event) bool { return ev.Start.Date.Precision() != date.ToDay })
}

// calendar is the events that a calendar can take.
func (e *edition) calendar() view.Calendar {
	c := view.Calendar{Name: e.chrome.SiteName.S, Lang: string(e.tag), Stamp: e.p.today.String(), ProdID: "-//Lodestone//" + e.p.base.Host + "//" + strings.ToUpper(string(e.tag))}
	for _, ev := range e.scheduled() {
		out := view.CalendarEvent{UID: strings.ReplaceAll(ev.Key(), "/", "-") + "@" + e.p.base.Hostname(), Start: ev.Start.String(), End: ev.End.String(),
			Zone: ev.Zone, Summary: e.name(ev), Description: e.text(&ev.Base, ev.Summary), Location: e.text(&ev.Base, ev.Place), Status: "CONFIRMED"}
		if en := e.p.entryOf(ev); en != nil && en.paths[e.tag] != "" {
			out.URL = e.p.absolute(en.paths[e.tag])
		}
		switch ev.State {
		case "cancelled":
			out.Status = "CANCELLED"
		case "tentative":
			out.Status = "TENTATIVE"
		case "rescheduled":
			out.Sequence = 1
		}
		if !ev.Start.HasTime {
			out.Zone = ""
		}
		c.Events = append(c.Events, out)
	}
	return c
}

// factSheet is every fact as a table for machines.
func (e *edition) factSheet() view.Sheet {
	s := view.Sheet{Document: view.Document{Lang: string(e.tag)}}
	for _, c := range e.factColumns() {
		s.Columns = append(s.Columns, view.Column{Key: c.Key, Label: c.Key})
	}
	for _, en := range e.p.order {
		if f, ok := en.record.(*model.Fact); ok && e.concerned(f) {
			s.Rows = append(s.Rows, e.factRow(f))
			s.Facts = append(s.Facts, f.Key())
		}
	}
	return s
}

// factData is every fact for programs, with labels in all languages.
func (e *edition) factData() view.FactData {
	p, std := e.p, e
	out := view.FactData{Site: p.absolute(""), Date: p.today.String(), Licence: p.site.Config.Licence}
	for _, en := range p.order {
		f, ok := en.record.(*model.Fact)
		if !ok || !e.concerned(f) {
			continue
		}
		figure := std.figure(f)
		r := view.FactRecord{ID: f.Key(), Label: map[string]string{}, Value: p.exact(f), Unit: p.site.UnitOf(f), AsOf: f.AsOf.String(),
			State: string(figure.State), Qualifier: f.Qualifier, Due: f.Due.String(), Indicator: f.Indicator.ID, Method: figure.Method, URL: p.absolute(en.paths[std.tag])}
		for _, e := range p.editions {
			if s, _ := f.Label.In(e.own); s != "" {
				r.Label[string(e.tag)] = e.named(&f.Base, f.Label).S
			}
		}
		if region := p.site.GeoOf(f); region != nil {
			r.Region = region.ID
		}
		if older := p.site.Fact(f.Supersedes); older != nil {
			r.Supersedes = older.Key()
		}
		for _, o := range p.site.DisputesOf(f) {
			r.Disputes = append(r.Disputes, o.Key())
		}
		for _, s := range p.site.SourcesOf(f) {
			r.Sources = append(r.Sources, view.FactSource{ID: s.Key(), Title: std.text(&s.Base, s.Title).S, Publisher: std.text(&s.Base, s.Publisher).S,
				URL: s.URL, Published: s.Published.String(), Accessed: s.Accessed.String()})
		}
		out.Facts = append(out.Facts, r)
	}
	return out
}

// sitemap lists every page that search engines should know, with its
// cluster.
func (p *planner) sitemap() view.Sitemap {
	var out view.Sitemap
	add := func(e *edition, path string, en *entry) {
		if en != nil && en.percent[e.tag] < mostly {
			return
		}
		u := view.SitemapURL{Loc: p.absolute(path), Alternates: p.alternates(e.cluster(path, en), en)}
		if en != nil {
			if page, ok := en.record.(*model.Page); ok && page.NoIndex {
				return
			}
			if day := updated(en.record); day.Precision() == date.ToDay {
				u.LastMod = day.String()
			}
		}
		out.URLs = append(out.URLs, u)
	}
	for _, e := range p.editions {
		add(e, e.homePath(), nil)
		for _, part := range append([]*edition{e}, e.divided()...) {
			if part.hasNews() {
				add(part, part.newsPath(), nil)
			}
			for _, k := range model.Kinds() {
				if part.listed(k) {
					add(part, part.listPath(k.Folder), nil)
				}
			}
		}
		for _, en := range p.order {
			if path, ok := en.paths[e.tag]; ok {
				add(e, path, en)
			}
		}
	}
	return out
}
