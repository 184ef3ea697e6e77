package plan

import (
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

func (e *edition) propositionPage(d *draft, p *model.Proposition) {
	if s := e.p.site.Sector(p.Sector); s != nil {
		d.Kicker = joined(view.Plain(e.t("kind.proposition.one")), e.named(&s.Base, s.Name))
	}
	d.Lead = e.text(&p.Base, p.Promise)
	proof := e.figures(p.Proof)
	first := min(3, len(proof)) // the claim, three figures, the desk
	d.Figures = proof[:first]
	d.Contact = e.contactFor(p.Contact, p.Sector)
	if own := e.p.site.Contact(p.Contact); d.Contact != nil && (own == nil || own.ID == d.Contact.ID) { // another may speak the language
		if action := e.text(&p.Base, p.Action); !action.Empty() {
			asked := *d.Contact // other pages show the same contact
			asked.Write = action
			d.Contact = &asked
		}
	}
	kits := e.kitsOf(p, d.made)
	if len(kits) > 0 {
		d.Actions = append(d.Actions, view.Link{Label: view.Plain(e.t("action.download_kit")), URL: "#kit"})
	}
	d.section("problem", e.t("proposition.problem"), view.Section{Intro: e.text(&p.Base, p.Problem)})
	d.section("offers", e.t("proposition.offers"), view.Section{Offers: e.offers(p)})
	d.section("segments", e.t("proposition.segments"), view.Section{Rows: e.segments(p)})
	d.section("figures", e.t("proposition.figures"), view.Section{Figures: proof[first:]})
	d.section("benchmarks", e.t("proposition.benchmarks"), view.Section{Benchmarks: e.benchmarks(e.p.comparisons(p))})
	d.section("trail", e.t("proposition.trail"), view.Section{Trail: e.trail(p), Intro: view.Plain(e.t("proposition.trail_intro"))})
	d.section("strengths", e.t("kind.strength.many"), view.Section{Cards: e.cards("strength", p.Strengths)})
	d.section("incentives", e.t("kind.incentive.many"), view.Section{Incentives: e.incentives(p.Incentives)})
	d.section("facilities", e.t("kind.facility.many"), view.Section{Cards: e.cards("facility", p.Facilities)})
	d.section("stories", e.t("kind.story.many"), view.Section{Cards: e.cards("story", p.Stories)})
	d.section("gaps", e.t("sector.gaps"), view.Section{Rows: e.gaps(&p.Base, p.Gaps)})
	d.section("kit", e.t("toolkit.download"), view.Section{Kits: kits})
}

// comparisons are the benchmarks of a proposition: its own, else its area's.
func (p *planner) comparisons(prop *model.Proposition) []model.Ref {
	if len(prop.Benchmarks) > 0 {
		return prop.Benchmarks
	}
	if area := p.site.Area(prop.Area); area != nil {
		return area.Benchmarks
	}
	return nil
}

// segments says whom a proposition is for: each segment with its pains, else
// its markets; those of which only the name can be shown stand together.
func (e *edition) segments(p *model.Proposition) []view.Row {
	var rows []view.Row
	var bare []view.Text
	for _, r := range p.Segments {
		s := e.p.site.Segment(r)
		if s == nil {
			continue
		}
		row := view.Row{Label: e.named(&s.Base, s.Name), Items: e.items(&s.Base, s.Pains)}
		if len(row.Items) == 0 {
			var markets []string
			for _, m := range s.OriginMarkets {
				markets = append(markets, lang.Country(m, e.tag))
			}
			row.Value = view.Plain(e.loc.List(markets))
		}
		if len(row.Items) == 0 && row.Value.Empty() {
			bare = append(bare, row.Label)
			continue
		}
		rows = append(rows, row)
	}
	label := "kind.segment.many"
	if len(bare) == 1 {
		label = "kind.segment.one"
	}
	return e.row(rows, label, view.Row{Items: bare})
}

// trail is why we say this: benchmark, competitive area, proposition.
func (e *edition) trail(p *model.Proposition) []view.TrailStep {
	area := e.p.site.Area(p.Area)
	if area == nil {
		return nil
	}
	var steps []view.TrailStep
	for _, r := range area.Benchmarks {
		if b := e.p.site.Benchmark(r); b != nil {
			steps = append(steps, view.TrailStep{Kind: view.Plain(e.t("kind.benchmark.one")), Title: e.name(b), Text: e.text(&b.Base, b.Finding), URL: e.link(b).url})
		}
	}
	step := view.TrailStep{Kind: view.Plain(e.t("kind.area.one")), Title: e.name(area), Text: e.text(&area.Base, area.Rationale)}
	if s := e.p.site.Source(area.Mapping); s != nil {
		step.URL = s.URL
	}
	steps = append(steps, step)
	return append(steps, view.TrailStep{Kind: view.Plain(e.t("kind.proposition.one")), Title: e.name(p), Text: e.text(&p.Base, p.Promise), Current: true})
}

// incentives shows the published ones among references.
func (e *edition) incentives(refs []model.Ref) []view.Incentive {
	var out []view.Incentive
	for _, r := range refs {
		if i := e.p.site.Incentive(r); i != nil && e.p.entryOf(i) != nil {
			out = append(out, e.incentive(i))
		}
	}
	return out
}

func (e *edition) incentivePage(d *draft, i *model.Incentive) {
	shown := e.incentive(i)
	d.Kicker = joined(shown.Type, shown.Award)
	d.Lead = e.text(&i.Base, i.Summary)
	d.Figures = shown.Figures
	sector := model.Ref{}
	if len(i.Sectors) > 0 {
		sector = i.Sectors[0]
	}
	d.Contact = e.contactFor(i.Contact, sector)
	if !shown.Open {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeClosed, Text: shown.Status})
	}
	if f := e.p.site.LastYears(i, e.p.today); f != nil {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeStale, Text: view.Plain(e.say("incentive.last_years", "Figure", e.name(f).S, "Period", e.date(f.AsOf, lang.Long)))})
	}
	if i.Window.OpenEnded && i.ReviewBy.Ended(e.p.today) {
		d.Notices = append(d.Notices, view.Notice{Kind: view.NoticeStale, Text: shown.Until})
	}
	var rows []view.Row
	rows = e.row(rows, "incentive.benefit", view.Row{Value: shown.Benefit})
	rows = e.row(rows, "incentive.who", view.Row{Value: shown.Who})
	until := shown.Status
	if shown.Open && i.Window.Closes.IsZero() {
		until = shown.Until // that it is open does not say how long
	}
	rows = e.row(rows, "incentive.until", view.Row{Value: until})
	rows = e.row(rows, "incentive.where", view.Row{Value: shown.Where})
	if i.SubAreasURL != "" {
		rows = e.row(rows, "incentive.sub_areas", view.Row{Link: &view.Link{Label: view.Plain(i.SubAreasURL), URL: i.SubAreasURL, External: true}})
	}
	var purposes []view.Text
	for _, p := range i.Purpose {
		purposes = append(purposes, e.word("incentive.purpose", p))
	}
	rows = e.row(rows, "incentive.purposes", view.Row{Items: purposes})
	if o := e.p.site.Organisation(i.Body); o != nil {
		rows = e.linkRow(rows, "incentive.body", o)
	}
	rows = e.row(rows, "incentive.local_name", view.Row{Value: shown.LocalName})
	if i.ApplyBeforeStart {
		rows = e.row(rows, "incentive.timing", view.Row{Value: view.Plain(e.t("incentive.before_start"))})
	}
	if s := i.StateAid; s != nil && s.Scheme != "" {
		rows = e.row(rows, "incentive.state_aid", view.Row{Value: view.Plain(s.Scheme)})
	} else if s != nil && s.DeMinimis {
		rows = e.row(rows, "incentive.state_aid", view.Row{Value: view.Plain(e.t("incentive.de_minimis"))})
	}
	rows = e.row(rows, "incentive.verified", view.Row{Value: view.Plain(shown.Verified)})
	d.section("glance", e.t("incentive.glance"), view.Section{Rows: rows})
	d.section("conditions", e.t("incentive.conditions"), view.Section{Rows: e.conditions(i)})
	d.section("tiers", e.t("incentive.tiers"), view.Section{Table: e.tiers(i)})
	d.section("steps", e.t("incentive.steps"), view.Section{Rows: e.row(nil, "incentive.how", view.Row{Items: e.items(&i.Base, i.Steps), Steps: true})})
	d.section("legal", e.t("incentive.legal"), view.Section{Links: shown.Legal})
	d.section("documents", e.t("record.sources"), view.Section{Links: e.sourceLinks(i.Sources)})
	d.section("note", e.t("incentive.note"), view.Section{Intro: e.text(&i.Base, i.Disclaimer)})
	d.section("used", e.t("incentive.used"), view.Section{Links: e.usedIn(i)})
}

