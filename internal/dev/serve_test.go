package dev

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lodestone/internal/output"
	"lodestone/internal/publish"
)

// shop serves a small site.
func shop(t *testing.T, opts Options) *server {
	t.Helper()
	opts.Site = &publish.Memory{}
	files := []output.Artifact{}
	for path, text := range map[string]string{
		"en/index.html": "<html><body><p>Hello</body></html>", "sv/index.html": "<p>Hej", "ar/index.html": "<p>مرحبا",
		"en/404.html": "<p>Lost", "sv/404.html": "<p>Vilse", "en/jobs/index.html": "<p>Jobs", "en/flat.html": "<p>Flat",
		"a.css": "body{}", "kit.zip": "PK", "deck.pptx": "PK", "facts.csv": "id", "events.ics": "BEGIN", "ann.vcf": "BEGIN",
		"facts.json": "{}", "feed.xml": "<feed/>", "logo.svg": "<svg/>", "font.woff2": "wOF2", "paper.pdf": "%PDF-1.7", "robots.txt": "x",
	} {
		lang := ""
		if strings.Contains(path, "/") {
			lang = path[:2]
		}
		files = append(files, output.Make(output.Output{Path: path, Lang: lang}, []byte(text), nil))
	}
	if _, err := opts.Site.Publish(t.Context(), publish.All(files...)); err != nil {
		t.Fatal(err)
	}
	return newServer(opts.complete())
}

func ask(s *server, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "localhost:8080"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestAddresses(t *testing.T) {
	s := shop(t, Options{})
	for _, c := range []struct {
		path   string
		status int
		words  string
	}{
		{"/en/", 200, "Hello"}, {"/en/jobs/", 200, "Jobs"}, {"/en/flat", 200, "Flat"}, {"/en/flat.html", 200, "Flat"},
		{"/en/jobs", 302, "/en/jobs/"}, {"/en", 302, "/en/"},
		{"/en/nothing", 404, "Lost"}, {"/sv/a/b/c/", 404, "Vilse"}, {"/nothing", 404, "There is no page"},
		{"/en/../../../etc/passwd", 307, "/etc/passwd"}, {"/etc/passwd", 404, "There is no page"}, {"/%2e%2e/%2e%2e/etc/passwd", 404, "There is no page"},
		{"/<script>alert(1)</script>", 404, "/&lt;script&gt;"},
	} {
		w := ask(s, "GET", c.path)
		got := w.Body.String() + w.Header().Get("Location")
		if w.Code != c.status || !strings.Contains(got, c.words) {
			t.Errorf("%s: %d %q, want %d %q", c.path, w.Code, got, c.status, c.words)
		}
	}
}

func TestTheHomePageGoesByLanguage(t *testing.T) {
	s := shop(t, Options{})
	for accept, want := range map[string]string{"sv-SE,sv;q=0.9,en;q=0.8": "/sv/", "ar": "/ar/", "fr": "/en/", "": "/en/", "da,sv;q=0.5": "/sv/", "x;;q": "/en/"} {
		if got := ask(s, "GET", "/", "Accept-Language", accept).Header().Get("Location"); got != want {
			t.Errorf("%q leads to %s, want %s", accept, got, want)
		}
	}
}

func TestContentTypes(t *testing.T) {
	s := shop(t, Options{})
	for path, want := range map[string]string{
		"/en/": "text/html; charset=utf-8", "/a.css": "text/css; charset=utf-8", "/kit.zip": "application/zip", "/facts.csv": "text/csv; charset=utf-8",
		"/events.ics": "text/calendar; charset=utf-8", "/ann.vcf": "text/vcard; charset=utf-8", "/facts.json": "application/json", "/feed.xml": "application/xml",
		"/logo.svg": "image/svg+xml", "/font.woff2": "font/woff2", "/paper.pdf": "application/pdf", "/robots.txt": "text/plain; charset=utf-8",
		"/deck.pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", "/_dev/page.js": "text/javascript; charset=utf-8",
		"/_dev/overlay.css": "text/css; charset=utf-8", "/_dev/worker.js": "text/javascript; charset=utf-8",
	} {
		w := ask(s, "GET", path)
		h := w.Header()
		if w.Code != 200 || h.Get("Content-Type") != want || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-store" || h.Get("ETag") == "" {
			t.Errorf("%s: %d %v", path, w.Code, h)
		}
		if again := ask(s, "GET", path, "If-None-Match", h.Get("ETag")); again.Code != 304 {
			t.Errorf("%s: asked again it is %d", path, again.Code)
		}
	}
	if w := ask(s, "GET", "/paper.pdf", "Range", "bytes=1-3"); w.Code != 206 || w.Body.String() != "PDF" {
		t.Errorf("a part of a file: %d %q", w.Code, w.Body)
	}
}

