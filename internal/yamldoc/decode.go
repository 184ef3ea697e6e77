package yamldoc

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// Owner is what a record inherits from the folder it lies in.
type Owner struct {
	Lang   lang.Tag // what translatable texts are written in
	Region string   // where references look first; "" for shared data
}

// Record is what decoding knows about a record beside its values.
type Record struct {
	Where *Positions
	Uses  []model.Use // references in the order of the file
}

// Decode fills the struct that into points to. It reports every mistake and
// fills what is right. The entry is one of Node.Entries, or Doc.Entry when
// the file is the record. Where is never nil.
func (s *Schema) Decode(e Entry, owner Owner, into any) (Record, diag.List) {
	where := &Positions{record: e.KeySpan}
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Type() != s.root.typ {
		return Record{Where: where}, diag.List{{Code: Code, Severity: diag.Error, Span: e.KeySpan,
			Message: fmt.Sprintf("the program tried to read a %s into %T", s.name, into)}}
	}
	d := decoder{doc: e.Value.doc, what: s.name, owner: owner, record: Record{Where: where}}
	if e.Key != "" {
		d.what = fmt.Sprintf("%s “%s”", s.name, e.Key)
	}
	if e.Value.y == nil || isEmpty(e.Value.y) {
		d.report(e.KeySpan, fmt.Sprintf("the %s is empty", d.what), "Give it at least "+s.root.requiredNames()+", or remove it.")
		return d.record, d.list
	}
	d.value(e.Value.y, s.root, &rules{}, place{owner: e.KeySpan}, v.Elem())
	return d.record, d.list
}

// Entry is the whole file as one record, with no key.
func (d *Doc) Entry() Entry {
	return Entry{KeySpan: diag.Span{File: d.File, Line: 1, Column: 1}, Value: d.Root()}
}

type decoder struct {
	doc    *Doc
	what   string // the record in words: fact “fdi-jobs-2023”
	owner  Owner
	list   diag.List
	record Record
}

// place is where a value stands in its record.
type place struct {
	path  string    // "window.closes"
	name  string    // last key: "closes"
	owner diag.Span // of the key, for what is missing inside
}

func (p place) child(name string, key diag.Span) place {
	path := name
	if p.path != "" {
		path = p.path + "." + name
	}
	return place{path: path, name: name, owner: key}
}

func (p place) item(i int, span diag.Span) place {
	return place{path: p.path + "[" + strconv.Itoa(i) + "]", name: p.name, owner: span}
}

// title names the value in messages.
func (p place) title() string {
	if p.name == "" {
		return "the record"
	}
	return "“" + p.name + "”"
}

func (d *decoder) report(span diag.Span, message, hint string) {
	d.list.Add(d.doc.problem(span, message, hint))
}

// at reports a value.
func (d *decoder) at(y *yaml.Node, message, hint string) {
	d.report(Node{d.doc, y}.Span(), message, hint)
}

// wrong reports a value that cannot be what is wanted. Quotation marks of
// print round it explain that.
func (d *decoder) wrong(y *yaml.Node, message, hint string) {
	if inside, marks := curly(y.Value); y.Style == 0 && marks != "" {
		hint = fmt.Sprintf("The marks %s are typographic quotation marks, which YAML takes for letters. Write the value without them: %s", marks, shorten(inside))
	}
	d.at(y, message, hint)
}

func (d *decoder) value(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if s.form == formPointer {
		fresh := reflect.New(s.elem.typ)
		d.value(y, s.elem, r, p, fresh.Elem())
		into.Set(fresh)
		return
	}
	d.record.Where.add(p.path, y)
	if isEmpty(y) {
		d.empty(y, s, r, p)
		return
	}
	switch s.form {
	case formStruct:
		d.structure(y, s, p, into)
	case formList:
		d.sequence(y, s, r, p, into)
	case formMap:
		d.mapping(y, s, r, p, into)
	default:
		if y.Kind != yaml.ScalarNode {
			hint := "Write one value after the colon."
			if example := s.example(r); example != "…" {
				hint = "Write one value, for example " + example + "."
			}
			if s.form == formText && byLanguage(y) {
				hint = "Write the text itself. Translations stand in files of their own: those of facts.yaml to Swedish in facts.sv.yaml."
			}
			d.at(y, fmt.Sprintf("%s is %s, but a single value is wanted (%s)", p.title(), kindName(y), s.wanted(r)), hint)
			return
		}
		d.scalar(y, s, r, p, into)
	}
}

// byLanguage tells whether all keys of a group are languages: a text that
// was meant to be given in several.
func byLanguage(y *yaml.Node) bool {
	for i := 0; i+1 < len(y.Content); i += 2 {
		if _, err := lang.Parse(y.Content[i].Value); err != nil {
			return false
		}
	}
	return y.Kind == yaml.MappingNode && len(y.Content) > 0
}

