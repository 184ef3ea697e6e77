package check

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// processes: PRC01, the steps of a region are those of the process and follow
// each other, and what was to be done by now is done.
func processes(c *checker) {
	for _, p := range visible(c, c.site.Processes()) {
		var seen []string
		for n := range p.Runs {
			run := &p.Runs[n]
			at := fmt.Sprintf("runs[%d]", n)
			if slices.Contains(seen, run.Place.ID) {
				c.found("PRC01", diag.Error, p.Span(at+".region"), fmt.Sprintf("the region “%s” goes “%s” twice", run.Place.ID, p.ID), "Put its steps into one run.")
			}
			seen = append(seen, run.Place.ID)
			c.knownSteps(p, run, at)
			c.inOrder(p, run, at)
			c.briefed(p, run, at)
			c.actions(p, run, at)
		}
	}
}

// knownSteps: a region takes the steps that there are.
func (c *checker) knownSteps(p *model.Process, run *model.Run, at string) {
	var keys []string
	for _, s := range p.Steps {
		keys = append(keys, s.Key)
	}
	for n := range run.Steps {
		t := &run.Steps[n]
		span := p.Span(fmt.Sprintf("%s.steps[%d].key", at, n))
		if t.Key != "" && !slices.Contains(keys, t.Key) {
			c.found("PRC01", diag.Error, span, fmt.Sprintf("“%s” has no step “%s”", p.ID, t.Key), meant(t.Key, keys, "Its steps are: "+few(keys)+"."))
		}
		if t.StateOn(c.Today) == "overdue" {
			c.found("PRC01", diag.Warning, p.Span(fmt.Sprintf("%s.steps[%d].date", at, n)), fmt.Sprintf("the step “%s” of “%s” was planned for %s, which has passed", t.Key, run.Key, t.Date), "Say what became of it: “status: done”, another date, or “status: dropped”.")
		}
		if _, err := date.ParsePeriod(t.Duration); t.Duration != "" && err != nil {
			c.found("DAT04", diag.Error, p.Span(fmt.Sprintf("%s.steps[%d].duration", at, n)), fmt.Sprintf("“%s” is not a length of time", t.Duration), "Write P24M for 24 months, P1Y for a year, P2W for two weeks or P2D for two days.")
		}
	}
}

// inOrder: no step was taken before the one that comes first.
func (c *checker) inOrder(p *model.Process, run *model.Run, at string) {
	var before *model.Taken
	for _, s := range p.Steps {
		t := run.Took(s.Key)
		if t == nil || t.Date.IsZero() {
			continue
		}
		if before != nil && t.Date.Last().Before(before.Date.First()) {
			n := slices.IndexFunc(run.Steps, func(x model.Taken) bool { return x.Key == t.Key })
			c.found("PRC01", diag.Error, p.Span(fmt.Sprintf("%s.steps[%d].date", at, n)), fmt.Sprintf("“%s” took the step “%s” in %s, before “%s” in %s", run.Key, t.Key, t.Date, before.Key, before.Date),
				"Correct one of the two dates, or the order of the steps of the process.")
		}
		before = t
	}
}

// briefed: a briefing that has been held says what it advised.
func (c *checker) briefed(p *model.Process, run *model.Run, at string) {
	for _, s := range p.Steps {
		t := run.Took(s.Key)
		if s.Type == "briefing" && t != nil && t.StateOn(c.Today) == "done" && len(run.Recommendations) == 0 {
			n := slices.IndexFunc(run.Steps, func(x model.Taken) bool { return x.Key == t.Key })
			c.found("PRC01", diag.Warning, p.Span(fmt.Sprintf("%s.steps[%d]", at, n)), fmt.Sprintf("the briefing of “%s” has been held, but recommends nothing", run.Key), "Add “recommendations:” to the run.")
		}
	}
}

func (c *checker) actions(p *model.Process, run *model.Run, at string) {
	for n, a := range run.Actions {
		if a.StateOn(c.Today) != "overdue" {
			continue
		}
		who := ""
		if a.Owner.ID != "" {
			who = " It is in the hands of " + strings.TrimSpace(a.Owner.ID) + "."
		}
		c.found("PRC01", diag.Warning, p.Span(fmt.Sprintf("%s.actions[%d].due", at, n)), fmt.Sprintf("the action “%s” of “%s” was due %s", a.Key, run.Key, a.Due), "Ask how it stands, and set “status:” or a later “due:”."+who)
	}
}

// rankings: RNK01, editions are ranks of one region; FCT02, an older edition
// is not shown as the newest.
func rankings(c *checker) {
	for _, r := range visible(c, c.site.Rankings()) {
		newest := r.Latest().Edition
		var seen []date.Date
		for n, e := range r.Editions {
			at := fmt.Sprintf("editions[%d]", n)
			if slices.Contains(seen, e.Edition) {
				c.found("RNK01", diag.Error, r.Span(at+".edition"), fmt.Sprintf("“%s” has the edition of %s twice", r.ID, e.Edition), "Keep one of them.")
			}
			seen = append(seen, e.Edition)
			f := c.site.Fact(e.Result)
			if f == nil {
				continue
			}
			c.rank(r, at+".result", f)
			place, geo := c.site.PlaceOf(&r.Base, r.Place), c.site.GeoOf(f)
			if place != nil && geo != nil && place != geo {
				c.found("RNK01", diag.Error, r.Span(at+".result"), fmt.Sprintf("the fact “%s” is about %s, but “%s” ranks %s", f.ID, geo.ID, r.ID, place.ID), "Name a fact about the region that is ranked.", diag.Related{Span: f.At, Message: "the fact stands here"})
			}
			if f.Rank != nil && e.Edition != newest && c.site.SupersededBy(f) == nil {
				c.found("FCT02", diag.Warning, r.Span(at+".result"), fmt.Sprintf("“%s” is the place in the edition of %s and is shown as if it held, but there is one of %s", f.ID, e.Edition, newest),
					fmt.Sprintf("Add “supersedes: %s” to the fact of the edition that follows it.", f.ID), diag.Related{Span: f.At, Message: "the fact stands here"})
			}
		}
		if f := c.site.Fact(r.Target); f != nil {
			c.rank(r, "target", f)
		}
	}
}

func (c *checker) rank(r *model.Ranking, path string, f *model.Fact) {
	if f.Rank == nil && !c.damaged(&f.Base) {
		c.found("RNK01", diag.Error, r.Span(path), fmt.Sprintf("the fact “%s” is no place in an order", f.ID), "Name a fact with “rank:”.", diag.Related{Span: f.At, Message: "the fact stands here"})
	}
}
