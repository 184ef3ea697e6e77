package dev

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

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

func (s *studio) build(ctx context.Context, tree *source.Tree, _ func()) Result {
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

// unfinished is a build that shows the pages whose text says “quick” at once
// and completes the site only when it is let.
func (s *studio) unfinished(let <-chan struct{}) Build {
	return func(ctx context.Context, tree *source.Tree, previewed func()) Result {
		s.site.Preview(hexHash([]byte(fmt.Sprint(tree.Hash()))), func(path string) (output.Artifact, bool, bool) {
			f, ok := tree.File("content/" + strings.TrimSuffix(path, ".html") + ".md")
			if !ok || !strings.Contains(f.Text(), "quick") {
				return output.Artifact{}, false, ok
			}
			return output.Make(output.Output{Path: path, Kind: output.Page}, []byte("<!doctype html><p>"+f.Text()), nil), true, true
		})
		previewed()
		<-let
		r := s.build(ctx, tree, nil)
		if r.failed() {
			_, _ = s.site.Publish(ctx, func(yield func(output.Artifact, error) bool) { yield(output.Artifact{}, errors.New("broken")) })
		}
		return r
	}
}
