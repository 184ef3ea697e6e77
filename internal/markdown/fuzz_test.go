package markdown

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/diag"
)

// quiet answers with links, so that all tags are known and links may nest.
type quiet struct{ resolver }

func (quiet) Directive(d Directive) (html, plain string, problem *diag.Diagnostic) {
	return `<a href="/x/">` + "x</a>", d.Arg, nil
}

// Whatever an author writes: nothing panics, every finding has a place in
// the file, and the HTML consists of the converter's own tags, all closed.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/examples/*.md")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	c := New(Options{Lang: "fr", Directives: names()})
	f.Fuzz(func(t *testing.T, data []byte) {
		source, list := Split("f.md", data)
		doc, found := c.Parse("f.md", source.BodyLine, source.Body)
		list = append(list, found...)
		prose, found := doc.Render(quiet{})
		list = append(list, found...)
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, d := range list {
			if d.Line < 1 || d.Line > lines || d.Column < 1 || d.EndColumn != 0 && d.EndColumn < d.Column || d.Message == "" {
				t.Errorf("%+v", d)
			}
		}
		ids := map[string]bool{}
		for _, h := range prose.Headings {
			if ids[h.ID] {
				t.Errorf("two headings have the id %q", h.ID)
			}
			ids[h.ID] = true
		}
		checkTags(t, prose.Segments)
	})
}

// checkTags demands known tags, closed in order, in each run of segments
// (a component inside a list cuts a run, and is an error).
func checkTags(t *testing.T, segments []Segment) {
	var html strings.Builder
	for _, s := range segments {
		html.WriteString(s.HTML)
		checkTags(t, s.Body)
	}
	var open []string
	for _, m := range regexp.MustCompile(`<(/?)([^\s>]*)[^>]*>?`).FindAllStringSubmatch(html.String(), -1) {
		name := m[2]
		switch {
		case !slices.Contains(strings.Fields("p h2 h3 h4 h5 h6 ul ol li blockquote hr pre code div table thead tbody tr th td section sup a em strong del br img"), name):
			t.Fatalf("the tag %q in %q", m[0], html.String())
		case name == "br" || name == "hr" || name == "img":
		case m[1] == "" && name == "a" && slices.Contains(open, "a"):
			t.Fatalf("a link in a link in %q", html.String())
		case m[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("%q closes %v in %q", m[0], open, html.String())
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("not closed: %v in %q", open, html.String())
	}
	if strings.Contains(strings.ToLower(html.String()), `href="javascript:`) {
		t.Fatalf("a program in %q", html.String())
	}
}

func page() []byte {
	paragraph := "The region has :fact[jobs-2023] jobs in **life science**, and *more* to come: \"twice as many\" by 2030, says [the plan](plan.md). " +
		"Companies find test beds, beam time and partners within an hour's journey, and the contact desk answers in two days.\n\n"
	return []byte(strings.Repeat("## A section of the page\n\n"+strings.Repeat(paragraph, 3)+"- one thing\n- another :term[cluster]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n", 7))
}

func BenchmarkParse(b *testing.B) {
	c, data := New(Options{Lang: "en", Directives: names()}), page()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, list := c.Parse("f.md", 1, data); len(list) > 0 {
			b.Fatal(list)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	doc, _ := New(Options{Lang: "en", Directives: names()}).Parse("f.md", 1, page())
	b.ReportAllocs()
	for b.Loop() {
		if _, list := doc.Render(quiet{}); len(list) > 0 {
			b.Fatal(list)
		}
	}
}
