package acceptance_test

import (
	"testing"

	"lodestone/internal/acceptance"
)

func TestFiltersAskWhatItemsSay(t *testing.T) {
	none(t, acceptance.CheckFilters(demo(t)))
	none(t, acceptance.CheckFilters(defect{}.site(t)))
}

// Lists that can be narrowed, each of another shape: a table, a calendar, cards.
func TestListsAreNarrowedByKeyboard(t *testing.T) {
	address := serve(t, demo(t).Dir)
	for _, file := range []string{"en/incentives/index.html", "ar/incentives/index.html", "en/events/index.html", "sv/ambassadors/index.html"} {
		none(t, must(acceptance.WalkFilters(browser(t), address, file))(t))
	}
}

func TestPlantedDefectsInFilters(t *testing.T) {
	for _, d := range readDefects(t, "filters") {
		t.Run(d.name, func(t *testing.T) { d.judge(t, acceptance.CheckFilters(d.site(t))) })
	}
}

// A bar that no script serves is found by the walk too.
func TestAFilterBarWithoutItsScriptFailsTheWalk(t *testing.T) {
	for _, d := range readDefects(t, "filters") {
		if d.name != "filters-bare" {
			continue
		}
		dir := t.TempDir()
		d.lay(t, dir)
		findings := must(acceptance.WalkFilters(browser(t), serve(t, dir), "en/list/index.html"))(t)
		wanted := map[string]bool{"one filter": false, "without scripts": false}
		for _, f := range findings {
			if _, ok := wanted[f.Where]; ok {
				wanted[f.Where] = true
			}
		}
		for where, found := range wanted {
			if !found {
				t.Errorf("%s: nothing is found in %v", where, findings)
			}
		}
	}
}
