package bench

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"lodestone/internal/build"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
	"lodestone/themes"
)

func options() build.Options {
	return build.Options{Today: date.New(2026, 11, 22), Jobs: runtime.NumCPU(), Themes: themes.Files, Program: "bench"}
}

// run builds a tree and counts the HTML pages.
func run(t testing.TB, tree *source.Tree, to publish.Target, store *memo.Store) (pages int) {
	t.Helper()
	return runWith(t, tree, to, store, options())
}

func runWith(t testing.TB, tree *source.Tree, to publish.Target, store *memo.Store, o build.Options) (pages int) {
	t.Helper()
	result, err := build.Run(context.Background(), tree, to, store, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			t.Fatalf("%s %s:%d: %s", d.Code, d.File, d.Line, d.Message)
		}
	}
	for _, e := range result.Manifest {
		if strings.HasSuffix(e.Path, ".html") {
			pages++
		}
	}
	return pages
}

// What is measured must be what it says: so many pages, of so many words, in
// four languages, nothing but warnings about the theme's words.
func TestTheGeneratedSiteIsWhatIsMeasured(t *testing.T) {
	for _, want := range []int{400, 1000} {
		s := generate(want)
		var to publish.Memory
		if got := run(t, source.FromMap(s), &to, memo.New(256<<20)); got < want*97/100 || got > want*103/100 {
			t.Errorf("the site of %d pages has %d", want, got)
		}
		if n := len(strings.Fields(s[articlePath(1, "sv")])); n < 640 || n > 740 {
			t.Errorf("an article has %d words", n)
		}
	}
}
