package theme_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
	"lodestone/themes"
)

func load(t *testing.T, name string, files map[string]string) (*theme.Theme, diag.List) {
	t.Helper()
	return theme.Load(source.FromMap(files), themes.Files, name, nil)
}

func sound(t *testing.T, name string, files map[string]string) *theme.Theme {
	t.Helper()
	th, list := load(t, name, files)
	if th == nil {
		t.Fatal(list)
	}
	return th
}

func render(t *testing.T, th *theme.Theme, page view.Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Page(&b, &page); err != nil {
		t.Fatal(err)
	}
	return string(theme.Finish(b.Bytes()))
}

// Each of these themes is broken in one way; the finding says where and what
// to do.
func TestBrokenThemes(t *testing.T) {
	const layouts = "themes/mine/layouts/"
	tests := []struct {
		name, theme string
		files       map[string]string
		code, file  string
		line        int
		message     string
		hint        string
	}{
		{"no such theme", "defualt", nil,
			"THM01", "data/site.yaml", 0, "There is no theme “defualt”", "Did you mean “default”"},
		{"colour", "mine", map[string]string{"themes/mine/theme.yaml": "tokens:\n  light:\n    accent: teal\n"},
			"THM02", "themes/mine/theme.yaml", 3, "“teal” is not a colour", "six digits"},
		{"style sheet", "mine", map[string]string{"themes/mine/theme.yaml": "styles:\n  - tokens.css\n  - mine.css\n"},
			"THM02", "themes/mine/theme.yaml", 3, "no style sheet “mine.css”", "assets/css/mine.css"},
		{"unknown key", "mine", map[string]string{"themes/mine/theme.yaml": "tokns:\n  light:\n    accent: \"#000000\"\n"},
			"YML01", "themes/mine/theme.yaml", 1, "tokns", "tokens"},
		{"unclosed action", "mine", map[string]string{layouts + "partials/card.html": "<li>\n{{if .URL}}<a>\n</li>\n"},
			"THM03", layouts + "partials/card.html", 2, "has no {{end}}", "{{end}}"},
		{"unknown function", "mine", map[string]string{layouts + "partials/card.html": "<li>\n{{txt .Title}}</li>\n"},
			"THM03", layouts + "partials/card.html", 2, "There is no function “txt”", "Did you mean “text”?"},
		{"unknown field", "mine", map[string]string{layouts + "partials/card.html": "<li>\n\n{{text .Headline}}</li>\n"},
			"THM04", layouts + "partials/card.html", 3, "no “Headline” here; this is a view.Card", "theme reference"},
		{"unknown partial", "mine", map[string]string{layouts + "partials/card.html": "<li>\n{{template \"figur\" .}}</li>\n"},
			"THM04", layouts + "partials/card.html", 2, "There is no partial “figur”", "Did you mean “figure”?"},
		{"torn tag", "mine", map[string]string{layouts + "partials/card.html": "<li>\n{{if .URL}}<a href=\"{{end}}\n</li>\n"},
			"THM04", layouts + "partials/card.html", 2, "different contexts", ""},
		{"two of one name", "mine", map[string]string{layouts + "card.html": "<p></p>"},
			"THM05", "themes/mine/layouts/card.html", 0, "Two templates are called “card”", "Rename"},
		{"catalog folder", "mine", map[string]string{"themes/mine/i18n/swedish/x.yaml": "a: b\n"},
			"THM06", "themes/mine/i18n/swedish/x.yaml", 0, "“swedish” is not named for a language", "i18n/sv"},
		{"catalog value", "mine", map[string]string{"themes/mine/i18n/en/x.yaml": "a:\n  - b\n"},
			"THM06", "themes/mine/i18n/en/x.yaml", 1, "“a” has no text", "behind the colon"},
		{"word twice", "mine", map[string]string{"themes/mine/i18n/en/x.yaml": "a.b: one\n", "themes/mine/i18n/en/y.yaml": "a:\n  b: two\n"},
			"THM06", "themes/mine/i18n/en/y.yaml", 2, "“a.b” stands twice", "one of the two"},
		{"unknown word", "mine", map[string]string{layouts + "partials/card.html": "<li>\n{{t \"page.crad\"}}</li>\n"},
			"THM07", layouts + "partials/card.html", 2, "No catalog has the word “page.crad”", "i18n/en/"},
		{"unknown composed word", "mine", map[string]string{layouts + "partials/notice.html": "<p>\n{{t (print \"tone.\" .Kind)}}</p>\n"},
			"THM07", layouts + "partials/notice.html", 2, "No catalog has the word “tone.demo”", "i18n/en/"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			th, list := load(t, test.theme, test.files)
			if th != nil {
				t.Fatal("the theme was taken for sound")
			}
			var d diag.Diagnostic
			for _, x := range list {
				if x.Severity == diag.Error {
					d = x
					break
				}
			}
			if d.Code != test.code || d.File != test.file || d.Line != test.line {
				t.Errorf("got %s %s:%d, want %s %s:%d", d.Code, d.File, d.Line, test.code, test.file, test.line)
			}
			if !strings.Contains(d.Message, test.message) {
				t.Errorf("the message is %q, want it to say %q", d.Message, test.message)
			}
			if !strings.Contains(d.Hint, test.hint) || d.Hint == "" {
				t.Errorf("the hint is %q, want it to say %q", d.Hint, test.hint)
			}
		})
	}
}

