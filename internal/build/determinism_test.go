package build_test

import (
	"context"
	"fmt"
	"testing"

	"lodestone/internal/build"
	"lodestone/internal/model"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// The same inputs and the same day give the same bytes: with one worker and
// with eight, into memory and into folders, from two places, twice.
func TestTheSameInputsGiveTheSameBytes(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			opts := options()
			opts.Jobs = 1
			first, told := made(t, s, opts)
			opts.Jobs = 8
			again, toldAgain := made(t, s, opts)
			if d := differences(first, again); len(d) > 0 {
				t.Errorf("one worker and eight make different files: %v", d)
			}
			if a, b := fmt.Sprint(told.Diagnostics, told.Manifest), fmt.Sprint(toldAgain.Diagnostics, toldAgain.Manifest); a != b {
				t.Error("one worker and eight tell different things")
			}
			for range 2 {
				if d := differences(first, inFolder(t, s, opts)); len(d) > 0 {
					t.Errorf("a folder differs from memory: %v", d)
				}
			}
		})
	}
}

// inFolder writes a site to a folder, builds it from there into another, and
// builds it again over what is there.
func inFolder(t *testing.T, s site, opts build.Options) files {
	t.Helper()
	from, to := t.TempDir(), t.TempDir()+"/public"
	s.write(t, from)
	for round := range 2 {
		tree, err := source.Snapshot(from, nil)
		if err != nil {
			t.Fatal(err)
		}
		result, err := build.Run(context.Background(), tree, publish.NewFolder(to), store(), opts)
		if err != nil || !result.Published {
			t.Fatal(err, result.Diagnostics)
		}
		if n := len(result.Report.Written); round == 1 && n > 0 {
			t.Errorf("a second build of the same inputs wrote %d files: %v", n, result.Report.Written)
		}
	}
	return onDisk(t, to)
}

// The second site is there to be unlike the first; if it lost a kind of
// record or a form of value, the tests that use it would prove less.
func TestTheSecondSiteHasEverything(t *testing.T) {
	s := loaded(t, second(t))
	for _, k := range model.Kinds() {
		if len(s.Records(k.Name)) == 0 {
			t.Errorf("the second site has no %s", k.Name)
		}
	}
	forms := map[string]bool{}
	for _, f := range s.Facts() {
		unit := s.UnitOf(f)
		for form, has := range map[string]bool{
			"number": f.Value != nil && unit != "percent" && len(unit) != 3, "money": f.Value != nil && (unit == "CHF" || unit == "JPY"),
			"percent": f.Value != nil && unit == "percent", "range": f.Range != nil, "rank": f.Rank != nil, "date": !f.Date.IsZero(),
			"text": !f.Text.IsZero(), "derived": f.Derived != nil, "forecast": f.Forecast, "disputed": len(s.DisputesOf(f)) > 0,
			"superseded": s.SupersededBy(f) != nil, "rounded for show": f.Display.Scale != "",
		} {
			forms[form] = forms[form] || has
		}
	}
	for form, has := range forms {
		if !has {
			t.Errorf("the second site has no fact of the form %s", form)
		}
	}
}
