package pptx_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tool finds a program that the tests need. A missing one fails the test: a
// deck that nobody has opened is not tested.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is not installed; run: make setup", name)
	}
	return path
}

// printed opens a deck in LibreOffice and gives the PDF that it prints.
func printed(t *testing.T, name string, deck []byte) string {
	t.Helper()
	soffice, dir := tool(t, "soffice"), t.TempDir()
	file := filepath.Join(dir, name+".pptx")
	if err := os.WriteFile(file, deck, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, name+".pdf")
}

// word is a word on a page, as pdftotext -bbox tells it, in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMin float64 `xml:"yMin,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

type page struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"word"`
}

func pages(t *testing.T, pdf string) []page {
	t.Helper()
	out, err := exec.Command(tool(t, "pdftotext"), "-bbox", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	var doc struct {
		Pages []page `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		t.Fatalf("pdftotext -bbox: %v", err)
	}
	return doc.Pages
}

// TestOpensInOffice opens the deck of each direction, and the one with the
// long German words, and looks at every word on every page: all are there,
// and none leaves its place.
func TestOpensInOffice(t *testing.T) {
	for _, p := range speeches() {
		t.Run(p.lang, func(t *testing.T) {
			v := deckOf(p)
			got := pages(t, printed(t, p.lang, render(t, v)))
			if len(got) != len(v.Slides) {
				t.Fatalf("%d pages, want a page for each of %d slides", len(got), len(v.Slides))
			}
			for i, pg := range got {
				inside(t, i+1, pg)
			}
			for i, want := range []string{"130", p.values[1], "", "42", "2026", "hydrogen@oresund.example", ""} {
				if text := got[i].text(); !strings.Contains(text, want) {
					t.Errorf("page %d lacks %q:\n%s", i+1, want, text)
				}
			}
			if last := got[6].text(); p.dir == "ltr" && !strings.Contains(last, strings.Fields(p.source[2])[0]) {
				t.Errorf("the last page does not name its sources:\n%s", last)
			}
		})
	}
}

func (p page) text() string {
	var words []string
	for _, w := range p.Words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

// inside wants every word between the margins and either above the footer's
// hairline or within the footer, and no word on top of another one.
func inside(t *testing.T, number int, p page) {
	t.Helper()
	const margin, rule, tolerance = 56, 498, 3.0
	scale := p.Width / 960
	words := slices.DeleteFunc(slices.Clone(p.Words), func(w word) bool {
		return strings.Trim(w.Text, "\u2066\u2069") == "" // invisible
	})
	for i, w := range words {
		where := fmt.Sprintf("page %d: %q", number, w.Text)
		if w.XMin < (margin-tolerance)*scale || w.XMax > p.Width-(margin-tolerance)*scale {
			t.Errorf("%s stands in the margin, from %.0f to %.0f", where, w.XMin, w.XMax)
		}
		if number > 1 && w.YMin < (rule-tolerance)*scale && w.YMax > (rule+tolerance)*scale || w.YMax > p.Height {
			t.Errorf("%s crosses the foot of the slide, from %.0f to %.0f", where, w.YMin, w.YMax)
		}
		for _, o := range words[:i] {
			across := min(w.XMax, o.XMax) - max(w.XMin, o.XMin)
			down := min(w.YMax, o.YMax) - max(w.YMin, o.YMin)
			if least := min(w.YMax-w.YMin, o.YMax-o.YMin); across > 2 && down > 0.5*least {
				t.Errorf("%s lies on %q", where, o.Text)
			}
		}
	}
}
