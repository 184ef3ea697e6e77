package theme

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// function vets a call and gives the type of its result, nil where that
// depends on more than types.
func (v *vetter) function(name string, cmd *parse.CommandNode, args []reflect.Type) reflect.Type {
	switch name {
	case "cached":
		if partial, ok := textArg(cmd, 1); ok && len(args) == 2 {
			v.call(cmd, partial, args[1])
		}
	case "t", "n":
		v.word(name, cmd)
	case "len":
		return reflect.TypeFor[int]()
	case "print", "printf", "println", "html", "js", "urlquery":
		return reflect.TypeFor[string]()
	case "eq", "ne", "lt", "le", "gt", "ge", "not":
		return reflect.TypeFor[bool]()
	case "and", "or":
		return same(args)
	case "index":
		return element(args)
	}
	fn, ok := v.functions[name]
	if !ok {
		return nil
	}
	v.arguments(name, fn, cmd, args)
	return fn.Out(0)
}

// same is the type that all values have.
func same(args []reflect.Type) reflect.Type {
	for _, a := range args {
		if a != args[0] {
			return nil
		}
	}
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// element is what index picks out of a list.
func element(args []reflect.Type) reflect.Type {
	if len(args) == 2 && args[0] != nil && args[0].Kind() == reflect.Slice {
		return args[0].Elem()
	}
	return nil
}

// arguments compares what a function is given with what it takes.
func (v *vetter) arguments(name string, fn reflect.Type, cmd *parse.CommandNode, args []reflect.Type) {
	fixed := fn.NumIn()
	if fn.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !fn.IsVariadic() {
		v.add("THM04", cmd, fmt.Sprintf("%s takes another number of values: %d, here %d", name, fixed, len(args)), "docs/theme.md, the theme reference, says which.")
		return
	}
	for i, arg := range args[:fixed] {
		if want := fn.In(i); arg != nil && !fits(arg, want) {
			v.add("THM04", cmd, fmt.Sprintf("%s takes %s, here is %s", name, article(want), article(arg)), instead(name, arg))
		}
	}
}

// fits tells whether the template packages hand over a value for a parameter.
func fits(arg, want reflect.Type) bool {
	return arg.AssignableTo(want) || arg.Kind() == reflect.Interface ||
		arg.Kind() == reflect.Pointer && arg.Elem().AssignableTo(want) ||
		want.Kind() == reflect.Pointer && arg.AssignableTo(want.Elem())
}

func instead(name string, arg reflect.Type) string {
	if (name == "text" || name == "phrase") && arg.Kind() == reflect.String {
		return "Leave the function out: strings are in the page's language and escaped by themselves."
	}
	return "docs/theme.md, the theme reference, says what the functions take."
}

// word vets the use of a word of the interface: that it is there, and that
// it gets the values its text has places for.
func (v *vetter) word(name string, cmd *parse.CommandNode) {
	id, ok := textArg(cmd, 1)
	if !ok {
		return // composed of parts: known when it is tried
	}
	v.asked[id] = true
	if _, has := v.words.has[Reference][id]; !has {
		missing := &noWord{id, v.words.ids()}
		v.add("THM07", cmd, missing.Error(), missing.hint())
		return
	}
	given, whole := givenNames(cmd, name)
	if !whole || v.words.torn[id] {
		return
	}
	for _, want := range v.words.places[id] {
		if !slices.Contains(given, want) {
			v.add("THM07", cmd, "The word “"+id+"” has a place for {{."+want+"}}, which it is not given here",
				"Give it: {{"+name+" \""+id+"\" … \""+want+"\" .Value}}; or take the place out of the word's text, in i18n/.")
		}
	}
}

// givenNames lists the names of the values that a word is given; whole is
// false where one of them is not written as a text.
func givenNames(cmd *parse.CommandNode, name string) (given []string, whole bool) {
	from := 2
	if name == "n" {
		given, from = []string{"Count"}, 3
	}
	for i := from; i < len(cmd.Args); i += 2 {
		text, ok := textArg(cmd, i)
		if !ok {
			return nil, false
		}
		given = append(given, text)
	}
	return given, true
}

// textArg is an argument that is a text in quotes.
func textArg(cmd *parse.CommandNode, i int) (string, bool) {
	if i >= len(cmd.Args) {
		return "", false
	}
	s, ok := cmd.Args[i].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return s.Text, true
}
