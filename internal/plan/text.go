package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// Isolates keep a run of the other direction from reordering its
// surroundings (Unicode Annex 9): FIRST STRONG ISOLATE … POP DIRECTIONAL
// ISOLATE.
const (
	fsi = "\u2068"
	pdi = "\u2069"
)

// text gives a text of a record in this edition, as named does. Where the
// language hides what is missing, the text is then empty.
func (e *edition) text(b *model.Base, t model.Text) view.Text {
	if e.fallback == "hide" {
		if _, tag := t.In(e.own); tag == "" {
			return view.Text{}
		}
	}
	return e.named(b, t)
}

// named gives a text in the edition's own language, else in the first of the
// chain that has it, else in the record's own. It is for what things are
// called: a link without words would be worse than one in another language.
func (e *edition) named(b *model.Base, t model.Text) view.Text {
	s, tag := e.pick(b, t)
	if e.p.lapsed.In(s) != nil {
		return view.Text{} // it names somebody who has not agreed
	}
	out := e.inline(s, b.Scope(), e.in(tag))
	if !slices.Contains(e.own, tag) && tag != "" {
		out.Lang, out.Dir = string(tag), tag.Dir()
	}
	return out
}

// pick gives a text of a record in the language in which this edition shows
// it, and that language.
func (e *edition) pick(b *model.Base, t model.Text) (string, lang.Tag) {
	s, tag := t.In(e.own)
	if tag == "" {
		s, tag = t.In(e.chain)
	}
	if tag == "" {
		s, tag = t.In([]lang.Tag{b.Lang})
	}
	if tag == "" {
		return anyOf(t)
	}
	return s, tag
}

// anyOf gives a text in the first language that has it, by tag.
func anyOf(t model.Text) (string, lang.Tag) {
	best := lang.Tag("")
	for tag, s := range t {
		if s != "" && (best == "" || tag < best) {
			best = tag
		}
	}
	return t[best], best
}

// in gives the edition whose conventions a text in that language follows:
// numbers in a Swedish sentence are written the Swedish way, also on an
// Arabic page.
func (e *edition) in(tag lang.Tag) *edition {
	if tag == "" || slices.Contains(e.own, tag) {
		return e
	}
	for _, other := range e.p.editions {
		if other.tag == tag {
			return other
		}
	}
	return e
}

// inline resolves the directives in a text of data. Numbers are written as
// in the writer's edition; links lead to pages of this one.
func (e *edition) inline(s, region string, writer *edition) view.Text {
	if !strings.ContainsAny(s, ":\\") {
		return view.Text{S: writer.spaced(s)}
	}
	var out view.Text
	var b strings.Builder
	for _, part := range model.Inline(s) {
		if part.Name == "" {
			b.WriteString(writer.spaced(part.Text))
			continue
		}
		mark, shown := e.directive(part, region, writer)
		mark.Start = b.Len()
		b.WriteString(shown)
		mark.End = b.Len()
		out.Marks = append(out.Marks, mark)
	}
	out.S = b.String()
	return out
}

// spaced sets the spaces of the language in words of data, as in prose.
func (e *edition) spaced(words string) string {
	if e.spaces == nil {
		return words
	}
	return e.spaces.Replace(words)
}

// directive gives what an inline directive shows. Unresolvable ones have
// been reported by check; they show their id.
func (e *edition) directive(part model.Part, region string, writer *edition) (view.Mark, string) {
	ref := model.Ref{ID: part.ID, Region: region}
	switch part.Name {
	case "fact":
		if f := e.p.site.Fact(ref); f != nil {
			figure := writer.figure(f)
			shown := partOf(figure, part.Args["part"])
			if word := writer.aside(figure, part.Args["part"]); word != "" {
				shown = writer.beside(shown, "\u00a0", writer.bracketed(word))
			}
			return view.Mark{Fact: f.Key(), URL: e.link(f).url, Value: e.p.exact(f), Lang: figure.ValueLang, Dir: figure.ValueDir}, writer.isolate(shown)
		}
	case "term":
		if term := e.p.site.Term(ref); term != nil {
			shown, _ := term.Term.In(writer.chain)
			return view.Mark{Title: e.text(&term.Base, term.Definition).S}, shown
		}
	case "link":
		if r := e.p.linked(part.ID, region); r != nil {
			return view.Mark{URL: e.link(r).url}, e.in(writer.tag).name(r).S
		}
	}
	return view.Mark{}, part.ID
}

