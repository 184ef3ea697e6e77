package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/diag"
	"lodestone/internal/output"
)

// site is a published site by path, for tests.
type site map[string]string

func (s site) artifacts() Artifacts {
	return func(yield func(output.Artifact, error) bool) {
		for path, text := range s {
			kind := output.Page
			if strings.HasSuffix(path, ".css") {
				kind = output.Asset
			}
			if !yield(output.Make(output.Output{Path: path, Kind: kind}, []byte(text), nil), nil) {
				return
			}
		}
	}
}

func mustPublish(t *testing.T, dir string, s site) Report {
	t.Helper()
	r, err := NewFolder(dir).Publish(t.Context(), s.artifacts())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// onDisk reads a folder as a site; empty folders end in a slash.
func onDisk(t *testing.T, dir string) site {
	t.Helper()
	found := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.IsDir() {
			if entries, _ := os.ReadDir(p); len(entries) == 0 && rel != "." {
				found[filepath.ToSlash(rel)+"/"] = ""
			}
			return nil
		}
		b, err := os.ReadFile(p)
		found[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantSite(t *testing.T, dir string, want site) {
	t.Helper()
	if diff := cmp.Diff(want, onDisk(t, dir)); diff != "" {
		t.Fatalf("the folder is not the site (-want +got):\n%s", diff)
	}
}

// wantClean checks that nothing is left beside the folder but the state.
func wantClean(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) && e.Name() != "."+filepath.Base(dir)+".lodestone" {
			t.Errorf("%s lies beside the folder", e.Name())
		}
	}
	for name := range onDisk(t, filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".lodestone")) {
		if name != "index" && name != "lock" {
			t.Errorf("%s is left in the state", name)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func wantProblem(t *testing.T, err error, code, words string) {
	t.Helper()
	var p *diag.Problem
	if !errors.As(err, &p) || p.Code != code || !strings.Contains(p.Error(), words) {
		t.Fatalf("got error %v, want %s with %q", err, code, words)
	}
	if p.Hint == "" {
		t.Error("the problem has no hint")
	}
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	before := site{"index.html": "home", "en/index.html": "hello", "en/old/deep/index.html": "old", "a.css": "x"}
	r := mustPublish(t, dir, before)
	if len(r.Written) != 4 || r.Bytes != int64(len("homehellooldx")) {
		t.Errorf("first publication: %+v", r)
	}
	wantSite(t, dir, before)
	wantClean(t, dir)

	home, err := os.Stat(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	after := site{"index.html": "home", "en/index.html": "good day", "a.css": "x", "sv/index.html": "hej"}
	r = mustPublish(t, dir, after)
	want := Report{Written: []string{"en/index.html", "sv/index.html"}, Removed: []string{"en/old/deep/index.html"}, Unchanged: 2, Bytes: 11}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	wantSite(t, dir, after)
	wantClean(t, dir)
	if again, err := os.Stat(filepath.Join(dir, "index.html")); err != nil || !os.SameFile(home, again) || !again.ModTime().Equal(home.ModTime()) {
		t.Error("an unchanged file was written again")
	}
	if r := mustPublish(t, dir, after); len(r.Written)+len(r.Removed) > 0 || r.Unchanged != 4 {
		t.Errorf("publishing the same again: %+v", r)
	}
}

func TestFilesAndFoldersChangePlaces(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	a := site{"x": "file", "y/one": "1", "y/deep/two": "2", "Z.html": "big"}
	b := site{"x/deep/one": "1", "y": "file", "z.html": "small"}
	for _, s := range []site{a, b, a, b, {}} {
		mustPublish(t, dir, s)
		wantSite(t, dir, s)
		wantClean(t, dir)
	}
}

func TestWhatOthersDidToPublishedFilesIsPutRight(t *testing.T) {
	s := site{"index.html": "home", "en/index.html": "hello", "a.css": "body"}
	for name, harm := range map[string]func(t *testing.T, dir string){
		"altered":        func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a.css"), "hacked") },
		"same size":      func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a.css"), "bodi") },
		"emptied":        func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a.css"), "") },
		"file removed":   func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "a.css"))) },
		"folder removed": func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "en"))) },
		"all removed":    func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)) },
		"now a folder":   func(t *testing.T, dir string) { must(t, os.Remove(dir+"/a.css"), os.MkdirAll(dir+"/a.css/b/c", 0o755)) },
		"now a link": func(t *testing.T, dir string) {
			must(t, os.Remove(dir+"/a.css"), os.Symlink("index.html", dir+"/a.css"))
		},
		"only touched":    func(t *testing.T, dir string) { must(t, os.Chmod(filepath.Join(dir, "a.css"), 0o600)) },
		"restored backup": func(t *testing.T, dir string) { must(t, os.Remove(dir+"/a.css")); write(t, dir+"/a.css", "body") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, s)
			harm(t, dir)
			mustPublish(t, dir, s)
			wantSite(t, dir, s)
			wantClean(t, dir)
			if r := mustPublish(t, dir, s); len(r.Written) > 0 || r.Unchanged != 3 {
				t.Errorf("the next publication has still something to do: %+v", r)
			}
		})
	}
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestFilesOfOthersAreNeverTouched(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, filepath.Join(dir, "holiday.jpg"), "precious")
	write(t, filepath.Join(dir, "deep/er.jpg"), "precious")
	write(t, filepath.Join(dir, ".git/HEAD"), "main")
	_, err := NewFolder(dir).Publish(t.Context(), site{"index.html": "home"}.artifacts())
	wantProblem(t, err, "PUB03", "did not write: deep/er.jpg, holiday.jpg")
	wantSite(t, dir, site{"holiday.jpg": "precious", "deep/er.jpg": "precious", ".git/HEAD": "main"})
	if beside := onDisk(t, filepath.Dir(dir)); len(beside) != 3 {
		t.Errorf("a refused publication left something: %v", beside)
	}

	must(t, os.Remove(filepath.Join(dir, "holiday.jpg")), os.RemoveAll(filepath.Join(dir, "deep")))
	mustPublish(t, dir, site{"index.html": "home", "en/index.html": "hello"})
	write(t, filepath.Join(dir, "en/note.txt"), "mine")
	mustPublish(t, dir, site{"index.html": "home"})
	wantSite(t, dir, site{"index.html": "home", "en/note.txt": "mine", ".git/HEAD": "main"})

	for _, s := range []site{{"en/note.txt": "ours"}, {"en/note.txt/index.html": "ours"}, {"en": "ours"}} {
		_, err = NewFolder(dir).Publish(t.Context(), s.artifacts())
		wantProblem(t, err, "PUB03", "en/note.txt")
		wantSite(t, dir, site{"index.html": "home", "en/note.txt": "mine", ".git/HEAD": "main"})
		wantClean(t, dir)
	}
}

