package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// document is a package that was read: parts by name, "/ppt/…".
type document map[string][]byte

// Limits of what is read, so that a hostile file is refused and not unpacked.
const (
	maxParts = 10_000
	maxPart  = 256 << 20
)

func open(data []byte) (document, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("not a zip container: %w", err)
	}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("%d parts, more than the %d that are read", len(r.File), maxParts)
	}
	d := document{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		b, err := io.ReadAll(io.LimitReader(rc, maxPart+1))
		rc.Close()
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		case len(b) > maxPart:
			return nil, fmt.Errorf("%s: larger than %d bytes", f.Name, maxPart)
		}
		d["/"+f.Name] = b
	}
	return d, nil
}

func (d document) names() []string { return slices.Sorted(maps.Keys(d)) }

// isXML tells by the name whether a part is written in XML.
func isXML(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

// rels are the relationships of a part by id, targets resolved.
func (d document) rels(source string) map[string]relationship {
	rels := map[string]relationship{}
	root, err := parse(d["/"+relsName(source)])
	if err != nil {
		return rels
	}
	for _, n := range root.all("Relationship") {
		r := relationship{id: n.attr("Id"), kind: n.attr("Type"), target: n.attr("Target"), external: n.attr("TargetMode") == "External"}
		if !r.external {
			r.target = resolve(source, r.target)
		}
		rels[r.id] = r
	}
	return rels
}

// related is the first part that source refers to by this kind.
func (d document) related(source, kind string) string {
	rels := d.rels(source)
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		if r := rels[id]; r.kind == kind && !r.external {
			return r.target
		}
	}
	return ""
}

// contentType is the type of a part: its override, else its extension's.
func (d document) contentType(name string) string {
	root, err := parse(d["/[Content_Types].xml"])
	if err != nil {
		return ""
	}
	ext := strings.TrimPrefix(path.Ext(name), ".")
	byExtension := ""
	for _, n := range root.children {
		switch {
		case n.name == "Override" && n.attr("PartName") == name:
			return n.attr("ContentType")
		case n.name == "Default" && strings.EqualFold(n.attr("Extension"), ext):
			byExtension = n.attr("ContentType")
		}
	}
	return byExtension
}

// node is an element. Names are local: the checks know where they look.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     string // own character data
}

func parse(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		here := stack[len(stack)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: slices.Clone(t.Attr)}
			here.children = append(here.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			here.text += string(t)
		}
	}
	if len(top.children) != 1 {
		return nil, fmt.Errorf("%d root elements, want one", len(top.children))
	}
	return top.children[0], nil
}

func (n *node) attr(local string) string {
	for _, a := range n.attrs {
		if a.Name.Local == local && a.Name.Space != NSRelationships {
			return a.Value
		}
	}
	return ""
}

// references are the relationship ids that an element's attributes name.
func (n *node) references() []string {
	var ids []string
	for _, a := range n.attrs {
		if a.Name.Space == NSRelationships {
			ids = append(ids, a.Value)
		}
	}
	return ids
}

// walk calls f on n and everything under it, in document order.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.walk(f)
	}
}

// all are the elements of that name under n.
func (n *node) all(name string) []*node {
	var found []*node
	n.walk(func(m *node) {
		if m.name == name {
			found = append(found, m)
		}
	})
	return found
}

// first is the first element of that name under n, or an empty one.
func (n *node) first(name string) *node {
	if found := n.all(name); len(found) > 0 {
		return found[0]
	}
	return &node{}
}

// content is the text of n and everything under it.
func (n *node) content() string {
	var b strings.Builder
	n.walk(func(m *node) { b.WriteString(m.text) })
	return b.String()
}
