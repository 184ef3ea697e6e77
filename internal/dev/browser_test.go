package dev

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"lodestone/internal/diag"
	"lodestone/internal/output"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// chromium gives a browser in which tabs can be opened.
func chromium(t *testing.T) context.Context {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("chromium is missing: run make setup")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(800, 600)}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "disable-dev-shm-usage", "disable-extensions",
		"disable-background-networking", "disable-component-update", "disable-sync", "no-first-run",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	browser, _ := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {})) // it complains of events newer than itself
	t.Cleanup(func() { _ = chromedp.Cancel(browser); stopAllocator() })                        // Cancel waits until it has ended
	must(t, chromedp.Run(browser))
	return browser
}

// tab is a page under test.
type tab struct {
	t   *testing.T
	ctx context.Context
}

func newTab(t *testing.T, browser context.Context, url string) tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page throws: %v", e.ExceptionDetails)
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError && !strings.Contains(e.Entry.Text, "404") {
				t.Errorf("the browser complains: %s %s", e.Entry.Text, e.Entry.URL)
			}
		}
	})
	must(t, chromedp.Run(ctx, chromedp.Navigate(url)))
	return tab{t, ctx}
}

func (p tab) do(actions ...chromedp.Action) {
	p.t.Helper()
	ctx, stop := context.WithTimeout(p.ctx, 10*time.Second)
	defer stop()
	must(p.t, chromedp.Run(ctx, actions...))
}

