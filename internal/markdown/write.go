package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"lodestone/internal/diag"
)

// writer walks a parsed document and writes its parts.
type writer struct {
	doc       *Doc
	list      diag.List
	source    []byte
	lines     []int // offset of each line's start
	firstLine int   // line of the file where the source begins
	names     Names
	spaces    *strings.Replacer // of the language, nil for none
	ids       map[string]bool
	called    map[int]int // offset of a directive → its index, -1 for a broken one

	buf          buffer
	parts        []part
	level        int  // of the last heading
	inHeading    bool // directives give plain text
	inLink       bool
	nested       int  // lists, quotes and tables around
	depth        int  // groups (:::) around
	placeholders bool // worth looking for
	bracketed    int  // where the last link that went wrong ends
	lead         bool // has been taken
}

func (w *writer) top(root ast.Node) {
	w.level = 1
	w.blocks(root)
	w.flush()
	w.doc.parts = w.parts
}

// flush ends a run of HTML.
func (w *writer) flush() {
	if len(w.buf.b) > 0 {
		w.parts = append(w.parts, part{html: string(w.buf.b)})
		w.buf.b = w.buf.b[:0]
	}
}

// open leaves a hole.
func (w *writer) open(h hole, index int) {
	w.flush()
	w.parts = append(w.parts, part{hole: h, index: index})
}

func (w *writer) word(name Word) {
	w.flush()
	w.parts = append(w.parts, part{hole: wordTo, html: string(name)})
}

func (w *writer) report(code string, sev diag.Severity, span diag.Span, message, hint string) {
	w.list.Add(diag.Diagnostic{Code: code, Severity: sev, Span: span, Message: message, Hint: hint})
}

// blocks writes the children of a block.
func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.buf.str("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.bullets(n)
	case *ast.ListItem:
		w.enclose("<li>", "</li>\n", n)
	case *ast.Blockquote:
		w.nested++
		w.enclose("<blockquote>\n", "</blockquote>\n", n)
		w.nested--
	case *ast.ThematicBreak:
		w.buf.str("<hr>\n")
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.FencedCodeBlock:
		w.code(n, string(n.Language(w.source)))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *east.Table:
		w.table(n)
	case *east.FootnoteList:
		w.footnotes(n)
	case *blockNode:
		w.directive(n)
	default:
		w.blocks(n)
	}
}

func (w *writer) enclose(before, after string, n ast.Node) {
	w.buf.str(before)
	w.blocks(n)
	w.buf.str(after)
}

func (w *writer) paragraph(n *ast.Paragraph) {
	w.buf.str("<p>")
	w.inlines(n)
	w.buf.str("</p>\n")
	if !w.lead && w.nested == 0 {
		w.lead = true
		w.doc.lead = w.plainParts(n)
	}
}

func (w *writer) bullets(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.buf.str("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		w.buf.str(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	w.nested++
	w.enclose(">\n", "</"+tag+">\n", n)
	w.nested--
}

func (w *writer) code(n ast.Node, language string) {
	w.buf.str("<pre><code")
	if language != "" {
		w.buf.str(` class="language-`)
		w.buf.escape(language)
		w.buf.str(`"`)
	}
	w.buf.str(">")
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.buf.escape(string(line.Value(w.source)))
	}
	w.buf.str("</code></pre>\n")
}

// heading writes a heading with its anchor, and judges it.
func (w *writer) heading(n *ast.Heading) {
	parts := w.plainParts(n)
	h := Heading{Level: n.Level, Text: w.fallback(parts), Span: w.blockSpan(n)}
	wanted := ""
	if id, ok := n.AttributeString("id"); ok {
		if b, ok := id.([]byte); ok {
			wanted = string(b)
		}
	}
	h.ID = w.uniqueID(wanted, h.Text)
	w.judgeHeading(h)
	level := strconv.Itoa(max(h.Level, 2))
	w.buf.str("<h" + level + ` id="`)
	w.buf.escape(h.ID)
	w.buf.str(`">`)
	w.inHeading = true
	w.inlines(n)
	w.inHeading = false
	w.buf.str("</h" + level + ">\n")
	if hasHole(parts) {
		if w.doc.headings == nil {
			w.doc.headings = map[int][]part{}
		}
		w.doc.headings[len(w.doc.Headings)] = parts
	}
	w.doc.Headings = append(w.doc.Headings, h)
}

