package acceptance_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"lodestone/internal/acceptance"
)

// patience is how long an edit may take to be seen, on a machine that is busy.
const patience = 20 * time.Second

// session is the real program that watches a site of its own.
type session struct {
	dir string // the site
	url string // ends with a slash
	log *transcript
}

// transcript is what the program has printed so far.
type transcript struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (l *transcript) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.Write(p)
}

func (l *transcript) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.String()
}

// watch starts the program on a new site, as the README tells, and stops it
// at the end of the test as Ctrl-C does.
func watch(t *testing.T) *session {
	t.Helper()
	program := filepath.Join(filepath.Dir(demo(t).Dir), "lodestone")
	s := &session{dir: filepath.Join(t.TempDir(), "site"), log: &transcript{}}
	if output, err := exec.Command(program, "new", "site", s.dir).CombinedOutput(); err != nil {
		t.Fatalf("new site: %v\n%s", err, output)
	}
	command := exec.Command(program, "watch", "--source", s.dir, "--port", "0", "--today", "2026-11-22")
	command.Stdout, command.Stderr = s.log, s.log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		if err := command.Wait(); err != nil {
			t.Errorf("the watch ends with %v\n%s", err, s.log)
		}
	})
	serving := regexp.MustCompile(`Serving (http://\S+/)`)
	eventually(t, "the program says where it serves", func() bool {
		found := serving.FindStringSubmatch(s.log.String())
		if found != nil {
			s.url = found[1]
		}
		return found != nil
	})
	eventually(t, "the site is built", func() bool { status, _ := s.get(t, "en/"); return status == http.StatusOK })
	return s
}

// eventually waits until something holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("in %s it never came about that %s", patience, what)
}

func (s *session) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	response := must(http.Get(s.url + path))(t)
	defer func() { _ = response.Body.Close() }()
	return response.StatusCode, string(must(io.ReadAll(response.Body))(t))
}

// file is the place of one of the site's files on disk.
func (s *session) file(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// edit replaces words in a file, which must hold them.
func (s *session) edit(t *testing.T, name, old, new string) {
	t.Helper()
	text := read(t, s.dir, name)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	s.write(t, name, strings.Replace(text, old, new, 1))
}

func (s *session) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(s.file(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rename moves a file of the site.
func (s *session) rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(s.file(from), s.file(to)); err != nil {
		t.Fatal(err)
	}
}

// reader is somebody who looks at one page and touches nothing.
type reader struct {
	t   *testing.T
	tab context.Context
}

// looks opens an address and has somebody look at it. The page may complain
// of nothing but of pages that are gone.
func (s *session) looks(t *testing.T, path string, look func(reader)) {
	t.Helper()
	findings := must(browser(t).Tab(s.url, path, func(tab context.Context) ([]acceptance.Finding, error) {
		if err := chromedp.Run(tab, chromedp.Navigate(s.url+path), page.BringToFront()); err != nil {
			return nil, err
		}
		look(reader{t, tab})
		return nil, nil
	}))(t)
	for _, finding := range findings {
		if !strings.Contains(finding.Message, "404") {
			t.Error(finding)
		}
	}
}

// sees waits until an expression in the page has a value. While the page is
// exchanged for its successor there is none.
func (r reader) sees(expression, want string) {
	r.t.Helper()
	got := ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if err := chromedp.Run(r.tab, chromedp.Evaluate("String("+expression+")", &got)); err == nil && got == want {
			return
		}
	}
	r.t.Fatalf("%s stays %q, want %q", expression, got, want)
}

func (r reader) presses(key string) {
	r.t.Helper()
	if err := chromedp.Run(r.tab, chromedp.KeyEvent(key)); err != nil {
		r.t.Fatal(err)
	}
}

// What a reader sees of a fact's page, and of the message that lies over it.
const (
	heading = `document.querySelector("h1").textContent`
	value   = `document.querySelector("main .figure-value .value").textContent`
	message = `document.querySelector("lodestone-overlay")?.shadowRoot.querySelector("dialog[open]")`
	place   = message + `?.querySelector(".place").textContent`
	marked  = message + `?.querySelector("mark").textContent`
)

const facts = "data/regions/example-bay/facts/facts.yaml"

// at gives file:line:column of words in a file of the site.
func (s *session) at(t *testing.T, name, words string) string {
	t.Helper()
	before, _, found := strings.Cut(read(t, s.dir, name), words)
	if !found {
		t.Fatalf("%s does not hold %q", name, words)
	}
	line := strings.LastIndex(before, "\n")
	return fmt.Sprintf("%s:%d:%d", name, strings.Count(before, "\n")+1, len(before)-line)
}

func TestWatchInABrowser(t *testing.T) {
	s := watch(t)
	s.looks(t, "en/facts/population/", func(r reader) {
		r.sees(value, "86,400")

		// An edit is followed without the reader's doing.
		s.edit(t, facts, "value: 86400", "value: 91250")
		r.sees(value, "91,250")

		// A mistake is shown with its place, over the last good page and in the terminal.
		s.edit(t, facts, "value: 91250", "vaule: 91250")
		wrong := s.at(t, facts, "vaule")
		r.sees(place, wrong)
		r.sees(marked, "vaule")
		r.sees(value, "91,250")
		eventually(t, "the terminal names the place", func() bool { return strings.Contains(s.log.String(), wrong) })

		// The keyboard is enough to put it aside, and it is aside after the repair, too.
		r.presses(kb.Escape)
		r.sees(message, "undefined")
		s.edit(t, facts, "vaule: 91250", "value: 91251")
		r.sees(value, "91,251")
		r.sees(message, "undefined")

		// Broken YAML, mended by an editor that writes a new file and renames it.
		whole := read(t, s.dir, facts)
		s.edit(t, facts, "sources: [example-statistics]", "sources: [example-statistics")
		r.sees(message+" !== undefined && "+place+".startsWith('"+facts+":')", "true")
		r.sees(value, "91,251")
		s.write(t, filepath.Join(filepath.Dir(facts), ".facts.yaml.swp"), strings.Replace(whole, "91251", "91252", 1))
		s.rename(t, filepath.Join(filepath.Dir(facts), ".facts.yaml.swp"), facts)
		r.sees(value, "91,252")
		r.sees(message, "undefined")

		// And by one that moves the old file away first.
		s.rename(t, facts, facts+"~")
		s.write(t, facts, strings.Replace(whole, "91251", "91253", 1))
		if err := os.Remove(s.file(facts + "~")); err != nil {
			t.Fatal(err)
		}
		r.sees(value, "91,253")
		r.sees(message, "undefined")
	})
}

func TestWatchFollowsPagesThatComeAndGo(t *testing.T) {
	s := watch(t)
	if err := os.MkdirAll(s.file("content/guides/first"), 0o755); err != nil {
		t.Fatal(err)
	}
	steps := "---\ntitle: First steps\ndescription: What to do first.\n---\n\nCome and see.\n"
	s.write(t, "content/guides/first/steps.md", steps)
	const address = "en/guides/first/steps/"
	eventually(t, "the page in new folders is there", func() bool { status, _ := s.get(t, address); return status == http.StatusOK })
	s.looks(t, address, func(r reader) {
		r.sees(heading, "First steps")
		s.edit(t, "content/guides/first/steps.md", "First steps", "Next steps")
		r.sees(heading, "Next steps")

		s.rename(t, "content/guides/first/steps.md", "content/guides/first/way.md")
		eventually(t, "the page has its new name", func() bool { status, _ := s.get(t, "en/guides/first/way/"); return status == http.StatusOK })
		_, missing := s.get(t, "en/no/such/page/")
		title := regexp.MustCompile(`<h1>([^<]+)</h1>`).FindStringSubmatch(missing)
		if title == nil {
			t.Fatal("the page for what is not there has no heading")
		}
		r.sees(heading, title[1])
	})
	if err := os.RemoveAll(s.file("content/guides")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the page is gone with its folder", func() bool {
		status, _ := s.get(t, "en/guides/first/way/")
		return status == http.StatusNotFound
	})
}

