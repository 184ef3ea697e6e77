package build_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/model"
	"lodestone/internal/publish"
)

// A person without a consent that holds is in no output: not in the bytes,
// not in the text of documents, not in archives, not in an address, whether
// drafts are built or not. Whoever agreed is there.
func TestNobodyWithoutConsentIsPublished(t *testing.T) {
	for name, s := range sites(t) {
		for _, drafts := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				opts := options()
				opts.Drafts = drafts
				outputs, _ := made(t, s, opts)
				m := loaded(t, s)
				searched := everything(t, outputs)
				absent, present := 0, 0
				for _, p := range m.People() {
					if p.May("name", "site", today()) {
						if present++; !searched.has(p.Name) {
							t.Errorf("%s agreed and is nowhere: the search proves nothing", p.Name)
						}
						continue
					}
					absent++
					searched.without(t, tracesOf(t, m, s, p))
				}
				if absent < 3 || present == 0 {
					t.Errorf("%d people without consent and %d with: too few to prove anything", absent, present)
				}
			})
		}
	}
}

// Who withdraws is gone with the next build over the same folder and the same
// memory, also from what publishing keeps beside the folder; the rest stays.
func TestWithdrawalRemovesThePersonAndNothingElse(t *testing.T) {
	for name, s := range sites(t) {
		t.Run(name, func(t *testing.T) {
			m := loaded(t, s)
			dir, kept := t.TempDir(), store()
			to := publish.NewFolder(dir + "/public")
			run(t, s, to, kept, options())
			before := onDisk(t, dir+"/public")
			p := kitted(t, m)
			everything(t, before).with(t, p.Name)
			run(t, s.swap(t, p.At.File, "  given:", "  withdrawn: 2026-11-01\n  given:"), to, kept, options())
			after := everything(t, onDisk(t, dir))
			after.without(t, tracesOf(t, m, s, p))
			for path := range before {
				if !strings.Contains(path, p.ID) && !strings.HasPrefix(path, "media/") && after["public/"+path] == "" {
					t.Errorf("%s went with %s", path, p.ID)
				}
			}
		})
	}
}

// kitted is somebody who agreed to all there is: a kit with their name on it.
func kitted(t *testing.T, m *model.Site) *model.Person {
	for _, a := range m.Ambassadors() {
		if p := m.Person(a.Person); a.Kit && p != nil && p.May("kit", "kit", today()) && p.May("quote", "site", today()) {
			return p
		}
	}
	t.Fatal("nobody has a kit")
	return nil
}

