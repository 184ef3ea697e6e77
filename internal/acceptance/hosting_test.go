package acceptance_test

import (
	"go/version"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/acceptance"
)

func TestTheHostServesTheDemo(t *testing.T) {
	none(t, acceptance.CheckHosting(hosting(t), demo(t)))
}

func TestPolicyStandsUpToAnEvaluator(t *testing.T) {
	for _, rule := range hosting(t).Headers {
		if policy := rule.Values["Content-Security-Policy"]; policy != "" {
			none(t, must(acceptance.EvaluatePolicy(policy, here))(t))
		}
	}
	weak := must(acceptance.EvaluatePolicy("script-src 'self' 'unsafe-inline'; frame-src 'none'", here))(t)
	if len(weak) < 2 {
		t.Errorf("a policy with inline scripts and without object-src should be reported for both, got %v", weak)
	}
}

// The version of Go is pinned to the last digit, and is one that go.mod accepts.
func TestTheHostHasTheRightGo(t *testing.T) {
	pinned := hosting(t).Build.Environment["GO_VERSION"]
	if !regexp.MustCompile(`^1\.\d+\.\d+$`).MatchString(pinned) {
		t.Errorf("GO_VERSION is %q, and should be a full version", pinned)
	}
	module := string(must(os.ReadFile(filepath.Join(repository, "go.mod")))(t))
	required := regexp.MustCompile(`(?m)^go (\S+)$`).FindStringSubmatch(module)
	if required == nil || version.Compare("go"+pinned, "go"+required[1]) < 0 {
		t.Errorf("GO_VERSION is %s, and go.mod wants %v", pinned, required)
	}
	command := strings.Fields(hosting(t).Build.Command)[0]
	if info, err := os.Stat(filepath.Join(repository, command)); err != nil || info.Mode()&0o100 == 0 {
		t.Errorf("the build command %s cannot be run: %v", command, err)
	}
}

func TestTheHomePageFollowsTheReader(t *testing.T) {
	address := serve(t, defect{}.site(t).Dir)
	tests := []struct{ asks, chose, want string }{
		{"", "", "/en/"},
		{"sv-SE,sv;q=0.9,en;q=0.8", "", "/sv/"},
		{"da", "", "/da/"},
		{"fr-BE,fr;q=0.9,nl;q=0.8", "", "/fr/"},
		{"ar-EG,ar;q=0.9", "", "/ar/"},
		{"zh-CN,zh;q=0.9,en;q=0.8", "", "/zh-Hans/"},
		{"en-GB,en;q=0.9", "zh-Hans", "/zh-Hans/"},
		{"fi-FI,fi;q=0.9", "", "/en/"},
		{"sv", "da", "/da/"},
		{"sv", "en", "/en/"},
	}
	for _, test := range tests {
		response := ask(t, address+"/", test.asks, test.chose)
		if got := response.Header.Get("Location"); got != test.want || response.StatusCode != http.StatusFound {
			t.Errorf("asks %q, chose %q: sent to %q with %d, want %s", test.asks, test.chose, got, response.StatusCode, test.want)
		}
	}
}

func TestWhatIsMissingIsSaidInTheLanguageOfTheAddress(t *testing.T) {
	site := defect{}.site(t)
	address := serve(t, site.Dir)
	for path, page := range map[string]string{
		"/sv/borta/": "sv/404.html", "/da/x": "da/404.html", "/fr/x": "fr/404.html", "/ar/x/y/z": "ar/404.html", "/zh-Hans/x/": "zh-Hans/404.html",
		"/en/gone/": "en/404.html", "/fi/": "en/404.html", "/assets/none.css": "en/404.html",
	} {
		response := ask(t, address+path, "", "")
		body := make([]byte, 4096)
		n, _ := response.Body.Read(body)
		if response.StatusCode != http.StatusNotFound || string(body[:n]) != string(must(site.Read(page))(t)) {
			t.Errorf("%s: status %d, and not the page %s", path, response.StatusCode, page)
		}
	}
}

