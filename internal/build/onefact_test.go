package build_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/publish"
)

// One fact, every channel. All facts get a value, the site is built; they get
// another, the same memory builds it again. Of the first values nothing may
// be left anywhere, in no language's way of writing; the second must stand in
// every file that says it shows the fact.
func TestAChangedFactChangesEverywhere(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			before, old := revalued(t, s, 0)
			after, new := revalued(t, s, 1)
			if len(old) < 10 {
				t.Fatalf("only %d facts got a value", len(old))
			}
			var to publish.Memory
			kept := store()
			first, _ := onto(t, before, &to, kept, options())
			second, result := onto(t, after, &to, kept, options())
			was, is := extract(t, first), extract(t, second)
			read := index(is)
			gone(t, old, read)
			if n := found(t, old, index(was)); n < len(old) {
				t.Errorf("the search finds %d of %d values where they stand", n, len(old))
			}
			whole := gather(is, result.Manifest)
			for _, entry := range result.Manifest {
				for _, id := range entry.Facts {
					if values, ok := new[id]; ok && !says(whole[entry.Path], values) {
						t.Errorf("%s says it shows %s, but its new value is not there: %v", entry.Path, id, values)
					}
				}
			}
			for _, where := range []string{".html", "data/facts.json", "data/facts.csv", "/facts.csv", ".pdf", "ppt/slides/slide", "ppt/notesSlides/",
				"ppt/charts/chart", "xl/worksheets/sheet", ".zip!", "manifest.json", "card.png"} {
				if !standsIn(where, new, read) {
					t.Errorf("no new value stands in any %s", where)
				}
			}
		})
	}
}

// pages is a text made ready for searching.
type pages struct {
	text string
	runs map[string]bool // of digits, however grouped
}

func index(texts map[string]string) map[string]pages {
	out := map[string]pages{}
	for name, text := range texts {
		out[name] = prepared(text)
	}
	return out
}

// Separators of groups and decimals in the languages of the sites: those that
// never separate words, and with the plain space, as a viewer may copy it.
var (
	strict = regexp.MustCompile(`[0-9]+(?:[.,'’٬٫\x{a0}\x{202f}\x{2009}][0-9]+)*`)
	loose  = regexp.MustCompile(`[0-9]+(?:[.,'’٬٫\x{a0}\x{202f}\x{2009} ][0-9]+)*`)
	plain  = regexp.MustCompile(`[0-9]+`)
	digits = regexp.MustCompile(`[^0-9]`)
)

func prepared(text string) pages {
	p := pages{text: normal(text), runs: map[string]bool{}}
	narrow := latin(text)
	for _, rx := range []*regexp.Regexp{strict, loose, plain} {
		for _, run := range rx.FindAllString(narrow, -1) {
			p.runs[digits.ReplaceAllString(run, "")] = true
		}
	}
	return p
}

// latin writes Arabic digits as Latin ones and leaves out what only steers
// the direction.
func latin(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c, r == 0x200b:
			return -1
		}
		return r
	}, s)
}

// normal is latin with every space the same.
func normal(s string) string { return strings.Join(strings.Fields(latin(s)), " ") }

func (p pages) has(s spelling) bool {
	if s.digits != "" && p.runs[s.digits] {
		return true
	}
	return slices.ContainsFunc(s.texts, func(x string) bool { return strings.Contains(p.text, normal(x)) })
}

// gone reports values that still stand somewhere.
func gone(t *testing.T, old map[string][]spelling, in map[string]pages) {
	t.Helper()
	for _, id := range slices.Sorted(maps.Keys(old)) {
		for _, v := range old[id] {
			for _, name := range slices.Sorted(maps.Keys(in)) {
				if in[name].has(v) {
					t.Errorf("the old value of %s, %v, still stands in %s", id, v, name)
				}
			}
		}
	}
}

// found counts the facts whose values all stand somewhere.
func found(t *testing.T, values map[string][]spelling, in map[string]pages) int {
	t.Helper()
	n := 0
	for id, all := range values {
		every := true
		for _, v := range all {
			somewhere := false
			for _, p := range in {
				somewhere = somewhere || p.has(v)
			}
			every = every && somewhere
		}
		if every {
			n++
		} else {
			t.Errorf("a value of %s stands nowhere: %v", id, all)
		}
	}
	return n
}

func standsIn(where string, values map[string][]spelling, in map[string]pages) bool {
	for name, p := range in {
		if !strings.Contains(name, where) {
			continue
		}
		for _, all := range values {
			if slices.ContainsFunc(all, p.has) {
				return true
			}
		}
	}
	return false
}

func says(p pages, values []spelling) bool {
	return !slices.ContainsFunc(values, func(v spelling) bool { return !p.has(v) })
}
