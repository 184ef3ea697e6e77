package acceptance_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

// The whole demo works from a folder: every address of every page by its
// files, and a walk through it in a browser.
func TestTheDemoWorksFromAFolder(t *testing.T) {
	site := must(acceptance.BuildFrom(repository, ".", t.TempDir(), demoBase, "--portable"))(t)
	none(t, acceptance.CheckPortable(site))
	none(t, acceptance.CheckLinks(site)) // a server may have it as well
	none(t, must(acceptance.WalkFolder(browser(t), site.Dir, []string{
		"en/index.html", "sv/index.html", "ar/index.html", "en/index.html",
		"en/propositions/index.html", "en/propositions/hydrogen/index.html", "sv/propositions/vatgas/index.html", "en/propositions/hydrogen/index.html",
		"en/facts/trelleborg-units/index.html", "en/incentives/index.html", "en/incentives/se-expert-tax/index.html",
		"en/about/index.html", "en/how-we-source/index.html", "en/index.html",
	}))(t))
	none(t, must(acceptance.WalkFilters(browser(t), "file://"+filepath.ToSlash(site.Dir), "en/facts/index.html"))(t))
}

// The second site, which lives below a path, with what a theme of its own may
// bring: a script that is a module, a font, a preload, a manifest.
func TestASiteBelowAPathWorksFromAFolder(t *testing.T) {
	source := probed(t)
	site := must(acceptance.BuildFrom(repository, source, t.TempDir(), "https://werktal.example/ansiedlung", "--portable"))(t)
	none(t, acceptance.CheckPortable(site))
	none(t, must(acceptance.WalkFolder(browser(t), site.Dir, secondJourney))(t))

	// The same site for a server fails at all of it: the checks can.
	site = must(acceptance.BuildFrom(repository, source, t.TempDir(), "https://werktal.example/ansiedlung"))(t)
	told := fmt.Sprint(acceptance.CheckPortable(site))
	for _, want := range []string{"begins at the root", "modules are refused", "asks a server for leave", "is refused or useless", "no way leads to it"} {
		if !strings.Contains(told, want) {
			t.Errorf("for a server, nothing says %q", want)
		}
	}
}

var secondJourney = []string{
	"de/index.html", "ja/index.html", "he/index.html", "de/index.html", "de/incentives/index.html", "de/impressum/rechtliches/index.html", "404.html", "de/index.html",
}

// probed is the second site with a theme that asks for what is hard on disk.
// The module adds the link to 404.html, to which no other leads, and says if
// the font is not there.
func probed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "internal/build/testdata/second"))); err != nil {
		t.Fatal(err)
	}
	const theme, prefix = "themes/default", "/ansiedlung/assets/probe/"
	put := func(name string, data []byte) string {
		path := filepath.Join(dir, theme, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		hash, ext := sha256.Sum256(data), filepath.Ext(name)
		return prefix + strings.TrimSuffix(filepath.Base(name), ext) + fmt.Sprintf(".%x%s", hash[:4], ext)
	}
	fonts := must(filepath.Glob(filepath.Join(repository, theme, "toolkit/fonts/*.ttf")))(t)
	if len(fonts) == 0 {
		t.Fatal("there is no font to try")
	}
	font := put("assets/probe/probe.ttf", must(os.ReadFile(fonts[0]))(t))
	style := put("assets/probe/probe.css", []byte("@font-face{font-family:Probe;src:url("+font+")}\nbody{font-family:Probe}\n"))
	script := put("assets/probe/probe.js", []byte(`const found = document.fonts.load("12px Probe")
const way = document.createElement("a")
way.href = new URL("../../404.html", document.querySelector("script[src*=probe]").src)
document.body.append(way)
found.then((fonts) => fonts.length === 1 ? console.debug("there") : console.error("no font"), () => console.error("no font"))
`))
	head := string(must(os.ReadFile(filepath.Join(repository, theme, "layouts/partials/headlinks.html")))(t))
	put("layouts/partials/headlinks.html", []byte(head+fmt.Sprintf(`<link rel="preload" as="font" href="%s" crossorigin>
<link rel="stylesheet" href="%s" crossorigin="anonymous"><script type="module" src="%s" crossorigin></script>
<link rel="manifest" href="%s">`, font, style, script, style)))
	return dir
}

