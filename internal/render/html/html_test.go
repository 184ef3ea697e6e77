package html_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"

	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/render/html"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
	"lodestone/themes"
)

var update = flag.Bool("update", false, "write the golden files anew")

func defaultTheme(t testing.TB) *theme.Theme {
	t.Helper()
	th, list := theme.Load(source.FromMap(nil), themes.Files, theme.Default, memo.New(64<<20))
	if th == nil {
		t.Fatal(list)
	}
	return th
}

func TestGolden(t *testing.T) {
	r := html.New(defaultTheme(t))
	for _, tag := range []lang.Tag{"en", "ar"} {
		for _, page := range theme.SamplePages(tag) {
			if page.Layout == view.LayoutSpecimen {
				continue // its parts stand on the others
			}
			name := string(page.Layout) + "." + string(tag) + ".html"
			t.Run(name, func(t *testing.T) {
				got, err := r.Render(page)
				if err != nil {
					t.Fatal(err)
				}
				path := filepath.Join("testdata", name)
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatalf("%v: run go test ./internal/render/html -update", err)
				}
				if diff := cmp.Diff(lines(want), lines(got)); diff != "" {
					t.Errorf("the page has changed (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// lines breaks a page before each tag, so that differences can be read.
func lines(page []byte) []string {
	var out []string
	for line := range bytes.SplitSeq(page, []byte("<")) {
		out = append(out, string(line))
	}
	return out
}

// The first page of a language, later ones, and pages made at once are the
// same: nothing leaks from one into the next.
func TestSameBytes(t *testing.T) {
	pages := theme.SamplePages("sv")
	var first [][]byte
	for range 3 {
		r := html.New(defaultTheme(t))
		for range 2 {
			got := make([][]byte, len(pages))
			var wait sync.WaitGroup
			for i, p := range pages {
				wait.Go(func() {
					var err error
					if got[i], err = r.Render(p); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			if first == nil {
				first = got
			}
			for i := range got {
				if !bytes.Equal(first[i], got[i]) {
					t.Errorf("the page %s differs between two runs", pages[i].Layout)
				}
			}
		}
	}
}

// Every fact that a view shows is marked with its id in the page.
func TestFactsAreMarked(t *testing.T) {
	r := html.New(defaultTheme(t))
	for _, page := range theme.SamplePages("en") {
		got, err := r.Render(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range view.Facts(page) {
			if !bytes.Contains(got, []byte(` data-fact="`+id+`"`)) {
				t.Errorf("%s does not mark the fact %s", page.Layout, id)
			}
		}
	}
}

// Texts of records cannot break out of the page.
func TestEscaping(t *testing.T) {
	const evil = `<script>alert(1)</script>"'>`
	text := view.Text{S: evil, Lang: evil, Dir: evil, Marks: []view.Mark{{End: 3, Fact: evil, URL: "javascript:alert(1)", Title: evil}}}
	page := view.Page{
		Layout: view.LayoutEntry, Lang: "en", Dir: "ltr", Kind: evil, Title: text, Lead: text, Kicker: text,
		Head:     view.Head{Title: evil, Description: evil, Canonical: "javascript:alert(1)", JSONLD: `{"name":"</script><script>alert(1)"}`},
		Actions:  []view.Link{{Label: text, URL: "javascript:alert(1)", Lang: evil, LangName: evil}},
		Figures:  []view.Figure{{Fact: evil, Label: text, Value: evil, Unit: evil, Number: evil, AsOf: evil, Period: evil, URL: "javascript:alert(1)", Sources: []view.Source{{Number: 1, Publisher: text}}}},
		Contact:  &view.Contact{Label: text, Email: evil, Phone: evil, Person: &view.Person{Name: text}},
		Sections: []view.Section{{ID: evil, Title: text, Cards: []view.Card{{Title: text, URL: "data:text/html,x"}}}},
		Notes:    []view.Figure{{Note: 1, Fact: "x", Label: text, Value: "<b>", Sources: []view.Source{{Title: text, URL: "javascript:alert(1)", Quote: text}}}},
	}
	got, err := html.New(defaultTheme(t)).Render(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script>", `href="javascript:`, `href="data:`} {
		if bytes.Contains(got, []byte(bad)) {
			t.Errorf("the page contains %q", bad)
		}
	}
}

func TestBrokenViewIsAnError(t *testing.T) {
	_, err := html.New(defaultTheme(t)).Render(view.Page{Layout: "poster", Lang: "en"})
	if err == nil {
		t.Error("a page with an unknown layout was rendered")
	}
}

func BenchmarkPage(b *testing.B) {
	th := defaultTheme(b)
	for _, page := range theme.SamplePages("en") {
		b.Run(string(page.Layout), func(b *testing.B) {
			r := html.New(th)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Render(page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWholePageMinify is what minifying each page instead would add.
func BenchmarkWholePageMinify(b *testing.B) {
	page, err := html.New(defaultTheme(b)).Render(theme.SamplePages("en")[1])
	if err != nil {
		b.Fatal(err)
	}
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true})
	for b.Loop() {
		out, err := m.Bytes("text/html", page)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(out))/float64(len(page)), "size")
	}
}
