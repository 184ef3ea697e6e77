package theme

import (
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/yamldoc"
)

// catalog is the words of the interface in all languages of the theme.
type catalog struct {
	texts *lang.Catalog
	has   map[lang.Tag]map[string]diag.Span // which words a language has, and where

	first  map[string]original // of the reference language, the lowest layer's
	places map[string][]string // for values, as the reference language has them in the end
	torn   map[string]bool     // words about whose places there is a finding
}

// original is a word as all other languages and layers follow it.
type original struct {
	lang.Message
	level int
}

// ids lists the words of the reference language, sorted.
func (c *catalog) ids() []string { return slices.Sorted(maps.Keys(c.has[Reference])) }

func (c *catalog) printer(tag lang.Tag) *lang.Printer { return c.texts.For(tag) }

// readWords reads i18n/<language>/*.yaml in all layers. A word in an upper
// layer replaces the same word of a lower one, whatever their files are
// called.
func readWords(files layers) (*catalog, diag.List) {
	var list diag.List
	by := map[lang.Tag]map[string]lang.Message{}
	first := map[string]original{}
	for level := range files.levels() {
		seen := map[string]diag.Span{}
		for _, rel := range files.under("i18n", ".yaml") {
			for _, f := range files.stacked[rel] {
				if f.level != level {
					continue
				}
				tag, problem := languageOf(rel, f.path)
				if problem != nil {
					list.Add(*problem)
					continue
				}
				if by[tag] == nil {
					by[tag] = map[string]lang.Message{}
				}
				list = append(list, readCatalog(f, tag, seen, by[tag])...)
			}
		}
		for id, m := range by[Reference] {
			if _, lower := first[id]; !lower {
				first[id] = original{m, level}
			}
		}
	}
	return newCatalog(by, first, list)
}

// languageOf is the language that a catalog's folder is named for.
func languageOf(rel, shown string) (lang.Tag, *diag.Diagnostic) {
	folder := path.Base(path.Dir(rel))
	tag, err := lang.Parse(folder)
	if err == nil && string(tag) == folder {
		return tag, nil
	}
	return "", &diag.Diagnostic{
		Code: "THM06", Severity: diag.Error, Span: diag.Span{File: shown},
		Message: "The folder “" + folder + "” is not named for a language",
		Hint:    "Name it with a language tag, as in i18n/sv or i18n/zh-Hant.",
	}
}

func newCatalog(by map[lang.Tag]map[string]lang.Message, first map[string]original, list diag.List) (*catalog, diag.List) {
	c := &catalog{has: map[lang.Tag]map[string]diag.Span{}, first: first, places: map[string][]string{}, torn: map[string]bool{}}
	messages := map[lang.Tag][]lang.Message{}
	for tag, words := range by {
		c.has[tag] = map[string]diag.Span{}
		for id, m := range words {
			c.has[tag][id] = m.Span
			messages[tag] = append(messages[tag], m)
		}
		slices.SortFunc(messages[tag], func(a, b lang.Message) int { return strings.Compare(a.ID, b.ID) })
	}
	texts, found := lang.NewCatalog(Reference, messages)
	c.texts = texts
	judged := map[diag.Span]bool{}
	for _, tag := range slices.Sorted(maps.Keys(messages)) {
		for _, m := range messages[tag] {
			if tag == Reference {
				c.places[m.ID] = m.Placeholders()
			}
			list = append(list, c.compare(tag, m, judged)...)
		}
	}
	for _, d := range found {
		// What is missing check says, of the languages that the site has.
		if d.Code != lang.CodeMissing && (d.Code != lang.CodePlaceholders || !judged[d.Span]) {
			list.Add(d)
		}
	}
	return c, list
}

