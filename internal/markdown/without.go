package markdown

import (
	"strings"

	"golang.org/x/net/html"
)

// Without leaves out of HTML that this package made the outermost elements
// for which leave is true. It is given what can be read in an element: its
// text and the values of its attributes.
func Without(text string, leave func(string) bool) string {
	var kept, raw, read strings.Builder
	depth := 0
	close := func() {
		if !leave(read.String()) {
			kept.WriteString(raw.String())
		}
		raw.Reset()
		read.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			close()
			return kept.String()
		}
		if depth == 0 {
			close()
		}
		raw.Write(z.Raw())
		token := z.Token()
		switch kind {
		case html.TextToken:
			read.WriteString(token.Data)
		case html.StartTagToken:
			if !isVoid(token.Data) {
				depth++
			}
		case html.EndTagToken:
			depth--
		}
		if kind != html.TextToken {
			read.WriteByte(' ')
		}
		for _, a := range token.Attr {
			read.WriteString("\n" + a.Val + "\n")
		}
	}
}

// isVoid tells whether an element has no end tag.
func isVoid(name string) bool {
	switch name {
	case "br", "col", "hr", "img", "input", "source", "wbr":
		return true
	}
	return false
}
