package theme

import (
	"reflect"
	"strconv"
	"sync"
	"text/template/parse"
)

// program is the compiled templates of a language, by name and type of data.
type program struct {
	b     *binding
	mu    sync.Mutex
	known map[unit]*routine
}

type unit struct {
	name string
	typ  reflect.Type
}

// routine compiles a template for a type of data, with all it calls.
func (p *program) routine(name string, typ reflect.Type) (*routine, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := p.compile(unit{name, typ})
	return r, r != nil
}

func (p *program) compile(u unit) *routine {
	if r, ok := p.known[u]; ok {
		return r
	}
	t := p.b.set.Lookup(u.name)
	if t == nil || t.Tree == nil {
		return nil
	}
	r := &routine{}
	p.known[u] = r // before compiling: templates may call themselves
	c := &compiler{p: p, root: u.typ}
	steps, ok := c.list(t.Tree.Root, u.typ)
	if !ok {
		// Others may hold r by now: it runs the template the long way.
		steps = []step{func(x *run, s *scope, dot reflect.Value) error {
			return p.b.set.ExecuteTemplate(x.w, u.name, dot.Interface())
		}}
	}
	r.steps, r.long = steps, !ok
	return r
}

// compiler compiles one template.
type compiler struct {
	p    *program
	root reflect.Type
	vars []variable
}

type variable struct {
	name string
	typ  reflect.Type
}

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) ([]step, bool) {
	if l == nil {
		return nil, true
	}
	var steps []step
	for _, n := range l.Nodes {
		do, ok := c.node(n, dot)
		if !ok {
			return nil, false
		}
		if do != nil {
			steps = append(steps, do)
		}
	}
	return steps, true
}

func (c *compiler) node(n parse.Node, dot reflect.Type) (step, bool) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(x *run, _ *scope, _ reflect.Value) error { x.w.Write(text); return nil }, true
	case *parse.CommentNode:
		return nil, true
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return nil, false
		}
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(n.Pipe, n.List, n.ElseList, dot)
	case *parse.WithNode:
		return c.with(n, dot)
	case *parse.RangeNode:
		return c.ranges(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	return nil, false
}

func (c *compiler) branch(pipe *parse.PipeNode, then, otherwise *parse.ListNode, dot reflect.Type) (step, bool) {
	if len(pipe.Decl) > 0 {
		return nil, false
	}
	is, ok := c.cond(pipe, dot)
	yes, ok1 := c.list(then, dot)
	no, ok2 := c.list(otherwise, dot)
	return func(x *run, s *scope, dot reflect.Value) error {
		t, err := is(s, dot)
		if err != nil {
			return err
		}
		if t {
			return runSteps(yes, x, s, dot)
		}
		return runSteps(no, x, s, dot)
	}, ok && ok1 && ok2
}

func (c *compiler) with(n *parse.WithNode, dot reflect.Type) (step, bool) {
	if len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	e, ok := c.pipe(n.Pipe, dot)
	if !ok || e.value == nil {
		return nil, false
	}
	is, ok := truth(e)
	yes, ok1 := c.list(n.List, e.typ)
	no, ok2 := c.list(n.ElseList, dot)
	return func(x *run, s *scope, dot reflect.Value) error {
		t, err := is(s, dot)
		if err != nil {
			return err
		}
		if !t {
			return runSteps(no, x, s, dot)
		}
		v, err := e.value(s, dot)
		if err != nil {
			return err
		}
		return runSteps(yes, x, s, v)
	}, ok && ok1 && ok2
}

// ranges compiles a range over a slice, with none, one or two variables.
func (c *compiler) ranges(n *parse.RangeNode, dot reflect.Type) (step, bool) {
	e, ok := c.pipeOf(n.Pipe.Cmds, dot)
	if !ok || e.typ.Kind() != reflect.Slice || n.Pipe.IsAssign || len(c.vars)+len(n.Pipe.Decl) > maxVars {
		return nil, false
	}
	mark := len(c.vars)
	index, item := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		item = c.declare(decl[0], e.typ.Elem())
	case 2:
		index = c.declare(decl[0], reflect.TypeFor[int]())
		item = c.declare(decl[1], e.typ.Elem())
	}
	body, ok := c.list(n.List, e.typ.Elem())
	c.vars = c.vars[:mark]
	none, ok1 := c.list(n.ElseList, dot)
	return func(x *run, s *scope, dot reflect.Value) error {
		v, err := e.value(s, dot)
		if err != nil {
			return err
		}
		if v.Len() == 0 {
			return runSteps(none, x, s, dot)
		}
		for i := range v.Len() {
			one := v.Index(i)
			if index >= 0 {
				s.vars[index] = reflect.ValueOf(i)
			}
			if item >= 0 {
				s.vars[item] = one
			}
			if err := runSteps(body, x, s, one); err != nil {
				return err
			}
		}
		return nil
	}, ok && ok1
}

