package build_test

import (
	"regexp"
	"strings"
	"testing"
)

// What is not in the language of a page or file says which language it is
// in: of the notice, the one that is shown and not the one that the record
// was written in.
func TestFallbackNamesTheLanguageShown(t *testing.T) {
	s := second(t).swap(t, "data/regions/nordtal/facts/zahlen.ja.yaml", "verfahren: {label: 試験所の測定方法, text: 摂氏二十度の真空中で}", "verfahren: {label: 試験所の測定方法}")
	const page = "content/ueber-uns.ja.md"
	s = s.with(page, s[page]+"\n\n測定 :fact[nordtal/verfahren]。\n")
	// Written in Japanese, partly in Hebrew, with one text in German.
	s = s.with("data/regions/aomine/incentives/shisaku.de.yaml", "who: Firmen, die im Tal bauen\n")
	out, _ := made(t, s, options())
	for _, c := range []struct{ path, want, not string }{
		// A Japanese record that has a German label, on a Hebrew page.
		{"he/aomine/contacts/madoguchi/index.html", `shown in גרמנית\. <a href="/ansiedlung/de/aomine/contacts/madoguchi/" hreflang="de">`, `יפנית\.`},
		{"he/contacts/aomine-madoguchi.vcf", `FN;LANGUAGE=de:Firmenschalter Aomine\r\n.*\r\nORG;LANGUAGE=ja:青峰町役場`, `LANGUAGE=he:(Firmen|青)`},
		{"de/aomine/incentives/shisaku/index.html", `shown in Japanisch\. <a href="/ansiedlung/ja/aomine`, `und Deutsch`},
		{"de/contacts/aomine-madoguchi.vcf", `FN;LANGUAGE=de:Firmenschalter Aomine`, `LANGUAGE=de:青`},
		// Words as values of facts.
		{"ja/nordtal/facts/verfahren/index.html", `<span class="value" data-fact="nordtal/verfahren" lang="de" dir="ltr">im Vakuum`, `<span class="value" data-fact="nordtal/verfahren">`},
		{"de/nordtal/facts/verfahren/index.html", `<span class="value" data-fact="nordtal/verfahren">im Vakuum`, `data-fact="nordtal/verfahren" lang=`},
		{"ja/watashitachi/index.html", `data-fact="nordtal/verfahren" lang="de" dir="ltr">im Vakuum`, `data-fact="nordtal/verfahren">`},
	} {
		text := string(out[c.path])
		if !regexp.MustCompile(c.want).MatchString(text) {
			t.Errorf("%s lacks %s:\n%s", c.path, c.want, around(text, "notice-fallback", "nordtal/verfahren", "VCARD"))
		}
		if m := regexp.MustCompile(c.not).FindString(text); m != "" {
			t.Errorf("%s has %s", c.path, m)
		}
	}
}

// Where two other languages are shown, the notice names both, the one with
// more text first.
func TestFallbackNamesEveryLanguageShown(t *testing.T) {
	s := second(t).swap(t, "data/site.yaml", "    fallback: hide\n", "")
	s = s.with("data/regions/aomine/incentives/shisaku.de.yaml", "who: Firmen, die im Tal bauen\n")
	s["data/regions/aomine/incentives/shisaku.he.yaml"] = "name: מענק\n"
	out, _ := made(t, s, options())
	text := string(out["he/aomine/incentives/shisaku/index.html"])
	if want := "shown in יפנית and גרמנית."; !strings.Contains(text, want) {
		t.Errorf("the notice lacks %q:\n%s", want, around(text, "notice-fallback"))
	}
}

// Where a language omits what it lacks, nothing links to what was omitted, the
// card of a contact without a page among it.
func TestNothingLinksToWhatWasOmitted(t *testing.T) {
	s := demo(t).swap(t, "data/site.yaml", "  - tag: sv\n", "  - tag: sv\n    fallback: omit\n")
	const desks = "data/regions/oresund/contacts/desks.sv.yaml"
	if s[desks] == "" {
		t.Fatalf("there is no %s to remove", desks)
	}
	delete(s, desks)
	out, _ := made(t, s, options())
	if _, ok := out["sv/contacts/index.html"]; !ok {
		t.Fatal("the Swedish pages are not there")
	}
	link := regexp.MustCompile(`(?:href|src)="/([^"#?]*)`)
	for path, page := range out {
		if !strings.HasPrefix(path, "sv/") || !strings.HasSuffix(path, ".html") {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(string(page), -1) {
			to := m[1]
			if to == "" || strings.HasSuffix(to, "/") {
				to += "index.html"
			}
			if _, ok := out[to]; !ok {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			}
		}
	}
}

// A segment of which nothing but its name is known, or shown in a language, is
// named all the same, and no term stands without its description.
func TestSegmentsWithoutDetailsAreNamed(t *testing.T) {
	const file = "data/regions/nordtal/segments/zielgruppen.yaml"
	s := second(t).swap(t, file, "  origin_markets: [JP, IL]\n", "")
	for _, c := range []struct {
		name string
		site site
		in   []string
	}{
		{"no pains", s.swap(t, file, "  pains:\n    - {key: platz, text: Ihre Werkbänke stehen zu eng.}\n", "").
			with("data/regions/nordtal/segments/zielgruppen.he.yaml", "messgeraete: {name: יצרני מכשירי מדידה}\n").
			with("data/regions/nordtal/segments/zielgruppen.ja.yaml", "messgeraete: {name: 計測器メーカー}\n"), []string{"de", "he", "ja"}},
		{"pains hidden", s.with("data/regions/nordtal/segments/zielgruppen.he.yaml", "messgeraete: {name: יצרני מכשירי מדידה}\n"), []string{"he"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, _ := made(t, c.site, options())
			names := map[string]string{"de": "Hersteller von Messgeräten", "he": "יצרני מכשירי מדידה", "ja": "計測器メーカー"}
			for _, tag := range c.in {
				named := false
				for path, page := range out {
					if strings.HasPrefix(path, tag+"/nordtal/propositions/") {
						named = named || strings.Contains(string(page), "<dd>"+names[tag]+"</dd>")
					}
				}
				if !named {
					t.Errorf("no proposition in %s says that it is for %s", tag, names[tag])
				}
			}
			bare := regexp.MustCompile(`<dt>[^<]*(<[^/][^<]*</[a-z]+>)?[^<]*</dt>\s*</div>`)
			for path, page := range out {
				if m := bare.FindString(string(page)); m != "" && strings.HasSuffix(path, ".html") {
					t.Errorf("%s has a term without description: %s", path, m)
				}
			}
		})
	}
}

// around gives what stands where one of some words is found first.
func around(text string, words ...string) string {
	for _, w := range words {
		if i := strings.Index(text, w); i >= 0 {
			return text[max(0, i-100):min(len(text), i+400)]
		}
	}
	return "(nothing)"
}
