package build_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"lodestone/internal/calc"
	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// spelling is how a value may be written.
type spelling struct {
	digits string   // of a number, without separators; looked for as a run
	texts  []string // of anything else: one of them
}

// revalued gives every fact of a site another value of its own type, unlike
// any other, and tells how each may be written. Values of different rounds
// have nothing in common.
func revalued(t testing.TB, s site, round int) (site, map[string][]spelling) {
	t.Helper()
	for seed := range uint64(50) {
		if out, values, sound := draw(t, s, round, seed); sound {
			return out, values
		}
	}
	t.Fatal("no values were drawn from which all others could be computed")
	return nil, nil
}

// draw is revalued with one seed; sound tells whether the percentages that
// are computed from the new values are percentages.
func draw(t testing.TB, s site, round int, seed uint64) (out site, values map[string][]spelling, sound bool) {
	r := &reviser{t: t, round: round, Rand: rand.New(rand.NewPCG(uint64(round), seed)), model: loaded(t, s), seen: map[string]bool{},
		values: map[string][]spelling{}, words: map[string]string{}}
	for _, l := range r.model.Config.Languages {
		conventions := l.Tag
		if l.Formats != "" {
			conventions = l.Formats
		}
		loc, _ := lang.For(conventions)
		r.locales = append(r.locales, loc)
	}
	out = site{}
	for name, text := range s {
		out[name] = text
		if path.Base(path.Dir(name)) == "facts" && !strings.HasPrefix(path.Base(name), "_") {
			out[name] = r.file(name, text)
		}
	}
	return out, r.values, r.derived(loaded(t, out))
}

// derived adds what follows from the new values, where it is long enough to
// be like nothing else.
func (r *reviser) derived(m *model.Site) (sound bool) {
	sound = true
	for _, f := range m.Facts() {
		n, err := m.Number(f)
		if f.Derived == nil || err != nil || f.Display.Scale != "" {
			continue
		}
		if f.Display.Round != nil {
			n = n.Round(*f.Display.Round)
		}
		if m.UnitOf(f) == "percent" && len(m.UsedBy(f)) > 0 && (n.Sign() < 0 || n.Cmp(calc.Int(100)) > 0) {
			sound = false
		}
		if d := digits.ReplaceAllString(n.String(), ""); len(d) > 5 {
			r.known(f, spelling{digits: d})
		}
	}
	return sound
}

type reviser struct {
	*rand.Rand
	t       testing.TB
	round   int // 0 or 1
	model   *model.Site
	locales []*lang.Locale
	seen    map[string]bool
	values  map[string][]spelling
	words   map[string]string // of textual facts, without the language
	dates   int
}

var overlay = regexp.MustCompile(`\.([a-z]{2}(?:-[A-Za-z]+)?)\.yaml$`)

// file rewrites one file of facts, or its translation.
func (r *reviser) file(name, text string) string {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		r.t.Fatal(name, err)
	}
	region := ""
	if parts := strings.Split(name, "/"); parts[1] == "regions" {
		region = parts[2]
	}
	entries := doc.Content[0].Content
	for i := 0; i+1 < len(entries); i += 2 {
		f := r.model.Fact(model.Ref{ID: entries[i].Value, Region: region})
		if f == nil {
			continue // a translation of nothing, which check reports
		}
		if tag := overlay.FindStringSubmatch(name); tag != nil {
			r.translation(f, tag[1], entries[i+1])
		} else {
			r.fact(f, entries[i+1])
		}
	}
	data, err := yaml.Marshal(&doc)
	if err != nil {
		r.t.Fatal(name, err)
	}
	return string(data)
}

// fact gives one fact another value.
func (r *reviser) fact(f *model.Fact, n *yaml.Node) {
	switch {
	case f.Derived != nil:
		drop(n, "value") // it is computed; stated, it would not add up
	case r.model.UnitOf(f) == "of-5": // there are five of them, and each stands everywhere
	case f.Value != nil:
		set(at(n, "value"), r.number(f))
	case f.Range != nil:
		a, b := r.number(f), r.number(f)
		if decimal(a).Cmp(decimal(b)) > 0 {
			a, b = b, a
		}
		set(at(at(n, "range"), "min"), a)
		set(at(at(n, "range"), "max"), b)
	case f.Rank != nil:
		a, b := r.whole(), r.whole()
		if len(a) == len(b) && a > b {
			a, b = b, a
		}
		r.known(f, spelling{digits: a})
		set(at(at(n, "rank"), "position"), a)
		if f.Rank.Of > 0 {
			r.known(f, spelling{digits: b})
			set(at(at(n, "rank"), "of"), b)
		}
	case !f.Date.IsZero():
		r.date(f, at(n, "date"))
	case !f.Text.IsZero():
		r.translation(f, string(f.Lang), n)
	}
}

func (r *reviser) known(f *model.Fact, s spelling) { r.values[f.Key()] = append(r.values[f.Key()], s) }

// number is a new number for a fact: of a percentage between 10 and 100, of
// what is shown in millions a large one, otherwise of seven digits.
func (r *reviser) number(f *model.Fact) string {
	n := r.whole()
	unit := r.model.UnitOf(f)
	s := spelling{digits: n}
	switch {
	case unit == "percent":
		n = n[:2] + "." + n[2:]
	case f.Display.Scale != "" && f.Display.Scale != "none":
		n += strconv.Itoa(10_001 + 2*r.IntN(40_000)) // twelve digits: three before the thousand millions, four before the hundred millions of Chinese
		s.digits = n
		for _, l := range r.locales {
			s.texts = append(s.texts, l.Compact(decimal(n), lang.Wide))
			if len(unit) == 3 && strings.ToUpper(unit) == unit {
				s.texts = append(s.texts, l.MoneyCompact(decimal(n), unit, lang.Symbol))
			}
		}
	}
	r.known(f, s)
	return n
}

// whole is a number of seven digits that was not drawn before. The first
// round has those that begin with 1 to 4.
func (r *reviser) whole() string {
	for {
		n := strconv.Itoa(1_000_000 + r.round*4_000_000 + r.IntN(4_000_000))
		if n[6] != '0' && !r.seen[n] {
			r.seen[n] = true
			return n
		}
	}
}

// date gives a fact that is a date another day: a bare year could stand
// anywhere.
func (r *reviser) date(f *model.Fact, n *yaml.Node) {
	r.dates++
	d := date.New(1301+300*r.round+r.dates, 1+r.IntN(12), 1+r.IntN(28))
	s := spelling{texts: []string{d.String()}}
	for _, l := range r.locales {
		s.texts = append(s.texts, l.Date(d, lang.Long))
	}
	r.known(f, s)
	set(n, d.String())
}

// translation gives a textual fact its new words in one language.
func (r *reviser) translation(f *model.Fact, tag string, n *yaml.Node) {
	if f.Text.IsZero() || at(n, "text") == nil {
		return
	}
	if r.words[f.Key()] == "" {
		r.words[f.Key()] = fmt.Sprintf("Quaxel%c%d", 'A'+r.round, len(r.words))
		r.known(f, spelling{texts: []string{r.words[f.Key()]}})
	}
	set(at(n, "text"), r.words[f.Key()]+"-"+tag)
}

// at finds the value of a key; nil without one.
func at(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func drop(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

func set(n *yaml.Node, value string) {
	*n = yaml.Node{Kind: yaml.ScalarNode, Value: value}
}

func decimal(s string) calc.Decimal {
	d, err := calc.Parse(s)
	if err != nil {
		panic(err) // the digits are ours
	}
	return d
}
