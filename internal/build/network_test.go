package build_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// network is a made-up network: a region across a strait, the regions of both
// sides, two municipalities, two countries, each in its own language.
func network(t testing.TB) site { return inputs(read(t, "testdata/network", "content", "data")) }

func TestNetworkHasAPortalAndARoomForEachRegion(t *testing.T) {
	out, _ := made(t, network(t), options())
	for _, path := range []string{
		"sv/index.html", "sv/regions/index.html", "sv/propositions/index.html",
		"sv/alvik/index.html", "sv/alvik/propositions/index.html", "sv/alvik/propositions/docka-i-alvik/index.html",
		"en/alvik/propositions/dock-in-alvik/index.html", "ar/alvik/index.html",
		"sv/strait/propositions/index.html", // Alvik is a part of it
		"da/nordby/index.html", "da/nordby/incentives/index.html", "da/nordby/contacts/index.html",
		"sv/alvik/feed.xml", "sv/alvik/events.ics", "data/alvik/facts.csv", "data/alvik/facts.json",
		"sv/alvik/toolkits/mapp/docka/alvik-docka-sv.zip", "sv/alvik/card.png", "sv/alvik/site-card.png",
	} {
		if out[path] == nil {
			t.Errorf("there is no %s", path)
		}
	}
	for _, path := range []string{
		"sv/regions/alvik/index.html",       // its home is its page
		"sv/havnso/propositions/index.html", // it has none
		"ar/alvik/sectors/index.html",       // Arabic does not have the section
		"sv/alvik/regions/index.html",       // nothing lies within it
		"data/propositions/facts.csv",
	} {
		if out[path] != nil {
			t.Errorf("there is %s", path)
		}
	}
}

func TestNetworkPagesFollowTheirRegion(t *testing.T) {
	out, _ := made(t, network(t), options())
	for _, test := range []struct{ page, holds, lacks string }{
		// the portal names the region of what it shows, and lets readers narrow to one
		{"sv/index.html", `<a href="/sv/alvik/">Alvik</a>`, `<a href="/sv/nordby/">`},
		{"sv/index.html", `Alvik · Varv`, ``},
		{"sv/contacts/index.html", `mailto:havnso@strait.example`, ``},
		{"sv/contacts/index.html", `id="region-havnso"`, `id="invest"`},
		{"sv/strait/contacts/index.html", `id="invest"`, `id="region-havnso"`},
		// menu, brand, feed and doors are the region's
		{"sv/alvik/index.html", `<a class="brand-name" href="/sv/alvik/" rel="home">Alvik</a>`, ``},
		{"sv/alvik/index.html", `<a href="/sv/alvik/propositions/">Se vad vi erbjuder</a>`, `href="/sv/propositions/"`},
		{"sv/alvik/sectors/varv/index.html", `href="/sv/alvik/feed.xml"`, `href="/sv/feed.xml"`},
		{"sv/alvik/sectors/varv/index.html", `<a href="/sv/">Sundets regioner</a>`, ``},
		{"sv/alvik/sectors/varv/index.html", `<a href="/sv/alvik/sectors/">`, `<a href="/sv/sectors/">`},
		// whom to call: its own desk; where that does not speak the language, one of a region around it
		{"da/nordby/index.html", `mailto:havnso@strait.example`, `mailto:alvik@`},
		{"sv/nordby/index.html", `mailto:desk@strait.example`, `mailto:alvik@`},
		{"ar/nordby/index.html", `class="call"`, `mailto:alvik@`}, // the only desk that speaks Arabic, of another region
		{"ar/alvik/index.html", `mailto:alvik@`, ``},
		{"sv/alvik/index.html", `mailto:alvik@strait.example`, `mailto:havnso@`},
		// incentives are inherited from the countries, and only from one's own
		{"da/nordby/incentives/index.html", `Skatteordning for forskere`, ``},
		{"da/strait/incentives/index.html", `Skatteordning for forskere`, ``},
		{"sv/alvik/incentives/index.html", `Strait voucher`, `Skatteordning`},
		// the whole speaks of itself to machines, on every page
		{"sv/alvik/index.html", `"@type":"WebSite","@id":"https://strait.example/","url":"https://strait.example/","name":"Sundets regioner"`, ``},
	} {
		page := string(out[test.page])
		if !strings.Contains(page, test.holds) {
			t.Errorf("%s lacks %s", test.page, test.holds)
		}
		if test.lacks != "" && strings.Contains(page, test.lacks) {
			t.Errorf("%s holds %s", test.page, test.lacks)
		}
	}
}

var (
	switches   = regexp.MustCompile(`(?s)<nav class="languages".*?</nav>`)
	tongues    = regexp.MustCompile(`hreflang="([^"]+)" dir`)
	alternates = regexp.MustCompile(`<link rel="alternate" hreflang="([^"]+)" href="https://strait.example/([^"]*)">`)
	hrefs      = regexp.MustCompile(`(?:href|src)="(/[^"#?]*)`)
)

func TestNetworkPutsARegionsLanguageFirst(t *testing.T) {
	out, _ := made(t, network(t), options())
	for page, want := range map[string]string{"sv/index.html": "en sv da ar", "en/alvik/index.html": "sv en da ar",
		"en/havnso/contacts/index.html": "da en sv ar", "en/strait/index.html": "sv da en ar", "en/about/index.html": "en sv da ar"} {
		var got []string
		for _, m := range tongues.FindAllStringSubmatch(switches.FindString(string(out[page])), -1) {
			got = append(got, m[1])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s offers %v, want %s", page, got, want)
		}
	}
}