// A site overrides one partial, one word, one colour; all else stays.
func TestLayers(t *testing.T) {
	th := sound(t, "mine", map[string]string{
		"themes/mine/layouts/partials/kit.html": `<li class="mine">{{phrase .Title}}</li>`,
		"themes/mine/i18n/en/mine.yaml":         "page.nav.menu: Where to\n",
		"themes/mine/theme.yaml":                "tokens:\n  dark:\n    paper: \"#000010\"\n",
		"themes/mine/assets/map.svg":            "<svg/>",
		"themes/other/assets/other.svg":         "<svg/>",
	})
	entry := render(t, th, theme.SamplePages("en")[1])
	for _, want := range []string{`<li class="mine">Hydrogen kit</li>`, `<summary>Where to</summary>`, `class="trail"`} {
		if !strings.Contains(entry, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if got := th.Params().Tokens; got.Dark.Paper != "#000010" || got.Dark.Ink == "" || got.Light.Paper == "" {
		t.Errorf("the colours are %+v", got)
	}
	var names []string
	for _, a := range th.Assets() {
		if !strings.HasPrefix(a.Name, "fonts/") { // those are the default theme's
			names = append(names, a.Name)
		}
	}
	if diff := cmp.Diff([]string{"map.d4dc5666.svg"}, names); diff != "" {
		t.Errorf("assets (-want +got):\n%s", diff)
	}
	if th.Hash() == sound(t, theme.Default, nil).Hash() {
		t.Error("the theme has the hash of the one below it")
	}
	if _, err := th.Read("toolkit/fonts/OFL.txt"); err != nil {
		t.Error(err)
	}
}

// A theme whose files are the same is not loaded again; one edit is enough
// to load it.
func TestLoadIsKept(t *testing.T) {
	store := memo.New(64 << 20)
	get := func(word string) *theme.Theme {
		tree := source.FromMap(map[string]string{"themes/mine/i18n/en/x.yaml": "page.nav.menu: " + word + "\n"})
		th, list := theme.Load(tree, themes.Files, "mine", store)
		if th == nil {
			t.Fatal(list)
		}
		return th
	}
	first := get("Menu")
	if get("Menu") != first {
		t.Error("an unchanged theme was loaded again")
	}
	if again := get("Contents"); again == first || !strings.Contains(render(t, again, theme.SamplePages("en")[0]), "<summary>Contents") {
		t.Error("an edit of a word did not show")
	}
}

// Text in any brand can be read: the colours of text reach the contrast that
// WCAG asks for, whatever accent the site sets.
func TestBrandIsLegible(t *testing.T) {
	th := sound(t, theme.Default, nil)
	for _, brand := range []view.Brand{
		{}, {Accent: "#ffcc00"}, {Accent: "#000000"}, {Accent: "#ffffff"}, {Accent: "#e4002b", Paper: "#ffffff"},
		{Paper: "#fff8e0", Ink: "#777777"}, {Paper: "#102030", Ink: "#f0f0f0", Accent: "#204060"},
	} {
		got := th.Brand(brand)
		for _, c := range []struct {
			what, colour string
			ratio        float64
		}{{"ink", got.Ink, 7}, {"muted", got.Muted, 4.5}, {"accent", got.Accent, 4.5}, {"warn", got.Warn, 4.5}} {
			if r := contrast(t, c.colour, got.Paper); r < c.ratio {
				t.Errorf("brand %+v: %s %s on %s has a contrast of %.2f", brand, c.what, c.colour, got.Paper, r)
			}
		}
	}
	for name, p := range map[string]theme.Palette{"light": th.Params().Tokens.Light, "dark": th.Params().Tokens.Dark} {
		if r := contrast(t, p.Ink, p.Paper); r < 7 {
			t.Errorf("ink on %s paper has a contrast of %.2f", name, r)
		}
	}
}

func TestStylesheet(t *testing.T) {
	th := sound(t, theme.Default, nil)
	plain, branded := th.Stylesheet(view.Brand{}), th.Stylesheet(view.Brand{Accent: "#aa0044"})
	for _, want := range []string{"--mark:#aa0044", "@media print", "prefers-color-scheme:dark", "forced-colors:active", "prefers-reduced-motion", ":focus-visible", "::details-content"} {
		if !bytes.Contains(branded, []byte(want)) {
			t.Errorf("the style sheet lacks %s", want)
		}
	}
	if !bytes.Equal(plain, th.Stylesheet(th.Brand(view.Brand{}))) {
		t.Error("spelling out the theme's own colours changes the style sheet")
	}
	if bytes.Equal(plain, branded) {
		t.Error("the brand does not show in the style sheet")
	}
	if bytes.Contains(plain, []byte("/*")) || bytes.Contains(plain, []byte("  ")) {
		t.Error("the style sheet is not minified")
	}
	// Mirroring right to left rests on logical properties alone.
	for _, physical := range []string{"margin-left", "margin-right", "padding-left", "padding-right", "text-align:left", "text-align:right", "float:", "border-left", "border-right"} {
		if bytes.Contains(plain, []byte(physical)) {
			t.Errorf("the style sheet says %s", physical)
		}
	}
	if icon := th.Icon(view.Brand{Accent: "#aa0044"}); !bytes.Contains(icon, []byte(`"#aa0044"`)) || bytes.Contains(icon, []byte("var(")) {
		t.Errorf("the icon is %s", icon)
	}
}

// The words of the page templates are complete in every language the theme
// speaks, plural forms included.
func TestPageWords(t *testing.T) {
	_, list := load(t, theme.Default, nil)
	for _, d := range list {
		if strings.Contains(d.Message, `"page.`) {
			t.Errorf("%s:%d: %s", d.File, d.Line, d.Message)
		}
	}
}
