package plan

import (
	"cmp"
	"slices"
	"strings"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// fewest is the length from which a list is worth narrowing.
const fewest = 5

// answer is what an item says to the question of a filter. Its value is a code
// that is the same in all languages, so that an address keeps its meaning when
// the reader changes the language.
type answer struct {
	key, value string
	label      view.Text
	rank       int // order among the answers where it is not that of the words
}

// narrow gives the filters of a list, in the order of the questions, and what
// each item says to them. A filter is offered when it splits the list.
func narrow[K comparable](e *edition, items []K, ask func(K) []answer, keys ...string) ([]view.Filter, func(K) []string) {
	if len(items) < fewest {
		return nil, func(K) []string { return nil }
	}
	said := map[K][]answer{}
	found := map[string][]answer{}
	counts := map[[2]string]int{}
	for _, item := range items {
		for _, a := range ask(item) {
			if a.value == "" || slices.ContainsFunc(said[item], a.same) {
				continue
			}
			said[item] = append(said[item], a)
			if counts[[2]string{a.key, a.value}]++; counts[[2]string{a.key, a.value}] == 1 {
				found[a.key] = append(found[a.key], a)
			}
		}
	}
	var filters []view.Filter
	offered := map[string]bool{}
	for _, key := range keys {
		f := view.Filter{Key: key, Label: view.Plain(e.t("filter." + key))}
		splits := false
		for _, a := range e.inOrder(found[key]) {
			n := counts[[2]string{key, a.value}]
			splits = splits || n < len(items)
			f.Options = append(f.Options, view.FilterOption{Value: a.value, Label: a.label, Count: n})
		}
		if splits && len(f.Options) > 1 {
			filters, offered[key] = append(filters, f), true
		}
	}
	return filters, func(item K) []string {
		var out []string
		for _, a := range said[item] {
			if offered[a.key] {
				out = append(out, a.key+"="+a.value)
			}
		}
		return out
	}
}

func (a answer) same(b answer) bool { return a.key == b.key && a.value == b.value }

// inOrder sorts answers by their rank, then by their words.
func (e *edition) inOrder(answers []answer) []answer {
	out := slices.Clone(answers)
	lang.Sort(lang.NewCollator(e.tag), out, func(a answer) string { return a.label.S })
	slices.SortStableFunc(out, func(a, b answer) int { return cmp.Compare(a.rank, b.rank) })
	return out
}

// records gives the records of a kind that this language has.
func (e *edition) records(kind string) []model.Record {
	var out []model.Record
	for _, en := range e.of(kind) {
		out = append(out, en.record)
	}
	return out
}

// inCountries answers where something holds.
func (e *edition) inCountries(codes ...string) []answer {
	var out []answer
	for _, code := range codes {
		if lang.IsCountry(code) {
			out = append(out, answer{key: "where", value: strings.ToLower(code), label: view.Plain(lang.Country(code, e.tag))})
		}
	}
	return out
}

// countries gives the countries that a region lies in, by their codes.
func (p *planner) countries(r *model.Region) []string { return p.countriesOf(r, map[string]bool{}) }

func (p *planner) countriesOf(r *model.Region, seen map[string]bool) []string {
	if r == nil || seen[r.ID] {
		return nil
	}
	seen[r.ID] = true
	if len(r.ISO3166) >= 2 {
		return []string{r.ISO3166[:2]}
	}
	var out []string
	for _, m := range r.Members {
		for _, code := range p.countriesOf(p.site.Region(m), seen) {
			if !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	if len(out) == 0 {
		return p.countriesOf(p.site.Region(r.Parent), seen)
	}
	return out
}

// inSectors answers for which sectors something is.
func (e *edition) inSectors(refs ...model.Ref) []answer {
	var out []answer
	for _, r := range refs {
		if s := e.p.site.Sector(r); s != nil && e.p.entryOf(s) != nil {
			out = append(out, answer{key: "sector", value: e.p.code(s), label: e.named(&s.Base, s.Name)})
		}
	}
	return out
}

// code is a record as a value in an address: its id, and in a network of
// regions whose it is.
func (p *planner) code(r model.Record) string {
	b := r.Common()
	if b.Kind == "region" || b.Region == "" || b.Region == p.single {
		return b.ID
	}
	return b.Region + "." + b.ID
}

func (e *edition) incentiveAnswers(r model.Record) []answer {
	i := r.(*model.Incentive)
	out := []answer{
		{key: "type", value: i.Type, label: e.word("incentive.type", i.Type)},
		{key: "award", value: i.Award, label: e.word("filter.award", i.Award)},
		e.incentiveState(i),
	}
	for _, ref := range i.Regions {
		out = append(out, e.inCountries(e.p.countries(e.p.site.Region(ref))...)...)
	}
	for _, who := range e.p.audience(i) {
		who.label = e.word("filter.who", who.value)
		out = append(out, who)
	}
	sectors := i.Sectors
	if len(sectors) == 0 { // it is for all of them
		for _, s := range e.p.site.Sectors() {
			sectors = append(sectors, model.Ref{ID: s.ID, Region: s.Region})
		}
	}
	return append(out, e.inSectors(sectors...)...)
}

// sizes are the classes of the EU by their least number of employees, in the
// order of Recommendation 2003/361/EC.
var sizes = [...]struct {
	name  string
	least int64
}{{"micro", 0}, {"small", 10}, {"medium", 50}, {"large", 250}}

// people is the answer to "for whom" of what is not for companies.
const people = "person"

// audience tells for whom an incentive is: companies of which sizes, or
// people. It is for people when its first condition is about them.
func (p *planner) audience(i *model.Incentive) []answer {
	if len(i.Eligibility) > 0 && strings.HasPrefix(i.Eligibility[0].Field, "person.") {
		return []answer{{key: "who", value: people, rank: len(sizes)}}
	}
	var out []answer
	for rank := range sizes {
		if !slices.ContainsFunc(i.Eligibility, func(t model.Eligibility) bool { return p.bars(t, rank) }) {
			out = append(out, answer{key: "who", value: sizes[rank].name, rank: rank})
		}
	}
	return out
}

// bars tells whether a condition leaves out all companies of a size.
func (p *planner) bars(t model.Eligibility, size int) bool {
	if strings.HasSuffix(t.Field, ".size") {
		listed := slices.Contains(t.Value, sizes[size].name)
		return t.Op == "in" && !listed || t.Op == "not-in" && listed
	}
	if t.Field != "company.employees" {
		return false
	}
	bound, ok := p.bound(t)
	if !ok {
		return false
	}
	least := calc.Int(sizes[size].least)
	switch t.Op {
	case "lte":
		return bound.Cmp(least) < 0
	case "lt":
		return bound.Cmp(least) <= 0
	case "gte", "gt":
		return size+1 < len(sizes) && bound.Cmp(calc.Int(sizes[size+1].least)) >= 0
	}
	return false
}

// bound is the number of a condition: a fact's, or as it is written.
func (p *planner) bound(t model.Eligibility) (calc.Decimal, bool) {
	if f := p.site.Fact(t.Fact); f != nil {
		n, err := p.site.Number(f)
		return n, err == nil
	}
	if len(t.Value) != 1 {
		return calc.Decimal{}, false
	}
	n, err := calc.Parse(t.Value[0])
	return n, err == nil
}

func (e *edition) facilityAnswers(r model.Record) []answer {
	f := r.(*model.Facility)
	out := []answer{{key: "type", value: f.Type, label: e.word("facility.type", f.Type)}}
	if host := e.p.site.Organisation(f.Host); host != nil {
		out = append(out, e.inCountries(host.Country)...)
	}
	return append(out, e.inSectors(f.Sectors...)...)
}

func (e *edition) organisationAnswers(r model.Record) []answer {
	o := r.(*model.Organisation)
	return append(e.inCountries(o.Country), answer{key: "type", value: o.Type, label: e.word("organisation.type", o.Type)})
}

func (e *edition) eventAnswers(ev *model.Event) []answer {
	when := answer{key: "when", value: "coming", label: view.Plain(e.t("event.list_coming"))}
	if ev.Last().Ended(e.p.today) {
		when = answer{key: "when", value: "past", label: view.Plain(e.t("event.list_past")), rank: 1}
	}
	return append(e.inSectors(ev.Sectors...), when, answer{key: "role", value: ev.Role, label: e.word("event.role", ev.Role)})
}

func (e *edition) factAnswers(f *model.Fact) []answer {
	state := e.figure(f).State
	out := []answer{{key: "state", value: string(state), label: e.word("page.figure.state", string(state)), rank: slices.Index(states, state)}}
	if r := e.p.site.GeoOf(f); r != nil {
		out = append(out, answer{key: "region", value: e.p.code(r), label: e.named(&r.Base, r.Name)})
	}
	for _, use := range e.p.site.UsedBy(f) {
		out = append(out, e.inSectors(sectorsOf(use.By)...)...)
	}
	return out
}

// states are the states of facts in the order in which they are offered.
var states = []view.State{view.Current, view.Forecast, view.Stale, view.Overdue, view.Disputed, view.Superseded}

// sectorsOf gives the sectors that a record speaks about.
func sectorsOf(r model.Record) []model.Ref {
	switch r := r.(type) {
	case *model.Sector:
		return []model.Ref{{ID: r.ID, Region: r.Region}}
	case *model.Strength:
		return []model.Ref{r.Sector}
	case *model.Proposition:
		return []model.Ref{r.Sector}
	case *model.Facility:
		return r.Sectors
	}
	return nil
}

func (e *edition) kitAnswers(k *kit) []answer {
	out := append(e.inRegions(k.toolkit), answer{key: "audience", value: k.toolkit.Audience, label: e.word("toolkit.audience", k.toolkit.Audience)})
	for _, p := range k.props {
		out = append(out, answer{key: "proposition", value: e.p.code(p), label: e.named(&p.Base, p.Title)})
	}
	return out
}
