package source_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/source"
)

// folder makes a site folder; a content "→ x" is a link to x.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	for path, content := range files {
		put(t, dir, path, content)
	}
	return dir
}

func put(t *testing.T, dir, path, content string) {
	t.Helper()
	full := filepath.Join(dir, path)
	must(t, os.MkdirAll(filepath.Dir(full), 0o755))
	if to, ok := strings.CutPrefix(content, "→ "); ok {
		must(t, os.Symlink(to, full))
		return
	}
	must(t, os.WriteFile(full, []byte(content), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func snapshot(t *testing.T, dir string, prev *source.Tree) *source.Tree {
	t.Helper()
	tree, err := source.Snapshot(dir, prev)
	must(t, err)
	return tree
}

func paths(tree *source.Tree) []string {
	var list []string
	for f := range tree.Files() {
		list = append(list, f.Path)
	}
	return list
}

func findings(tree *source.Tree) []string {
	var list []string
	for _, d := range tree.Problems() {
		list = append(list, fmt.Sprintf("%s %s:%d:%d %s", d.Code, d.File, d.Line, d.Column, d.Message))
		if d.Hint == "" {
			list = append(list, "no hint")
		}
	}
	return list
}

func TestSnapshotTakesWhatBelongsToTheSite(t *testing.T) {
	dir := folder(t, map[string]string{
		"data/site.yaml": "title: x\n", "data/facts/a.yaml": "a", "content/en/about.md": "# About", "content/a.jpg": "\xff\xd8pic",
		"themes/own/layouts/page.html": "<p>", "public/index.html": "out", "README.md": "no",
		"data/.hidden.yaml": "x", "data/.git/config": "x", "data/a.yaml~": "x", "data/.a.yaml.swp": "x", "data/4913": "", "data/~$b.xlsx": "x",
		"data/.~lock.b.ods#": "x", "data/a.tmp": "x", "data/#a.yaml#": "x", "data/a.yaml___jb_tmp___": "x", "data/.#a.yaml": "→ user@host.1",
	})
	tree := snapshot(t, dir, nil)
	want := []string{"content/a.jpg", "content/en/about.md", "data/facts/a.yaml", "data/site.yaml", "themes/own/layouts/page.html"}
	if diff := cmp.Diff(want, paths(tree)); diff != "" {
		t.Error(diff)
	}
	if got := findings(tree); len(got) > 0 {
		t.Error(got)
	}
	if under := tree.Under("data"); len(under) != 2 || under[0].Path != "data/facts/a.yaml" {
		t.Errorf("under data: %v", under)
	}
	if f, ok := tree.File("data/site.yaml"); !ok || !f.IsText() || f.Text() != "title: x\n" {
		t.Errorf("the data file is %+v", f)
	}
	f, ok := tree.File("content/a.jpg")
	if !ok || f.IsText() || f.Size != 5 {
		t.Fatalf("the picture is %+v", f)
	}
	if b, err := f.Read(); err != nil || string(b) != "\xff\xd8pic" {
		t.Errorf("the picture reads %q, %v", b, err)
	}
	put(t, dir, "content/a.jpg", "\xff\xd8piC")
	if _, err := f.Read(); !errors.Is(err, source.ErrChanged) {
		t.Errorf("a picture that was changed after the snapshot gives error %v", err)
	}
}

func TestTextIsTheSameForEverybody(t *testing.T) {
	plain := source.FromMap(map[string]string{"data/a.yaml": "a: 1\nb: 2\n"})
	for name, text := range map[string]string{"mark": "\xEF\xBB\xBFa: 1\nb: 2\n", "Windows": "a: 1\r\nb: 2\r\n", "old Mac": "a: 1\rb: 2\r"} {
		tree := source.FromMap(map[string]string{"data/a.yaml": text})
		if tree.Hash() != plain.Hash() {
			t.Errorf("%s: the text is another", name)
		}
		if got := findings(tree); len(got) != 1 || !strings.HasPrefix(got[0], "SRC0") {
			t.Errorf("%s: %v", name, got)
		}
	}
	if line, ok := plain.Line("data/a.yaml", 2); !ok || line != "b: 2" {
		t.Errorf("line 2 is %q, %v", line, ok)
	}
	for _, n := range []int{0, 4, -1} {
		if line, ok := plain.Line("data/a.yaml", n); ok {
			t.Errorf("line %d is %q", n, line)
		}
	}
}

func TestBadTextIsReportedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"a: 1\nnåme: Malm\xf6\n": "SRC01 data/a.yaml:2:11 The byte 0xf6 is not UTF-8 text; it may be “ö” from the older encoding Windows-1252",
		"\xff\xfea\x00":          "SRC01 data/a.yaml:0:0 The file is saved as UTF-16 (“Unicode”), but Lodestone reads UTF-8",
		"a: \x00":                "SRC02 data/a.yaml:1:4 The file contains a zero byte, which text never does",
	} {
		tree := source.FromMap(map[string]string{"data/a.yaml": text})
		if diff := cmp.Diff([]string{want}, findings(tree)); diff != "" {
			t.Error(diff)
		}
		if !tree.Problems().HasErrors() {
			t.Errorf("%q would be published", text)
		}
	}
	conflict := "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\nc: 1\n"
	for text, want := range map[string][]int{
		conflict: {2}, conflict + conflict: {2, 9}, "a: 1\n>>>>>>> other\n": {2}, "<<<<<<<\n": {1},
		"A title\n=======\n\n> > quoted\n": nil, "<<<<<<<< eight\n": nil, "a <<<<<<< b\n": nil,
	} {
		var lines []int
		for _, d := range source.FromMap(map[string]string{"data/a.yaml": text}).Problems() {
			if d.Code == source.CodeUnmerged {
				lines = append(lines, d.Line)
			}
		}
		if diff := cmp.Diff(want, lines); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	tree := source.FromMap(map[string]string{"content/Max.md": "", "content/max.md": ""})
	want := []string{"SRC05 content/max.md:0:0 content/Max.md and content/max.md differ in capitals only; on Windows and macOS they are one file"}
	if diff := cmp.Diff(want, findings(tree)); diff != "" {
		t.Error(diff)
	}
	tree = source.FromMap(map[string]string{"content/U\u0308ber.md": "", "content/\u00dcber.md": ""})
	if got := findings(tree); len(got) != 1 || !strings.Contains(got[0], "look the same") {
		t.Errorf("two spellings of one name: %v", got)
	}
}

func TestLinksStayInTheSite(t *testing.T) {
	dir := folder(t, map[string]string{
		"data/a.yaml": "a", "data/inside.yaml": "→ a.yaml", "content/shared": "→ ../data", "data/out.yaml": "→ ../../secret.yaml",
		"data/lost.yaml": "→ nowhere.yaml", "data/etc": "→ /etc", "data/loop/up": "→ ../../data", "data/deep/b.yaml": "b",
	})
	must(t, os.WriteFile(filepath.Join(dir, "..", "secret.yaml"), []byte("secret"), 0o644))
	must(t, syscall.Mkfifo(filepath.Join(dir, "data/pipe.yaml"), 0o600))
	tree := snapshot(t, dir, nil)
	want := []string{
		"content/shared/a.yaml", "content/shared/deep/b.yaml", "content/shared/inside.yaml",
		"data/a.yaml", "data/deep/b.yaml", "data/inside.yaml",
	}
	if diff := cmp.Diff(want, paths(tree)); diff != "" {
		t.Error(diff)
	}
	got := strings.Join(findings(tree), "\n")
	for _, words := range []string{
		"data/out.yaml:0:0 This link leads out of", "data/lost.yaml:0:0 This link leads nowhere", "data/etc:0:0 This link names its target from the top",
		"data/loop/up:0:0 This link leads back", "data/pipe.yaml:0:0 This is neither a file nor a folder",
	} {
		if !strings.Contains(got, words) {
			t.Errorf("nobody says %q:\n%s", words, got)
		}
	}
}

func TestFoldersThatAreNoSites(t *testing.T) {
	if _, err := source.Snapshot(filepath.Join(t.TempDir(), "missing"), nil); err == nil || !strings.Contains(err.Error(), "missing cannot be opened: no such file") {
		t.Errorf("a missing folder gives error %v", err)
	}
	tree := snapshot(t, t.TempDir(), nil)
	if got := findings(tree); len(got) != 1 || !strings.HasPrefix(got[0], "SRC08 ") {
		t.Errorf("an empty folder gives %v", got)
	}
}

func TestASecondSnapshotSeesEveryChange(t *testing.T) {
	dir := folder(t, map[string]string{"data/a.yaml": "1", "data/b.yaml": "2", "content/c.jpg": "3"})
	tree := snapshot(t, dir, nil)
	for _, c := range []struct {
		name   string
		change func()
		want   []string
	}{
		{"nothing", func() {}, nil},
		{"edited in place, same size", func() { put(t, dir, "data/a.yaml", "x") }, []string{"data/a.yaml"}},
		{"touched", func() { put(t, dir, "data/a.yaml", "x") }, nil},
		{"saved by renaming", func() { put(t, dir, "data/t.tmp", "y"); must(t, os.Rename(dir+"/data/t.tmp", dir+"/data/b.yaml")) }, []string{"data/b.yaml"}},
		{"picture", func() { put(t, dir, "content/c.jpg", "4") }, []string{"content/c.jpg"}},
		{"new folders", func() { put(t, dir, "content/n/e/w.md", "w") }, []string{"content/n/e/w.md"}},
		{"removed", func() { must(t, os.Remove(dir+"/data/a.yaml")) }, []string{"data/a.yaml"}},
		{"renamed", func() { must(t, os.Rename(dir+"/content/n", dir+"/content/m")) }, []string{"content/m/e/w.md", "content/n/e/w.md"}},
		{"time set back", func() {
			old, err := os.Stat(dir + "/data/b.yaml")
			must(t, err)
			put(t, dir, "data/b.yaml", "z")
			must(t, os.Chtimes(dir+"/data/b.yaml", old.ModTime(), old.ModTime()))
		}, []string{"data/b.yaml"}},
	} {
		c.change()
		next := snapshot(t, dir, tree)
		if diff := cmp.Diff(c.want, source.Changed(tree, next)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if (tree.Hash() == next.Hash()) != (len(c.want) == 0) {
			t.Errorf("%s: the hash of the tree does not tell", c.name)
		}
		for f := range next.Files() {
			if old, ok := tree.File(f.Path); ok && !slices.Contains(c.want, f.Path) && old != f {
				t.Errorf("%s: %s is another file though it did not change", c.name, f.Path)
			}
		}
		tree = next
	}
}

// A file whose problems were told is told again when it is not read again.
func TestProblemsStayUntilMended(t *testing.T) {
	dir := folder(t, map[string]string{"data/a.yaml": "Malm\xf6", "data/b.yaml": "b"})
	first := snapshot(t, dir, nil)
	time.Sleep(2100 * time.Millisecond) // only now a file counts as left alone …
	put(t, dir, "data/c.yaml", "c")     // … if something shows how late it is
	second := snapshot(t, dir, first)
	third := snapshot(t, dir, second)
	if diff := cmp.Diff(findings(first), findings(third)); diff != "" || len(findings(third)) != 1 {
		t.Error(diff)
	}
	a, _ := second.File("data/b.yaml")
	b, _ := third.File("data/b.yaml")
	if a != b {
		t.Error("a file at rest was not taken over")
	}
	put(t, dir, "data/a.yaml", "Malmö")
	if got := findings(snapshot(t, dir, third)); len(got) > 0 {
		t.Error(got)
	}
}

func TestHalfWrittenFilesAreNoted(t *testing.T) {
	dir := folder(t, map[string]string{"data/a.yaml": "1", "data/empty.yaml": ""})
	tree := snapshot(t, dir, nil)
	if got := tree.Unsettled(); len(got) > 0 {
		t.Errorf("at first %v", got)
	}
	put(t, dir, "data/a.yaml", "")
	put(t, dir, "data/new.yaml", "")
	tree = snapshot(t, dir, tree)
	if diff := cmp.Diff([]string{"data/a.yaml", "data/new.yaml"}, tree.Unsettled()); diff != "" {
		t.Error(diff)
	}
	if got := snapshot(t, dir, tree).Unsettled(); len(got) > 0 {
		t.Errorf("a file that stays empty is noted twice: %v", got)
	}
}

func TestAFileBeingWrittenIsNotTakenForWhole(t *testing.T) {
	dir := folder(t, map[string]string{"content/big.bin": strings.Repeat("x", 1<<20)})
	f, err := os.OpenFile(filepath.Join(dir, "content/big.bin"), os.O_WRONLY|os.O_APPEND, 0)
	must(t, err)
	defer f.Close()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				_, _ = f.WriteString("more")
			}
		}
	}()
	noted := false
	for until := time.Now().Add(20 * time.Second); !noted && time.Now().Before(until); {
		noted = len(snapshot(t, dir, nil).Unsettled()) > 0
	}
	close(stop)
	<-stopped
	if !noted {
		t.Error("a file that grew all the time was never noted")
	}
}

