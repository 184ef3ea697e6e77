package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/date"
	"lodestone/internal/view"
)

func moment(t *testing.T, s, zone string) date.Moment {
	t.Helper()
	m, err := date.ParseMoment(s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// What is known no better than a season is not said as if it were.
func TestTimesForMachinesClaimNoMoreThanIsKnown(t *testing.T) {
	for _, c := range []struct{ in, zone, want string }{
		{"2026-12-09T15:00", "Europe/Stockholm", "2026-12-09T15:00:00+01:00"},
		{"2026-07-09T15:00", "Europe/Stockholm", "2026-07-09T15:00:00+02:00"},
		{"2026-07-09", "", "2026-07-09"}, {"2026-07", "", "2026-07"}, {"2026", "", "2026"},
		{"spring 2027", "", "2027"}, {"2027-Q2", "", "2027"},
	} {
		if got := isoTime(moment(t, c.in, c.zone)); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestObservationsSayHowLongTheyLast(t *testing.T) {
	for in, want := range map[string][2]string{
		"2023": {"2023", "P1Y"}, "2023-04": {"2023-04", "P1M"}, "2018-01-01": {"2018-01-01", ""},
		"2018-Q2": {"2018-04", "P3M"}, "winter 2018": {"2018-12", "P3M"},
	} {
		begins, lasts := observed(moment(t, in, "").Date)
		if got := [2]string{begins, lasts}; got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func asked(html ...string) *view.Page {
	p := &view.Page{Layout: view.LayoutArticle, Sections: []view.Section{{Prose: &view.Prose{}}}}
	for _, s := range html {
		p.Sections[0].Prose.Segments = append(p.Sections[0].Prose.Segments, view.Segment{HTML: s})
	}
	return p
}

// A page is one of questions if it has no headings but questions. Numbers of
// notes are not part of an answer, and a component is none in words.
func TestQuestions(t *testing.T) {
	page := asked(`<p>Short answers.</p><h2 id="a">When does it open?</h2><p>In <a class="fact" href="#note-1"><data value="2027">2027</data><sup class="ref">1</sup></a>, by the plan.</p>`,
		`<h2 id="b">كم التكلفة؟</h2><p>لا شيء.</p><h2 id="c">Whom do we call?</h2>`, "")
	want := [][2]string{{"When does it open?", "In 2027, by the plan."}, {"كم التكلفة؟", "لا شيء."}}
	var got [][2]string
	for _, q := range questions(page) {
		answer, _ := q[2].value.(node)
		got = append(got, [2]string{q[1].value.(string), answer[1].value.(string)})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name, page := range map[string]*view.Page{
		"a heading that asks nothing": asked(`<h2>When?</h2><p>Now.</p><h2>Where?</h2><p>Here.</p><h2>More</h2><p>Text.</p>`),
		"one question":                asked(`<h2>When?</h2><p>Now.</p>`),
		"no headings":                 asked(`<p>Is it? It is.</p>`),
	} {
		if got := questions(page); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Empty values say nothing, lists of one are that one, and text is safe
// within a script element.
func TestNodesAsJSON(t *testing.T) {
	n := thing("Event")
	n.put("name", `Fair </script> & "more"`)
	n.put("url", "")
	n.put("location", node(nil))
	n.put("organizer", []node{thing("Organization")})
	n.put("inLanguage", []string{"en", "sv"})
	n.put("position", 3)
	want := `{"@type":"Event","name":"Fair \u003c/script\u003e \u0026 \"more\"","organizer":{"@type":"Organization"},"inLanguage":["en","sv"],"position":3}`
	if diff := cmp.Diff(want, string(n.append(nil))); diff != "" {
		t.Error(diff)
	}
}
