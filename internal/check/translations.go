package check

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// translations: TRN01 what is missing in a language that should have it,
// TRN03 copies of the source, TRN04 pages that are mostly in another
// language.
func translations(c *checker) {
	c.each(func(r model.Record) { c.translated(r) })
	c.translated(c.site.Config)
}

func (c *checker) translated(r model.Record) {
	b := r.Common()
	if k, ok := model.KindNamed(b.Kind); ok && k.Name == "source" {
		return // titles of documents stay in their language
	}
	for _, l := range c.site.Config.Languages {
		if l.Tag.Language() == b.Lang.Language() || !c.wanted(r, l) {
			continue
		}
		t := model.Translate(r, l.Tag)
		if len(t.Missing) == 0 {
			continue
		}
		missing := slices.DeleteFunc(slices.Clone(t.Missing), func(p string) bool { return slices.Contains(t.Copied, p) })
		if len(missing) > 0 {
			c.found("TRN01", diag.Warning, b.SpanIn("", l.Tag), fmt.Sprintf("the %s “%s” is not in %s: %s", b.Kind, b.ID, name(l.Tag), few(missing)), overlayHint(b, l.Tag))
		}
		if len(t.Copied) > 0 {
			c.found("TRN03", diag.Warning, b.SpanIn(t.Copied[0], l.Tag), fmt.Sprintf("the %s “%s” has the source's text in %s: %s", b.Kind, b.ID, name(l.Tag), few(t.Copied)),
				"Translate it; until then it counts as missing.")
		}
	}
}

// wanted tells whether a language should have a record: it is whole, or has
// the section of the record's kind.
func (c *checker) wanted(r model.Record, l model.Language) bool {
	if len(l.Sections) == 0 || r == model.Record(c.site.Config) {
		return true
	}
	if page, ok := r.(*model.Page); ok {
		return slices.Contains(l.Sections, page.Path)
	}
	k, ok := model.KindNamed(r.Common().Kind)
	return ok && slices.Contains(l.Sections, k.Folder)
}

func name(tag lang.Tag) string { return tag.Name("en") }

// overlayHint says which file to write.
func overlayHint(b *model.Base, tag lang.Tag) string {
	if o, ok := b.Overlays[tag]; ok {
		return "Add it to " + o.File + "."
	}
	file := b.At.File
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		file = file[:i] + "." + string(tag) + file[i:]
	}
	return "Add it to " + file + "."
}