func TestFromFS(t *testing.T) {
	fsys := fstest.MapFS{
		"default/theme.yaml":        {Data: []byte("name: x\r\n")},
		"default/assets/a.woff2":    {Data: []byte("font")},
		"default/assets/.DS_Store":  {Data: []byte("x")},
		"default/.git/config":       {Data: []byte("x")},
		"other/theme.yaml":          {Data: []byte("no")},
		"default/layouts/page.html": {Data: []byte("<p>")},
	}
	tree, err := source.FromFS(fsys, "default")
	must(t, err)
	if diff := cmp.Diff([]string{"assets/a.woff2", "layouts/page.html", "theme.yaml"}, paths(tree)); diff != "" {
		t.Error(diff)
	}
	f, _ := tree.File("assets/a.woff2")
	if b, err := f.Read(); err != nil || string(b) != "font" {
		t.Errorf("the font reads %q, %v", b, err)
	}
	if _, err := source.FromFS(fsys, "missing"); err == nil {
		t.Error("a missing folder is no error")
	}
}

func benchFolder(b *testing.B) string {
	dir := b.TempDir()
	for i := range 10000 {
		p := filepath.Join(dir, "content", fmt.Sprint(i%100))
		if err := os.MkdirAll(p, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(p, fmt.Sprint(i, ".md")), []byte(strings.Repeat("word ", 600)), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func BenchmarkSnapshot10k(b *testing.B) {
	dir := benchFolder(b)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			if _, err := source.Snapshot(dir, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	time.Sleep(2100 * time.Millisecond)
	if err := os.WriteFile(filepath.Join(dir, "content", "new.md"), nil, 0o644); err != nil {
		b.Fatal(err)
	}
	prev, err := source.Snapshot(dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			if _, err := source.Snapshot(dir, prev); err != nil {
				b.Fatal(err)
			}
		}
	})
}