// becomes waits until an expression in the page has a value.
func (p tab) becomes(expression, want string) {
	p.t.Helper()
	var got string
	for range 400 {
		ctx, stop := context.WithTimeout(p.ctx, 10*time.Second)
		err := chromedp.Run(ctx, chromedp.Evaluate("String("+expression+")", &got))
		stop()
		if err == nil && got == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatalf("%s stays %q, want %q", expression, got, want)
}

const (
	colour  = `getComputedStyle(document.querySelector("h1")).color`
	heading = `document.querySelector("h1").textContent`
	overlay = `document.querySelector("lodestone-overlay")?.shadowRoot.querySelector("dialog[open]")?.querySelector(".message").textContent`
)

// atelier builds one page for each content/*.md, with a style sheet whose
// address names its content, and one whose address does not.
func atelier(site *publish.Memory) Build {
	return func(ctx context.Context, tree *source.Tree, _ func()) Result {
		r := Result{Findings: tree.Problems(), Lines: tree.Line}
		hashed, _ := tree.File("themes/hashed.css")
		plain, _ := tree.File("themes/plain.css")
		name := fmt.Sprintf("hashed.%x.css", hashed.Hash[:4])
		made := []output.Artifact{
			output.Make(output.Output{Path: name}, []byte(hashed.Text()), nil),
			output.Make(output.Output{Path: "plain.css"}, []byte(plain.Text()), nil),
		}
		for _, f := range tree.Under("content") {
			if i := strings.Index(f.Text(), "broken"); i >= 0 {
				r.Findings.Add(diag.Diagnostic{Code: "T01", Severity: diag.Error, Span: diag.Span{File: f.Path, Line: 1, Column: i + 1}, Message: "It is <b>broken</b>", Hint: "Mend it."})
			}
			page := `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/` + name + `"><link rel="stylesheet" href="/plain.css"><h1>` +
				f.Text() + `</h1><a href="#x">one</a> <a href="#y">two</a><div class="tall"></div>`
			path := strings.TrimSuffix(strings.TrimPrefix(f.Path, "content/"), ".md") + ".html"
			made = append(made, output.Make(output.Output{Path: path, Kind: output.Page}, []byte(page), nil))
		}
		if !r.failed() {
			_, r.Err = site.Publish(ctx, publish.All(made...))
		}
		return r
	}
}

func TestInABrowser(t *testing.T) {
	s := &studio{t: t, dir: filepath.Join(t.TempDir(), "site"), site: &publish.Memory{}, ended: make(chan error, 1)}
	s.start(map[string]string{
		"content/a.md": "first", "content/b.md": "other",
		"themes/hashed.css": "h1{color:rgb(1,1,1)} .tall{height:5000px}", "themes/plain.css": "h1{margin:0}",
	}, atelier(s.site), func(o *Options) {
		o.Headers = func(string) http.Header {
			return http.Header{"Content-Security-Policy": {"default-src 'none'; img-src 'self'; style-src 'self'"}}
		}
	})
	browser := chromium(t)
	s.shows("a", 200, "first")
	a := newTab(t, browser, s.url+"a")
	a.becomes(heading, "first")
	a.becomes(colour, "rgb(1, 1, 1)")
	time.Sleep(300 * time.Millisecond) // until the page listens

	t.Run("an edit reloads the page where the reader was", func(t *testing.T) {
		a.t = t
		a.do(chromedp.Evaluate(`document.querySelectorAll("a")[1].focus(); scrollTo(0, 1234); window.mark = 1`, nil))
		s.save("content/a.md", "second")
		a.becomes(heading, "second")
		a.becomes("window.mark", "undefined")
		a.becomes("scrollY", "1234")
		a.becomes("document.activeElement.textContent", "two")
	})
	t.Run("edits that come fast are not missed", func(t *testing.T) {
		a.t = t
		for i := range 12 {
			s.save("content/a.md", fmt.Sprint("fast ", i))
			time.Sleep(time.Duration(i*7) * time.Millisecond)
			s.save("themes/plain.css", fmt.Sprintf("h1{margin:%dpx}", i))
			time.Sleep(time.Duration(i*3) * time.Millisecond)
		}
		a.becomes(heading, "fast 11")
		a.becomes(`getComputedStyle(document.querySelector("h1")).marginTop`, "11px")
		s.save("content/a.md", "second")
		a.becomes(heading, "second")
	})
	t.Run("a style sheet is exchanged in place", func(t *testing.T) {
		a.t = t
		time.Sleep(300 * time.Millisecond) // until the page listens again
		a.do(chromedp.Evaluate(`window.mark = 2`, nil))
		s.save("themes/hashed.css", "h1{color:rgb(2,2,2)} .tall{height:5000px}")
		a.becomes(colour, "rgb(2, 2, 2)")
		s.save("themes/plain.css", "h1{color:rgb(3,3,3)}")
		a.becomes(colour, "rgb(3, 3, 3)")
		s.save("themes/hashed.css", "h1{margin:7px} .tall{height:5000px}")
		a.becomes(`getComputedStyle(document.querySelector("h1")).marginTop`, "7px")
		a.becomes("window.mark", "2")
		a.becomes(`document.querySelectorAll("link[rel=stylesheet]").length`, "2")
	})
	t.Run("another page's edit leaves this one alone", func(t *testing.T) {
		a.t = t
		s.save("content/b.md", "changed")
		s.shows("b", 200, "changed")
		time.Sleep(200 * time.Millisecond)
		a.becomes("window.mark", "2")
	})
	t.Run("errors lie over the last good page until mended", func(t *testing.T) {
		a.t = t
		s.save("content/a.md", "is broken")
		a.becomes(overlay, "It is <b>broken</b>")
		a.becomes(heading, "second")
		root := `document.querySelector("lodestone-overlay").shadowRoot`
		a.becomes(root+`.querySelector(".place").textContent`, "content/a.md:1:4")
		a.becomes(root+`.querySelector("mark").textContent`, "b")
		a.becomes(`getComputedStyle(`+root+`.querySelector("dialog")).direction`, "ltr")
		a.becomes(`getComputedStyle(`+root+`.querySelector("dialog")).borderTopStyle`, "solid")
		a.becomes(root+`.activeElement.textContent`, "Close")
		a.do(chromedp.KeyEvent(kb.Escape))
		a.becomes(overlay, "undefined")
		s.save("content/a.md", "broken still")
		a.becomes(overlay, "It is <b>broken</b>")
		s.save("content/a.md", "second")
		a.becomes(overlay, "undefined")
		a.becomes("window.mark", "2")
	})
	t.Run("tabs share one connection", func(t *testing.T) {
		b := newTab(t, browser, s.url+"b")
		b.becomes(heading, "changed")
		time.Sleep(300 * time.Millisecond)
		s.save("content/b.md", "both")
		b.becomes(heading, "both")
		b.becomes(`performance.getEntriesByType("resource").filter((e) => e.name.endsWith("/_dev/events")).length`, "0")
		targets, err := chromedp.Targets(browser)
		must(t, err)
		workers := 0
		for _, target := range targets {
			if target.Type == "shared_worker" {
				workers++
			}
		}
		if workers != 1 {
			t.Errorf("two tabs have %d workers that listen", workers)
		}
	})
	t.Run("a page that is gone becomes the page for the lost", func(t *testing.T) {
		a.t = t
		must(t, os.Remove(s.dir+"/content/a.md"))
		a.becomes(heading, "There is no page at /a")
		s.save("content/a.md", "back")
		a.becomes(heading, "back")
	})
}