// compare finds places for values that nothing fills: templates and program
// follow the lowest layer of the reference language. judged notes the words
// that need no other judgement of their places.
func (c *catalog) compare(tag lang.Tag, m lang.Message, judged map[diag.Span]bool) (list diag.List) {
	ref, ok := c.first[m.ID]
	if !ok || ref.Span == m.Span || !c.isKnown(ref) {
		return nil
	}
	want, got := ref.Placeholders(), m.Placeholders()
	judged[m.Span] = slices.Equal(want, got)
	related := []diag.Related{{Span: ref.Span, Message: "the word that all others follow"}}
	for _, name := range got {
		if slices.Contains(want, name) {
			continue
		}
		c.torn[m.ID], judged[m.Span] = true, true
		hint := "Write the text without it."
		if len(want) > 0 {
			hint = "Its places are {{." + strings.Join(want, "}}, {{.") + "}}."
		}
		if near, ok := diag.Suggest(name, want); ok {
			hint = "Did you mean {{." + near + "}}? " + hint
		}
		d := badWord(m.Span, "The word “"+m.ID+"” has a place for {{."+name+"}}, which nothing fills", hint)
		d.Related = related
		list.Add(d)
	}
	if tag == Reference && !judged[m.Span] {
		c.torn[m.ID] = true
		list.Add(diag.Diagnostic{Code: "THM06", Severity: diag.Warning, Span: m.Span, Related: related,
			Message: "The word “" + m.ID + "” leaves out what the one below it says",
			Hint:    "Unless that is meant, use {{." + strings.Join(want, "}}, {{.") + "}}."})
	}
	return list
}

// isKnown tells of a word whether the program's own theme has it: only then
// is it sure who fills its places.
func (c *catalog) isKnown(o original) bool { return o.level < perTheme }

// readCatalog reads one file: keys with dots or nested, values texts or maps
// of plural forms. A word may stand once in all files of a layer.
func readCatalog(f file, tag lang.Tag, seen map[string]diag.Span, into map[string]lang.Message) diag.List {
	doc, list := yamldoc.Parse(f.path, []byte(f.Text()))
	root := doc.Root()
	if root.IsZero() {
		return list
	}
	if !root.IsMap() {
		list.Add(badWord(root.Span(), "The file is not a list of words with their texts", "Write one word a line, as in nav.menu: Menu."))
		return list
	}
	g := gatherer{tag: tag, seen: seen, into: into, list: list}
	g.gather(root, "")
	return g.list
}

// gatherer collects the words of a file.
type gatherer struct {
	tag  lang.Tag
	seen map[string]diag.Span // language and word → where, in this layer
	into map[string]lang.Message
	list diag.List
}

func (g *gatherer) gather(n yamldoc.Node, prefix string) {
	for _, e := range n.Entries() {
		id := prefix + e.Key
		switch text, single := e.Value.Scalar(); {
		case single:
			g.keep(lang.Message{ID: id, Forms: map[string]string{"other": text}, Span: e.Value.Span()})
		case e.Value.IsMap() && isPlural(e.Value):
			forms := map[string]string{}
			for _, f := range e.Value.Entries() {
				form, ok := f.Value.Scalar()
				if !ok {
					g.list.Add(badWord(f.Value.Span(), "The plural form “"+f.Key+"” of “"+id+"” is not a text", "Write the text behind the colon."))
					continue
				}
				forms[f.Key] = form
			}
			g.keep(lang.Message{ID: id, Forms: forms, Span: e.KeySpan})
		case e.Value.IsMap():
			g.gather(e.Value, id+".")
		default:
			g.list.Add(badWord(e.KeySpan, "The word “"+id+"” has no text", "Write its text behind the colon, or take the line out."))
		}
	}
}

func (g *gatherer) keep(m lang.Message) {
	place := string(g.tag) + " " + m.ID
	if first, twice := g.seen[place]; twice {
		d := badWord(m.Span, "The word “"+m.ID+"” stands twice in this language", "Keep one of the two.")
		d.Related = []diag.Related{{Span: first, Message: "the first one"}}
		g.list.Add(d)
		return
	}
	g.seen[place] = m.Span
	g.into[m.ID] = m
}

// isPlural tells plural forms from a group of words: all keys are plural
// categories.
func isPlural(n yamldoc.Node) bool {
	entries := n.Entries()
	for _, e := range entries {
		switch e.Key {
		case "zero", "one", "two", "few", "many", "other":
		default:
			return false
		}
	}
	return len(entries) > 0
}

func badWord(at diag.Span, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Code: "THM06", Severity: diag.Error, Span: at, Message: message, Hint: hint}
}
