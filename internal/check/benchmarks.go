package check

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// benchmarks: BEN01, comparisons compare.
func benchmarks(c *checker) {
	for _, b := range c.site.Benchmarks() {
		if b.Hidden(c.today, c.drafts) {
			continue
		}
		c.benchmark(b)
	}
}

func (c *checker) benchmark(b *model.Benchmark) {
	own := c.site.Region(b.Own)
	if own == nil {
		own = c.site.Region(model.Ref{ID: b.Region})
	}
	indicator := c.site.Indicator(b.Indicator)
	var years, publishers []string
	found, regions := false, map[*model.Region]bool{}
	for n, r := range b.Rows {
		f := c.site.Fact(r)
		if f == nil {
			continue
		}
		at := b.Span(fmt.Sprintf("rows[%d]", n))
		if i := c.site.Indicator(f.Indicator); i != indicator {
			c.found("BEN01", diag.Error, at, fmt.Sprintf("“%s” measures something else than the benchmark “%s”", f.Key(), b.ID),
				"Give the fact the benchmark's indicator, or leave it out.", diag.Related{Span: f.Span("indicator"), Message: "the fact's indicator stands here"})
		}
		if _, err := c.site.Number(f); err != nil {
			c.found("BEN01", diag.Error, at, fmt.Sprintf("“%s” has no number to compare", f.Key()), "Use facts with a value.")
		}
		geo := c.site.GeoOf(f)
		found = found || own != nil && geo != nil && c.site.Within(geo, own)
		if geo != nil {
			regions[geo] = true
		}
		years = add(years, f.AsOf.String())
		for _, s := range c.site.SourcesOf(f) {
			publishers = add(publishers, s.Publisher[s.Lang])
		}
	}
	if own != nil && !found {
		c.found("BEN01", diag.Error, b.Span("rows"), fmt.Sprintf("the benchmark “%s” leaves out the own region, %s", b.ID, own.ID), "Add the region's fact of this indicator.")
	}
	if (len(years) > 1 || len(publishers) > 1) && b.Comparability.IsZero() {
		c.found("BEN01", diag.Error, b.Span("rows"), fmt.Sprintf("the rows of “%s” come from different years or sources (%s)", b.ID, few(append(years, publishers...))),
			"Add comparability: and say what the reader must bear in mind.")
	}
	if len(regions) < 3 {
		c.found("BEN01", diag.Warning, b.Span("rows"), fmt.Sprintf("“%s” compares %d regions", b.ID, len(regions)), "Three or more make a comparison.")
	}
}

func add(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// propositions: VP01, an offer stands on proof of its own region and has
// somebody to call.
func propositions(c *checker) {
	for _, p := range c.site.Propositions() {
		if p.Hidden(c.today, c.drafts) {
			continue
		}
		home := c.site.Region(model.Ref{ID: p.Region})
		for n, r := range p.Proof {
			f := c.site.Fact(r)
			if f == nil || home == nil {
				continue
			}
			geo := c.site.GeoOf(f)
			if geo != nil && !c.site.Touches(geo, home) {
				c.found("VP01", diag.Error, p.Span(fmt.Sprintf("proof[%d]", n)), fmt.Sprintf("“%s” is about %s and proves nothing for %s", f.Key(), geo.ID, home.ID),
					"Use facts about the region, a part of it, or what contains it.", diag.Related{Span: f.At, Message: "the fact stands here"})
			}
		}
	}
	for _, i := range c.site.Incentives() {
		home := c.site.Region(model.Ref{ID: i.Region})
		for n, r := range i.Regions {
			at := c.site.Region(r)
			if home != nil && at != nil && !c.site.Touches(at, home) {
				c.found("VP02", diag.Error, i.Span(fmt.Sprintf("regions[%d]", n)), fmt.Sprintf("“%s” holds in %s, which has nothing to do with %s", i.ID, at.ID, home.ID),
					"Move the incentive to the region where it holds, or correct regions:.")
			}
		}
	}
}