// empty reports a key without a value; the usual cause beside forgetting is
// a # that begins the value.
func (d *decoder) empty(y *yaml.Node, s *shape, r *rules, p place) {
	hint := "Write a value after the colon, or remove the line."
	if example := s.sample(r); example != "…" && s.form != formStruct {
		hint = fmt.Sprintf("Write a value after the colon, for example %s, or remove the line.", example)
	}
	if rest := strings.TrimSpace(string(d.doc.rest(y))); len(rest) > 1 && rest[0] == '#' && rest[1] != ' ' {
		hint = fmt.Sprintf("Everything after # is a comment. If it is the value, put it in quotes: %s", quote(rest))
	}
	d.report(p.owner, p.title()+" has no value", hint)
}

func (d *decoder) structure(y *yaml.Node, s *shape, p place, into reflect.Value) {
	if y.Kind != yaml.MappingNode {
		if s.scalar >= 0 && y.Kind == yaml.ScalarNode {
			f := &s.fields[s.scalar]
			d.value(y, f.shape, &f.rules, place{path: p.path, name: p.name, owner: p.owner}, into.FieldByIndex(f.index))
			return
		}
		d.notKeys(y, s, p)
		return
	}
	seen := make([]bool, len(s.fields))
	var misspelt []int
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		at, known := s.byName[key.Value]
		if !known {
			if meant, ok := s.byName[d.unknown(key, s, p)]; ok {
				misspelt = append(misspelt, meant)
			}
			continue
		}
		if seen[at] {
			continue // reported by Parse
		}
		seen[at] = true
		f := &s.fields[at]
		d.record.Where.addKey(p.path, f.name, key)
		d.value(y.Content[i+1], f.shape, &f.rules, p.child(f.name, keySpan(d.doc, key)), into.FieldByIndex(f.index))
	}
	for _, at := range misspelt {
		seen[at] = true // one report is enough
	}
	for at := range s.fields {
		if f := &s.fields[at]; f.required && !seen[at] {
			d.missing(f, p)
		}
	}
	for _, g := range s.groups {
		d.group(g, s, seen, p)
	}
}

// group checks fields of which one may be given, or must.
func (d *decoder) group(g group, s *shape, seen []bool, p place) {
	var names, given []string
	for _, at := range g.fields {
		names = append(names, "“"+s.fields[at].name+"”")
		if seen[at] {
			given = append(given, s.fields[at].name)
		}
	}
	all := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	switch {
	case len(given) > 1:
		path := p.child(given[1], diag.Span{}).path
		d.report(d.record.Where.Key(path), fmt.Sprintf("only one of %s may be given in %s", all, d.holder(p)), "Keep the one that holds and remove the others.")
	case len(given) == 0 && g.exactly:
		d.report(p.owner, fmt.Sprintf("one of %s is missing in %s", all, d.holder(p)), "Add the one that holds.")
	}
}

// holder names what a key stands in.
func (d *decoder) holder(p place) string {
	if p.name == "" {
		return d.what
	}
	return p.title() + " of " + d.what
}

// notKeys reports a value where a group of keys should stand.
func (d *decoder) notKeys(y *yaml.Node, s *shape, p place) {
	title := p.title()
	if p.name == "" {
		title = "the " + d.what
	}
	hint := fmt.Sprintf("Write its keys below it, indented, one a line: %s.", s.requiredNames())
	if key, value, ok := strings.Cut(y.Value, ":"); ok && s.has(key) {
		hint = fmt.Sprintf("Put a space after the colon: “%s: %s”.", key, shorten(value))
	}
	d.at(y, fmt.Sprintf("%s is %s, but a group of keys is wanted", title, kindName(y)), hint)
}

// keySpan is the place of a plain key; cheaper than Node.Span.
func keySpan(doc *Doc, key *yaml.Node) diag.Span {
	return diag.Span{File: doc.File, Line: key.Line, Column: key.Column, EndColumn: key.Column + len([]rune(key.Value))}
}

// unknown reports a key that the kind does not have, and gives the one that
// was probably meant.
func (d *decoder) unknown(key *yaml.Node, s *shape, p place) (meant string) {
	names := s.names()
	hint := ""
	meant, ok := diag.Suggest(key.Value, names)
	if clean := strings.TrimFunc(strings.ToLower(key.Value), isBlank); !ok && s.has(clean) {
		meant, ok = clean, true
	}
	const few, many = 12, 40
	switch inside := s.holderOf(key.Value); {
	case ok:
		hint = fmt.Sprintf("Did you mean “%s”?", meant)
	case inside != "":
		hint = fmt.Sprintf("It belongs under “%s”, indented.", inside)
	}
	if inside, marks := curly(key.Value); marks != "" {
		hint = fmt.Sprintf("The marks %s are typographic quotation marks, which YAML takes for letters. Write the key without them: %s", marks, inside)
		meant, ok = inside, s.has(inside)
	} else if len(names) <= few || hint == "" && len(names) <= many {
		hint = strings.TrimSpace(hint + " Known keys: " + strings.Join(names, ", ") + ".")
	}
	d.report(Node{d.doc, key}.Span(), fmt.Sprintf("unknown key “%s” in %s", shorten(key.Value), d.holder(p)), hint)
	if !ok {
		return ""
	}
	return meant
}

