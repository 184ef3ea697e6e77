package build_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lodestone/internal/build"
	"lodestone/internal/publish"
)

// A build that ends in an error leaves every file of the folder as it was.
func TestAFailureLeavesTheFolderAsItWas(t *testing.T) {
	dir := t.TempDir() + "/public"
	to := publish.NewFolder(dir)
	run(t, second(t), to, store(), options())
	before := onDisk(t, dir)
	for name, s := range states(t) {
		if name == "nothing wrong but what is due" {
			continue
		}
		if result := run(t, s, to, store(), options()); result.Published {
			t.Errorf("%s: published", name)
		}
		if d := differences(before, onDisk(t, dir)); len(d) > 0 {
			t.Errorf("%s: the folder has changed: %v", name, d)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	edited := second(t).swap(t, "data/site.yaml", "Werktal und Berg", "Berg und Werktal")
	if result, err := build.Run(ctx, edited.tree(), to, store(), options()); !errors.Is(err, context.Canceled) || result.Published {
		t.Errorf("a cancelled build: %v, published %v", err, result.Published)
	}
	if d := differences(before, onDisk(t, dir)); len(d) > 0 {
		t.Errorf("cancelled: the folder has changed: %v", d)
	}
}

// The program killed at any moment leaves only whole files, of the site
// before or the one after; run again, it makes the folder right.
func TestTheProgramKilledIsHealedByTheNextRun(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "lodestone")
	if out, err := exec.Command("go", "build", "-o", program, "lodestone/cmd/lodestone").CombinedOutput(); err != nil {
		t.Fatalf("the program cannot be built: %v\n%s", err, out)
	}
	s := second(t)
	delete(s, toolkit)
	versions := []site{s, s.swap(t, "data/site.yaml", "Werktal und Berg", "Berg und Werktal").
		swap(t, "data/regions/nordtal/sectors/feinmechanik.yaml", "summary:", "slug: feines\nsummary:")}
	var want []files
	var took time.Duration
	for i, v := range versions {
		from := filepath.Join(dir, string(rune('a'+i)))
		v.write(t, from)
		start := time.Now()
		command(t, program, from, filepath.Join(dir, "alone")).run(t)
		took = time.Since(start)
		want = append(want, onDisk(t, filepath.Join(dir, "alone")))
	}
	if len(differences(want[0], want[1])) < 50 {
		t.Fatal("the two versions hardly differ")
	}
	out, cut := filepath.Join(dir, "public"), 0
	const kills = 24
	for n := range kills {
		version := n % 2
		c := command(t, program, filepath.Join(dir, string(rune('a'+version))), out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took * time.Duration(n+1) / kills)
		killed := c.Process.Kill()
		if err := c.Wait(); err != nil && killed == nil {
			cut++
		}
		if _, err := os.Stat(out); err == nil {
			for path, data := range onDisk(t, out) {
				if string(data) != string(want[0][path]) && string(data) != string(want[1][path]) {
					t.Fatalf("kill %d left %s torn", n, path)
				}
			}
		}
		if n%3 == 2 {
			command(t, program, filepath.Join(dir, string(rune('a'+version))), out).run(t)
			if d := differences(want[version], onDisk(t, out)); len(d) > 0 {
				t.Fatalf("after kill %d and another run the folder is not right: %v", n, d)
			}
		}
	}
	if cut < kills/3 {
		t.Errorf("only %d of %d runs were killed before they ended", cut, kills)
	}
}

type program struct{ *exec.Cmd }

func command(t *testing.T, path, from, to string) program {
	t.Helper()
	c := exec.Command(path, "build", "--source", from, "--out", to, "--today", today().String())
	c.Env = []string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	return program{c}
}

func (p program) run(t *testing.T) {
	t.Helper()
	if out, err := p.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// Check writes nothing: not into the site's folder, not beside it.
func TestTheProgramsCheckWritesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bin", "lodestone")
	if out, err := exec.Command("go", "build", "-o", path, "lodestone/cmd/lodestone").CombinedOutput(); err != nil {
		t.Fatalf("the program cannot be built: %v\n%s", err, out)
	}
	second(t).write(t, filepath.Join(dir, "site"))
	before := onDisk(t, dir)
	c := exec.Command(path, "check", "--today", today().String())
	c.Dir = filepath.Join(dir, "site")
	c.Env = []string{"HOME=" + dir, "TMPDIR=" + dir}
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "AMB01") {
		t.Errorf("check: %v\n%s", err, out)
	}
	if d := differences(before, onDisk(t, dir)); len(d) > 0 {
		t.Errorf("check wrote: %v", d)
	}
}
