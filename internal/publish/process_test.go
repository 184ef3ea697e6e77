package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// childFolder names the folder that this test binary publishes to for ever
// when it is run again by TestARealKill.
const childFolder = "LODESTONE_TEST_PUBLISH_FOREVER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		for n := 0; ; n++ {
			if _, err := NewFolder(dir).Publish(context.Background(), numbered(n).artifacts()); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			fmt.Println(n)
		}
	}
	os.Exit(m.Run())
}

// numbered gives a site in which every file names the edition and ends with
// the hash of what goes before; the set of files changes with the edition.
func numbered(n int) site {
	s := site{}
	for i := range 40 {
		path := fmt.Sprintf("p%d/index.html", i)
		switch {
		case i%4 == 0:
			path = fmt.Sprintf("p%d-%d.html", i, n%3)
		case i%7 == 0 && n%2 == 0:
			path = fmt.Sprintf("p%d", i)
		}
		body := fmt.Sprintf("edition %d of page %d ", n, i) + strings.Repeat("x", 2000+i*500)
		s[path] = sealed(body)
	}
	return s
}

func sealed(body string) string { return fmt.Sprintf("%s#%x", body, sha256.Sum256([]byte(body))) }

func isSealed(text string) bool {
	body, _, _ := strings.Cut(text, "#")
	return text == sealed(body)
}

func TestARealKill(t *testing.T) {
	self, err := os.Executable()
	must(t, err)
	dir := filepath.Join(t.TempDir(), "public")
	interrupted := 0
	for round := range 25 {
		var out, errs bytes.Buffer
		child := exec.Command(self)
		child.Env = append(os.Environ(), childFolder+"="+dir)
		child.Stdout, child.Stderr = &out, &errs
		must(t, child.Start())
		time.Sleep(time.Duration(60+round*7) * time.Millisecond)
		must(t, child.Process.Kill())
		_ = child.Wait()
		if errs.Len() > 0 {
			t.Fatalf("the child failed: %s", &errs)
		}
		for path, text := range onDisk(t, dir) {
			if !strings.HasSuffix(path, "/") && !isSealed(text) {
				t.Fatalf("%s is torn after a kill", path)
			}
		}
		completed, err := NewFolder(dir).Recover()
		must(t, err)
		if completed {
			interrupted++
		}
		if got := onDisk(t, dir); len(got) > 0 && !isEdition(got) {
			t.Fatal("after the recovery the folder is a mixture")
		}
		if len(onDisk(t, dir)) > 0 {
			wantClean(t, dir)
		}
	}
	t.Logf("%d of 25 kills fell between journal and index", interrupted)
	last := numbered(7)
	mustPublish(t, dir, last)
	wantSite(t, dir, last)
}

// isEdition tells whether all files are of one edition, and none is missing.
func isEdition(s site) bool {
	for _, text := range s {
		var n int
		if _, err := fmt.Sscanf(text, "edition %d", &n); err != nil {
			return false
		}
		return maps.Equal(s, numbered(n))
	}
	return false
}

func TestReadersNeverSeeATornFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, numbered(0))
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	var reads int
	wg.Go(func() {
		for ctx.Err() == nil {
			for i := range 40 {
				b, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("p%d/index.html", i)))
				if err != nil {
					continue // removed or a file just now
				}
				if reads++; !isSealed(string(b)) {
					t.Errorf("a reader saw a torn file: %d bytes", len(b))
					return
				}
			}
		}
	})
	for n := 1; n < 25; n++ {
		mustPublish(t, dir, numbered(n))
	}
	stop()
	wg.Wait()
	if reads < 100 {
		t.Errorf("only %d reads: that is no test", reads)
	}
}

func TestAStoppedPublicationChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, numbered(0))
	ctx, stop := context.WithCancelCause(t.Context())
	reason := errors.New("interrupted")
	stop(reason)
	_, err := NewFolder(dir).Publish(ctx, numbered(1).artifacts())
	if !errors.Is(err, reason) {
		t.Errorf("got error %v", err)
	}
	wantSite(t, dir, numbered(0))
	wantClean(t, dir)
}

func BenchmarkNothingChanged10k(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	s := site{}
	for i := range 10000 {
		s[fmt.Sprintf("en/section%d/page%d/index.html", i%50, i)] = strings.Repeat("x", 100) + fmt.Sprint(i)
	}
	artifacts := s.artifacts()
	if _, err := NewFolder(dir).Publish(b.Context(), artifacts); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r, err := NewFolder(dir).Publish(b.Context(), artifacts); err != nil || r.Unchanged != 10000 {
			b.Fatal(r, err)
		}
	}
}

func BenchmarkOnePageChanged10k(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	s := site{}
	for i := range 10000 {
		s[fmt.Sprintf("en/section%d/page%d/index.html", i%50, i)] = strings.Repeat("x", 100) + fmt.Sprint(i)
	}
	if _, err := NewFolder(dir).Publish(b.Context(), s.artifacts()); err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		s["en/index.html"] = fmt.Sprint(n)
		if _, err := NewFolder(dir).Publish(b.Context(), s.artifacts()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFirst1k(b *testing.B) {
	base := b.TempDir()
	page := strings.Repeat("x", 30000)
	s := site{}
	for i := range 1000 {
		s[fmt.Sprintf("en/section%d/page%d/index.html", i%50, i)] = page + fmt.Sprint(i)
	}
	for n := 0; b.Loop(); n++ {
		if _, err := NewFolder(filepath.Join(base, fmt.Sprint(n), "public")).Publish(b.Context(), s.artifacts()); err != nil {
			b.Fatal(err)
		}
	}
}
