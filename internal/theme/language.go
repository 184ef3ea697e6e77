package theme

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"io"
	"reflect"
	"text/template/parse"

	"lodestone/internal/lang"
	"lodestone/internal/view"
)

// language is the templates in one language.
type language struct {
	set     *template.Template
	program *program
	err     error
}

// Page executes the layout of a page.
func (t *Theme) Page(w *bytes.Buffer, p *view.Page) error {
	l, err := t.language(lang.Tag(p.Lang))
	if err == nil {
		err = l.page(w, p)
	}
	if err != nil {
		d := t.layout.broken(err)
		return fmt.Errorf("%s:%d: %s", d.File, d.Line, d.Message)
	}
	return nil
}

// page runs the compiled layout and, where that fails, html/template, which
// says why.
func (l *language) page(w *bytes.Buffer, p *view.Page) error {
	start := w.Len()
	if r, ok := l.program.routine(string(p.Layout), reflect.TypeFor[view.Page]()); ok {
		if err := r.exec(&run{w: w}, reflect.ValueOf(p).Elem()); err == nil {
			return nil
		}
		w.Truncate(start)
	}
	return l.set.ExecuteTemplate(w, string(p.Layout), p)
}

// language gives the templates in a language. Making them takes a few
// milliseconds, of which the escaping that html/template works out for every
// place is the most.
func (t *Theme) language(tag lang.Tag) (*language, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if l, ok := t.sets[tag]; ok {
		return l, l.err
	}
	l := t.bind(tag)
	t.sets[tag] = l
	return l, l.err
}

// binding is what template functions know in a language.
func (t *Theme) binding(tag lang.Tag) *binding {
	locale, _ := lang.For(tag)
	return &binding{theme: t, tag: tag, words: t.Words(tag), locale: locale}
}

func (t *Theme) bind(tag lang.Tag) *language {
	b := t.binding(tag)
	set, err := t.layout.set.Clone()
	if err != nil {
		return &language{err: err}
	}
	b.set = set.Funcs(b.functions())
	for _, page := range SamplePages(tag) {
		if err := set.ExecuteTemplate(io.Discard, string(page.Layout), page); err != nil {
			return &language{err: err}
		}
	}
	// From here on the trees are escaped and do not change any more.
	for _, tmpl := range set.Templates() {
		if tmpl.Tree != nil {
			b.fold(tmpl.Tree.Root)
		}
	}
	b.store = t.store
	return &language{set: set, program: &program{b: b, known: map[unit]*routine{}}}
}

// fold writes the words of the interface into the templates: {{t "nav.menu"}}
// is the same on every page of a language. It also leaves out the escaping
// of what is safe by its type.
func (b *binding) fold(list *parse.ListNode) {
	if list == nil {
		return
	}
	var out []parse.Node
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			b.foldBranch(&n.BranchNode)
		case *parse.RangeNode:
			b.foldBranch(&n.BranchNode)
		case *parse.WithNode:
			b.foldBranch(&n.BranchNode)
		case *parse.ActionNode:
			if s, ok := b.constant(n); ok {
				out = appendText(out, &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(s)})
				continue
			}
			leaveSafe(n)
		case *parse.TextNode:
			out = appendText(out, n)
			continue
		}
		out = append(out, n)
	}
	list.Nodes = out
}

func (b *binding) foldBranch(n *parse.BranchNode) {
	b.fold(n.List)
	b.fold(n.ElseList)
}

func appendText(nodes []parse.Node, t *parse.TextNode) []parse.Node {
	if len(nodes) > 0 {
		if last, ok := nodes[len(nodes)-1].(*parse.TextNode); ok {
			last.Text = append(bytes.Clone(last.Text), t.Text...)
			return nodes
		}
	}
	return append(nodes, t)
}

// constant gives the HTML of {{t "word"}} in text or in a quoted attribute,
// where html/template escapes the same characters.
func (b *binding) constant(n *parse.ActionNode) (string, bool) {
	cmds := n.Pipe.Cmds
	if len(n.Pipe.Decl) > 0 || len(cmds) != 2 || len(cmds[0].Args) != 2 || !isEscaper(cmds[1], true) {
		return "", false
	}
	name, ok := cmds[0].Args[0].(*parse.IdentifierNode)
	id, isString := cmds[0].Args[1].(*parse.StringNode)
	if !ok || !isString || name.Ident != "t" {
		return "", false
	}
	s, err := b.t(id.Text)
	return html.EscapeString(s), err == nil
}

// leaveSafe drops the escaper behind a function whose result is HTML.
func leaveSafe(n *parse.ActionNode) {
	cmds := n.Pipe.Cmds
	if len(cmds) != 2 || !isEscaper(cmds[1], false) {
		return
	}
	if name, ok := cmds[0].Args[0].(*parse.IdentifierNode); ok {
		switch name.Ident {
		case "text", "phrase", "safe", "svg", "stamp", "stamptext", "noteref", "noteback", "cached":
			n.Pipe.Cmds = cmds[:1]
		}
	}
}

func isEscaper(c *parse.CommandNode, attribute bool) bool {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || len(c.Args) != 1 {
		return false
	}
	switch name.Ident {
	case "_html_template_htmlescaper":
		return true
	case "_html_template_attrescaper", "_html_template_rcdataescaper":
		return attribute
	}
	return false
}
