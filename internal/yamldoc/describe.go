package yamldoc

import "strings"

// Field describes one key to programs that write schemas and reference
// pages.
type Field struct {
	Name     string // path from the record: "window.closes", "offers[].what"
	Type     string // text, translatable text, true or false, whole number, reference, list …
	Required bool
	Enum     []string
	Ref      string // kind that is referred to
	Pattern  string
	Example  string
	Min, Max int
}

// Fields describes all keys in the order of the struct, nested ones after
// the key that holds them. A type inside itself is described once.
func (s *Schema) Fields() []Field {
	return s.root.describe("", map[*shape]bool{})
}

func (s *shape) describe(prefix string, above map[*shape]bool) (fields []Field) {
	if above[s] {
		return nil
	}
	above[s] = true
	defer delete(above, s)
	for _, f := range s.fields {
		fields = append(fields, Field{Name: prefix + f.name, Type: f.shape.typeName(&f.rules), Required: f.required,
			Enum: f.rules.enum, Ref: f.rules.ref, Pattern: f.rules.pattern.name, Example: f.shape.example(&f.rules),
			Min: f.rules.min, Max: f.rules.max})
		path := prefix + f.name
		for inner := f.shape; inner.elem != nil; inner = inner.elem {
			switch inner.form {
			case formList:
				path += "[]"
			case formMap:
				path += ".*"
			}
		}
		fields = append(fields, f.shape.leaf().describe(path+".", above)...)
	}
	return fields
}

func (s *shape) typeName(r *rules) string {
	switch s.form {
	case formPointer:
		return s.elem.typeName(r)
	case formList:
		return "list of " + s.elem.typeName(r)
	case formMap:
		return "map to " + s.elem.typeName(r)
	case formStruct:
		return "keys"
	}
	return s.wanted(r)
}

// wanted says what a single value must be, with its article left out.
func (s *shape) wanted(r *rules) string {
	switch {
	case s.form == formBool:
		return "true or false"
	case s.form == formInt:
		return "whole number"
	case s.form == formText:
		return "translatable text"
	case s.form == formRef:
		return "reference"
	case len(r.enum) > 0:
		return "word"
	case s.form == formScalar && s.typ.Name() == "Decimal":
		return "number"
	case s.form == formScalar && s.typ.Name() == "Moment":
		return "date or date and time"
	case s.form == formScalar && s.typ.Name() == "Day":
		return "date"
	case s.form == formScalar:
		return strings.ToLower(s.typ.Name())
	}
	return "text"
}

// example is a value of this type for hints.
func (s *shape) example(r *rules) string {
	switch {
	case r.example != "":
		return r.example
	case len(r.enum) > 0:
		return r.enum[0]
	case r.pattern.example != "":
		return r.pattern.example
	case s.form == formBool:
		return "true"
	case s.form == formInt:
		return "12"
	case s.form == formRef:
		return "id-of-the-" + r.ref
	case s.form == formPointer || s.form == formList:
		return s.elem.example(r)
	case s.form == formScalar && (s.typ.Name() == "Date" || s.typ.Name() == "Day"):
		return "2026-04-25"
	case s.form == formScalar && s.typ.Name() == "Decimal":
		return "1250.5"
	case s.form == formScalar && s.typ.Name() == "Period":
		return "P12M"
	case s.form == formScalar && s.typ.Name() == "Moment":
		return "2026-04-25T09:00"
	}
	return "…"
}

// sample is the value of an example line, lists in brackets.
func (s *shape) sample(r *rules) string {
	inner := s
	for inner.form == formPointer {
		inner = inner.elem
	}
	switch {
	case inner.form == formList && inner.elem.form != formStruct:
		return "[" + inner.elem.example(r) + "]"
	case inner.form == formStruct && len(inner.fields) > 0:
		f := inner.fields[max(inner.scalar, 0)]
		if inner.scalar >= 0 {
			return f.shape.example(&f.rules)
		}
		return "{" + f.name + ": " + f.shape.example(&f.rules) + "}"
	}
	return inner.example(r)
}

// requiredNames lists the keys a record must have, in words.
func (s *shape) requiredNames() string {
	var names []string
	for _, f := range s.fields {
		if f.required {
			names = append(names, f.name)
		}
	}
	if len(names) == 0 {
		names = s.names()
	}
	return strings.Join(names, ", ")
}
