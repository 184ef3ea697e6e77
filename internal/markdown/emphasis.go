package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis is CommonMark's, except that asterisks next to Chinese, Japanese
// or Korean text may open and close wherever no space stands inside:
// CommonMark looks for spaces between words, which those scripts do not
// have, and so leaves これは**「強調」**です plain (commonmark-spec issue 650).
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*', '_'} }

func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, emphasisMarks{})
	if d == nil {
		return nil
	}
	if d.Char == '*' && d.OriginalLength < len(line) {
		after := util.ToRune(line, d.OriginalLength)
		if isEastAsian(before) || isEastAsian(after) {
			d.CanOpen, d.CanClose = !unicode.IsSpace(after), !unicode.IsSpace(before)
		}
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

type emphasisMarks struct{}

func (emphasisMarks) IsDelimiter(b byte) bool { return b == '*' || b == '_' }
func (emphasisMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (emphasisMarks) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// isEastAsian recognises the scripts that set no spaces between words, and
// their punctuation.
func isEastAsian(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f,
		r >= 0xff00 && r <= 0xffef, r >= 0x20000 && r <= 0x3ffff:
		return true
	}
	return false
}
