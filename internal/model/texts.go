package model

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/lang"
)

// Texts visits every translatable text of a record in the order of its
// fields: its path, the text, and whether the schema requires it.
func Texts(r Record, visit func(path string, t Text, required bool)) {
	walkTexts(reflect.ValueOf(r).Elem(), "", visit)
}

var textType = reflect.TypeFor[Text]()

func walkTexts(v reflect.Value, prefix string, visit func(string, Text, bool)) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if options == "inline" {
			walkTexts(v.Field(i), prefix, visit)
			continue
		}
		if name == "-" || name == "" || !f.IsExported() {
			continue
		}
		walkValue(v.Field(i), prefix+name, strings.Contains(f.Tag.Get("rule"), "required"), visit)
	}
}

func walkValue(v reflect.Value, path string, required bool, visit func(string, Text, bool)) {
	if v.Type() == textType {
		if t := v.Interface().(Text); len(t) > 0 {
			visit(path, t, required)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() == reflect.Struct {
			walkTexts(v.Elem(), path+".", visit)
		}
	case reflect.Struct:
		walkTexts(v, path+".", visit)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range v.Len() {
				walkTexts(v.Index(i), path+"["+strconv.Itoa(i)+"].", visit)
			}
		}
	}
}

// Translation is how far a record is written in a language.
type Translation struct {
	Done    int      // characters of the source whose text exists in the language
	Total   int      // characters of the source
	Missing []string // paths of texts that do not exist in the language
	Lacks   bool     // one of them is required
	Copied  []string // paths of texts that are the source's, letter by letter
}

// Percent is the share of the record that is in the language, 0 to 100.
func (t Translation) Percent() int {
	if t.Total == 0 {
		return 100
	}
	return t.Done * 100 / t.Total
}

// Translate measures a record against a language; of a Markdown page its
// body too.
func Translate(r Record, tag lang.Tag) Translation {
	b := r.Common()
	var out Translation
	chain := lang.Chain(tag, tag)
	measure := func(path string, t Text, required bool) {
		if path == "slug" || path == "nav" {
			return
		}
		source := t[b.Lang]
		own, _ := t.In(chain)
		n := len([]rune(source))
		out.Total += n
		switch {
		case source == "":
		case own == "":
			out.Missing = append(out.Missing, path)
			out.Lacks = out.Lacks || required
		case own == source && tag.Language() != b.Lang.Language() && worded(source):
			out.Missing = append(out.Missing, path)
			out.Copied = append(out.Copied, path)
			out.Lacks = out.Lacks || required
		default:
			out.Done += n
		}
	}
	Texts(r, measure)
	if page, ok := r.(*Page); ok {
		page.translate(&out, chain)
	}
	return out
}

// LettersAWord makes words of a body comparable with characters of fields.
const LettersAWord = 6

func (p *Page) translate(out *Translation, chain []lang.Tag) {
	source := p.Bodies[p.Lang]
	if source == nil || source.Words == 0 {
		return
	}
	out.Total += source.Words * LettersAWord
	for _, tag := range chain {
		if p.Bodies[tag] != nil {
			out.Done += source.Words * LettersAWord
			return
		}
	}
	out.Missing, out.Lacks = append(out.Missing, "body"), true
	if slices.Contains(p.Copied, chain[0]) {
		out.Copied = append(out.Copied, "body")
	}
}

// worded tells whether a text has words that would differ between
// languages: at least four of them. Names ("MAX IV", "Medicon Village") do
// not.
func worded(s string) bool {
	plain := 0
	for _, p := range Inline(s) {
		if p.Name == "" {
			plain += len(strings.Fields(p.Text))
		}
	}
	return plain >= 4
}
