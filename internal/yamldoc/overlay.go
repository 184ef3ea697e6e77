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

// DecodeOverlay adds a language to the translatable texts of a record that
// Decode has filled. An overlay holds translatable texts only: a value that
// all languages share is an error. Lists are overlaid by key, as a mapping.
// What the source does not have is a warning (TRN07); what the overlay does
// not have is for check to judge, with Texts. The positions are by the paths
// of the source, so an item has one path in every language.
//
// The record is changed in place: no other goroutine may read it meanwhile.
func (s *Schema) DecodeOverlay(e Entry, tag lang.Tag, into any, source *Positions) (*Positions, diag.List) {
	where := &Positions{record: e.KeySpan}
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Type() != s.root.typ {
		return where, diag.List{{Code: Code, Severity: diag.Error, Span: e.KeySpan,
			Message: fmt.Sprintf("the program tried to translate a %s in %T", s.name, into)}}
	}
	d := decoder{doc: e.Value.doc, what: s.name, owner: Owner{Lang: tag}, record: Record{Where: where}}
	if e.Key != "" {
		d.what = fmt.Sprintf("%s “%s”", s.name, e.Key)
	}
	if e.Value.y == nil || isEmpty(e.Value.y) {
		return where, nil // nothing is translated yet
	}
	o := overlay{decoder: &d, tag: tag, source: source}
	o.structure(e.Value.y, s.root, place{owner: e.KeySpan}, v.Elem())
	return where, d.list
}

type overlay struct {
	*decoder
	tag    lang.Tag
	source *Positions
}

func (o overlay) structure(y *yaml.Node, s *shape, p place, into reflect.Value) {
	if y.Kind == yaml.ScalarNode {
		if f, ok := s.onlyText(); ok {
			o.text(y, &f.rules, p.child(f.name, p.owner), into.FieldByIndex(f.index))
			return
		}
	}
	if y.Kind != yaml.MappingNode {
		o.at(y, fmt.Sprintf("%s is %s, but keys are wanted", p.title(), kindName(y)),
			"Translate these: "+strings.Join(s.translatable(), ", ")+".")
		return
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		at, known := s.byName[key.Value]
		if !known {
			o.unknownIn(key, s, p)
			continue
		}
		f := &s.fields[at]
		if !f.shape.texts {
			o.shared(key, f, p)
			continue
		}
		o.record.Where.addKey(p.path, f.name, key)
		o.field(y.Content[i+1], f.shape, &f.rules, p.child(f.name, keySpan(o.doc, key)), into.FieldByIndex(f.index))
	}
}

func (o overlay) field(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if isEmpty(y) {
		return // not translated yet: check says so
	}
	if s.form == formPointer {
		if into.IsNil() {
			o.extra(y, p)
			return
		}
		s, into = s.elem, into.Elem()
	}
	o.record.Where.add(p.path, y)
	switch s.form {
	case formText:
		o.text(y, r, p, into)
	case formStruct:
		o.structure(y, s, p, into)
	case formList:
		o.list(y, s, r, p, into)
	case formMap:
		o.mapping(y, s, r, p, into)
	}
}

func (o overlay) text(y *yaml.Node, r *rules, p place, into reflect.Value) {
	if y.Kind != yaml.ScalarNode {
		o.at(y, fmt.Sprintf("%s is %s, but a text is wanted", p.title(), kindName(y)), "Write the translation after the colon.")
		return
	}
	if into.Len() == 0 {
		o.extra(y, p)
		return
	}
	if o.machineText(y, r, p) {
		into.SetMapIndex(reflect.ValueOf(o.tag), reflect.ValueOf(strings.TrimRight(y.Value, "\n")))
	}
}

// list overlays the items of a list by their keys, or a list of texts by
// their order.
func (o overlay) list(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if s.elem.form == formText {
		o.texts(y, r, p, into)
		return
	}
	if s.elem.keyed < 0 || y.Kind != yaml.MappingNode {
		o.at(y, fmt.Sprintf("%s is %s, but a translation goes by the keys of the items", p.title(), kindName(y)),
			fmt.Sprintf("Write it like this, with the keys from the source:\n%s:\n  %s: …", p.name, firstKey(s.elem, into)))
		return
	}
	keys := make([]string, into.Len())
	for i := range keys {
		keys[i] = itemKey(s.elem, into.Index(i))
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, at := y.Content[i], -1
		for n, k := range keys {
			if k == key.Value {
				at = n
			}
		}
		if at < 0 {
			o.extraItem(key, keys, p)
			continue
		}
		item := p.item(at, keySpan(o.doc, key))
		o.field(y.Content[i+1], s.elem, r, item, into.Index(at))
	}
}

func (o overlay) texts(y *yaml.Node, r *rules, p place, into reflect.Value) {
	if y.Kind != yaml.SequenceNode {
		o.at(y, fmt.Sprintf("%s is %s, but a list is wanted", p.title(), kindName(y)), "Translate the whole list, item by item.")
		return
	}
	if len(y.Content) != into.Len() {
		o.warn(Node{o.doc, y}.Span(), fmt.Sprintf("%s has %s, its source has %d", p.title(), items(len(y.Content)), into.Len()),
			"Translate the whole list, item by item, in the same order.")
	}
	for i := range min(len(y.Content), into.Len()) {
		item := p.item(i, p.owner)
		o.record.Where.add(item.path, y.Content[i])
		o.text(y.Content[i], r, item, into.Index(i))
	}
}