func TestOnlyHashedFilesAreKeptForEver(t *testing.T) {
	address := serve(t, defect{}.site(t).Dir)
	for path, want := range map[string]string{
		"/assets/site-0123456789abcdef.css": "public, max-age=31536000, immutable",
		"/en/":                              "", // the host's default: ask again each time
		"/data/facts.json":                  "",
		"/media/picture.01234567.svg":       "public, max-age=31536000, immutable",
	} {
		response := ask(t, address+path, "", "")
		if got := response.Header.Get("Cache-Control"); got != want || response.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, Cache-Control %q, want %q", path, response.StatusCode, got, want)
		}
	}
}

// ask requests an address as a reader's browser would, following no redirect.
func ask(t *testing.T, address, languages, chosen string) *http.Response {
	t.Helper()
	request := must(http.NewRequest(http.MethodGet, address, nil))(t)
	if languages != "" {
		request.Header.Set("Accept-Language", languages)
	}
	if chosen != "" {
		request.AddCookie(&http.Cookie{Name: "nf_lang", Value: chosen})
	}
	response := must(http.DefaultTransport.RoundTrip(request))(t)
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func TestPlantedDefectsInHosting(t *testing.T) {
	site := defect{}.site(t)
	file := string(must(os.ReadFile(filepath.Join(repository, "netlify.toml")))(t))
	tests := []struct{ name, old, new, want string }{
		{"status", "status = 302", "status = 999", "the host has no status 999"},
		{"target", `to = "/sv/"`, `to = "/se/"`, "the site has no se/index.html"},
		{"misspelt", "[[redirects]]", "[[redirect]]", `the host knows no key "redirect"`},
		{"misspelt key", "conditions =", "condition =", `the host knows no key "condition"`},
		{"unreachable", "[[redirects]]", "[[redirects]]\n  from = \"/*\"\n  to = \"/da/404.html\"\n  status = 404\n\n[[redirects]]", "is never reached"},
		{"repeated", "[[redirects]]", "[[redirects]]\n  from = \"/*\"\n  to = \"/en/404.html\"\n  status = 404\n\n[[redirects]]", "the host reads 12 of 13 rules"},
		{"no English", "  from = \"/\"\n  to = \"/en/\"", "  from = \"/start\"\n  to = \"/en/\"", "readers of other languages are sent nowhere"},
		{"no Danish", `Language = ["da"]`, `Language = ["no"]`, "readers of da are not sent to /da/"},
		{"not found", `from = "/ar/*"`, `from = "/fa/*"`, "what is missing is not said in ar"},
		{"condition below", "  from = \"/sv/*\"\n", "  from = \"/sv/*\"\n  conditions = {Country = [\"SE\"]}\n", "only / may depend on the reader"},
		{"inline", "style-src 'self'", "style-src 'self' 'unsafe-inline'", "allows 'unsafe-inline'"},
		{"no frame rule", "; frame-ancestors 'none'", "", "lacks frame-ancestors 'none'"},
		{"twice", "X-Frame-Options", "Cache-Control", "Cache-Control is also set for /*"},
		{"no policy", "Referrer-Policy", "Referer-Policy", "Referrer-Policy is missing"},
		{"nothing there", `for = "/data/*"`, `for = "/date/*"`, "the site has no such file"},
		{"cached", `for = "/assets/*"`, `for = "/data/*"`, "data/facts.csv is cached for ever and has no hash in its name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(file, test.old) {
				t.Fatalf("netlify.toml has no %q to spoil", test.old)
			}
			dir := t.TempDir()
			spoilt := strings.Replace(file, test.old, test.new, 1)
			if err := os.WriteFile(filepath.Join(dir, "netlify.toml"), []byte(spoilt), 0o644); err != nil {
				t.Fatal(err)
			}
			host := must(acceptance.ReadHosting(dir, here, dir))(t)
			for _, finding := range acceptance.CheckHosting(host, site) {
				if strings.Contains(finding.String(), test.want) {
					return
				}
			}
			t.Errorf("not found: %s, in %v", test.want, acceptance.CheckHosting(host, site))
		})
	}
}
