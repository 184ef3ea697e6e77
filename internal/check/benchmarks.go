package check

import (
	"fmt"
	"slices"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// benchmarks: BEN01, comparisons compare.
func benchmarks(c *checker) {
	for _, b := range visible(c, c.site.Benchmarks()) {
		c.benchmark(b)
	}
}

// compared is what the rows of a benchmark have in common, or not.
type compared struct {
	years, publishers []string
	regions           []*model.Region
}

func (c *checker) benchmark(b *model.Benchmark) {
	var found compared
	for n, r := range b.Rows {
		if f := c.site.Fact(r); f != nil {
			c.row(b, n, f, &found)
		}
	}
	c.ownRegion(b, found.regions)
	if len(b.Rows) < 2 || len(found.regions) == 0 {
		return // reported where the rows were read, or where they lead nowhere
	}
	if b.Comparability.IsZero() {
		if n := len(found.years); n > 1 {
			c.found("BEN01", diag.Error, b.Span("rows"), fmt.Sprintf("the rows of “%s” are of different years: %s", b.ID, few(found.years)), "Add “comparability:” and say what the reader must bear in mind.")
		}
		if n := len(found.publishers); n > 1 {
			c.found("BEN01", diag.Error, b.Span("rows"), fmt.Sprintf("the rows of “%s” come from different publishers: %s", b.ID, few(found.publishers)),
				"Add “comparability:” and say whether they counted in the same way.")
		}
	}
	if len(found.regions) < 3 && !c.unread("fact") && !c.unread("region") {
		c.found("BEN01", diag.Warning, b.Span("rows"), fmt.Sprintf("“%s” compares only %s", b.ID, count(len(found.regions), "region")), "Add more regions if there are figures: a rank among three or more says something.")
	}
}

// row judges one fact of a comparison.
func (c *checker) row(b *model.Benchmark, n int, f *model.Fact, found *compared) {
	at := b.Span(fmt.Sprintf("rows[%d]", n))
	indicator, wanted := c.site.Indicator(f.Indicator), c.site.Indicator(b.Indicator)
	switch {
	case indicator == nil && wanted != nil && f.Indicator.IsZero():
		c.found("BEN01", diag.Error, at, fmt.Sprintf("the fact “%s” does not say what it measures, so it cannot be compared in “%s”", f.ID, b.ID),
			"Add “indicator: "+wanted.ID+"” to the fact, or leave it out here.", diag.Related{Span: f.At, Message: "the fact stands here"})
	case indicator != wanted && indicator != nil && wanted != nil:
		c.found("BEN01", diag.Error, at, fmt.Sprintf("the fact “%s” measures “%s”, but the benchmark compares “%s”", f.ID, indicator.ID, wanted.ID),
			"Name a fact of the benchmark's indicator.", diag.Related{Span: f.Span("indicator"), Message: "the fact's indicator stands here"})
	}
	if _, err := c.site.Number(f); err != nil && f.Derived == nil {
		c.found("BEN01", diag.Error, at, fmt.Sprintf("the fact “%s” has no number to compare", f.ID), "Name a fact with a value.", diag.Related{Span: f.At, Message: "the fact stands here"})
	}
	if geo := c.site.GeoOf(f); geo != nil && !slices.Contains(found.regions, geo) {
		found.regions = append(found.regions, geo)
	}
	found.years = add(found.years, f.AsOf.String())
	for _, s := range c.site.SourcesOf(f) {
		found.publishers = add(found.publishers, s.Publisher[s.Lang])
	}
}

// ownRegion: a comparison shows the region that it is made for.
func (c *checker) ownRegion(b *model.Benchmark, regions []*model.Region) {
	own := c.site.Region(b.Own)
	if own == nil && b.Own.IsZero() {
		own = c.site.Region(model.Ref{ID: b.Region})
	}
	if own == nil {
		if b.Own.IsZero() && b.Region == "" {
			c.found("BEN01", diag.Error, b.At, fmt.Sprintf("“%s” does not say which region it is about", b.ID), "Add “own:” with the id of a region.")
		}
		return
	}
	if len(regions) > 0 && !c.unread("fact") && !slices.ContainsFunc(regions, func(r *model.Region) bool { return c.site.Within(r, own) }) {
		c.found("BEN01", diag.Error, b.Span("rows"), fmt.Sprintf("“%s” is about %s, but no row is", b.ID, own.ID), "Add the region's own fact of this indicator.")
	}
}

func add[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// propositions: VP01, an offer stands on proof of its own region.
func propositions(c *checker) {
	prove := func(b *model.Base, what string, proof []model.Ref) {
		home := c.site.Region(model.Ref{ID: b.Region})
		for n, r := range proof {
			f := c.site.Fact(r)
			if f == nil || home == nil {
				continue
			}
			if geo := c.site.GeoOf(f); geo != nil && !c.site.Touches(geo, home) {
				c.found("VP01", diag.Error, b.Span(fmt.Sprintf("proof[%d]", n)), fmt.Sprintf("the fact “%s” is about %s and proves nothing for %s", f.ID, geo.ID, home.ID),
					"Prove "+what+" with facts about the region, a part of it, or what contains it.", diag.Related{Span: f.At, Message: "the fact stands here"})
			}
		}
	}
	for _, p := range visible(c, c.site.Propositions()) {
		prove(&p.Base, "an offer", p.Proof)
	}
	for _, s := range visible(c, c.site.Strengths()) {
		prove(&s.Base, "a strength", s.Proof)
	}
}
