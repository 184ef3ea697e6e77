package build_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/net/html"
)

// fontBudget is what the fonts of a page may weigh, in bytes as transferred.
const fontBudget = 50_000

// apartFromFonts are signs that every system draws, in fonts of its own.
var apartFromFonts = []rune("\n\t\r↑")

// beyondLetters is what a page of any language may need at once.
const beyondLetters = "–—−\u00a0\u202f“”„‘’‚«»‹›€£¥%‰×≈≤≥±→←↗¹²³½¼¾…·•§°\u2066\u2068\u2069\u200e\u200f0123456789()/kr"

// webFont is a face of the style sheet with the file that it names.
type webFont struct {
	family, file string
	ranges       map[rune]bool
	size         int
	optional     bool
	widths       map[float32][]float32 // of the figures 0 to 9 by weight
	glyphs       map[rune]bool
	features     map[string]bool
}

// webFonts is what pages show text with.
type webFonts struct {
	faces []*webFont
	css   string
}

var (
	fontFace  = regexp.MustCompile(`@font-face\{([^}]*)\}`)
	fontURL   = regexp.MustCompile(`url\("?([^")]+)"?\)`)
	fontName  = regexp.MustCompile(`font-family:"?([^";]+)"?`)
	fontRange = regexp.MustCompile(`unicode-range:([^;]+)`)
	cssRule   = regexp.MustCompile(`([^{}]*)\{([^{}]*)\}`)
)

// fontsOf reads the faces with a file from the style sheet of a built site.
func fontsOf(t *testing.T, out files) webFonts {
	t.Helper()
	var sheet string
	for p := range out {
		if ok, _ := path.Match("assets/site.*.css", p); ok {
			sheet = p
		}
	}
	set := webFonts{css: string(out[sheet])}
	for _, m := range fontFace.FindAllStringSubmatch(set.css, -1) {
		if url := fontURL.FindStringSubmatch(m[1]); url != nil {
			file := path.Join("assets", url[1])
			hash := sha256.Sum256(out[file])
			if out[file] == nil || !strings.Contains(file, "."+hex.EncodeToString(hash[:4])+".") {
				t.Fatalf("%s names %s, which is not there under the hash of its bytes", sheet, url[1])
			}
			set.faces = append(set.faces, faceOf(t, m[1], file, out[file]))
		}
	}
	if len(set.faces) == 0 {
		t.Fatalf("%s has no fonts", sheet)
	}
	return set
}

func faceOf(t *testing.T, rule, file string, data []byte) *webFont {
	t.Helper()
	f := &webFont{
		family: fontName.FindStringSubmatch(rule)[1], file: file, size: len(data), optional: strings.Contains(rule, "font-display:optional") || strings.Contains(rule, "font-display:swap"),
		ranges: map[rune]bool{}, widths: map[float32][]float32{}, glyphs: map[rune]bool{}, features: map[string]bool{},
	}
	for _, part := range strings.Split(fontRange.FindStringSubmatch(rule)[1], ",") {
		first, last, span := strings.Cut(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(part)), "U+"), "-")
		if !span {
			last = first
		}
		a, errA := strconv.ParseInt(first, 16, 32)
		b, errB := strconv.ParseInt(last, 16, 32)
		if errA != nil || errB != nil {
			t.Fatalf("%s: the range %q cannot be read", file, part)
		}
		for r := rune(a); r <= rune(b); r++ {
			f.ranges[r] = true
		}
	}
	face, err := readWOFF2(data)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for all := face.Cmap.Iter(); all.Next(); {
		r, _ := all.Char()
		f.glyphs[r] = true
	}
	for _, table := range [][]font.Feature{face.GSUB.Features, face.GPOS.Features} {
		for _, feature := range table {
			f.features[feature.Tag.String()] = true
		}
	}
	for _, weight := range []float32{400, 550, 700} {
		face.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: weight}})
		for r := '0'; r <= '9'; r++ {
			if id, ok := face.NominalGlyph(r); ok {
				f.widths[weight] = append(f.widths[weight], face.HorizontalAdvance(id))
			}
		}
	}
	return f
}