// A text that names somebody without consent is left out, whatever kind of
// text it is and however the name stands in it; what stands around it stays.
func TestTextsDoNotNameWhoHasNotAgreed(t *testing.T) {
	const who, page = "Reto Quirinalli", "content/ueber-uns.md"
	s := second(t)
	prose := func(text string) site {
		edited := s.with(page, s[page]+"\nVorher bleibt stehen.\n\n"+text+"\n\nNachher bleibt stehen.\n")
		delete(edited, toolkit) // no document has prose
		return edited
	}
	for what, edited := range map[string]site{
		"a paragraph":        prose("Es grüsst " + who + " aus dem Tal."),
		"emphasis":           prose("Es grüsst Reto **Quirinalli** aus dem Tal."),
		"a line end":         prose("Es grüsst Reto\nQuirinalli aus dem Tal."),
		"no-break space":     prose("Es grüsst Reto\u00a0Quirinalli aus dem Tal."),
		"a heading":          prose("## " + who),
		"a list":             prose("- " + who + "\n- das Tal"),
		"a table":            prose("| Wer | Was |\n|---|---|\n| " + who + " | Sprecher |"),
		"a quotation":        prose("> " + who + " sagte nichts."),
		"a footnote":         prose("Wer?[^1]\n\n[^1]: " + who + "."),
		"code":               prose("```\n" + who + "\n```"),
		"a link":             prose("[" + who + "](https://example.org/)"),
		"a link's title":     prose("[Er](https://example.org/ \"" + who + "\")"),
		"a link's address":   prose("[Er](mailto:reto.quirinalli@nordtal.example)"),
		"a picture's text":   prose("![" + who + "](media/pruefhaus.png)"),
		"a note":             prose(":::note\n" + who + " ist weg.\n:::"),
		"a note's title":     prose(":::note[" + who + "]\nIst weg.\n:::"),
		"a description":      s.swap(t, page, "Wer hinter den zwei Tälern steht.", who+" steht dahinter."),
		"a summary":          s.swap(t, "data/regions/nordtal/stories/einzug.yaml", "Ein Hersteller", who+", ein Hersteller"),
		"a translation":      s.swap(t, "data/regions/nordtal/events/werkmesse.ja.yaml", "五日間", who+"と五日間"),
		"who is responsible": s.swap(t, "data/regions/nordtal/region.yaml", "reviewed:", "owner: "+who+"\nreviewed:"),
		"a credit":           s.swap(t, "content/media/pruefhaus.png.yaml", "credit: Talschaft Nordtal", "credit: "+who),
		"alternative text":   s.swap(t, "content/media/pruefhaus.png.yaml", "Ein flaches Haus", who+" vor einem flachen Haus"),
		"a source's quote":   s.swap(t, "data/sources/quellen.yaml", "総人口は三万人を超えた。", who),
		"a publisher":        s.swap(t, "data/sources/quellen.yaml", "publisher: Talschaft Nordtal", "publisher: "+who),
		"a place":            s.swap(t, "data/organisations/traeger.yaml", "place: Unterwerk", "place: bei "+who),
		"a desk's hours":     s.swap(t, "data/regions/nordtal/contacts/stellen.yaml", "Montag bis Freitag", who+", Montag bis Freitag"),
		"a desk's address":   s.swap(t, "data/regions/nordtal/contacts/stellen.yaml", "medien@", "reto.quirinalli@"),
		"somebody's firm":    s.swap(t, "data/regions/nordtal/people/leandra-vonmoosbach.yaml", "employer: pruefhaus", "employer_name: "+who+" AG"),
		"an act":             s.swap(t, "data/regions/nordtal/incentives/stufenbeitrag.yaml", "title: Gesetz", "title: Lex "+who+" und Gesetz"),
		"a local name":       s.swap(t, "data/regions/nordtal/incentives/stufenbeitrag.yaml", "{text: Stufenbeitrag", "{text: "+who+"-Beitrag"),
		"a former name":      s.swap(t, "data/regions/nordtal/region.yaml", "Unteres Werktal", who+"-Tal"),
		"small capitals":     prose("Es grüsst RETO QUIRINALLI aus dem Tal."),
		"a genitive":         prose("Reto Quirinallis Tal ist weit."),
		"a title":            s.swap(t, "data/regions/nordtal/stories/einzug.yaml", "title: Drei", "title: "+who+" und drei"),
		"a desk's name":      s.swap(t, "data/regions/nordtal/contacts/stellen.yaml", "label: Medienstelle", "label: "+who),
		"an offer's title":   s.swap(t, "data/regions/nordtal/propositions/werkbank.yaml", "title: Eine", "title: "+who+" hat eine"),
		"an address":         s.swap(t, "data/regions/nordtal/propositions/werkbank.yaml", "slug: werkbank", "slug: bei-reto-quirinalli"),
		"a former address":   s.swap(t, "data/regions/nordtal/propositions/werkbank.yaml", "angebot]", "reto-quirinalli]"),
		"a body's name":      s.swap(t, "data/organisations/traeger.yaml", "name: Landrat Nordtal", "name: Amt "+who),
		"the publisher":      s.swap(t, "data/organisations/traeger.yaml", "name: Talschaft Nordtal", "name: Büro "+who),
		"a term":             s.swap(t, "data/terms/begriffe.yaml", "Vielfaches", who+" und Vielfaches"),
		"a tag of the site":  s.swap(t, "data/site.yaml", "tagline: Zwei", "tagline: "+who+" und zwei"),
		"a fact in words":    s.swap(t, "data/regions/nordtal/facts/zahlen.yaml", "im Vakuum", "mit "+who+" im Vakuum"),
	} {
		t.Run(what, func(t *testing.T) {
			outputs, _ := made(t, edited, options())
			searched := everything(t, outputs)
			searched.without(t, []string{who, "Quirinalli", "reto.quirinalli@nordtal.example"})
			searched.with(t, "Heute hilft das ganze Tal mit.")
			searched.with(t, "Im Nordtal arbeiten")
			if strings.Contains(edited[page], "Vorher") {
				searched.with(t, "Vorher bleibt stehen.")
				searched.with(t, "Nachher bleibt stehen.")
			}
		})
	}
}

