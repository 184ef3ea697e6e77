package acceptance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// linkedData gives the structured data of a page, block by block.
func linkedData(page *Page) []string {
	var blocks []string
	for _, node := range named(page.Root, "script") {
		if attribute(node, "type") == "application/ld+json" && node.FirstChild != nil {
			blocks = append(blocks, node.FirstChild.Data)
		}
	}
	return blocks
}

// shape is a document of structured data without what its type does not
// depend on, and the first page that has one of that shape.
type shape struct{ page, document string }

// CheckTypes has TypeScript judge the structured data of every page by
// schema-dts, which is schema.org as types: every type is one, every property
// belongs to its type, every value is of a type that the property takes.
// Pages of one shape are judged once. dir is a folder to work in.
func CheckTypes(site *Site, acceptanceDir, dir string) ([]Finding, error) {
	shapes, findings := shapesOf(site)
	if len(shapes) == 0 {
		return findings, nil
	}
	lines := []string{`import type { Graph, Thing, WithContext } from 'schema-dts'`}
	for i, s := range shapes {
		kind := "WithContext<Thing>"
		if strings.Contains(s.document, `"@graph":`) {
			kind = "Graph"
		}
		lines = append(lines, fmt.Sprintf("export const d%d: %s =\n%s", i, kind, s.document))
	}
	report, err := typeCheck(acceptanceDir, dir, strings.Join(lines, "\n"))
	if err != nil {
		return nil, err
	}
	return sorted(append(findings, typeFindings(report, shapes)...)), nil
}

// shapesOf gives the different documents of a site, and what cannot be read.
func shapesOf(site *Site) (shapes []shape, findings []Finding) {
	seen := map[string]bool{}
	for _, page := range site.Pages {
		if page.Redirect {
			continue
		}
		blocks := linkedData(page)
		if len(blocks) != 1 {
			findings = append(findings, Finding{"types", page.File, "", fmt.Sprintf("has %d blocks of structured data, and should have one", len(blocks))})
		}
		for _, block := range blocks {
			var document any
			if err := json.Unmarshal([]byte(block), &document); err != nil {
				findings = append(findings, Finding{"types", page.File, "", "the structured data is no JSON: " + err.Error()})
				continue
			}
			bare, err := json.Marshal(bareOf(document))
			if err != nil {
				findings = append(findings, Finding{"types", page.File, "", err.Error()})
				continue
			}
			if !seen[string(bare)] {
				seen[string(bare)] = true
				shapes = append(shapes, shape{page.File, string(bare)})
			}
		}
	}
	return shapes, findings
}

// bareOf replaces words and numbers, and lists of one shape by one item. What
// schema.org has names for (types, contexts, members of enumerations) stays.
func bareOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			if key == "@type" || key == "@context" {
				out[key] = value
			} else {
				out[key] = bareOf(value)
			}
		}
		return out
	case []any:
		var out []any
		seen := map[string]bool{}
		for _, item := range v {
			item = bareOf(item)
			if text, err := json.Marshal(item); err == nil && !seen[string(text)] {
				seen[string(text)] = true
				out = append(out, item)
			}
		}
		return out
	case string:
		if strings.Contains(v, "schema.org/") {
			return v
		}
		return "words"
	case float64:
		return 1
	}
	return v
}

// typeCheck runs the compiler over a file and gives what it prints.
func typeCheck(acceptanceDir, dir, program string) ([]byte, error) {
	node, err := Tool("node")
	if err != nil {
		return nil, err
	}
	modules, err := filepath.Abs(filepath.Join(acceptanceDir, "node_modules"))
	if err != nil {
		return nil, err
	}
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "documents.ts")
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		return nil, err
	}
	command := exec.Command(node, filepath.Join(modules, "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck",
		"--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--pretty", "false", "--types", "", "documents.ts")
	command.Dir = dir
	var out, stderr bytes.Buffer
	command.Stdout, command.Stderr = &out, &stderr
	err = command.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && bytes.Contains(out.Bytes(), []byte("documents.ts(")) {
		return out.Bytes(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("TypeScript (is it installed? make setup): %w\n%s%s", err, out.Bytes(), stderr.Bytes())
	}
	return out.Bytes(), nil
}

// typeFindings reads "documents.ts(12,345): error TS2353: …", to which
// indented lines may be added.
func typeFindings(report []byte, shapes []shape) []Finding {
	line := regexp.MustCompile(`^documents\.ts\((\d+),(\d+)\): error (TS\d+): (.*)$`)
	var findings []Finding
	for said := range strings.Lines(string(report)) {
		said = strings.TrimRight(said, "\r\n")
		found := line.FindStringSubmatch(said)
		if found == nil {
			if len(findings) > 0 && strings.TrimSpace(said) != "" {
				last := &findings[len(findings)-1]
				last.Message += "; " + strings.TrimSpace(said)
			}
			continue
		}
		number, _ := strconv.Atoi(found[1])
		column, _ := strconv.Atoi(found[2])
		s := shapes[max(number-2, 0)/2] // a line of imports, then two lines each
		start := 0
		if number%2 == 1 {
			start = min(column-1, len(s.document))
		}
		findings = append(findings, Finding{"types", s.page, excerpt(s.document, start), found[3] + ": " + found[4]})
	}
	return slices.Compact(findings)
}

// excerpt is a piece of a text from an offset on.
func excerpt(s string, start int) string {
	const most = 60
	return strings.ToValidUTF8(s[start:min(start+most, len(s))], "")
}