// aside is what a sentence must say of a value that no longer holds: that a
// forecast is overdue, that a figure is out of date.
func (e *edition) aside(f view.Figure, part string) string {
	if part == "year" || part == "unit" || f.State != view.Overdue && f.State != view.Stale {
		return ""
	}
	return e.t("state.short." + string(f.State))
}

// linked finds the record that "kind/id" means; a path alone is a page.
func (p *planner) linked(id, region string) model.Record {
	return p.site.Linked(model.Ref{ID: id, Region: region})
}

// partOf gives a part of a figure: value (with its unit), number, unit,
// year, or all with the qualifier.
func partOf(f view.Figure, part string) string {
	switch part {
	case "number":
		return f.Value
	case "unit":
		return f.Unit
	case "year":
		return f.Period
	}
	return spoken(f)
}

// spoken is a figure in running text: "more than 1,000 jobs". Number and unit
// stay on one line.
func spoken(f view.Figure) string {
	out := f.Value
	fixed, space := "\u00a0", " "
	if f.Close {
		fixed, space = "", ""
	}
	if f.Unit != "" {
		out += fixed + f.Unit
	}
	if f.Qualifier != "" {
		out = f.Qualifier + space + out
	}
	return out
}

// qualified is a figure without its unit: "more than 1,000".
func qualified(f view.Figure) string {
	f.Unit = ""
	return spoken(f)
}

// bracketed is an aside in the brackets of the language.
func (e *edition) bracketed(aside string) string { return e.t("mark.open") + aside + e.t("mark.close") }

// beside puts two words next to each other, with a space where the language
// sets any.
func (e *edition) beside(a, space, b string) string {
	if e.tag.SetsSpaces() {
		return a + space + b
	}
	return a + b
}

// isolate guards a measure inside right-to-left text.
func (e *edition) isolate(s string) string {
	if e.dir == "rtl" {
		return fsi + s + pdi
	}
	return s
}

// name is what a record is called in links and lists.
func (e *edition) name(r model.Record) view.Text {
	b := r.Common()
	switch r := r.(type) {
	case *model.Fact:
		return e.named(b, r.Label)
	case *model.Indicator:
		return e.named(b, r.Label)
	case *model.Benchmark:
		return e.named(b, r.Title)
	case *model.Region:
		return e.named(b, r.Name)
	case *model.Organisation:
		return e.named(b, r.Name)
	case *model.Hub:
		return e.named(b, r.Name)
	case *model.Contact:
		return e.named(b, r.Label)
	case *model.Facility:
		return e.named(b, r.Name)
	case *model.Sector:
		return e.named(b, r.Name)
	case *model.Segment:
		return e.named(b, r.Name)
	case *model.Strength:
		return e.named(b, r.Claim)
	case *model.Area:
		return e.named(b, r.Name)
	case *model.Proposition:
		return e.named(b, r.Title)
	case *model.Incentive:
		return e.named(b, r.Name)
	case *model.Document:
		return e.named(b, r.Title)
	case *model.Strategy:
		return e.named(b, r.Name)
	case *model.Priority:
		return e.named(b, r.Name)
	case *model.Challenge:
		return e.named(b, r.Title)
	case *model.Instrument:
		return e.named(b, r.Name)
	case *model.Practice:
		return e.named(b, r.Title)
	case *model.Funder:
		return e.named(b, r.Name)
	case *model.Project:
		return e.named(b, r.Name)
	case *model.Process:
		return e.named(b, r.Name)
	case *model.Ranking:
		return e.named(b, r.Name)
	case *model.Programme:
		return e.named(b, r.Name)
	case *model.Ambassador:
		if person := e.person(e.p.site.Person(r.Person), "site"); person != nil {
			return person.Name
		}
	case *model.Event:
		return e.named(b, r.Title)
	case *model.Story:
		return e.named(b, r.Title)
	case *model.Source:
		return e.named(b, r.Title)
	case *model.Term:
		return e.named(b, r.Term)
	case *model.Toolkit:
		return e.named(b, r.Title)
	case *model.Page:
		return e.named(b, r.Title)
	case model.Named:
		return e.named(b, r.Called())
	}
	return view.Plain(b.ID)
}

// items gives the texts of a translatable list.
func (e *edition) items(b *model.Base, list []model.Item) []view.Text {
	var out []view.Text
	for _, it := range list {
		if t := e.text(b, it.Text); !t.Empty() {
			out = append(out, t)
		}
	}
	return out
}
