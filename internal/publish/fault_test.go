package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/diag"
)

// faulty is a disk that fails at one of its changes. Killed, it does nothing
// from then on, as if the process were gone; otherwise it goes on.
type faulty struct {
	osDisk
	at     int // the change that fails, from 1
	killed bool
	done   int
	err    error
}

func (f *faulty) fails() bool {
	f.done++
	return f.done == f.at || f.killed && f.done > f.at
}

func (f *faulty) Mkdir(path string, mode fs.FileMode) error {
	if f.fails() {
		return &fs.PathError{Op: "mkdir", Path: path, Err: f.err}
	}
	return f.osDisk.Mkdir(path, mode)
}

func (f *faulty) Write(path string, data []byte) error {
	if f.fails() {
		if f.done == f.at { // half of it gets there
			_ = f.osDisk.Write(path, data[:len(data)/2])
		}
		return &fs.PathError{Op: "write", Path: path, Err: f.err}
	}
	return f.osDisk.Write(path, data)
}

func (f *faulty) Rename(from, to string) error {
	if f.fails() {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: f.err}
	}
	return f.osDisk.Rename(from, to)
}

func (f *faulty) Remove(path string) error {
	if f.fails() {
		return &fs.PathError{Op: "remove", Path: path, Err: f.err}
	}
	return f.osDisk.Remove(path)
}

func (f *faulty) Rmdir(path string) error {
	if f.fails() {
		return &fs.PathError{Op: "rmdir", Path: path, Err: f.err}
	}
	return f.osDisk.Rmdir(path)
}

func (f *faulty) Sync(paths ...string) error {
	if f.fails() {
		return &fs.PathError{Op: "sync", Path: paths[0], Err: f.err}
	}
	return f.osDisk.Sync(paths...)
}

// faultCases are publications with every sort of change in them.
var faultCases = map[string][2]site{
	"first":   {nil, {"index.html": "home", "en/index.html": "hello", "en/deep/er/index.html": "deep", "a.css": "x"}},
	"changes": {{"index.html": "home", "en/index.html": "hello", "a.css": "x"}, {"index.html": "new home", "en/index.html": "new hello", "a.css": "y", "b.css": "z"}},
	"removal": {{"index.html": "home", "people/ann/index.html": "Ann", "people/bo.html": "Bo"}, {"index.html": "home"}},
	"swaps":   {{"x": "file", "y/one": "1", "y/deep/two": "2", "keep": "k"}, {"x/deep/one": "1", "y": "file", "keep": "k"}},
}

// eachFault runs check for every change at which the publication of b over a
// can fail, until one does not fail any more.
func eachFault(t *testing.T, a, b site, fault faulty, check func(t *testing.T, dir string, err error)) {
	t.Helper()
	for at := 1; ; at++ {
		f := fault
		f.at = at
		reached := true
		t.Run(fmt.Sprint("change ", at), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if a != nil {
				mustPublish(t, dir, a)
			}
			_, err := (&Folder{dir: dir, disk: &f}).Publish(t.Context(), b.artifacts())
			if reached = f.done >= f.at; reached {
				check(t, dir, err)
			}
		})
		if t.Failed() || !reached {
			if at < 10 && !t.Failed() {
				t.Fatalf("only %d changes: that is no test", at-1)
			}
			return
		}
	}
}

// wantWhole checks that each file is one of the old or the new, whole.
func wantWhole(t *testing.T, dir string, a, b site) {
	t.Helper()
	for path, text := range onDisk(t, dir) {
		if path[len(path)-1] == '/' {
			continue
		}
		if before, ok := a[path]; ok && before == text {
			continue
		}
		if after, ok := b[path]; !ok || after != text {
			t.Errorf("%s is torn or of neither site: %q", path, text)
		}
	}
}

