// Package internal_test holds the architecture as a test.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors gives every package its floor. A package imports lower floors only.
// Nouns (types that stages share) live below verbs (stages); no verb knows
// another; build alone knows their order.
var floors = map[string]int{
	"diag": 0, "memo": 0, "date": 0, "calc": 0, "codes": 0, "zip": 0, "mark": 0, "picture": 0,
	"source": 1, "lang": 1, "markdown": 1,
	"model": 2, "view": 2,
	"output": 3, "yamldoc": 3, "typeset": 3,
	"theme": 4, "chart": 4, "ooxml": 4, "pdfdoc": 4,
	"render/html": 5, "render/pdf": 5, "render/pptx": 5, "render/archive": 5, "render/data": 5, "render/card": 5, "render/contact": 5, "render/feed": 5, "render/portable": 5,
	"pdfcheck": 5,
	"load":     6, "check": 6, "plan": 6, "render": 6, "publish": 6,
	"build": 7,
	"dev":   8,
	"cli":   9,
}

// reads and writes name who may touch the disk, the clock and the
// environment; everybody else gets values.
var (
	disk  = []string{"source", "publish", "cli", "dev"}
	clock = []string{"cli", "dev"}
)

func TestLayers(t *testing.T) {
	seen := map[string]bool{}
	for path, imports := range packages(t, ".") {
		floor, known := floors[path]
		if !known {
			t.Errorf("internal/%s has no floor: add it to layers_test.go and ARCHITECTURE.md", path)
			continue
		}
		seen[path] = true
		for _, imported := range imports {
			inner, ours := strings.CutPrefix(imported, "lodestone/internal/")
			if ours && floors[inner] >= floor {
				t.Errorf("internal/%s (floor %d) imports internal/%s (floor %d)", path, floor, inner, floors[inner])
			}
			if imported == "os" && !slices.Contains(disk, path) {
				t.Errorf("internal/%s imports os; the disk is read in source and written in publish", path)
			}
		}
	}
	for path := range floors {
		if !seen[path] {
			t.Errorf("layers_test.go names internal/%s, which is not there", path)
		}
	}
}

func TestOnlyTheEdgesKnowTheTime(t *testing.T) {
	for path, names := range selectors(t, ".") {
		if slices.Contains(clock, path) {
			continue
		}
		for _, bad := range []string{"time.Now", "time.Since", "os.Getenv", "os.LookupEnv"} {
			if slices.Contains(names, bad) {
				t.Errorf("internal/%s uses %s; today is an input", path, bad)
			}
		}
	}
}

// apart are test harnesses and generators, which nothing imports.
var apart = []string{"acceptance", "acceptance/audit", "bench", "lang/gencldr"}

func packages(t *testing.T, root string) map[string][]string {
	found := map[string][]string{}
	walk(t, root, func(dir string, file string) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		found[dir] = append(found[dir], "")
		for _, i := range parsed.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			if !slices.Contains(found[dir], name) {
				found[dir] = append(found[dir], name)
			}
		}
	})
	return found
}

// walk visits the Go files of packages, tests and what stands apart left out.
func walk(t *testing.T, root string, visit func(dir, file string)) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || slices.Contains(apart, filepath.ToSlash(path))) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			visit(filepath.ToSlash(filepath.Dir(path)), path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
