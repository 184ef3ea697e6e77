package build_test

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// What a page prints of facts is what the manifest says: every figure on it
// carries the id of its fact, and no fact is listed that is not printed.
func TestPagesPrintTheFactsOfTheirManifest(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			outputs, result := made(t, s, options())
			pages, printed := 0, 0
			for _, entry := range result.Manifest {
				if entry.Kind != "page" {
					continue
				}
				got := printedFacts(t, outputs[entry.Path])
				if diff := cmp.Diff(entry.Facts, got); diff != "" {
					t.Errorf("%s (-manifest +page):\n%s", entry.Path, diff)
				}
				pages++
				printed += len(got)
			}
			if pages < 100 || printed < pages {
				t.Errorf("%d facts on %d pages: too few to prove anything", printed, pages)
			}
		})
	}
}

func printedFacts(t *testing.T, page []byte) []string {
	found := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key == "data-fact" {
				found[a.Val] = true
			}
		}
	}
	if z.Err() != io.EOF {
		t.Fatal(z.Err())
	}
	return append([]string{}, slices.Sorted(maps.Keys(found))...)
}
