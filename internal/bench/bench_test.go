package bench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// The cases are run with `make bench`, which prints the table at the end of
// the run. What must be reached fails when it is not; on a machine that does
// other work at the same time the best of several runs counts.

// One thousand pages into memory, in this process: for profiles
// (go test -bench InMemory -cpuprofile …).
func BenchmarkInMemory(b *testing.B) {
	tree := source.FromMap(generate(1000))
	for b.Loop() {
		run(b, tree, new(publish.Memory), memo.New(memory))
	}
}

// One edited page again, with what the build before remembers: a snapshot of
// the folder, the build, the publication to memory, as watch does it. Who
// waits is who asked for the page: it is made first, the others follow.
func BenchmarkEdited(b *testing.B) {
	dir := folder(b)
	s := generate(1000)
	s.write(b, dir)
	e := edited{dir: dir, store: memo.New(memory), to: new(publish.Memory)}
	e.build(b)
	path := articlePath(3, "sv")
	page, whole := time.Hour, time.Hour
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		e.words = fmt.Sprintf("Edit number %d.", n)
		s[path] += "\n" + e.words + "\n"
		if err := os.WriteFile(filepath.Join(dir, path), []byte(s[path]), 0o644); err != nil {
			b.Fatal(err)
		}
		runtime.GC() // as watch does between edits
		b.StartTimer()
		e.asked = articleAddress(3, "sv")
		start := time.Now()
		e.build(b)
		page, whole = min(page, e.answered.Sub(start)), min(whole, time.Since(start))
	}
	report(b, result{what: "one edited page again, of 1,000: until it is answered", took: page, must: 50 * time.Millisecond})
	report(b, result{what: "… until every page is made or known again", took: whole})
}

// edited is a site that is built again and again, and a page that a reader
// asks for as soon as the site can be asked.
type edited struct {
	dir      string
	store    *memo.Store
	to       *publish.Memory
	tree     *source.Tree
	asked    string // the address of a page
	words    string // what it must say
	answered time.Time
}

func (e *edited) build(b *testing.B) {
	e.tree = snapshot(b, e.dir, e.tree)
	o := options()
	answer := make(chan bool, 1)
	o.Previewed = func() {
		site := e.to.Now()
		go func() {
			page, _ := site.Lookup(e.asked)
			e.answered = time.Now()
			text, err := page.Bytes()
			answer <- err == nil && strings.Contains(string(text), e.words)
		}()
	}
	runWith(b, e.tree, e.to, e.store, o)
	if right := <-answer; !right {
		b.Fatalf("%s does not say %q", e.asked, e.words)
	}
}

// The program itself, from nothing to a folder, with its peak of memory.
func BenchmarkColdThousand(b *testing.B) {
	cold(b, 1000, result{what: "cold build, 1,000 pages, into a folder", must: 900 * time.Millisecond, mustBytes: 150 << 20})
}

func BenchmarkColdTenThousand(b *testing.B) {
	cold(b, 10000, result{what: "cold build, 10,000 pages, into a folder"})
}

// memory is how much a memo may keep, as in the program.
const memory = 512 << 20

func snapshot(b *testing.B, dir string, prev *source.Tree) *source.Tree {
	tree, err := source.Snapshot(dir, prev)
	if err != nil {
		b.Fatal(err)
	}
	return tree
}

// cold times whole builds, each into a folder that was not there before: on
// some file systems a file costs many times as much to make just after others
// were removed.
func cold(b *testing.B, pages int, r result) {
	dir := folder(b)
	generate(pages).write(b, filepath.Join(dir, "site"))
	program := compiled(b, dir)
	r.took, r.bytes = time.Hour, 1<<62
	for n := 0; b.Loop(); n++ {
		out := filepath.Join(dir, fmt.Sprintf("public-%d", n))
		took, bytes := execute(b, dir, program, "build", "--source", "site", "--out", out, "--today", "2026-11-22")
		r.took, r.bytes = min(r.took, took), min(r.bytes, bytes)
		b.StopTimer()
		r.pages = countPages(b, out)
		b.StartTimer()
	}
	report(b, r)
}

// folder gives an empty folder that stays until all benchmarks have run.
func folder(b *testing.B) string {
	dir, err := os.MkdirTemp(scratch, "")
	if err != nil {
		b.Fatal(err)
	}
	return dir
}

// compiled is the program, built as `make site` runs it.
func compiled(b *testing.B, dir string) string {
	path := filepath.Join(dir, "lodestone")
	if out, err := exec.CommandContext(context.Background(), "go", "build", "-o", path, "lodestone/cmd/lodestone").CombinedOutput(); err != nil {
		b.Fatalf("the program cannot be built: %v\n%s", err, out)
	}
	return path
}

func countPages(b *testing.B, dir string) (n int) {
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			n++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}
