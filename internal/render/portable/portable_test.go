package portable_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"lodestone/internal/render/portable"
)

// site is a site below a path of its host, with names that need care.
func site(t testing.TB, base string) *portable.Site {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	return portable.New(u, []string{
		"index.html", "404.html", "en/index.html", "en/about/index.html", "en/about/team.html", "sv/index.html", "sv/om-öss/index.html",
		"ar/اتصال/index.html", "en/a b/100%.pdf", "en/kit.zip", "en/feed.xml", "assets/site.css", "assets/site.js", "assets/f/x.woff2", "assets/icons.svg",
		"media/pier.jpg", "media/pier,400.jpg", "media/f(1).jpg",
	})
}

func TestLinks(t *testing.T) {
	s := site(t, "https://region.example/invest/")
	for _, c := range []struct{ from, link, want string }{
		// Folders and files.
		{"en/about/index.html", "/invest/en/", "../index.html"},
		{"en/about/index.html", "/invest/sv/", "../../sv/index.html"},
		{"en/about/index.html", "/invest/en", "../index.html"},
		{"en/about/index.html", "/invest/", "../../index.html"},
		{"en/about/index.html", "/invest", "../../index.html"},
		{"en/about/index.html", "/invest/en/about/", "index.html"},
		{"en/about/index.html", "/invest/en/about/team.html", "team.html"},
		{"en/about/index.html", "/invest/en/kit.zip", "../kit.zip"},
		{"index.html", "/invest/en/", "en/index.html"},
		{"index.html", "/invest/assets/site.css", "assets/site.css"},
		// What follows a path is kept as it is.
		{"en/index.html", "/invest/en/about/#team", "about/index.html#team"},
		{"en/index.html", "/invest/en/about/?a=1&b=%20#x?y", "about/index.html?a=1&b=%20#x?y"},
		{"en/index.html", "#here", "#here"},
		{"en/index.html", "?a=1", "?a=1"},
		// Addresses in full, and relative ones.
		{"en/index.html", "https://region.example/invest/sv/", "../sv/index.html"},
		{"en/index.html", "https://REGION.example/invest/sv/", "../sv/index.html"},
		{"en/index.html", "//region.example/invest/sv/", "../sv/index.html"},
		{"en/index.html", "about/", "about/index.html"},
		{"en/about/index.html", "../", "../index.html"},
		{"en/about/index.html", ".", "index.html"},
		{"en/about/index.html", " /invest/sv/\n", "../../sv/index.html"},
		// Characters that are escaped in addresses, once and no more.
		{"en/index.html", "/invest/sv/om-%C3%B6ss/", "../sv/om-%C3%B6ss/index.html"},
		{"en/index.html", "/invest/sv/om-öss/", "../sv/om-%C3%B6ss/index.html"},
		{"sv/om-öss/index.html", "/invest/ar/%D8%A7%D8%AA%D8%B5%D8%A7%D9%84/", "../../ar/%D8%A7%D8%AA%D8%B5%D8%A7%D9%84/index.html"},
		{"en/index.html", "/invest/en/a%20b/100%25.pdf", "a%20b/100%25.pdf"},
		// What is not the site's stays.
		{"en/index.html", "https://example.org/invest/en/", "https://example.org/invest/en/"},
		{"en/index.html", "http://region.example/invest/en/", "http://region.example/invest/en/"},
		{"en/index.html", "https://region.example:8443/invest/en/", "https://region.example:8443/invest/en/"},
		{"en/index.html", "https://me@region.example/invest/en/", "https://me@region.example/invest/en/"},
		{"en/index.html", "/en/", "/en/"},
		{"en/index.html", "/investment/en/", "/investment/en/"},
		{"en/index.html", "//example.org/x", "https://example.org/x"},
		{"en/index.html", "mailto:desk@region.example", "mailto:desk@region.example"},
		{"en/index.html", "tel:+46100000", "tel:+46100000"},
		{"en/index.html", "data:text/plain,/invest/en/", "data:text/plain,/invest/en/"},
		{"en/index.html", "javascript:void(0)", "javascript:void(0)"},
		// What is not there stays, and so does what is no address.
		{"en/index.html", "/invest/en/nowhere/", "/invest/en/nowhere/"},
		{"en/index.html", "/invest/en/kit.zip/", "/invest/en/kit.zip/"},
		{"en/index.html", "/invest/en%2Fabout/", "/invest/en%2Fabout/"},
		{"en/index.html", "/invest/%zz", "/invest/%zz"},
		{"en/index.html", "", ""},
	} {
		page := `<a href="` + html.EscapeString(c.link) + `">x</a>`
		if got := attributeOf(t, string(s.Rewrite(c.from, []byte(page))), "href"); got != c.want {
			t.Errorf("%s, from %s: %q, want %q", c.link, c.from, got, c.want)
		}
	}
}

