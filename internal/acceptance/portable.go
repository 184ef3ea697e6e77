package acceptance

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// CheckPortable judges a site as a folder opened from disk: each address is
// relative and names a file that is there, style sheets included; nothing is
// asked for that a browser refuses to pages from disk; and from index.html
// every page can be reached, save those that only answer for a server.
func CheckPortable(site *Site) []Finding {
	var findings []Finding
	note := func(file, where, message string) {
		findings = append(findings, Finding{"portable", file, where, message})
	}
	for _, page := range site.Pages {
		for _, ref := range references(page.Root) {
			if message := site.stranded(page.File, ref); message != "" {
				note(page.File, fmt.Sprintf("%s=%q", ref.element, ref.value), message)
			}
		}
		for node := range elements(page.Root) {
			if message := refused(node); message != "" {
				note(page.File, node.Data, message)
			}
		}
	}
	for _, file := range site.Files() {
		for _, value := range site.styleReferences(file) {
			if message := site.stranded(file, reference{"url", value, true}); message != "" {
				note(file, value, message)
			}
		}
	}
	reached := site.reached("index.html")
	for _, page := range site.Pages {
		if !reached[page.File] && !page.Redirect && path.Base(page.File) != "404.html" {
			note(page.File, "", "no way leads to it from index.html")
		}
	}
	return sorted(findings)
}

// stranded says why an address does not work from disk, or nothing.
func (s *Site) stranded(file string, ref reference) string {
	address, err := url.Parse(ref.value)
	switch {
	case err != nil:
		return "is no address: " + err.Error()
	case address.Host != "" && address.Scheme == "":
		return "takes its scheme from the page, which is that of files"
	case address.Scheme != "":
		_, ours := s.Local(address)
		stays := slices.Contains([]string{"link href", "meta content", "form action"}, ref.element)
		if ours && (ref.loads || !stays) {
			return "leads to the web, though the file is here"
		}
		return ""
	case strings.HasPrefix(address.Path, "/"):
		return "begins at the root, which is that of the disk"
	case address.Path == "":
		return ""
	case !s.files[path.Join(path.Dir(file), address.Path)] || strings.HasSuffix(address.Path, "/"):
		return "names no file: there is no " + path.Join(path.Dir(file), address.Path)
	}
	return ""
}

// refused says what of an element a browser refuses to pages from disk: each
// file is an origin of its own there.
func refused(node *html.Node) string {
	kind := strings.ToLower(attribute(node, "type"))
	_, crossorigin := lookup(node, "crossorigin")
	_, integrity := lookup(node, "integrity")
	relative := !strings.Contains(attribute(node, "src")+attribute(node, "href"), ":")
	href := attribute(node, "href")
	rel := strings.Fields(strings.ToLower(attribute(node, "rel")))
	switch {
	case node.Data == "script" && kind == "module":
		return "modules are refused"
	case (crossorigin || integrity) && relative:
		return "asks a server for leave"
	case node.Data == "link" && slices.ContainsFunc(rel, func(word string) bool {
		return slices.Contains([]string{"manifest", "preload", "modulepreload"}, word)
	}):
		return "is refused or useless: " + strings.Join(rel, " ")
	case node.Data == "use" && !strings.HasPrefix(href, "#"):
		return "parts of another drawing are refused"
	case node.Data == "form" && strings.EqualFold(attribute(node, "method"), "post") && !strings.HasPrefix(attribute(node, "action"), "http"):
		return "nobody takes what is sent"
	}
	return ""
}

// styleReferences gives the addresses in a style sheet.
func (s *Site) styleReferences(file string) []string {
	if path.Ext(file) != ".css" {
		return nil
	}
	data, err := s.Read(file)
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	pattern := regexp.MustCompile(`(?:url\(\s*|@import\s*)["']?([^"')]+)`)
	for _, match := range pattern.FindAllStringSubmatch(string(data), -1) {
		found = append(found, strings.TrimSpace(match[1]))
	}
	return found
}

// reached gives the pages to which links and refreshes lead from one, and
// forms, though these go by the web.
func (s *Site) reached(start string) map[string]bool {
	seen := map[string]bool{}
	for next := []string{start}; len(next) > 0; {
		file := next[len(next)-1]
		next = next[:len(next)-1]
		page := s.pages[file]
		if page == nil || seen[file] {
			continue
		}
		seen[file] = true
		for _, ref := range references(page.Root) {
			address, err := url.Parse(ref.value)
			if err != nil {
				continue
			}
			if to, ours := s.Local(address); ours && ref.element == "form action" {
				seen[to] = true
			}
			if address.Scheme == "" && (strings.HasPrefix(ref.element, "a ") || ref.element == "meta refresh") {
				next = append(next, path.Join(path.Dir(file), address.Path))
			}
		}
	}
	return seen
}