func TestALinkInTheFolderLeadsNowhere(t *testing.T) {
	base := t.TempDir()
	dir, elsewhere := filepath.Join(base, "public"), filepath.Join(base, "elsewhere")
	mustPublish(t, dir, site{"en/index.html": "hello", "index.html": "home"})
	write(t, filepath.Join(elsewhere, "index.html"), "precious")
	must(t, os.RemoveAll(filepath.Join(dir, "en")), os.Symlink(elsewhere, filepath.Join(dir, "en")))
	_, err := NewFolder(dir).Publish(t.Context(), site{"en/index.html": "changed"}.artifacts())
	wantProblem(t, err, "PUB03", "en")
	mustPublish(t, dir, site{"index.html": "home"})
	wantSite(t, elsewhere, site{"index.html": "precious"})
}

func TestAFolderThatIsALinkIsFollowed(t *testing.T) {
	base := t.TempDir()
	must(t, os.Mkdir(filepath.Join(base, "www"), 0o755), os.Mkdir(filepath.Join(base, "site"), 0o755))
	dir := filepath.Join(base, "site", "public")
	must(t, os.Symlink("../www", dir))
	mustPublish(t, dir, site{"index.html": "home"})
	wantSite(t, filepath.Join(base, "www"), site{"index.html": "home"})
	wantClean(t, filepath.Join(base, "site", "public"))
}

func TestAnEqualFolderWithoutStateIsTakenOver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "home", "en/index.html": "hello"}
	mustPublish(t, dir, s)
	must(t, os.RemoveAll(filepath.Join(filepath.Dir(dir), ".public.lodestone")))
	if r := mustPublish(t, dir, s); len(r.Written) > 0 {
		t.Errorf("equal files were written again: %v", r.Written)
	}
	mustPublish(t, dir, site{"index.html": "home"})
	wantSite(t, dir, site{"index.html": "home"})
}

func TestPlacesThatCannotBePublishedTo(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "file"), "x")
	for dir, words := range map[string]string{"/": "top of the disk", filepath.Join(base, "file"): "is a file", "/dev/shm": "file system of its own"} {
		_, err := NewFolder(dir).Publish(t.Context(), site{"index.html": "home"}.artifacts())
		wantProblem(t, err, "PUB02", words)
	}
}

func TestAnErrorAmongTheArtifactsPublishesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "home", "old.html": "old"}
	mustPublish(t, dir, s)
	broken := errors.New("the deck has no title")
	_, err := NewFolder(dir).Publish(t.Context(), func(yield func(output.Artifact, error) bool) {
		_ = yield(output.Make(output.Output{Path: "index.html"}, []byte("new"), nil), nil) && yield(output.Artifact{}, broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("got error %v", err)
	}
	wantSite(t, dir, s)
	wantClean(t, dir)

	for words, path := range map[string]string{"..": "../index.html", "differ in case": "INDEX.html", "a folder": "index.html/x"} {
		_, err := NewFolder(dir).Publish(t.Context(), All(
			output.Make(output.Output{Path: "index.html"}, nil, nil), output.Make(output.Output{Path: path}, nil, nil)))
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: got error %v, want one with %q", path, err, words)
		}
		wantSite(t, dir, s)
	}
}

func TestOneAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	_, err := NewFolder(dir).Publish(t.Context(), func(yield func(output.Artifact, error) bool) {
		_, err := NewFolder(dir).Publish(t.Context(), site{"index.html": "second"}.artifacts())
		wantProblem(t, err, "PUB01", "Another Lodestone (process ")
		yield(output.Make(output.Output{Path: "index.html"}, []byte("first"), nil), nil)
	})
	must(t, err)
	wantSite(t, dir, site{"index.html": "first"})
}

func TestADamagedRecordIsNotBelieved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, site{"index.html": "home"})
	index := filepath.Join(filepath.Dir(dir), ".public.lodestone", "index")
	b, err := os.ReadFile(index)
	must(t, err)
	write(t, index, strings.Replace(string(b), "index.html", "indez.html", 1))
	_, err = NewFolder(dir).Publish(t.Context(), site{}.artifacts())
	wantProblem(t, err, "PUB07", "is damaged")
	wantSite(t, dir, site{"index.html": "home"})
}
