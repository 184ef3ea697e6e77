// Package feed writes the files that programs look for at a site: the Atom
// feed, the sitemap, robots.txt and the redirects.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"lodestone/internal/view"
)

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Links     []atomLink  `xml:"link"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Link    atomLink `xml:"link"`
	Updated string   `xml:"updated"`
	Summary string   `xml:"summary,omitempty"`
}

// Atom writes the feed (RFC 4287). Feeds and entries must have an id, a title
// and the time of their last change, and the feed an author: without them
// readers drop it, so their absence is an error.
func Atom(v view.Feed) ([]byte, error) {
	if v.ID == "" || v.Title == "" || v.Updated == "" || v.Author == "" {
		return nil, fmt.Errorf("feed %q: it needs an id, a title, an author and the time of its last change", v.Self)
	}
	f := atomFeed{
		Lang: v.Lang, ID: v.ID, Title: v.Title, Subtitle: v.Subtitle, Updated: v.Updated, Author: v.Author, Generator: "Lodestone",
		Links: []atomLink{{"self", "application/atom+xml", v.Self}, {"alternate", "text/html", v.Home}},
	}
	for _, e := range v.Entries {
		if e.ID == "" || e.Title == "" || e.Updated == "" {
			return nil, fmt.Errorf("feed %q: entry %q needs an id, a title and the time of its last change", v.Self, e.URL)
		}
		f.Entries = append(f.Entries, atomEntry{e.ID, e.Title, atomLink{"alternate", "text/html", e.URL}, e.Updated, e.Summary})
	}
	return document(f)
}

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel      string `xml:"rel,attr"`
	HrefLang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// Limits of one sitemap file (sitemaps.org).
const (
	maxURLs  = 50_000
	maxBytes = 50 << 20
)

// Sitemap writes sitemap.xml with the cluster of languages of each address.
// More than one file may hold is an error.
func Sitemap(v view.Sitemap) ([]byte, error) {
	if len(v.URLs) > maxURLs {
		return nil, fmt.Errorf("sitemap: %d addresses, one file holds %d", len(v.URLs), maxURLs)
	}
	set := urlSet{XHTML: "http://www.w3.org/1999/xhtml"}
	for _, u := range v.URLs {
		out := sitemapURL{Loc: u.Loc, LastMod: u.LastMod}
		for _, a := range u.Alternates {
			out.Alternates = append(out.Alternates, alternate{"alternate", a.HrefLang, a.URL})
		}
		set.URLs = append(set.URLs, out)
	}
	data, err := document(set)
	if err == nil && len(data) > maxBytes {
		return nil, fmt.Errorf("sitemap: %d bytes, one file holds %d", len(data), maxBytes)
	}
	return data, err
}

func document(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Robots writes robots.txt (RFC 9309): everything may be visited but what is
// disallowed, for everybody.
func Robots(v view.Robots) ([]byte, error) {
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	for _, path := range v.Disallow {
		if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "\r\n#") {
			return nil, fmt.Errorf("robots: %q is not a path", path)
		}
		b.WriteString("Disallow: " + path + "\n")
	}
	if len(v.Disallow) == 0 {
		b.WriteString("Disallow:\n")
	}
	if strings.ContainsAny(v.Sitemap, "\r\n") {
		return nil, errors.New("robots: the sitemap's address has more than one line")
	}
	if v.Sitemap != "" {
		b.WriteString("\nSitemap: " + v.Sitemap + "\n")
	}
	return []byte(b.String()), nil
}
