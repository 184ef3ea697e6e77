package theme

import (
	"bytes"
	"errors"
	"reflect"
)

// The templates of a theme are run by a small executor of their own. It does
// what text/template does, but knows the types of views beforehand: fields
// are found by index instead of by name, and the functions that stand in
// nearly every line are called without reflection, which is four fifths of
// what text/template spends. html/template has worked out the escaping of
// every place before; a template with anything the executor does not know is
// left to it whole. Where running fails, html/template runs the page again
// and says what is wrong and where.

// step is a piece of a compiled template.
type step func(x *run, s *scope, dot reflect.Value) error

// run is one execution of a page.
type run struct {
	w     *bytes.Buffer
	depth int
}

// scope is one execution of a template: its root and its variables.
type scope struct {
	root reflect.Value
	vars [maxVars]reflect.Value
}

const (
	maxVars  = 4   // variables in scope at once; templates with more are left to html/template
	maxDepth = 200 // templates within templates
)

// errRetry says that html/template should try.
var errRetry = errors.New("run by html/template")

// routine is a compiled template for one type of data.
type routine struct {
	steps []step
	long  bool // left to html/template
}

func (r *routine) exec(x *run, dot reflect.Value) error {
	if x.depth++; x.depth > maxDepth {
		return errRetry
	}
	s := scope{root: dot}
	err := runSteps(r.steps, x, &s, dot)
	x.depth--
	return err
}

func runSteps(steps []step, x *run, s *scope, dot reflect.Value) error {
	for _, do := range steps {
		if err := do(x, s, dot); err != nil {
			return err
		}
	}
	return nil
}

// expr is an expression of a known type.
type expr struct {
	typ   reflect.Type
	value func(s *scope, dot reflect.Value) (reflect.Value, error)
	text  func(s *scope, dot reflect.Value) (string, error) // set for strings
	quote string                                            // the text of a constant
	fixed bool                                              // it is a constant text
}

// str is the value of an expression of a string type.
func (e expr) str(s *scope, dot reflect.Value) (string, error) {
	if e.text != nil {
		return e.text(s, dot)
	}
	v, err := e.value(s, dot)
	if err != nil {
		return "", err
	}
	return v.String(), nil
}

// any is the value of an expression as an argument.
func (e expr) any(s *scope, dot reflect.Value) (any, error) {
	if e.value == nil {
		return e.text(s, dot)
	}
	v, err := e.value(s, dot)
	if err != nil {
		return nil, err
	}
	return v.Interface(), nil
}

// cond is an expression that is only asked for its truth.
type cond func(s *scope, dot reflect.Value) (bool, error)

// truth is what text/template takes for true, for the kinds that views have.
func truth(e expr) (cond, bool) {
	if e.typ.Kind() == reflect.String {
		return func(s *scope, dot reflect.Value) (bool, error) {
			t, err := e.str(s, dot)
			return t != "", err
		}, true
	}
	var is func(reflect.Value) bool
	switch e.typ.Kind() {
	case reflect.Bool:
		is = reflect.Value.Bool
	case reflect.Int:
		is = func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Slice:
		is = func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Pointer:
		is = func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		is = func(reflect.Value) bool { return true }
	default:
		return nil, false
	}
	return func(s *scope, dot reflect.Value) (bool, error) {
		v, err := e.value(s, dot)
		return err == nil && is(v), err
	}, true
}

// fields follows a path of fields from a value, through pointers.
func fields(from expr, path []string) (expr, bool) {
	typ := from.typ
	var indexes []int
	var derefs []bool
	for _, name := range path {
		if _, method := typ.MethodByName(name); method {
			return expr{}, false
		}
		deref := typ.Kind() == reflect.Pointer
		if deref {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			return expr{}, false
		}
		f, ok := typ.FieldByName(name)
		if !ok || len(f.Index) != 1 || !f.IsExported() || f.Type.Kind() == reflect.Interface {
			return expr{}, false
		}
		indexes, derefs, typ = append(indexes, f.Index[0]), append(derefs, deref), f.Type
	}
	return expr{typ: typ, value: func(s *scope, dot reflect.Value) (reflect.Value, error) {
		v, err := from.value(s, dot)
		if err != nil {
			return v, err
		}
		for i, index := range indexes {
			if derefs[i] {
				if v.IsNil() {
					return v, errRetry
				}
				v = v.Elem()
			}
			v = v.Field(index)
		}
		return v, nil
	}}, true
}
