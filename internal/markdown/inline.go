package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"lodestone/internal/diag"
)

// inlines writes the text of a block.
func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.buf.escape(string(n.Value))
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.wrap(tag, n)
	case *east.Strikethrough:
		w.wrap("del", n)
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *east.FootnoteLink:
		w.noteLink(n)
	case *east.FootnoteBacklink:
		w.backLink(n)
	case *inlineNode:
		if index, ok := w.call(Inline, n.call, n.Pos(), 1+n.call.length); ok {
			h := inlineTo
			if w.inHeading {
				h = plainTo
			}
			w.open(h, index)
		}
	default:
		w.inlines(n)
	}
}

func (w *writer) wrap(tag string, n ast.Node) {
	w.buf.str("<" + tag + ">")
	w.inlines(n)
	w.buf.str("</" + tag + ">")
}

func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.source)
	if n.IsRaw() {
		html.DefaultWriter.RawWrite(&w.buf, value)
	} else {
		html.DefaultWriter.Write(&w.buf, w.spaced(n))
	}
	w.judgeText(n, value)
	switch {
	case n.HardLineBreak():
		w.buf.str("<br>\n")
	case n.SoftLineBreak() && !joins(n, w.source):
		w.buf.str("\n")
	}
}

// spaced is running text with the spaces of the language. A space and the
// mark behind it may have come apart, into two nodes.
func (w *writer) spaced(n *ast.Text) []byte {
	value := n.Segment.Value(w.source)
	if w.spaces == nil {
		return value
	}
	mark := ""
	if next, ok := n.NextSibling().(*ast.Text); ok && bytes.HasSuffix(value, []byte(" ")) {
		r, _ := utf8.DecodeRune(next.Segment.Value(w.source))
		mark = string(r)
	}
	return []byte(strings.TrimSuffix(w.spaces.Replace(string(value)+mark), mark))
}

// joins tells whether a line break stands between two characters of scripts
// that set no spaces, where it would show as one.
func joins(n *ast.Text, source []byte) bool {
	next, ok := n.NextSibling().(*ast.Text)
	if !ok {
		return false
	}
	before, _ := utf8.DecodeLastRune(n.Segment.Value(source))
	after, _ := utf8.DecodeRune(next.Segment.Value(source))
	return isEastAsian(before) && isEastAsian(after)
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.buf.str("<code>")
	w.buf.escape(codeText(n, w.source))
	w.buf.str("</code>")
}

func codeText(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
		}
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ").Replace(b.String())
}

func (w *writer) link(n *ast.Link) {
	l := Link{Dest: unescape(n.Destination), Title: unescape(n.Title), Text: w.fallback(w.plainParts(n))}
	l.Span = w.destSpan(n, n.Destination)
	w.anchor(l, func() { w.inlines(n) })
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.source)
	dest := string(n.URL(w.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	at := n.Pos()
	if i := bytes.Index(w.source[max(at, 0):], label); i >= 0 {
		at = max(at, 0) + i
	}
	l := Link{Dest: dest, Text: string(label), Span: w.span(at, len(label))}
	w.anchor(l, func() { w.buf.escape(string(label)) })
}

func (w *writer) anchor(l Link, content func()) {
	if w.inLink || !w.judgeLink(l) {
		content()
		return
	}
	w.doc.Links = append(w.doc.Links, l)
	index := len(w.doc.Links) - 1
	w.inLink = true
	w.open(linkStart, index)
	content()
	w.open(linkEnd, index)
	w.inLink = false
}

func (w *writer) image(n *ast.Image) {
	alt := w.plainParts(n)
	img := Image{Dest: unescape(n.Destination), Alt: w.fallback(alt), Title: unescape(n.Title), Span: w.destSpan(n, n.Destination)}
	if !w.judgeImage(img) {
		return
	}
	w.doc.Images = append(w.doc.Images, img)
	index := len(w.doc.Images) - 1
	if hasHole(alt) {
		if w.doc.alts == nil {
			w.doc.alts = map[int][]part{}
		}
		w.doc.alts[index] = alt
	}
	w.open(imageTo, index)
}

// unescape resolves backslashes and entities.
func unescape(raw []byte) string {
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(raw))))
}

// destSpan is the place of a link's target; of the link where the target
// stands elsewhere.
func (w *writer) destSpan(n ast.Node, dest []byte) diag.Span {
	at := n.Pos()
	if at < 0 {
		return w.span(-1, 0)
	}
	end := max(at, lastOffset(n))
	if i := bytes.Index(w.source[end:min(end+len(dest)+40, len(w.source))], dest); i >= 0 && len(dest) > 0 {
		return w.span(end+i, len(dest))
	}
	return w.span(at, max(end-at, 1))
}

// lastOffset is where the text inside a node ends.
func lastOffset(n ast.Node) int {
	last := -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			last = max(last, t.Segment.Stop)
		} else if d, ok := c.(*inlineNode); ok {
			last = max(last, d.Pos()+1+d.call.length)
		}
		last = max(last, lastOffset(c))
	}
	return last
}

func (w *writer) noteLink(n *east.FootnoteLink) {
	if w.inLink {
		w.report(Code, diag.Error, w.span(n.Pos(), 1), "a footnote stands inside a link", "Put it behind the link.")
		return
	}
	number := strconv.Itoa(n.Index)
	w.buf.str(`<sup id="` + noteID(n.Index, n.RefIndex) + `"><a class="footnote-ref" href="#fn-` + number + `" role="doc-noteref" aria-label="`)
	w.word(WordFootnote)
	w.buf.str(" " + number + `">` + number + "</a></sup>")
}

func (w *writer) backLink(n *east.FootnoteBacklink) {
	w.buf.str(` <a class="footnote-back" href="#` + noteID(n.Index, n.RefIndex) + `" role="doc-backlink" aria-label="`)
	w.word(WordBack)
	w.buf.str(" " + strconv.Itoa(n.Index))
	if n.RefIndex > 0 {
		w.buf.str("." + strconv.Itoa(n.RefIndex+1))
	}
	w.buf.str("\">↑</a>")
}
