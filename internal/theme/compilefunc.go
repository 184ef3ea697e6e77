package theme

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"

	"lodestone/internal/view"
)

// escapersOf joins the names of the escapers behind an expression; anything
// else behind it gives a name that no writer knows.
func escapersOf(cmds []*parse.CommandNode) string {
	var names []string
	for _, cmd := range cmds {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) != 1 {
			return "?"
		}
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(name.Ident, "_html_template_"), "er"))
	}
	return strings.Join(names, " ")
}

// writer gives what an expression of a type is written with behind these
// escapers; ok is false for what only html/template can do.
func writer(typ reflect.Type, escapers string) (write func(*bytes.Buffer, string), ok bool) {
	raw := func(w *bytes.Buffer, s string) { w.WriteString(s) }
	switch {
	case typ == reflect.TypeFor[template.HTML]():
		return raw, escapers == "" || escapers == "htmlescap"
	case typ == reflect.TypeFor[template.JS]():
		return raw, escapers == "jsvalescap"
	case typ == reflect.TypeFor[template.URL]():
		return func(w *bytes.Buffer, s string) { escapeHTML(w, normalURL(s)) }, isURLChain(escapers)
	case typ.PkgPath() == "html/template":
		return nil, false
	case typ.Kind() == reflect.Int:
		return nil, escapers == "htmlescap" || escapers == "attrescap"
	case typ.Kind() != reflect.String:
		return nil, false
	}
	switch escapers {
	case "htmlescap", "attrescap", "rcdataescap":
		return escapeHTML, true
	case "srcsetescap attrescap":
		return escapeSrcset, true
	}
	return escapeURL, isURLChain(escapers)
}

// isURLChain knows the escapers of an address as a whole quoted attribute.
func isURLChain(escapers string) bool { return escapers == "urlfilt urlnormaliz attrescap" }

// logic compiles a function in a condition.
func (c *compiler) logic(name string, args []parse.Node, dot reflect.Type) (cond, bool) {
	switch name {
	case "eq", "ne":
		return c.equal(name == "eq", args, dot)
	case "and", "or", "not":
	default:
		e, ok := c.function(name, args, dot)
		if !ok {
			return nil, false
		}
		return truth(e)
	}
	var all []cond
	for _, a := range args {
		is, ok := c.argument(a, dot)
		if !ok {
			return nil, false
		}
		all = append(all, is)
	}
	if name == "not" {
		return func(s *scope, dot reflect.Value) (bool, error) {
			t, err := all[0](s, dot)
			return !t, err
		}, len(all) == 1
	}
	stop := name == "or"
	return func(s *scope, dot reflect.Value) (bool, error) {
		for _, is := range all {
			if t, err := is(s, dot); err != nil || t == stop {
				return t, err
			}
		}
		return !stop, nil
	}, len(all) > 0
}

// equal compiles eq and ne of two texts or two whole numbers.
func (c *compiler) equal(want bool, args []parse.Node, dot reflect.Type) (cond, bool) {
	if len(args) != 2 {
		return nil, false
	}
	a, ok := c.operand(args[0], dot)
	b, ok1 := c.operand(args[1], dot)
	if !ok || !ok1 || a.typ.Kind() != b.typ.Kind() {
		return nil, false
	}
	switch a.typ.Kind() {
	case reflect.String:
		return func(s *scope, dot reflect.Value) (bool, error) {
			x, err := a.str(s, dot)
			if err != nil {
				return false, err
			}
			y, err := b.str(s, dot)
			return (x == y) == want, err
		}, true
	case reflect.Int:
		return func(s *scope, dot reflect.Value) (bool, error) {
			x, err := a.value(s, dot)
			if err != nil {
				return false, err
			}
			y, err := b.value(s, dot)
			return err == nil && (x.Int() == y.Int()) == want, err
		}, true
	}
	return nil, false
}

// function compiles a call in the place of a value.
func (c *compiler) function(name string, nodes []parse.Node, dot reflect.Type) (expr, bool) {
	args := make([]expr, len(nodes))
	for i, n := range nodes {
		var ok bool
		if args[i], ok = c.operand(n, dot); !ok {
			return expr{}, false
		}
	}
	switch name {
	case "text", "phrase":
		return c.textCall(args, name == "text")
	case "print":
		return printCall(args)
	case "len":
		return lenCall(args)
	case "t":
		return c.wordCall(args)
	case "cached":
		return c.cachedCall(args)
	}
	fn, ok := c.p.b.functions()[name]
	if !ok {
		return expr{}, false
	}
	return anyCall(reflect.ValueOf(fn), args)
}

