package bench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const (
	hugoVersion = "v0.165.0"
	peerName    = "Hugo, cold build, 10,000 pages, into a folder"
	peerOurs    = "cold build, 10,000 pages, into a folder"
)

// The peer builds the same texts with a theme that is tuned as its own
// manual says: partials cached, no render hooks, minified.
func BenchmarkHugoTenThousand(b *testing.B) {
	dir := folder(b)
	peer(generate(10000)).write(b, dir)
	program := hugo(b)
	r := result{what: peerName, took: time.Hour, bytes: 1 << 62}
	for n := 0; b.Loop(); n++ {
		out := filepath.Join(dir, fmt.Sprintf("public-%d", n))
		took, bytes := execute(b, dir, program, "--destination", out, "--minify", "--quiet", "--noBuildLock", "--cacheDir", filepath.Join(dir, "cache"))
		r.took, r.bytes = min(r.took, took), min(r.bytes, bytes)
		b.StopTimer()
		r.pages = countPages(b, out)
		b.StartTimer()
	}
	report(b, r)
}

// hugo is the peer's program, installed on first use.
func hugo(b *testing.B) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	bin := filepath.Join(cache, "lodestone-bench", "hugo-"+hugoVersion)
	program := filepath.Join(bin, "hugo")
	if _, err := os.Stat(program); err == nil {
		return program
	}
	c := exec.CommandContext(context.Background(), "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	c.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=")
	c.Dir = b.TempDir()
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("Hugo cannot be installed, so there is no comparison: %v\n%s\nRun: GOBIN=%s go install github.com/gohugoio/hugo@%s", err, out, bin, hugoVersion)
	}
	return program
}

// peer turns a generated site into one of Hugo's: articles as they are,
// records as pages whose front matter has their fields.
func peer(s site) site {
	out := site{"hugo.toml": hugoConfig}
	for name, text := range hugoLayouts {
		out["layouts/"+name] = text
	}
	for name, text := range s {
		switch {
		case strings.HasPrefix(name, "content/"):
			out[name] = facts.ReplaceAllString(text, "12,345 jobs")
		case records.MatchString(name):
			m := records.FindStringSubmatch(name)
			out[fmt.Sprintf("content/%s/%s.md", m[1], m[2])] = hugoPage(text)
		case lists.MatchString(name):
			m := lists.FindStringSubmatch(name)
			for id, fields := range entries(text) {
				out[fmt.Sprintf("content/%s/%s%s.md", m[1], id, path.Ext(m[2]))] = hugoPage(fields)
			}
		}
	}
	return out
}

var (
	facts   = regexp.MustCompile(`:fact\[[^\]]*\]`)
	records = regexp.MustCompile(`^data/regions/region/(sectors|facilities|events)/([^/]+)\.yaml$`)
	lists   = regexp.MustCompile(`^data/regions/region/(organisations|facts|contacts)/([^/]+)\.yaml$`)
	names   = regexp.MustCompile(`(?m)^(name|label|title): `)
	entry   = regexp.MustCompile(`(?m)^([a-z0-9-]+):\n((?:  .*\n)+)`)
)

func entries(text string) map[string]string {
	out := map[string]string{}
	for _, m := range entry.FindAllStringSubmatch(text, -1) {
		out[m[1]] = strings.ReplaceAll(strings.TrimPrefix(m[2], "  "), "\n  ", "\n")
	}
	return out
}

func hugoPage(fields string) string {
	fields = names.ReplaceAllString(facts.ReplaceAllString(fields, "12,345 jobs"), "title: ")
	return "---\n" + strings.ReplaceAll(fields, "\nurl: ", "\naddress: ") + "---\n"
}

const hugoConfig = `baseURL = "https://bench.example/"
title = "A generated region"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term"]
[languages.en]
weight = 1
[languages.sv]
weight = 2
[languages.da]
weight = 3
[languages.ar]
weight = 4
[markup.goldmark.renderer]
unsafe = false
`

// hugoLayouts is a plain theme: fewer parts to a page than Lodestone's own.
var hugoLayouts = map[string]string{
	"baseof.html": `<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
</head><body>{{ partialCached "head.html" . .Language.Lang }}<nav>{{ range .AllTranslations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main>{{ partialCached "foot.html" . .Language.Lang }}</body></html>`,
	"_partials/head.html": `<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></header>`,
	"_partials/foot.html": `<footer><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></footer>`,
	"single.html":         `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ with .Params.value }}<p><data value="{{ . }}">{{ lang.FormatNumber 0 . }}</data></p>{{ end }}{{ .Content }}{{ end }}`,
	"list.html":           `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>{{ end }}`,
	"home.html":           `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Site.Sections }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ range first 4 .Pages }}<p>{{ .Title }}</p>{{ end }}{{ end }}{{ end }}`,
}
