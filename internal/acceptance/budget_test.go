package acceptance_test

import (
	"encoding/base64"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

// Every page of the demo is light, and keeps room for its pictures.
func TestTheDemoIsLight(t *testing.T) {
	site := demo(t)
	none(t, must(acceptance.CheckBudget(site))(t))
	weights := must(acceptance.Weigh(site))(t)
	if len(weights) < 100 {
		t.Errorf("only %d pages were weighed", len(weights))
	}
	for _, w := range acceptance.Heaviest(weights) {
		t.Logf("%-14s %s: page %s, style %s, script %s (%s as it runs), %s", w.Kind, acceptance.KB(w.All()), acceptance.KB(w.HTML), acceptance.KB(w.Style), acceptance.KB(w.Script), acceptance.KB(w.Unpacked), w.File)
	}
}

func TestFontsAreLight(t *testing.T) {
	site := demo(t)
	var pages []*acceptance.Page
	for _, language := range site.Languages() {
		for _, file := range keyPages(t, site, language) {
			pages = append(pages, site.Pages[slices.IndexFunc(site.Pages, func(p *acceptance.Page) bool { return p.File == file })])
		}
	}
	fonts := must(acceptance.Fonts(browser(t), serve(t, site.Dir), pages))(t)
	none(t, acceptance.CheckFonts(fonts))
	for _, language := range slices.Sorted(maps.Keys(fonts)) {
		t.Logf("%-8s %s: %v", language, acceptance.KB(acceptance.Sum(fonts[language])), slices.Sorted(maps.Keys(fonts[language])))
	}
}

// What a reader sees first stays where it is while fonts and the script come.
func TestNothingMovesWhileItIsLoaded(t *testing.T) {
	site := demo(t)
	var files []string
	for _, language := range []string{"en", "ar"} {
		files = append(files, keyPages(t, site, language)...)
	}
	none(t, must(acceptance.CheckShift(browser(t), serve(t, site.Dir), files, 390, 1440))(t))
}

// keyPages are those that most readers come to: home, a proposition, the
// catalogue of incentives and, in English, an article.
func keyPages(t *testing.T, site *acceptance.Site, language string) []string {
	t.Helper()
	files := []string{language + "/index.html", largest(t, site, language, "proposition"), language + "/incentives/index.html"}
	if language == "en" {
		files = append(files, largest(t, site, language, "page"))
	}
	return files
}

// largest is the page of a kind in a language that has the most on it.
func largest(t *testing.T, site *acceptance.Site, language, kind string) string {
	t.Helper()
	for _, w := range must(acceptance.Weigh(site))(t) {
		if w.Language == language && w.Kind == kind {
			return w.File
		}
	}
	t.Fatalf("there is no page of the kind %q in %s", kind, language)
	return ""
}

// noise is text that cannot be packed to much less than three quarters.
func noise(size int) string {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // only noise
	data := make([]byte, size)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return base64.StdEncoding.EncodeToString(data)
}

// lightSite is a small site that is light and does not move.
func lightSite() map[string]string {
	return map[string]string{
		"en/index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title>
<link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/site.css"><script src="/assets/site.js" defer></script></head>
<body class="layout-home kind-home"><main><h1>x</h1><img src="/media/x.svg" alt="" width="300" height="300"><p>` + strings.Repeat("A line of text. ", 200) + `</p></main></body></html>`,
		"assets/site.css": "body{margin:9px}",
		"assets/site.js":  "document.title='y'",
		"assets/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"media/x.svg":     `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><!-- ` + strings.Repeat("x", 100<<10) + ` --></svg>`,
	}
}

func TestPlantedWeights(t *testing.T) {
	none(t, must(acceptance.CheckBudget(laid(t, lightSite())))(t))
	for name, c := range map[string]struct{ file, old, new, want string }{
		"a heavy page":      {"en/index.html", "</h1>", "</h1>" + noise(50<<10), "weighs"},
		"a heavy style":     {"assets/site.css", "9px}", "9px}/*" + noise(50<<10) + "*/", "weighs"},
		"a heavy script":    {"assets/site.js", "'y'", "'" + noise(8<<10) + "'", "of script packed"},
		"no width":          {"en/index.html", ` width="300"`, "", "has no width"},
		"a height in words": {"en/index.html", `height="300"`, `height="auto"`, "has no height"},
	} {
		t.Run(name, func(t *testing.T) {
			files := lightSite()
			files[c.file] = strings.Replace(files[c.file], c.old, c.new, 1)
			found := must(acceptance.CheckBudget(laid(t, files)))(t)
			if len(found) != 1 || !strings.Contains(found[0].String(), c.want) {
				t.Errorf("found %v, want %q", found, c.want)
			}
		})
	}
}

func TestPlantedShiftsAndFonts(t *testing.T) {
	font := string(must(os.ReadFile(filepath.Join(repository, "themes/default/toolkit/fonts/NotoSerif-Bold.ttf")))(t))
	move := func(t *testing.T, files map[string]string) (string, *acceptance.Site) {
		site := laid(t, files)
		return fmt.Sprint(must(acceptance.CheckShift(browser(t), serve(t, site.Dir), []string{"en/index.html"}, 390))(t)), site
	}
	if told, _ := move(t, lightSite()); told != "[]" {
		t.Error(told)
	}
	for name, plant := range map[string]func(map[string]string){
		"a picture without a size": func(files map[string]string) {
			files["en/index.html"] = strings.Replace(files["en/index.html"], ` width="300" height="300"`, "", 1)
		},
		"a script that puts something before": func(files map[string]string) {
			files["assets/site.js"] = "setTimeout(()=>document.querySelector('h1').before(Object.assign(document.createElement('p'),{textContent:'new',style:'height:90px'})),400)"
		},
		"a font of other widths": func(files map[string]string) {
			files["assets/site.css"] = "@font-face{font-family:X;src:url(x.ttf);font-display:swap}h1{font:40px X,monospace}"
			files["en/index.html"] = strings.Replace(files["en/index.html"], "<h1>x", "<h1>"+strings.Repeat("ill will ", 12), 1)
			files["assets/x.ttf"] = font
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := lightSite()
			plant(files)
			told, site := move(t, files)
			if !strings.Contains(told, "moves by") {
				t.Errorf("found %s", told)
			}
			fonts := must(acceptance.Fonts(browser(t), serve(t, site.Dir), site.Pages))(t)
			if found := fmt.Sprint(acceptance.CheckFonts(fonts)); strings.Contains(found, "fonts weigh") != (files["assets/x.ttf"] != "") {
				t.Errorf("of the fonts %v: %s", fonts, found)
			}
		})
	}
}
