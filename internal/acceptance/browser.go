package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// pageTime bounds all that is done with one page, on a machine that is busy.
const pageTime = 4 * time.Minute

// Browser is one running Chromium with an empty profile.
type Browser struct {
	context context.Context
	stop    []func()
	axe     string // the source of axe-core
}

// StartBrowser starts Chromium; profile is an empty folder of its own. The
// sandbox is off, because it fails for root and in containers and nothing but
// our own pages is opened.
func StartBrowser(profile, acceptanceDir string) (*Browser, error) {
	program, err := Tool("chromium")
	if err != nil {
		return nil, err
	}
	axe, err := os.ReadFile(filepath.Join(acceptanceDir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return nil, fmt.Errorf("axe-core is missing: run make setup: %w", err)
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(profile)}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "disable-dev-shm-usage", "disable-extensions",
		"disable-background-networking", "disable-component-update", "disable-sync", "disable-default-apps",
		"no-first-run", "no-default-browser-check", "hide-scrollbars", "mute-audio",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	tab, stopTab := chromedp.NewContext(allocator)
	browser := &Browser{context: tab, stop: []func(){stopTab, stopAllocator}, axe: string(axe)}
	if err := chromedp.Run(tab); err != nil {
		browser.Close()
		return nil, fmt.Errorf("chromium does not start: %w", err)
	}
	return browser, nil
}

// Close ends the browser.
func (b *Browser) Close() {
	for _, stop := range b.stop {
		stop()
	}
}

// Tab opens a page of its own and closes it after use. What the page complains
// about and asks of other origins while it is used is added to the findings.
func (b *Browser) Tab(address, page string, use func(context.Context) ([]Finding, error)) ([]Finding, error) {
	tab, closeTab := chromedp.NewContext(b.context)
	defer closeTab()
	origin, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	watcher := &watcher{page: page, host: origin.Host}
	if origin.Scheme == "file" {
		watcher.folder = path.Dir(origin.Path) + "/"
	}
	chromedp.ListenTarget(tab, watcher.event)
	// The first run makes the tab and must not carry a deadline, which would close it.
	if err := chromedp.Run(tab, calm()); err != nil {
		return nil, fmt.Errorf("%s: %w", page, err)
	}
	timed, cancel := context.WithTimeout(tab, pageTime)
	defer cancel()
	findings, err := use(timed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", page, err)
	}
	return append(findings, watcher.seen()...), nil
}

// calm asks for the light scheme and no motion, so that colours are measured at rest.
func calm() chromedp.Action { return scheme("light") }

func scheme(name string) chromedp.Action {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
		{Name: "prefers-reduced-motion", Value: "reduce"},
		{Name: "prefers-color-scheme", Value: name},
	})
}

// watcher notes what a page complains about and whom it asks.
type watcher struct {
	page, host string
	folder     string // of a site that is opened from disk
	mutex      sync.Mutex
	findings   []Finding
}

func (w *watcher) note(gate, where, message string) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.findings = append(w.findings, Finding{gate, w.page, where, message})
}

func (w *watcher) seen() []Finding {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return slices.Clone(w.findings)
}

func (w *watcher) event(event any) {
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		w.note("console", event.ExceptionDetails.URL, event.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.APITypeError || event.Type == runtime.APITypeWarning || event.Type == runtime.APITypeAssert {
			w.note("console", string(event.Type), consoleText(event.Args))
		}
	case *log.EventEntryAdded:
		if event.Entry.Level == log.LevelError || event.Entry.Level == log.LevelWarning {
			w.note("console", event.Entry.URL, event.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		w.request(event.Request.URL)
	}
}

func (w *watcher) request(requested string) {
	address, err := url.Parse(requested)
	if err != nil {
		w.note("network", requested, "is no address")
		return
	}
	switch address.Scheme {
	case "data", "blob", "about", "mailto":
		return // no server is asked
	}
	if w.folder != "" && (address.Scheme != "file" || !strings.HasPrefix(address.Path, w.folder)) {
		w.note("network", requested, "what lies outside of the folder is asked for")
	}
	if address.Host != w.host {
		w.note("network", requested, "another origin is asked")
	}
}

func consoleText(args []*runtime.RemoteObject) string {
	var words []string
	for _, arg := range args {
		word := strings.Trim(string(arg.Value), `"`)
		if word == "" {
			word = arg.Description
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
