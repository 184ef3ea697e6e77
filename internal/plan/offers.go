package plan

import (
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// count is a sentence with a number in the right plural form.
func (e *edition) count(id string, n int) string { return e.words.N(id, calc.Int(int64(n)), nil) }

// offers shows what a proposition puts on the table.
func (e *edition) offers(p *model.Proposition) []view.Offer {
	var out []view.Offer
	for _, o := range p.Offers {
		v := view.Offer{What: e.text(&p.Base, o.What), Condition: e.text(&p.Base, o.Condition)}
		if org := e.p.site.Organisation(o.Provider); org != nil {
			v.Provider, v.URL = e.named(&org.Base, org.Name), e.link(org).url
		}
		if !v.What.Empty() {
			out = append(out, v)
		}
	}
	return out
}

// incentive shows an incentive as a row or header.
func (e *edition) incentive(i *model.Incentive) view.Incentive {
	closed := i.Closed(e.p.today)
	out := view.Incentive{
		ID: i.Key(), Name: e.named(&i.Base, i.Name), LocalName: e.foreign(i.LocalName.Text, i.LocalName.Lang),
		Type: e.word("incentive.type", i.Type), Award: e.word("incentive.award", i.Award),
		Who: e.text(&i.Base, i.Who), Benefit: e.text(&i.Base, i.What), Where: view.Plain(e.places(i.Regions)),
		Open: !closed, URL: e.link(i).url, UntilISO: i.Window.Closes.String(), Verified: e.date(i.VerifiedOn, lang.Long),
	}
	if o := e.p.site.Organisation(i.Body); o != nil {
		out.Body = e.named(&o.Base, o.Name)
	}
	for _, r := range benefitFacts(i) {
		if f := e.p.site.Fact(r); f != nil {
			out.Figures = append(out.Figures, e.figure(f))
		}
	}
	closes := e.date(i.Window.Closes, lang.Long)
	switch {
	case closed:
		out.Until, out.Status = view.Plain(closes), view.Plain(e.say("incentive.closed", "Date", closes))
	case closes != "":
		out.Until, out.Status = view.Plain(closes), view.Plain(e.say("incentive.open_until", "Date", closes))
	default:
		out.Until, out.Status = view.Plain(e.t("incentive.no_end")), view.Plain(e.t("incentive.open"))
		if !i.ReviewBy.IsZero() {
			out.Until = view.Plain(e.say("incentive.review", "Date", e.date(i.ReviewBy, lang.Long)))
			if i.ReviewBy.Ended(e.p.today) {
				out.Until = view.Plain(e.say("incentive.review_overdue", "Date", e.date(i.ReviewBy, lang.Long)))
				out.Status = out.Until
			}
		}
	}
	if opens := i.Window.Opens; !opens.IsZero() && opens.After(e.p.today) {
		out.Open, out.Status = false, view.Plain(e.say("incentive.opens", "Date", e.date(opens, lang.Long)))
	}
	for _, l := range i.LegalBasis {
		label := l.Title
		if l.Article != "" {
			label += ", " + l.Article
		}
		out.Legal = append(out.Legal, view.Link{Label: e.foreign(label, l.Lang), URL: legalURL(l), External: true})
	}
	return out
}

// legalURL is where an act can be read: as given, or by its CELEX number.
func legalURL(l model.LegalBasis) string {
	if l.URL == "" && l.CELEX != "" {
		return "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:" + l.CELEX
	}
	return l.URL
}

// benefitFacts are the facts that carry the numbers of an incentive.
func benefitFacts(i *model.Incentive) []model.Ref {
	b := i.Benefit
	refs := []model.Ref{b.Rate, b.Fixed, b.Min, b.Max, i.OwnContribution}
	for _, t := range b.Tiers {
		refs = append(refs, t.Rate, t.UpTo)
	}
	if s := b.TaxScheme; s != nil {
		refs = append(refs, s.Rate, s.Relief, s.Duration, s.MinSalary)
	}
	refs = slices.DeleteFunc(refs, model.Ref.IsZero)
	return slices.Compact(refs)
}

// places names regions.
func (e *edition) places(refs []model.Ref) string {
	var names []string
	for _, r := range refs {
		if region := e.p.site.Region(r); region != nil {
			names = append(names, e.named(&region.Base, region.Name).S)
		}
	}
	return e.loc.List(names)
}

// event shows a row of the calendar.
func (e *edition) event(ev *model.Event) view.Event {
	out := view.Event{ID: ev.Key(), Title: e.named(&ev.Base, ev.Title), When: e.when(ev), ISO: ev.Start.String(),
		Where: e.text(&ev.Base, ev.Place), Role: e.word("event.role", ev.Role), Past: ev.Last().Ended(e.p.today), URL: e.link(ev).url}
	out.Day, out.Month = e.dayAndMonth(ev)
	if out.Where.Empty() && ev.Country != "" {
		out.Where = view.Plain(lang.Country(ev.Country, e.tag))
	}
	switch {
	case ev.State == "rescheduled" || ev.State == "cancelled" || ev.State == "tentative":
		out.Status = e.word("event.state", ev.State)
	case out.Past:
		out.Status = view.Plain(e.t("event.past"))
	}
	if !ev.PreviousStart.Date.IsZero() {
		out.Moved = e.say("event.moved", "Date", e.date(ev.PreviousStart.Date, lang.Long))
	}
	return out
}

// dayAndMonth is when an event begins, in large letters: its day, or its first
// and last day where they are of one month.
func (e *edition) dayAndMonth(ev *model.Event) (day, month string) {
	first, last := ev.Start.Date, ev.Last()
	if first.Month == 0 {
		return "", ""
	}
	month = e.loc.Month(first.Month)
	switch {
	case first.Day == 0:
		return "", month
	case last.Day > first.Day && last.Month == first.Month && last.Year == first.Year:
		return e.loc.NumberRange(calc.Int(int64(first.Day)), calc.Int(int64(last.Day))), month
	}
	return e.loc.Digits(strconv.Itoa(first.Day)), month
}

// when says from when until when an event lasts.
func (e *edition) when(ev *model.Event) string {
	if ev.End.Date.IsZero() || ev.End == ev.Start {
		return e.loc.DateTime(ev.Begins(), lang.Long)
	}
	return e.loc.DateTimeRange(ev.Begins(), ev.Ends(), lang.Long)
}

// card leads to a record. Where this language has no page for it, the card
// names the language of the page it leads to.
func (e *edition) card(r model.Record) view.Card {
	b := r.Common()
	to := e.link(r)
	out := view.Card{Title: e.name(r), URL: to.url}
	if to.lang != "" {
		out.Lang, out.LangName = string(to.lang), to.lang.Autonym()
	}
	switch r := r.(type) {
	case *model.Proposition:
		out.Text = e.text(b, r.Promise)
		if s := e.p.site.Sector(r.Sector); s != nil {
			out.Kicker = e.named(&s.Base, s.Name)
		}
		out.Figure = e.firstFigure(r.Proof)
	case *model.Sector:
		out.Text = e.text(b, r.Summary)
		out.Badge = e.word("sector.stage", r.Stage)
		out.Figure = e.firstFigure(r.Facts)
	case *model.Strength:
		out.Text = e.text(b, r.Summary)
		out.Figure = e.firstFigure(r.Proof)
	case *model.Facility:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("facility.type", r.Type)
		out.Badge = e.word("facility.state", r.State)
	case *model.Organisation:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("organisation.type", r.Type)
	case *model.Story:
		out.Text = e.text(b, r.What)
		out.Kicker = view.Plain(e.date(r.Year, lang.Long))
	case *model.Benchmark:
		out.Text = e.text(b, r.Finding)
		out.Badge = view.Plain(e.benchmark(r).Rank)
	case *model.Region:
		out.Text = e.text(b, r.Claim)
		out.Kicker = e.word("region.type", r.Type)
	case *model.Document:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("document.type", r.Type)
		out.Badge = e.standing(e.p.documentState(r))
	case *model.Strategy:
		out.Text = e.text(b, r.Summary)
		out.Kicker = joined(e.word("strategy.level", r.Level), e.period(r.Period))
		out.Badge = e.standing(e.p.site.StandingOf(r, r.Period, e.p.today))
	case *model.Priority:
		out.Text = e.text(b, r.Summary)
		if place := e.p.site.PlaceOf(b, r.Place); place != nil {
			out.Kicker = e.name(place)
		}
		out.Figure = e.firstFigure(r.Facts)
	case *model.Challenge:
		out.Text = e.text(b, r.Summary)
		out.Figure = e.firstFigure(r.Evidence)
	case *model.Instrument:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.period(r.Period)
		out.Badge = e.standing(e.p.site.StandingOf(r, r.Period, e.p.today))
	case *model.Practice:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("practice.topic", r.Topic)
		out.Figure = e.firstFigure(r.Evidence)
	case *model.Funder:
		out.Text = e.text(b, r.Statement)
	case *model.Project:
		out.Text = e.text(b, r.Summary)
		out.Kicker = joined(e.text(b, r.Programme), e.period(r.Period))
		out.Badge = e.word("project.state", e.p.projectState(r))
	case *model.Process:
		out.Text = e.text(b, r.Summary)
	case *model.Ranking:
		out.Text = e.text(b, r.Summary)
		if place := e.p.site.PlaceOf(b, r.Place); place != nil {
			out.Kicker = e.name(place)
		}
		out.Figure = e.firstFigure([]model.Ref{r.Latest().Result})
	case *model.Programme:
		out.Text = e.text(b, r.Summary)
	case *model.Hub:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("hub.level", r.Level)
		out.Figure = e.firstFigure([]model.Ref{r.Maturity})
	case *model.Toolkit:
		out.Text = e.text(b, r.Summary)
		out.Kicker = e.word("toolkit.audience", r.Audience)
	case *model.Contact:
		var topics []string
		for _, t := range r.Topics {
			topics = append(topics, e.word("topic", t).S)
		}
		out.Text = view.Plain(e.loc.List(topics))
	case model.Named:
		out.Text = e.text(b, r.Gist())
		e.offerCard(&out, r)
	}
	if at := e.p.site.Region(model.Ref{ID: b.Region}); at != nil && e.portal() {
		out.Kicker = joined(e.named(&at.Base, at.Name), out.Kicker)
	}
	return out
}

func (e *edition) firstFigure(refs []model.Ref) *view.Figure {
	for _, r := range refs {
		if f := e.p.site.Fact(r); f != nil {
			figure := e.figure(f)
			return &figure
		}
	}
	return nil
}

// figures shows facts; unresolved ones have been reported by check.
func (e *edition) figures(refs []model.Ref) []view.Figure {
	var out []view.Figure
	for _, r := range refs {
		if f := e.p.site.Fact(r); f != nil {
			out = append(out, e.figure(f))
		}
	}
	return out
}

// cards leads to the records of a kind that are published.
func (e *edition) cards(kind string, refs []model.Ref) []view.Card {
	var out []view.Card
	for _, r := range refs {
		if found := e.p.site.Find(kind, r); found != nil && e.p.entryOf(found) != nil {
			out = append(out, e.card(found))
		}
	}
	return out
}

// joined puts texts of this edition on one line, a middle dot between.
func joined(texts ...view.Text) view.Text {
	var parts []string
	for _, t := range texts {
		if !t.Empty() {
			parts = append(parts, t.S)
		}
	}
	return view.Plain(strings.Join(parts, " · "))
}