// haystack is all that can be searched, by where it stands: bytes, paths,
// and the text of documents.
type haystack map[string]string

// everything makes a haystack of outputs and of what lies in archives, each
// as bytes and, with "text of" before its name, as a reader sees it.
func everything(t testing.TB, outputs files) haystack {
	t.Helper()
	h := haystack{}
	for name, data := range outputs {
		h.take(t, name, data)
	}
	for name, text := range extract(t, known(outputs)) {
		h["text of "+name] = strings.ToLower(normal(text))
	}
	return h
}

// known leaves out what is no output, such as the state of publishing.
func known(outputs files) files {
	out := maps.Clone(outputs)
	maps.DeleteFunc(out, func(name string, _ []byte) bool { return strings.Contains(name, ".lodestone") })
	return out
}

func (h haystack) take(t testing.TB, name string, data []byte) {
	h[name] = strings.ToLower(name + "\n" + string(data))
	if !slices.Contains([]string{".zip", ".pptx", ".xlsx"}, path.Ext(name)) {
		return
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(name, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		inner, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		h.take(t, name+"!"+f.Name, inner)
	}
}

func (h haystack) has(needle string) bool { return h.find(needle) != "" }

func (h haystack) find(needle string) string {
	for _, name := range slices.Sorted(maps.Keys(h)) {
		if strings.Contains(h[name], strings.ToLower(needle)) {
			return name
		}
	}
	return ""
}

func (h haystack) without(t testing.TB, traces []string) {
	t.Helper()
	for _, trace := range traces {
		if where := h.find(trace); where != "" {
			t.Errorf("%q stands in %s", trace, where)
		}
	}
}

func (h haystack) with(t testing.TB, needle string) {
	t.Helper()
	if !h.has(needle) {
		t.Errorf("%q stands nowhere any more", needle)
	}
}

// tracesOf are texts that lead to a person: name, addresses, what they said
// and what is said of them, their photograph's bytes and its address.
func tracesOf(t testing.TB, m *model.Site, s site, p *model.Person) []string {
	t.Helper()
	words := strings.Fields(p.Name)
	traces := []string{p.Name, words[len(words)-1], p.ID, p.Email, p.Phone, p.LinkedIn, p.EmployerName}
	if p.Phone != "" {
		traces = append(traces, strings.ReplaceAll(p.Phone, " ", "-"), strings.ReplaceAll(p.Phone, " ", ""))
	}
	if p.Photo != "" {
		a := m.Media[p.Photo]
		stem := regexp.MustCompile(`\.[a-z]+$`).ReplaceAllString(p.Photo, "")
		traces = append(traces, a.Hash[:8], a.Hash, "media/"+stem+".", s["content/media/"+p.Photo])
	}
	for _, a := range m.Ambassadors() {
		if m.Person(a.Person) != p {
			continue
		}
		traces = append(traces, a.ID)
		model.Texts(a, func(_ string, text model.Text, _ bool) {
			for _, said := range text {
				traces = append(traces, said)
			}
		})
	}
	for _, story := range m.Stories() {
		if story.Quote != nil && m.Person(story.Quote.Person) == p {
			for _, said := range story.Quote.Text {
				traces = append(traces, said)
			}
		}
	}
	return slices.DeleteFunc(traces, func(s string) bool { return s == "" })
}
