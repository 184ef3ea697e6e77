// Package portable gives finished pages and style sheets the form in which a
// site works from a folder on disk or a stick, without a server: links are
// relative and end in a file's name, scripts are classic, and nothing is asked
// for that a browser refuses to pages opened from disk.
//
// It knows the address of a file, the set of all files and where the site
// lives on the web, and nothing of how the bytes were made. What is not for
// the browser that shows the page keeps its address on the web: the canonical
// address and its languages, social cards, structured data, feeds, sitemap,
// documents. A form that is sent to a server goes to the one on the web.
package portable

import (
	"net/url"
	"path"
	"strings"
)

// Site is what links are judged by.
type Site struct {
	base  *url.URL // where it lives on the web; the path ends with a slash
	files map[string]bool
}

// New describes a site that lives at base on the web and consists of files
// with these paths, which are relative and slash-separated.
func New(base *url.URL, paths []string) *Site {
	home := *base
	home.Path, home.RawPath = strings.TrimRight(base.Path, "/")+"/", ""
	s := &Site{base: &home, files: make(map[string]bool, len(paths))}
	for _, p := range paths {
		s.files[p] = true
	}
	return s
}

// Concerns tells whether a file of this name may have another form on disk.
func (s *Site) Concerns(name string) bool {
	switch path.Ext(name) {
	case ".html", ".css":
		return true
	}
	return false
}

// Rewrite gives the form on disk of the file with this path. The bytes that
// come in are left as they are.
func (s *Site) Rewrite(name string, data []byte) []byte {
	f := &file{site: s, path: name, at: s.address(name)}
	switch path.Ext(name) {
	case ".html":
		return f.html(data)
	case ".css":
		return []byte(f.css(string(data)))
	}
	return data
}

// address is where a file lives on the web.
func (s *Site) address(name string) *url.URL {
	at := *s.base
	at.Path += name
	return &at
}

// file is one file whose links are made relative.
type file struct {
	site *Site
	path string
	at   *url.URL
}

// index is the file that a folder's address means.
const index = "index.html"

// target gives the path of the file of the site that a reference means, and
// what follows in it: query and fragment, as they are. It is not ok for what
// leads elsewhere, to nothing, or stays within this file.
func (f *file) target(ref string) (name, rest string, ok bool) {
	ref = strings.Trim(ref, " \t\n\f\r")
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		ref, rest = ref[:i], ref[i:]
	}
	if ref == "" {
		return "", "", false
	}
	u, err := url.Parse(ref)
	if err != nil || u.Opaque != "" {
		return "", "", false
	}
	u = f.at.ResolveReference(u)
	if u.Scheme != f.site.base.Scheme || !strings.EqualFold(u.Host, f.site.base.Host) || u.User != nil {
		return "", "", false
	}
	if strings.Contains(strings.ToLower(u.RawPath), "%2f") {
		return "", "", false // no file's name holds a slash
	}
	name, within := strings.CutPrefix(u.Path+"/", f.site.base.Path)
	if !within {
		return "", "", false
	}
	name = strings.TrimSuffix(name, "/")
	if f.site.files[name] {
		return name, rest, true
	}
	name = path.Join(name, index)
	return name, rest, f.site.files[name]
}

// link gives the form of a reference on disk, and whether it leads to a file
// of the site. Every other reference stays, save one that takes its scheme
// from the page, which would be that of files.
func (f *file) link(ref string) (string, bool) {
	if name, rest, ok := f.target(ref); ok {
		return f.to(name) + rest, true
	}
	if trimmed := strings.TrimLeft(ref, " \t\n\f\r"); strings.HasPrefix(trimmed, "//") {
		return f.at.Scheme + ":" + trimmed, false
	}
	return ref, false
}

// to is the way from this file to another.
func (f *file) to(name string) string {
	from := strings.Split(f.path, "/")
	parts := strings.Split(name, "/")
	same := 0
	for same < len(from)-1 && same < len(parts)-1 && from[same] == parts[same] {
		same++
	}
	way := strings.Repeat("../", len(from)-1-same) + strings.Join(parts[same:], "/")
	return (&url.URL{Path: way}).String()
}

// online gives the address on the web of what a reference means.
func (f *file) online(ref string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ref
	}
	at := *f.at
	at.Path = strings.TrimSuffix(at.Path, index)
	if u = at.ResolveReference(u); u.Scheme != at.Scheme {
		return ref
	}
	return u.String()
}

// rooted tells whether a reference begins at the root of the site's server.
func rooted(ref string) bool {
	return strings.HasPrefix(ref, "/") && !strings.HasPrefix(ref, "//")
}
