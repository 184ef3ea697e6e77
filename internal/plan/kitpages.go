package plan

import (
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/view"
)

// size writes a number of bytes in kilobytes or megabytes of a thousand.
func (e *edition) size(bytes int64) string {
	if bytes >= 1_000_000 {
		n, _ := calc.Int(bytes).Div(calc.Int(1_000_000), 1)
		return e.loc.Exact(n) + "\u00a0MB"
	}
	return e.loc.Exact(calc.Int((bytes+999)/1000)) + "\u00a0kB"
}

// kitsOf shows the public kits of a proposition.
func (e *edition) kitsOf(p *model.Proposition, made output.Made) []view.Kit {
	var out []view.Kit
	for _, k := range e.allKits() {
		if k.presenter == nil && slices.Contains(k.props, p) {
			out = append(out, k.show(made))
		}
	}
	return out
}

// personalKits shows the kits of an ambassador.
func (e *edition) personalKits(a *model.Ambassador, made output.Made) []view.Kit {
	var out []view.Kit
	for _, k := range e.allKits() {
		if k.presenter == a {
			out = append(out, k.show(made))
		}
	}
	return out
}

// zipsFor names the zips whose sizes the page of an entry shows.
func (e *edition) zipsFor(en *entry) []string {
	var out []string
	for _, k := range e.allKits() {
		switch r := en.record.(type) {
		case *model.Proposition:
			if k.presenter == nil && slices.Contains(k.props, r) {
				out = append(out, k.zipPath())
			}
		case *model.Ambassador:
			if k.presenter == r {
				out = append(out, k.zipPath())
			}
		case *model.Toolkit:
			if k.presenter == nil && k.toolkit == r {
				out = append(out, k.zipPath())
			}
		}
	}
	return out
}

// publicZips names the zips on the list of toolkits.
func (e *edition) publicZips() []string {
	var out []string
	for _, k := range e.allKits() {
		if k.presenter == nil {
			out = append(out, k.zipPath())
		}
	}
	return out
}

func (e *edition) toolkitPage(d *draft, t *model.Toolkit) {
	d.Kicker = joined(view.Plain(e.t("kind.toolkit.one")), e.word("toolkit.audience", t.Audience))
	d.Lead = e.text(&t.Base, t.Summary)
	var s view.Section
	for _, k := range e.allKits() {
		if k.toolkit == t && k.presenter == nil {
			s.Kits = append(s.Kits, k.show(d.made))
		}
	}
	d.section("kits", e.t("toolkit.kits"), e.orEmpty(s, "toolkit"))
	d.section("languages", e.t("toolkit.languages"), view.Section{Links: e.otherKits(t)})
	var rows []view.Row
	rows = e.row(rows, "toolkit.licence_label", view.Row{Value: view.Plain(t.Licence)})
	rows = e.row(rows, "toolkit.terms", view.Row{Value: e.text(&t.Base, t.Terms)})
	rows = e.row(rows, "toolkit.statement", view.Row{Value: e.statement(t)})
	d.section("terms", e.t("toolkit.may"), view.Section{Rows: rows})
}

// otherKits leads to the toolkit in other languages.
func (e *edition) otherKits(t *model.Toolkit) []view.Link {
	en := e.p.entryOf(t)
	var out []view.Link
	for _, other := range e.p.editions {
		if path, ok := en.paths[other.tag]; ok && other != e {
			out = append(out, view.Link{Label: view.Text{S: upperFirst(other.tag.Autonym()), Lang: string(other.tag), Dir: other.dir},
				URL: e.p.local(path), Lang: string(other.tag)})
		}
	}
	return out
}

func (e *edition) toolkitList(d *draft, made output.Made) {
	public := slices.DeleteFunc(slices.Clone(e.allKits()), func(k *kit) bool { return k.presenter != nil })
	var facets func(*kit) []string
	d.Filters, facets = narrow(e, public, e.kitAnswers, "region", "audience", "proposition")
	for _, en := range e.of("toolkit") {
		t := en.record.(*model.Toolkit)
		s := view.Section{Intro: e.text(&t.Base, t.Summary)}
		for _, k := range public {
			if k.toolkit == t {
				shown := k.show(made)
				shown.Facets = facets(k)
				s.Kits = append(s.Kits, shown)
			}
		}
		s.More = &view.Link{Label: view.Plain(e.t("toolkit.about")), URL: e.link(t).url}
		d.section(t.ID, e.name(t).S, s)
	}
	if len(d.Sections) == 0 {
		d.section("list", d.Title.S, e.orEmpty(view.Section{}, "toolkit"))
	}
}

// statement is what stands on every document of a toolkit: its own words, and
// those of who paid for it.
func (e *edition) statement(t *model.Toolkit) view.Text {
	out := e.text(&t.Base, t.Statement)
	for _, f := range e.p.paid[t] {
		said := e.text(&f.Base, f.Statement)
		if out.Empty() {
			out = said
			continue
		}
		out.S = e.beside(out.S, " ", said.S)
	}
	return out
}
