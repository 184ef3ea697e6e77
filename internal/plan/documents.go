package plan

import (
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// document is what every document of a kit says about itself.
func (k *kit) document(p *model.Proposition) view.Document {
	e := k.e
	d := view.Document{
		Lang: string(e.tag), Dir: e.dir, Title: e.name(p).S, Subject: e.text(&p.Base, p.Promise).S, Author: e.chrome.Publisher.S,
		URL: e.p.absolute(e.homePath()), Date: e.date(e.p.today, lang.Long), DateISO: e.p.today.String(), Licence: k.toolkit.Licence,
		Brand: e.p.opts.Look.Brand, SiteName: e.chrome.SiteName, Statement: e.statement(k.toolkit),
	}
	if path, ok := e.p.entryOf(p).paths[e.tag]; ok {
		d.URL = e.p.absolute(path)
	}
	if r := e.p.site.Region(model.Ref{ID: p.Region}); r != nil {
		d.RegionName = e.named(&r.Base, r.Name)
	}
	if s := e.p.site.Sector(p.Sector); s != nil {
		d.Keywords = []string{e.name(s).S, d.RegionName.S}
	}
	d.Words = k.words(d)
	return d
}

// words is every interface word that the documents print.
func (k *kit) words(d view.Document) view.Words {
	t := func(id string) string { return k.e.t("document." + id) }
	return view.Words{
		Sources: t("sources"), Offers: t("offers"), Figures: t("figures"), Benchmark: t("benchmark"), Incentives: t("incentives"),
		Contact: t("contact"), Incentive: t("incentive"), Benefit: t("benefit"), Until: t("until"), Who: t("who"), Region: t("region"),
		Value: t("value"), Year: t("year"), Source: t("source"), Page: t("page"), ReadMore: t("read_more"), Accessed: t("accessed"), Colon: k.e.t("mark.colon"),
		Forecast: t("forecast"), Stale: t("stale"), Notes: t("notes"), TalkingPoints: t("talking_points"), PresentedBy: t("presented_by"),
		Updated: k.e.say("document.updated", "Date", d.Date), QRAlt: k.e.say("document.qr", "Address", d.URL),
	}
}

// presenterView is who stands on a personal kit, or nil.
func (k *kit) presenterView() *view.Person {
	if k.presenter == nil {
		return nil
	}
	return k.e.ambassador(k.presenter, "kit")
}

// proof is the first figures of a proposition, as many as stand side by side.
func (k *kit) proof(p *model.Proposition, most int) []view.Figure {
	all := k.e.figures(p.Proof)
	return all[:min(most, len(all))]
}

func (k *kit) kicker(p *model.Proposition) view.Text {
	e := k.e
	if s := e.p.site.Sector(p.Sector); s != nil {
		return joined(view.Plain(e.t("kind.proposition.one")), e.name(s))
	}
	return view.Plain(e.t("kind.proposition.one"))
}

// onePager is the factsheet of a proposition.
func (k *kit) onePager(p *model.Proposition) view.OnePager {
	e := k.e
	out := view.OnePager{
		Document: k.document(p), Kicker: k.kicker(p), Claim: e.name(p), Lead: e.text(&p.Base, p.Promise), Problem: e.text(&p.Base, p.Problem),
		Figures: k.proof(p, 3), Offers: e.offers(p), Incentives: cited(e.incentives(p.Incentives)),
		Contact: e.contact(e.desk(p.Contact), "kit"), Presenter: k.presenterView(),
	}
	if b := k.comparison(p); b != nil {
		out.Benchmark = b
	}
	var n citedSources
	view.EachFigureIn(&out, n.add)
	out.Notes = n.list
	return out
}

// cited leaves of the figures of incentives those that stand in their texts:
// a one-pager prints no others.
func cited(rows []view.Incentive) []view.Incentive {
	for i := range rows {
		marks := slices.Concat(rows[i].Name.Marks, rows[i].Benefit.Marks, rows[i].Who.Marks)
		rows[i].Figures = slices.DeleteFunc(rows[i].Figures, func(f view.Figure) bool {
			return !slices.ContainsFunc(marks, func(m view.Mark) bool { return m.Fact == f.Fact })
		})
	}
	return rows
}

// comparison is the first benchmark of a proposition, without its drawing:
// documents draw it themselves.
func (k *kit) comparison(p *model.Proposition) *view.Benchmark {
	for _, r := range k.e.p.comparisons(p) {
		if b := k.e.p.site.Benchmark(r); b != nil {
			shown := k.e.benchmark(b)
			shown.SVG = ""
			return &shown
		}
	}
	return nil
}

// deck is the presentation of a proposition.
func (k *kit) deck(p *model.Proposition) view.Deck {
	e := k.e
	d := view.Deck{Document: k.document(p)}
	claim, promise := e.name(p), e.text(&p.Base, p.Promise)
	add := func(s view.Slide) { d.Slides = append(d.Slides, s) }
	add(view.Slide{Layout: view.SlideTitle, Kicker: k.kicker(p), Title: claim, Lead: promise, Presenter: k.presenterView(),
		Notes: []view.Text{promise}})
	add(view.Slide{Layout: view.SlideFigures, Title: view.Plain(d.Words.Figures), Figures: k.proof(p, 3), Notes: k.spoken(k.proof(p, 3))})
	problem := e.text(&p.Base, p.Problem)
	add(view.Slide{Layout: view.SlideList, Title: view.Plain(e.t("proposition.problem")), Lead: problem, Bullets: k.pains(p), Notes: []view.Text{problem}})
	add(view.Slide{Layout: view.SlideList, Title: view.Plain(d.Words.Offers), Bullets: k.offerBullets(p), Notes: k.offerNotes(p)})
	if b := k.comparison(p); b != nil && len(b.Rows) > 0 {
		s := view.Slide{Layout: view.SlideChart, Title: b.Title, Lead: b.Finding, Chart: b}
		s.Notes = append([]view.Text{b.Finding, view.Plain(b.Summary)}, k.spoken(rowFigures(b))...)
		if !b.Note.Empty() {
			s.Notes = append(s.Notes, b.Note)
		}
		add(s)
	}
	if rows := e.incentives(p.Incentives); len(rows) > 0 {
		add(view.Slide{Layout: view.SlideTable, Title: view.Plain(d.Words.Incentives), Table: k.incentiveTable(rows), Notes: k.incentiveNotes(rows)})
	}
	if cards := e.cards("facility", p.Facilities); len(cards) > 0 {
		s := view.Slide{Layout: view.SlideList, Title: view.Plain(e.t("kind.facility.many"))}
		for _, c := range cards {
			s.Bullets = append(s.Bullets, view.Bullet{Text: c.Title, Detail: joined(c.Kicker, c.Badge)})
			s.Notes = append(s.Notes, c.Text)
		}
		add(s)
	}
	if gaps := e.items(&p.Base, p.Gaps); len(gaps) > 0 {
		s := view.Slide{Layout: view.SlideList, Title: view.Plain(e.t("sector.gaps")), Notes: []view.Text{view.Plain(e.t("document.gaps_note"))}}
		for _, g := range gaps {
			s.Bullets = append(s.Bullets, view.Bullet{Text: g})
		}
		add(s)
	}
	contact := e.contact(e.desk(p.Contact), "kit")
	add(view.Slide{Layout: view.SlideContact, Title: view.Plain(d.Words.Contact), Contact: contact, Presenter: k.presenterView(), QR: d.URL,
		Notes: []view.Text{view.Plain(e.t("document.contact_note"))}})
	k.number(&d)
	return d
}

// number numbers the sources of the deck, gives each slide its own, and ends
// with all of them.
func (k *kit) number(d *view.Deck) {
	var n citedSources
	view.EachFigureIn(d, n.add)
	for i := range d.Slides {
		s := &d.Slides[i]
		used := map[int]bool{}
		view.EachFigureIn(s, func(f *view.Figure) {
			for _, src := range f.Sources {
				if !used[src.Number] {
					used[src.Number] = true
					s.Sources = append(s.Sources, src)
				}
			}
		})
		for _, src := range s.Sources {
			s.Notes = append(s.Notes, k.citation(src))
		}
	}
	if len(n.list) > 0 {
		d.Slides = append(d.Slides, view.Slide{Layout: view.SlideSources, Title: view.Plain(d.Words.Sources), Sources: n.list,
			Notes: []view.Text{view.Plain(d.Words.Updated)}})
	}
}

// citation is a source in one line: [1] Publisher: title, date. Address.
func (k *kit) citation(s view.Source) view.Text {
	line := "[" + strconv.Itoa(s.Number) + "] " + s.Publisher.S + k.e.t("mark.colon") + s.Title.S
	if s.Published != "" {
		line += ", " + s.Published
	}
	line += "."
	if s.URL != "" {
		line += " " + s.URL
	}
	if s.Accessed != "" {
		line += " (" + k.e.t("document.accessed") + " " + s.Accessed + ")"
	}
	return view.Plain(line)
}

// spoken says figures as one would from the stage.
func (k *kit) spoken(figures []view.Figure) []view.Text {
	var out []view.Text
	for _, f := range figures {
		line := f.Label.S + k.e.t("mark.colon")
		start := len(line)
		value := k.e.isolate(spoken(f))
		line += value
		mark := view.Mark{Start: start, End: len(line), Fact: f.Fact}
		if f.Period != "" {
			line += " (" + f.Period + ")"
		}
		line += "."
		if f.StateText != "" {
			line += " " + f.StateText
		}
		out = append(out, view.Text{S: line, Marks: []view.Mark{mark}})
	}
	return out
}

func rowFigures(b *view.Benchmark) []view.Figure {
	var out []view.Figure
	for _, r := range b.Rows {
		out = append(out, r.Figure)
	}
	return out
}

func (k *kit) pains(p *model.Proposition) []view.Bullet {
	var out []view.Bullet
	for _, r := range p.Segments {
		s := k.e.p.site.Segment(r)
		if s == nil {
			continue
		}
		b := view.Bullet{Text: k.e.name(s)}
		if pains := k.e.items(&s.Base, s.Pains); len(pains) > 0 {
			b.Detail = pains[0]
		}
		out = append(out, b)
	}
	return out
}

func (k *kit) offerBullets(p *model.Proposition) []view.Bullet {
	var out []view.Bullet
	for _, o := range k.e.offers(p) {
		out = append(out, view.Bullet{Text: o.What, Detail: o.Provider})
	}
	return out
}

// offerNotes are the conditions: what the stage leaves out must not be lost.
func (k *kit) offerNotes(p *model.Proposition) []view.Text {
	var out []view.Text
	for _, o := range k.e.offers(p) {
		if !o.Condition.Empty() {
			out = append(out, o.Condition)
		}
	}
	if len(out) == 0 {
		out = append(out, view.Plain(k.e.t("document.offers_note")))
	}
	return out
}

func (k *kit) incentiveTable(rows []view.Incentive) *view.Table {
	w := k.e
	t := &view.Table{Caption: view.Plain(w.t("document.incentives")), Head: []view.Text{view.Plain(w.t("document.incentive")),
		view.Plain(w.t("document.benefit")), view.Plain(w.t("document.who")), view.Plain(w.t("document.until"))}}
	for _, i := range rows {
		until := i.Until
		if !i.Open {
			until = i.Status
		}
		t.Rows = append(t.Rows, []view.Cell{{Text: i.Name}, {Text: i.Benefit}, {Text: i.Who}, {Text: until}})
	}
	return t
}

// incentiveNotes say who decides and on what basis, with the numbers.
func (k *kit) incentiveNotes(rows []view.Incentive) []view.Text {
	var out []view.Text
	for _, i := range rows {
		line := i.Name.S + k.e.t("mark.colon") + i.Award.S + "."
		if !i.Body.Empty() {
			line += " " + i.Body.S + "."
		}
		for _, l := range i.Legal {
			line += " " + l.Label.S + "."
		}
		out = append(out, view.Plain(line))
		out = append(out, k.spoken(i.Figures)...)
	}
	return out
}

// sheet is the facts of a kit with their sources.
func (k *kit) sheet() view.Sheet {
	c := k.content()
	s := view.Sheet{Document: c.decks[0].Document, Facts: c.facts}
	s.Columns = k.e.factColumns()
	for _, id := range c.facts {
		if f := k.e.p.site.Fact(model.Ref{ID: id}); f != nil {
			s.Rows = append(s.Rows, k.e.inWords(k.e.factRow(f)))
		}
	}
	return s
}

// inWords puts words in place of the codes in a row, for readers of a kit.
func (e *edition) inWords(row []string) []string {
	const unit, qualifier, state = 3, 4, 7 // see factColumns
	row[unit] = e.unitName(row[unit])
	if q := row[qualifier]; q != "" && q != "exact" {
		row[qualifier] = e.t("qualifier." + q)
	}
	row[state] = e.t("state.short." + row[state])
	return row
}

// factColumns are the columns of every sheet of facts.
func (e *edition) factColumns() []view.Column {
	var out []view.Column
	for _, key := range []string{"id", "label", "value", "unit", "qualifier", "as_of", "region", "state", "method", "source", "publisher", "published", "accessed", "url"} {
		out = append(out, view.Column{Key: key, Label: e.t("sheet." + key)})
	}
	return out
}

// factRow is a fact in the order of factColumns: values and dates for
// machines, words in the edition's language. Several sources stand in one
// cell, a bar between them, in the same order in each column.
func (e *edition) factRow(f *model.Fact) []string {
	p := e.p
	figure := e.figure(f)
	region := ""
	if r := p.site.GeoOf(f); r != nil {
		region = e.name(r).S
	}
	var source, publisher, published, accessed, url []string
	for _, s := range p.site.SourcesOf(f) {
		source, publisher = append(source, e.text(&s.Base, s.Title).S), append(publisher, e.text(&s.Base, s.Publisher).S)
		published, accessed, url = append(published, s.Published.String()), append(accessed, s.Accessed.String()), append(url, s.URL)
	}
	all := func(values []string) string { return strings.Join(values, " | ") }
	return []string{f.Key(), figure.Label.S, p.exact(f), p.site.UnitOf(f), f.Qualifier, f.AsOf.String(), region, string(figure.State), figure.Method,
		all(source), all(publisher), all(published), all(accessed), all(url)}
}
