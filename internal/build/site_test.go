package build_test

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/build"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/load"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/publish"
	"lodestone/internal/source"
	"lodestone/themes"
)

// site is the files of a site by path, to be edited and built.
type site map[string]string

// files is what a build published, by path.
type files map[string][]byte

// today is the day that both sites are clean of errors on.
func today() date.Date { return date.New(2026, 11, 22) }

// sites are the two sites that the tests build: the demonstration at the root
// of the repository, and one that differs from it wherever it can.
func sites(t testing.TB) map[string]site {
	return map[string]site{"demo": demo(t), "second": second(t)}
}

// everySite is these and the network.
func everySite(t testing.TB) map[string]site {
	all := sites(t)
	all["network"] = network(t)
	return all
}

func demo(t testing.TB) site   { return inputs(read(t, "../..", "content", "data")) }
func second(t testing.TB) site { return inputs(read(t, "testdata/second", "content", "data")) }

// inputs leaves out what editors leave behind.
func inputs(s site) site {
	maps.DeleteFunc(s, func(path, _ string) bool { return source.Ignored(filepath.Base(path)) })
	return s
}

func read(t testing.TB, dir string, roots ...string) site {
	t.Helper()
	s := site{}
	for _, root := range roots {
		err := filepath.WalkDir(filepath.Join(dir, root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			rel, _ := filepath.Rel(dir, path)
			s[filepath.ToSlash(rel)] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s site) tree() *source.Tree { return source.FromMap(s) }

// with gives a copy in which one file is another.
func (s site) with(path, content string) site {
	out := maps.Clone(s)
	out[path] = content
	return out
}

// swap gives a copy in which a text of one file is another; it must be there.
func (s site) swap(t testing.TB, path, old, new string) site {
	t.Helper()
	if !strings.Contains(s[path], old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	return s.with(path, strings.ReplaceAll(s[path], old, new))
}

// write puts a site on disk.
func (s site) write(t testing.TB, dir string) {
	t.Helper()
	for path, content := range s {
		file := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func options() build.Options {
	return build.Options{Today: today(), Jobs: 2, Themes: themes.Files, Program: "test"}
}

// store is a memo large enough for every site here.
func store() *memo.Store { return memo.New(256 << 20) }

// run builds; what goes wrong beside the content fails the test.
func run(t testing.TB, s site, to publish.Target, kept *memo.Store, opts build.Options) build.Result {
	t.Helper()
	result, err := build.Run(context.Background(), s.tree(), to, kept, opts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// made builds a site that must be free of errors, from nothing.
func made(t testing.TB, s site, opts build.Options) (files, build.Result) {
	t.Helper()
	return onto(t, s, new(publish.Memory), store(), opts)
}

// onto builds a site that must be free of errors over what stood there.
func onto(t testing.TB, s site, to *publish.Memory, kept *memo.Store, opts build.Options) (files, build.Result) {
	t.Helper()
	result := run(t, s, to, kept, opts)
	if !result.Published {
		t.Fatalf("nothing was published:\n%s", told(result.Diagnostics, diag.Error))
	}
	return shown(t, to), result
}

// shown reads what stands in memory.
func shown(t testing.TB, m *publish.Memory) files {
	t.Helper()
	now := m.Now()
	out := files{}
	for _, path := range now.Paths() {
		a, _ := now.Lookup(path)
		data, err := a.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if sha256.Sum256(data) != a.Hash {
			t.Errorf("%s is not what its hash says", path)
		}
		out[path] = data
	}
	return out
}

// onDisk reads a folder.
func onDisk(t testing.TB, dir string) files {
	t.Helper()
	out := files{}
	for path, data := range read(t, dir, ".") {
		out[path] = []byte(data)
	}
	return out
}

// differences names the files in which two outputs differ.
func differences(a, b files) []string {
	var out []string
	for path := range a {
		if _, ok := b[path]; !ok {
			out = append(out, "- "+path)
		} else if string(a[path]) != string(b[path]) {
			out = append(out, "≠ "+path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			out = append(out, "+ "+path)
		}
	}
	slices.Sort(out)
	return out
}

// told gives findings of a severity, one a line.
func told(list diag.List, sev diag.Severity) string {
	var out []string
	for _, d := range list {
		if d.Severity == sev {
			out = append(out, d.Code+" "+d.File+": "+d.Message)
		}
	}
	return strings.Join(out, "\n")
}

// loaded is the site as the model has it.
func loaded(t testing.TB, s site) *model.Site {
	t.Helper()
	m, list := load.Site(s.tree(), store(), 2)
	if m == nil || list.HasErrors() {
		t.Fatalf("the site cannot be read:\n%s", told(list, diag.Error))
	}
	return m
}
