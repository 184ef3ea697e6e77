package acceptance_test

import (
	"testing"

	"lodestone/internal/acceptance"
)

func TestEveryPageIsValidHTML(t *testing.T) {
	none(t, must(acceptance.CheckMarkup(demo(t).Dir, here))(t))
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	none(t, acceptance.CheckLinks(demo(t)))
}

func TestEveryPageKnowsItsLanguage(t *testing.T) {
	site := demo(t)
	if got := site.Languages(); len(got) != 4 {
		t.Errorf("the demo is in four languages, found %v", got)
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
