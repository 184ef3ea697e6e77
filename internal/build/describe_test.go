package build_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every page that may be found says in its head what it is about, and no two
// of a language say the same.
func TestEveryPageIsDescribed(t *testing.T) {
	described := regexp.MustCompile(`<meta name="?description"? content="([^"]*)"`)
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			delete(s, toolkit) // documents have no such heads
			out, _ := made(t, s, options())
			seen := map[string]string{} // language and description → page
			for _, path := range sortedPaths(out) {
				page := string(out[path])
				if !strings.HasSuffix(path, ".html") || strings.HasSuffix(path, "404.html") || strings.Contains(page, "http-equiv") {
					continue
				}
				m := described.FindStringSubmatch(page)
				if m == nil || strings.TrimSpace(m[1]) == "" {
					t.Errorf("%s has no description", path)
					continue
				}
				if n := len([]rune(m[1])); n > 200 { // 155 characters, a few of them written as entities
					t.Errorf("%s: the description has %d characters: %s", path, n, m[1])
				}
				language, _, _ := strings.Cut(path, "/")
				if other := seen[language+m[1]]; other != "" {
					t.Errorf("%s and %s have the same description: %s", other, path, m[1])
				}
				seen[language+m[1]] = path
			}
			if len(seen) < 50 {
				t.Errorf("only %d pages were looked at", len(seen))
			}
		})
	}
}

func sortedPaths(out files) []string {
	var paths []string
	for path := range out {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}
