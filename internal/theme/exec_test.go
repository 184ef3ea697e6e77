package theme

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/lang"
	"lodestone/internal/source"
	"lodestone/internal/view"
	"lodestone/themes"
)

func minimal(t *testing.T, files map[string]string) *Theme {
	t.Helper()
	th, list := Load(source.FromMap(files), themes.Files, "mine", nil)
	if th == nil {
		t.Fatal(list)
	}
	return th
}

// What the program's own themes make is sound markup that the policy of a
// site allows, in every layout.
func TestThemesOfTheProgramAreSound(t *testing.T) {
	for _, name := range []string{"default", "sodra-smaland"} {
		th, list := Load(source.FromMap(nil), themes.Files, name, nil)
		if th == nil {
			t.Fatal(list)
		}
		if found := th.misbuilt(); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// The executor gives what html/template gives, byte for byte.
func TestExecutorAgrees(t *testing.T) {
	odd := map[string]string{
		// Constructs that only html/template knows, within pages that the executor runs.
		"themes/mine/layouts/partials/offer.html": `<li {{with .URL}}title="{{.}}"{{end}}>{{$x := .What}}{{printf "%s!" $x.S}}{{if and .URL (or .Provider.S .Condition.S)}}{{.Provider.S | printf "%q"}}{{end}}</li>`,
		"themes/mine/layouts/partials/kit.html":   `<li>{{range $i, $f := .Files}}{{$i}} {{$f.Name}} {{else}}none{{end}}{{len .Files}}{{if eq (len .Files) 2}} two{{end}}{{if not .Version}} new{{end}}{{.Title.Empty}}</li>`,
	}
	for name, files := range map[string]map[string]string{"default": {"themes/mine/theme.yaml": "name: x\n"}, "odd": odd} {
		th := minimal(t, files)
		for _, tag := range []lang.Tag{"en", "sv", "ar"} {
			for _, p := range SamplePages(tag) {
				l, err := th.language(tag)
				if err != nil {
					t.Fatal(err)
				}
				var want, got bytes.Buffer
				if err := l.set.ExecuteTemplate(&want, string(p.Layout), p); err != nil {
					t.Fatal(err)
				}
				if err := l.page(&got, &p); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Split(want.String(), "<"), strings.Split(got.String(), "<")); diff != "" {
					t.Errorf("%s, %s, %s (-html/template +executor):\n%s", name, tag, p.Layout, diff)
				}
			}
		}
	}
}

// The templates of the default theme are fast: all but the redirect, whose
// address stands in a meta element, are run by the executor.
func TestExecutorRunsTheDefaultTheme(t *testing.T) {
	th := minimal(t, map[string]string{"themes/mine/theme.yaml": "name: x\n"})
	l, err := th.language("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range SamplePages("en") {
		if err := l.page(new(bytes.Buffer), &p); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.program.known) < len(th.layout.at) {
		t.Errorf("%d of %d templates were compiled", len(l.program.known), len(th.layout.at))
	}
	for u, r := range l.program.known {
		if r.long && u.name != string(view.LayoutRedirect) {
			t.Errorf("%s is left to html/template", u.name)
		}
	}
}

func FuzzEscapersAgree(f *testing.F) {
	for _, s := range []string{"", "a b", `<a href="x">'&+`, "javascript:alert(1)", "JaVaScript:x", "https://x.org/å?a=b&c=%20%2", "mailto:a@b.org", "/a:b", "a:b", "//x", "tel:1", "\x00\xff", "data:text/html,x", "/a.jpg 480w, /b%2C.jpg 2x", "/a 1w,javascript:b 2w", " å 1.5x,,\n/é+ 2w", "?a:b", "#a", "(1) [2] {3}"} {
		f.Add(s)
	}
	text := template.Must(template.New("").Parse(`<p>{{.}}</p>`))
	attr := template.Must(template.New("").Parse(`<p title="{{.}}">`))
	url := template.Must(template.New("").Parse(`<a href="{{.}}">`))
	srcset := template.Must(template.New("").Parse(`<img srcset="{{.}}">`))
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range []struct {
			by            *template.Template
			before, after string
			escape        func(*bytes.Buffer, string)
		}{{text, "<p>", "</p>", escapeHTML}, {attr, `<p title="`, `">`, escapeHTML}, {url, `<a href="`, `">`, escapeURL}, {srcset, `<img srcset="`, `">`, escapeSrcset}} {
			var want, got bytes.Buffer
			if err := c.by.Execute(&want, s); err != nil {
				t.Fatal(err)
			}
			got.WriteString(c.before)
			c.escape(&got, s)
			got.WriteString(c.after)
			if want.String() != got.String() {
				t.Errorf("%q: html/template writes %s, we write %s", s, &want, &got)
			}
		}
	})
}
