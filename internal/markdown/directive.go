package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A node of its own for each form keeps the writer simple; goldmark wants
// inline and block types apart.
type inlineNode struct {
	ast.BaseInline
	call call
}

type blockNode struct {
	ast.BaseBlock
	call      call
	container bool
	fence     int  // number of colons
	closed    bool // its ::: was found
}

func (n *inlineNode) Kind() ast.NodeKind         { return kindInline }
func (n *inlineNode) Dump(source []byte, at int) { ast.DumpHelper(n, source, at, nil, nil) }
func (n *blockNode) Kind() ast.NodeKind          { return kindBlock }
func (n *blockNode) Dump(source []byte, at int)  { ast.DumpHelper(n, source, at, nil, nil) }

var kindInline, kindBlock = ast.NewNodeKind("InlineDirective"), ast.NewNodeKind("BlockDirective")

// inlineParser reads :name[arg]{…} within text. A colon without a name and a
// bracket is a colon; \: always is.
type inlineParser struct{ known []string }

func (inlineParser) Trigger() []byte { return []byte{':'} }

func (p inlineParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if before := block.PrecendingCharacter(); before == ':' || before < 0x80 && (isNameByte(byte(before), false) || before >= 'A' && before <= 'Z') {
		return nil
	}
	n := nameLength(line[1:])
	if n == 0 || n+1 >= len(line) {
		return nil
	}
	switch next := line[n+1]; {
	case next == '[':
	case next == '{' || next == '(':
		if !slices.Contains(p.known, string(line[1:n+1])) {
			return nil
		}
	default:
		return nil
	}
	node := &inlineNode{call: readCall(line[1:])}
	if !node.call.brackets {
		node.call.problem, node.call.hint = "the directive has no brackets", "Write :"+node.call.name+"[…]."
	}
	node.SetPos(segment.Start)
	block.Advance(1 + node.call.length)
	return node
}

// blockParser reads ::name and :::name on lines of their own.
type blockParser struct{}

func (blockParser) Trigger() []byte                             { return []byte{':'} }
func (blockParser) CanInterruptParagraph() bool                 { return true }
func (blockParser) CanAcceptIndentedLine() bool                 { return false }
func (blockParser) Close(ast.Node, text.Reader, parser.Context) {}

func colons(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, ":"))
}

func (blockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	n := colons(line[pos:])
	rest := bytes.TrimRight(line[pos+n:], " \t\r\n")
	if n < 2 || n == 2 && nameLength(rest) == 0 {
		return nil, parser.NoChildren
	}
	rest = bytes.TrimLeft(rest, " \t")
	node := &blockNode{container: n > 2, fence: n, call: readCall(rest)}
	if len(rest) == 0 {
		node.call.problem, node.call.hint = "::: closes nothing here", "Remove it, or begin the group with a line such as :::note"
		node.closed, node.container = true, false
	} else if node.call.problem == "" {
		if node.call.length < len(rest) && n == 2 && !node.call.brackets && node.call.args == nil {
			return nil, parser.NoChildren // a sentence that begins with two colons
		}
		node.extra(rest)
	}
	node.SetPos(segment.Start + pos - segment.Padding)
	node.call.length = n + len(rest)
	reader.AdvanceToEOL()
	if node.container {
		return node, parser.HasChildren
	}
	return node, parser.NoChildren
}

// extra reports what stands behind a directive on its line.
func (n *blockNode) extra(rest []byte) {
	switch more := bytes.TrimSpace(rest[n.call.length:]); {
	case n.call.name == "":
		n.call.problem, n.call.hint = "the directive has no name", "Write it like this: :::note"
	case len(more) > 0:
		n.call.problem = "text follows the directive on its line"
		n.call.hint = "Put it on a line of its own."
		if n.container {
			n.call.hint = "Put it on the next line; a title goes in brackets: :::" + n.call.name + "[Title]"
		}
	}
}

func (blockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n, ok := node.(*blockNode)
	if !ok || !n.container || n.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	trimmed := bytes.TrimSpace(line)
	if count := colons(trimmed); count >= 3 && count == len(trimmed) && closes(n, count, pc) {
		n.closed = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// closes tells whether a line of colons ends this container: the innermost
// open one that was opened with no more colons, and not inside code.
func closes(n *blockNode, count int, pc parser.Context) bool {
	if count < n.fence {
		return false
	}
	inside := false
	for _, b := range pc.OpenedBlocks() {
		if b.Node == ast.Node(n) {
			inside = true
			continue
		}
		if !inside {
			continue
		}
		if b.Node.Kind() == ast.KindFencedCodeBlock {
			return false
		}
		if inner, ok := b.Node.(*blockNode); ok && inner.container && inner.fence <= count {
			return false
		}
	}
	return true
}
