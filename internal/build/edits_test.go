package build_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/build"
	"lodestone/internal/date"
	"lodestone/internal/memo"
	"lodestone/internal/publish"
)

const (
	edits     = 240
	documents = 20 // every so many edits the toolkits are built too
)

// After any edit a build that remembers makes what a build from nothing
// makes, in memory and in a folder, and tells the same findings. A site that
// cannot be built leaves what stood there.
func TestAnEditedSiteIsBuiltAsIfFromNothing(t *testing.T) {
	e := &editor{Rand: rand.New(rand.NewPCG(7, 2026)), now: second(t), original: second(t), opts: options()}
	delete(e.now, toolkit)
	dir := t.TempDir() + "/public"
	d := &desk{t: t, kept: store(), folder: publish.NewFolder(dir), dir: dir}
	d.step("the site as it is", e)
	good := maps.Clone(e.now)
	published, broken := 0, 0
	for n := range edits {
		if n%documents == 0 {
			e.now[toolkit] = e.original[toolkit]
		}
		what := e.edit()
		if d.step(fmt.Sprintf("edit %d, %s", n, what), e) {
			good = maps.Clone(e.now)
			published++
		} else if broken++; e.IntN(2) == 0 {
			e.now = maps.Clone(good)
		}
		delete(e.now, toolkit)
		if t.Failed() {
			return
		}
	}
	if published < edits/4 || broken < edits/10 {
		t.Errorf("%d of %d edits could be published, %d could not; the edits do not try enough", published, edits, broken)
	}
}

const toolkit = "data/regions/nordtal/toolkits/mappe.yaml"

// desk builds every state of a site in three ways.
type desk struct {
	t      *testing.T
	kept   *memo.Store
	memory publish.Memory
	folder *publish.Folder
	dir    string
	last   files
}

// step builds a state and compares; it tells whether it was published.
func (d *desk) step(what string, e *editor) bool {
	var cold publish.Memory
	fresh := run(d.t, e.now, &cold, store(), e.opts)
	warm := run(d.t, e.now, &d.memory, d.kept, e.opts)
	onto := run(d.t, e.now, d.folder, d.kept, e.opts)
	for name, result := range map[string]build.Result{"memory": warm, "folder": onto} {
		if !reflect.DeepEqual(fresh.Diagnostics, result.Diagnostics) {
			d.t.Errorf("%s: a build that remembers (%s) tells other findings (-fresh +warm):\n%s", what, name, cmp.Diff(fresh.Diagnostics, result.Diagnostics))
		}
		if !reflect.DeepEqual(fresh.Manifest, result.Manifest) {
			d.t.Errorf("%s: a build that remembers (%s) lists other files (-fresh +warm):\n%s", what, name, cmp.Diff(fresh.Manifest, result.Manifest))
		}
	}
	want := d.last
	if fresh.Published {
		want = shown(d.t, &cold)
		changed := len(differences(d.last, want))
		if n := len(warm.Report.Written) + len(warm.Report.Removed); n != changed {
			d.t.Errorf("%s: %d files differ from before, but %d were written or removed", what, changed, n)
		}
	}
	if diff := differences(want, shown(d.t, &d.memory)); len(diff) > 0 {
		d.t.Errorf("%s: memory is not what a fresh build gives, or gave last: %v", what, diff)
	}
	if diff := differences(want, onDisk(d.t, d.dir)); len(diff) > 0 {
		d.t.Errorf("%s: the folder is not what a fresh build gives, or gave last: %v", what, diff)
	}
	d.last = want
	return fresh.Published
}

// editor edits a site at random, as people do: in small steps, not all of
// them right.
type editor struct {
	*rand.Rand
	now, original site
	opts          build.Options
	n             int
}

// edit makes one edit and says which.
func (e *editor) edit() string {
	e.n++
	ways := []func() string{e.value, e.value, e.slug, e.remove, e.page, e.event, e.breakYAML, e.prose, e.prose, e.overlay, e.overlay,
		e.theme, e.day, e.consent, e.picture, e.restore, e.restore, e.move, e.language, e.defaults}
	return ways[e.IntN(len(ways))]()
}

// pick is a file whose path matches; "" without any.
func (e *editor) pick(pattern string) string {
	rx := regexp.MustCompile(pattern)
	var fit []string
	for _, path := range slices.Sorted(maps.Keys(e.now)) {
		if rx.MatchString(path) {
			fit = append(fit, path)
		}
	}
	if len(fit) == 0 {
		return "data/site.yaml"
	}
	return fit[e.IntN(len(fit))]
}

// replace changes one of the places that match in a file.
func (e *editor) replace(path, pattern, with string) string {
	places := regexp.MustCompile(pattern).FindAllStringIndex(e.now[path], -1)
	if len(places) == 0 {
		return "nothing in " + path
	}
	at := places[e.IntN(len(places))]
	e.now[path] = e.now[path][:at[0]] + with + e.now[path][at[1]:]
	return fmt.Sprintf("%q in %s", with, path)
}

func (e *editor) value() string {
	return e.replace(e.pick(`/facts/[a-z]+\.yaml$`), `(value|min|position): [0-9.]+`, []string{"value", "min", "position"}[e.IntN(3)]+fmt.Sprintf(": %d", 1+e.IntN(90)))
}

