package load_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"lodestone/internal/load"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/source"
)

const siteFile = "schema_version: 1\nname: Northland\nbase_url: https://northland.example\nsource_language: en\nlanguages: [en, sv]\nshow: [northland]\n" +
	"publisher: agency\ncontact: northland/desk\nlicence: CC-BY-4.0\n"

func picture(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// macOS writes ü in the names of files as u and two dots; people, and git on
// other systems, write one character. Both name the same file, also with the
// signs of an address bar.
func TestNamesInAnySpelling(t *testing.T) {
	const about = "alt: A harbour\ncredit: Northland\nlicence: CC-BY-4.0\n"
	tree := source.FromMap(map[string]string{
		"data/site.yaml":                            siteFile,
		"content/U\u0308ber uns.md":                 "---\ntitle: About\n---\n\nText.\n\n## Wer wir \u00fcberhaupt sind\n",
		"content/\u00dcber uns.sv.md":               "---\ntitle: Om\n---\n\nText.\n",
		"content/media/U\u0308ber Bild (1).PNG":     picture(t),
		"content/media/\u00dcber Bild (1).PNG.yaml": about,
		"content/press.md":                          "---\ntitle: Press\n---\n\nText.\n",
		"data/regions/northland/stories/x.yaml":     "title: X\nyear: 2025\nwhat: Y.\nchecked: 2026-10-01\nimage: U\u0308ber Bild (1).PNG\n",
		"data/regions/northland/region.yaml":        "name: Northland\ntype: functional\n",
	})
	site, list := load.Site(tree, memo.New(1<<20), 4)
	if site == nil || len(list) > 0 {
		t.Fatal(list)
	}
	var press, home *model.Page
	for _, p := range site.Pages {
		if p.Path == "press" {
			press = p
		} else {
			home = p
		}
	}
	if home == nil || home.Title["sv"] != "Om" {
		t.Fatalf("the translation in another spelling is lost: %v", home)
	}
	for _, dest := range []string{"\u00dcber uns.md", "U\u0308ber uns.md", "%C3%9Cber%20uns.md", "U%CC%88ber%20uns", "\u00dcber%20uns.md#wer-wir-%C3%BCberhaupt-sind"} {
		if got := site.Target(press, dest); got.Kind != model.TargetPage || got.Page != home || got.Fragment != "" && got.Fragment != "#wer-wir-\u00fcberhaupt-sind" {
			t.Errorf("%+q leads to %+v", dest, got)
		}
	}
	for _, dest := range []string{"media/\u00dcber Bild (1).PNG", "/media/U\u0308ber Bild (1).PNG", "media/%C3%9Cber%20Bild%20%281%29.PNG"} {
		if got := site.Target(press, dest); got.Kind != model.TargetMedia || site.Media[got.Media] == nil || site.Media[got.Media].Alt["en"] != "A harbour" {
			t.Errorf("%+q leads to %+v", dest, got)
		}
	}
	for _, s := range site.Stories() {
		if site.Media[s.Image] == nil {
			t.Errorf("the picture %+q of the story is not found", s.Image)
		}
	}
	for _, dest := range []string{"media/100%.png", "media/Uber Bild (1).PNG", "%zz.md", "media/%2e%2e/site.yaml"} {
		if got := site.Target(press, dest); got.Kind != model.TargetUnknown {
			t.Errorf("%+q leads to %+v", dest, got)
		}
	}
}
