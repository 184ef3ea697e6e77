package build_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/diag"
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

// tags are marks of HTML, what cells say on a phone, and the numbers of notes.
var tags = regexp.MustCompile(`(?s)<span class="cell-label">.*?</span>|<sup.*?</sup>|<[^>]*>`)

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

// A strategy says what it follows and what follows it, how far each goal has
// come and when the next one is due; a region, who has chosen the same.
func TestStrategiesFitTogether(t *testing.T) {
	s := second(t)
	out, _ := made(t, s, options())
	strategy := page(t, out, "de/nordtal/strategies/talstrategie-2026/")
	expect(t, "fit", section(strategy, "fit"), "National Leitbild für Bergregionen", "Regional Talstrategie 2026", "not: Talstrategie 2022")
	expect(t, "about", section(strategy, "about"), "from April 2026", "4 years", "Next one due April 2030", "Replaces Talstrategie 2022", "not: nothing has followed")
	expect(t, "goals", section(strategy, "goals"), "729", "13,6", "Statistikstelle Nordtal", "Die Wege im Tal werden kürzer. No figure measures this goal yet.")
	expect(t, "challenges", section(strategy, "challenges"), "Jede sechste Werkbank ist frei Räume stehen leer")
	if challenges := section(strategy, "challenges"); strings.Index(challenges, "Jede sechste") > strings.Index(challenges, "Zu wenige") {
		t.Error("the challenges are not in the order of the strategy")
	}
	expect(t, "its older sister", page(t, out, "de/nordtal/strategies/talstrategie-2022/"), "Another one has taken its place", "Replaced")
	expect(t, "what it follows", section(page(t, out, "de/strategies/leitbild/"), "fit"), "Leitbild", "Talstrategie 2022", "Talstrategie 2026")

	priority := page(t, out, "de/nordtal/priorities/mechanik/")
	expect(t, "shared", section(priority, "shared"), "Aomine", "歯車の町", "not: Holz")
	expect(t, "a list of priorities", page(t, out, "de/priorities/"), "Bauen mit Holz Nordtal Holzbau No other region here", "Feine Mechanik Nordtal Maschinenbau Aomine")
	expect(t, "a hub", page(t, out, "de/nordtal/hubs/talbuero/"), "What it is founded on", "Standortfonds")
	expect(t, "an instrument", page(t, out, "de/nordtal/instruments/standortfonds/"), "2024 – Juni 2027", "3.875.000", "Talbüro")

	alone := s.swap(t, "data/regions/nordtal/strategies/talstrategie-2026.yaml", "supersedes: talstrategie-2022\n", "")
	out, result := made(t, alone, options())
	expect(t, "without a successor", page(t, out, "de/nordtal/strategies/talstrategie-2022/"), "Next one due 2026 (nothing has followed yet)", "Its period ended: 2025", "Regional Talstrategie 2022 2022–2025 · Ended")
	if got := told(result.Diagnostics, diag.Warning); !strings.Contains(got, "the strategy “talstrategie-2022” ended with 2025") {
		t.Error(got)
	}
}

// What a project promised stands beside what is counted from the data, with
// the list that was counted; and all its pages, papers and kits say who pays.
func TestProjectsCountWhatTheyPromised(t *testing.T) {
	s := second(t).swap(t, "data/regions/nordtal/projects/bergauf.yaml", "programmes:", "toolkits: [mappe]\nprogrammes:").
		swap(t, "content/regions/nordtal/ankommen.md", "title:", "project: bergauf\ntitle:")
	out, _ := made(t, s, options())
	project := page(t, out, "de/nordtal/projects/bergauf/")
	expect(t, "targets", section(project, "targets"), "Good practices at least 37 good practices 2 Missed",
		"Policy instruments 1 policy instrument 1 Reached", "Partners up to 37 good practices 2 Reached")
	expect(t, "the list", section(project, "counted-praxis"), "Ein Schalter für alles", "Börse der freien Werkbänke")
	expect(t, "partners", section(project, "partners"), "Talschaft Nordtal Lead partner Schweiz", "Associate partner", "Japan")
	expect(t, "the rest", project, "März 2024 – Oktober 2026", "618.250", "Over", "Sehen, was anderswo wirkt.")
	for _, path := range []string{"ankommen/", "projects/bergauf/", "practices/ein-schalter/", "events/talforum/", "documents/werkstattbericht/", "programmes/botschaft/", "toolkits/mappe/"} {
		paid := page(t, out, "de/nordtal/"+path)
		expect(t, path, section(paid, "funding"), "Mitbezahlt von der Bergstiftung")
		if !strings.Contains(section(paid, "funding"), `alt="Zeichen der Bergstiftung`) {
			t.Errorf("%s lacks the emblem", path)
		}
	}
	expect(t, "a process of the project", section(page(t, out, "de/processes/vier-schritte/"), "funding"), "Mitbezahlt von der Bergstiftung")
	expect(t, "in Japanese", section(page(t, out, "ja/nordtal/practices/ein-schalter/"), "funding"), "山岳財団の助成による")
	expect(t, "an instrument, which others own", page(t, out, "de/nordtal/instruments/standortfonds/"), "not: Mitbezahlt", "Ein Schalter für alles")
	expect(t, "somebody else's event", page(t, out, "de/nordtal/events/werkmesse/"), "not: Mitbezahlt")
	kits := 0
	for path, text := range extract(t, out) {
		if strings.HasSuffix(path, "LICENCE.txt") || strings.HasSuffix(path, ".pdf") {
			kits++
			expect(t, path, text, "Mitbezahlt von der Bergstiftung")
		}
	}
	if kits < 2 {
		t.Errorf("only %d papers of kits were read", kits)
	}

	running := s.swap(t, "data/regions/nordtal/projects/bergauf.yaml", "until: 2026-10", "until: 2027-10")
	out, result := made(t, running, options())
	expect(t, "while it runs", section(page(t, out, "de/nordtal/projects/bergauf/"), "targets"), "2 Not reached yet", "not: Missed")
	if got := told(result.Diagnostics, diag.Warning); strings.Contains(got, "TGT01") {
		t.Error(got)
	}
}