// portableSite is a small site as a folder should have it.
func portableSite() map[string]string {
	page := func(up, body string) string {
		return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>
<link rel="canonical" href="https://region.example/x/"><link rel="stylesheet" href="` + up + `assets/site.css"></head><body><main><h1>x</h1>` + body + `</main></body></html>`
	}
	return map[string]string{
		"index.html":        `<!doctype html><html lang="en"><title>x</title><meta http-equiv="refresh" content="0; url=en/index.html"><a href="en/index.html">on</a>`,
		"en/index.html":     page("../", `<a href="a%20b/index.html#x">on</a><form method="post" action="https://region.example/en/"></form>`),
		"en/a b/index.html": page("../../", `<p id="x"><a href="../index.html">home</a><img src="../../media/x.svg" alt="">`),
		"assets/site.css":   `body{margin:9px;font-family:serif;background:url("../media/x.svg")}`,
		"media/x.svg":       `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`,
	}
}

func laid(t *testing.T, files map[string]string) *acceptance.Site {
	t.Helper()
	dir := t.TempDir()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return must(acceptance.Open(dir, fixtureBase))(t)
}

// Each fault, planted into a sound folder, is found by the files or in the
// browser, and nothing else is.
func TestPlantedDefectsInAFolder(t *testing.T) {
	journey := []string{"en/index.html", "en/a b/index.html", "en/index.html"}
	sound := laid(t, portableSite())
	none(t, acceptance.CheckPortable(sound))
	none(t, must(acceptance.WalkFolder(browser(t), sound.Dir, journey))(t))
	for name, c := range map[string]struct{ file, old, new, files, walk string }{
		"a root":             {"en/index.html", `href="a%20b/index.html#x"`, `href="/en/a%20b/index.html"`, "begins at the root", "no link leads to"},
		"a folder":           {"en/index.html", `a%20b/index.html#x`, `a%20b/`, "names no file", "no link leads to"},
		"the web":            {"en/a b/index.html", `href="../index.html"`, `href="https://region.example/en/"`, "leads to the web", "no link leads to"},
		"a file missing":     {"en/a b/index.html", `x.svg`, `y.svg`, "names no file", "is not shown"},
		"no style sheet":     {"en/a b/index.html", `site.css`, `none.css`, "names no file", "change nothing"},
		"style at root":      {"assets/site.css", `"../media/x.svg"`, `"/media/x.svg"`, "begins at the root", "outside of the folder"},
		"a module":           {"en/a b/index.html", `<main>`, `<script type="module" src="../../assets/site.css"></script><main>`, "modules are refused", "console"},
		"a manifest":         {"en/a b/index.html", `<title>`, `<link rel="manifest" href="../../media/x.svg"><title>`, "is refused", ""},
		"leave asked":        {"en/a b/index.html", `<img `, `<img crossorigin `, "asks a server", "is not shown"},
		"another drawing":    {"en/a b/index.html", `<img `, `<svg><use href="../../media/x.svg#a"/></svg><img `, "parts of another drawing", "console"},
		"a form":             {"en/index.html", `action="https://region.example/en/"`, ``, "nobody takes", ""},
		"another origin":     {"en/a b/index.html", `../../media/x.svg`, `https://example.org/x.svg`, "", "network"},
		"a slip of a script": {"en/a b/index.html", `<main>`, `<main><script>nothing()</script>`, "", "console"},
		"a page apart":       {"en/a b/apart.html", "", `<!doctype html><title>x</title>`, "no way leads", ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := portableSite()
			if !strings.Contains(files[c.file], c.old) {
				t.Fatalf("%s does not hold %s", c.file, c.old)
			}
			files[c.file] = strings.Replace(files[c.file], c.old, c.new, 1)
			site := laid(t, files)
			found := acceptance.CheckPortable(site)
			if told := fmt.Sprint(found); c.files != "" && !strings.Contains(told, c.files) || c.files == "" && len(found) > 0 {
				t.Errorf("by the files: %s, want %q", told, c.files)
			}
			found = must(acceptance.WalkFolder(browser(t), site.Dir, journey))(t)
			if told := fmt.Sprint(found); c.walk != "" && !strings.Contains(told, c.walk) {
				t.Errorf("in the browser: %s, want %q", told, c.walk)
			}
		})
	}
}
