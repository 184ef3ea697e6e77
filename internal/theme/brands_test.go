package theme_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/diag"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
	"lodestone/themes"
)

// Every theme that comes with the program is sound, and its text can be read
// without help in light and in dark.
func TestProgramThemes(t *testing.T) {
	names := theme.Names(source.FromMap(nil), themes.Files)
	if len(names) < 2 {
		t.Fatalf("the program has the themes %v", names)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			th, list := load(t, name, nil)
			for _, d := range list {
				if strings.HasPrefix(d.Code, "THM") {
					t.Errorf("%s:%d: %s %s", d.File, d.Line, d.Code, d.Message)
				}
			}
			for _, fault := range faint(t, th.Params().Tokens) {
				t.Error(fault)
			}
		})
	}
	entries, err := os.ReadDir("../../themes")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !slices.Contains(names, e.Name()) {
			t.Errorf("themes/%s is not part of the program: name it in themes/embed.go", e.Name())
		}
	}
}

// faint measures the contrasts of what a theme declares, before the program
// helps.
func faint(t *testing.T, tokens theme.Tokens) []string {
	t.Helper()
	var out []string
	for mode, p := range map[string]theme.Palette{"light": tokens.Light, "dark": tokens.Dark} {
		for _, c := range []struct {
			what, colour string
			ratio        float64
		}{{"ink", p.Ink, 7}, {"muted", p.Muted, 4.5}, {"accent", p.Accent, 4.5}, {"warn", p.Warn, 4.5}} {
			if r := contrast(t, c.colour, p.Paper); r < c.ratio {
				out = append(out, mode+" "+c.what+" "+c.colour+" on "+p.Paper)
			}
		}
	}
	slices.Sort(out)
	return out
}

// The measure above sees what is too faint, and so does the program.
func TestFaintThemeIsSeen(t *testing.T) {
	th, list := load(t, "mine", map[string]string{"themes/mine/theme.yaml": "extends: sodra-smaland\ntokens:\n  light:\n    muted: \"#b09a86\"\n  dark:\n    ink: \"#8a7f74\"\n"})
	want := []string{"dark ink #8a7f74 on #1e1712", "light muted #b09a86 on #fdf6ea"}
	if got := faint(t, th.Params().Tokens); !slices.Equal(got, want) {
		t.Errorf("measured %q, want %q", got, want)
	}
	var lines []int
	for _, d := range list {
		if d.Code == "THM10" && d.Severity == diag.Warning {
			lines = append(lines, d.Line)
		}
	}
	if !slices.Equal(lines, []int{4, 6}) {
		t.Errorf("the program warns of lines %v", lines)
	}
	if brand := th.Brand(view.Brand{}); contrast(t, brand.Muted, brand.Paper) < 4.5 {
		t.Errorf("muted %s is still too faint", brand.Muted)
	}
}

// The second brand shares the partials of the first and looks different:
// other colours, faces, corners, mark and icon.
func TestSecondBrand(t *testing.T) {
	first, second := sound(t, theme.Default, nil), sound(t, "sodra-smaland", nil)
	if a, b := string(first.Icon(view.Brand{})), string(second.Icon(view.Brand{})); a == b {
		t.Error("the icons are the same")
	}
	a, b := string(first.Stylesheet(view.Brand{})), string(second.Stylesheet(view.Brand{}))
	for _, want := range []string{"--accent:#962c1d", "ui-rounded", "url(forest."} {
		if strings.Contains(a, want) || !strings.Contains(b, want) {
			t.Errorf("%s tells the style sheets not apart", want)
		}
	}
	home := theme.SamplePages("en")[0]
	if page := render(t, second, home); !strings.Contains(page, `class="brand-mark"`) || !strings.Contains(page, "<main") {
		t.Error("the home page lacks the mark, or its main part")
	}
	own, err := fs.Glob(themes.Files, "sodra-smaland/layouts/*.html")
	if err != nil || len(own) > 0 {
		t.Errorf("the brand has layouts of its own: %v, %v", own, err)
	}
}
