package plan

import (
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/chart"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// benchmark ranks the rows of a benchmark and measures the gaps.
func (e *edition) benchmark(b *model.Benchmark) view.Benchmark {
	site := e.p.site
	indicator := site.Indicator(b.Indicator)
	out := view.Benchmark{ID: strings.ReplaceAll(b.Key(), "/", "-"), Title: e.named(&b.Base, b.Title), Note: e.text(&b.Base, b.Comparability),
		Finding: e.text(&b.Base, b.Finding), URL: e.link(b).url, Better: "neutral"}
	unit := ""
	if indicator != nil {
		out.Better, out.AxisLabel = indicator.Better, e.named(&indicator.Base, indicator.Label).S
		unit = indicator.Unit
	}
	out.Unit = view.Plain(e.unitName(unit))
	ranked := e.p.ranked(b)
	for i, r := range ranked {
		row := view.BenchmarkRow{Figure: e.figure(r.fact), Rank: e.loc.Exact(calc.Int(int64(r.rank))), Own: r.own, Share: r.share}
		if region := site.GeoOf(r.fact); region != nil {
			row.Region = e.named(&region.Base, region.Name)
		} else {
			row.Region = row.Figure.Label
		}
		if i > 0 || r.rank > 1 {
			row.Gap = e.gap(r.value.Sub(ranked[0].value), unit, r.fact)
		}
		out.Rows = append(out.Rows, row)
		if r.own && out.Rank == "" {
			out.Rank = e.say("rank.of", "Position", e.loc.Ordinal(r.rank), "Of", e.loc.Exact(calc.Int(int64(len(ranked)))))
			out.Summary = e.say("benchmark.summary", "Region", row.Region.S, "Value", e.isolate(spoken(row.Figure)),
				"Rank", out.Rank, "Title", out.Title.S)
		}
	}
	if out.Better == "neutral" {
		out.Rank = ""
		if out.Summary != "" {
			out.Summary = out.Title.S + e.t("mark.colon") + e.bars(out.Rows)
		}
	}
	if len(out.Rows) > 0 {
		out.SVG = e.draw(&out, ranked)
	}
	return out
}

// draw draws the bars for the page. The caption is the drawing's name, its
// summary what somebody hears who does not see it.
func (e *edition) draw(b *view.Benchmark, rows []rankedRow) string {
	bars := chart.Bars{Title: joined(b.Title, b.Unit).S, Desc: firstOf(b.Summary, e.bars(b.Rows)), RTL: e.dir == "rtl"}
	for i, r := range b.Rows {
		length, err := strconv.ParseFloat(r.Share, 64)
		if err != nil {
			length = 0
		}
		if rows[i].value.Sign() < 0 {
			length = -length
		}
		bars.Rows = append(bars.Rows, chart.Bar{Label: r.Region.S, ValueText: e.isolate(r.Figure.Value), Value: length, Own: r.Own})
	}
	return bars.SVG("chart-"+b.ID, e.p.opts.Look.Chart)
}

// bars says the rows in a sentence.
func (e *edition) bars(rows []view.BenchmarkRow) string {
	var parts []string
	for _, r := range rows {
		parts = append(parts, e.beside(r.Region.S, " ", e.isolate(spoken(r.Figure))))
	}
	return e.loc.List(parts)
}

// gap writes a difference with its sign; of percentages in percentage points.
func (e *edition) gap(d calc.Decimal, unit string, f *model.Fact) string {
	if d.IsZero() {
		return ""
	}
	if unit == "percent" {
		unit = "percentage-points"
	}
	value, word := e.quantity(d.Abs(), unit, model.Display{Round: f.Display.Round})
	sign := "+"
	if d.Sign() < 0 {
		sign = "−"
	}
	if word != "" {
		value = spoken(view.Figure{Value: value, Unit: word, Close: !e.tag.SetsSpaces()})
	}
	return e.isolate(sign + value)
}

// unitName is what the numbers of an indicator count: "jobs", "percent", "EUR".
func (e *edition) unitName(unit string) string {
	if unit == "" || IsCurrency(unit) {
		return unit
	}
	if unit == "percent" {
		return "%"
	}
	return e.unit(calc.Int(0).Add(calc.Int(100)), unit)
}

// ours tells whether a fact is about the own region or a part of it.
func (p *planner) ours(own *model.Region, f *model.Fact) bool {
	geo := p.site.GeoOf(f)
	return own != nil && geo != nil && p.site.Within(geo, own)
}

type rankedRow struct {
	fact  *model.Fact
	value calc.Decimal
	rank  int // equal values share a rank
	own   bool
	share string // of the longest bar, three decimals
}

// ranked orders the rows of a benchmark, best first; where neither end is
// better, the greatest first.
func (p *planner) ranked(b *model.Benchmark) []rankedRow {
	own := p.site.Region(b.Own)
	if own == nil {
		own = p.site.Region(model.Ref{ID: b.Region})
	}
	low := false
	if i := p.site.Indicator(b.Indicator); i != nil {
		low = i.Better == "low"
	}
	var rows []rankedRow
	for _, r := range b.Rows {
		f := p.site.Fact(r)
		if f == nil {
			continue
		}
		if v, err := p.site.Number(f); err == nil {
			rows = append(rows, rankedRow{fact: f, value: v, own: p.ours(own, f)})
		}
	}
	slices.SortStableFunc(rows, func(a, b rankedRow) int {
		if low {
			return a.value.Cmp(b.value)
		}
		return b.value.Cmp(a.value)
	})
	longest := calc.Int(0)
	for i := range rows {
		if rows[i].value.Abs().Cmp(longest) > 0 {
			longest = rows[i].value.Abs()
		}
		rows[i].rank = i + 1
		if i > 0 && rows[i].value.Equal(rows[i-1].value) {
			rows[i].rank = rows[i-1].rank
		}
	}
	for i := range rows {
		rows[i].share = "0"
		if q, ok := rows[i].value.Abs().Div(longest, 3); ok {
			rows[i].share = q.String()
		}
	}
	return rows
}
