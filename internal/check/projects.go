package check

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// projects: TGT01, what was promised is kept; LEG01, who pays is named as they
// ask; PRA01, a practice is there for an instrument.
func projects(c *checker) {
	for _, p := range visible(c, c.site.Projects()) {
		c.reversed(&p.Base, p.Period)
		if f := c.site.Fact(p.Budget); f != nil && !lang.IsCurrency(c.site.UnitOf(f)) {
			c.notMoney(&p.Base, f)
		}
		for n, t := range p.Targets {
			c.target(p, n, t)
		}
		c.funded(p)
	}
	for _, p := range visible(c, c.site.Practices()) {
		c.reversed(&p.Base, p.Period)
		if len(p.Improves) == 0 && !c.damaged(&p.Base) {
			c.found("PRA01", diag.Warning, p.At, fmt.Sprintf("the practice “%s” is tied to no policy instrument", p.ID), "Add “improves:” with the instruments that it is to make better: an exchange is there to change them.")
		}
	}
}

// target: TGT01, a promise is a number, and is kept when the project is over.
func (c *checker) target(p *model.Project, n int, t model.Promise) {
	f := c.site.Fact(t.Value)
	if f == nil {
		return // REF01
	}
	at := p.Span(fmt.Sprintf("targets[%d].value", n))
	related := diag.Related{Span: f.At, Message: "the fact stands here"}
	wanted, err := c.site.Number(f)
	if err != nil {
		c.found("TGT01", diag.Error, at, fmt.Sprintf("the target “%s” of “%s” is a fact without a number", t.Key, p.ID), "Name a fact with a value.", related)
		return
	}
	counted := len(c.site.Counted(p, t.Metric, c.Today, c.Drafts))
	if p.Period.Ended(c.Today) && !p.Period.Reversed() && !t.Met(counted, wanted) {
		c.found("TGT01", diag.Warning, at, fmt.Sprintf("“%s” ended with %s and missed its target “%s”: %d counted, %s %s promised", p.ID, p.Period.Until, t.Key, counted, inWords(t.Is), wanted),
			fmt.Sprintf("Add to “%s:” of the project what is missing there. What was not reached is shown as missed.", listOf(t.Metric)), related)
	}
}

func inWords(is string) string {
	switch is {
	case "at-least":
		return "at least"
	case "at-most":
		return "at most"
	}
	return "exactly"
}

// listOf is the field in which a project names what a metric counts.
func listOf(metric string) string {
	if metric == "ambassadors" {
		return "programmes"
	}
	return metric
}

// funded: LEG01, a project's pages can bear the emblem of who pays.
func (c *checker) funded(p *model.Project) {
	if len(p.Funders) == 0 && !p.Programme.IsZero() && !c.damaged(&p.Base) {
		c.found("LEG01", diag.Warning, p.At, fmt.Sprintf("“%s” is part of a funding programme, but names no funder", p.ID), "Add “funders:”, so that their statement and emblem stand on all its pages.")
	}
	for n, r := range p.Funders {
		f := c.site.Funder(r)
		if f == nil || c.hidden(f) {
			continue // REF01, REF04
		}
		at := p.Span(fmt.Sprintf("funders[%d]", n))
		a := c.site.Media[f.Emblem]
		switch {
		case f.Emblem == "":
			c.found("LEG01", diag.Error, at, fmt.Sprintf("the funder “%s” has no emblem, which all pages of “%s” must bear", f.ID, p.ID), "Put the emblem into content/media and name it in “emblem:” of the funder.",
				diag.Related{Span: f.At, Message: "the funder stands here"})
		case a != nil && a.RightsUntil.Ended(c.Today):
			c.found("LEG01", diag.Due, at, fmt.Sprintf("the rights to the emblem of “%s” have ended, so the pages of “%s” go without", f.ID, p.ID), "Renew them, or name another file in “emblem:” of the funder.",
				diag.Related{Span: a.Span("rights_until"), Message: "they ended on this day"})
		}
	}
}
