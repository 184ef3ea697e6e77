// Package bench measures whole builds on a generated site that can grow, and
// a peer on the same texts in the same run. It holds tests only; what it
// measures is in build.
package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// site is the files of a site by path.
type site map[string]string

// languages of the generated sites, the first one being the source.
var languages = []string{"en", "sv", "da", "ar"}

// shape is how many records of each kind a site has.
type shape struct{ articles, organisations, facilities, facts, events, sectors int }

// shaped divides pages in all languages among kinds: about half of them from
// Markdown, the others from data.
func shaped(pages int) shape {
	each := pages/len(languages) - common
	s := shape{sectors: 4, events: each / 10, facilities: each / 10, organisations: each / 10, facts: each / 5}
	s.articles = each - s.sectors - s.events - s.facilities - s.organisations - s.facts
	return s
}

// common is how many pages a language has whatever the number of records:
// home, lists, the page for what is not found, the desk, the region.
const common = 11

// generate makes a site of about so many HTML pages in four languages,
// without documents. Equal numbers give equal sites.
func generate(pages int) site {
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2)), site: site{}, shape: shaped(pages)}
	g.frame()
	g.facts()
	for n := range g.sectors {
		g.record("sectors", fmt.Sprintf("sector-%d", n), fmt.Sprintf("stage: established\ncontact: desk\nfacts: [%s, %s]\n", g.fact(), g.fact()), "name", "summary")
	}
	for n := range g.facilities {
		g.record("facilities", fmt.Sprintf("facility-%d", n), fmt.Sprintf("type: test-bed\nhost: body-%d\nstate: operating\nfacts: [%s]\nsectors: [sector-%d]\nreviewed: 2026-%02d-01\n",
			n%g.organisations, g.fact(), n%g.sectors, 1+n%10), "name", "summary")
	}
	for n := range g.events {
		g.record("events", fmt.Sprintf("event-%d", n), fmt.Sprintf("start: %d-%02d-%02d\nrole: host\nstate: confirmed\nsectors: [sector-%d]\n", 2027+n%3, 1+n%12, 1+n%28, n%g.sectors), "title", "summary")
	}
	g.organisationsFile()
	for n := range g.articles {
		for _, tag := range languages {
			g.site[articlePath(n, tag)] = g.article(n, tag)
		}
	}
	return g.site
}

func articlePath(n int, tag string) string {
	if tag == languages[0] {
		return fmt.Sprintf("content/guide-%d/article-%d.md", n%20, n)
	}
	return fmt.Sprintf("content/guide-%d/article-%d.%s.md", n%20, n, tag)
}

func articleAddress(n int, tag string) string {
	return fmt.Sprintf("%s/guide-%d/article-%d/index.html", tag, n%20, n)
}

type generator struct {
	*rand.Rand
	shape
	site site
}

// frame is what every site has.
func (g *generator) frame() {
	g.site["data/site.yaml"] = "schema_version: 1\nname: A generated region\nbase_url: https://bench.example\nsource_language: en\n" +
		"languages: [en, sv, da, ar]\nshow: [region]\npublisher: region/body-0\nlicence: CC-BY-4.0\n" +
		"navigation: [sectors, facilities, events, organisations, facts, contacts]\nfooter: [regions]\ncontact: region/desk\n"
	for _, tag := range languages[1:] {
		g.site["data/site."+tag+".yaml"] = "name: " + g.words(tag, 3) + "\n"
	}
	g.site["data/sources/all.yaml"] = "yearbook:\n  title: Yearbook\n  publisher: Statistics\n  url: https://statistics.example/yearbook\n  published: 2026\n  accessed: 2026-10-01\n  type: official-statistics\n"
	g.site["data/regions/region/region.yaml"] = "name: Region\ntype: nuts2\nlanguages: [en]\ncurrencies: [EUR]\nclaim: A generated region.\nsummary: It exists to be measured.\nheadline: [fact-0, fact-1]\ncontact: desk\n"
	g.site["data/regions/region/contacts/desks.yaml"] = "desk:\n  label: Desk\n  organisation: body-0\n  topics: [invest]\n  languages: [en, sv, da, ar]\n  email: desk@bench.example\n  reply_within: P2D\n"
	for _, tag := range languages[1:] {
		g.site["data/regions/region/region."+tag+".yaml"] = "name: " + g.words(tag, 1) + "\nclaim: " + g.words(tag, 6) + "\nsummary: " + g.words(tag, 20) + "\n"
		g.site["data/regions/region/contacts/desks."+tag+".yaml"] = "desk:\n  label: " + g.words(tag, 1) + "\n"
	}
}