// stacks are the families of text and of claims on pages of a language.
func (s webFonts) stacks(language string) map[string][]string {
	out := map[string][]string{}
	for _, m := range cssRule.FindAllStringSubmatch(s.css, -1) {
		selector := m[1][strings.LastIndexAny(m[1], ";}")+1:]
		if selector != ":root" && !chooses(strings.ReplaceAll(selector, `"`, ""), language) {
			continue
		}
		for _, declaration := range strings.Split(m[2], ";") {
			if name, value, _ := strings.Cut(declaration, ":"); strings.HasPrefix(name, "--face-s") {
				out[name] = nil
				for _, family := range strings.Split(strings.ReplaceAll(value, `"`, ""), ",") {
					out[name] = append(out[name], strings.TrimSpace(family))
				}
			}
		}
	}
	return out
}

// chooses tells of a selector whether it means the root of a page in a
// language: zh-Hans is also zh.
func chooses(selector, language string) bool {
	if strings.Contains(selector, ":not(") {
		return false
	}
	for i, r := range language + "-" {
		if r == '-' && strings.Contains(selector, "[lang|="+language[:i]+"]") {
			return true
		}
	}
	return false
}

// judge says what is wrong with fonts for the texts of each language.
func (s webFonts) judge(texts map[string]map[rune]bool) []string {
	var wrong []string
	for _, f := range s.faces {
		wrong = append(wrong, f.judge()...)
	}
	for _, language := range slices.Sorted(maps.Keys(texts)) {
		loads := map[string]int{}
		for _, stack := range s.stacks(language) {
			bySystem := s.faceless(stack)
			for r := range texts[language] {
				f := s.find(stack, r)
				switch {
				case f != nil:
					loads[f.file] = f.size
				case !bySystem && !slices.Contains(apartFromFonts, r):
					wrong = append(wrong, fmt.Sprintf("%s: no face of %s has %q (%U)", language, stack[0], r, r))
				}
			}
		}
		sum := 0
		for _, size := range loads {
			sum += size
		}
		if sum > fontBudget {
			wrong = append(wrong, fmt.Sprintf("%s: the fonts weigh %d bytes, more than %d: %v", language, sum, fontBudget, loads))
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

// faceless tells of a stack that it loads nothing: the system's fonts are meant.
func (s webFonts) faceless(stack []string) bool {
	return !slices.ContainsFunc(s.faces, func(f *webFont) bool { return slices.Contains(stack, f.family) })
}

// find is the face that a browser takes for a character.
func (s webFonts) find(stack []string, r rune) *webFont {
	for _, family := range stack {
		for _, f := range s.faces {
			if f.family == family && f.ranges[r] {
				return f
			}
		}
	}
	return nil
}

func (f *webFont) judge() []string {
	var wrong []string
	if !f.optional {
		wrong = append(wrong, f.file+" hides text until it is there")
	}
	for r := range f.ranges {
		if !f.glyphs[r] {
			wrong = append(wrong, fmt.Sprintf("%s is loaded for %q (%U), but lacks it", f.file, r, r))
		}
	}
	needs := []string{"kern", "liga"}
	switch {
	case f.family == "Dossier Arabic":
		needs = []string{"init", "medi", "fina", "rlig", "ccmp", "mark", "mkmk", "tnum"}
	case strings.Contains(f.file, "-ext."):
		needs = []string{"kern"}
	}
	for _, feature := range needs {
		if !f.features[feature] {
			wrong = append(wrong, f.file+" has lost the feature "+feature)
		}
	}
	for weight, widths := range f.widths {
		for _, w := range widths {
			if w != widths[0] {
				wrong = append(wrong, fmt.Sprintf("%s: figures at %v are not of one width", f.file, weight))
			}
		}
	}
	return wrong
}

// shownIn gathers the characters that the pages of each language show. Words
// in a script that the page's language has no letters of are the system's.
func shownIn(t *testing.T, out files) map[string]map[rune]bool {
	t.Helper()
	texts := map[string]map[rune]bool{}
	for p, data := range out {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.ChildNodes() {
			if language := attribute(n, "lang"); language != "" {
				if texts[language] == nil {
					texts[language] = map[rune]bool{}
				}
				collect(n, language, texts[language])
			}
		}
	}
	return texts
}

// otherScripts are languages whose words other pages show in system fonts.
var otherScripts = []string{"ar", "fa", "he", "ja", "zh"}

func collect(n *html.Node, language string, into map[rune]bool) {
	if n.Type == html.TextNode {
		for _, r := range n.Data {
			into[r] = true
		}
		return
	}
	own := attribute(n, "lang")
	base, _, _ := strings.Cut(own, "-")
	if slices.Contains([]string{"script", "style", "head"}, n.Data) || own != language && slices.Contains(otherScripts, base) {
		return
	}
	for c := range n.ChildNodes() {
		collect(c, language, into)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Pages show their texts in the theme's faces, which are light, whole and
// have figures that stand under each other. Each way to break that is noticed.
func TestWebFonts(t *testing.T) {
	s := demo(t)
	delete(s, toolkit)
	out, _ := made(t, s, options())
	texts := shownIn(t, out)
	for language, letters := range lettersOf {
		if texts[language] == nil {
			texts[language] = map[rune]bool{}
		}
		for _, r := range beyondLetters + letters {
			texts[language][r] = true
		}
	}
	set := fontsOf(t, out)
	if wrong := set.judge(texts); len(wrong) > 0 {
		t.Errorf("the fonts are not right:\n%s", strings.Join(wrong, "\n"))
	}
	for _, language := range []string{"zh-Hans", "zh-Hant", "ja"} {
		for name, stack := range set.stacks(language) {
			if !set.faceless(stack) {
				t.Errorf("%s of %s loads fonts: %v", name, language, stack)
			}
		}
	}
	for _, d := range fontDefects() {
		t.Run(d.name, func(t *testing.T) {
			broken := fontsOf(t, out)
			for _, f := range broken.faces {
				if d.face != nil {
					d.face(f)
				}
			}
			broken.css = strings.ReplaceAll(broken.css, d.old, d.new)
			shown := texts
			if d.shown != "" {
				shown = map[string]map[rune]bool{"en": {}}
				for _, r := range d.shown {
					shown["en"][r] = true
				}
			}
			if wrong := strings.Join(broken.judge(shown), "\n"); !strings.Contains(wrong, d.says) {
				t.Errorf("nobody noticed; said was:\n%s", wrong)
			}
		})
	}
}

type fontDefect struct {
	name     string
	face     func(*webFont) // what is done to each face
	old, new string         // in the style sheet
	shown    string         // on English pages, instead of what is there
	says     string
}

func fontDefects() []fontDefect {
	return []fontDefect{
		{name: "too heavy", face: func(f *webFont) { f.size += 1000 }, says: "en: the fonts weigh"},
		{name: "a letter of no face", shown: "aЖ", says: `en: no face of Dossier Serif has 'Ж' (U+0416)`},
		{name: "a letter out of the range", face: func(f *webFont) { delete(f.ranges, 'å') }, says: "sv: no face of Dossier Sans has 'å' (U+00E5)"},
		{name: "a letter out of the font", face: func(f *webFont) { delete(f.glyphs, 'م') }, says: "but lacks it"},
		{name: "uneven figures", face: func(f *webFont) { f.widths[700] = []float32{500, 499} }, says: "figures at 700 are not of one width"},
		{name: "no joining", face: func(f *webFont) { delete(f.features, "init") }, says: "lost the feature init"},
		{name: "no kerning", face: func(f *webFont) { delete(f.features, "kern") }, says: "lost the feature kern"},
		{name: "hidden text", face: func(f *webFont) { f.optional = false }, says: "hides text"},
		{name: "Arabic on English pages", old: "Dossier Signs", new: "Dossier Arabic", shown: "aم", says: "no face of Dossier Sans has 'م'"},
		{name: "rare letters that weigh", shown: "ał", says: "en: the fonts weigh"},
		{name: "Chinese that is fetched", old: "Songti SC", new: "Dossier Serif", says: "zh-Hans: no face of Dossier Serif has"},
	}
}

// lettersOf are the letters that a language is written with beside a to z,
// whether the demonstration has words with them or not.
var lettersOf = map[string]string{
	"ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670٠١٢٣٤٥٦٧٨٩،؛؟٪٫٬ـ",
	"da": "æøåÆØÅéÉ", "de": "äöüÄÖÜßẞ", "sv": "åäöÅÄÖéÉ", "en": "éèïñÖ",
	"fr": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»\u00a0\u202f",
}
