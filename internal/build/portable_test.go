package build_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/publish"
)

// The form for a folder has the same files as the one for a server, and but
// for pages and style sheets the same bytes; it is the same with one worker
// and with eight, and leaves nothing behind in the memo that both share.
func TestThePortableForm(t *testing.T) {
	for name, s := range everySite(t) {
		t.Run(name, func(t *testing.T) {
			opts := options()
			opts.Jobs = 1
			to, kept := new(publish.Memory), store()
			served, told := onto(t, s, to, kept, opts)
			opts.Portable = true
			carried, toldCarried := onto(t, s, to, kept, opts)
			if names := slices.Collect(maps.Keys(carried)); len(names) != len(served) {
				t.Errorf("%d files for a folder, %d for a server", len(names), len(served))
			}
			pages := 0
			for _, d := range differences(served, carried) {
				if ext := path.Ext(d); !strings.HasPrefix(d, "≠ ") || ext != ".html" && ext != ".css" {
					t.Errorf("differs: %s", d)
				}
				pages++
			}
			if pages < 100 {
				t.Errorf("only %d files differ", pages)
			}
			if len(told.Diagnostics) != len(toldCarried.Diagnostics) {
				t.Error("the form changes what is found")
			}
			for i, e := range toldCarried.Manifest {
				if served := told.Manifest[i]; e.Path != served.Path || strings.Join(e.Facts, " ") != strings.Join(served.Facts, " ") {
					t.Errorf("the list says %s, and %s for a server", e.Path, served.Path)
				}
			}
			opts.Jobs = 8
			if again, _ := made(t, s, opts); len(differences(carried, again)) > 0 {
				t.Errorf("one worker and eight make different files: %v", differences(carried, again))
			}
			opts.Portable = false
			if again, _ := onto(t, s, to, kept, opts); len(differences(served, again)) > 0 {
				t.Errorf("back for a server, other files: %v", differences(served, again))
			}
		})
	}
}
