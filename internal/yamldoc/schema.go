package yamldoc

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// Schema is what a Go struct says about the YAML that fills it, by the tags
// that the package comment of model lists: yaml, rule and ref. An example tag
// gives a value to show in hints. A schema is immutable and may be used
// concurrently.
type Schema struct {
	name string // what a record is called: "fact"
	root *shape
}

// form is how a Go type is written in YAML.
type form int

const (
	formString form = iota // machine text
	formBool
	formInt
	formScalar // encoding.TextUnmarshaler
	formText   // model.Text
	formRef    // model.Ref
	formStruct
	formList
	formMap // keys are free
	formPointer
)

// shape is a compiled type.
type shape struct {
	typ    reflect.Type
	form   form
	elem   *shape // lists, maps
	fields []field
	byName map[string]int
	scalar int  // field that a bare value fills, -1
	keyed  int  // text that tells items of a list apart: "key", else the first required one; -1
	texts  bool // translatable text somewhere inside
	groups []group
}

type field struct {
	name     string
	index    []int
	shape    *shape
	rules    rules
	required bool
	scalar   bool // the field that a bare value fills
	group    string
	exactly  bool // of the group: one must be given
}

// group is fields of which one may be given, or must.
type group struct {
	fields  []int
	exactly bool
}

// rules are what a single value must obey.
type rules struct {
	enum     []string
	pattern  pattern
	ref      string
	example  string
	min, max int // 0 for none
}

// Compile makes the schema of a struct type. The name is what one record is
// called in messages. An error means a mistake in the program: a type that
// cannot be filled, or an unknown rule.
func Compile(name string, typ reflect.Type) (*Schema, error) {
	for typ != nil && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ == nil || typ.Kind() != reflect.Struct {
		return nil, fmt.Errorf("yamldoc: %s: %v is not a struct", name, typ)
	}
	c := compiler{done: map[reflect.Type]*shape{}}
	root, err := c.compile(typ)
	if err != nil {
		return nil, fmt.Errorf("yamldoc: %s: %w", name, err)
	}
	for _, s := range c.done {
		s.texts = hasText(s, map[*shape]bool{})
	}
	return &Schema{name: name, root: root}, nil
}

// compiler remembers the types it has met, so that types may contain
// themselves.
type compiler struct{ done map[reflect.Type]*shape }

func (c compiler) compile(typ reflect.Type) (*shape, error) {
	if s, ok := c.done[typ]; ok {
		return s, nil
	}
	s := &shape{typ: typ, scalar: -1, keyed: -1}
	c.done[typ] = s
	if f, ok := selfDecoding(typ); ok {
		s.form = f
		return s, nil
	}
	var err error
	switch typ.Kind() {
	case reflect.String:
		s.form = formString
	case reflect.Bool:
		s.form = formBool
	case reflect.Int, reflect.Int64, reflect.Int32:
		s.form = formInt
	case reflect.Pointer:
		s.form = formPointer
		s.elem, err = c.compile(typ.Elem())
	case reflect.Slice:
		s.form = formList
		s.elem, err = c.compile(typ.Elem())
	case reflect.Map:
		if typ.Key().Kind() != reflect.String {
			return nil, fmt.Errorf("%v: the keys of a map must be strings", typ)
		}
		s.form = formMap
		s.elem, err = c.compile(typ.Elem())
	case reflect.Struct:
		s.form = formStruct
		err = c.fields(s, typ, nil)
		s.groups = groups(s.fields)
	default:
		return nil, fmt.Errorf("%v cannot be written in YAML", typ)
	}
	return s, err
}

// selfDecoding recognises types that take a literal, and those of the model.
func selfDecoding(typ reflect.Type) (form, bool) {
	switch {
	case typ.Kind() == reflect.Pointer:
		return 0, false
	case typ == reflect.TypeFor[model.Text]():
		return formText, true
	case typ == reflect.TypeFor[model.Ref]():
		return formRef, true
	case typ == reflect.TypeFor[lang.Tag]():
		return formString, true
	case reflect.PointerTo(typ).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return formScalar, true
	}
	return 0, false
}

