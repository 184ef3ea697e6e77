package typeset

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/google/go-cmp/cmp"
)

const fontFolder = "../../themes/default/toolkit/fonts"

// shippedFonts reads the font folder of the default theme.
func shippedFonts(t testing.TB) *Set {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(fontFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(fontFolder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	set, err := NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// glyphRow is a glyph as hb-shape prints it, in font units.
type glyphRow struct {
	G, Cl, Dx, Dy, Ax, Ay int
}

// TestShapedAsHarfBuzz is the gate for fonts: every run of every word must
// come out of our shaper exactly as out of hb-shape, in glyphs, clusters,
// advances and offsets.
func TestShapedAsHarfBuzz(t *testing.T) {
	if _, err := exec.LookPath("hb-shape"); err != nil {
		t.Fatal("hb-shape is not installed: run make setup")
	}
	set := shippedFonts(t)
	for _, lang := range []string{"en", "sv", "da", "fr", "ar", "zh"} {
		raw, err := os.ReadFile("testdata/words." + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Split(strings.TrimSpace(string(raw)), "\n")
		for _, f := range set.Fonts {
			t.Run(lang+"/"+f.File, func(t *testing.T) { compareFont(t, set, f, lang, words) })
		}
	}
}

// compareFont shapes with both every stretch of the words that the font can
// set, cut by script and direction as paragraphs are.
func compareFont(t *testing.T, set *Set, f *Font, lang string, words []string) {
	groups := map[string][]string{} // direction and script → texts
	for _, w := range words {
		for _, piece := range stretches(f, w) {
			script := language.LookupScript(firstLetter(piece))
			key := "ltr " + script.String()
			if script == language.Arabic {
				key = "rtl " + script.String()
			}
			groups[key] = append(groups[key], piece)
		}
	}
	if len(groups) == 0 {
		return // nothing of this language is for this font
	}
	shaper := set.Shaper()
	defer shaper.Release()
	for key, texts := range groups {
		dir, script, _ := strings.Cut(key, " ")
		want := harfBuzz(t, f, dir, script, lang, texts)
		for i, text := range texts {
			if diff := cmp.Diff(want[i], ours(shaper, f, dir, script, lang, text)); diff != "" {
				t.Errorf("%q in %s is shaped otherwise than by hb-shape (-hb-shape +ours):\n%s", text, f.File, diff)
			}
		}
	}
}

// stretches is the parts of a word in one script that the font has.
func stretches(f *Font, word string) []string {
	text := clean(word)
	scr := scripts(text)
	var out []string
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && scr[end] == scr[start] && f.Has(text[end]) {
			end++
		}
		if end == start {
			start++
			continue
		}
		if s := string(text[start:end]); strings.TrimFunc(s, unicode.IsSpace) != "" {
			out = append(out, s)
		}
		start = end
	}
	return out
}

func firstLetter(s string) rune {
	for _, r := range s {
		if language.LookupScript(r).Strong() {
			return r
		}
	}
	return 'A'
}

func harfBuzz(t *testing.T, f *Font, dir, script, lang string, texts []string) [][]glyphRow {
	t.Helper()
	cmd := exec.Command("hb-shape", "--font-file="+filepath.Join(fontFolder, f.File), "--direction="+dir, "--script="+script,
		"--language="+lang, "--no-glyph-names", "--output-format=json", "--shapers=ot")
	cmd.Stdin = strings.NewReader(strings.Join(texts, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("hb-shape: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != len(texts) {
		t.Fatalf("hb-shape gave %d lines for %d texts", len(lines), len(texts))
	}
	rows := make([][]glyphRow, len(lines))
	for i, line := range lines {
		if err := json.Unmarshal([]byte(line), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	return rows
}

func ours(s *Shaper, f *Font, dir, script, lang, text string) []glyphRow {
	scr, _ := language.ParseScript(script)
	p := &Paragraph{shaper: s, lang: language.NewLanguage(lang), text: []rune(text), spans: []Span{{}}}
	pc := piece{start: 0, end: len(p.text), font: f, script: scr}
	if dir == "rtl" {
		pc.level = 1
	}
	em := float64(f.UnitsPerEm)
	var rows []glyphRow
	for _, g := range s.shape(p, pc).glyphs {
		rows = append(rows, glyphRow{G: int(g.id), Cl: g.cluster, Dx: round(g.x * em), Dy: round(g.y * em), Ax: round(g.advance * em)})
	}
	return rows
}

func round(x float64) int {
	if x < 0 {
		return int(x - .5)
	}
	return int(x + .5)
}
