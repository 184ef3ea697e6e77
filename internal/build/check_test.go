package build_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/publish"
)

// states are sites in every state that a build can end in.
func states(t *testing.T) map[string]site {
	s := second(t)
	return map[string]site{
		"nothing wrong but what is due": s,
		"a broken reference":            s.swap(t, "data/regions/nordtal/propositions/werkbank.yaml", "contact: talschalter", "contact: talschaltre"),
		"broken YAML":                   s.swap(t, "data/site.yaml", "languages:", "languages: ["),
		"a document without glyphs":     s.swap(t, toolkit, "languages: [de]", "languages: [de, ja]"),
		"a broken theme":                s.with("themes/default/layouts/entry.html", "{{if}"),
		"two records at one address":    s.swap(t, "data/regions/nordtal/events/talforum.yaml", "title:", "slug: werkmesse\ntitle:"),
		"no site":                       {"content/a.md": "---\ntitle: a\n---\n"},
	}
}

// Check finds what build finds, word for word.
func TestCheckTellsWhatBuildTells(t *testing.T) {
	for name, s := range states(t) {
		t.Run(name, func(t *testing.T) {
			var to publish.Memory
			built := run(t, s, &to, store(), options())
			checked := run(t, s, nil, store(), options())
			if !reflect.DeepEqual(built.Diagnostics, checked.Diagnostics) {
				t.Errorf("check differs from build (-build +check):\n%s", cmp.Diff(built.Diagnostics, checked.Diagnostics))
			}
			if checked.Published || len(checked.Manifest) > 0 {
				t.Error("check says that it published something")
			}
			if clean := name == "nothing wrong but what is due"; built.Published != clean || built.Diagnostics.HasErrors() == clean {
				t.Errorf("published: %v, findings:\n%s", built.Published, told(built.Diagnostics, diag.Error))
			}
		})
	}
}

// Characters that no font of the documents has are an error: for each font
// and record one finding, which lists them and lies on a line that has the
// first. Nothing is drawn as an empty box.
func TestAMissingGlyphIsNamed(t *testing.T) {
	result := run(t, states(t)["a document without glyphs"], nil, store(), options())
	places := map[string]string{} // font and place → message
	for _, d := range result.Diagnostics {
		if d.Code != "KIT01" || d.Severity != diag.Error {
			continue // cards warn of what they do without
		}
		if !strings.HasPrefix(d.File, "data/") || d.Line == 0 || !strings.Contains(d.Message, "U+") || !strings.Contains(d.Message+d.Hint, "(ja)") {
			t.Errorf("at %+v: %s (%s)", d.Span, d.Message, d.Hint)
		}
		_, font, _ := strings.Cut(d.Message, ";")
		_, record, _ := strings.Cut(d.Message, " in the ")
		record, _, _ = strings.Cut(record, " (")
		if other := places[font+record]; other != "" {
			t.Errorf("reported twice:\n%s\n%s", other, d.Message)
		}
		places[font+record] = d.Message
		line := strings.Split(states(t)["a document without glyphs"][d.File], "\n")[d.Line-1]
		char := string([]rune(line)[d.Column-1 : d.Column])
		if !strings.Contains(record, "document “") && !strings.Contains(d.Message, "'"+char+"'") {
			t.Errorf("%s: %q stands at the place, %s", d.File, char, d.Message)
		}
	}
	for _, want := range []string{"proposition “werkbank” (", "incentive “stufenbeitrag” (", "document “"} {
		if !strings.Contains(told(result.Diagnostics, diag.Error), want) {
			t.Errorf("%s is not in:\n%s", want, told(result.Diagnostics, diag.Error))
		}
	}
}

// Strict publishes nothing while anything is due, and then what build does.
func TestStrict(t *testing.T) {
	s := second(t)
	opts := options()
	opts.Strict = true
	var to publish.Memory
	if result := run(t, s, &to, store(), opts); result.Published || to.Now().Len() > 0 || result.Diagnostics.HasErrors() {
		t.Errorf("published %d files though consents are due", to.Now().Len())
	}
	for path := range s {
		if strings.Contains(path, "quirinalli") || strings.Contains(path, "haganezawa") || strings.Contains(path, "zgraggenbuehl") ||
			strings.Contains(path, "needs/lager") || strings.Contains(path, "premises/halle-alt") {
			delete(s, path)
		}
	}
	s = s.swap(t, "data/regions/nordtal/contacts/stellen.yaml", "  person: reto-quirinalli\n", "").
		swap(t, "content/media/gruppe.png.yaml", ", nordtal/reto-quirinalli", "")
	if result := run(t, s, &to, store(), opts); !result.Published {
		t.Errorf("nothing is due and nothing is published:\n%s\n%s", told(result.Diagnostics, diag.Error), told(result.Diagnostics, diag.Due))
	}
}

// The day is an input: what ends on a day is there on it and over on the next.
func TestTodayTravels(t *testing.T) {
	s := second(t).swap(t, "data/regions/nordtal/events/talforum.yaml", "title:", "publish_from: 2027-01-05\ntitle:")
	const incentive, person, fact, event = "de/nordtal/incentives/stufenbeitrag/index.html", "de/nordtal/ambassadors/leandra-vonmoosbach/index.html",
		"de/nordtal/facts/prognose/index.html", "de/nordtal/events/talforum/index.html"
	for _, c := range []struct {
		on, code string // a finding of the day and not of the day before
		sev      diag.Severity
		page     string // that differs from the one of the day before,
		before   string // where this stands
		after    string // and where this stands; nothing: the page is not there
	}{
		{"2027-07-01", "INC01", diag.Due, incentive, "Open until", "Closed on"},
		{"2027-04-01", "AMB01", diag.Due, person, "Leandra Vonmoosbach", ""},
		{"2026-12-16", "FCT03", diag.Due, fact, "forecast", "overdue"},
		{"2027-05-03", "DAT01", diag.Due, "de/events/index.html", "Werkmesse Unterwerk", "Werkmesse Unterwerk"},
		{"2027-02-01", "DAT03", diag.Due, "", "", ""},
		{"2027-01-05", "", 0, event, "", "Talforum"},
	} {
		day, err := date.Parse(c.on)
		if err != nil {
			t.Fatal(err)
		}
		opts := options()
		opts.Today = day.AddDays(-1)
		before, old := made(t, s, opts)
		opts.Today = day
		after, new := made(t, s, opts)
		if c.code != "" {
			n, m := strings.Count(told(old.Diagnostics, c.sev), c.code), strings.Count(told(new.Diagnostics, c.sev), c.code)
			if m != n+1 {
				t.Errorf("%s: %d findings %s, %d the day before", c.on, m, c.code, n)
			}
		}
		for where, page := range map[string]struct{ text, want string }{"the day before": {string(before[c.page]), c.before}, "on the day": {string(after[c.page]), c.after}} {
			if c.page != "" && (page.text == "") != (page.want == "") || !strings.Contains(page.text, page.want) {
				t.Errorf("%s, %s: %q does not stand in %s (%d bytes)", c.on, where, page.want, c.page, len(page.text))
			}
		}
	}
}