func (c compiler) fields(s *shape, typ reflect.Type, at []int) error {
	for i := range typ.NumField() {
		sf := typ.Field(i)
		index := append(slices.Clone(at), i)
		name, option, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		switch {
		case name == "-":
			continue
		case option == "inline" || sf.Anonymous && name == "" && sf.Type.Kind() == reflect.Struct:
			if err := c.fields(s, sf.Type, index); err != nil {
				return err
			}
			continue
		case !sf.IsExported() || name == "":
			continue
		}
		f, err := c.field(sf, name)
		if err != nil {
			return fmt.Errorf("%v.%s: %w", typ, sf.Name, err)
		}
		f.index = index
		if s.byName == nil {
			s.byName = map[string]int{}
		}
		if _, twice := s.byName[name]; twice {
			return fmt.Errorf("%v: two fields are named %q", typ, name)
		}
		s.byName[name] = len(s.fields)
		if f.scalar {
			s.scalar = len(s.fields)
		}
		if f.shape.form == formString && (name == "key" || f.required && s.keyed < 0) {
			s.keyed = len(s.fields)
		}
		s.fields = append(s.fields, f)
	}
	return nil
}

func (c compiler) field(sf reflect.StructField, name string) (field, error) {
	f := field{name: name}
	f.rules.example, f.rules.ref = sf.Tag.Get("example"), sf.Tag.Get("ref")
	for rule := range strings.SplitSeq(sf.Tag.Get("rule"), ",") {
		if rule == "" {
			continue
		}
		if err := f.rule(rule); err != nil {
			return f, err
		}
	}
	var err error
	if f.shape, err = c.compile(sf.Type); err != nil {
		return f, err
	}
	switch leaf := f.shape.leaf(); {
	case leaf.typ == reflect.TypeFor[lang.Tag]() && f.rules.pattern.match == nil:
		f.rules.pattern, err = compilePattern("lang")
	case leaf.form == formRef && f.rules.ref == "":
		err = fmt.Errorf("a reference needs a ref tag")
	}
	return f, err
}

// sortedKeys gives the keys of a map in order.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	return keys
}

// leaf is the type inside pointers, lists and maps.
func (s *shape) leaf() *shape {
	for s.elem != nil {
		s = s.elem
	}
	return s
}

func (f *field) rule(rule string) (err error) {
	word, value, _ := strings.Cut(rule, "=")
	switch word {
	case "required":
		f.required = true
	case "enum":
		f.rules.enum = strings.Split(value, "|")
	case "scalar":
		f.scalar = true
	case "one", "any":
		f.group, f.exactly = value, word == "one"
	case "positive":
		f.rules.min = 1
	case "min":
		f.rules.min, err = strconv.Atoi(value)
	case "max":
		f.rules.max, err = strconv.Atoi(value)
	default:
		f.rules.pattern, err = compilePattern(word)
	}
	return err
}

// groups collects the fields that exclude each other, in order.
func groups(fields []field) (list []group) {
	at := map[string]int{}
	for i, f := range fields {
		if f.group == "" {
			continue
		}
		n, ok := at[f.group]
		if !ok {
			n = len(list)
			at[f.group] = n
			list = append(list, group{exactly: f.exactly})
		}
		list[n].fields = append(list[n].fields, i)
	}
	return list
}

func hasText(s *shape, seen map[*shape]bool) bool {
	if s == nil || seen[s] {
		return false
	}
	seen[s] = true
	if s.form == formText || hasText(s.elem, seen) {
		return true
	}
	return slices.ContainsFunc(s.fields, func(f field) bool { return hasText(f.shape, seen) })
}

// names lists the keys of a struct in the order of its fields.
func (s *shape) names() []string {
	names := make([]string, len(s.fields))
	for i, f := range s.fields {
		names[i] = f.name
	}
	return names
}
