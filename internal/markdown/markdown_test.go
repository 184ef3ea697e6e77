package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func names() Names {
	return Names{Inline: []string{"fact", "term", "link"}, Block: []string{"benchmark", "incentives", "contact"}, Container: []string{"note", "warning"},
		Arguments: map[string][]Argument{
			"fact": {{Key: "part", Values: []string{"number", "unit", "year"}}}, "link": {{Key: "text"}, {Key: "short"}},
			"benchmark": {{Key: "id", Needed: true}, {Key: "sort"}}, "incentives": {{Key: "sector"}},
			"contact": {{Key: "id", Needed: true}, {Key: "topic", Values: []string{"invest", "general"}, Needed: true}},
		}}
}

// resolver answers like a small site.
type resolver struct{}

func (resolver) Directive(d Directive) (html, plain string, problem *diag.Diagnostic) {
	if d.Arg == "missing" {
		return "", "", &diag.Diagnostic{Code: "REF01", Severity: diag.Error, Message: "there is no fact “missing”"}
	}
	if d.Name == "term" {
		return `<a class="term" href="/terms/">` + d.Arg + "</a>", d.Arg, nil
	}
	return `<data value="1">` + d.Arg + "=1&nbsp;<b>000</b></data>", d.Arg + "=1\u00a0000 <&", nil
}

func (resolver) Link(l Link) (Anchor, *diag.Diagnostic) {
	switch l.Dest {
	case "gone.md":
		return Anchor{}, &diag.Diagnostic{Code: "LNK01", Severity: diag.Error, Message: "there is no page gone.md"}
	case "danish.md":
		return Anchor{Href: "/da/danish/", Attrs: []Attr{{"hreflang", "da"}}}, nil
	}
	return Anchor{Href: l.Dest}, nil
}

func (resolver) Image(i Image) (string, *diag.Diagnostic) {
	return fmt.Sprintf("<img src=%q alt=\"%s\">", i.Dest, appendEscaped(nil, i.Alt)), nil
}

func (resolver) Word(w Word) string {
	return map[Word]string{WordFootnotes: "Notes & sources", WordFootnote: "Note", WordBack: "Back to note"}[w]
}

// Each example is a Markdown file; the language is in its name. The golden
// file shows all that comes of it.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("testdata/examples/*.md")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(path)
			lang := strings.Split(name, ".")[1]
			golden(t, path+".golden", report(t, name, lang, data))
		})
	}
}

func report(t *testing.T, name, lang string, data []byte) string {
	var b bytes.Buffer
	source, list := Split(name, data)
	doc, found := New(Options{Lang: lang, Directives: names()}).Parse(name, source.BodyLine, source.Body)
	list = append(list, found...)
	prose, found := doc.Render(resolver{})
	list = append(list, found...).Sorted()
	show(&b, prose.Segments, "")
	for _, h := range prose.Headings {
		fmt.Fprintf(&b, "heading %d #%s %q %s\n", h.Level, h.ID, h.Text, at(h.Span))
	}
	for _, l := range doc.Links {
		fmt.Fprintf(&b, "link %s %q %s\n", l.Dest, l.Text, at(l.Span))
	}
	for _, i := range doc.Images {
		fmt.Fprintf(&b, "image %s %q %s\n", i.Dest, i.Alt, at(i.Span))
	}
	for _, d := range doc.Directives {
		fmt.Fprintf(&b, "directive %d %s[%s]%v %s\n", d.Form, d.Name, d.Arg, d.Args, at(d.Span))
	}
	fmt.Fprintf(&b, "lead %q\nwords %d\n\n", prose.Lead, doc.Words)
	lines := strings.Split(string(data), "\n")
	err := diag.Text(&b, list, func(_ string, n int) (string, bool) {
		if n > len(lines) {
			return "", false
		}
		return lines[n-1], true
	}, diag.Style{})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func at(s diag.Span) string { return fmt.Sprintf("%d:%d-%d", s.Line, s.Column, s.EndColumn) }

func show(b *bytes.Buffer, segments []Segment, indent string) {
	for _, s := range segments {
		if s.Directive != nil {
			fmt.Fprintf(b, "%s=== %s[%s]%v\n", indent, s.Directive.Name, s.Directive.Arg, s.Directive.Args)
			show(b, s.Body, indent+"    ")
			fmt.Fprintf(b, "%s===\n", indent)
			continue
		}
		fmt.Fprintf(b, "%s%s\n", indent, strings.ReplaceAll(strings.TrimRight(s.HTML, "\n"), "\n", "\n"+indent))
		if len(s.Inline) > 0 {
			fmt.Fprintf(b, "%s(%d inline)\n", indent, len(s.Inline))
		}
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// One converter and one document serve many goroutines.
func TestConcurrent(t *testing.T) {
	data, err := os.ReadFile("testdata/examples/directives.en.md")
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Lang: "en", Directives: names()})
	shared, _ := c.Parse("f.md", 1, data)
	want, _ := shared.Render(resolver{})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			own, _ := c.Parse("f.md", 1, data)
			for _, doc := range []*Doc{own, shared} {
				if got, _ := doc.Render(resolver{}); cmp.Diff(want, got) != "" {
					t.Error("another goroutine got another text")
				}
			}
		})
	}
	wait.Wait()
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, in, front, body string
		line, errors          int
	}{
		{"none", "# Hello\n", "", "# Hello\n", 1, 0},
		{"both", "---\ntitle: x\n---\nText\n", "#--\ntitle: x\n", "Text\n", 4, 0},
		{"windows", "\ufeff---\r\ntitle: x\r\n---\r\n\r\nText\r\n", "#--\r\ntitle: x\r\n", "\r\nText\r\n", 4, 0},
		{"dots", "---\ntitle: x\n...\nText", "#--\ntitle: x\n", "Text", 4, 0},
		{"empty", "---\n---\n", "#--\n", "", 3, 0},
		{"a rule later", "Text\n\n---\n", "", "Text\n\n---\n", 1, 0},
		{"unclosed", "---\ntitle: x\nText\n", "", "", 1, 1},
		{"nothing", "", "", "", 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, list := Split("f.md", []byte(c.in))
			if string(s.Front) != c.front || string(s.Body) != c.body || s.BodyLine != c.line || list.Count(diag.Error) != c.errors {
				t.Errorf("%q %q %d %v", s.Front, s.Body, s.BodyLine, list)
			}
		})
	}
}

// What a page says as plain text: for search, for counting.
func TestPlainText(t *testing.T) {
	doc, _ := New(Options{Lang: "en", Directives: names()}).Parse("f.md", 1,
		[]byte("## A & B\n\nOne *two* :fact[x] < 3.\n\n- four\n- five\n\n:::note[T]\nsix\n:::\n"))
	prose, _ := doc.Render(resolver{})
	want := "A & B\nOne two x=1\u00a0000 < 3.\nfour\nfive\nsix"
	if got := PlainText(prose.Segments); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
