package acceptance_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

// buildForHost runs the host's build command as the host does, into a folder.
func buildForHost(t *testing.T, environment ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	script := strings.Fields(hosting(t).Build.Command)[0]
	command := exec.Command(filepath.Join(repository, script), out)
	// 2026-11-22, so that the test does not depend on the day it runs.
	command.Env = append(os.Environ(), append(environment, "SOURCE_DATE_EPOCH=1795305600")...)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", command, err, output)
	}
	return out
}

func TestPreviewsAreKeptFromSearchEngines(t *testing.T) {
	out := buildForHost(t, "CONTEXT=deploy-preview", "URL=https://region.example", "DEPLOY_PRIME_URL=https://preview.example")
	address := serveAs(t, must(acceptance.ReadHosting(repository, here, out))(t), out)
	response := ask(t, address+"/en/", "", "")
	if got := response.Header.Get("X-Robots-Tag"); got != "noindex" || response.StatusCode != http.StatusOK {
		t.Errorf("status %d, X-Robots-Tag %q, want noindex", response.StatusCode, got)
	}
	if response.Header.Get("Content-Security-Policy") == "" {
		t.Error("the preview lost the content security policy")
	}
	if page := read(t, out, "en/index.html"); !strings.Contains(page, "https://preview.example/") || strings.Contains(page, "https://region.example/") {
		t.Error("the preview's pages do not give the preview's address")
	}
}

func TestProductionIsFoundBySearchEngines(t *testing.T) {
	out := buildForHost(t, "CONTEXT=production", "URL=https://region.example", "DEPLOY_PRIME_URL=https://main--region.example")
	address := serveAs(t, must(acceptance.ReadHosting(repository, here, out))(t), out)
	if got := ask(t, address+"/en/", "", "").Header.Get("X-Robots-Tag"); got != "" {
		t.Errorf("X-Robots-Tag is %q, and should not be there", got)
	}
	page := read(t, out, "en/index.html")
	if !strings.Contains(page, "https://region.example/") || strings.Contains(page, "main--region.example") {
		t.Error("the pages do not give the site's public address")
	}
}

func read(t *testing.T, dir, file string) string {
	t.Helper()
	return string(must(os.ReadFile(filepath.Join(dir, filepath.FromSlash(file))))(t))
}

// The papers a newcomer looks for are there and name the commands that work.
func TestPapers(t *testing.T) {
	for file, words := range map[string][]string{
		"README.md":       {"make site", "make test"},
		"ARCHITECTURE.md": {"internal/build"},
		"CONTRIBUTING.md": {"make test", ".ci/run"},
		"CHANGELOG.md":    {"## Unreleased"},
		"LICENSE":         {"Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS"},
		".ci/run":         {"make test", "make lint", "make golden"},
	} {
		text := read(t, repository, file)
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s does not mention %q", file, word)
			}
		}
	}
}
