package dev

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"lodestone/internal/diag"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

func TestEveryWayOfSavingIsSeen(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "first", "content/en/b.md": "b"})
	s.shows("en/a", 200, "<p>first")
	for i, step := range []struct {
		name   string
		do     func()
		path   string
		status int
		words  string
	}{
		{"edited in place", func() { s.save("content/en/a.md", "second") }, "en/a", 200, "second"},
		{"saved by renaming", func() {
			s.save("content/en/.a.md.tmp", "third")
			must(t, os.Rename(s.dir+"/content/en/.a.md.tmp", s.dir+"/content/en/a.md"))
		}, "en/a", 200, "third"},
		{"saved by renaming again", func() {
			s.save("content/en/a.md~", "fourth")
			must(t, os.Rename(s.dir+"/content/en/a.md~", s.dir+"/content/en/a.md"))
		}, "en/a", 200, "fourth"},
		{"vim with a backup", func() {
			must(t, os.Rename(s.dir+"/content/en/a.md", s.dir+"/content/en/a.md~"))
			s.save("content/en/4913", "")
			s.save("content/en/a.md", "fifth")
			must(t, os.Remove(s.dir+"/content/en/a.md~"), os.Remove(s.dir+"/content/en/4913"))
		}, "en/a", 200, "fifth"},
		{"new nested folders", func() { s.save("content/en/n/e/s/t.md", "nested") }, "en/n/e/s/t", 200, "nested"},
		{"edited in the new folder", func() { s.save("content/en/n/e/s/t.md", "nested again") }, "en/n/e/s/t", 200, "nested again"},
		{"folder renamed", func() { must(t, os.Rename(s.dir+"/content/en/n", s.dir+"/content/en/m")) }, "en/m/e/s/t", 200, "nested again"},
		{"edited in the renamed folder", func() { s.save("content/en/m/e/s/t.md", "renamed") }, "en/m/e/s/t", 200, "renamed"},
		{"folder removed", func() { must(t, os.RemoveAll(s.dir+"/content/en/m")) }, "en/m/e/s/t", 404, ""},
		{"a folder of inputs that was not there", func() { s.save("data/x.md", "data") }, "data/x", 200, "data"},
		{"all of a folder removed and made again", func() {
			must(t, os.RemoveAll(s.dir+"/content"))
			s.save("content/en/a.md", "phoenix")
		}, "en/a", 200, "phoenix"},
		{"edited after that", func() { s.save("content/en/a.md", "after") }, "en/a", 200, "after"},
		{"same length", func() { s.save("content/en/a.md", "AFTER") }, "en/a", 200, "AFTER"},
	} {
		step.do()
		if t.Failed() {
			return
		}
		t.Logf("%d %s", i, step.name)
		s.shows(step.path, step.status, step.words)
	}
}

func TestManyNewFoldersAtOnce(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "a"})
	s.shows("en/a", 200, "a")
	for i := range 200 {
		s.save(fmt.Sprintf("content/new%d/x/y/z/p.md", i), fmt.Sprint("page ", i))
	}
	for i := range 200 {
		s.shows(fmt.Sprintf("new%d/x/y/z/p", i), 200, fmt.Sprint("page ", i))
		s.save(fmt.Sprintf("content/new%d/x/y/z/p.md", i), fmt.Sprint("edit ", i))
	}
	for i := range 200 {
		s.shows(fmt.Sprintf("new%d/x/y/z/p", i), 200, fmt.Sprint("edit ", i))
	}
}

func TestWhatChangesNothingBuildsNothing(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "a", "content/en/b.md": "b"})
	s.shows("en/a", 200, "a")
	time.Sleep(100 * time.Millisecond)
	before := s.count()
	for range 20 {
		s.save("content/en/a.md", "a") // a sync client that writes the same again
		s.save("content/en/.b.md.swp", fmt.Sprint(time.Now()))
		s.save("content/en/~$b.docx", fmt.Sprint(time.Now()))
		s.save("public/index.html", fmt.Sprint(time.Now()))
		must(t, os.Chtimes(s.dir+"/content/en/b.md", time.Now(), time.Now()))
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond)
	if got := s.count(); got != before {
		t.Errorf("%d builds for nothing", got-before)
	}
	s.save("content/en/a.md", "changed")
	s.shows("en/a", 200, "changed")
}

func TestAFileBeingSavedSlowlyIsNotBuiltFrom(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "first"})
	s.shows("en/a", 200, "first")
	f, err := os.Create(filepath.Join(s.dir, "content/en/a.md")) // now it is empty
	must(t, err)
	time.Sleep(150 * time.Millisecond)
	if _, body := s.get("en/a"); !strings.Contains(body, "first") {
		t.Errorf("while the file was empty the page was %q", body)
	}
	_, err = f.WriteString("second")
	must(t, err, f.Close())
	s.shows("en/a", 200, "second")
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, text := range s.seen {
		if text == "" {
			t.Error("a build saw an empty file")
		}
	}
}

