package build_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every page offers every language of the site, in the same order, a region's
// own first on its pages. A language
// that lacks the page leads to a page that it has, and says so in its own
// words; search engines are told of real translations only.
func TestEveryPageLeadsToEveryLanguage(t *testing.T) {
	orders := map[string][]string{"demo": {"en", "sv", "da", "fr", "ar", "zh-Hans"}, "second": {"de", "ja", "he"}}
	for name, s := range sites(t) {
		t.Run(name, func(t *testing.T) {
			pagesOnly(s)
			out, _ := made(t, s, options())
			lacking := 0
			for _, path := range sortedPaths(out) {
				if !strings.HasSuffix(path, ".html") || bytes.Contains(out[path], []byte("http-equiv")) {
					continue
				}
				root, err := html.Parse(bytes.NewReader(out[path]))
				if err != nil {
					t.Fatal(err)
				}
				links := switchOf(root)
				var order []string
				for _, a := range links {
					order = append(order, attribute(a, "lang"))
					to := strings.TrimPrefix(strings.TrimPrefix(attribute(a, "href"), "/ansiedlung"), "/") + "index.html"
					if strings.HasSuffix(attribute(a, "href"), ".html") {
						to = strings.TrimSuffix(to, "index.html")
					}
					if out[to] == nil {
						t.Errorf("%s: the switch leads to %s, which is not there", path, to)
					}
					if attribute(a, "class") != "lacks" {
						continue
					}
					lacking++
					if says := attribute(a, "title"); len(says) < 20 {
						t.Errorf("%s: the link to %s does not say where it leads: %q", path, attribute(a, "lang"), says)
					}
					if strings.Contains(string(out[path]), `<link rel="alternate" hreflang="`+attribute(a, "lang")+`"`) {
						t.Errorf("%s is said to have a translation into %s", path, attribute(a, "lang"))
					}
				}
				wanted := orders[name]
				if strings.Contains(path, "/aomine/") {
					wanted = []string{"ja", "de", "he"}
				}
				if got, want := strings.Join(order, " "), strings.Join(wanted, " "); got != want {
					t.Errorf("%s offers %q, want %q", path, got, want)
				}
			}
			if lacking == 0 {
				t.Error("no page lacks a language, so nothing was tried")
			}
		})
	}
}

// Where a language lacks a page, the nearest one is the list it would stand
// in, and else the home page.
func TestTheSwitchLeadsToTheNearestPage(t *testing.T) {
	s := demo(t).swap(t, "data/site.yaml", "  - tag: sv\n", "  - tag: sv\n    fallback: omit\n")
	pagesOnly(s)
	delete(s, "data/regions/oresund/propositions/hydrogen.sv.yaml")
	out, _ := made(t, s, options())
	for _, c := range []struct{ path, tag, to, says string }{
		{"en/sectors/life-science/index.html", "zh-Hans", "/zh-Hans/", "本页没有中文版，此链接通往中文首页。"},
		{"en/propositions/hydrogen/index.html", "sv", "/sv/propositions/", "Sidan finns inte på svenska. Länken går till listan ”Det här erbjuder vi” på svenska."},
		{"en/faq/index.html", "ar", "/ar/", "هذه الصفحة غير متاحة بالعربية، ويقودك الرابط إلى الصفحة الرئيسية بالعربية."},
		{"en/stories/index.html", "ar", "/ar/", "هذه الصفحة غير متاحة بالعربية، ويقودك الرابط إلى الصفحة الرئيسية بالعربية."},
	} {
		root, err := html.Parse(bytes.NewReader(out[c.path]))
		if err != nil || out[c.path] == nil {
			t.Errorf("%s is not there: %v", c.path, err)
			continue
		}
		for _, a := range switchOf(root) {
			if attribute(a, "lang") == c.tag && (attribute(a, "href") != c.to || attribute(a, "title") != c.says) {
				t.Errorf("%s: %s leads to %s and says %q", c.path, c.tag, attribute(a, "href"), attribute(a, "title"))
			}
		}
	}
}

// switchOf gives the links of the language switch.
func switchOf(root *html.Node) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "class") == "languages" {
			for a := range n.Descendants() {
				if a.Type == html.ElementNode && a.Data == "a" {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// pagesOnly takes the kits out of a site, whose documents take longest.
func pagesOnly(s site) {
	for path := range s {
		if strings.Contains(path, "/toolkits/") {
			delete(s, path)
		}
	}
}

// The menu says which of its entries the reader is on or below, in every language.
func TestTheMenuSaysWhereTheReaderIs(t *testing.T) {
	s := demo(t)
	pagesOnly(s)
	out, _ := made(t, s, options())
	for file, want := range map[string]string{
		"en/index.html":                       "",
		"en/incentives/index.html":            "/en/incentives/ page",
		"en/propositions/oncology/index.html": "/en/propositions/ true",
		"ar/events/index.html":                "/ar/events/ page",
	} {
		root, err := html.Parse(bytes.NewReader(out[file]))
		if err != nil {
			t.Fatal(err)
		}
		var marked []string
		for _, a := range anchors(root, "class", "nav") {
			if said := attribute(a, "aria-current"); said != "" {
				marked = append(marked, attribute(a, "href")+" "+said)
			}
		}
		if got := strings.Join(marked, ", "); got != want {
			t.Errorf("%s: the menu marks %q, want %q", file, got, want)
		}
	}
}
