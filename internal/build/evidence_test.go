package build_test

import (
	"bytes"
	"strings"
	"testing"

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
