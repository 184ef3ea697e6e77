package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// plainParts is the text of a node with holes for its directives.
func (w *writer) plainParts(n ast.Node) []part {
	p := plainer{w: w}
	p.children(n)
	p.flush()
	return p.parts
}

type plainer struct {
	w     *writer
	b     strings.Builder
	parts []part
}

func (p *plainer) flush() {
	if p.b.Len() > 0 {
		p.parts = append(p.parts, part{html: p.b.String()})
		p.b.Reset()
	}
}

func (p *plainer) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p.node(n)
	}
}

func (p *plainer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.b.WriteString(unescape(p.w.spaced(n)))
		if n.HardLineBreak() || n.SoftLineBreak() && !joins(n, p.w.source) {
			p.b.WriteByte(' ')
		}
	case *ast.String:
		p.b.Write(n.Value)
	case *ast.CodeSpan:
		p.b.WriteString(codeText(n, p.w.source))
	case *ast.AutoLink:
		p.b.Write(n.Label(p.w.source))
	case *ast.RawHTML, *east.FootnoteLink, *east.FootnoteBacklink:
	case *inlineNode:
		if index, ok := p.w.call(Inline, n.call, n.Pos(), 1+n.call.length); ok {
			p.flush()
			p.parts = append(p.parts, part{hole: plainTo, index: index, html: n.call.arg})
		}
	default:
		p.children(n)
	}
}

// fallback is the text of parts with the arguments of directives in place
// of their values.
func (w *writer) fallback(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.html)
	}
	return collapse(b.String())
}

// collapse makes one space of spaces and line breaks; those that must not
// break stay.
func collapse(text string) string {
	return strings.Join(strings.FieldsFunc(text, isBlank), " ")
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

func hasHole(parts []part) bool {
	for _, p := range parts {
		if p.hole != literal {
			return true
		}
	}
	return false
}

// PlainText is the running text of segments, one line for each block. What
// components show is not in it.
func PlainText(segments []Segment) string {
	var b strings.Builder
	writePlain(&b, segments)
	return strings.TrimRight(b.String(), "\n")
}

func writePlain(b *strings.Builder, segments []Segment) {
	for _, s := range segments {
		for line := range strings.Lines(Strip(s.HTML)) {
			before := b.Len()
			for field := range strings.FieldsFuncSeq(line, isBlank) {
				if b.Len() > before {
					b.WriteByte(' ')
				}
				b.WriteString(field)
			}
			if b.Len() > before {
				b.WriteByte('\n')
			}
		}
		if len(s.Body) > 0 {
			b.WriteString(PlainText(s.Body))
			b.WriteByte('\n')
		}
	}
}

// Strip takes the tags out of HTML that this package or a resolver made.
func Strip(html string) string {
	var b strings.Builder
	b.Grow(len(html))
	for {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			writeText(&b, html)
			return b.String()
		}
		writeText(&b, html[:i])
		html = html[i:]
		j := strings.IndexByte(html, '>')
		if j < 0 {
			return b.String()
		}
		switch tag := html[1:j]; {
		case tag == "br" || tag == "/p" || tag == "/li" || tag == "/td" || tag == "/th" || strings.HasPrefix(tag, "/h"):
			b.WriteByte('\n')
		}
		html = html[j+1:]
	}
}

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#34;", `"`, "&#39;", "'", "&nbsp;", "\u00a0", "&amp;", "&")

func writeText(b *strings.Builder, text string) {
	if !strings.Contains(text, "&") {
		b.WriteString(text)
		return
	}
	_, _ = entities.WriteString(b, text) // a strings.Builder takes everything
}

// countWords counts the words of running text.
func countWords(d *Doc) int {
	n := 0
	var count func(parts []part)
	count = func(parts []part) {
		for _, p := range parts {
			switch p.hole {
			case literal:
				n += words(Strip(p.html))
			case inlineTo, plainTo:
				n++
			}
			count(p.body)
		}
	}
	count(d.parts)
	return n
}

func words(text string) (n int) {
	inside := false
	for _, r := range text {
		switch {
		case isEastAsian(r) && unicode.IsLetter(r):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case unicode.IsSpace(r) || unicode.IsPunct(r) && r != '\'' && r != '’' && r != '-':
			inside = false
		}
	}
	return n
}
