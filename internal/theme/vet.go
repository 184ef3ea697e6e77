package theme

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"lodestone/internal/diag"
	"lodestone/internal/view"
)

// vet reads the templates with the types of views in mind, from the layouts
// on, and finds all that could never work: partials and fields that are not
// there, functions that are given something else than they take. Unlike
// trying them on sample pages it sees every branch, and does not stop at the
// first fault.
func vet(ts *templates, words *catalog) *vetter {
	v := &vetter{ts: ts, words: words, functions: map[string]reflect.Type{}, seen: map[unit]bool{}, asked: map[string]bool{}}
	for name, fn := range signatures() {
		v.functions[name] = reflect.TypeOf(fn)
	}
	for _, l := range view.Layouts {
		v.template(string(l), reflect.TypeFor[view.Page]())
	}
	for u := range v.seen {
		v.reached = append(v.reached, u.name)
	}
	for _, name := range ts.names() { // partials that no layout uses: without knowing what they get
		if !slices.Contains(v.reached, name) {
			v.template(name, nil)
		}
	}
	v.list = distinct(v.list)
	return v
}

// distinct leaves out what was found twice, in a partial that is used for
// several types.
func distinct(list diag.List) diag.List {
	list = list.Sorted()
	return slices.CompactFunc(list, func(a, b diag.Diagnostic) bool { return a.Span == b.Span && a.Message == b.Message })
}

type vetter struct {
	ts        *templates
	words     *catalog
	functions map[string]reflect.Type
	seen      map[unit]bool   // templates with what they are given
	reached   []string        // templates that layouts use, themselves included
	asked     map[string]bool // words that templates name
	vars      []variable
	list      diag.List
}

// template vets a template for a type of data; nil is a type not known.
func (v *vetter) template(name string, dot reflect.Type) {
	t := v.ts.set.Lookup(name)
	if u := (unit{name, dot}); t == nil || t.Tree == nil || v.seen[u] {
		return
	} else {
		v.seen[u] = true
	}
	outer := v.vars
	v.vars = []variable{{"$", dot}}
	v.nodes(t.Tree.Root, dot)
	v.vars = outer
}

func (v *vetter) nodes(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	mark := len(v.vars)
	for _, n := range list.Nodes {
		v.node(n, dot)
	}
	v.vars = v.vars[:mark]
}

func (v *vetter) node(n parse.Node, dot reflect.Type) {
	mark := len(v.vars)
	switch n := n.(type) {
	case *parse.ActionNode:
		v.pipe(n.Pipe, dot)
		return // what it declares holds on
	case *parse.IfNode:
		v.pipe(n.Pipe, dot)
		v.nodes(n.List, dot)
		v.nodes(n.ElseList, dot)
	case *parse.WithNode:
		v.nodes(n.List, v.pipe(n.Pipe, dot))
		v.nodes(n.ElseList, dot)
	case *parse.RangeNode:
		v.ranges(n, dot)
	case *parse.TemplateNode:
		var typ reflect.Type
		if n.Pipe != nil {
			typ = v.pipe(n.Pipe, dot)
		}
		v.call(n, n.Name, typ)
	}
	v.vars = v.vars[:mark]
}

// ranges vets a range; what it goes through is declared anew for its body.
func (v *vetter) ranges(n *parse.RangeNode, dot reflect.Type) {
	mark := len(v.vars)
	over := v.cmds(n.Pipe, dot)
	var item reflect.Type
	if over != nil {
		switch over.Kind() {
		case reflect.Slice, reflect.Array, reflect.Map:
			item = over.Elem()
		case reflect.Int:
			item = over
		default:
			v.add("THM04", n, "One cannot go through "+article(over), "Range over a list, such as .Sections of a page.")
		}
	}
	decl := n.Pipe.Decl
	for i, d := range decl {
		typ := item
		if len(decl) == 2 && i == 0 {
			typ = reflect.TypeFor[int]()
		}
		v.vars = append(v.vars, variable{d.Ident[0], typ})
	}
	v.nodes(n.List, item)
	v.vars = v.vars[:mark]
	v.nodes(n.ElseList, dot)
}

// call vets the use of a partial.
func (v *vetter) call(n parse.Node, name string, typ reflect.Type) {
	if v.ts.set.Lookup(name) == nil {
		hint := "Add layouts/partials/" + name + ".html, or use another partial."
		if near, ok := diag.Suggest(name, v.ts.names()); ok {
			hint = "Did you mean “" + near + "”?"
		}
		v.add("THM04", n, "There is no partial “"+name+"”", hint)
		return
	}
	if typ != nil && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	v.template(name, typ)
}