// textCall is text or phrase of a view.Text, without a copy of it.
func (c *compiler) textCall(args []expr, links bool) (expr, bool) {
	if len(args) != 1 || args[0].typ != reflect.TypeFor[view.Text]() {
		return expr{}, false
	}
	arg := args[0].value
	return expr{typ: reflect.TypeFor[template.HTML](), text: func(s *scope, dot reflect.Value) (string, error) {
		v, err := arg(s, dot)
		if err != nil {
			return "", err
		}
		if v.CanAddr() {
			return string(c.p.b.textHTML(*v.Addr().Interface().(*view.Text), links)), nil
		}
		return string(c.p.b.textHTML(v.Interface().(view.Text), links)), nil
	}}, true
}

// printCall joins texts, as print does.
func printCall(args []expr) (expr, bool) {
	for _, a := range args {
		if a.typ.Kind() != reflect.String {
			return expr{}, false
		}
	}
	return expr{typ: reflect.TypeFor[string](), text: func(s *scope, dot reflect.Value) (string, error) {
		var out string
		for _, a := range args {
			t, err := a.str(s, dot)
			if err != nil {
				return "", err
			}
			out += t
		}
		return out, nil
	}}, true
}

func lenCall(args []expr) (expr, bool) {
	if len(args) != 1 || args[0].value == nil || args[0].typ.Kind() != reflect.Slice {
		return expr{}, false
	}
	return expr{typ: reflect.TypeFor[int](), value: func(s *scope, dot reflect.Value) (reflect.Value, error) {
		v, err := args[0].value(s, dot)
		if err != nil {
			return v, err
		}
		return reflect.ValueOf(v.Len()), nil
	}}, true
}

// wordCall is t.
func (c *compiler) wordCall(args []expr) (expr, bool) {
	if len(args) == 0 || args[0].typ.Kind() != reflect.String {
		return expr{}, false
	}
	b := c.p.b
	return expr{typ: reflect.TypeFor[string](), text: func(s *scope, dot reflect.Value) (string, error) {
		id, err := args[0].str(s, dot)
		if err != nil {
			return "", err
		}
		var pairs []any
		for _, a := range args[1:] {
			v, err := a.any(s, dot)
			if err != nil {
				return "", err
			}
			pairs = append(pairs, v)
		}
		return b.t(id, pairs...)
	}}, true
}

// cachedCall is cached with the name of a partial.
func (c *compiler) cachedCall(args []expr) (expr, bool) {
	if len(args) != 2 || !args[0].fixed || args[1].value == nil {
		return expr{}, false
	}
	name, data, b := args[0].quote, args[1], c.p.b
	typ := data.typ
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	r := c.p.compile(unit{name, typ})
	if r == nil {
		return expr{}, false
	}
	return expr{typ: reflect.TypeFor[template.HTML](), text: func(s *scope, dot reflect.Value) (string, error) {
		v, err := data.value(s, dot)
		if err != nil {
			return "", err
		}
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return "", errRetry
			}
			v = v.Elem()
		}
		if !v.CanAddr() {
			return "", errRetry
		}
		return b.keep(name, v.Addr().Interface(), func() (string, error) {
			x := run{w: new(bytes.Buffer)}
			err := r.exec(&x, v)
			return x.w.String(), err
		})
	}}, true
}

// anyCall calls any function of a fixed number of arguments by reflection.
func anyCall(fn reflect.Value, args []expr) (expr, bool) {
	typ := fn.Type()
	if typ.IsVariadic() && len(args) < typ.NumIn()-1 || !typ.IsVariadic() && len(args) != typ.NumIn() {
		return expr{}, false
	}
	for i, a := range args {
		if want := parameter(typ, i); !a.typ.AssignableTo(want) {
			return expr{}, false
		}
	}
	call := func(s *scope, dot reflect.Value) (reflect.Value, error) {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			if a.value == nil {
				t, err := a.text(s, dot)
				if err != nil {
					return reflect.Value{}, err
				}
				in[i] = reflect.ValueOf(t).Convert(a.typ)
				continue
			}
			v, err := a.value(s, dot)
			if err != nil {
				return v, err
			}
			in[i] = v
		}
		out := fn.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			return out[0], errRetry
		}
		return out[0], nil
	}
	return expr{typ: typ.Out(0), value: call}, true
}

func parameter(fn reflect.Type, i int) reflect.Type {
	if last := fn.NumIn() - 1; fn.IsVariadic() && i >= last {
		return fn.In(last).Elem()
	}
	return fn.In(i)
}
