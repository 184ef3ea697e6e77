package feed_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/render/feed"
	"lodestone/internal/view"
)

func news() view.Feed {
	return view.Feed{
		ID: "https://oresund.example/sv/feed.xml", Lang: "sv", Title: "Öresund", Subtitle: "Fakta & erbjudanden", Self: "https://oresund.example/sv/feed.xml", Home: "https://oresund.example/sv/",
		Updated: "2026-11-20T00:00:00Z", Author: "Invest in Öresund",
		Entries: []view.FeedEntry{{ID: "https://oresund.example/sv/f/1/", URL: "https://oresund.example/sv/f/1/", Title: "Pris < 42", Updated: "2026-11-20T00:00:00Z", Summary: "Från 45 till 42"}},
	}
}

func TestAtom(t *testing.T) {
	got, err := feed.Atom(news())
	if err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
 <id>https://oresund.example/sv/feed.xml</id>
 <title>Öresund</title>
 <subtitle>Fakta &amp; erbjudanden</subtitle>
 <updated>2026-11-20T00:00:00Z</updated>
 <author>
  <name>Invest in Öresund</name>
 </author>
 <link rel="self" type="application/atom+xml" href="https://oresund.example/sv/feed.xml"></link>
 <link rel="alternate" type="text/html" href="https://oresund.example/sv/"></link>
 <generator>Lodestone</generator>
 <entry>
  <id>https://oresund.example/sv/f/1/</id>
  <title>Pris &lt; 42</title>
  <link rel="alternate" type="text/html" href="https://oresund.example/sv/f/1/"></link>
  <updated>2026-11-20T00:00:00Z</updated>
  <summary>Från 45 till 42</summary>
 </entry>
</feed>
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
	nobody := news()
	nobody.Author = ""
	if _, err := feed.Atom(nobody); err == nil || !strings.Contains(err.Error(), "an author") {
		t.Errorf("a feed without an author gives %v", err)
	}
	undated := news()
	undated.Entries[0].Updated = ""
	if _, err := feed.Atom(undated); err == nil || !strings.Contains(err.Error(), "/sv/f/1/") {
		t.Errorf("an entry without a date gives %v", err)
	}
}

func TestSitemap(t *testing.T) {
	both := []view.Alternate{{HrefLang: "sv", URL: "https://x.example/sv/"}, {HrefLang: "en", URL: "https://x.example/en/?a=1&b"}, {HrefLang: "x-default", URL: "https://x.example/en/?a=1&b"}}
	got, err := feed.Sitemap(view.Sitemap{URLs: []view.SitemapURL{{Loc: "https://x.example/sv/", LastMod: "2026-11-22", Alternates: both}, {Loc: "https://x.example/en/?a=1&b", Alternates: both}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>https://x.example/sv/</loc>
  <lastmod>2026-11-22</lastmod>
  <xhtml:link rel="alternate" hreflang="sv" href="https://x.example/sv/"></xhtml:link>
  <xhtml:link rel="alternate" hreflang="en" href="https://x.example/en/?a=1&amp;b"></xhtml:link>
  <xhtml:link rel="alternate" hreflang="x-default" href="https://x.example/en/?a=1&amp;b"></xhtml:link>
 </url>
 <url>
  <loc>https://x.example/en/?a=1&amp;b</loc>
  <xhtml:link rel="alternate" hreflang="sv" href="https://x.example/sv/"></xhtml:link>
  <xhtml:link rel="alternate" hreflang="en" href="https://x.example/en/?a=1&amp;b"></xhtml:link>
  <xhtml:link rel="alternate" hreflang="x-default" href="https://x.example/en/?a=1&amp;b"></xhtml:link>
 </url>
</urlset>
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
	if _, err := feed.Sitemap(view.Sitemap{URLs: make([]view.SitemapURL, 50_001)}); err == nil || !strings.Contains(err.Error(), "50001 addresses") {
		t.Errorf("a sitemap that is too long gives %v", err)
	}
}

func TestHostileTextStaysWellFormed(t *testing.T) {
	f := news()
	f.Title, f.Entries[0].Summary = "a\x00]]>\xff", "<script>&\x1b"
	data, err := feed.Atom(f)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Title string `xml:"title"`
	}
	if err := xml.Unmarshal(data, &back); err != nil || back.Title != "a\ufffd]]>\ufffd" {
		t.Errorf("title %q, %v", back.Title, err)
	}
}

func TestRobots(t *testing.T) {
	for i, tc := range []struct {
		v    view.Robots
		want string
	}{
		{view.Robots{Sitemap: "https://x.example/sitemap.xml"}, "User-agent: *\nDisallow:\n\nSitemap: https://x.example/sitemap.xml\n"},
		{view.Robots{Disallow: []string{"/kit/", "/tmp/"}}, "User-agent: *\nDisallow: /kit/\nDisallow: /tmp/\n"},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			got, err := feed.Robots(tc.v)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tc.want, string(got)); d != "" {
				t.Error(d)
			}
		})
	}
	if _, err := feed.Robots(view.Robots{Disallow: []string{"/a\nAllow: /"}}); err == nil {
		t.Error("a path of two lines is taken")
	}
}
