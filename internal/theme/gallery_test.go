package theme_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lodestone/internal/diag"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/themes"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each theme of the gallery is broken; the golden file beside it is all that
// its author gets to read.
func TestGallery(t *testing.T) {
	paths, err := filepath.Glob("testdata/gallery/*.txtar")
	if err != nil || len(paths) < 25 {
		t.Fatalf("the gallery has %d files, %v", len(paths), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			use := "mine"
			if first, _, _ := strings.Cut(string(archive.Comment), "\n"); strings.HasPrefix(first, "theme ") {
				use = strings.TrimPrefix(first, "theme ")
			}
			tree := source.FromMap(files)
			th, list := theme.Load(tree, themes.Files, use, nil)
			list = own(list)
			if len(list) == 0 || (th == nil) != list.HasErrors() {
				t.Errorf("found %v, and the theme is %v", list, th)
			}
			golden(t, strings.TrimSuffix(path, ".txtar")+".golden", printed(t, list, tree))
		})
	}
}

// own leaves out what is found about the default theme alone: what its
// catalogs lack, say, is not this gallery's matter.
func own(list diag.List) diag.List {
	var out diag.List
	for _, d := range list {
		if d.Severity == diag.Error || !strings.HasPrefix(d.File, "themes/default/") {
			out = append(out, d)
		}
	}
	return out
}

func printed(t *testing.T, list diag.List, tree *source.Tree) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.Text(&b, list, tree.Line, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, diag.Summary(list))
	// Where things stand in the default theme is no matter of this gallery.
	return regexp.MustCompile(`(themes/default/\S+\.\w+):\d+:\d+`).ReplaceAllString(b.String(), "$1:…")
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
