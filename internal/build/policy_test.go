package build_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// page is what a reader sees of a page of the second site.
func page(t *testing.T, out files, path string) string {
	t.Helper()
	got, ok := out[path+"index.html"]
	if !ok {
		t.Fatalf("there is no page %s", path)
	}
	_, main, _ := strings.Cut(string(got), "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return main
}

// section is the part of a page with an id; "" when there is none.
func section(page, id string) string {
	_, after, _ := strings.Cut(page, `id="`+id+`"`)
	part, _, _ := strings.Cut(after, "</section>")
	return part
}

var tags = regexp.MustCompile(`<[^>]*>`)

// expect tells which words a part of a page lacks; of “not: …”, which it has.
func expect(t *testing.T, where, part string, wanted ...string) {
	t.Helper()
	shown := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(part, " "))), " ")
	for _, w := range wanted {
		text, not := strings.CutPrefix(w, "not: ")
		if strings.Contains(shown, text) == not {
			t.Errorf("%s: wanted %q in %q", where, w, shown)
		}
	}
}

// A plan whose time is over is never shown as one to be followed: not in the
// library, not on its page. What follows later replaces nothing yet.
func TestPlansStandAsTheDaySays(t *testing.T) {
	out, _ := made(t, second(t), options())
	library := page(t, out, "de/documents/")
	expect(t, "in force", section(library, "current"), "Talplan 2026 bis 2030", "Grundsätze der Standortpolitik", "not: Talplan 2020", "not: Bericht")
	expect(t, "to come", section(library, "coming"), "Talplan ab 2031")
	expect(t, "replaced", section(library, "replaced"), "Talplan 2020 bis 2025", "Talplan 2012 bis 2019")
	expect(t, "papers", section(library, "record"), "Bericht aus den Werkstätten", "Ein Blatt aus dem Archiv", "Undated")
	expect(t, "a plan in force", page(t, out, "de/nordtal/documents/talplan-2026/"), "In force", "2026–2030", "not: Another one has taken its place")
	expect(t, "a replaced plan", page(t, out, "de/nordtal/documents/talplan-2012/"), "Another one has taken its place", "Talplan 2020 bis 2025", "Schweiz")
	expect(t, "a report", page(t, out, "de/nordtal/documents/werkstattbericht/"), "日本語", "Frühjahr 2018", "not: Ended")

	later := options()
	later.Today.Year = 2031
	out, _ = made(t, second(t).swap(t, "data/regions/nordtal/documents/papiere.yaml", "supersedes: talplan-2026", "supersedes: standortpolitik"), later)
	library = page(t, out, "de/documents/")
	expect(t, "in force in 2031", section(library, "current"), "Talplan ab 2031", "not: Talplan 2026")
	expect(t, "ended in 2031", section(library, "ended"), "Talplan 2026 bis 2030")
	expect(t, "an ended plan", page(t, out, "de/nordtal/documents/talplan-2026/"), "Its period ended: 2030")
}
