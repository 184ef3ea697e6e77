package model

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// TargetKind is what a link in prose leads to.
type TargetKind int

const (
	TargetUnknown TargetKind = iota // nothing that exists
	TargetOutside                   // another site, mail or telephone
	TargetAnchor                    // a heading of the same page
	TargetPage                      // a Markdown page
	TargetMedia                     // a file below content/media
	TargetFile                      // a file that the site makes: /data/facts.csv
	TargetFeed                      // a file that it makes in every language: /feed.xml
)

// Target is where a link in prose leads.
type Target struct {
	Kind     TargetKind
	Page     *Page
	Media    string // below content/media
	File     string // that the site makes, without its first slash
	Fragment string // with its "#"; may be empty
}

// Target resolves the destination of a link or picture on a page: an address
// with a scheme, "#anchor", "other.md", "../living.md#housing", "/media/x.png"
// or "media/x.png". Spaces and letters may be written as an address bar has
// them, %20 and %C3%BC.
func (s *Site) Target(from *Page, dest string) Target {
	for _, prefix := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(dest, prefix) {
			return Target{Kind: TargetOutside}
		}
	}
	file, fragment, _ := strings.Cut(norm.NFC.String(dest), "#")
	t := s.target(from, file)
	if t.Kind == TargetUnknown {
		t = s.target(from, decoded(file))
	}
	if fragment != "" && (t.Kind == TargetAnchor || t.Kind == TargetPage) {
		t.Fragment = "#" + decoded(fragment)
	}
	return t
}

// decoded undoes the signs of an address bar, where there are any.
func decoded(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return norm.NFC.String(plain)
	}
	return text
}

// target finds a file.
func (s *Site) target(from *Page, file string) Target {
	if file == "" {
		return Target{Kind: TargetAnchor}
	}
	switch file {
	case "/data/facts.csv", "/data/facts.json", "/sitemap.xml":
		return Target{Kind: TargetFile, File: file[1:]}
	case "/feed.xml", "/events.ics":
		return Target{Kind: TargetFeed, File: file[1:]}
	}
	if name, ok := strings.CutPrefix(strings.TrimPrefix(file, "/"), "media/"); ok {
		if s.Media[name] != nil {
			return Target{Kind: TargetMedia, Media: name}
		}
		return Target{}
	}
	wanted := strings.TrimSuffix(strings.TrimPrefix(file, "/"), ".md")
	if !strings.HasPrefix(file, "/") {
		wanted = path.Join(path.Dir(from.Path), wanted)
	}
	for _, p := range s.Pages {
		if p.Path == wanted && (p.Region == from.Region || p.Region == "") {
			return Target{Kind: TargetPage, Page: p}
		}
	}
	return Target{}
}
