package plan

import (
	"cmp"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// newsPath is the address of the list of news.
func (e *edition) newsPath() string { return e.listPath(model.NewsFolder) }

// hasNews tells whether this language has a list of news.
func (e *edition) hasNews() bool { return e.has(model.NewsFolder) && len(e.newsPages()) > 0 }

// newsTarget is where the list of news is: in this language, else in the
// first one that has it.
func (e *edition) newsTarget() target {
	if e.hasNews() {
		return target{url: e.p.local(e.newsPath())}
	}
	for _, tag := range e.others() {
		i := slices.IndexFunc(e.p.editions, func(o *edition) bool { return o.tag == tag })
		if other := e.sibling(e.p.editions[i]); other != nil && other.hasNews() {
			return target{other.p.local(other.newsPath()), tag}
		}
	}
	return target{}
}

// newsPages is what this language has of it, newest first.
func (e *edition) newsPages() []*model.Page {
	var out []*model.Page
	for _, en := range e.of("page") {
		if page := en.record.(*model.Page); page.IsNews() && !page.Date.IsZero() {
			out = append(out, page)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.Page) int {
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.Key(), b.Key()))
	})
	return out
}

// newsPage adds to an article when it was published, under what, and what to
// read next.
func (e *edition) newsPage(d *draft, p *model.Page) {
	d.Kicker = joined(append([]view.Text{view.Plain(e.date(p.Date, lang.Long))}, e.categories(p)...)...)
	if p.Sector.IsZero() && len(p.Sectors) == 1 {
		d.Contact = e.contactFor(p.Contact, sectorRef(p.Sectors))
	}
	d.section("sectors", e.t("kind.sector.many"), view.Section{Links: e.links("sector", p.Sectors)})
	var related []view.Link
	for _, to := range p.Related {
		if r := e.p.linked(to, p.Region); r != nil && e.p.entryOf(r) != nil {
			related = append(related, e.linkTo(r))
		}
	}
	d.section("related", e.t("news.related"), view.Section{Links: related})
}

// categories names those of a piece of news.
func (e *edition) categories(p *model.Page) []view.Text {
	var out []view.Text
	for _, r := range p.Categories {
		if t := e.p.site.Term(r); t != nil {
			name := e.named(&t.Base, t.Term)
			name.S = upperFirst(name.S)
			out = append(out, name)
		}
	}
	return out
}

// newsList is all news by year.
func (e *edition) newsList() view.Page {
	d := e.begin(view.LayoutList, "news")
	d.Title, d.Lead = view.Plain(e.t("news.title")), view.Plain(e.t("news.lead"))
	d.Breadcrumbs = append(e.way(), view.Link{Label: d.Title, Current: true})
	d.Actions = []view.Link{{Label: view.Plain(e.t("feed.atom")), URL: e.p.local(e.homePath() + "feed.xml")}}
	all := e.newsPages()
	var facets func(*model.Page) []string
	d.Filters, facets = narrow(e, all, byRegion(e, e.newsAnswers), "region", "topic", "sector")
	for start := 0; start < len(all); {
		year := all[start].Date.Year
		var s view.Section
		for ; start < len(all) && all[start].Date.Year == year; start++ {
			card := e.newsCard(all[start])
			card.Facets = facets(all[start])
			s.Cards = append(s.Cards, card)
		}
		d.section("y"+date.Date{Year: year}.String(), e.loc.Date(date.Date{Year: year}, lang.Long), s)
	}
	return d.finish(e.newsPath(), nil)
}

func (e *edition) newsCard(p *model.Page) view.Card {
	card := e.card(p)
	card.Kicker = joined(append([]view.Text{view.Plain(e.date(p.Date, lang.Long))}, e.categories(p)...)...)
	card.Text = e.text(&p.Base, p.Description)
	return card
}

func (e *edition) newsAnswers(p *model.Page) []answer {
	out := e.inSectors(p.Sectors...)
	for _, r := range p.Categories {
		if t := e.p.site.Term(r); t != nil {
			name := e.named(&t.Base, t.Term)
			name.S = upperFirst(name.S)
			out = append(out, answer{key: "topic", value: e.p.code(t), label: name})
		}
	}
	return out
}

// latestNews is the newest pieces, and the way to the others.
func (e *edition) latestNews(most int) view.Section {
	var s view.Section
	if !e.has(model.NewsFolder) {
		return s
	}
	all := e.newsPages()
	for _, p := range all[:min(most, len(all))] {
		s.Cards = append(s.Cards, e.newsCard(p))
	}
	if len(all) > most {
		s.More = &view.Link{Label: view.Plain(e.t("news.all")), URL: e.p.local(e.newsPath())}
	}
	return s
}