func TestKilledAtEveryStep(t *testing.T) {
	for name, c := range faultCases {
		a, b := c[0], c[1]
		killed := faulty{killed: true, err: errors.New("killed")}
		t.Run(name+", then recovered", func(t *testing.T) {
			eachFault(t, a, b, killed, func(t *testing.T, dir string, _ error) {
				wantWhole(t, dir, a, b)
				_, statErr := os.Stat(filepath.Join(filepath.Dir(dir), ".public.lodestone", "journal"))
				if statErr != nil && !equal(onDisk(t, dir), a) && !equal(onDisk(t, dir), b) {
					t.Error("there is no journal, but the folder is a mixture")
				}
				_, err := NewFolder(dir).Recover()
				must(t, err)
				if got := onDisk(t, dir); !equal(got, a) && !equal(got, b) {
					t.Errorf("after the recovery the folder is neither the old site nor the new:\n%s", cmp.Diff(b, got))
				}
				wantClean(t, dir)
				mustPublish(t, dir, b)
				wantSite(t, dir, b)
				wantClean(t, dir)
			})
		})
		t.Run(name+", then another site", func(t *testing.T) {
			other := site{"y/one": "other", "x": "other", "people/ann": "other"}
			eachFault(t, a, b, killed, func(t *testing.T, dir string, _ error) {
				mustPublish(t, dir, other)
				wantSite(t, dir, other)
				wantClean(t, dir)
				if r := mustPublish(t, dir, other); len(r.Written) > 0 {
					t.Errorf("written again: %v", r.Written)
				}
			})
		})
	}
}

func equal(a, b site) bool { return maps.Equal(a, b) }

func TestTheDiskIsFullAtEveryStep(t *testing.T) {
	for name, c := range faultCases {
		a, b := c[0], c[1]
		t.Run(name, func(t *testing.T) {
			eachFault(t, a, b, faulty{err: syscall.ENOSPC}, func(t *testing.T, dir string, err error) {
				var p *diag.Problem
				switch {
				case err == nil: // a failure that could be got over
					wantSite(t, dir, b)
				case errors.As(err, &p) && p.Code == "PUB05":
					if got := onDisk(t, dir); !equal(got, a) {
						t.Errorf("the error says that nothing has changed:\n%s", cmp.Diff(a, got))
					}
				case errors.As(err, &p) && p.Code == "PUB06":
					wantWhole(t, dir, a, b)
				default:
					t.Errorf("got error %v", err)
				}
				mustPublish(t, dir, b)
				wantSite(t, dir, b)
				wantClean(t, dir)
			})
		})
	}
}

func TestAFullDiskLeavesNothingStaged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	a := site{"index.html": "home"}
	mustPublish(t, dir, a)
	_, err := (&Folder{dir: dir, disk: &faulty{at: 3, err: syscall.ENOSPC}}).Publish(t.Context(),
		site{"index.html": "new", "two.html": "two", "three.html": "three"}.artifacts())
	wantProblem(t, err, "PUB05", "The disk is full")
	wantSite(t, dir, a)
	wantClean(t, dir)
}

func TestCompletingIsItselfKilledAtEveryStep(t *testing.T) {
	c := faultCases["swaps"]
	a, b := c[0], c[1]
	for first := 8; first < 24; first++ {
		for second := 1; second < 16; second++ {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, a)
			_, _ = (&Folder{dir: dir, disk: &faulty{at: first, killed: true, err: errors.New("killed")}}).Publish(t.Context(), b.artifacts())
			_, _ = (&Folder{dir: dir, disk: &faulty{at: second, killed: true, err: errors.New("killed")}}).Recover()
			wantWhole(t, dir, a, b)
			_, err := NewFolder(dir).Recover()
			must(t, err)
			if got := onDisk(t, dir); !equal(got, a) && !equal(got, b) {
				t.Fatalf("killed at %d and %d: a mixture:\n%s", first, second, cmp.Diff(b, got))
			}
			wantClean(t, dir)
		}
	}
}
