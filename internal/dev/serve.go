package dev

import (
	"bytes"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"lodestone/internal/output"
	"lodestone/internal/publish"
)

// server answers browsers with the site as it was published last.
//
// A site under construction is not public, so it obeys some rules. It answers
// only those who call it by a name it knows: a foreign page that has its own
// name point to this computer learns nothing. It gives no other origin leave
// to read. Events go only to pages of its own. It knows no path of the disk.
type server struct {
	opts   Options
	events *events
	mux    *http.ServeMux

	// A page that was sent just before a change still asks for its style
	// sheets, whose names go with their content. So what is not in the site
	// is looked for in the two that were told of last.
	mu   sync.Mutex
	past [2]*publish.Generation
}

func newServer(opts Options) *server {
	s := &server{opts: opts, events: newEvents(), mux: http.NewServeMux()}
	s.mux.HandleFunc("GET "+eventsPath, s.events.serve)
	for name, file := range clientFiles() {
		s.mux.HandleFunc("GET "+prefix+name, func(w http.ResponseWriter, r *http.Request) {
			s.send(w, r, http.StatusOK, name, file, hexHash(file))
		})
	}
	s.mux.HandleFunc("GET /", s.page)
	return s
}

// tell passes the outcome of a build on to the browsers.
func (s *server) tell(r Result) { s.events.publish(newState(s.present(), r)) }

// preview lets the browsers ask for pages of a site that is being made.
func (s *server) preview() { s.tell(Result{}) }

// present is the site as it stands. It keeps the one before.
func (s *server) present() *publish.Generation {
	site := s.opts.Site.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if site != s.past[0] {
		s.past = [2]*publish.Generation{site, s.past[0]}
	}
	return site
}

// bygone finds a file, not a page, of a site from just before.
func (s *server) bygone(name string) (*publish.Generation, output.Artifact, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, g := range s.past {
		if g == nil || path.Ext(name) == ".html" {
			continue
		}
		if a, ok := g.Lookup(name); ok {
			return g, a, true
		}
	}
	return nil, output.Artifact{}, false
}

// ServeHTTP keeps strangers out.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if !s.knownHost(r.Host) {
		http.Error(w, "Lodestone serves this site under the address it printed only, not as "+r.Host+".", http.StatusForbidden)
		return
	}
	reading := r.Method == http.MethodGet || r.Method == http.MethodHead
	if (!reading || strings.HasPrefix(r.URL.Path, prefix)) && !sameOrigin(r) {
		http.Error(w, "This is for pages of this site only.", http.StatusForbidden)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// knownHost tells whether the Host of a request names this server. Addresses
// are safe where any may be listened on: what a foreign page can turn on us
// is a name.
func (s *server) knownHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	ip := net.ParseIP(name)
	listening := net.ParseIP(s.opts.Host)
	switch {
	case strings.EqualFold(name, "localhost"), ip != nil && ip.IsLoopback(), strings.EqualFold(name, s.opts.Host):
		return true
	}
	return ip != nil && listening != nil && listening.IsUnspecified()
}

// sameOrigin tells whether a request came from a page of this server, or from
// no page at all.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && strings.EqualFold(u.Host, r.Host)
}

// siteHeader says from which site an answer was taken. Two answers of one site
// belong together.
const siteHeader = "Lodestone-Site"

// page answers for a path of the site.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	site := s.opts.Site.Now()
	w.Header().Set(siteHeader, site.Name())
	asked := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	folder := strings.HasSuffix(r.URL.Path, "/")
	if site.Empty() {
		s.waiting(w, r)
		return
	}
	if asked == "" {
		if to, ok := home(site, r.Header.Get("Accept-Language")); ok {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
	}
	candidates := []string{asked, asked + ".html"}
	if folder {
		candidates = []string{strings.TrimPrefix(asked+"/index.html", "/")}
	}
	for _, c := range candidates {
		if a, ok := site.Lookup(c); ok {
			s.artifact(w, r, http.StatusOK, a)
			return
		}
	}
	if _, ok := site.Lookup(asked + "/index.html"); ok && !folder {
		http.Redirect(w, r, (&url.URL{Path: "/" + asked + "/", RawQuery: r.URL.RawQuery}).String(), http.StatusFound)
		return
	}
	if g, a, ok := s.bygone(asked); ok {
		w.Header().Set(siteHeader, g.Name())
		s.artifact(w, r, http.StatusOK, a)
		return
	}
	s.missing(w, r, site, asked)
}

// missing answers with the nearest page for lost readers: that of the
// language, mostly.
func (s *server) missing(w http.ResponseWriter, r *http.Request, site *publish.Generation, asked string) {
	for dir := path.Dir(asked); ; dir = path.Dir(dir) {
		for _, name := range []string{"404.html", "404/index.html"} {
			if a, ok := site.Lookup(path.Join(dir, name)); ok {
				s.artifact(w, r, http.StatusNotFound, a)
				return
			}
		}
		if dir == "." {
			break
		}
	}
	s.send(w, r, http.StatusNotFound, "x.html", withClient(noticePage("There is no page at /"+asked), "", w.Header().Get(siteHeader)), "")
}

// waiting answers when no build has succeeded yet. The reload script in the
// page shows why.
func (s *server) waiting(w http.ResponseWriter, r *http.Request) {
	s.send(w, r, http.StatusServiceUnavailable, "x.html", withClient(noticePage("There is no site to show yet"), "", w.Header().Get(siteHeader)), "")
}

func (s *server) artifact(w http.ResponseWriter, r *http.Request, status int, a output.Artifact) {
	data, err := a.Bytes()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	tag := hex.EncodeToString(a.Hash[:12])
	for name, values := range s.opts.Headers("/" + a.Path) {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	if strings.HasSuffix(a.Path, ".html") {
		data = withClient(data, tag, w.Header().Get(siteHeader))
		if policy := w.Header().Get("Content-Security-Policy"); policy != "" {
			w.Header().Set("Content-Security-Policy", allowSelf(policy))
		}
	}
	w.Header().Set("Cache-Control", "no-store")
	s.send(w, r, status, a.Path, data, tag)
}

func (s *server) send(w http.ResponseWriter, r *http.Request, status int, name string, data []byte, tag string) {
	w.Header().Set("Content-Type", contentType(name))
	if tag != "" {
		w.Header().Set("ETag", `"`+tag+`"`)
	}
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// contentType goes by a table of its own: what a system knows differs.
func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".vcf":
		return "text/vcard; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".atom":
		return "application/atom+xml"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".gif":
		return "image/gif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".ttf":
		return "font/ttf"
	case ".wasm":
		return "application/wasm"
	case ".pdf":
		return "application/pdf"
	case ".zip":
		return "application/zip"
	case ".pptx":
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}
