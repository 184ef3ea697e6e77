package check

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// translations: TRN01 what is missing in a language that should have it,
// TRN03 copies of the source.
func translations(c *checker) {
	c.each(func(r model.Record) { c.translated(r) })
	c.translated(c.site.Config)
}

func (c *checker) translated(r model.Record) {
	b := r.Common()
	if b.Kind == "source" {
		return // titles of documents stay in their language
	}
	for _, l := range c.languages() {
		if l.Tag.Language() == b.Lang.Language() && l.Tag.Script() == b.Lang.Script() || !c.wanted(r, l) {
			continue
		}
		t := model.Translate(r, l.Tag)
		missing := slices.DeleteFunc(slices.Clone(t.Missing), func(p string) bool { return slices.Contains(t.Copied, p) })
		at := begunIn(b, l.Tag)
		if len(missing) > 0 {
			c.untranslated(r, at, missing)
		}
		if len(t.Copied) > 0 {
			c.found("TRN03", diag.Warning, b.SpanIn(t.Copied[0], at), fmt.Sprintf("in %s the %s stands in %s, letter by letter: %s", english(l.Tag), called(b), english(b.Lang), few(keyed(r, t.Copied))),
				"Translate it. Until then it counts as missing.", diag.Related{Span: b.Span(t.Copied[0]), Message: "the text of the source"})
		}
	}
}

// untranslated: TRN01, at the translation where there is a file for it, else
// at the record.
func (c *checker) untranslated(r model.Record, tag lang.Tag, missing []string) {
	b := r.Common()
	file := overlayFile(b, tag)
	what := few(keyed(r, missing))
	o, begun := b.Overlays[tag]
	switch {
	case begun:
		c.found("TRN01", diag.Warning, b.SpanIn("", tag), fmt.Sprintf("the %s lacks some texts in %s: %s", called(b), english(tag), what), "Add them to "+o.File+".")
	case b.Kind == "page":
		c.found("TRN01", diag.Warning, b.At, fmt.Sprintf("the %s is not translated to %s: %s", called(b), english(tag), what), "Write "+file+" with its title and text.")
	case c.overlays[file]:
		c.found("TRN01", diag.Warning, diag.Span{File: file}, fmt.Sprintf("the %s is not translated to %s: %s", called(b), english(tag), what),
			fmt.Sprintf("Add “%s:” to %s, with these texts below it.", b.ID, file), diag.Related{Span: b.At, Message: "the source stands here"})
	default:
		c.found("TRN01", diag.Warning, b.At, fmt.Sprintf("the %s is not translated to %s: %s", called(b), english(tag), what), "Write "+file+" with these texts.")
	}
}

// begunIn is the language of the fallback chain that the record is written
// in already, as sv may serve sv-FI; else the language itself.
func begunIn(b *model.Base, tag lang.Tag) lang.Tag {
	for _, t := range lang.Chain(tag, tag) {
		if _, ok := b.Overlays[t]; ok {
			return t
		}
	}
	return tag
}

// wanted tells whether a language should have a record: it is whole, or has
// the section of the record's kind.
func (c *checker) wanted(r model.Record, l model.Language) bool {
	if len(l.Sections) == 0 || r == model.Record(c.site.Config) {
		return true
	}
	if page, ok := r.(*model.Page); ok {
		first, _, _ := strings.Cut(page.Path, "/")
		return slices.Contains(l.Sections, page.Path) || slices.Contains(l.Sections, first)
	}
	k, ok := model.KindNamed(r.Common().Kind)
	return ok && slices.Contains(l.Sections, k.Folder)
}

func english(tag lang.Tag) string { return tag.Name("en") }

// called names a record in messages: fact “fdi-jobs-2023”.
func called(b *model.Base) string {
	if b.Kind == "site" {
		return "site's own description"
	}
	if b.Kind == "asset" {
		return fmt.Sprintf("file “%s”", b.ID)
	}
	return fmt.Sprintf("%s “%s”", b.Kind, b.ID)
}

// overlayFile is the file that translates a record.
func overlayFile(b *model.Base, tag lang.Tag) string {
	if o, ok := b.Overlays[tag]; ok {
		return o.File
	}
	file := b.At.File
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		return file[:i] + "." + string(tag) + file[i:]
	}
	return file
}

// index finds the numbers of list items in a path.
func index() *regexp.Regexp { return regexp.MustCompile(`\[(\d+)\]`) }

// keyed turns the paths of list items into what a translation calls them:
// offers[2].what is offers.cleanroom.what.
func keyed(r model.Record, paths []string) []string {
	out := make([]string, len(paths))
	for n, path := range paths {
		done := ""
		for _, m := range index().FindAllStringSubmatchIndex(path, -1) {
			list := path[:m[0]]
			i, _ := strconv.Atoi(path[m[2]:m[3]]) // digits, by the pattern
			if key := itemKey(r, list, i); key != "" {
				done = list + "." + key + path[m[1]:]
			}
		}
		if done == "" {
			done = path
		}
		out[n] = strings.TrimSuffix(done, ".text")
	}
	return out
}

// itemKey is the key of an item of a list of the record, "" where items have
// none.
func itemKey(r model.Record, list string, i int) string {
	v := reflect.ValueOf(r).Elem()
	for _, name := range strings.Split(list, ".") {
		if v = fieldNamed(v, name); !v.IsValid() {
			return ""
		}
	}
	if v.Kind() != reflect.Slice || i >= v.Len() {
		return ""
	}
	if key := fieldNamed(v.Index(i), "key"); key.IsValid() && key.Kind() == reflect.String {
		return key.String()
	}
	return ""
}

// fieldNamed gives the field of a struct that YAML calls so.
func fieldNamed(v reflect.Value, name string) reflect.Value {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// interfaceWords: TRN10, languages of the site in which the theme's own words
// are missing, one finding a language; TRN11, languages whose numbers and
// dates the program cannot write.
func interfaceWords(c *checker) {
	for n, l := range c.site.Config.Languages {
		if l.Tag == "" {
			continue // reported when it was read
		}
		at := c.site.Config.Span(fmt.Sprintf("languages[%d]", n))
		if _, ok := lang.For(l.Tag); !ok {
			c.found("TRN11", diag.Warning, at, fmt.Sprintf("numbers, money and dates are not known in %s and are written the English way", english(l.Tag)),
				"Name another language's way with “formats:”, or ask for the language to be added to Lodestone.")
		}
		if c.Words != nil {
			c.interfaceIn(l.Tag, at)
		}
	}
}

func (c *checker) interfaceIn(tag lang.Tag, at diag.Span) {
	theme := c.site.Config.Theme
	if theme == "" {
		theme = "default"
	}
	ids, any := c.Words.WordsLacking(tag)
	if len(ids) == 0 {
		return
	}
	hint := fmt.Sprintf("English stands in. Add them in a file of your own, themes/%s/i18n/%s/words.yaml, one a line: “%s: …”.", theme, tag, ids[0])
	if !any {
		c.found("TRN10", diag.Warning, at, fmt.Sprintf("the theme “%s” has no words in %s for buttons, labels and headings", theme, english(tag)), hint)
		return
	}
	c.found("TRN10", diag.Warning, at, fmt.Sprintf("the theme “%s” lacks %s in %s: %s", theme, count(len(ids), "word"), english(tag), few(ids)), hint)
}