// facts lie in files of fifty.
func (g *generator) facts() {
	for n := range g.shape.facts {
		file := fmt.Sprintf("data/regions/region/facts/facts-%d", n/50)
		g.site[file+".yaml"] += fmt.Sprintf("fact-%d:\n  label: Jobs in %s\n  value: %d\n  unit: jobs\n  as_of: 2026\n  sources: [yearbook]\n", n, g.words("en", 2), 1000+g.IntN(900000))
		for _, tag := range languages[1:] {
			g.site[file+"."+tag+".yaml"] += fmt.Sprintf("fact-%d:\n  label: %s\n", n, g.words(tag, 4))
		}
	}
}

func (g *generator) fact() string { return fmt.Sprintf("fact-%d", g.IntN(g.shape.facts)) }

func (g *generator) organisationsFile() {
	for n := range g.organisations {
		file := fmt.Sprintf("data/regions/region/organisations/bodies-%d", n/50)
		g.site[file+".yaml"] += fmt.Sprintf("body-%d:\n  name: Body %d\n  type: company\n  country: SE\n  summary: %s\n", n, n, g.words("en", 25))
		for _, tag := range languages[1:] {
			g.site[file+"."+tag+".yaml"] += fmt.Sprintf("body-%d:\n  name: Body %d %s\n  summary: %s\n", n, n, tag, g.words(tag, 25))
		}
	}
}

// record writes a record with a title and a summary in every language.
func (g *generator) record(folder, id, fields, title, summary string) {
	path := "data/regions/region/" + folder + "/" + id
	g.site[path+".yaml"] = fmt.Sprintf("%s: %s\n%s: \"%s, with :fact[%s].\"\n%s", title, g.words("en", 4), summary, g.words("en", 22), g.fact(), fields)
	for _, tag := range languages[1:] {
		g.site[path+"."+tag+".yaml"] = fmt.Sprintf("%s: %s\n%s: \"%s :fact[%s].\"\n", title, g.words(tag, 4), summary, g.words(tag, 22), g.fact())
	}
}

// article is a page of about 690 words with what Markdown has: headings,
// lists, a table, links, emphasis, figures.
func (g *generator) article(n int, tag string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %s\nreviewed: 2026-%02d-%02d\n---\n\n%s\n", g.words(tag, 5), g.words(tag, 12), 1+n%10, 1+n%28, g.words(tag, 50))
	if tag != languages[0] {
		b.Reset()
		fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %s\n---\n\n%s\n", g.words(tag, 5), g.words(tag, 12), g.words(tag, 50))
	}
	for range 6 {
		fmt.Fprintf(&b, "\n## %s\n\n%s **%s** %s :fact[region/%s] [%s](https://example.org/%d), *%s*.\n\n%s.\n", g.words(tag, 4), g.words(tag, 30), g.words(tag, 2), g.words(tag, 20), g.fact(),
			g.words(tag, 2), g.IntN(100), g.words(tag, 3), g.words(tag, 30))
	}
	b.WriteString("\n")
	for range 5 {
		fmt.Fprintf(&b, "- %s\n", g.words(tag, 9))
	}
	b.WriteString("\n| A | B |\n|---|---|\n")
	for range 4 {
		fmt.Fprintf(&b, "| %s | %d |\n", g.words(tag, 3), g.IntN(1000))
	}
	return b.String()
}

// vocabulary is enough words of each language for text to look like text.
var vocabulary = map[string][]string{
	"en": strings.Fields("region company investment research harbour people growth market energy village future bridge hospital material science work light water house school train road answer question open clear new near small large"),
	"sv": strings.Fields("region företag investering forskning hamn människor tillväxt marknad energi by framtid bro sjukhus material vetenskap arbete ljus vatten hus skola tåg väg svar fråga öppen klar ny nära liten stor"),
	"da": strings.Fields("region virksomhed investering forskning havn mennesker vækst marked energi landsby fremtid bro hospital materiale videnskab arbejde lys vand hus skole tog vej svar spørgsmål åben klar ny nær lille stor"),
	"ar": strings.Fields("إقليم شركة استثمار بحث ميناء ناس نمو سوق طاقة قرية مستقبل جسر مستشفى مادة علم عمل ضوء ماء بيت مدرسة قطار طريق جواب سؤال مفتوح واضح جديد قريب صغير كبير"),
}

func (g *generator) words(tag string, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[tag][g.IntN(len(vocabulary[tag]))]
	}
	return strings.Join(words, " ")
}

// write puts a site on disk.
func (s site) write(t testing.TB, dir string) {
	t.Helper()
	for path, content := range s {
		file := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
