package check_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lodestone/internal/build"
	"lodestone/internal/check"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
	"lodestone/themes"
)

// An entry of the gallery is the base site with something laid over it. Its
// head holds lines "key: value", then a sentence:
//
//	severity: due            what the entry is about, the worst finding there is
//	today: 2027-01-01        when not 2026-11-22
//	remove: data/x.yaml …    files of the base that are taken away
//	drafts: yes              drafts are shown
//	base-url: ftp://x        as from the command line
//	region: northland        the same
//	keep-going: yes          the same
//	absent: Anna Maria Berg  stands in no byte that is published, drafts or not
//	present: …               stands in something that is published
//
// The file "findings" is what the program prints.
type entry struct {
	archive  *txtar.Archive
	severity string
	today    string
	baseURL  string
	region   string
	goes     bool
	drafts   bool
	absent   []string
	present  []string
	remove   []string
}

const findings = "findings"

func readEntry(t *testing.T, path string) entry {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	e := entry{archive: a, today: "2026-11-22"}
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "severity":
			e.severity = value
		case "today":
			e.today = value
		case "base-url":
			e.baseURL = value
		case "region":
			e.region = value
		case "keep-going":
			e.goes = value == "yes"
		case "drafts":
			e.drafts = value == "yes"
		case "remove":
			e.remove = strings.Fields(value)
		case "absent":
			e.absent = append(e.absent, value)
		case "present":
			e.present = append(e.present, value)
		}
	}
	return e
}

func (e entry) tree(base *txtar.Archive) *source.Tree {
	files := map[string]string{}
	for _, f := range base.Files {
		if !slices.Contains(e.remove, f.Name) {
			files[f.Name] = string(f.Data)
		}
	}
	for _, f := range e.archive.Files {
		if f.Name != findings {
			files[f.Name] = written(string(f.Data))
		}
	}
	return source.FromMap(files)
}

// written puts what an archive cannot show in its place: ⇥ a tab, ⍽ a hard
// space, ␍ a carriage return, ␀ a zero byte, ⌧ an ö of Windows-1252.
func written(s string) string {
	return strings.NewReplacer("⇥", "\t", "⍽", "\u00a0", "␍", "\r", "␀", "\x00", "⌧", "\xf6").Replace(s)
}

func (e entry) options(t *testing.T) build.Options {
	t.Helper()
	day, err := date.Parse(e.today)
	if err != nil {
		t.Fatal(err)
	}
	return build.Options{Today: day, BaseURL: e.baseURL, Region: e.region, KeepGoing: e.goes, Drafts: e.drafts, Jobs: 1, Themes: themes.Files, Program: "test"}
}

// Each broken site gives the message that its author needs, is published or
// not as its gravity says, and never shows whom it must not show.
func TestGallery(t *testing.T) {
	base, err := txtar.ParseFile(filepath.Join("testdata", "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "gallery", "*.txtar"))
	if err != nil || len(files) < 80 {
		t.Fatalf("the gallery has %d entries, %v", len(files), err)
	}
	store := memo.New(64 << 20)
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			e := readEntry(t, path)
			code, _, _ := strings.Cut(name, "-")
			e.judge(t, base, store, path, strings.ToUpper(code))
		})
	}
}

func (e entry) judge(t *testing.T, base *txtar.Archive, store *memo.Store, path, code string) {
	tree, opts := e.tree(base), e.options(t)
	checked, err := build.Run(context.Background(), tree, nil, store, opts)
	if err != nil {
		t.Fatal(err)
	}
	target := &publish.Memory{}
	built, err := build.Run(context.Background(), tree, target, store, opts)
	if err != nil {
		t.Fatal(err)
	}
	text := printed(t, built.Diagnostics, tree.Line)
	if other := printed(t, checked.Diagnostics, tree.Line); other != text {
		t.Errorf("check says something else than build:\n%s", other)
	}
	e.compare(t, path, text)
	if worst := gravest(built.Diagnostics); worst != e.severity {
		t.Errorf("the head says %q, the gravest finding is %q", e.severity, worst)
	}
	if !slices.ContainsFunc(built.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == code }) {
		t.Errorf("%s was not found", code)
	}
	for _, d := range built.Diagnostics {
		if c, ok := check.Explain(d.Code); !ok || !slices.Contains(c.Severities, d.Severity) && !strings.Contains(path, "policy") {
			t.Errorf("%s is not explained as %s", d.Code, d.Severity)
		}
	}
	if published := e.severity != "error" || e.goes; built.Published != published || (target.Now().Len() > 0) != published {
		t.Errorf("published: %v with %d files, want %v", built.Published, target.Now().Len(), published)
	}
	e.search(t, target.Now(), "")
	if len(e.absent) > 0 {
		opts.Drafts = true
		if _, err := build.Run(context.Background(), tree, target, store, opts); err != nil {
			t.Fatal(err)
		}
		e.search(t, target.Now(), " with drafts")
	}
}

