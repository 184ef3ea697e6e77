package theme

import (
	"testing"

	"lodestone/internal/lang"
	"lodestone/internal/view"
)

func TestText(t *testing.T) {
	marked := view.Text{S: "from 130 kV & more", Marks: []view.Mark{{Start: 5, End: 11, Fact: "a/b", URL: "/f/"}, {Start: 14, End: 18, Title: "extra"}}}
	tests := []struct {
		name  string
		in    view.Text
		links bool
		want  string
	}{
		{"plain", view.Plain(`a < "b"`), true, "a &lt; &#34;b&#34;"},
		{"foreign", view.Text{S: "å", Lang: "sv", Dir: "ltr"}, true, `<span lang="sv" dir="ltr">å</span>`},
		{"fact with link", marked, true, `from <data value="130 kV" data-fact="a/b"><a href="/f/">130 kV</a></data> &amp; <span class="glossed" title="extra">more</span>`},
		{"fact in a link", marked, false, `from <data value="130 kV" data-fact="a/b">130 kV</data> &amp; <span class="glossed" title="extra">more</span>`},
		{"fact with a note", view.Text{S: "5 km", Marks: []view.Mark{{End: 4, Fact: "f", URL: "/f/", Note: 7}}}, true, `<a class="fact" href="#note-7" data-ref="7" role="doc-noteref"><data value="5 km" data-fact="f">5 km</data><sup class="ref">7</sup></a>`},
		{"isolates stay out of the value", view.Text{S: "\u2068130 kV\u2069", Marks: []view.Mark{{End: 12, Fact: "f"}}}, true, "<data value=\"130 kV\" data-fact=\"f\">\u2068130 kV\u2069</data>"},
		{"mark beyond the text", view.Text{S: "abc", Marks: []view.Mark{{Start: 1, End: 9, Fact: "f"}}}, true, "abc"},
		{"address that runs", view.Text{S: "x", Marks: []view.Mark{{End: 1, URL: "JavaScript:alert(1)"}}}, true, "x"},
	}
	english, _ := lang.For("en")
	b := &binding{locale: english}
	for _, test := range tests {
		if got := string(b.textHTML(test.in, test.links)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestDateTime(t *testing.T) {
	for _, s := range []string{"2018", "2018-04", "2018-04-25", "2018-04-25T09:00", "2018-04-25T09:00:30", "2018-04-25T09:00+02:00", "2018-04-25T09:00:00Z"} {
		if !isDateTime(s) {
			t.Errorf("%s was refused", s)
		}
	}
	for _, s := range []string{"", "2018-Q2", "spring", "0000", "2018-4-25", "2018-04-25 09:00", "2018-04-25T9:00", "2018-04-25T09:00+2", "201804", "2018-04-25T09:00Zx"} {
		if isDateTime(s) {
			t.Errorf("%s was taken for a date", s)
		}
	}
}

func TestAddresses(t *testing.T) {
	if got := tel("+46 (0)40-12 34"); got != "tel:+46401234" {
		t.Errorf("tel: %s", got)
	}
	for url, want := range map[string]string{"/en/feed.xml": "application/atom+xml", "/en/events.ics": "text/calendar", "/data/facts.csv": "text/csv"} {
		if got := feedType(url); got != want {
			t.Errorf("%s is %s, want %s", url, got, want)
		}
	}
	if got := jsonld(`{"a":"</script>"}`); got != `{"a":"\u003c/script\u003e"}` {
		t.Errorf("JSON-LD: %s", got)
	}
}
