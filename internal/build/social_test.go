package build_test

import (
	"bytes"
	"image"
	_ "image/png" // cards are
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lodestone/internal/build"
)

// Every page leads to a picture that is there, of the size and kind it says,
// and says in words what is on it.
func TestEveryPageHasItsPicture(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			opts := options()
			opts.BaseURL = "https://example.org/invest"
			outputs, result := made(t, s, opts)
			pages, own := 0, map[string]bool{}
			for _, entry := range result.Manifest {
				if entry.Kind != "page" {
					continue
				}
				pages++
				if problem := picture(outputs, entry, opts, own); problem != "" {
					t.Errorf("%s: %s", entry.Path, problem)
				}
			}
			if pages < 20 || len(own) < 8 {
				t.Errorf("%d pages with %d pictures prove nothing", pages, len(own))
			}
			for p := range outputs {
				if strings.HasSuffix(p, "card.png") && !own[p] {
					t.Errorf("no page leads to %s", p)
				}
			}
		})
	}
}

// picture says what is wrong with the picture of a page.
func picture(outputs files, page build.Entry, opts build.Options, seen map[string]bool) string {
	meta := metas(outputs[page.Path])
	file, ours := strings.CutPrefix(meta["og:image"], opts.BaseURL+"/")
	data, there := outputs[file]
	if !ours || !there {
		return "its picture “" + meta["og:image"] + "” is not there"
	}
	seen[file] = true
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return err.Error()
	case "image/"+kind != meta["og:image:type"]:
		return "its picture is a " + kind
	case strconv.Itoa(config.Width) != meta["og:image:width"] || strconv.Itoa(config.Height) != meta["og:image:height"]:
		return "its picture has another size than it says"
	case config.Width != 1200 || config.Height != 630:
		return "its picture is not 1200×630"
	case meta["twitter:card"] != "summary_large_image":
		return "its picture is shown small"
	}
	text, err := pngText(data)
	switch {
	case err != nil:
		return err.Error()
	case meta["og:image:alt"] == "" || !strings.Contains(text, meta["og:image:alt"]):
		return "the picture says “" + text + "” and the page that it says “" + meta["og:image:alt"] + "”"
	case !strings.HasPrefix(file, page.Lang+"/"):
		return "its picture is in another language: " + file
	case strings.Contains(page.Path, "/propositions/") && !strings.HasSuffix(page.Path, "/propositions/index.html") &&
		!bytes.Contains(outputs[page.Path], []byte(`http-equiv="refresh"`)) && path.Dir(file) != path.Dir(page.Path):
		return "a proposition without a picture of its own"
	}
	return ""
}

// metas are the meta elements of a page by name or property.
func metas(page []byte) map[string]string {
	out := map[string]string{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			attrs := map[string]string{}
			for _, a := range token.Attr {
				attrs[a.Key] = a.Val
			}
			if token.Data == "meta" {
				out[attrs["name"]+attrs["property"]] = attrs["content"]
			}
		}
	}
}

// The figure on a card is in the manifest, and a card changes its bytes but
// never its address when the figure changes.
func TestCardsKeepTheirAddress(t *testing.T) {
	s := demo(t)
	before, result := made(t, s, options())
	shown := map[string][]string{}
	for _, e := range result.Manifest {
		if strings.HasSuffix(e.Path, "card.png") {
			shown[e.Path] = e.Facts
		}
	}
	const card = "en/propositions/nanotechnology/card.png"
	if !slices.Equal(shown[card], []string{"oresund/maxiv-beamlines"}) {
		t.Fatalf("the manifest says that %s shows %v", card, shown[card])
	}
	changed, _ := revalued(t, s, 1)
	after, _ := made(t, changed, options())
	cards := func(f files) []string {
		return slices.Sorted(func(yield func(string) bool) {
			for p := range maps.Keys(f) {
				if strings.HasSuffix(p, "card.png") && !yield(p) {
					return
				}
			}
		})
	}
	if !slices.Equal(cards(before), cards(after)) {
		t.Error("cards have other addresses when a number changes")
	}
	if bytes.Equal(before[card], after[card]) {
		t.Error("the card still shows the old number")
	}
	if general := "en/site-card.png"; !bytes.Equal(before[general], after[general]) {
		t.Error("the card without a figure changed")
	}
}