func printed(t *testing.T, list diag.List, lines diag.Lines) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Text(&b, list, lines, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String() + diag.Summary(list) + "\n"
}

func gravest(list diag.List) string {
	worst := diag.Info
	for _, d := range list {
		worst = max(worst, d.Severity)
	}
	return worst.String()
}

// compare holds the findings against those of the archive, in which tabs and
// hard spaces are shown, and how many words a theme has is not.
func (e entry) compare(t *testing.T, path, text string) {
	t.Helper()
	text = strings.NewReplacer("\t", "⇥", "\u00a0", "⍽", "\r", "␍").Replace(text)
	text = regexp.MustCompile(`lacks \d+ words (.*) and \d+ more`).ReplaceAllString(text, "lacks # words $1 and # more") // the theme grows
	at := slices.IndexFunc(e.archive.Files, func(f txtar.File) bool { return f.Name == findings })
	if at < 0 {
		e.archive.Files = append(e.archive.Files, txtar.File{Name: findings})
		at = len(e.archive.Files) - 1
	}
	if *update {
		e.archive.Files[at].Data = []byte(text)
		if err := os.WriteFile(path, txtar.Format(e.archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(e.archive.Files[at].Data), text); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// search looks through every published byte, also inside archives.
func (e entry) search(t *testing.T, site *publish.Generation, how string) {
	t.Helper()
	seen := map[string]bool{}
	for _, path := range site.Paths() {
		a, _ := site.Lookup(path)
		data, err := a.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		for inner, text := range texts(path, data) {
			for _, name := range e.absent {
				if strings.Contains(text, name) {
					t.Errorf("%s shows “%s”%s", inner, name, how)
				}
			}
			for _, name := range e.present {
				seen[name] = seen[name] || strings.Contains(text, name)
			}
		}
	}
	for _, name := range e.present {
		if !seen[name] {
			t.Errorf("“%s” is published nowhere%s", name, how)
		}
	}
}

// texts gives a file, and the files of an archive, as text.
func texts(path string, data []byte) map[string]string {
	out := map[string]string{path: path + "\n" + string(data)}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return out
	}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			continue
		}
		inner, err := io.ReadAll(in)
		in.Close()
		if err == nil {
			for name, text := range texts(path+"!"+f.Name, inner) {
				out[name] = text
			}
		}
	}
	return out
}

// The base is sound, so that every finding of the gallery is the entry's own.
func TestBaseIsSound(t *testing.T) {
	base, err := txtar.ParseFile(filepath.Join("testdata", "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	e := entry{archive: &txtar.Archive{}, today: "2026-11-22", present: []string{"Anna Maria Berg", "Try your fuel cell"}}
	target := &publish.Memory{}
	tree := e.tree(base)
	built, err := build.Run(context.Background(), tree, target, memo.New(64<<20), e.options(t))
	if err != nil || len(built.Diagnostics) > 0 {
		t.Fatal(err, printed(t, built.Diagnostics, tree.Line))
	}
	e.search(t, target.Now(), "")
}

// Every code that a site can raise has an entry.
func TestGalleryIsWhole(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "gallery", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, path := range files {
		code, _, _ := strings.Cut(filepath.Base(path), "-")
		shown[strings.ToUpper(code)] = true
	}
	// Tested where they arise: the disk, the command line, publishing, themes
	// and fonts, and what cannot be.
	elsewhere := regexp.MustCompile(`^(SRC0[34589]|PUB|SYS|DEV|THM0[2-9]|THM1[0-3]|KIT|INT|TRN0[56])`)
	for _, c := range check.Codes() {
		if !shown[c.ID] && !elsewhere.MatchString(c.ID) {
			t.Errorf("the gallery has no %s: %s", c.ID, c.Title)
		}
	}
}