// blockSpan is the first line of a block.
func (w *writer) blockSpan(n ast.Node) diag.Span {
	if n.Lines() != nil && n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		return w.span(first.Start, first.Stop-first.Start)
	}
	if n.Pos() >= 0 {
		return w.span(n.Pos(), 1)
	}
	return w.span(-1, 0)
}

func (w *writer) table(n *east.Table) {
	w.nested++
	w.buf.str("<div class=\"table\"><table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*east.TableHeader); head {
			w.buf.str("<thead>\n")
			w.row(row, true)
			w.buf.str("</thead>\n")
			continue
		}
		if !body {
			w.buf.str("<tbody>\n")
			body = true
		}
		w.row(row, false)
	}
	if body {
		w.buf.str("</tbody>\n")
	}
	w.buf.str("</table></div>\n")
	w.nested--
}

func (w *writer) row(row ast.Node, head bool) {
	w.buf.str("<tr>")
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		cell, ok := n.(*east.TableCell)
		if !ok {
			continue
		}
		tag, attrs := "td", ""
		if head && cell.HasChildren() {
			tag, attrs = "th", ` scope="col"` // an empty header names nothing
		}
		switch cell.Alignment {
		case east.AlignRight:
			attrs += ` class="right"`
		case east.AlignCenter:
			attrs += ` class="centre"`
		}
		w.buf.str("<" + tag + attrs + ">")
		w.inlines(cell)
		w.buf.str("</" + tag + ">")
	}
	w.buf.str("</tr>\n")
}

func (w *writer) footnotes(list *east.FootnoteList) {
	w.buf.str(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.word(WordFootnotes)
	w.buf.str("\">\n<ol>\n")
	w.nested++
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if f, ok := n.(*east.Footnote); ok {
			w.enclose(`<li id="fn-`+strconv.Itoa(f.Index)+`">`, "</li>\n", f)
		}
	}
	w.nested--
	w.buf.str("</ol>\n</section>\n")
}

// noteID is the id of the n-th place that refers to a footnote.
func noteID(index, n int) string {
	id := "fnref-" + strconv.Itoa(index)
	if n > 0 {
		id += "-" + strconv.Itoa(n+1)
	}
	return id
}

// maxGroups is how many groups (:::) may lie within each other.
const maxGroups = 8

// directive writes a block or container directive.
func (w *writer) directive(n *blockNode) {
	if w.depth == maxGroups && n.container {
		w.report(DirectiveCode, diag.Error, w.span(n.Pos(), n.call.length), fmt.Sprintf("more than %d groups lie within each other here", maxGroups),
			"Close some of them before, each with a line with ::: of its own.")
		return
	}
	w.depth++
	defer func() { w.depth-- }()
	form := Block
	if n.container {
		form = Container
	}
	at := n.Pos()
	index, ok := w.call(form, n.call, at, n.call.length)
	if ok && w.nested > 0 {
		w.report(DirectiveCode, diag.Error, w.span(at, n.call.length), "a component cannot stand inside a list, quotation, table or footnote",
			"Put it on a line of its own, without indentation, with an empty line before it.")
	}
	if n.container && !n.closed {
		w.report(DirectiveCode, diag.Error, w.span(at, n.call.length), "“:::"+n.call.name+"” has no end", "Put a line with ::: after the last line that belongs to it.")
	}
	if !ok {
		w.blocks(n) // so that mistakes inside are found too
		return
	}
	w.flush()
	outer := w.parts
	w.parts = nil
	w.blocks(n)
	w.flush()
	w.parts = append(outer, part{hole: component, index: index, body: w.parts})
}
