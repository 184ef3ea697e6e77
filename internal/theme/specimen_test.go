package theme_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/lang"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
	"lodestone/themes"
)

func beside() theme.SpecimenAddresses {
	return theme.SpecimenAddresses{Stylesheet: "assets/site.css", Picture: "assets/picture.svg", Page: func(t lang.Tag) string { return string(t) + ".html" }}
}

// Every partial of every theme of the program stands on its specimen.
func TestTheSpecimenShowsEveryPartial(t *testing.T) {
	for _, name := range theme.Names(source.FromMap(nil), themes.Files) {
		th, _ := load(t, name, nil)
		missing, err := th.Unshown()
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range missing {
			t.Errorf("%s: %s is not on the specimen: let a sample page (samplepages.go) hold what it is for, or layouts/specimen.html call it", name, file)
		}
	}
}

// A partial that is only called for what the sample does not have is named.
func TestAPartialThatIsNotShownIsNamed(t *testing.T) {
	th, list := load(t, "mine", map[string]string{
		"themes/mine/layouts/partials/notice.html": `<p>{{if eq .Kind "never"}}{{template "rare" .}}{{end}}</p>`,
		"themes/mine/layouts/partials/rare.html":   `<b>{{.Kind}}</b>`,
	})
	if th == nil {
		t.Fatal(list)
	}
	missing, err := th.Unshown()
	if diff := cmp.Diff([]string{"themes/mine/layouts/partials/rare.html"}, missing); diff != "" || err != nil {
		t.Errorf("%v, %s", err, diff)
	}
}

// A specimen shows a fact in every state and every kind of notice, asks for
// nothing outside of its folder, and leads from language to language.
func TestSpecimen(t *testing.T) {
	th, _ := load(t, theme.Default, nil)
	if got := th.Languages(); !slices.Contains(got, "en") || !slices.Contains(got, "ar") {
		t.Fatalf("the languages are %v", got)
	}
	for _, tag := range th.Languages() {
		p := th.Specimen(tag, beside())
		var b bytes.Buffer
		if err := th.Page(&b, &p); err != nil {
			t.Fatal(err)
		}
		page := string(theme.Finish(b.Bytes()))
		for _, bad := range []string{`href="/`, `src="/`, `url(/`, "/media/", `srcset="#`, "\ue000", "data-ref"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %s", tag, bad)
			}
		}
		want := []string{`href="ar.html"`, `href="en.html"`, `src="assets/picture.svg"`, `href="assets/site.css"`, `"noindex"`}
		for _, state := range []view.State{view.Current, view.Stale, view.Forecast, view.Overdue, view.Disputed, view.Superseded} {
			want = append(want, "figure is-"+string(state))
		}
		for _, kind := range []view.NoticeKind{view.NoticeFallback, view.NoticeStale, view.NoticeClosed, view.NoticeDemo, view.NoticeInfo} {
			want = append(want, "notice-"+string(kind))
		}
		for _, s := range want {
			if !strings.Contains(page, s) {
				t.Errorf("%s lacks %s", tag, s)
			}
		}
	}
}
