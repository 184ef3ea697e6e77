package build_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/date"
)

// What a region offers beside propositions, as readers of the second site see
// it: "what" in this order on the page, "never" nowhere on it.
func TestOffers(t *testing.T) {
	got, _ := made(t, second(t), options())
	for _, c := range []struct {
		page  string
		what  []string
		never string
	}{
		{"de/nordtal/hubs/talbuero", []string{"Regional", "4", "of 5", "Partnership", "Die Talschaft und die Werkstätten entscheiden", "Front offices", "Empfang Unterwerk", "Back offices", "Steuerauskunft", "Ansiedlung aus einer Hand"}, ""},
		{"de/nordtal/services/ansiedlung", []string{"Eine Person begleitet Ihre Firma", "Companies that invest", "When you settle", "Before you decide", "Free of charge", "Auch nach dem Einzug.",
			"6 weeks", "Talschaft Nordtal", "Talbüro", "Deutsch", "Step 1", "Wir fragen nach Maschinen", "Step 3", "What is not part of it", "Kredite", "For the people who come with you", "Wohnung und Schule"}, "For the company that brings you"},
		{"de/nordtal/services/wohnen", []string{"People who come to work", "For the company that brings you", "Ansiedlung aus einer Hand"}, "For the people who come with you"},
		{"de/nordtal/services/rundgang", []string{"185", "Fixed price", "1 day"}, "Goes together with"},
		{"ja/nordtal/services/ansiedlung", []string{"進出をまるごと支援", "機械、電力、人員", "融資と保証", "住まいと学校"}, "Werkstück"},
		{"de/nordtal/sectors/feinmechanik", []string{"For companies that invest", "Ansiedlung aus einer Hand"}, ""},
		{"de/services", []string{"Before you decide", "Rundgang", "When you settle", "Ansiedlung", "Wohnung und Schule"}, "What is not part of it"},
		{"de/nordtal/clusters/werkverbund", []string{"Cluster", "Feinmechanik", "Werkstätten, die sich Aufträge teilen", "63", "Talschaft Nordtal", "1998", "While they are made", "Schreibt am Plan", "carried out", "Lernende", "At all times", "Stand"}, ""},
		{"de/nordtal/training/feinstmontage", []string{"Vocational training", "34", "Given by", "Deutsch", "2 years", "6 months", "Next start", "September 2027", "Eine ruhige Hand"}, "Last start"},
		{"de/nordtal/training/messkurs", []string{"Course", "Japanisch", "5 days", "Last start", "Mai 2026"}, "Next start"},
		{"de/nordtal/premises/feld-oberwerk", []string{"Land", "With roads, power and water", "7,25", "ha", "To be had from", "2. Quartal 2027", "Oberwerk", "Gleisanschluss", "Owner", "Talschaft Nordtal", "Feinmechanik"}, "Whether it is ready"},
		{"de/nordtal/premises/halle-alt", []string{"Whether it is ready by now has not been entered", "Under construction"}, ""},
		{"ja/nordtal/premises/feld-oberwerk", []string{"鉄道と小川", "引込線"}, "Bahn"},
		{"de/nordtal/sectors/feinmechanik", []string{"Ansiedlung aus einer Hand", "Feinstmontage", "Werkverbund", "Feld Oberwerk"}, "Messen im Vakuum"},
		{"de/nordtal", []string{"Rundgang", "Feld Oberwerk", "Werkverbund", "Feinstmontage"}, ""},
		{"de/nordtal/value-chains/feinmechanik", []string{"Stage 1", "Stahl ziehen", "Aus Knüppeln werden Stäbe", "Stage 2", "Drehen", "Stage 3", "Prüfen", "We know of nobody here who does this.", "niemand zieht sie hier", "What companies look for", "Gezogene Stäbe",
			"What you could bring", "Eine Zieherei im Tal", "Who is here", "Talschaft Nordtal", "16,7", "Öle für Drehbänke", "Prüfhaus"}, "Lager für Öle"},
		{"ja/nordtal/value-chains/feinmechanik", []string{"棒鋼の引き抜き", "鋼片が棒になります", "旋削", "検査", "隣の谷"}, "Knüppel"},
		{"de/nordtal/needs/stangen", []string{"A supplier", "Vier Werkstätten suchen", "Vom Stab zum Uhrwerk · Stage 1 · Stahl ziehen", "Talschaft Nordtal", "März 2027", "What would answer it", "Eine Zieherei"}, "Öle für"},
		{"de/nordtal/needs/meisterin", []string{"Talent", "Nobody has offered this yet"}, ""},
		{"de/nordtal/needs/lager", []string{"This was looked for until 30. September 2026."}, ""},
		{"de/nordtal/opportunities/zieherei", []string{"Who looks for this", "Gezogene Stäbe", "Vier Werkstätten"}, "Nobody has asked"},
		{"de/nordtal/opportunities/oele", []string{"Dezember 2027", "Nobody has asked for exactly this"}, "Gezogene"},
		{"de/needs", []string{"What our companies look for", "Feinmechanik", "Meisterin", "Nobody yet: is it you?", "Gezogene Stäbe", "Eine Zieherei im Tal", "März 2027", "Over", "Lager für Öle"}, "Öle für Drehbänke"},
		{"de/news", []string{"News", "2026", "12. Oktober 2026 · Lernen · Bauen", "Der Lehrgang ist voll", "Alle Plätze sind vergeben", "2025", "3. November 2025 · Bauen", "Die Drehhalle"}, ""},
		{"de/news/halle", []string{"News", "3. November 2025 · Bauen", "Das Dach der alten"}, "Read on"},
		{"ja/news/halle", []string{"2025年11月3日", "古い旋盤棟"}, "Dach"},
		{"de/nordtal/news/lehrgang", []string{"12. Oktober 2026", "34", "Sectors", "Feinmechanik", "Read on", "Feinstmontage", "Über"}, ""},
		{"de/questions", []string{"For everybody", "Welche Sprache spricht man?", "Deutsch, und in vier", "Companies that invest", "Wo melde ich eine Firma an?", "16,7", "Freie Werkbänke", "Talschalter", "Founders", "Wo melde ich"}, ""},
		{"ja/questions", []string{"何語が話されていますか？", "ドイツ語です"}, "Welche Sprache"},
		{"de/terms", []string{"Glossary", "Bauen", "Was im Tal gebaut", "Lernen", "Steuerfuss", "Vielfaches"}, ""},
		{"de", []string{"Der Lehrgang ist voll", "Die Drehhalle"}, ""},
		{"de/nordtal/campaigns/winterwoche", []string{"Campaign · Coming up", "People who come to work", "Japan", "11.–17. Januar 2027", "Wohnung und Schule", "Blatt der Gewerbeschule", "Print", "https://werktal.example/ansiedlung/de/nordtal/services/wohnen/?utm_source=gewerbeschule&utm_medium=print&utm_campaign=winter-27",
			"utm_source=ehemalige&utm_medium=email", "Werkmesse", "Zuzug"}, "What came of it"},
		{"ja/nordtal/campaigns/winterwoche", []string{"工業学校の広報紙", "/ja/nordtal/services/wohnen/?utm_source=gewerbeschule"}, "Blatt der"},
		{"de/nordtal/campaigns/tag-der-werkbank", []string{"Over", "Mai 2026", "/de/nordtal/facilities/?utm_source=bahnhof&utm_medium=display&utm_campaign=tag-der-werkbank", "Viele Werkstätten fanden"}, ""},
		{"de/campaigns", []string{"Coming up", "Winterwoche", "Over", "Tag der Werkbank"}, "Running now"},
		{"de/nordtal/playbooks/anfrage", []string{"Answering enquiries", "Step 1 · Talschalter", "Lesen und weitergeben", "Step 2", "Nachfragen", "Erste Antwort", "Ihre Anfrage zum Nordtal", "Guten Tag [Name]", "16,7", "Ansiedlung aus einer Hand"}, ""},
		{"de/nordtal/work-areas/zuzug", []string{"1. Wo wohnen die Leute?", "Wohnung und Schule", "2. Warum bleiben sie?", "Wir fragen sie nach einem Jahr", "Botschaft", "Leitung des Talschalters", "Jeden Monat", "Eine Anfrage aus dem Ausland", "Winterwoche"}, ""},
		{"ja/nordtal/work-areas/zuzug", []string{"どこに住むのか", "なぜ残るのか", "毎月"}, "Leute"},
		{"de/nordtal/brands/nordtal", []string{"People who come to work", "Talrot", "#8a1538", "Papier", "Überschriften", "Auf hellem Grund", "Ringsum", "Grotesk", "Kurze Sätze", "Jede Zahl mit Quelle", "Das Zeichen drehen", "Talschaft Nordtal"}, ""},
	} {
		page, ok := got[c.page+"/index.html"]
		if !ok {
			t.Errorf("there is no page %s", c.page)
			continue
		}
		text := mainText(string(page))
		rest := text
		for _, what := range c.what {
			_, after, found := strings.Cut(rest, what)
			if !found {
				t.Errorf("%s does not say “%s” where it should:\n%s", c.page, what, text)
				break
			}
			rest = after
		}
		if c.never != "" && strings.Contains(text, c.never) {
			t.Errorf("%s says “%s”", c.page, c.never)
		}
	}
}

