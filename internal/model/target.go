package model

import (
	"path"
	"strings"
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
// or "media/x.png".
func (s *Site) Target(from *Page, dest string) Target {
	file, fragment, _ := strings.Cut(dest, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	switch {
	case strings.HasPrefix(dest, "https://"), strings.HasPrefix(dest, "http://"), strings.HasPrefix(dest, "mailto:"), strings.HasPrefix(dest, "tel:"):
		return Target{Kind: TargetOutside}
	case file == "":
		return Target{Kind: TargetAnchor, Fragment: fragment}
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
			return Target{Kind: TargetPage, Page: p, Fragment: fragment}
		}
	}
	return Target{}
}
