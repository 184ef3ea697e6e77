package ooxml

import (
	"fmt"
	"strings"
)

// Text is everything a document says, in any part: slides, notes, layouts,
// chart caches, properties, alternative texts, and the cells of embedded
// workbooks. Runs of one paragraph are joined, so that a value that changes
// its format half way is found; paragraphs and parts end in line feeds.
func Text(data []byte) (string, error) {
	d, err := open(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, name := range d.names() {
		switch {
		case isXML(name):
			root, err := parse(d[name])
			if err != nil {
				return "", fmt.Errorf("%s: %w", name, err)
			}
			writeText(&b, root)
		case isPackage(d[name]):
			inner, err := Text(d[name])
			if err != nil {
				return "", fmt.Errorf("%s: %w", name, err)
			}
			b.WriteString(inner)
		}
	}
	return b.String(), nil
}

func isPackage(data []byte) bool {
	return strings.HasPrefix(string(data[:min(4, len(data))]), "PK\x03\x04")
}

// spoken are the attributes that hold words or addresses.
var spoken = map[string]bool{"descr": true, "title": true, "name": true, "Target": true, "formatCode": true, "tooltip": true}

// ends are elements that hold a paragraph or a cell's text.
var ends = map[string]bool{"p": true, "is": true, "si": true}

// inline are elements whose text goes on in the next one.
var inline = map[string]bool{"r": true, "t": true, "fld": true}

func writeText(b *strings.Builder, n *node) {
	for _, a := range n.attrs {
		if spoken[a.Name.Local] && a.Value != "" {
			b.WriteString(a.Value + "\n")
		}
	}
	b.WriteString(unescapeXString(n.text))
	for _, c := range n.children {
		writeText(b, c)
	}
	if ends[n.name] || n.text != "" && !inline[n.name] {
		b.WriteByte('\n')
	}
}