func (c *compiler) declare(v *parse.VariableNode, typ reflect.Type) int {
	c.vars = append(c.vars, variable{v.Ident[0], typ})
	return len(c.vars) - 1
}

// call compiles {{template "name" pipe}}.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) (step, bool) {
	if n.Pipe == nil {
		return nil, false
	}
	e, ok := c.pipe(n.Pipe, dot)
	if !ok || e.value == nil {
		return nil, false
	}
	typ, pointer := e.typ, e.typ.Kind() == reflect.Pointer
	if pointer {
		typ = typ.Elem()
	}
	r := c.p.compile(unit{n.Name, typ})
	return func(x *run, s *scope, dot reflect.Value) error {
		v, err := e.value(s, dot)
		if err != nil {
			return err
		}
		if pointer {
			if v.IsNil() {
				return errRetry
			}
			v = v.Elem()
		}
		return r.exec(x, v)
	}, r != nil
}

// pipe compiles a pipeline without declarations.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) (expr, bool) {
	if len(p.Decl) > 0 {
		return expr{}, false
	}
	return c.pipeOf(p.Cmds, dot)
}

func (c *compiler) pipeOf(cmds []*parse.CommandNode, dot reflect.Type) (expr, bool) {
	if len(cmds) != 1 {
		return expr{}, false
	}
	if name, ok := cmds[0].Args[0].(*parse.IdentifierNode); ok {
		return c.function(name.Ident, cmds[0].Args[1:], dot)
	}
	if len(cmds[0].Args) != 1 {
		return expr{}, false
	}
	return c.operand(cmds[0].Args[0], dot)
}

// operand compiles what can stand as an argument.
func (c *compiler) operand(n parse.Node, dot reflect.Type) (expr, bool) {
	switch n := n.(type) {
	case *parse.DotNode:
		return here(dot), true
	case *parse.FieldNode:
		return fields(here(dot), n.Ident)
	case *parse.VariableNode:
		from, ok := c.variable(n.Ident[0])
		if !ok || len(n.Ident) == 1 {
			return from, ok
		}
		return fields(from, n.Ident[1:])
	case *parse.StringNode:
		text := n.Text
		return expr{typ: reflect.TypeFor[string](), quote: text, fixed: true,
			text: func(*scope, reflect.Value) (string, error) { return text, nil }}, true
	case *parse.NumberNode:
		if !n.IsInt {
			return expr{}, false
		}
		v := reflect.ValueOf(int(n.Int64))
		return expr{typ: v.Type(), value: func(*scope, reflect.Value) (reflect.Value, error) { return v, nil }}, true
	case *parse.PipeNode:
		return c.pipe(n, dot)
	}
	return expr{}, false
}

func here(dot reflect.Type) expr {
	return expr{typ: dot, value: func(_ *scope, dot reflect.Value) (reflect.Value, error) { return dot, nil }}
}

func (c *compiler) variable(name string) (expr, bool) {
	if name == "$" {
		return expr{typ: c.root, value: func(s *scope, _ reflect.Value) (reflect.Value, error) { return s.root, nil }}, true
	}
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return expr{typ: c.vars[i].typ, value: func(s *scope, _ reflect.Value) (reflect.Value, error) { return s.vars[i], nil }}, true
		}
	}
	return expr{}, false
}

// cond compiles a condition.
func (c *compiler) cond(p *parse.PipeNode, dot reflect.Type) (cond, bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return nil, false
	}
	if name, ok := p.Cmds[0].Args[0].(*parse.IdentifierNode); ok {
		return c.logic(name.Ident, p.Cmds[0].Args[1:], dot)
	}
	e, ok := c.pipe(p, dot)
	if !ok {
		return nil, false
	}
	return truth(e)
}

// argument compiles an argument of a logical function.
func (c *compiler) argument(n parse.Node, dot reflect.Type) (cond, bool) {
	if p, ok := n.(*parse.PipeNode); ok {
		return c.cond(p, dot)
	}
	e, ok := c.operand(n, dot)
	if !ok {
		return nil, false
	}
	return truth(e)
}

// action compiles what is printed: an expression and the escapers that
// html/template put behind it.
func (c *compiler) action(p *parse.PipeNode, dot reflect.Type) (step, bool) {
	e, ok := c.pipeOf(p.Cmds[:1], dot)
	if !ok {
		return nil, false
	}
	write, ok := writer(e.typ, escapersOf(p.Cmds[1:]))
	if !ok {
		return nil, false
	}
	if e.typ.Kind() == reflect.Int {
		return func(x *run, s *scope, dot reflect.Value) error {
			v, err := e.value(s, dot)
			if err == nil {
				x.w.WriteString(strconv.FormatInt(v.Int(), 10))
			}
			return err
		}, true
	}
	return func(x *run, s *scope, dot reflect.Value) error {
		t, err := e.str(s, dot)
		if err == nil {
			write(x.w, t)
		}
		return err
	}, true
}
