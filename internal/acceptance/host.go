package acceptance

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Hosting is the host's configuration as its own parsers read it.
type Hosting struct {
	Headers   []HeaderRule   `json:"headers"`
	Redirects []RedirectRule `json:"redirects"`
	Build     struct {
		Command     string            `json:"command"`
		Publish     string            `json:"publish"`
		Environment map[string]string `json:"environment"`
	} `json:"build"`
	Raw    map[string]any `json:"raw"` // the file, unread by the host's parsers
	Errors []string       `json:"errors"`
}

// HeaderRule sets response headers for the addresses that match For.
type HeaderRule struct {
	For    string            `json:"for"`
	Values map[string]string `json:"values"`
}

// RedirectRule sends From, which may end with *, to To.
type RedirectRule struct {
	From       string              `json:"from"`
	To         string              `json:"to"`
	Status     int                 `json:"status"`
	Force      bool                `json:"force"`
	Conditions map[string][]string `json:"conditions"`
}

// ReadHosting reads the configuration in a repository, and what the publish
// folder adds to it.
func ReadHosting(repository, acceptanceDir, publish string) (*Hosting, error) {
	output, err := node(acceptanceDir, "netlify.mjs", repository, "production", publish)
	if err != nil {
		return nil, err
	}
	var hosting Hosting
	if err := json.Unmarshal(output, &hosting); err != nil {
		return nil, fmt.Errorf("netlify.mjs: %w", err)
	}
	return &hosting, nil
}

// node runs a script of the acceptance folder and gives what it prints.
func node(acceptanceDir, script string, args ...string) ([]byte, error) {
	program, err := Tool("node")
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(acceptanceDir, "node_modules")); err != nil {
		return nil, errors.New("the npm packages of internal/acceptance are missing: run make setup")
	}
	output, err := exec.Command(program, append([]string{filepath.Join(acceptanceDir, script)}, args...)...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("%s: %w\n%s", script, err, exit.Stderr)
	}
	return output, err
}

// matches tells whether a rule's pattern covers a path: literally, or by its
// beginning when the pattern ends with a star.
func matches(pattern, requested string) bool {
	if prefix, star := strings.CutSuffix(pattern, "*"); star {
		return strings.HasPrefix(requested, prefix) || requested == strings.TrimSuffix(prefix, "/")
	}
	return pattern == requested
}

// Handler serves the folder dir as the host would: forced redirects, files,
// other redirects, each with the headers of the rules that match.
func (h *Hosting) Handler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range h.Headers {
			if matches(rule.For, r.URL.Path) {
				for name, value := range rule.Values {
					w.Header().Set(name, value)
				}
			}
		}
		file, found := fileOf(dir, r.URL.Path)
		for _, rule := range h.Redirects {
			if (rule.Force || !found) && matches(rule.From, r.URL.Path) && rule.applies(r) {
				rule.answer(w, r, dir)
				return
			}
		}
		if !found {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		if strings.HasSuffix(file, "/index.html") && !strings.HasSuffix(r.URL.Path, "/") && !strings.HasSuffix(r.URL.Path, ".html") {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		send(w, file, http.StatusOK)
	})
}

// fileOf gives the file for a path, and whether it is there.
func fileOf(dir, requested string) (file string, found bool) {
	file = filepath.Join(dir, filepath.FromSlash(path.Clean("/"+requested)))
	info, err := os.Stat(file)
	if err == nil && info.IsDir() {
		file = filepath.Join(file, "index.html")
		info, err = os.Stat(file)
	}
	return filepath.ToSlash(file), err == nil && info.Mode().IsRegular()
}

// applies tells whether a rule's conditions hold: the reader's language is that
// of the cookie nf_lang, else the first that the browser asks for.
func (rule RedirectRule) applies(r *http.Request) bool {
	wanted := rule.Conditions["Language"]
	if len(wanted) == 0 {
		return true
	}
	language, _, _ := strings.Cut(r.Header.Get("Accept-Language"), ",")
	if cookie, err := r.Cookie("nf_lang"); err == nil {
		language = cookie.Value
	}
	language, _, _ = strings.Cut(language, ";")
	primary, _, _ := strings.Cut(language, "-")
	return slices.Contains(wanted, language) || slices.Contains(wanted, primary)
}

func (rule RedirectRule) answer(w http.ResponseWriter, r *http.Request, dir string) {
	if rule.Status >= 300 && rule.Status < 400 {
		http.Redirect(w, r, rule.To, rule.Status)
		return
	}
	target, err := url.Parse(rule.To)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	file, found := fileOf(dir, target.Path)
	if !found {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	send(w, file, rule.Status)
}

// send writes a file with the media type that goes with its name.
func send(w http.ResponseWriter, file string, status int) {
	data, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mediaType(path.Ext(file)))
	w.WriteHeader(status)
	_, _ = w.Write(data) // a browser that left is no failure
}

func mediaType(extension string) string {
	switch extension {
	case ".html":
		return "text/html; charset=UTF-8"
	case ".css":
		return "text/css; charset=UTF-8"
	case ".js":
		return "text/javascript; charset=UTF-8"
	case ".json", ".geojson":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".xml", ".atom":
		return "application/xml"
	case ".ics":
		return "text/calendar; charset=UTF-8"
	case ".csv", ".txt":
		return "text/plain; charset=UTF-8"
	case ".pdf":
		return "application/pdf"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return "application/octet-stream"
}
