package acceptance_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"lodestone/internal/acceptance"
)

const fixtureBase = "https://region.example"

// defect is a planted fault: files laid over the sound site, the gate that must
// see it, and a part of each finding it must give.
type defect struct {
	name, gate   string
	wants        []string
	delete, bare []string
	files        []txtar.File
}

// readDefects reads testdata/defects: a head of "gate:", "want:", "delete:" (a
// file of the sound site that is not there) and "bare:" (a calendar that keeps
// plain line ends), then the files.
func readDefects(t *testing.T, gates ...string) []defect {
	t.Helper()
	names := must(filepath.Glob("testdata/defects/*.txtar"))(t)
	var found []defect
	for _, name := range names {
		archive := must(txtar.ParseFile(name))(t)
		d := defect{name: strings.TrimSuffix(filepath.Base(name), ".txtar"), files: archive.Files}
		for line := range strings.Lines(string(archive.Comment)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "gate":
				d.gate = value
			case "want":
				d.wants = append(d.wants, value)
			case "delete":
				d.delete = append(d.delete, value)
			case "bare":
				d.bare = append(d.bare, value)
			default:
				t.Fatalf("%s: unknown line %q", name, line)
			}
		}
		if len(d.wants) == 0 {
			t.Fatalf("%s: wants nothing", name)
		}
		if slices.Contains(gates, d.gate) {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no defects for %v", gates)
	}
	return found
}

// lay writes the sound site, with the defect's files over it, below dir.
func (d defect) lay(t *testing.T, dir string) {
	t.Helper()
	sound := must(txtar.ParseFile("testdata/sound.txtar"))(t)
	for _, file := range append(sound.Files, d.files...) {
		if slices.Contains(d.delete, file.Name) {
			continue
		}
		data := file.Data
		if strings.HasSuffix(file.Name, ".ics") && !slices.Contains(d.bare, file.Name) {
			data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		}
		path := filepath.Join(dir, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// site lays a defect into a folder of its own and opens it.
func (d defect) site(t *testing.T) *acceptance.Site {
	t.Helper()
	dir := t.TempDir()
	d.lay(t, dir)
	return must(acceptance.Open(dir, fixtureBase))(t)
}

// judge demands that each want is found, and nothing but what is wanted.
func (d defect) judge(t *testing.T, findings []acceptance.Finding) {
	t.Helper()
	seen := make([]bool, len(d.wants))
	for _, finding := range findings {
		if finding.Gate != d.gate {
			continue
		}
		wanted := false
		for i, want := range d.wants {
			if strings.Contains(finding.String(), want) {
				seen[i], wanted = true, true
			}
		}
		if !wanted {
			t.Errorf("not planted: %v", finding)
		}
	}
	for i, want := range d.wants {
		if !seen[i] {
			t.Errorf("not found: %s", want)
		}
	}
}

func TestTheSoundSitePasses(t *testing.T) {
	site := defect{}.site(t)
	none(t, acceptance.CheckLinks(site))
	none(t, acceptance.CheckLanguage(site))
	none(t, must(acceptance.CheckFeeds(site, here))(t))
	none(t, must(acceptance.CheckMarkup(site.Dir, here))(t))
	none(t, acceptance.CheckHosting(hosting(t), site))
	address := serve(t, site.Dir)
	none(t, must(acceptance.CheckPages(browser(t), address, files(site)))(t))
	none(t, must(acceptance.CheckKeyboard(browser(t), address, files(site)))(t))
}

func files(site *acceptance.Site) []string {
	var names []string
	for _, page := range site.Pages {
		names = append(names, page.File)
	}
	return names
}

func TestPlantedDefectsInFiles(t *testing.T) {
	for _, d := range readDefects(t, "links", "language", "feeds") {
		t.Run(d.name, func(t *testing.T) {
			site := d.site(t)
			switch d.gate {
			case "links":
				d.judge(t, acceptance.CheckLinks(site))
			case "language":
				d.judge(t, acceptance.CheckLanguage(site))
			case "feeds":
				d.judge(t, must(acceptance.CheckFeeds(site, here))(t))
			}
		})
	}
}

// All defects of markup are laid side by side, since the validator takes longer to start than to read.
func TestPlantedDefectsInMarkup(t *testing.T) {
	dir := t.TempDir()
	defects := readDefects(t, "markup")
	for _, d := range defects {
		d.lay(t, filepath.Join(dir, d.name))
	}
	findings := must(acceptance.CheckMarkup(dir, here))(t)
	for _, d := range defects {
		t.Run(d.name, func(t *testing.T) {
			own := slices.DeleteFunc(slices.Clone(findings), func(f acceptance.Finding) bool {
				return !strings.HasPrefix(f.Page, d.name+"/")
			})
			d.judge(t, own)
		})
	}
}

func TestPlantedDefectsInABrowser(t *testing.T) {
	for _, d := range readDefects(t, "axe", "console", "network", "reflow", "keyboard") {
		t.Run(d.name, func(t *testing.T) {
			dir := t.TempDir()
			d.lay(t, dir)
			check := acceptance.CheckPages
			if d.gate == "keyboard" {
				check = acceptance.CheckKeyboard
			}
			d.judge(t, must(check(browser(t), serve(t, dir), d.pages()))(t))
		})
	}
}

// pages are the pages that a defect changes.
func (d defect) pages() []string {
	var names []string
	for _, file := range d.files {
		if strings.HasSuffix(file.Name, ".html") {
			names = append(names, file.Name)
		}
	}
	return names
}
