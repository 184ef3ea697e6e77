package acceptance_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

// specimen writes the specimen of a theme into a folder.
func specimen(t *testing.T, theme string) *acceptance.Site {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "specimen")
	command := exec.Command("go", "run", "./cmd/lodestone", "specimen", "--source", t.TempDir(), "--theme", theme, "--out", dir)
	command.Dir = repository
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	} else if strings.Contains(string(output), "Not shown") {
		t.Errorf("%s", output)
	}
	return must(acceptance.Open(dir, fixtureBase))(t)
}

// Every component in every state, in both themes, light and dark, from left to
// right and from right to left, from a narrow phone to a wall.
func TestSpecimensInABrowser(t *testing.T) {
	for _, theme := range []string{"default", "sodra-smaland"} {
		t.Run(theme, func(t *testing.T) {
			site := specimen(t, theme)
			none(t, must(acceptance.CheckMarkup(site.Dir, here))(t))
			address, pages := serve(t, site.Dir), []string{"en.html", "ar.html"}
			none(t, must(acceptance.CheckPages(browser(t), address, pages))(t))
			none(t, must(acceptance.CheckWidths(browser(t), address, pages, 768, 1920, 2560))(t))
		})
	}
}
