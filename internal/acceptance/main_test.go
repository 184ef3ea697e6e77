package acceptance_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"lodestone/internal/acceptance"
)

// Where things are, seen from this folder, where go test runs.
const (
	repository = "../.."
	here       = "."
	demoBase   = "https://region.example"
)

// shared is what takes seconds to make and is made once: the demo and the browser.
var shared struct {
	dir     string
	demo    func() (*acceptance.Site, error)
	browser func() (*acceptance.Browser, error)
	hosting func() (*acceptance.Hosting, error)
	close   []func()
}

func TestMain(m *testing.M) { os.Exit(runTests(m)) }

func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp("", "lodestone-acceptance-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	shared.dir = dir
	shared.demo = sync.OnceValues(func() (*acceptance.Site, error) {
		return acceptance.Build(repository, filepath.Join(dir, "demo"), demoBase)
	})
	shared.browser = sync.OnceValues(func() (*acceptance.Browser, error) {
		browser, err := acceptance.StartBrowser(filepath.Join(dir, "profile"), here)
		if err == nil {
			shared.close = append(shared.close, browser.Close)
		}
		return browser, err
	})
	shared.hosting = sync.OnceValues(func() (*acceptance.Hosting, error) {
		return acceptance.ReadHosting(repository, here, dir)
	})
	code := m.Run()
	for _, end := range shared.close {
		end()
	}
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return code
}

// demo gives the demo site, built once for all tests.
func demo(t *testing.T) *acceptance.Site {
	t.Helper()
	return must(shared.demo())(t)
}

func browser(t *testing.T) *acceptance.Browser {
	t.Helper()
	return must(shared.browser())(t)
}

// hosting gives the configuration of the host.
func hosting(t *testing.T) *acceptance.Hosting {
	t.Helper()
	return must(shared.hosting())(t)
}

// serve gives the address of a server that answers as the host would.
func serve(t *testing.T, dir string) string {
	t.Helper()
	return serveAs(t, hosting(t), dir)
}

func serveAs(t *testing.T, host *acceptance.Hosting, dir string) string {
	t.Helper()
	server := httptest.NewServer(host.Handler(dir))
	t.Cleanup(server.Close)
	return server.URL
}

// must gives a value, or ends the test with the error that came with it.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// none fails the test for each finding.
func none(t *testing.T, findings []acceptance.Finding) {
	t.Helper()
	for _, finding := range findings {
		t.Error(finding)
	}
}