// Machines read the same: what is new first in the feed, and pages described
// by what they are.
func TestOffersForMachines(t *testing.T) {
	got, _ := made(t, second(t), options())
	feed := string(got["de/feed.xml"])
	first, second := strings.Index(feed, "Der Lehrgang ist voll"), strings.Index(feed, "Die Drehhalle")
	if first < 0 || second < first {
		t.Errorf("the feed has the news at %d and %d", first, second)
	}
	if !strings.Contains(string(got["de/nordtal/news/lehrgang/index.html"]), `href="/ansiedlung/de/nordtal/questions/"`) {
		t.Error("a link to a question does not lead to the page of questions")
	}
	for page, what := range map[string][]string{
		"de/nordtal/hubs/talbuero":             {`"@type":"Organization"`, `"department"`},
		"de/nordtal/services/ansiedlung":       {`"@type":"Service"`, `"availableLanguage":["de","ja"]`, `"audienceType":"Companies that invest"`},
		"de/nordtal/services/rundgang":         {`"price":"185"`, `"priceCurrency":"CHF"`},
		"de/nordtal/clusters/werkverbund":      {`"foundingDate":"1998"`, `"knowsAbout":"Feinmechanik"`},
		"de/nordtal/training/feinstmontage":    {`"EducationalOccupationalProgram"`, `"timeToComplete":"P2Y6M"`},
		"de/nordtal/training/messkurs":         {`"@type":"Course"`, `"availableLanguage":["de","ja"]`},
		"de/nordtal/premises/feld-oberwerk":    {`"@type":"Place"`, `"photo"`},
		"de/nordtal/value-chains/feinmechanik": {`ItemListOrderAscending"`, `"numberOfItems":3`, `"name":"Drehen"`},
		"de/nordtal/needs/stangen":             {`"@type":"Demand"`, `"availabilityEnds":"2027-03"`},
		"de/nordtal/opportunities/oele":        {`"@type":"Offer"`, `"availabilityEnds":"2027-12"`},
		"de/nordtal/news/lehrgang":             {`"@type":"NewsArticle"`, `"datePublished":"2026-10-12"`, `"articleSection":["Lernen","Bauen"]`},
		"de/nordtal/playbooks/anfrage":         {`"@type":"HowTo"`, `"position":2,"name":"Nachfragen"`},
		"de/nordtal/brands/nordtal":            {`"@type":"Brand"`, `"logo":"https://werktal.example`},
		"de/questions":                         {`"@type":"FAQPage"`, `"@type":"Question","name":"Welche Sprache spricht man?"`},
		"de/terms":                             {`"DefinedTermSet"`, `"name":"Steuerfuss"`},
	} {
		for _, part := range what {
			if !strings.Contains(string(got[page+"/index.html"]), part) {
				t.Errorf("%s does not say %s to machines", page, part)
			}
		}
	}
}

