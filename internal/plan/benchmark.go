package plan

import (
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/chart"
	"lodestone/internal/date"
	"lodestone/internal/lang"
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
	why := e.p.placeless(b, ranked)
	for i, r := range ranked {
		row := view.BenchmarkRow{Figure: e.figure(r.fact), Own: r.own, Share: r.share}
		if why == placed {
			row.Rank = e.loc.Exact(calc.Int(int64(r.rank)))
		}
		if region := site.GeoOf(r.fact); region != nil {
			row.Region = e.named(&region.Base, region.Name)
		} else {
			row.Region = row.Figure.Label
		}
		if i > 0 || r.rank > 1 {
			row.Gap, row.NoGap = e.gap(r, ranked[0], unit)
		}
		if row.NoGap {
			out.NoGap = e.t("benchmark.no_gap")
		}
		out.Rows = append(out.Rows, row)
		if r.own && out.Rank == "" && why == placed {
			out.Rank = e.say("rank.of", "Position", e.loc.Ordinal(r.rank), "Of", e.loc.Exact(calc.Int(int64(len(ranked)))))
			out.Summary = e.say("benchmark.summary", "Region", row.Region.S, "Value", e.isolate(spoken(row.Figure)),
				"Rank", out.Rank, "Title", out.Title.S)
		}
	}
	if why == bounds || why == plans {
		out.Unranked = e.t("benchmark.unranked." + string(why))
	}
	if out.Summary == "" && len(out.Rows) > 0 {
		out.Summary = out.Title.S + e.t("mark.colon") + e.bars(out.Rows)
	}
	out.Period, out.Sources = e.periods(ranked), publishers(out.Rows)
	if len(out.Rows) > 0 {
		out.SVG = e.draw(&out, ranked)
	}
	return out
}

// periods says from when the rows are: what they share, else the years.
func (e *edition) periods(rows []rankedRow) string {
	if len(rows) == 0 {
		return ""
	}
	first, last, same := rows[0].fact.AsOf, rows[0].fact.AsOf, true
	for _, r := range rows[1:] {
		at := r.fact.AsOf
		same = same && at == rows[0].fact.AsOf
		if at.First().Before(first.First()) {
			first = at
		}
		if at.Last().After(last.Last()) {
			last = at
		}
	}
	if same {
		return e.date(first, lang.Long)
	}
	return e.loc.DateRange(date.Date{Year: first.First().Year}, date.Date{Year: last.Last().Year}, lang.Long)
}

// publishers names who publishes the figures of a comparison, each once.
func publishers(rows []view.BenchmarkRow) []view.Text {
	var out []view.Text
	for _, r := range rows {
		for _, s := range r.Figure.Sources {
			name := s.Publisher
			if name.Empty() {
				name = s.Title
			}
			if !slices.ContainsFunc(out, func(t view.Text) bool { return t.S == name.S }) {
				out = append(out, name)
			}
		}
	}
	return out
}

// draw draws the bars for the page. The caption is the drawing's name, its
// summary what somebody hears who does not see it.
func (e *edition) draw(b *view.Benchmark, rows []rankedRow) string {
	bars := chart.Bars{Title: joined(b.Title, b.Unit, view.Plain(b.Period)).S, Desc: firstOf(b.Summary, e.bars(b.Rows)), RTL: e.dir == "rtl"}
	for i, r := range b.Rows {
		length, err := strconv.ParseFloat(r.Share, 64)
		if err != nil {
			length = 0
		}
		if rows[i].value.Sign() < 0 {
			length = -length
		}
		bars.Rows = append(bars.Rows, chart.Bar{Label: r.Region.S, ValueText: e.isolate(qualified(r.Figure)), Value: length, Own: r.Own})
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

// gap writes the difference of a row to the first with its sign, in the unit
// that the title names; of percentages in percentage points. It is no more
// exact than the two, and between bounds it is not known.
func (e *edition) gap(r, best rankedRow, unit string) (gap string, unknown bool) {
	if r.bound() != 0 || best.bound() != 0 {
		return "", true
	}
	d := r.value.Sub(best.value)
	if d.IsZero() {
		return "", false
	}
	if unit == "percent" {
		unit = "percentage-points"
	}
	value, word := e.quantity(d.Abs(), unit, model.Display{Round: r.fact.Display.Round})
	sign := "+"
	if d.Sign() < 0 {
		sign = "−"
	}
	if word != "" && unit == "percentage-points" {
		value = spoken(view.Figure{Value: value, Unit: word, Close: !e.tag.SetsSpaces()})
	}
	if r.fact.Qualifier == "about" || best.fact.Qualifier == "about" {
		return e.isolate(e.beside(e.t("qualifier.about"), " ", sign+value)), false
	}
	return e.isolate(sign + value), false
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

// ours tells whether a fact is about the own region or a part of it. Where a
// cross-border region compares the countries that it lies in, each is its own.
func (p *planner) ours(b *model.Benchmark, f *model.Fact) bool {
	home := p.site.Region(model.Ref{ID: b.Region})
	own := p.site.Region(b.Own)
	if own == nil {
		own = home
	}
	geo := p.site.GeoOf(f)
	if own == nil || geo == nil {
		return false
	}
	return p.site.Within(geo, own) || home != nil && own.Type == "country" && geo.Type == "country" && p.site.Touches(own, home) && p.site.Touches(geo, home)
}

type rankedRow struct {
	fact  *model.Fact
	value calc.Decimal
	rank  int // equal values share a rank
	own   bool
	share string // of the longest bar, three decimals
}

// bound is 1 where the value is at least what is written, -1 where it is at
// most that, 0 where it is that.
func (r rankedRow) bound() int {
	switch r.fact.Qualifier {
	case "more-than", "at-least":
		return 1
	case "up-to", "fewer-than":
		return -1
	}
	return 0
}

// reason is why the rows of a comparison have no places.
type reason string

const (
	placed  reason = ""
	unlike  reason = "unlike"  // its author says so
	neither reason = "neither" // neither end is better
	plans   reason = "plans"   // forecasts stand beside figures of what is there
	bounds  reason = "bounds"  // some values are bounds that others may pass
)

// placeless tells why no places are given.
func (p *planner) placeless(b *model.Benchmark, rows []rankedRow) reason {
	i := p.site.Indicator(b.Indicator)
	forecasts := 0
	for _, r := range rows {
		if r.fact.Forecast {
			forecasts++
		}
	}
	switch {
	case i == nil || i.Better == "neutral":
		return neither
	case b.Unranked:
		return unlike
	case forecasts > 0 && forecasts < len(rows):
		return plans
	}
	for n, x := range rows {
		for _, y := range rows[n+1:] {
			if x.value.Cmp(y.value) < 0 {
				x, y = y, x
			}
			if x.bound() < 0 || y.bound() > 0 {
				return bounds
			}
		}
	}
	return placed
}

// ranked orders the rows of a benchmark, best first; where neither end is
// better, the greatest first.
func (p *planner) ranked(b *model.Benchmark) []rankedRow {
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
			rows = append(rows, rankedRow{fact: f, value: v, own: p.ours(b, f)})
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
