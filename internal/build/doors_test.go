package build_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A language that has only a part of the site has every door all the same, and
// what the site says about itself: what is in another language says in which.
func TestEveryLanguageHasEveryDoor(t *testing.T) {
	s := demo(t)
	pagesOnly(s)
	out, _ := made(t, s, options())
	for _, tag := range []string{"en", "sv", "da", "ar", "zh-Hans"} {
		root, err := html.Parse(bytes.NewReader(out[tag+"/index.html"]))
		if err != nil {
			t.Fatal(err)
		}
		doors, foot := anchors(root, "class", "door-what"), anchors(root, "class", "footer")
		if len(doors) != 6 {
			t.Errorf("%s has %d doors, want 6", tag, len(doors))
		}
		for _, page := range []string{"about", "privacy", "accessibility", "press"} {
			if !leads(t, out, append(anchors(root, "class", "nav"), foot...), page) {
				t.Errorf("%s: neither menu nor footer leads to a page like content/%s.md", tag, page)
			}
		}
		for _, a := range append(doors, foot...) {
			to, _, _ := strings.Cut(strings.TrimPrefix(attribute(a, "href"), "/"), "/")
			said := attribute(a, "hreflang")
			if to != tag && to != "data" && said != to {
				t.Errorf("%s: %s leads to a page in %s and says %q", tag, words(a), to, said)
			}
			if said != "" && !strings.Contains(words(a.Parent), "(") {
				t.Errorf("%s: the link %q does not name its language", tag, words(a))
			}
		}
	}
	if page := string(out["ar/index.html"]); !strings.Contains(page, "/ar/events/arabic-briefing-2026/") {
		t.Error("the Arabic home page does not tell of the briefing in Arabic")
	}
}

// A feed with nothing in it is not offered: not in the footer, not in the
// head, not above the list.
func TestAnEmptyFeedIsNotOffered(t *testing.T) {
	s := demo(t).swap(t, "data/site.yaml", "facilities, events, contacts, toolkits", "facilities, contacts, toolkits")
	pagesOnly(s)
	out, _ := made(t, s, options())
	for tag, offered := range map[string]bool{"ar": false, "en": true, "zh-Hans": true} {
		full := strings.Contains(string(out[tag+"/events.ics"]), "BEGIN:VEVENT")
		if got := strings.Contains(string(out[tag+"/index.html"]), "/"+tag+"/events.ics"); got != offered || full != offered {
			t.Errorf("%s: the calendar has events: %t, and is offered: %t", tag, full, got)
		}
	}
}

// anchors gives the links within elements that have an attribute.
func anchors(root *html.Node, key, value string) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attribute(n, key) == value {
			for a := range n.Descendants() {
				if a.Type == html.ElementNode && a.Data == "a" {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// leads tells whether one of the links leads to a page, in whatever language.
func leads(t *testing.T, out files, links []*html.Node, page string) bool {
	t.Helper()
	same := map[string]bool{}
	root, err := html.Parse(bytes.NewReader(out["en/"+page+"/index.html"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range switchOf(root) {
		if attribute(a, "class") != "lacks" {
			same[attribute(a, "href")] = true
		}
	}
	for _, a := range links {
		if same[attribute(a, "href")] {
			return true
		}
	}
	return false
}

// What the page behind the door for talents promises is on it, and no more.
func TestLivingHereKeepsItsPromise(t *testing.T) {
	s := demo(t)
	pagesOnly(s)
	out, _ := made(t, s, options())
	for path, parts := range map[string][]string{
		"en/living-here/index.html": {"daily way", "people live", "taxes", "hard"},
		"sv/bo-har/index.html":      {"dagliga vägen", "folk bor", "skatt", "svårt"},
		"da/bo-her/index.html":      {"daglige vej", "folk bor", "skat", "svært"},
	} {
		root, err := html.Parse(bytes.NewReader(out[path]))
		if err != nil {
			t.Fatal(err)
		}
		promise, heads := strings.ToLower(metas(out[path])["description"]), ""
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "h2" {
				heads += strings.ToLower(words(n)) + "\n"
			}
		}
		promised, _, _ := strings.Cut(promise, ", f")
		if n := strings.Count(promised, ",") + strings.Count(promised, " and ") + strings.Count(promised, " och ") + strings.Count(promised, " og ") + 1; n != len(parts) {
			t.Errorf("%s promises %d things, want %d: %s", path, n, len(parts), promise)
		}
		for _, part := range parts {
			if !strings.Contains(promise, part) || !strings.Contains(heads, part) {
				t.Errorf("%s: %q is not both promised and there\n%s\n%s", path, part, promise, heads)
			}
		}
	}
}