func (e *editor) slug() string {
	path := e.pick(`/(propositions|facilities|benchmarks|events|sectors)/`)
	line := fmt.Sprintf("slug: neu-%d\n", e.IntN(5))
	if regexp.MustCompile(`(?m)^slug: .*\n`).MatchString(e.now[path]) {
		return e.replace(path, `(?m)^slug: .*\n`, line)
	}
	e.now[path] = line + e.now[path]
	return "slug in " + path
}

func (e *editor) remove() string {
	path := e.pick(`(events|stories|ambassadors|ja\.yaml$|he\.yaml$|\.md$|media|people|segments)`)
	delete(e.now, path)
	return "without " + path
}

func (e *editor) page() string {
	path := fmt.Sprintf("content/neu-%d.md", e.IntN(4))
	e.now[path] = fmt.Sprintf("---\ntitle: Neue Seite %d\n---\n\nHier arbeiten :fact[nordtal/fachkraefte-2025] und %d mehr.\n\n::facts[nordtal/leerstand]\n", e.n, e.n)
	return "page " + path
}

func (e *editor) event() string {
	path := fmt.Sprintf("data/regions/aomine/events/saiji-%d.yaml", e.IntN(4))
	e.now[path] = fmt.Sprintf("title: 催し%d\nstart: 2027-03-%02d\nrole: host\nsummary: 町の催しです。\n", e.n, 1+e.IntN(28))
	return "event " + path
}

func (e *editor) breakYAML() string {
	path := e.pick(`\.yaml$`)
	text := e.now[path]
	switch e.IntN(4) {
	case 0:
		e.now[path] = text[:e.IntN(len(text))]
	case 1:
		e.now[path] = text + "\n  : [\n"
	case 2:
		e.now[path] = strings.Replace(text, ": ", ":\t", 1)
	default:
		return e.replace(path, `(?m)^( *)[a-z_]+:`, "lable:")
	}
	return "broken " + path
}

func (e *editor) prose() string {
	path := e.pick(`\.md$`)
	if path == "data/site.yaml" {
		return "nothing"
	}
	add := []string{"Ein Satz mehr, der %de.", "## Abschnitt %d", "- Punkt %d", "[Mehr](ueber-uns.md) zu %d", ":::warning\nAchtung %d\n:::", "[Ins Leere](fehlt-%d.md)", "Siehe :fact[fehlt-%d]."}
	e.now[path] += "\n" + fmt.Sprintf(add[e.IntN(len(add))], e.n) + "\n"
	return "prose in " + path
}

func (e *editor) overlay() string {
	path := e.pick(`\.(ja|he|de)\.yaml$`)
	return e.replace(path, `(?m)(label|title|name|summary|claim): [^"{\n]+$`, fmt.Sprintf("name: 新しい名前%d", e.n))
}

func (e *editor) theme() string {
	path := []string{"themes/default/i18n/ja/words.yaml", "themes/default/assets/css/print.css", "themes/default/i18n/de/words.yaml"}[e.IntN(3)]
	if _, there := e.now[path]; there && e.IntN(3) == 0 {
		delete(e.now, path)
		return "without " + path
	}
	if strings.HasSuffix(path, ".css") {
		e.now[path] = fmt.Sprintf("@media print { body { margin: %dmm } }\n", 1+e.IntN(9))
	} else {
		e.now[path] = fmt.Sprintf("page.nav.menu: Menü %d\nunit.persons: {other: Leute %d}\n", e.IntN(9), e.IntN(9))
	}
	return path
}

func (e *editor) day() string {
	e.opts.Today = date.New(2026, 11, 22).AddDays(e.IntN(400) - 60)
	return "today is " + e.opts.Today.String()
}

func (e *editor) consent() string {
	path := e.pick(`/people/(leandra|reto)`)
	return e.replace(path, `(?m)^  (withdrawn: .*|evidence: N-[0-9]+)$`, fmt.Sprintf("  evidence: N-%d", e.n)+[]string{"", "\n  withdrawn: 2026-11-01"}[e.IntN(2)])
}

func (e *editor) picture() string {
	path := e.pick(`media/[a-z]+\.png$`)
	if path == "data/site.yaml" {
		return "nothing"
	}
	e.now[path] = e.original[path] + strings.Repeat("\x00", e.IntN(3))
	return path
}

// restore brings a file back to what it was at first.
func (e *editor) restore() string {
	paths := slices.Sorted(maps.Keys(e.original))
	path := paths[e.IntN(len(paths))]
	e.now[path] = e.original[path]
	return "as at first: " + path
}

func (e *editor) move() string {
	path := e.pick(`(\.md|/events/[a-z]+\.yaml)$`)
	if path == "data/site.yaml" {
		return "nothing"
	}
	i := strings.LastIndexByte(path, '/') + 1
	to := path[:i] + "umzug-" + path[i:]
	e.now[to] = e.now[path]
	delete(e.now, path)
	return path + " is now " + to
}

func (e *editor) language() string {
	return e.replace("data/site.yaml", `fallback: (hide|show|omit)`, "fallback: "+[]string{"hide", "show", "omit"}[e.IntN(3)])
}

func (e *editor) defaults() string {
	path := "data/regions/" + []string{"nordtal/events", "nordtal", "aomine"}[e.IntN(3)] + "/_defaults.yaml"
	if _, there := e.now[path]; there {
		delete(e.now, path)
		return "without " + path
	}
	e.now[path] = []string{"status: draft\n", "reviewed: 2026-11-01\n", "publish_from: 2027-01-01\n"}[e.IntN(3)]
	return path
}