// pipe gives the type of a pipeline, nil where it is not known, and declares
// its variables.
func (v *vetter) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	typ := v.cmds(p, dot)
	for _, d := range p.Decl {
		v.vars = append(v.vars, variable{d.Ident[0], typ})
	}
	return typ
}

func (v *vetter) cmds(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	var typ reflect.Type
	for i, cmd := range p.Cmds {
		typ = v.cmd(cmd, dot, typ, i > 0)
	}
	return typ
}

// cmd gives the type of a command; piped is the value it gets from the one
// before it.
func (v *vetter) cmd(cmd *parse.CommandNode, dot, last reflect.Type, piped bool) reflect.Type {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		args := make([]reflect.Type, 0, len(cmd.Args))
		for _, a := range cmd.Args[1:] {
			args = append(args, v.operand(a, dot))
		}
		if piped {
			args = append(args, last)
		}
		return v.function(name.Ident, cmd, args)
	}
	for _, a := range cmd.Args[1:] {
		v.operand(a, dot)
	}
	return v.operand(cmd.Args[0], dot)
}

func (v *vetter) operand(n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return v.path(n, dot, n.Ident)
	case *parse.VariableNode:
		return v.path(n, v.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return v.path(n, v.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return v.pipe(n, dot)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	case *parse.IdentifierNode:
		return v.function(n.Ident, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{n}}, nil)
	}
	return nil // numbers fit whatever they are given to
}

func (v *vetter) variable(name string) reflect.Type {
	for i := len(v.vars) - 1; i >= 0; i-- {
		if v.vars[i].name == name {
			return v.vars[i].typ
		}
	}
	return nil
}

// path follows fields and methods from a type.
func (v *vetter) path(n parse.Node, typ reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if typ == nil {
			return nil
		}
		if m, ok := method(typ, name); ok {
			typ = m
			continue
		}
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() == reflect.Map {
			typ = typ.Elem()
			continue
		}
		f, ok := field(typ, name)
		if !ok {
			v.noField(n, typ, name)
			return nil
		}
		typ = f
	}
	return typ
}

func field(typ reflect.Type, name string) (reflect.Type, bool) {
	if typ.Kind() != reflect.Struct {
		return nil, false
	}
	f, ok := typ.FieldByName(name)
	return f.Type, ok && f.IsExported()
}

// method gives what a method of a type or of a pointer to it returns.
func method(typ reflect.Type, name string) (reflect.Type, bool) {
	if typ.Kind() != reflect.Pointer {
		typ = reflect.PointerTo(typ)
	}
	m, ok := typ.MethodByName(name)
	if !ok || m.Type.NumOut() == 0 {
		return nil, false
	}
	return m.Type.Out(0), true
}

func (v *vetter) noField(n parse.Node, typ reflect.Type, name string) {
	hint := "It has no parts."
	if typ.Kind() == reflect.Struct {
		var all []string
		for _, f := range reflect.VisibleFields(typ) {
			all = append(all, f.Name)
		}
		hint = "It has: " + strings.Join(all, ", ") + ". docs/theme.md, the theme reference, says what they hold."
		if near, ok := diag.Suggest(name, all); ok {
			hint = "Did you mean “" + near + "”? docs/theme.md, the theme reference, says what there is."
		}
	}
	v.add("THM04", n, "The view has no “"+name+"” here; this is "+article(typ), hint)
}

// article names a type: "a view.Card", "a list of view.Link".
func article(typ reflect.Type) string {
	switch {
	case typ.Kind() == reflect.Slice && typ.Name() == "":
		return "a list of " + typ.Elem().String()
	case typ.Kind() == reflect.Int:
		return "a whole number"
	case typ.Kind() == reflect.String && typ.PkgPath() == "":
		return "a string"
	case strings.HasPrefix(typ.Name(), "I"):
		return "an " + typ.String()
	}
	return "a " + typ.String()
}

func (v *vetter) add(code string, n parse.Node, message, hint string) {
	file, line, column := v.ts.place(n)
	v.list.Add(diag.Diagnostic{Code: code, Severity: diag.Error, Span: diag.Span{File: file, Line: line, Column: column}, Message: message, Hint: hint})
}
