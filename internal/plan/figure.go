package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// figure shows a fact: the one way in which a value enters a view. What it
// shows is made once a plan; its sources are the caller's own, to number.
func (e *edition) figure(f *model.Fact) view.Figure {
	known, ok := e.figuresMade.Load(f)
	if !ok {
		known, _ = e.figuresMade.LoadOrStore(f, e.makeFigure(f))
	}
	out := known.(view.Figure)
	out.Sources = slices.Clone(out.Sources)
	return out
}

func (e *edition) makeFigure(f *model.Fact) view.Figure {
	site := e.p.site
	out := view.Figure{
		Close: !e.tag.SetsSpaces(), Fact: f.Key(), Label: e.named(&f.Base, f.Label), Period: e.date(f.AsOf, lang.Long), AsOf: f.AsOf.String(),
		UnitCode: site.UnitOf(f), URL: e.link(f).url, Hash: e.p.factHash(f),
	}
	e.value(f, &out)
	if q := f.Qualifier; q != "" && q != "exact" {
		out.Qualifier = e.t("qualifier." + q)
	}
	if f.Derived != nil {
		out.Method = e.method(f)
	}
	e.state(f, &out)
	for _, s := range site.SourcesOf(f) {
		shown := e.source(s)
		shown.Quote = e.foreign(site.QuoteOf(f, s), s.Language)
		out.Sources = append(out.Sources, shown)
	}
	return out
}

// value writes the fact's value in the edition's way.
func (e *edition) value(f *model.Fact, out *view.Figure) {
	unit := out.UnitCode
	switch {
	case f.Range != nil:
		out.Value, out.Unit = e.span(f.Range, unit)
	case f.Rank != nil && f.Rank.Of > 0:
		out.Value = e.say("rank.of", "Position", e.loc.Ordinal(f.Rank.Position), "Of", e.loc.Exact(calc.Int(int64(f.Rank.Of))))
		out.Number = calc.Int(int64(f.Rank.Position)).String()
	case f.Rank != nil:
		out.Value = e.loc.Ordinal(f.Rank.Position)
		out.Number = calc.Int(int64(f.Rank.Position)).String()
	case !f.Date.IsZero():
		out.Value = e.date(f.Date, lang.Long)
	case !f.Text.IsZero():
		word := e.named(&f.Base, f.Text)
		out.Value, out.ValueLang, out.ValueDir = word.S, word.Lang, word.Dir
	default:
		n, err := e.p.site.Number(f)
		if err != nil {
			out.Value = "–"
			return
		}
		out.Number = n.String()
		out.Value, out.Unit = e.quantity(n, unit, f.Display)
	}
}

// quantity writes a number with its unit: money and percent as one string,
// everything else as a number and the unit's word in the right plural form.
func (e *edition) quantity(n calc.Decimal, unit string, d model.Display) (value, word string) {
	if d.Round != nil {
		n = n.Round(*d.Round)
	}
	switch {
	case unit == "percent":
		return e.loc.Percent(n), ""
	case IsCurrency(unit):
		if d.Scale != "" && d.Scale != "none" {
			return e.loc.MoneyCompact(n, unit, e.moneyStyle()), ""
		}
		return e.loc.Money(n, unit, e.moneyStyle(), n.Scale()), ""
	case d.Plain:
		value = n.String()
	case d.Scale != "" && d.Scale != "none":
		return e.loc.Compact(n, lang.Wide), e.unit(shown(n), unit)
	default:
		value = e.loc.Exact(n)
	}
	return value, e.unit(n, unit)
}

// moneyStyle is the sign of a currency, or its name where readers know no
// sign for most of them: Chinese says 瑞典克朗, not SEK.
func (e *edition) moneyStyle() lang.MoneyStyle {
	if e.tag.SetsSpaces() {
		return lang.Symbol
	}
	return lang.Name
}

// shown is a number as its compact form gives it: the form of the word after
// "12 thousand" is that of 12,000. From a million on it is that of whole
// millions, to which Romance languages join the word by a preposition (1,2
// million d’emplois) and others give the form of 1,200,000 as well.
func shown(n calc.Decimal) calc.Decimal {
	whole := len(n.Abs().Round(0).String())
	n = n.Round(min(2-whole, 0))
	if len(n.Abs().Round(0).String()) > 6 {
		return n.Round(-6)
	}
	return n
}

// unit is the word of a unit in the plural form that n wants.
func (e *edition) unit(n calc.Decimal, unit string) string {
	if unit == "" || unit == "number" || unit == "index" || unit == "rank" {
		return ""
	}
	return e.words.N("unit."+unit, n, nil)
}

// span writes a range.
func (e *edition) span(r *model.Range, unit string) (value, word string) {
	switch {
	case unit == "percent":
		return e.loc.PercentRange(r.Min, r.Max), ""
	case IsCurrency(unit):
		return e.loc.MoneyRange(r.Min, r.Max, unit, e.moneyStyle(), max(r.Min.Scale(), r.Max.Scale())), ""
	}
	return e.loc.NumberRange(r.Min, r.Max), e.unit(r.Max, unit)
}