// Only pages and style sheets have another form; a document that happens to
// hold a link has not.
func TestOtherFilesStay(t *testing.T) {
	s := site(t, "https://region.example")
	const link = `<a href="/en/">x</a> url(/en/)`
	for path, concerned := range map[string]bool{
		"en/index.html": true, "assets/site.css": true, "en/feed.xml": false, "assets/site.js": false, "en/a b/100%.pdf": false, "_redirects": false,
	} {
		if changed := string(s.Rewrite(path, []byte(link))) != link; changed != concerned || s.Concerns(path) != concerned {
			t.Errorf("%s: changed %v, concerned %v, want %v", path, changed, s.Concerns(path), concerned)
		}
	}
}

func attributeOf(t *testing.T, page, key string) string {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	z.Next()
	for _, a := range z.Token().Attr {
		if a.Key == key {
			return a.Val
		}
	}
	t.Fatalf("no %s in %s", key, page)
	return ""
}

// Each case is a piece of the page en/about/index.html. Nothing wanted is the
// same as unchanged.
func TestPages(t *testing.T) {
	s := site(t, "https://region.example")
	for name, c := range map[string]struct{ in, want string }{
		"a page without links": {"<!DOCTYPE html>\n<HTML lang=en><p class='x'  >1 &lt; 2 &amp; 3<br/><!-- /en/ --></p>", ""},
		"entities":             {`<a title="a &amp; b" href="/en/?a=1&amp;b=2">x</a>`, `<a title="a &amp; b" href="../index.html?a=1&amp;b=2">x</a>`},
		"case and quotes":      {`<A HREF=/en/>x</A>`, `<a href="../index.html">x</A>`},
		"text stays":           {`<p>See https://region.example/en/ or href="/en/"</p><textarea><a href="/en/"></textarea><title><a href="/en/"></title>`, ""},
		"pictures":             {`<img src="/media/pier.jpg" alt="" crossorigin>`, `<img src="../../media/pier.jpg" alt="">`},
		"a set of pictures": {`<img srcset="/media/pier.jpg 400w,/media/pier,400.jpg 800w , https://x.example/a.jpg 2x">`,
			`<img srcset="../../media/pier.jpg 400w, ../../media/pier,400.jpg 800w, https://x.example/a.jpg 2x">`},
		"a set without descriptors": {`<source srcset="/media/pier.jpg, /media/f(1).jpg">`, `<source srcset="../../media/pier.jpg, ../../media/f%281%29.jpg">`},
		"a set of others":           {`<img srcset="data:image/png;base64,AA== 1x,https://x.example/a.jpg 2x">`, ""},
		"media":                     {`<video poster="/media/pier.jpg" src="/en/kit.zip"></video>`, `<video poster="../../media/pier.jpg" src="../kit.zip"></video>`},
		"objects":                   {`<object data="/assets/icons.svg"></object><p data="/assets/icons.svg"></p>`, `<object data="../../assets/icons.svg"></object><p data="/assets/icons.svg"></p>`},
		"a page in a page":          {`<iframe srcdoc="&lt;a href=&#34;/en/&#34;&gt;x&lt;/a&gt;"></iframe>`, `<iframe srcdoc="&lt;a href=&#34;../index.html&#34;&gt;x&lt;/a&gt;"></iframe>`},
		"a form that asks":          {`<form action="/sv/" method="get">`, `<form action="../../sv/index.html" method="get">`},
		"a form that sends":         {`<form action="/sv/" method="POST">`, `<form action="https://region.example/sv/" method="POST">`},
		"a form that sends to its page": {`<form method="post" data-netlify="true">`,
			`<form method="post" data-netlify="true" action="https://region.example/en/about/">`},
		"a form that sends elsewhere":    {`<form method="post" action="https://x.example/y">`, ""},
		"refresh":                        {`<meta http-equiv="Refresh" content="0; URL=/sv/">`, `<meta http-equiv="Refresh" content="0; url=../../sv/index.html">`},
		"refresh, quoted":                {`<meta http-equiv="refresh" content="5 ;url = '/sv/#x'">`, `<meta http-equiv="refresh" content="5; url=../../sv/index.html#x">`},
		"refresh of itself":              {`<meta http-equiv="refresh" content="30">`, ""},
		"data attributes with addresses": {`<b data-src="/en/kit.zip" data-id="en/about" data-dir="/nothing" data-n="/">`, `<b data-src="../kit.zip" data-id="en/about" data-dir="/nothing" data-n="../../index.html">`},
		"style attribute":                {`<p style="color:red;background:url(/media/pier.jpg)">`, `<p style="color:red;background:url(../../media/pier.jpg)">`},
		"style element":                  {`<style>a{background:url('/media/pier.jpg')}</style><p>url(/media/pier.jpg)</p>`, `<style>a{background:url(../../media/pier.jpg)}</style><p>url(/media/pier.jpg)</p>`},
		"drawings": {`<svg viewBox="0 0 1 1"><title/><use xlink:href="/assets/icons.svg#a"/><style>a{fill:url(/assets/icons.svg#b)}</style><a href="/en/"><path fill="url(/assets/icons.svg#g)"/></a></svg>`,
			`<svg viewBox="0 0 1 1"><title/><use xlink:href="../../assets/icons.svg#a"/><style>a{fill:url(../../assets/icons.svg#b)}</style><a href="../index.html"><path fill="url(../../assets/icons.svg#g)"/></a></svg>`},
		"HTML in a drawing":       {`<svg><foreignObject><textarea><a href="/en/"></textarea></foreignObject><title><a href="/en/"/></title></svg><title><a href="/en/"></title>`, `<svg><foreignObject><textarea><a href="/en/"></textarea></foreignObject><title><a href="../index.html"/></title></svg><title><a href="/en/"></title>`},
		"plain text in a drawing": {`<svg><text><![CDATA[<a href="/en/">]]></text></svg>`, ""},
		"without scripts":         {`<noscript><link rel="stylesheet" href="/assets/site.css"></noscript>`, `<noscript><link rel="stylesheet" href="../../assets/site.css"></noscript>`},
		"the style sheet":         {`<link rel="stylesheet" href="/assets/site.css" integrity="sha256-x" crossorigin="anonymous">`, `<link rel="stylesheet" href="../../assets/site.css">`},
		"a feed":                  {`<link rel="alternate" type="application/atom+xml" href="/en/feed.xml">`, `<link rel="alternate" type="application/atom+xml" href="../feed.xml">`},
		"addresses on the web":    {`<link rel="canonical" href="https://region.example/en/about/"><link rel="alternate" hreflang="sv" href="https://region.example/sv/"><meta property="og:image" content="https://region.example/media/pier.jpg"><script type="application/ld+json">{"url":"/en/"}</script>`, ""},
		"what needs a server":     {`<link rel="manifest" href="/m.json"><link rel=preload as=font href="/assets/f/x.woff2" crossorigin><link rel="modulepreload" href="/assets/site.js"><p>`, `<p>`},
		"a module":                {`<script type="module" src="/assets/site.js" crossorigin></script>`, `<script src="../../assets/site.js" defer=""></script>`},
		"a module at once":        {`<script type=MODULE async src="/assets/site.js"></script>`, `<script async="" src="../../assets/site.js"></script>`},
		"a module in the page":    {`<script type="module">const a = "<a href='/en/'>" // b</script>`, `<script>addEventListener("DOMContentLoaded",async()=>{"use strict";const a = "<a href='/en/'>" // b` + "\n" + `})</script>`},
		"a classic script":        {`<script defer src="https://x.example/y.js" integrity="z" crossorigin></script><script>var a = "/en/"</script>`, ""},
		"an unfinished tag":       {`<p>text<a href="/en/`, ""},
	} {
		want := c.want
		if want == "" {
			want = c.in
		}
		if diff := cmp.Diff(want, string(s.Rewrite("en/about/index.html", []byte(c.in)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Each case is the style sheet assets/site.css.
func TestStyleSheets(t *testing.T) {
	s := site(t, "https://region.example/invest")
	for name, c := range map[string]struct{ in, want string }{
		"a font":                  {`@font-face{font-family:x;src:url(/invest/assets/f/x.woff2) format("woff2")}`, `@font-face{font-family:x;src:url(f/x.woff2) format("woff2")}`},
		"relative already":        {`a{b:url(f/x.woff2)}`, ""},
		"quotes and space":        {`a{b:URL( "/invest/media/pier.jpg" )}`, `a{b:url(../media/pier.jpg)}`},
		"brackets in a name":      {`a{b:url("/invest/media/f(1).jpg")}`, `a{b:url(../media/f%281%29.jpg)}`},
		"escapes":                 {`a{b:url(/invest/media/f\(1\).jpg)}c{d:url("/invest/\6d edia/pier.jp\g")}`, `a{b:url(../media/f%281%29.jpg)}c{d:url(../media/pier.jpg)}`},
		"import":                  {`@import "/invest/assets/site.css" screen;@IMPORT url(/invest/assets/site.css);`, `@import "site.css" screen;@IMPORT url(site.css);`},
		"a set":                   {`a{b:image-set("/invest/media/pier.jpg" 1x type("/invest/media/pier.jpg"),url('/invest/media/pier.jpg') 2x)}`, `a{b:image-set("../media/pier.jpg" 1x type("/invest/media/pier.jpg"),url(../media/pier.jpg) 2x)}`},
		"text and comments":       {`a::after{content:"/invest/media/pier.jpg"} /* url(/invest/media/pier.jpg) */ b{c:"url(/invest/media/pier.jpg)"}`, ""},
		"others":                  {`a{b:url(data:image/svg+xml;utf8,<svg/>);c:url(#g);d:url(https://x.example/a.png);e:url()}`, ""},
		"what is not there":       {`a{b:url(/invest/media/none.jpg)}`, ""},
		"custom properties":       {`:root{--p:url(/invest/media/pier.jpg)}`, `:root{--p:url(../media/pier.jpg)}`},
		"broken, and sound after": {`a{b:url(/x y)}c{d:url(/invest/media/pier.jpg)`, `a{b:url(/x y)}c{d:url(../media/pier.jpg)`},
		"an end too soon":         {`a{b:url(/invest/media/pier.jpg`, `a{b:url(../media/pier.jpg)`},
	} {
		want := c.want
		if want == "" {
			want = c.in
		}
		if diff := cmp.Diff(want, string(s.Rewrite("assets/site.css", []byte(c.in)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What has its form on disk keeps it, and no input is too odd; the bytes that
// came in are not touched, for others hold them.
func FuzzTwiceIsOnce(f *testing.F) {
	for _, seed := range []string{`<a href="/en/">x</a>`, `<svg><style><![CDATA[a{b:url(/media/pier.jpg)}]]></style><title/>`, `<img srcset="/media/pier.jpg 1x, a 2x,">`,
		`<script type=module>a</script><form method=post>`, `<p style="a:url('\2f en')">`, `<meta http-equiv=refresh content="0;url=//x">`, `<noscript><a href=..></noscript>`} {
		f.Add(seed)
	}
	s := site(f, "https://region.example")
	f.Fuzz(func(t *testing.T, in string) {
		for _, path := range []string{"en/about/index.html", "assets/site.css"} {
			before := []byte(in)
			once := string(s.Rewrite(path, before))
			if string(before) != in {
				t.Errorf("%s: the bytes that came in were changed", path)
			}
			if twice := string(s.Rewrite(path, []byte(once))); twice != once {
				t.Errorf("%s: %q\nonce:  %q\ntwice: %q", path, in, once, twice)
			}
		}
	})
}
