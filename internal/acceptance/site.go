package acceptance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Output is one line of the manifest, as far as the gates use it.
type Output struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Page is one parsed HTML file.
type Page struct {
	File     string // slash-separated, relative to the site's folder
	URL      *url.URL
	Root     *html.Node
	IDs      map[string]bool
	Redirect bool // only sends the reader on, by a refresh

	size int // in bytes
}

// Site is a built site on disk.
type Site struct {
	Dir     string
	Base    *url.URL // ends with a slash
	Outputs []Output // from the manifest; empty when there is none
	Pages   []*Page  // by file name

	files map[string]bool
	pages map[string]*Page
}

// Build builds the demo of the repository at root, for the day that its
// Makefile names, into a folder dir/site, and opens it.
func Build(root, dir, base string) (*Site, error) {
	return BuildFrom(root, ".", dir, base)
}

// BuildFrom is Build for the site in a folder, which is seen from root, with
// more flags for the program.
func BuildFrom(root, source, dir, base string, flags ...string) (*Site, error) {
	today, err := makefileToday(root)
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, "lodestone")
	if err := run(root, "go", "build", "-buildvcs=false", "-o", program, "./cmd/lodestone"); err != nil {
		return nil, err
	}
	out, manifest := filepath.Join(dir, "site"), filepath.Join(dir, "manifest.json")
	args := []string{"build", "--source", source, "--out", out, "--today", today, "--base-url", base, "--manifest", manifest}
	err = run(root, program, append(args, flags...)...)
	if err != nil {
		return nil, err
	}
	site, err := Open(out, base)
	if err != nil {
		return nil, err
	}
	site.Outputs, err = readManifest(manifest)
	return site, err
}

func makefileToday(root string) (string, error) {
	data, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		return "", err
	}
	found := regexp.MustCompile(`(?m)^TODAY := (\d{4}-\d{2}-\d{2})$`).FindSubmatch(data)
	if found == nil {
		return "", fmt.Errorf("the Makefile does not name TODAY")
	}
	return string(found[1]), nil
}

func run(dir, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.Dir = dir
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, output)
	}
	return nil
}

func readManifest(file string) ([]Output, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var manifest struct {
		Outputs []Output `json:"outputs"`
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	if len(manifest.Outputs) == 0 {
		return nil, fmt.Errorf("manifest: it lists no outputs")
	}
	return manifest.Outputs, nil
}

// Open reads a built site whose addresses begin with base.
func Open(dir, base string) (*Site, error) {
	address, err := url.Parse(strings.TrimSuffix(base, "/") + "/")
	if err != nil {
		return nil, err
	}
	site := &Site{Dir: dir, Base: address, files: map[string]bool{}, pages: map[string]*Page{}}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		return site.add(filepath.ToSlash(relative))
	})
	if err == nil && len(site.files) == 0 {
		err = fmt.Errorf("%s holds no files", dir)
	}
	return site, err
}

func (s *Site) add(file string) error {
	s.files[file] = true
	if !strings.HasSuffix(file, ".html") {
		return nil
	}
	data, err := s.Read(file)
	if err != nil {
		return err
	}
	return s.parse(file, data)
}

// Instead gives a site with the same files, whose only page is one of them as
// it might be.
func (s *Site) Instead(file string, page []byte) (*Site, error) {
	other := &Site{Dir: s.Dir, Base: s.Base, files: s.files, pages: map[string]*Page{}}
	return other, other.parse(file, page)
}

func (s *Site) parse(file string, data []byte) error {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	page := &Page{File: file, URL: s.address(file), Root: root, IDs: map[string]bool{}, size: len(data)}
	for node := range elements(root) {
		if id := attribute(node, "id"); id != "" {
			page.IDs[id] = true
		}
		if node.Data == "a" && attribute(node, "name") != "" {
			page.IDs[attribute(node, "name")] = true
		}
		if node.Data == "meta" && strings.EqualFold(attribute(node, "http-equiv"), "refresh") {
			page.Redirect = true
		}
	}
	s.Pages = append(s.Pages, page)
	s.pages[file] = page
	return nil
}

// address is the public address of a file; an index.html is its folder's.
func (s *Site) address(file string) *url.URL {
	if file == "index.html" || strings.HasSuffix(file, "/index.html") {
		file = strings.TrimSuffix(file, "index.html")
	}
	if file == "" {
		return s.Base // JoinPath would take its slash
	}
	return s.Base.JoinPath(file)
}

// Read gives the bytes of a file of the site.
func (s *Site) Read(file string) ([]byte, error) {
	return os.ReadFile(filepath.Join(s.Dir, filepath.FromSlash(file)))
}

// Files lists all files in order.
func (s *Site) Files() []string { return slices.Sorted(maps.Keys(s.files)) }

// Local gives the file that an address of this site means, and whether the
// address belongs to this site at all. The file need not exist.
func (s *Site) Local(address *url.URL) (file string, local bool) {
	if address.Scheme != s.Base.Scheme || address.Host != s.Base.Host {
		return "", false
	}
	path, local := strings.CutPrefix(address.Path, s.Base.Path)
	if !local {
		return "", false
	}
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return path, true
}

// Languages lists the language folders: those at the top that have a home page.
func (s *Site) Languages() []string {
	tag := regexp.MustCompile(`^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)/index\.html$`)
	var languages []string
	for _, page := range s.Pages {
		if found := tag.FindStringSubmatch(page.File); found != nil && !page.Redirect {
			languages = append(languages, found[1])
		}
	}
	return languages
}

// Representatives gives one page of each kind and language, the largest. What
// kind a page is, its body's class says; those that only send on are none.
func (s *Site) Representatives() []*Page {
	type sort struct{ kind, language string }
	largest := map[sort]*Page{}
	for _, page := range s.Pages {
		if page.Redirect {
			continue
		}
		language, _ := pageLanguage(page)
		kind := ""
		for _, body := range named(page.Root, "body") {
			kind = attribute(body, "class")
		}
		key := sort{kind, language}
		if old := largest[key]; old == nil || page.size > old.size {
			largest[key] = page
		}
	}
	return slices.SortedFunc(maps.Values(largest), func(a, b *Page) int { return strings.Compare(a.File, b.File) })
}