// Of a process, each region's way stands beside the others', and a cell leads
// to the paper that came of the step.
func TestProcessesShowWhoHasComeHowFar(t *testing.T) {
	s := second(t)
	out, _ := made(t, s, options())
	process := page(t, out, "de/processes/vier-schritte/")
	matrix := section(process, "matrix")
	expect(t, "matrix", matrix, "Region Umfrage Besuch Runde am Tisch Rat zum Schluss", "Nordtal Done · April 2025 Done · Frühjahr 2025 Done · 13. November 2025",
		"Aomine Done · Mai 2026 Dropped Not known Planned · 2027")
	if !strings.Contains(matrix, `href="/ansiedlung/de/nordtal/documents/talplan-2026/"`) {
		t.Error("no cell leads to what came of the step")
	}
	expect(t, "a way", section(process, "run-nordtal"), "Umfrage Done April 2025 – Talschaft Nordtal und Prüfhaus Unterwerk Bericht aus den Werkstätten Umfrage Done April 2025 – Talschaft Nordtal und Prüfhaus Unterwerk Ein Blatt aus dem Archiv", "2 days", "2 weeks", "Kürzer als gedacht.")
	expect(t, "a way without papers", section(process, "run-aomine"), "Planned", "not: How long", "not: What came of it")
	expect(t, "advice", section(process, "advice-nordtal"), "Mehr Lernende aufnehmen.")
	expect(t, "a plan", section(process, "plan-nordtal"), "Ein Tag der offenen Bänke", "März 2027", "Open", "Done")
	expect(t, "a region", page(t, out, "de/nordtal/"), "Vier Schritte zur Werkstatt von morgen", "Rat zum Schluss Done")
	expect(t, "in Japanese", page(t, out, "ja/processes/vier-schritte/"), "明日の工房への四つの段階", "もっと見習いを受け入れる。")

	later := options()
	later.Today.Year = 2028
	out, result := made(t, s, later)
	process = page(t, out, "de/processes/vier-schritte/")
	expect(t, "matrix later", section(process, "matrix"), "Overdue · 2027")
	expect(t, "plan later", section(process, "plan-nordtal"), "März 2027 Overdue")
	if got := told(result.Diagnostics, diag.Warning); !strings.Contains(got, "the action “tag” of “nordtal” was due 2027-03") || !strings.Contains(got, "the step “rat” of “aomine” was planned for 2027") {
		t.Error(got)
	}
}

// The newest edition of a ranking stands first and is the figure of the page.
func TestRankingsShowTheNewestEditionFirst(t *testing.T) {
	out, _ := made(t, second(t), options())
	ranking := page(t, out, "de/nordtal/rankings/dichte/")
	before, _, _ := strings.Cut(ranking, `id="editions"`)
	expect(t, "the figure", before, "3. of 28", "not: 7. of 26")
	expect(t, "editions", section(ranking, "editions"), "2025", "3. of 28", "2023", "7. of 26")
	editions := section(ranking, "editions")
	if strings.Index(editions, "28") > strings.Index(editions, "26") {
		t.Error("the older edition stands first")
	}
	expect(t, "target", section(ranking, "about"), "Wanted place 2.", "Whether it is reached Not reached yet")
}