// conditions says who gets it, who does not, and for what.
func (e *edition) conditions(i *model.Incentive) []view.Row {
	var tests []view.Text
	for _, t := range i.Eligibility {
		tests = append(tests, e.text(&i.Base, t.Text))
	}
	var rows []view.Row
	rows = e.row(rows, "incentive.eligibility", view.Row{Items: tests})
	rows = e.row(rows, "incentive.excluded", view.Row{Items: e.items(&i.Base, i.Excluded)})
	return e.row(rows, "incentive.costs", view.Row{Items: e.items(&i.Base, i.EligibleCosts)})
}

// tiers is the table of bands and rates.
func (e *edition) tiers(i *model.Incentive) *view.Table {
	if len(i.Benefit.Tiers) == 0 {
		return nil
	}
	t := &view.Table{Caption: view.Plain(e.t("incentive.tiers")), Head: []view.Text{view.Plain(e.t("incentive.tier")), view.Plain(e.t("incentive.up_to")), view.Plain(e.t("incentive.rate"))}}
	for _, tier := range i.Benefit.Tiers {
		row := []view.Cell{{Text: e.text(&i.Base, tier.Text)}, {Text: view.Plain(e.t("incentive.no_bound"))}, {}}
		if f := e.p.site.Fact(tier.UpTo); f != nil {
			figure := e.figure(f)
			row[1] = view.Cell{Figure: &figure, Numeric: true}
		}
		if f := e.p.site.Fact(tier.Rate); f != nil {
			figure := e.figure(f)
			row[2] = view.Cell{Figure: &figure, Numeric: true}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
