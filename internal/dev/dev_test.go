package dev

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"lodestone/internal/diag"
	"lodestone/internal/output"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// studio is a site that is watched, for tests: each Markdown file becomes a
// page with its text; one that contains "broken" is an error.
type studio struct {
	t    *testing.T
	dir  string
	url  string
	site *publish.Memory

	mu     sync.Mutex
	builds int
	seen   []string // all texts ever built
	said   []string
	ended  chan error
	stop   context.CancelFunc
}

func open(t *testing.T, files map[string]string, change ...func(*Options)) *studio {
	t.Helper()
	s := &studio{t: t, dir: filepath.Join(t.TempDir(), "site"), site: &publish.Memory{}, ended: make(chan error, 1)}
	s.start(files, s.build, change...)
	return s
}

func (s *studio) start(files map[string]string, build Build, change ...func(*Options)) {
	t := s.t
	t.Helper()
	for path, text := range files {
		s.save(path, text)
	}
	ctx, stop := context.WithCancel(t.Context())
	s.stop = stop
	ready := make(chan string, 1)
	opts := Options{
		Dir: s.dir, Site: s.site, Ready: func(url string) { ready <- url },
		Say: func(sentence string) { s.mu.Lock(); defer s.mu.Unlock(); s.said = append(s.said, sentence) },
	}
	for _, c := range change {
		c(&opts)
	}
	go func() { s.ended <- Run(ctx, opts, build) }()
	select {
	case s.url = <-ready:
	case err := <-s.ended:
		t.Fatalf("watching ended at once: %v", err)
	}
	t.Cleanup(func() {
		stop()
		select {
		case err := <-s.ended:
			if err != nil {
				t.Errorf("watching ended with %v", err)
			}
		case <-time.After(5 * time.Second):
			t.Error("watching does not end")
		}
	})
}

func (s *studio) build(ctx context.Context, tree *source.Tree) Result {
	s.mu.Lock()
	s.builds++
	s.mu.Unlock()
	r := Result{Lines: tree.Line, Findings: tree.Problems()}
	var made []output.Artifact
	for f := range tree.Files() {
		text := f.Text()
		s.mu.Lock()
		s.seen = append(s.seen, text)
		s.mu.Unlock()
		if i := strings.Index(text, "broken"); i >= 0 {
			r.Findings.Add(diag.Diagnostic{Code: "T01", Severity: diag.Error, Span: diag.Span{File: f.Path, Line: 1, Column: i + 1, EndColumn: i + 7}, Message: "It is broken", Hint: "Mend it."})
		}
		path := strings.TrimSuffix(strings.TrimPrefix(f.Path, "content/"), ".md")
		lang, _, _ := strings.Cut(path, "/")
		made = append(made, output.Make(output.Output{Path: path + ".html", Kind: output.Page, Lang: lang}, []byte("<!doctype html><title>x</title><p>"+text), nil))
	}
	if !r.failed() {
		_, r.Err = s.site.Publish(ctx, publish.All(made...))
	}
	return r
}

func (s *studio) save(path, text string) {
	s.t.Helper()
	full := filepath.Join(s.dir, path)
	must(s.t, os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644))
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (s *studio) count() int { s.mu.Lock(); defer s.mu.Unlock(); return s.builds }

func (s *studio) get(path string) (int, string) {
	s.t.Helper()
	r, err := http.Get(s.url + path)
	must(s.t, err)
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	must(s.t, err)
	return r.StatusCode, string(b)
}

// shows waits until a page answers with a status and words.
func (s *studio) shows(path string, status int, words string) {
	s.t.Helper()
	var code int
	var body string
	for range 1000 {
		if code, body = s.get(path); code == status && strings.Contains(body, words) {
			return
		}
		time.Sleep(3 * time.Millisecond)
	}
	s.t.Fatalf("%s never showed %d %q; at last it was %d %q", path, status, words, code, body)
}

// listen gives the states that browsers are told.
func (s *studio) listen() <-chan state {
	s.t.Helper()
	r, err := http.Get(s.url + "_dev/events")
	must(s.t, err)
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != "text/event-stream" {
		s.t.Fatalf("events: %v", r.Header)
	}
	states := make(chan state, 100)
	go func() {
		defer r.Body.Close()
		in := bufio.NewScanner(r.Body)
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			if data, ok := strings.CutPrefix(in.Text(), "data: "); ok {
				var st state
				if json.Unmarshal([]byte(data), &st) == nil {
					states <- st
				}
			}
		}
	}()
	return states
}

// next waits for a state that fits.
func next(t *testing.T, states <-chan state, fits func(state) bool) state {
	t.Helper()
	for {
		select {
		case st := <-states:
			if fits(st) {
				return st
			}
		case <-time.After(4 * time.Second):
			t.Fatal("the browser was never told")
		}
	}
}

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
