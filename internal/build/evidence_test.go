package build_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// pagesOf parses the pages of the demo below a folder, without its documents.
func pagesOf(t *testing.T, s site, below string) map[string]*html.Node {
	t.Helper()
	delete(s, toolkit)
	out, _ := made(t, s, options())
	pages := map[string]*html.Node{}
	for _, path := range sortedPaths(out) {
		if !strings.HasSuffix(path, ".html") || !strings.HasPrefix(path, below) {
			continue
		}
		root, err := html.Parse(bytes.NewReader(out[path]))
		if err != nil {
			t.Fatal(err)
		}
		pages[path] = root
	}
	return pages
}

// within tells whether a node or one above it has the class.
func within(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		if hasClass(n, class) {
			return true
		}
	}
	return false
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attribute(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// An amount that held for last year is marked wherever it stands, not on the
// page of its incentive alone, and the page counts it among what is due.
func TestAnAmountOfLastYearIsMarkedEverywhere(t *testing.T) {
	seen := 0
	for path, root := range pagesOf(t, demo(t), "") {
		shows, due := false, false
		for n := range root.Descendants() {
			if attribute(n, "data-fact") == "oresund/se-expert-salary" {
				seen++
				shows = true
				if !within(n, "is-stale") {
					t.Errorf("%s shows it unmarked", path)
				}
			}
			due = due || hasClass(n, "is-due") && n.Data == "li"
		}
		if shows && !due {
			t.Errorf("%s does not say that a figure is due", path)
		}
	}
	if seen < 20 {
		t.Errorf("it stands in %d places only", seen)
	}
}

// Each number of an incentive says the time it describes, close to the value:
// on cards, in the catalogue and where an article shows them. That the terms
// were read lately does not make an amount of 2022 one of this year.
func TestTheNumbersOfIncentivesSayTheirYear(t *testing.T) {
	seen := 0
	for path, root := range pagesOf(t, demo(t), "") {
		for n := range root.Descendants() {
			if attribute(n, "data-fact") == "" || !within(n, "benefit-figure") && !within(n, "benefit-figures") {
				continue
			}
			seen++
			line := n
			for !hasClass(line, "benefit-figure") && line.Data != "li" {
				line = line.Parent
			}
			if period := classed(line, "period"); period == nil || words(period) == "" {
				t.Errorf("%s: %q has no period", path, words(line))
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d numbers were looked at", seen)
	}
}

// classed gives the first node below another that has the class, or nil.
func classed(n *html.Node, class string) *html.Node {
	for inner := range n.Descendants() {
		if hasClass(inner, class) {
			return inner
		}
	}
	return nil
}

// What a reader must know before using a number stands in its note on every
// page that shows the number, in the language of the page.
func TestTheCaveatOfANumberStandsInItsNote(t *testing.T) {
	pages := pagesOf(t, demo(t), "")
	for path, caveat := range map[string]string{
		"en/propositions/oncology/index.html": "From a summary in the press.",
		"sv/propositions/onkologi/index.html": "Ur ett referat i pressen.",
		"en/incentives/index.html":            "From a summary in the press.",
		"en/facts/index.html":                 "From a summary in the press.",
	} {
		root := pages[path]
		if root == nil {
			t.Fatalf("there is no page %s", path)
		}
		found := false
		for n := range root.Descendants() {
			if attribute(n, "data-fact") == "oresund/se-expert-salary" {
				found = found || within(n, "evidence-note") && strings.Contains(words(above(n, "li")), caveat) ||
					within(n, "records") && strings.Contains(words(above(n, "tr")), caveat)
			}
		}
		if !found {
			t.Errorf("%s: the amount stands there without %q", path, caveat)
		}
	}
}

// above gives the nearest element of that name that holds a node.
func above(n *html.Node, name string) *html.Node {
	for n.Data != name {
		n = n.Parent
	}
	return n
}

// comparison is the table and the drawing of a benchmark's page.
func comparison(t *testing.T, root *html.Node) (figure *html.Node, rows [][]string) {
	t.Helper()
	if root == nil {
		t.Fatal("there is no such page")
	}
	if figure = classed(root, "benchmark"); figure == nil {
		t.Fatal("the page has no comparison")
	}
	for n := range figure.Descendants() {
		if n.Data == "tr" && n.Parent.Data == "tbody" {
			var row []string
			for cell := range n.ChildNodes() {
				if cell.Type == html.ElementNode {
					row = append(row, words(cell))
				}
			}
			rows = append(rows, row)
		}
	}
	return figure, rows
}

// A comparison is no more exact than its figures: between bounds no
// difference is computed and no place given, of rounded figures it is about.
func TestComparisonsAreNoMoreExactThanTheirFigures(t *testing.T) {
	const path = "en/benchmarks/life-science-employment/index.html"
	figure, rows := comparison(t, pagesOf(t, demo(t), path)[path])
	want := [][]string{{"Hamburg and Schleswig-Holstein", "more than 55,0001 Out of date", "2021", ""},
		{"Öresund Region", "more than 50,0002 Out of date", "2021", "–not known"}, {"Stockholm–Uppsala", "about 31,5003", "2022", "–not known"}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("bounds (-want +got):\n%s", diff)
	}
	if svg := words(classed(figure, "drawing")); !strings.Contains(svg, "more than 55,000") || !strings.Contains(svg, "about 31,500") {
		t.Errorf("the drawing says %q", svg)
	}
	if said := words(figure); !strings.Contains(said, "No places are given") || !strings.Contains(said, "A dash means") {
		t.Errorf("nothing says why: %q", said)
	}
	about := demo(t)
	for path, text := range about {
		if strings.HasSuffix(path, "/facts/life-science.yaml") || strings.HasSuffix(path, "facts/peers.yaml") {
			about[path] = strings.ReplaceAll(text, "qualifier: more-than", "qualifier: exact")
		}
	}
	_, rows = comparison(t, pagesOf(t, about, path)[path])
	if got := []string{rows[1][3], rows[2][3]}; !cmp.Equal(got, []string{"−5,000", "about −23,500"}) {
		t.Errorf("of rounded figures the differences are %q", got)
	}
}

// A comparison says in its title line what is measured and when, once, and
// below who says so. Where no place is given, none stands in the rows. Both
// countries that the region lies in are its own.
func TestComparisonsSayUnitYearsAndSources(t *testing.T) {
	pages := pagesOf(t, demo(t), "en/benchmarks/")
	figure, rows := comparison(t, pages["en/benchmarks/expert-tax/index.html"])
	if got := words(classed(figure, "benchmark-unit")); got != "months · 2024\u2009–\u20092026" {
		t.Errorf("the title line says %q", got)
	}
	if source := classed(figure, "benchmark-source"); source == nil || !strings.Contains(words(source), "Independent Research Fund Denmark") {
		t.Error("no source stands below")
	}
	own := 0
	for n := range figure.Descendants() {
		if n.Data == "tr" && hasClass(n, "is-own") {
			own++
		}
	}
	if own != 2 {
		t.Errorf("%d countries are our own, want Sweden and Denmark", own)
	}
	for _, row := range rows {
		if strings.Contains(strings.Join(row, " "), "month") {
			t.Errorf("the unit stands in the row %q again", row)
		}
	}
	for _, name := range []string{"population", "electrolysers", "life-science-employment"} {
		figure, _ := comparison(t, pages["en/benchmarks/"+name+"/index.html"])
		if classed(figure, "rank") != nil || classed(figure, "place") != nil {
			t.Errorf("%s gives a place", name)
		}
	}
	if figure, _ := comparison(t, pages["en/benchmarks/synchrotron-beamlines/index.html"]); classed(figure, "rank") == nil || classed(figure, "place") == nil {
		t.Error("the beamlines have no places")
	}
}

// A note quotes its source only with a sentence that holds the value; the
// date and title of the source stand there either way.
func TestNotesQuoteWhatCarriesTheValue(t *testing.T) {
	pages := pagesOf(t, demo(t), "en/facts/")
	for fact, want := range map[string]string{
		"maxiv-opened":          "",
		"person-journeys":       "",
		"population-skane-2018": "",
		"project-partners":      "",
		"project-propositions":  "",
		"umbrella-partners":     "27 partner",
		"goodwill-founded":      "Founded in 1996",
		"interreg-oks-funds":    "140 millioner",
		"se-expert-duration":    "seven years",
	} {
		root := pages["en/facts/"+fact+"/index.html"]
		if root == nil {
			t.Errorf("there is no page of %s", fact)
			continue
		}
		note := classed(root, "evidence-note")
		quote := ""
		for n := range note.Descendants() {
			if n.Data == "blockquote" {
				quote += words(n)
			}
		}
		if classed(note, "source") == nil {
			t.Errorf("%s: the note names no source", fact)
		}
		if want == "" && quote != "" || !strings.Contains(quote, want) {
			t.Errorf("%s quotes %q, want %q", fact, quote, want)
		}
	}
}

// A fact's own quote stands in place of its source's.
func TestAFactQuotesItsOwnSentence(t *testing.T) {
	s := demo(t)
	for path, text := range s {
		if i := strings.Index(text, "\nmaxiv-opened:\n"); i >= 0 && !strings.Contains(path, ".yaml.") && strings.Contains(text[i:], "date: 2016-06") {
			s = s.with(path, strings.Replace(text, "\nmaxiv-opened:\n", "\nmaxiv-opened:\n  quotes: [{source: cross-border-summary, text: \"MAX IV was opened in June 2016.\"}]\n", 1))
		}
	}
	note := classed(pagesOf(t, s, "en/facts/maxiv-opened/")["en/facts/maxiv-opened/index.html"], "evidence-note")
	if quote := classed(note, "source-quote"); quote == nil || words(quote) != "MAX IV was opened in June 2016." {
		t.Errorf("the note says %q", words(note))
	}
}

// The bars of decks say of a bound that it is one, too.
func TestBarsOfDecksSayWhatIsABound(t *testing.T) {
	out, _ := made(t, demo(t), options())
	charts := 0
	for path, text := range extract(t, out) {
		if strings.Contains(path, "!ppt/charts/chart") && strings.Contains(text, "Hamburg and Schleswig-Holstein") {
			charts++
			if !strings.Contains(text, "Hamburg and Schleswig-Holstein (more than)") || !strings.Contains(text, "Stockholm–Uppsala (about)") {
				t.Errorf("%s shows bounds as if they were exact", path)
			}
		}
	}
	if charts == 0 {
		t.Error("no deck compares the clusters")
	}
}