func TestTheScriptIsInServedPagesOnly(t *testing.T) {
	s := shop(t, Options{})
	page := ask(s, "GET", "/en/").Body.String()
	if strings.Count(page, `src="/_dev/page.js"`) != 1 || !strings.HasSuffix(page, "defer></script></body></html>") {
		t.Errorf("the page is %q", page)
	}
	if lost := ask(s, "GET", "/sv/x").Body.String(); !strings.Contains(lost, "_dev/page.js") {
		t.Errorf("the page for the lost is %q", lost)
	}
	for _, path := range []string{"/feed.xml", "/logo.svg", "/a.css", "/facts.json"} {
		if body := ask(s, "GET", path).Body.String(); strings.Contains(body, "_dev") {
			t.Errorf("%s is %q", path, body)
		}
	}
	a, _ := s.opts.Site.Now().Lookup("en/index.html")
	if b, _ := a.Bytes(); strings.Contains(string(b), "_dev") {
		t.Errorf("the published page is %q", b)
	}
}

func TestStrangersAreKeptOut(t *testing.T) {
	local := shop(t, Options{})
	named := shop(t, Options{Host: "studio.lan"})
	all := shop(t, Options{Host: "0.0.0.0"})
	for _, c := range []struct {
		s      *server
		method string
		path   string
		header []string
		want   int
	}{
		{local, "GET", "/en/", nil, 200},
		{local, "GET", "/en/", []string{"Host", "127.0.0.1:8080"}, 200},
		{local, "GET", "/en/", []string{"Host", "[::1]:8080"}, 200},
		{local, "GET", "/en/", []string{"Host", "LOCALHOST"}, 200},
		{local, "GET", "/en/", []string{"Host", "evil.example:8080"}, 403},
		{local, "GET", "/en/", []string{"Host", "localhost.evil.example"}, 403},
		{local, "GET", "/en/", []string{"Host", "192.168.1.7:8080"}, 403},
		{local, "GET", "/en/", []string{"Host", ""}, 403},
		{named, "GET", "/en/", []string{"Host", "studio.lan:8080"}, 200},
		{named, "GET", "/en/", []string{"Host", "other.lan:8080"}, 403},
		{all, "GET", "/en/", []string{"Host", "192.168.1.7:8080"}, 200},
		{all, "GET", "/en/", []string{"Host", "evil.example:8080"}, 403},
		// Following a link from elsewhere is fine; listening or posting from there is not.
		{local, "GET", "/en/", []string{"Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 200},
		{local, "GET", "/_dev/page.js", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{local, "GET", "/_dev/page.js", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{local, "GET", "/_dev/events", []string{"Origin", "http://evil.example"}, 403},
		{local, "GET", "/_dev/events", []string{"Origin", "http://localhost:3000"}, 403},
		{local, "GET", "/_dev/events", []string{"Origin", "https://localhost:8080"}, 403},
		{local, "GET", "/_dev/events", []string{"Origin", "null"}, 403},
		{local, "POST", "/en/", []string{"Origin", "http://evil.example"}, 403},
		{local, "POST", "/en/", []string{"Origin", "http://localhost:8080"}, 405},
		{local, "PUT", "/en/", nil, 405},
		{local, "OPTIONS", "/en/", []string{"Origin", "http://evil.example"}, 403},
	} {
		w := ask(c.s, c.method, c.path, c.header...)
		if w.Code != c.want {
			t.Errorf("%s %s %v: %d, want %d", c.method, c.path, c.header, w.Code, c.want)
		}
		for name := range w.Header() {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s %s %v: the header %s lets others read", c.method, c.path, c.header, name)
			}
		}
	}
}

func TestThePolicyOfTheSiteAllowsTheScript(t *testing.T) {
	for policy, want := range map[string]string{
		"default-src 'self'": "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
		"default-src 'none'; script-src 'sha256-x'; style-src 'self' data:; img-src 'self'": "default-src 'none'; script-src 'sha256-x' 'self'; style-src 'self' data:; img-src 'self'; connect-src 'self'",
		"script-src 'none'; worker-src 'none';":                                             "script-src 'self'; worker-src 'self'",
		"upgrade-insecure-requests":                                                         "upgrade-insecure-requests",
	} {
		if got := allowSelf(policy); got != want {
			t.Errorf("%s\nbecomes  %s\nnot      %s", policy, got, want)
		}
	}
	s := shop(t, Options{Headers: func(path string) http.Header {
		return http.Header{"Content-Security-Policy": {"default-src 'none'"}, "X-Path": {path}, "Cache-Control": {"max-age=9"}}
	}})
	h := ask(s, "GET", "/en/").Header()
	if !strings.Contains(h.Get("Content-Security-Policy"), "script-src 'self'") || h.Get("X-Path") != "/en/index.html" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("the headers are %v", h)
	}
}

func TestAPageSentBeforeAChangeStillGetsItsFiles(t *testing.T) {
	s := shop(t, Options{})
	put := func(files ...string) {
		var made []output.Artifact
		for _, f := range files {
			made = append(made, output.Make(output.Output{Path: f}, []byte(f), nil))
		}
		if _, err := s.opts.Site.Publish(t.Context(), publish.All(made...)); err != nil {
			t.Fatal(err)
		}
		s.tell(Result{})
	}
	want := func(path string, status int) {
		t.Helper()
		if w := ask(s, "GET", path); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	put("a.1.css", "old.html")
	put("a.2.css")
	want("/a.2.css", 200)
	want("/a.1.css", 200)
	want("/old.html", 404)
	put("a.3.css")
	want("/a.2.css", 200)
	want("/a.1.css", 404)
}