// mainText is what a page says, on one line: the text of its main part.
func mainText(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(main, " "))
	return strings.Join(strings.Fields(text), " ")
}

// With five services the list can be narrowed, and each card carries its
// answers; a filter that splits nothing is not offered.
func TestServicesCanBeNarrowed(t *testing.T) {
	s := second(t)
	for _, id := range []string{"eins", "zwei"} {
		s = s.with("data/regions/nordtal/services/"+id+".yaml", "name: Rat "+id+"\nsummary: Ein Rat.\ncategory: facilitation\nphase: [retain-expand]\naudience: [company]\nprice: free\nprovider: talschaft\nlanguages: [de]\n")
	}
	got, _ := made(t, s, options())
	page := string(got["de/services/index.html"])
	for _, part := range []string{`name="audience"`, `name="phase"`, `name="category"`, `data-facets="category=facilitation audience=company phase=retain-expand"`, "Before you decide (2)"} {
		if !strings.Contains(page, part) {
			t.Errorf("the list of services lacks %s", part)
		}
	}
	if strings.Contains(page, `name="price"`) {
		t.Error("the list of services asks for a price")
	}
}

// Time goes on: what was open closes, what was to come is over.
func TestOffersOnAnotherDay(t *testing.T) {
	opts := options()
	opts.Today = date.New(2027, 4, 2)
	got, result := made(t, second(t), opts)
	for page, want := range map[string]string{
		"de/nordtal/needs/stangen":             "This was looked for until März 2027.",
		"de/nordtal/opportunities/zieherei":    "Nobody has asked for exactly this",
		"de/nordtal/campaigns/winterwoche":     "Campaign · Over",
		"de/nordtal/training/feinstmontage":    "Next start",
		"de/needs":                             "No needs have been published at present.",
		"de/nordtal/value-chains/feinmechanik": "What you could bring",
		"de/nordtal/premises/feld-oberwerk":    "To be had from",
		"de/nordtal/services/ansiedlung":       "Free of charge",
		"de/nordtal/work-areas/zuzug":          "Winterwoche",
		"de/nordtal/news/lehrgang":             "12. Oktober 2026",
	} {
		if text := mainText(string(got[page+"/index.html"])); !strings.Contains(text, want) {
			t.Errorf("%s does not say “%s”:\n%s", page, want, text)
		}
	}
	found := map[string]bool{}
	for _, d := range result.Diagnostics {
		found[d.Code] = true
	}
	for _, code := range []string{"MAT02", "CMP01"} {
		if !found[code] {
			t.Errorf("on that day %s is not due", code)
		}
	}
}
