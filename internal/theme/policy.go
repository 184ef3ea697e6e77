package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// forbidden reports what the content security policy of a published site does
// not let a page do. Browsers would leave it out without a word.
func (m *markup) forbidden(tag html.Token) {
	deny := func(what, hint string) {
		m.add("THM13", m.at, "The policy of the site forbids "+what+": browsers leave it out", hint)
	}
	const toScript = "Write a script in assets/js, which listens with addEventListener."
	switch {
	case tag.Data == "script" && value(tag, "src") == "" && !isData(value(tag, "type")):
		deny("scripts within a page", "Put it into a file in assets/js: all files there become the page's script.")
	case tag.Data == "style":
		deny("style sheets within a page", "Put it into a style sheet in assets/css.")
	case slices.Contains([]string{"iframe", "frame", "object", "embed", "base", "applet"}, tag.Data):
		deny("<"+tag.Data+">", "Link to what it should show.")
	}
	for _, a := range tag.Attr {
		url := strings.ToLower(strings.TrimSpace(a.Val))
		switch {
		case a.Key == "style":
			deny("style=", "Give the element a class, and write the style in assets/css.")
		case strings.HasPrefix(a.Key, "on"):
			deny(a.Key+"=", toScript)
		case strings.HasPrefix(url, "javascript:"):
			deny("addresses that are scripts", toScript)
		case elsewhere(url) && fetched(tag, a.Key):
			deny("fetching from another site", "Put the file into assets, and name it with {{asset \"…\"}}.")
		case elsewhere(url) && (a.Key == "action" || a.Key == "formaction"):
			deny("sending a form to another site", "Send it to the site itself, or link to the other one.")
		}
	}
}

// isData tells whether a script element holds data and no script.
func isData(typ string) bool { return strings.HasSuffix(strings.ToLower(typ), "json") }

// fetched tells whether browsers fetch what an attribute names as soon as
// they show the page.
func fetched(tag html.Token, key string) bool {
	switch key {
	case "src", "srcset", "poster", "imagesrcset":
		return true
	case "href":
		rel := strings.Fields(strings.ToLower(value(tag, "rel")))
		return tag.Data == "link" && slices.ContainsFunc(rel, func(r string) bool {
			return slices.Contains([]string{"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "apple-touch-icon"}, r)
		})
	}
	return false
}

func elsewhere(url string) bool {
	return strings.HasPrefix(url, "//") || strings.HasPrefix(url, "http:") || strings.HasPrefix(url, "https:")
}

func value(tag html.Token, key string) string {
	for _, a := range tag.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
