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
