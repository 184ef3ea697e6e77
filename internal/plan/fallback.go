package plan

import (
	"cmp"
	"slices"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// fallbackNotice says which other languages parts of the page are in, and
// leads to the page in the first of them that has it.
func (e *edition) fallbackNotice(en *entry, shown []lang.Tag) view.Notice {
	var names []string
	for _, tag := range shown {
		names = append(names, tag.Name(e.tag))
	}
	n := view.Notice{Kind: view.NoticeFallback, Text: view.Plain(e.say("notice.fallback", "Language", e.loc.List(names)))}
	for _, tag := range shown {
		if path, ok := en.paths[tag]; ok {
			n.Link = &view.Link{Label: view.Text{S: tag.Autonym(), Lang: string(tag), Dir: tag.Dir()}, URL: e.p.local(path), Lang: string(tag)}
			break
		}
	}
	return n
}

// foreignTo gives the other languages in which this edition shows texts of a
// record, the one with most text first.
func (e *edition) foreignTo(r model.Record) []lang.Tag {
	b := r.Common()
	letters := map[lang.Tag]int{}
	var order []lang.Tag
	note := func(tag lang.Tag, n int) {
		if tag == "" || slices.Contains(e.own, tag) {
			return
		}
		if letters[tag] == 0 {
			order = append(order, tag)
		}
		letters[tag] += n
	}
	copied := model.Translate(r, e.tag).Copied
	model.Texts(r, func(path string, t model.Text, _ bool) {
		s, tag := e.pick(b, t)
		if slices.Contains(copied, path) {
			tag = b.Lang // whatever it says it is
		}
		if path != "slug" && path != "nav" && (e.fallback != "hide" || isCalled(path)) {
			note(tag, len([]rune(s)))
		}
	})
	if page, ok := r.(*model.Page); ok {
		if doc, tag := e.body(page); doc != nil {
			note(tag, doc.Words*model.LettersAWord)
		}
	}
	slices.SortStableFunc(order, func(a, b lang.Tag) int { return cmp.Compare(letters[b], letters[a]) })
	return order
}

// isCalled tells whether a field is what a record is called, which no edition
// hides.
func isCalled(path string) bool {
	return slices.Contains([]string{"name", "title", "label"}, path)
}
