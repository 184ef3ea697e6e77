package acceptance_test

import (
	"os"
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
			spoilt := spoil(t, site, d.file, strings.Replace(page, d.old, d.new, 1))
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

// spoil gives a site of one changed page, and what it refers to.
func spoil(t *testing.T, site *acceptance.Site, file, page string) *acceptance.Site {
	t.Helper()
	dir := t.TempDir()
	for _, name := range site.Files() {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		switch {
		case name == file:
			if err := os.WriteFile(to, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
		case strings.HasSuffix(name, ".html"): // there, and nothing to judge
			if err := os.WriteFile(to, []byte(`<meta http-equiv="refresh" content="0; url=/">`), 0o600); err != nil {
				t.Fatal(err)
			}
		default:
			if err := os.Symlink(filepath.Join(site.Dir, filepath.FromSlash(name)), to); err != nil {
				t.Fatal(err)
			}
		}
	}
	return must(acceptance.Open(dir, demoBase))(t)
}
