package check_test

import (
	"flag"
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/check"
	"lodestone/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Every code in the source is explained, and what is explained exists.
func TestCodesAreExplained(t *testing.T) {
	var registered []string
	for _, c := range check.Codes() {
		registered = append(registered, c.ID)
		for what, text := range map[string]string{"title": c.Title, "means": c.Means, "mend": c.Mend, "example": c.Example} {
			if text == "" {
				t.Errorf("%s has no %s", c.ID, what)
			}
		}
		if !strings.HasSuffix(c.Means, ".") || !strings.HasSuffix(c.Mend, ".") || strings.HasSuffix(c.Title, ".") {
			t.Errorf("%s: meaning and mend are sentences, the title is not", c.ID)
		}
		if len(c.Severities) == 0 || !slices.IsSortedFunc(c.Severities, func(a, b diag.Severity) int { return int(b - a) }) {
			t.Errorf("%s: severities %v", c.ID, c.Severities)
		}
	}
	if doubles := len(registered) - len(slices.Compact(slices.Sorted(slices.Values(registered)))); doubles > 0 {
		t.Errorf("%d codes are explained twice", doubles)
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(codesInUse(t))), slices.Sorted(slices.Values(registered))); diff != "" {
		t.Errorf("codes in the source (-) and in codes.go (+):\n%s", diff)
	}
}

// codesInUse finds the codes in the program's source: string literals of
// their form. What only tests use is left out.
func codesInUse(t *testing.T) []string {
	form := regexp.MustCompile(`^[A-Z]{2,3}[0-9]{2}$`)
	found := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"testdata", "node_modules", "acceptance", "bench", "pdfcheck"}, d.Name()) {
			return filepath.SkipDir
		}
		ours := path == filepath.Join("..", "check", d.Name()) && strings.HasPrefix(d.Name(), "codes")
		if d.IsDir() || ours || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, s := range literals(src) {
			if form.MatchString(s) {
				found[s] = true
			}
		}
		return nil
	})
	if err != nil || len(found) < 50 {
		t.Fatal(len(found), err)
	}
	var out []string
	for id := range found {
		out = append(out, id)
	}
	return out
}

func literals(src []byte) (texts []string) {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, nil, 0)
	for {
		_, tok, lit := s.Scan()
		if tok == token.EOF {
			return texts
		}
		if text, err := strconv.Unquote(lit); tok == token.STRING && err == nil {
			texts = append(texts, text)
		}
	}
}

// The reference page is generated from the codes.
func TestReferencePage(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!-- Generated from internal/check/codes*.go by “go test ./internal/check -update”. -->\n\n# Findings\n\n")
	b.WriteString("Every finding has a code, a place, what is wrong and what to do.\n\n")
	b.WriteString("- **error**: the input is wrong. Nothing is published; the last good output stays.\n")
	b.WriteString("- **due**: time or a consent changed the world. The site is published in its honest state; `--strict` fails.\n")
	b.WriteString("- **warning**: should be mended. **info**: worth knowing.\n\n")
	b.WriteString("In data/site.yaml, `policy.severity` raises a finding (`TRN01: error`), and lowers warnings only (`SEO01: info`).\n\n")
	b.WriteString("| Code | About | Severity |\n|---|---|---|\n")
	for _, c := range check.Codes() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", c.ID, strings.ToLower(c.ID), c.Title, words(c))
	}
	for _, c := range check.Codes() {
		fmt.Fprintf(&b, "\n## %s\n\n**%s** (%s). %s\n\n*What to do:* %s\n\n```\n%s\n```\n", c.ID, c.Title, words(c), c.Means, c.Mend, c.Example)
	}
	golden(t, filepath.Join("..", "..", "docs", "checks.md"), b.String())
}

func words(c check.Code) string {
	var out []string
	for _, s := range c.Severities {
		out = append(out, s.String())
	}
	return strings.Join(out, ", ")
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
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
