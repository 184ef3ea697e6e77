package build_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every page names whom to call and how soon they answer; only those that
// lead on at once do not.
func TestEveryPageSaysWhomToCall(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			delete(s, toolkit) // documents are not asked
			out, _ := made(t, s, options())
			pages := 0
			for _, path := range sortedPaths(out) {
				if !strings.HasSuffix(path, ".html") || bytes.Contains(out[path], []byte("http-equiv")) {
					continue
				}
				pages++
				root, err := html.Parse(bytes.NewReader(out[path]))
				if err != nil {
					t.Fatal(err)
				}
				if desk, reply := called(root); desk == "" || reply == "" {
					t.Errorf("%s: whom to call is %q, the promise %q", path, desk, reply)
				}
			}
			if pages < 50 {
				t.Errorf("only %d pages were looked at", pages)
			}
		})
	}
}

// The desk on a page is the one for its sector, if that speaks the language
// of the page, and else one for the same questions that does.
func TestTheDeskSpeaksTheReadersLanguage(t *testing.T) {
	s := sites(t)["demo"]
	delete(s, toolkit)
	out, _ := made(t, s, options())
	for path, want := range map[string]string{
		"en/propositions/oncology/index.html":    "Oncology desk",
		"sv/propositions/onkologi/index.html":    "Onkologikontakten",
		"ar/index.html":                          "مكتب المستثمرين الناطقين بالعربية",
		"ar/propositions/al-hydrogin/index.html": "مكتب المستثمرين الناطقين بالعربية",
		"zh-Hans/index.html":                     "投资服务台", // nobody speaks Chinese: the region's own
		"en/press/index.html":                    "Press desk",
		"en/404.html":                            "Invest desk",
	} {
		root, err := html.Parse(bytes.NewReader(out[path]))
		if err != nil || out[path] == nil {
			t.Errorf("%s is not there: %v", path, err)
			continue
		}
		if desk, _ := called(root); desk != want {
			t.Errorf("%s: %q answers, want %q", path, desk, want)
		}
	}
}

// called gives the desk and its promise in the head of a page.
func called(root *html.Node) (desk, reply string) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || attribute(n, "class") != "call" {
			continue
		}
		for inner := range n.Descendants() {
			switch attribute(inner, "class") {
			case "contact-label":
				desk = words(inner)
			case "contact-reply":
				reply = words(inner)
			}
		}
	}
	return desk, reply
}

// words is the text below a node.
func words(n *html.Node) string {
	var b strings.Builder
	for inner := range n.Descendants() {
		if inner.Type == html.TextNode {
			b.WriteString(inner.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