// Every link within the network leads somewhere, and pages that name each
// other as translations do so in both directions.
func TestNetworkHoldsTogether(t *testing.T) {
	out, _ := made(t, network(t), options())
	pages := 0
	for path, data := range out {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		pages++
		for _, m := range hrefs.FindAllStringSubmatch(string(data), -1) {
			to := strings.TrimPrefix(html.UnescapeString(m[1]), "/")
			if strings.HasSuffix(to, "/") || to == "" {
				to += "index.html"
			}
			if out[to] == nil {
				t.Errorf("%s leads to %s, which is not there", path, m[1])
			}
		}
		self := strings.TrimSuffix(path, "index.html")
		for _, m := range alternates.FindAllStringSubmatch(string(data), -1) {
			if m[1] == "x-default" {
				continue
			}
			back := alternates.FindAllStringSubmatch(string(out[m[2]+"index.html"]), -1)
			if !slices.ContainsFunc(back, func(b []string) bool { return b[2] == self }) {
				t.Errorf("%s names %s as its %s, which does not name it", path, m[2], m[1])
			}
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages were looked at", pages)
	}
}

// A region shows the sum of its parts where it can be had and says what is
// missing where it cannot; a part shows what is known of what it lies in.
func TestNetworkRollsUpAndInherits(t *testing.T) {
	out, _ := made(t, network(t), options())
	for _, test := range []struct{ page, holds string }{
		{"en/havnso/index.html", `data-fact="havnso/sum-population-2024-01-01">20,500<`},
		{"en/havnso/index.html", `No total, for there is no figure for Sydby.`},
		{"en/havnso/index.html", `data-fact="nordby/arbejdspladser-2024"`},
		{"en/strait/index.html", `data-fact="strait/sum-population-2024-01-01">61,500<`},
		{"en/strait/facts/sum-population-2024-01-01/index.html", `data-fact="alvik/population-2024"`},
		{"en/nordby/index.html", `These figures describe Havnsø as a whole, not Nordby alone.`},
		{"en/nordby/index.html", `data-fact="havnso/kajlaengde"`},
		{"data/havnso/facts.csv", "havnso/sum-population-2024-01-01,"},
	} {
		if !strings.Contains(string(out[test.page]), test.holds) {
			t.Errorf("%s lacks %s", test.page, test.holds)
		}
	}
	if strings.Contains(string(out["en/alvik/index.html"]), `id="inherited-havnso"`) {
		t.Error("Alvik shows what is known of Nordby, which is not around it")
	}
	other, _ := made(t, network(t).swap(t, "data/regions/alvik/benchmarks/invanare.yaml", "finding:", "comparability: Åren skiljer sig.\nfinding:").
		swap(t, "data/regions/sydby/facts/tal.yaml", "as_of: 2024-01-01", "as_of: 2023-01-01"), options())
	if other["en/strait/facts/sum-population-2024-01-01/index.html"] != nil {
		t.Error("there is a sum of different years")
	}
}

// What a region was called leads to what it is called, page by page and by a
// rule; what is known of a region that has ended says so.
func TestNetworkKeepsFormerNames(t *testing.T) {
	out, _ := made(t, network(t), options())
	for _, test := range []struct{ page, holds string }{
		{"_redirects", "/sv/gamla-alvik/* /sv/alvik/:splat 301\n"},
		{"_redirects", "/da/ostvik/* /da/alvik/:splat 301\n"},
		{"sv/gamla-alvik/index.html", `url=/sv/alvik/"`},
		{"sv/gamla-alvik/sectors/varv/index.html", `url=/sv/alvik/sectors/varv/"`},
		{"sv/ostvik/index.html", `url=/sv/alvik/"`},
		{"sv/ostvik/facts/fyrar/index.html", `Ostvik fanns till 2015. Området hör nu till Alvik.`},
		{"sv/ostvik/facts/fyrar/index.html", `<a class="brand-name" href="/sv/alvik/"`},
		{"sv/alvik/index.html", `tidigare Gamla Alvik och Ostvik`},
		{"sv/alvik/index.html", `Siffrorna beskriver Ostvik som det var till 2015, innan det blev en del av Alvik.`},
		{"sv/alvik/index.html", `data-fact="ostvik/fyrar"`},
		{"sv/alvik/facts/docks-2010/index.html", `Gamla Alvik`},
	} {
		if !strings.Contains(string(out[test.page]), test.holds) {
			t.Errorf("%s lacks %s", test.page, test.holds)
		}
	}
	for _, path := range []string{"sv/ostvik/feed.xml", "sv/regions/ostvik/index.html"} {
		if out[path] != nil {
			t.Errorf("there is %s", path)
		}
	}
	if strings.Contains(string(out["sv/alvik/facts/docks/index.html"]), "Gamla Alvik") {
		t.Error("a fact of today names what the region was called before")
	}
	if strings.Contains(string(out["sv/regions/index.html"]), `href="/sv/ostvik/"`) {
		t.Error("a region that has ended is listed")
	}
}
