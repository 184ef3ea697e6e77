package acceptance

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// reference is one address a page mentions.
type reference struct {
	element string // tag and attribute
	value   string
	loads   bool // fetched by the browser without a click
}

// CheckLinks follows every address in every page: what is ours must exist,
// anchors included, in the form that needs no redirect; what the browser loads
// by itself must be ours; script addresses are forbidden.
func CheckLinks(site *Site) []Finding {
	var findings []Finding
	for _, page := range site.Pages {
		for _, ref := range references(page.Root) {
			if message := site.problem(page, ref); message != "" {
				findings = append(findings, Finding{"links", page.File, fmt.Sprintf("%s=%q", ref.element, ref.value), message})
			}
		}
	}
	return sorted(findings)
}

// problem says what is wrong with a reference, or nothing.
func (s *Site) problem(page *Page, ref reference) string {
	if strings.TrimSpace(ref.value) == "" || ref.value == "#" {
		return "leads nowhere: it is empty"
	}
	relative, err := url.Parse(ref.value)
	if err != nil {
		return "is no address: " + err.Error()
	}
	address := page.URL.ResolveReference(relative)
	switch address.Scheme {
	case "http", "https":
	case "mailto", "tel":
		if address.Opaque == "" {
			return "has nobody to reach"
		}
		return ""
	case "data":
		if ref.loads {
			return ""
		}
		return "is a link to inline data"
	default:
		return "has the scheme " + address.Scheme
	}
	file, local := s.Local(address)
	if !local {
		if ref.loads {
			return "is loaded from another origin"
		}
		return ""
	}
	return s.missing(file, address.Fragment)
}

// missing says what a local address lacks, or nothing.
func (s *Site) missing(file, fragment string) string {
	if !s.files[file] {
		if s.files[path.Join(file, "index.html")] {
			return "needs a final slash, or the host must redirect"
		}
		return "leads nowhere: there is no " + file
	}
	fragment, _, _ = strings.Cut(fragment, ":~:")
	target := s.pages[file]
	if fragment == "" || target == nil || target.IDs[fragment] {
		return ""
	}
	return fmt.Sprintf("leads to no place: %s has no id %q", file, fragment)
}

// references lists the addresses in a document.
func references(root *html.Node) []reference {
	var found []reference
	for node := range elements(root) {
		for _, a := range node.Attr {
			found = append(found, attributeReferences(node, a)...)
		}
	}
	return found
}

func attributeReferences(node *html.Node, a html.Attribute) []reference {
	element := node.Data + " " + a.Key
	switch a.Key {
	case "href":
		return []reference{{element, a.Val, node.Data == "use" || node.Data == "image" || node.Data == "link" && loadedLink(node)}}
	case "src", "poster":
		return []reference{{element, a.Val, true}}
	case "data":
		if node.Data == "object" {
			return []reference{{element, a.Val, true}}
		}
	case "action", "formaction":
		return []reference{{element, a.Val, false}}
	case "srcset", "imagesrcset":
		return candidates(element, a.Val)
	case "content":
		return contentReferences(node, a.Val)
	}
	return nil
}

func loadedLink(node *html.Node) bool {
	for rel := range strings.FieldsSeq(strings.ToLower(attribute(node, "rel"))) {
		switch rel {
		case "stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "preconnect", "dns-prefetch", "prefetch":
			return true
		}
	}
	return false
}

// candidates splits a srcset: an address, then an optional descriptor.
func candidates(element, set string) []reference {
	var found []reference
	for candidate := range strings.SplitSeq(set, ", ") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			found = append(found, reference{element, fields[0], true})
		}
	}
	return found
}

// contentReferences gives the addresses in meta elements: refresh and cards.
func contentReferences(node *html.Node, content string) []reference {
	if strings.EqualFold(attribute(node, "http-equiv"), "refresh") {
		_, target, _ := strings.Cut(content, ";")
		if _, after, found := strings.Cut(strings.ToLower(target), "url="); found {
			return []reference{{"meta refresh", target[len(target)-len(after):], false}}
		}
		return nil
	}
	switch attribute(node, "property") + attribute(node, "name") {
	case "og:image", "og:url", "twitter:image":
		return []reference{{"meta content", content, false}}
	}
	return nil
}
