package acceptance_test

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"lodestone/internal/acceptance"
)

const (
	secondSource = "internal/build/testdata/second"
	secondBase   = "https://werktal.example/ansiedlung"
)

var second = sync.OnceValues(func() (*acceptance.Site, error) {
	return acceptance.BuildFrom(repository, secondSource, filepath.Join(shared.dir, "second"), secondBase)
})

func TestStructuredDataIsTyped(t *testing.T) {
	none(t, must(acceptance.CheckTypes(demo(t), here, t.TempDir()))(t))
	none(t, must(acceptance.CheckTypes(must(second())(t), here, t.TempDir()))(t))
}

func TestMachinesReadWhatPeopleRead(t *testing.T) {
	none(t, must(acceptance.CheckMachine(demo(t)))(t))
	none(t, must(acceptance.CheckMachine(must(second())(t)))(t))
}

// What a page is about is called what it is, and a person only with their leave.
func TestEachKindSaysWhatItIs(t *testing.T) {
	demo, second := demo(t), must(second())(t)
	for _, c := range []struct {
		site       *acceptance.Site
		file, want string
	}{
		{demo, "sv/index.html", `"about":{"@type":"Place"`},
		{demo, "en/regions/skane/index.html", `"@type":"AdministrativeArea","@id":"https://region.example/id/region/skane"`},
		{demo, "en/facilities/max-iv/index.html", `"@type":"ResearchOrganization"`},
		{demo, "en/facilities/cancer-centre/index.html", `"@type":"Hospital"`},
		{demo, "en/facilities/medicon-village/index.html", `"@type":"Place"`},
		{demo, "en/events/open-day-2027/index.html", `"startDate":"2027","eventStatus":"https://schema.org/EventScheduled"`},
		{demo, "en/events/materials-breakfast-2027/index.html", `"eventStatus":"https://schema.org/EventRescheduled","previousStartDate":"2026-12-02T08:30:00+01:00"`},
		{demo, "en/incentives/innobooster/index.html", `"@type":"MonetaryGrant"`},
		{demo, "en/incentives/se-expert-tax/index.html", `"@type":"GovernmentService"`},
		{demo, "en/propositions/hydrogen/index.html", `"hasOfferCatalog":{"@type":"OfferCatalog"`},
		{demo, "en/benchmarks/investment-jobs/index.html", `"@type":"StatisticalVariable"`},
		{demo, "en/facts/index.html", `"@type":"DataDownload","contentUrl":"https://region.example/data/facts.csv"`},
		{demo, "en/stories/nanolab-moves/index.html", `"@type":"Article"`},
		{demo, "en/toolkits/oresund-kit/index.html", `"@type":"DigitalDocument"`},
		{demo, "en/faq/index.html", `"@type":"FAQPage"`},
		{demo, "en/contacts/invest-desk/index.html", `"@type":"ContactPoint"`},
		{demo, "en/projects/international-attractiveness/index.html", `"@type":"Project"`},
		{demo, "en/projects/international-attractiveness/index.html", `"funder":{"@type":"Organization"`},
		{second, "de/nordtal/ambassadors/leandra-vonmoosbach/index.html", `"@type":"Person"`},
		{second, "de/nordtal/documents/werkstattbericht/index.html", `"@type":"Report"`},
		{second, "de/nordtal/documents/talplan-2026/index.html", `"temporalCoverage":"2026/2030"`},
		{second, "de/nordtal/rankings/dichte/index.html", `"temporalCoverage":"2023/2025"`},
		{second, "de/nordtal/strategies/talstrategie-2026/index.html", `"@type":"CreativeWork"`},
	} {
		if page := string(must(c.site.Read(c.file))(t)); !strings.Contains(page, c.want) {
			t.Errorf("%s does not say %s", c.file, c.want)
		}
	}
	for _, page := range demo.Pages { // where nobody agreed to it
		if strings.Contains(string(must(demo.Read(page.File))(t)), `"@type":"Person"`) {
			t.Errorf("%s describes a person", page.File)
		}
	}
}

// Each change to one page of the demo is found, by the gate that is there for it.
func TestPlantedDefectsForMachines(t *testing.T) {
	site := demo(t)
	for name, d := range map[string]struct{ file, old, new, want string }{
		"a misspelt property":      {"en/events/hydrogen-days-2027/index.html", `"startDate"`, `"startdate"`, "types: en/events/hydrogen-days-2027/index.html"},
		"no type of schema.org":    {"en/events/hydrogen-days-2027/index.html", `"@type":"Event"`, `"@type":"Fair"`, "types: en/events/hydrogen-days-2027/index.html"},
		"a value of another type":  {"en/facts/ess-cost/index.html", `"observationAbout":{"@type":"AdministrativeArea"`, `"observationAbout":7,"x":{"@type":"AdministrativeArea"`, "types: en/facts/ess-cost/index.html"},
		"a value that differs":     {"en/facts/ess-cost/index.html", `"value":3000000000`, `"value":3000000001`, "Observation of oresund/ess-cost"},
		"a unit that differs":      {"en/facts/ess-cost/index.html", `"unitText":"EUR"`, `"unitText":"SEK"`, "unitText"},
		"a time that differs":      {"en/facts/ess-cost/index.html", `"observationDate":"2023-04"`, `"observationDate":"2021-04"`, "observationDate"},
		"a date that differs":      {"en/events/hydrogen-days-2027/index.html", `"startDate":"2027-03-16"`, `"startDate":"2027-03-17"`, "Event startDate"},
		"a date of no form":        {"en/events/hydrogen-days-2027/index.html", `"startDate":"2027-03-16"`, `"startDate":"March 2027"`, "ISO 8601"},
		"another page's address":   {"en/about/index.html", `"url":"https://region.example/en/about/"`, `"url":"https://region.example/sv/"`, "WebPage url"},
		"another name":             {"en/about/index.html", `"headline":"`, `"headline":"Not `, "Article"},
		"a reference to nothing":   {"en/facts/ess-cost/index.html", `"mainEntity":{"@id":"`, `"mainEntity":{"@id":"x`, "nothing says what it is"},
		"a picture that is gone":   {"en/about/index.html", `property="og:image" content="https://region.example/en/`, `property="og:image" content="https://region.example/xx/`, "og:image"},
		"a title that differs":     {"en/about/index.html", `property="og:title" content="`, `property="og:title" content="Not `, "og:title"},
		"a language left out":      {"en/about/index.html", `<meta property="og:locale:alternate" content="sv_SE">`, ``, "og:locale:alternate"},
		"a manifest that is gone":  {"en/about/index.html", `site.webmanifest`, `app.webmanifest`, "manifest"},
		"no icon for home screens": {"en/about/index.html", `rel="apple-touch-icon"`, `rel="icon"`, "apple-touch-icon"},
	} {
		t.Run(name, func(t *testing.T) {
			page := string(must(site.Read(d.file))(t))
			if !strings.Contains(page, d.old) {
				t.Fatalf("%s does not hold %s", d.file, d.old)
			}
			spoilt := must(site.Instead(d.file, []byte(strings.Replace(page, d.old, d.new, 1))))(t)
			findings := must(acceptance.CheckMachine(spoilt))(t)
			if strings.HasPrefix(d.want, "types: ") {
				findings = must(acceptance.CheckTypes(spoilt, here, t.TempDir()))(t)
			}
			for _, f := range findings {
				if f.Page == d.file && strings.Contains(f.String(), d.want) {
					return
				}
			}
			t.Errorf("nothing says %q: %v", d.want, findings)
		})
	}
}
