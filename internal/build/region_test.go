package build_test

import (
	"maps"
	"strings"
	"testing"

	"lodestone/internal/diag"
	"lodestone/internal/publish"
)

// alone is a network's folder without the regions that are not named.
func alone(s site, regions ...string) site {
	out := maps.Clone(s)
	maps.DeleteFunc(out, func(path, _ string) bool {
		parts := strings.Split(path, "/")
		if len(parts) < 4 || parts[1] != "regions" {
			return false
		}
		for _, r := range regions {
			if parts[2] == r {
				return false
			}
		}
		return true
	})
	return out
}

// The site of a region alone is the same, byte for byte, whether it is built
// from the network's folder or from one that holds the region alone: with
// what it consists of, the country it lies in, and what is shared.
func TestARegionsOwnSiteNeedsNoNetwork(t *testing.T) {
	opts := options()
	opts.Region = "havnso"
	from, _ := made(t, network(t), opts)
	own, _ := made(t, alone(network(t), "havnso", "nordby", "sydby", "danmark"), opts)
	for _, d := range differences(from, own) {
		t.Error(d)
	}
	if len(from) < 100 {
		t.Errorf("%d files prove nothing", len(from))
	}
	for _, test := range []struct{ page, holds, lacks string }{
		{"index.html", `url=/da/"`, ``},
		{"da/index.html", `<a class="brand-name" href="/da/" rel="home">Flyt til Havnsø</a>`, `Strait Regions`},
		{"da/index.html", `<link rel="canonical" href="https://havnso.example/da/">`, `alvik`},
		{"da/facts/kajlaengde/index.html", `data-fact="havnso/kajlaengde"`, ``},
		{"da/nordby/facts/befolkning-2024/index.html", `data-fact="nordby/befolkning-2024"`, ``},
		{"da/incentives/index.html", `Skatteordning for forskere`, ``}, // the country's
		{"da/incentives/index.html", `Strait voucher`, `Alvik`},        // everybody's, of which Alvik is no part here
		{"robots.txt", "https://havnso.example/sitemap.xml", ``},
		{"data/facts.csv", "havnso/sum-population-2024-01-01,", "alvik/"},
	} {
		page := string(from[test.page])
		if !strings.Contains(page, test.holds) {
			t.Errorf("%s lacks %s", test.page, test.holds)
		}
		if test.lacks != "" && strings.Contains(page, test.lacks) {
			t.Errorf("%s holds %s", test.page, test.lacks)
		}
	}
	for path := range from {
		parts := strings.Split(path, "/")
		if strings.Contains(path, "alvik") || len(parts) > 2 && parts[1] == "havnso" {
			t.Errorf("there is %s", path)
		}
	}
}

// Flags go before what the region says of its own site, and what is wrong
// elsewhere is no matter.
func TestARegionsOwnSiteIsItsOwn(t *testing.T) {
	opts := options()
	opts.Region, opts.BaseURL = "havnso", "https://preview.example/x"
	out, _ := made(t, network(t).swap(t, "data/regions/alvik/region.yaml", "type: nuts3", "type: nuts9"), opts)
	if page := string(out["da/index.html"]); !strings.Contains(page, `href="https://preview.example/x/da/"`) {
		t.Error("the address that was given is not used")
	}
	opts.Region = "havnsø"
	result := run(t, network(t), new(publish.Memory), store(), opts)
	if got := told(result.Diagnostics, diag.Error); result.Published || !strings.Contains(got, "SIT11") {
		t.Errorf("a region that is not there: %s", got)
	}
	opts.Region = "nordby"
	if out, _ := made(t, network(t), opts); out["da/facts/befolkning-2024/index.html"] == nil {
		t.Error("a municipality has no site of its own")
	}
}

// A region in error does not take the others down: they are published, the
// portal says what is missing, and the findings say why.
func TestTheOthersKeepGoing(t *testing.T) {
	opts := options()
	opts.KeepGoing = true
	whole, _ := made(t, network(t), opts)
	for name, test := range map[string]struct {
		broken site
		code   string
	}{
		"a value that is none":     {network(t).swap(t, "data/regions/alvik/region.yaml", "type: nuts3", "type: nuts9"), "YML01"},
		"a file that is no YAML":   {network(t).with("data/regions/alvik/region.yaml", "name: [\n"), "YML01"},
		"a fact without a source":  {network(t).swap(t, "data/regions/alvik/facts/siffror.yaml", "value: 3\n  unit: companies\n  as_of: 2024\n  sources: [register]\n", "value: 3\n  unit: companies\n  as_of: 2024\n"), "FCT01"},
		"two pages at one address": {network(t).swap(t, "data/regions/alvik/facts/siffror.yaml", "docks:\n", "docks:\n  slug: berths\n"), "SIT06"},
	} {
		to := new(publish.Memory)
		strict := opts
		strict.KeepGoing = false
		if r := run(t, test.broken, new(publish.Memory), store(), strict); r.Published {
			t.Errorf("%s: published though nobody asked to keep going", name)
		}
		result := run(t, test.broken, to, store(), opts)
		if !result.Published || strings.Join(result.LeftOut, " ") != "alvik" {
			t.Errorf("%s: published: %t, left out: %v\n%s", name, result.Published, result.LeftOut, told(result.Diagnostics, diag.Error))
			continue
		}
		if got := told(result.Diagnostics, diag.Error); !strings.Contains(got, test.code+" data/regions/alvik/") {
			t.Errorf("%s: the error is not told: %s", name, got)
		}
		if got := told(result.Diagnostics, diag.Warning); !strings.Contains(got, "REG03 data/regions/alvik/region.yaml: the region “alvik” is left out") {
			t.Errorf("%s: it is not said that the region is left out: %s", name, got)
		}
		out := shown(t, to)
		for path, data := range out {
			if strings.Contains(path, "/alvik/") || strings.Contains(string(data), `href="/sv/alvik/`) {
				t.Errorf("%s: %s still leads to the region", name, path)
			}
			if strings.HasSuffix(path, ".html") && whole[path] == nil {
				t.Errorf("%s: %s is there only without the region", name, path)
			}
		}
		for _, path := range []string{"da/havnso/index.html", "sv/strait/index.html", "sv/incentives/strait-voucher/index.html", "da/havnso/facts/sum-population-2024-01-01/index.html"} {
			if out[path] == nil {
				t.Errorf("%s: %s went with the region", name, path)
			}
		}
		if out["sv/strait/facts/sum-population-2024-01-01/index.html"] != nil {
			t.Errorf("%s: there is a sum without one of its parts", name)
		}
		if page := string(out["en/index.html"]); !strings.Contains(page, "Missing from this site today, while its data are being corrected: ") {
			t.Errorf("%s: the portal does not say what is missing", name)
		}
	}
}

// What is shared is everybody's: an error there stops everything.
func TestASharedErrorStopsEverything(t *testing.T) {
	opts := options()
	opts.KeepGoing = true
	result := run(t, network(t).swap(t, "data/sources/registers.yaml", "type: official-statistics", "type: rumour"), new(publish.Memory), store(), opts)
	if result.Published {
		t.Error("published")
	}
}
