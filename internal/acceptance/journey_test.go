package acceptance_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

// A reader of the evidence, by keyboard, on a phone and at a desk, from left to
// right and from right to left.
func TestAJourneyThroughTheEvidence(t *testing.T) {
	site := demo(t)
	address := serve(t, site.Dir)
	none(t, must(acceptance.CheckJourney(browser(t), address, largest(t, site, "en", "proposition"), "ar"))(t))
	none(t, must(acceptance.CheckJourney(browser(t), address, largest(t, site, "ar", "proposition"), "en"))(t))
}

func TestNotesInTheMargin(t *testing.T) {
	site := demo(t)
	address := serve(t, site.Dir)
	for _, file := range []string{largest(t, site, "en", "proposition"), largest(t, site, "en", "page"), "en/living-here/index.html", marginal(t, site, "ar")} {
		none(t, must(acceptance.CheckMargin(browser(t), address, file))(t))
	}
}

// marginal is the page of an incentive in a language, whose rows have numbers.
func marginal(t *testing.T, site *acceptance.Site, language string) string {
	t.Helper()
	return language + "/incentives/dk-researcher-scheme/index.html"
}

func TestPagesInEveryMode(t *testing.T) {
	site := demo(t)
	address := serve(t, site.Dir)
	for _, file := range append(keyPages(t, site, "en"), "en/facts/ess-opening/index.html", largest(t, site, "ar", "proposition")) {
		none(t, must(acceptance.CheckModes(browser(t), address, file))(t))
	}
}

// Each fault is planted into a specimen, which has none.
func TestPlantedFaultsOnAJourney(t *testing.T) {
	sound := specimen(t, "default")
	judge := func(t *testing.T, dir, gate string) string {
		t.Helper()
		address := serve(t, dir)
		if gate == "modes" {
			return fmt.Sprint(must(acceptance.CheckModes(browser(t), address, "en.html"))(t))
		}
		if gate == "margin" {
			return fmt.Sprint(must(acceptance.CheckMargin(browser(t), address, "en.html"))(t))
		}
		return fmt.Sprint(must(acceptance.CheckJourney(browser(t), address, "en.html", "ar"))(t))
	}
	for _, gate := range []string{"journey", "margin", "modes"} {
		if told := judge(t, sound.Dir, gate); told != "[]" {
			t.Fatalf("%s of the sound specimen: %s", gate, told)
		}
	}
	for name, c := range map[string]struct{ gate, file, old, new, want string }{
		"Escape does nothing":     {"journey", "assets/site.js", `"Escape"`, `"F9"`, "Escape does not close"},
		"no word of what is open": {"journey", "assets/site.js", `"aria-controls"`, `"data-controls"`, "which note is its own"},
		"notes over each other":   {"margin", "assets/site.css", "", ".sidenote{inset-block-start:0!important}", "two notes overlap"},
		"notes over the text":     {"margin", "assets/site.css", "", ".sidenote{inset-inline-end:30rem!important}", "a note lies over text"},
		"no menu":                 {"journey", "assets/site.css", "", ".menu>summary{display:none}", "there is no menu"},
		"another page":            {"journey", "en.html", `href="ar.html"`, `href="sv.html"`, "leads to no page in that language"},
		"things that move":        {"modes", "assets/site.css", "", "a{transition:color 1s}", "moves"},
		"smooth scrolling":        {"modes", "assets/site.css", "", "html{scroll-behavior:smooth!important}", "scrolling is smooth"},
		"bars of one colour":      {"modes", "assets/site.css", "", "@media(forced-colors:active){.chart-own,.chart-peer{fill:CanvasText!important}}", "cannot be told apart"},
		"paper without notes":     {"modes", "assets/site.css", "", "@media print{.notes{display:none!important}}", "notes are not printed"},
		"paper with controls":     {"modes", "assets/site.css", "", "@media print{.languages{display:block!important}}", "a control is printed"},
		"no way back":             {"modes", "en.html", `class="back"`, `class="forth"`, "does not lead back"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "specimen")
			if err := os.CopyFS(dir, os.DirFS(sound.Dir)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, filepath.FromSlash(c.file))
			text := string(must(os.ReadFile(path))(t))
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s does not hold %s", c.file, c.old)
			}
			if c.old == "" {
				text += c.new
			} else {
				text = strings.ReplaceAll(text, c.old, c.new)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if told := judge(t, dir, c.gate); !strings.Contains(told, c.want) {
				t.Errorf("found %s, want %q", told, c.want)
			}
		})
	}
}