// IsCurrency tells whether a unit is an ISO 4217 code.
func IsCurrency(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit
}

// state says how the fact stands, in a whole sentence.
func (e *edition) state(f *model.Fact, out *view.Figure) {
	site := e.p.site
	out.State = view.Current
	switch site.StateOf(f, e.p.today) {
	case model.FactStale:
		day, _ := site.StaleOn(f)
		out.State, out.StateText = view.Stale, e.say("state.stale", "Date", e.date(day, lang.Long))
		if site.OfOneYear(f) {
			out.StateText = e.say("state.one_year", "Period", out.Period)
		}
	case model.FactForecast:
		out.State, out.StateText = view.Forecast, e.t("state.forecast")
		if !f.Due.IsZero() {
			out.StateText = e.say("state.forecast_due", "Date", e.date(f.Due, lang.Long))
		}
	case model.FactOverdue:
		out.State, out.StateText = view.Overdue, e.say("state.overdue", "Date", e.date(f.Due, lang.Long))
	case model.FactDisputed:
		out.State, out.StateText = view.Disputed, e.disputed(f)
	case model.FactSuperseded:
		newer := site.SupersededBy(f)
		out.State, out.StateText = view.Superseded, e.say("state.superseded", "Date", e.date(newer.AsOf, lang.Long))
	}
}

// disputed names what other sources say.
func (e *edition) disputed(f *model.Fact) string {
	var others []string
	for _, o := range e.p.site.DisputesOf(f) {
		shown := view.Figure{UnitCode: e.p.site.UnitOf(o), Close: !e.tag.SetsSpaces()}
		e.value(o, &shown)
		publisher := ""
		if sources := e.p.site.SourcesOf(o); len(sources) > 0 {
			publisher = e.text(&sources[0].Base, sources[0].Publisher).S
		}
		others = append(others, e.say("state.other_value", "Value", e.isolate(spoken(shown)), "Publisher", publisher))
	}
	return e.say("state.disputed", "Others", e.loc.List(others))
}

// method says how a derived value comes about.
func (e *edition) method(f *model.Fact) string {
	if t := e.text(&f.Base, f.Derived.Method); !t.Empty() {
		return t.S
	}
	var labels []string
	for _, input := range e.p.site.Inputs(f) {
		labels = append(labels, e.named(&input.Base, input.Label).S)
	}
	return e.say("state.derived", "Inputs", e.loc.List(labels))
}

// source shows a source. Titles and quotes stay in its own language.
func (e *edition) source(s *model.Source) view.Source {
	out := view.Source{
		ID: s.Key(), Title: e.named(&s.Base, s.Title), Publisher: e.named(&s.Base, s.Publisher), URL: s.URL,
		Published: e.date(s.Published, lang.Long), Accessed: e.date(s.Accessed, lang.Long), Licence: s.Licence,
		Quote: e.foreign(s.Quote, s.Language),
	}
	if s.File != "" {
		out.URL = e.p.local(e.p.mediaPath(s.File))
	}
	return out
}

// foreign is a text that stands as it is, in the language it is in.
func (e *edition) foreign(s string, tag lang.Tag) view.Text {
	if s == "" || tag == "" || tag == e.tag {
		return view.Plain(s)
	}
	return view.Text{S: s, Lang: string(tag), Dir: tag.Dir()}
}

// date writes a date, "" for none.
func (e *edition) date(d date.Date, s lang.Style) string {
	if d.IsZero() {
		return ""
	}
	return e.loc.Date(d, s)
}

// factHash is the identity of a fact's value in kit manifests: the first 16
// hex digits of the sha256 of id, value, unit and period.
func (p *planner) factHash(f *model.Fact) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Key(), p.exact(f), p.site.UnitOf(f), f.AsOf.String()}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// exact is a fact's value for machines, in no language: "1822000",
// "2000/3000", "2/21", "2016-06", or a text in the record's language.
func (p *planner) exact(f *model.Fact) string {
	switch {
	case f.Range != nil:
		return f.Range.Min.String() + "/" + f.Range.Max.String()
	case f.Rank != nil:
		s := calc.Int(int64(f.Rank.Position)).String()
		if f.Rank.Of > 0 {
			s += "/" + calc.Int(int64(f.Rank.Of)).String()
		}
		return s
	case !f.Date.IsZero():
		return f.Date.String()
	case !f.Text.IsZero() && p.named(f.Text[f.Lang]):
		return ""
	case !f.Text.IsZero():
		return f.Text[f.Lang]
	}
	n, err := p.site.Number(f)
	if err != nil {
		return ""
	}
	return n.String()
}

// citedSources numbers the sources of the figures of a document, in order of first
// appearance, and hands each figure its numbers.
type citedSources struct {
	list   []view.Source
	number map[string]int
}

func (n *citedSources) add(f *view.Figure) {
	if n.number == nil {
		n.number = map[string]int{}
	}
	for i := range f.Sources {
		s := &f.Sources[i]
		if n.number[s.ID] == 0 {
			n.number[s.ID] = len(n.list) + 1
			s.Number = len(n.list) + 1
			n.list = append(n.list, *s)
		}
		s.Number = n.number[s.ID]
	}
}
