package build_test

import (
	"strings"
	"testing"
)

// Whoever writes French types plain spaces before its marks, in data as in
// prose: on pages they do not break, and directives stay what they are.
func TestFrenchMarksKeepTheirSpaces(t *testing.T) {
	const about = "content/about.fr.md"
	s := demo(t).swap(t, "data/regions/oresund/strengths/one-labour-market.fr.yaml",
		"summary: \"", "summary: \"Une question ? Deux rives ; « un marché » : :fact[commuter-journeys] ! ")
	s = s.with(about, s[about]+"\n\nEncore une question ? Oui : « voilà » ; c'est 25 % !\n")
	out, result := made(t, s, options())
	if !result.Published {
		t.Fatal(result.Diagnostics)
	}
	for page, want := range map[string]string{
		"fr/strengths/one-labour-market/index.html": "Une question\u202f? Deux rives\u202f; «\u00a0un marché\u00a0»\u00a0: 18\u202f685\u00a0trajets\u202f!",
		"fr/a-propos/index.html":                    "Encore une question\u202f? Oui\u00a0: «\u00a0voilà\u00a0»\u202f; c’est 25\u00a0%\u202f!",
	} {
		if !strings.Contains(string(out[page]), want) {
			t.Errorf("%s lacks %+q:\n%+q", page, want, around(string(out[page]), "ne question"))
		}
	}
	if strings.Contains(string(out["sv/om/index.html"]), "\u202f") {
		t.Error("Swedish pages have the thin spaces of French")
	}
}
