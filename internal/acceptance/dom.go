package acceptance

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// elements walks the elements below a node in document order.
func elements(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for node := range root.Descendants() {
			if node.Type == html.ElementNode && !yield(node) {
				return
			}
		}
	}
}

// named gives the elements with a tag name.
func named(root *html.Node, name string) []*html.Node {
	var found []*html.Node
	for node := range elements(root) {
		if node.Data == name {
			found = append(found, node)
		}
	}
	return found
}

func attribute(node *html.Node, name string) string {
	value, _ := lookup(node, name)
	return value
}

func lookup(node *html.Node, name string) (string, bool) {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// text is the text below a node, white space folded.
func text(node *html.Node) string {
	var b strings.Builder
	for child := range node.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// linksWithRel gives the link elements whose rel holds a word.
func linksWithRel(root *html.Node, rel string) []*html.Node {
	var found []*html.Node
	for _, node := range named(root, "link") {
		for word := range strings.FieldsSeq(attribute(node, "rel")) {
			if strings.EqualFold(word, rel) {
				found = append(found, node)
			}
		}
	}
	return found
}

// metaContent is the content of a named meta element.
func metaContent(root *html.Node, name string) string {
	for _, node := range named(root, "meta") {
		if strings.EqualFold(attribute(node, "name"), name) {
			return attribute(node, "content")
		}
	}
	return ""
}
