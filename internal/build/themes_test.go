package build_test

import (
	"context"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/diag"
	"lodestone/internal/output"
	"lodestone/internal/publish"
	"lodestone/internal/view"
)

// glance is a target that looks at single files of a site before any is
// made, and takes none.
type glance struct{ one publish.One }

func (g *glance) Preview(_ string, one publish.One) { g.one = one }

func (g *glance) Publish(context.Context, iter.Seq2[output.Artifact, error]) (publish.Report, error) {
	return publish.Report{}, nil
}

// at gives a file of the site, by its path or its address.
func (g *glance) at(t *testing.T, path string) string {
	t.Helper()
	if i := strings.Index(path, "assets/"); i > 0 {
		path = path[i:]
	}
	a, ready, there := g.one(path)
	if !ready {
		t.Fatalf("%s is not to be had (part of the site: %v)", path, there)
	}
	data, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// face is what the tests look at: the home page and what it leads to.
type face struct{ home, style, script, icon string }

var (
	styleLink  = regexp.MustCompile(`<link rel="?stylesheet"? href="?([^" >]+)`)
	scriptLink = regexp.MustCompile(`<script src="?([^" >]+)`)
	iconLink   = regexp.MustCompile(`href="?([^" >]+icon\.[0-9a-f]+\.svg)`)
)

func look(t *testing.T, s site, name, home string) (face, *glance) {
	t.Helper()
	g := &glance{}
	opts := options()
	opts.Theme = name
	if result := run(t, s, g, store(), opts); result.Diagnostics.HasErrors() {
		t.Fatal(result.Diagnostics)
	}
	f := face{home: g.at(t, home)}
	f.style = g.at(t, first(t, styleLink, f.home))
	f.icon = g.at(t, first(t, iconLink, f.home))
	if m := scriptLink.FindStringSubmatch(f.home); m != nil {
		f.script = g.at(t, m[1])
	}
	return f, g
}

func first(t *testing.T, re *regexp.Regexp, in string) string {
	t.Helper()
	m := re.FindStringSubmatch(in)
	if m == nil {
		t.Fatalf("the home page has no %v", re)
	}
	return m[1]
}

// A site overrides one thing of a theme, and that alone changes; or all.
func TestOverrides(t *testing.T) {
	const mine = "themes/mine/"
	homes := map[string]string{"demo": "en/index.html", "second": "de/index.html"}
	tests := []struct {
		name  string
		files map[string]string
		check func(t *testing.T, before, after face, g *glance)
	}{
		{"a colour", map[string]string{mine + "theme.yaml": "tokens: {dark: {paper: \"#000010\"}}\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.style, "--paper:#000010", before.style)
				same(t, "icon", before.icon, after.icon)
			}},
		{"a property", map[string]string{mine + "theme.yaml": "tokens: {properties: {serif: 'Didot, serif'}}\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.style, "--serif:Didot, serif;", before.style)
			}},
		{"a partial", map[string]string{mine + "layouts/partials/footer.html": "<footer class=\"mine\">{{phrase .SiteName}}</footer>\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.home, `<footer class="mine">`, before.home)
				same(t, "style sheet", before.style, after.style)
			}},
		{"a word", map[string]string{mine + "i18n/en/mine.yaml": "page.nav.menu: Whither\n", mine + "i18n/de/mine.yaml": "page.nav.menu: Whither\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.home, "Whither", before.home)
				same(t, "style sheet", before.style, after.style)
			}},
		{"a style sheet", map[string]string{mine + "assets/css/print.css": "@media print { .mine-only { color: red } }\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.style, ".mine-only", before.style)
			}},
		{"one more style sheet", map[string]string{mine + "theme.yaml": "more_styles: [mine.css]\n", mine + "assets/css/mine.css": "body { background: url(../paper.svg) }\n", mine + "assets/paper.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"},
			func(t *testing.T, before, after face, g *glance) {
				address := first(t, regexp.MustCompile(`url\((paper\.[0-9a-f]{8}\.svg)\)`), after.style)
				if paper := g.at(t, "assets/"+address); !strings.Contains(paper, "<svg") {
					t.Errorf("the style sheet leads to %q", paper)
				}
			}},
		{"a script", map[string]string{mine + "assets/js/mine.js": "import { name } from './lib/name.js'\nconst root = document.documentElement\nroot.dataset.mine ??= name\n", mine + "assets/js/lib/name.js": "export const name = 'mine'\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.script, `"mine"`, before.script)
				for _, not := range []string{"import", "export", "??="} { // classic, and no newer than ES2020
					if strings.Contains(after.script, not) {
						t.Errorf("the script says %s: %s", not, after.script)
					}
				}
			}},
		{"an asset", map[string]string{mine + "assets/icon.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 1\" fill=\"var(--accent)\"/></svg>\n", mine + "assets/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n", mine + "layouts/partials/brand.html": "<img src=\"{{asset . \"logo.svg\"}}\" alt=\"{{.SiteName.S}}\">\n"},
			func(t *testing.T, before, after face, g *glance) {
				holds(t, after.icon, `d="M1 1"`, before.icon)
				g.at(t, first(t, regexp.MustCompile(`src="([^"]*assets/logo\.[0-9a-f]{8}\.svg)"`), after.home))
			}},
		{"a program theme below", map[string]string{mine + "theme.yaml": "extends: sodra-smaland\ntokens: {properties: {radius: 3px}}\n"},
			func(t *testing.T, before, after face, _ *glance) {
				holds(t, after.style, "--radius:3px", before.style)
				holds(t, after.home, `class="brand-mark"`, before.home)
			}},
		{"everything", wholeTheme(mine),
			func(t *testing.T, _, after face, _ *glance) {
				if want := `<!doctype html><html><head><meta charset="utf-8">`; !strings.HasPrefix(after.home, want) {
					t.Errorf("the page begins %.200s", after.home)
				}
				if _, own, _ := strings.Cut(after.style, "}}"); strings.TrimSpace(own) != "p{color:var(--ink)}" {
					t.Errorf("behind the colours, the style sheet is %.200s", own)
				}
			}},
	}
	for name, s := range sites(t) {
		t.Run(name, func(t *testing.T) {
			before, _ := look(t, s, "", homes[name])
			for _, test := range tests {
				t.Run(test.name, func(t *testing.T) {
					over := maps.Clone(s)
					maps.Copy(over, test.files)
					after, g := look(t, over, "mine", homes[name])
					test.check(t, before, after, g)
				})
			}
		})
	}
}

// wholeTheme is a theme that takes over no layout, style sheet or asset.
func wholeTheme(folder string) map[string]string {
	files := map[string]string{
		folder + "theme.yaml":          "styles: [own.css]\n",
		folder + "assets/css/own.css":  "p { color: var(--ink) }\n",
		folder + "assets/icon.svg":     "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
		folder + "i18n/en/words.yaml":  "page.nav.menu: Menu\n",
		folder + "assets/js/README.md": "No scripts.\n",
	}
	for _, l := range view.Layouts {
		files[folder+"layouts/"+string(l)+".html"] = "<!doctype html><html><head><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"{{.Chrome.Stylesheet}}\"><link rel=\"icon\" href=\"{{.Chrome.Icon}}\"></head><body><h1>{{text .Title}}</h1></body></html>\n"
	}
	return files
}

func holds(t *testing.T, in, want, before string) {
	t.Helper()
	if !strings.Contains(in, want) {
		t.Errorf("%q is not there", want)
	}
	if strings.Contains(before, want) {
		t.Errorf("%q was there before", want)
	}
}

func same(t *testing.T, what, a, b string) {
	t.Helper()
	if a != b {
		t.Errorf("the %s is another", what)
	}
}

// The site's files lie over the program's theme of the same name, also where
// another theme extends that one.
func TestSiteOverProgramTheme(t *testing.T) {
	s := second(t).with("themes/sodra-smaland/layouts/partials/brand.html", "<p class=\"ours\">{{phrase .SiteName}}</p>\n").
		with("themes/mine/theme.yaml", "extends: sodra-smaland\n")
	for _, name := range []string{"sodra-smaland", "mine"} {
		f, _ := look(t, s, name, "de/index.html")
		if !strings.Contains(f.home, `<p class="ours">`) || !strings.Contains(f.style, "--wall") {
			t.Errorf("%s: the site's partial or the program's style sheet is missing", name)
		}
	}
}

// The name of a theme that is not there is shown where it was given.
func TestUnknownTheme(t *testing.T) {
	s := second(t).swap(t, "data/site.yaml", "brand:", "theme: sodra\nbrand:")
	for flag, line := range map[string]int{"": 1 + strings.Count(s["data/site.yaml"][:strings.Index(s["data/site.yaml"], "theme: sodra")], "\n"), "sodra-smalland": 0} {
		opts := options()
		opts.Theme = flag
		result := run(t, s, &glance{}, store(), opts)
		d := result.Diagnostics[slices.IndexFunc(result.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })]
		if d.Code != "THM01" || d.Line != line || (d.File == "") != (flag != "") || !strings.Contains(d.Hint, "default, sodra-smaland") {
			t.Errorf("--theme %q: %+v", flag, d)
		}
		if flag != "" && !strings.Contains(d.Hint, "Did you mean “sodra-smaland”?") {
			t.Errorf("the hint is %q", d.Hint)
		}
	}
}

// What a theme publishes does not depend on the folder that the program is
// started in, though esbuild knows of folders.
func TestThemeIsTheSameEverywhere(t *testing.T) {
	s := second(t).with("themes/mine/assets/js/a.js", "import './lib/b.js'\n").with("themes/mine/assets/js/lib/b.js", "console.log(1)\n").
		with("themes/mine/theme.yaml", "more_styles: [x.css]\n").with("themes/mine/assets/css/x.css", "@import 'y.css';\n").with("themes/mine/assets/css/y.css", "a{b:c}\n")
	here, _ := look(t, s, "mine", "de/index.html")
	dir := t.TempDir()
	for name, text := range map[string]string{"package.json": `{"sideEffects": false, "type": "commonjs"}`, "tsconfig.json": `{"compilerOptions": {"target": "ES5"}}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	there, _ := look(t, s, "mine", "de/index.html")
	if here != there {
		t.Error("another folder, another site")
	}
	if here.script == "" {
		t.Error("nothing was compared")
	}
}