func (o overlay) mapping(y *yaml.Node, s *shape, r *rules, p place, into reflect.Value) {
	if y.Kind != yaml.MappingNode {
		o.at(y, fmt.Sprintf("%s is %s, but names with values are wanted", p.title(), kindName(y)), "Use the names from the source.")
		return
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		k := reflect.ValueOf(key.Value).Convert(s.typ.Key())
		old := into.MapIndex(k)
		if !old.IsValid() {
			o.extraItem(key, nil, p)
			continue
		}
		v := reflect.New(s.elem.typ).Elem()
		v.Set(old)
		o.field(y.Content[i+1], s.elem, r, p.child(key.Value, keySpan(o.doc, key)), v)
		into.SetMapIndex(k, v)
	}
}

// shared reports a value that only the source may have.
func (o overlay) shared(key *yaml.Node, f *field, p place) {
	path := p.child(f.name, diag.Span{}).path
	place := o.source.Key(path)
	problem := o.doc.problem(Node{o.doc, key}.Span(), fmt.Sprintf("“%s” is shared by all languages and cannot be translated", f.name),
		fmt.Sprintf("Remove it here. To change it for all languages, edit %s:%d.", place.File, max(place.Line, 1)))
	if o.source.Has(path) {
		problem.Related = []diag.Related{{Span: place, Message: "the value for all languages"}}
	}
	o.decoder.list.Add(problem)
}

func (o overlay) unknownIn(key *yaml.Node, s *shape, p place) {
	names := s.translatable()
	hint := "Translatable keys: " + strings.Join(names, ", ") + "."
	if near, ok := diag.Suggest(key.Value, s.names()); ok {
		hint = fmt.Sprintf("Did you mean “%s”? %s", near, hint)
	}
	o.report(Node{o.doc, key}.Span(), fmt.Sprintf("unknown key “%s” in the translation of %s", shorten(key.Value), o.holder(p)), hint)
}

func (o overlay) warn(span diag.Span, message, hint string) {
	o.decoder.list.Add(diag.Diagnostic{Code: "TRN07", Severity: diag.Warning, Span: span, Message: message, Hint: hint})
}

// extra is a translation of what the source leaves out.
func (o overlay) extra(y *yaml.Node, p place) {
	o.warn(Node{o.doc, y}.Span(), fmt.Sprintf("%s is translated, but the source has no such text", p.title()),
		fmt.Sprintf("Add “%s” to %s, or remove it here.", p.name, o.source.record.File))
}

func (o overlay) extraItem(key *yaml.Node, keys []string, p place) {
	hint := "Remove it, or give it the key of an item of the source."
	if near, ok := diag.Suggest(key.Value, keys); ok {
		hint = fmt.Sprintf("Did you mean “%s”?", near)
	}
	o.warn(Node{o.doc, key}.Span(), fmt.Sprintf("%s has no item “%s” in the source", p.title(), shorten(key.Value)), hint)
}

// onlyText is the one translatable text of a struct; a bare value is its
// translation.
func (s *shape) onlyText() (only *field, ok bool) {
	for i := range s.fields {
		if f := &s.fields[i]; f.shape.texts {
			if only != nil || f.shape.form != formText {
				return nil, false
			}
			only = f
		}
	}
	return only, only != nil
}

func (s *shape) translatable() (names []string) {
	for _, f := range s.fields {
		if f.shape.texts {
			names = append(names, f.name)
		}
	}
	return names
}

func itemKey(s *shape, v reflect.Value) string {
	return v.FieldByIndex(s.fields[s.keyed].index).String()
}

func firstKey(s *shape, list reflect.Value) string {
	if s.keyed >= 0 && list.Len() > 0 {
		return itemKey(s, list.Index(0))
	}
	return "key"
}

// Text is a translatable text of a record.
type Text struct {
	Path     string // "offers[0].what"
	Text     model.Text
	Required bool // the text, wherever what holds it is given
}

// Texts gives the translatable texts that a record has in at least one
// language, and the required ones it lacks, in the order of the struct.
func (s *Schema) Texts(record any) []Text {
	v := reflect.ValueOf(record)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Type() != s.root.typ {
		return nil
	}
	return s.root.collect(v.Elem(), "", false, nil)
}

func (s *shape) collect(v reflect.Value, path string, required bool, list []Text) []Text {
	if !s.texts {
		return list
	}
	switch s.form {
	case formText:
		if text, ok := v.Interface().(model.Text); ok && (required || len(text) > 0) {
			list = append(list, Text{Path: path, Text: text, Required: required})
		}
	case formPointer:
		if !v.IsNil() {
			list = s.elem.collect(v.Elem(), path, required, list)
		}
	case formStruct:
		if path != "" {
			path += "."
		}
		for _, f := range s.fields {
			list = f.shape.collect(v.FieldByIndex(f.index), path+f.name, f.required, list)
		}
	case formList:
		for i := range v.Len() {
			list = s.elem.collect(v.Index(i), path+"["+strconv.Itoa(i)+"]", true, list)
		}
	case formMap:
		for _, k := range sortedKeys(v) {
			list = s.elem.collect(v.MapIndex(k), path+"."+k.String(), true, list)
		}
	}
	return list
}