// Pages are served under the policy of production, so that what works in the
// watch mode works there.
func TestWatchKeepsThePolicyOfProduction(t *testing.T) {
	s := watch(t)
	want := ""
	for _, rule := range hosting(t).Headers {
		if rule.For == "/*" {
			want = rule.Values["Content-Security-Policy"]
		}
	}
	response := must(http.Get(s.url + "en/"))(t)
	_ = response.Body.Close()
	if got := response.Header.Get("Content-Security-Policy"); got != want || want == "" {
		t.Errorf("the watch mode sends the policy\n%s\nand netlify.toml\n%s", got, want)
	}
}

// A page elsewhere that points its own name to this computer, or asks from its
// own origin, learns nothing; nor does the network.
func TestWatchAnswersThisComputerOnly(t *testing.T) {
	s := watch(t)
	address := must(url.Parse(s.url))(t)
	tests := []struct {
		name, path, host string
		header           http.Header
		want             int
	}{
		{"by its address", "en/", address.Host, nil, http.StatusOK},
		{"by the usual name", "en/", "localhost:" + address.Port(), nil, http.StatusOK},
		{"by a foreign name", "en/", "elsewhere.example", nil, http.StatusForbidden},
		{"by a foreign name with the port", "en/", "elsewhere.example:" + address.Port(), nil, http.StatusForbidden},
		{"the events, from a foreign page", "_dev/events", address.Host, http.Header{"Origin": {"http://elsewhere.example"}}, http.StatusForbidden},
		{"the events, across sites", "_dev/events", address.Host, http.Header{"Sec-Fetch-Site": {"cross-site"}}, http.StatusForbidden},
	}
	for _, test := range tests {
		request := must(http.NewRequest(http.MethodGet, s.url+test.path, nil))(t)
		request.Host = test.host
		if test.header != nil {
			request.Header = test.header
		}
		response := must(http.DefaultTransport.RoundTrip(request))(t)
		_ = response.Body.Close()
		if response.StatusCode != test.want {
			t.Errorf("asked %s: status %d, want %d", test.name, response.StatusCode, test.want)
		}
	}
	for _, own := range must(net.InterfaceAddrs())(t) {
		network, is := own.(*net.IPNet)
		if !is || network.IP.IsLoopback() || network.IP.To4() == nil {
			continue
		}
		if connection, err := net.DialTimeout("tcp", net.JoinHostPort(network.IP.String(), address.Port()), 2*time.Second); err == nil {
			_ = connection.Close()
			t.Errorf("the network reaches the site at %s", network.IP)
		}
	}
}