// holderOf is the key whose struct has this key.
func (s *shape) holderOf(name string) string {
	for _, f := range s.fields {
		if inner := f.shape.leaf(); inner.form == formStruct && inner != s && inner.has(name) {
			return f.name
		}
	}
	return ""
}

func (s *shape) has(name string) bool { _, ok := s.byName[name]; return ok }

func (d *decoder) missing(f *field, p place) {
	where := d.holder(p)
	d.report(p.owner, fmt.Sprintf("“%s” is missing in %s", f.name, where),
		fmt.Sprintf("Add a line such as “%s: %s”.", f.name, f.shape.sample(&f.rules)))
}

func (d *decoder) sequence(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if y.Kind != yaml.SequenceNode {
		hint := "Begin each item with “- ” on a line of its own."
		switch {
		case y.Kind == yaml.ScalarNode && strings.HasPrefix(y.Value, "-"):
			hint = "Put a space after each dash: “- ” and then the item."
		case y.Kind == yaml.ScalarNode:
			hint = fmt.Sprintf("Write “%s: [%s]”, or one item a line after “- ”.", p.name, shorten(y.Value))
		}
		d.at(y, fmt.Sprintf("%s is %s, but a list is wanted", p.title(), kindName(y)), hint)
		return
	}
	if n := len(y.Content); r.min > 0 && n < r.min {
		d.at(y, fmt.Sprintf("%s has %s, but at least %d are needed", p.title(), items(n), r.min), "Add what is missing.")
	} else if r.max > 0 && n > r.max {
		d.at(y, fmt.Sprintf("%s has %s, but at most %d are allowed", p.title(), items(n), r.max), "Keep the most important ones.")
	}
	list := reflect.MakeSlice(s.typ, len(y.Content), len(y.Content))
	inner := *r
	inner.min, inner.max = 0, 0
	keys := map[string]*yaml.Node{}
	for i, item := range y.Content {
		span := diag.Span{File: d.doc.File, Line: item.Line, Column: item.Column}
		d.value(item, s.elem, &inner, p.item(i, span), list.Index(i))
		d.uniqueKey(item, s.elem, keys)
	}
	into.Set(list)
}

func items(n int) string {
	if n == 1 {
		return "1 item"
	}
	return strconv.Itoa(n) + " items"
}

// uniqueKey reports list items that have the same "key", by which overlays
// find them.
func (d *decoder) uniqueKey(item *yaml.Node, s *shape, keys map[string]*yaml.Node) {
	if s.keyed < 0 || s.fields[s.keyed].name != "key" || item.Kind != yaml.MappingNode {
		return
	}
	value, ok := Node{d.doc, item}.Get("key")
	if !ok || value.y.Kind != yaml.ScalarNode || value.y.Value == "" {
		return
	}
	first := keys[value.y.Value]
	if first == nil {
		keys[value.y.Value] = value.y
		return
	}
	p := d.doc.problem(value.Span(), fmt.Sprintf("two items have the key “%s”", value.y.Value), "Give each item a key of its own.")
	p.Related = []diag.Related{{Span: Node{d.doc, first}.Span(), Message: "it stands here first"}}
	d.list.Add(p)
}

func (d *decoder) mapping(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if y.Kind != yaml.MappingNode {
		d.at(y, fmt.Sprintf("%s is %s, but names with values are wanted", p.title(), kindName(y)),
			"Write each name on a line of its own, indented, as “name: value”.")
		return
	}
	m := reflect.MakeMapWithSize(s.typ, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		k := reflect.ValueOf(key.Value).Convert(s.typ.Key())
		if m.MapIndex(k).IsValid() {
			continue // reported by Parse
		}
		v := reflect.New(s.elem.typ).Elem()
		d.record.Where.addKey(p.path, key.Value, key)
		d.value(y.Content[i+1], s.elem, r, p.child(key.Value, keySpan(d.doc, key)), v)
		m.SetMapIndex(k, v)
	}
	into.Set(m)
}

// kindName says what stands in the file.
func kindName(y *yaml.Node) string {
	switch {
	case y.Kind == yaml.MappingNode:
		return "a group of keys"
	case y.Kind == yaml.SequenceNode:
		return "a list"
	}
	return "a single value"
}
