package acceptance_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/acceptance"
)

// The manifest names every published file, and no other, with the hash of its bytes.
func TestTheManifestListsWhatIsThere(t *testing.T) {
	site := demo(t)
	var listed []string
	for _, output := range site.Outputs {
		listed = append(listed, output.Path)
		sum := sha256.Sum256(must(site.Read(output.Path))(t))
		if got := hex.EncodeToString(sum[:]); got != output.SHA256 {
			t.Errorf("%s: the manifest gives the hash %s, its bytes have %s", output.Path, output.SHA256, got)
		}
	}
	slices.Sort(listed)
	if diff := cmp.Diff(site.Files(), listed); diff != "" {
		t.Errorf("published (-) and listed (+) differ:\n%s", diff)
	}
}

func TestEveryPageIsValidHTML(t *testing.T) {
	none(t, must(acceptance.CheckMarkup(demo(t).Dir, here))(t))
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	none(t, acceptance.CheckLinks(demo(t)))
}

func TestEveryPageKnowsItsLanguage(t *testing.T) {
	site := demo(t)
	if got := site.Languages(); len(got) != 6 {
		t.Errorf("the demo is in six languages, found %v", got)
	}
	none(t, acceptance.CheckLanguage(site))
}

func TestFeedsAndDataAreReadable(t *testing.T) {
	none(t, must(acceptance.CheckFeeds(demo(t), here))(t))
}

// One page of each kind in each language, under the headers of production.
func TestPagesInABrowser(t *testing.T) {
	site := demo(t)
	var files []string
	for _, page := range site.Representatives() {
		files = append(files, page.File)
	}
	t.Logf("%d pages", len(files))
	none(t, must(acceptance.CheckPages(browser(t), serve(t, site.Dir), files))(t))
}

// One page of each kind in English, and the home pages.
func TestPagesByKeyboard(t *testing.T) {
	site := demo(t)
	var files []string
	for _, page := range site.Representatives() {
		if strings.HasPrefix(page.File, "en/") || strings.Count(page.File, "/") == 1 {
			files = append(files, page.File)
		}
	}
	none(t, must(acceptance.CheckKeyboard(browser(t), serve(t, site.Dir), files))(t))
}