func TestAFileThatStaysEmptyIsBuilt(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "first"})
	s.shows("en/a", 200, "first")
	s.save("content/en/a.md", "")
	for range 500 {
		if _, body := s.get("en/a"); !strings.Contains(body, "first") {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Error("the empty page never came")
}

func TestErrorsAreShownOverTheLastGoodSite(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "good"})
	states := s.listen()
	good := next(t, states, func(st state) bool { return len(st.Findings) == 0 })
	s.save("content/en/a.md", "is broken here")
	st := next(t, states, func(st state) bool { return len(st.Findings) > 0 })
	f := st.Findings[0]
	if f.Place != "content/en/a.md:1:4" || f.Message != "It is broken" || f.Hint != "Mend it." || f.Before != "is " || f.Marked != "broken" || f.After != " here" {
		t.Errorf("the finding is %+v", f)
	}
	if st.Site != good.Site || !st.Stale {
		t.Errorf("the last good site does not stay: %+v", st)
	}
	s.shows("en/a", 200, "good")
	s.save("content/en/a.md", "good")
	if st = next(t, states, func(st state) bool { return len(st.Findings) == 0 }); st.Site != good.Site || st.Stale {
		t.Errorf("after the repair %+v", st)
	}
	s.save("content/en/a.md", "better")
	if st = next(t, states, func(st state) bool { return len(st.Findings) == 0 }); st.Site == good.Site {
		t.Error("a new site has the name of the old")
	}
}

func TestTheFirstBuildFailsAndIsMended(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "broken"})
	states := s.listen()
	if st := next(t, states, func(st state) bool { return len(st.Findings) == 1 }); st.Stale {
		t.Error("there is no older site, but the browser is told so")
	}
	s.shows("en/a", 503, "_dev/page.js")
	s.save("content/en/a.md", "mended")
	next(t, states, func(st state) bool { return len(st.Findings) == 0 })
	s.shows("en/a", 200, "mended")
}

func TestTheSitesFolderIsReplaced(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "first"})
	s.shows("en/a", 200, "first")
	must(t, os.Rename(s.dir, s.dir+".old"))
	time.Sleep(50 * time.Millisecond)
	s.shows("en/a", 200, "first") // nothing to build from: the last good site stays
	s.save("content/en/a.md", "second")
	s.shows("en/a", 200, "second")
	s.wantSaid("moved or replaced. Lodestone looks at the files every half second")
}

func (s *studio) wantSaid(words string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if all := strings.Join(s.said, "\n"); !strings.Contains(all, words) {
		s.t.Errorf("nobody said %q, only %q", words, all)
	}
}

// Where the system cannot watch, the files are looked at.
func TestPolling(t *testing.T) {
	for words, spoil := range map[string]func(w *watcher){
		"max_user_watches":    func(w *watcher) { w.add = func(*fsnotify.Watcher, string) error { return syscall.ENOSPC } },
		"max_user_instances":  func(w *watcher) { w.open = func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE } },
		"on a network drive,": func(w *watcher) { w.remote = func(string) (string, bool) { return "a network drive", true } },
	} {
		said := make(chan string, 1)
		w := newWatcher(Options{Dir: t.TempDir(), Roots: source.Roots(), Say: func(s string) { said <- s }})
		w.every = 5 * time.Millisecond
		spoil(w)
		ctx, stop := context.WithCancel(t.Context())
		go w.run(ctx)
		if s := <-said; !strings.Contains(s, words) || !strings.Contains(s, "every half second") {
			t.Errorf("it says %q, not %q", s, words)
		}
		for range 3 {
			select {
			case <-w.changes:
			case <-time.After(2 * time.Second):
				t.Errorf("%s: nobody looks at the files", words)
			}
		}
		stop()
	}
}

func TestAPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	err = Run(t.Context(), Options{Dir: t.TempDir(), Port: port}, nil)
	var p *diag.Problem
	if !errors.As(err, &p) || p.Code != "DEV01" || !strings.Contains(p.Message, fmt.Sprint("Port ", port, " is in use")) || !strings.Contains(p.Hint, fmt.Sprint("--port ", port+1)) {
		t.Errorf("got %v", err)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	err := Run(t.Context(), Options{Dir: filepath.Join(t.TempDir(), "missing")}, nil)
	var p *diag.Problem
	if !errors.As(err, &p) || p.Code != "SRC09" {
		t.Errorf("got %v", err)
	}
}

func TestStoppingEndsOpenStreams(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "a"})
	next(t, s.listen(), func(state) bool { return true })
	began := time.Now()
	s.stop()
	err := <-s.ended
	s.ended <- err
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestOnlyTheLoopbackIsListenedTo(t *testing.T) {
	s := open(t, map[string]string{"content/en/a.md": "a"})
	if !strings.HasPrefix(s.url, "http://localhost:") {
		t.Errorf("the address is %s", s.url)
	}
	l, err := listen("127.0.0.1", 0)
	must(t, err)
	defer l.Close()
	if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		t.Errorf("it listens on %v", ip)
	}
	open := open(t, map[string]string{"content/en/a.md": "a"}, func(o *Options) { o.Host = "0.0.0.0" })
	open.shows("en/a", 200, "a")
	open.wantSaid("Everybody who can reach this computer")
}

func TestAPageIsAnsweredBeforeTheSiteIsWhole(t *testing.T) {
	s := &studio{t: t, dir: filepath.Join(t.TempDir(), "site"), site: &publish.Memory{}, ended: make(chan error, 1)}
	let := make(chan struct{}, 1)
	let <- struct{}{}
	s.start(map[string]string{"content/en/a.md": "first quick", "content/en/b.md": "b slow"}, s.unfinished(let))
	s.shows("en/b", 200, "b slow")
	s.save("content/en/a.md", "second quick")
	s.shows("en/a", 200, "second quick") // though nothing was let
	if n := s.count(); n != 1 {
		t.Errorf("%d sites are whole, want 1", n)
	}
	let <- struct{}{}
	s.shows("en/b", 200, "b slow")
	s.save("content/en/b.md", "broken and slow")
	let <- struct{}{}
	s.shows("en/b", 200, "b slow") // it cannot be made: the page from before
	s.shows("en/a", 200, "second quick")
}
