package plan

import (
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// offerPage fills the page of what a region offers beside propositions:
// services, places, training, and what goes with them.
func (e *edition) offerPage(d *draft, r model.Record) {
	switch r := r.(type) {
	case *model.Service:
		e.servicePage(d, r)
	case *model.Cluster:
		e.clusterPage(d, r)
	case *model.Training:
		e.trainingPage(d, r)
	case *model.Premises:
		e.premisesPage(d, r)
	case *model.ValueChain:
		e.chainPage(d, r)
	case *model.Need:
		e.needPage(d, r)
	case *model.Opportunity:
		e.opportunityPage(d, r)
	case *model.Campaign:
		e.campaignPage(d, r)
	case *model.Playbook:
		e.playbookPage(d, r)
	case *model.WorkArea:
		e.workAreaPage(d, r)
	case *model.Identity:
		e.brandPage(d, r)
	}
}

// offerCard adds to a card of such a record what tells it from others.
func (e *edition) offerCard(out *view.Card, r model.Record) {
	switch r := r.(type) {
	case *model.Service:
		out.Kicker = joined(e.wordItems("audience", r.Audience)...)
		out.Badge = e.word("service.price", r.Price.Type)
	case *model.Cluster:
		out.Kicker = joined(e.sectorNames(r.Sectors)...)
		out.Figure = e.firstFigure([]model.Ref{r.Members})
	case *model.Training:
		out.Kicker = e.word("training.level", r.Level)
		out.Figure = e.firstFigure([]model.Ref{r.Places})
	case *model.Premises:
		out.Kicker = e.word("premises.type", r.Type)
		out.Badge = e.word("premises.readiness", r.Readiness)
		out.Figure = e.firstFigure([]model.Ref{r.Area})
	case *model.Campaign:
		out.Kicker = joined(e.wordItems("audience", r.Audience)...)
		out.Badge = e.word("campaign.state", e.campaignState(r))
	case *model.Playbook:
		out.Kicker = e.word("playbook.mode", r.Mode)
	case *model.Identity:
		out.Kicker = joined(e.wordItems("audience", r.Audience)...)
	case *model.ValueChain:
		out.Kicker = joined(e.sectorNames([]model.Ref{r.Sector})...)
	case *model.Need:
		out.Kicker = e.word("sought.type", r.Type)
		if r.Over(e.p.today) {
			out.Badge = view.Plain(e.t("need.list_over"))
		}
	case *model.Opportunity:
		out.Kicker = e.word("sought.type", r.Type)
		if r.Over(e.p.today) {
			out.Badge = view.Plain(e.t("need.list_over"))
		}
	}
}

// offerNode describes such a record to machines.
func (e *edition) offerNode(page *view.Page, r model.Record) node {
	switch r := r.(type) {
	case *model.Service:
		return e.serviceNode(page, r)
	case *model.Cluster:
		return e.clusterNode(page, r)
	case *model.Training:
		return e.trainingNode(page, r)
	case *model.Premises:
		return e.premisesNode(page, r)
	case *model.ValueChain:
		return e.chainNode(page, r)
	case *model.Need, *model.Opportunity:
		return e.soughtNode(page, r)
	case *model.Playbook:
		return e.playbookNode(page, r)
	case *model.Identity:
		return e.brandNode(page, r)
	}
	return nil
}

// wordItems gives values of an enumeration in words, as entries of a list.
func (e *edition) wordItems(enum string, values []string) []view.Text {
	var out []view.Text
	for _, v := range values {
		out = append(out, e.word(enum, v))
	}
	return out
}

// figureRow adds a labelled fact.
func (e *edition) figureRow(rows []view.Row, label string, ref model.Ref) []view.Row {
	f := e.p.site.Fact(ref)
	if f == nil {
		return rows
	}
	figure := e.figure(f)
	return e.row(rows, label, view.Row{Figure: &figure})
}

// outsideRow adds a labelled address on another site.
func (e *edition) outsideRow(rows []view.Row, url string) []view.Row {
	if url == "" {
		return rows
	}
	return e.row(rows, "organisation.site", view.Row{Link: &view.Link{Label: view.Plain(url), URL: url, External: true}})
}

// titled adds a section whose title may be in another language.
func (d *draft) titled(id string, title view.Text, s view.Section) {
	n := len(d.Sections)
	if d.section(id, title.S, s); len(d.Sections) > n {
		d.Sections[n].Title = title
	}
}

// steps shows what is done in which order; each step says its number.
func (e *edition) steps(b *model.Base, list []model.Item) []view.TrailStep {
	var out []view.TrailStep
	for _, t := range e.items(b, list) {
		out = append(out, view.TrailStep{Kind: e.nth("offer.step", len(out)+1), Title: t})
	}
	return out
}

// nth is a word with a number: "Step 2".
func (e *edition) nth(word string, n int) view.Text {
	return view.Plain(e.say(word, "Number", e.digits(n)))
}

// sectorRef is the first of the sectors of a record.
func sectorRef(refs []model.Ref) model.Ref {
	if len(refs) == 0 {
		return model.Ref{}
	}
	return refs[0]
}
