package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lodestone/internal/diag"
)

// Names are the directives that the site answers, by form.
type Names struct {
	Inline, Block, Container []string
	Arguments                map[string][]Argument // what a directive takes between its braces
}

// Options say how a converter works.
type Options struct {
	Lang       string // BCP 47 tag; sets the quotation marks
	Directives Names
}

// Converter parses documents of one language. It may be used concurrently.
type Converter struct {
	options Options
	parser  parser.Parser
	spaces  *strings.Replacer
}

// New makes a converter.
func New(o Options) *Converter {
	typography := extension.NewTypographerParser(typographer(o.Lang))
	return &Converter{options: o, spaces: Spaces(o.Lang), parser: parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(blockParser{}, 750),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(inlineParser{o.Directives.Inline}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasis{}, 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
			util.Prioritized(typography, 9999)),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)}
}

// Parse reads the body of a file, which begins on a line of it counted from
// 1. The document is never nil.
func (c *Converter) Parse(file string, bodyLine int, body []byte) (*Doc, diag.List) {
	root := c.parser.Parse(text.NewReader(body))
	w := &writer{
		doc: &Doc{File: file}, source: body, lines: lineStarts(body), firstLine: max(bodyLine, 1),
		names: c.options.Directives, spaces: c.spaces, ids: map[string]bool{}, called: map[int]int{}, placeholders: mayHold(body),
	}
	w.top(root)
	w.doc.Words = countWords(w.doc)
	return w.doc, w.list.Sorted()
}

func lineStarts(body []byte) []int {
	starts := []int{0}
	for at := 0; ; {
		i := bytes.IndexByte(body[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// span is the place of n bytes at an offset of the body; it ends with its
// line at the latest. A negative offset is the body as a whole.
func (w *writer) span(offset, n int) diag.Span {
	if offset < 0 || offset > len(w.source) {
		return diag.Span{File: w.doc.File, Line: w.firstLine, Column: 1}
	}
	line := sort.SearchInts(w.lines, offset+1) - 1
	start, end := w.lines[line], min(offset+max(n, 0), len(w.source))
	if i := bytes.IndexByte(w.source[offset:end], '\n'); i >= 0 {
		end = offset + i
	}
	column := 1 + utf8.RuneCount(w.source[start:offset])
	span := diag.Span{File: w.doc.File, Line: w.firstLine + line, Column: column}
	if n > 0 {
		span.EndColumn = column + utf8.RuneCount(w.source[offset:end])
	}
	return span
}
