// Package theme reads a theme: files in layers, parameters, words, templates
// and the style sheet made of them. It executes every layout on a sample page
// when the theme is loaded, so that a broken theme fails at once, with the
// file, the line and what to do. Templates see views only, and functions that
// depend on nothing but their arguments and the language of the page.
//
// Which pages there are is known to plan; the bytes of a page are made in
// render/html.
package theme

import (
	"io"
	"io/fs"
	"sync"
	"text/template/parse"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/source"
	"lodestone/internal/view"
)

// Default is the name of the theme that lies under all others.
const Default = "default"

// Reference is the language whose words a theme must have in full.
const Reference lang.Tag = "en"

// Theme is a theme that works. It is immutable and safe for concurrent use.
type Theme struct {
	name     string
	files    layers
	params   Params
	words    *catalog
	layout   *templates
	icon     string
	drawable bool   // the icon, in pixels
	style    string // all but the colours
	script   string
	hash     memo.Key
	store    *memo.Store // of partials that pages share; may be nil

	mu   sync.Mutex
	sets map[lang.Tag]*language // made when first asked for

}

// Load reads the theme called name (the default theme when empty): the site's
// files in themes/<name>/ over the program's own theme of that name over the
// program's default theme, file by file. embedded has a folder a theme.
//
// The theme is nil when the findings have errors. A theme whose files have
// not changed is taken from the store, which also keeps what pages share; it
// may be nil.
func Load(site *source.Tree, embedded fs.FS, name string, store *memo.Store) (*Theme, diag.List) {
	if name == "" {
		name = Default
	}
	files, list := stack(site, embedded, name)
	if list.HasErrors() {
		return nil, list
	}
	make := func() (loaded, error) { return load(name, files, store), nil }
	if store == nil {
		l, _ := make()
		return l.theme, l.list
	}
	l, _ := memo.Do(store, files.hash(), loaded.size, make) // make does not fail
	return l.theme, l.list
}

// loaded is the result of loading a theme.
type loaded struct {
	theme *Theme
	list  diag.List
}

// size is what a theme with its languages holds in memory, in bytes, roughly.
func (l loaded) size() int64 { return 2 << 20 }

func load(name string, files layers, store *memo.Store) loaded {
	t := &Theme{name: name, files: files, hash: files.hash(), store: store, sets: map[lang.Tag]*language{}}
	var list, found diag.List
	var at places
	t.params, at, list = readParams(files)
	bundling := make(chan bundle, 1) // beside the reading of words and templates, which takes as long
	go func() { bundling <- bundled(files, t.params.Styles, store) }()
	t.icon, found = readIcon(files)
	t.drawable = len(found) == 0
	list = append(list, found...)
	t.words, found = readWords(files)
	list = append(list, found...)
	t.layout, found = parseTemplates(files)
	list = append(list, found...)
	list = append(list, t.lacking()...)
	b := <-bundling
	list = append(list, b.list...)
	list = append(list, b.checkProperties(t.params.Tokens.Properties, at.properties)...)
	t.style, t.script = b.brand(t.params.Tokens.Properties), b.script
	v := vet(t.layout, t.words)
	list = append(list, v.list...)
	whole := !list.HasErrors() // otherwise what uses a file may just not have been understood
	list = append(list, unused(files, v, b, whole)...)
	list = append(list, t.params.Tokens.illegible(at.colours)...)
	if whole {
		list = append(list, t.try()...)
	}
	if list.HasErrors() {
		return loaded{nil, list.Sorted()}
	}
	return loaded{t, list.Sorted()}
}

// Name is what the theme's folder is called.
func (t *Theme) Name() string { return t.name }

// Hash covers all files of the theme, its fonts excepted where they are the
// program's own.
func (t *Theme) Hash() memo.Key { return t.hash }

// Params are the parameters of theme.yaml, complete.
func (t *Theme) Params() Params { return t.params }

// Words are the texts of the interface in a language.
func (t *Theme) Words(tag lang.Tag) *lang.Printer { return t.words.printer(tag) }

// lacking says which layouts there are not, or are empty.
func (t *Theme) lacking() diag.List {
	var list diag.List
	for _, l := range view.Layouts {
		tmpl := t.layout.set.Lookup(string(l))
		switch at, ok := t.layout.at[string(l)]; {
		case !ok:
			list.Add(diag.Diagnostic{
				Code: "THM05", Severity: diag.Error, Span: diag.Span{File: t.files.path("theme.yaml")},
				Message: "The theme has no layout “" + string(l) + "”",
				Hint:    "Add layouts/" + string(l) + ".html, or remove what stands in its place so that the default theme's is used.",
			})
		case tmpl == nil || tmpl.Tree == nil || parse.IsEmptyTree(tmpl.Tree.Root):
			list.Add(diag.Diagnostic{
				Code: "THM05", Severity: diag.Error, Span: diag.Span{File: at},
				Message: "The layout “" + string(l) + "” is empty",
				Hint:    "Write the layout, or remove the file so that the one of the theme below is used.",
			})
		}
	}
	return list
}

// try executes every layout on its sample page in the reference language, and
// judges the markup that comes out where a site has templates of its own.
func (t *Theme) try() diag.List {
	markup := make(chan diag.List, 1) // beside the other, which takes as long
	go func() {
		if !t.files.ours("layouts") {
			markup <- t.misbuilt()
		}
		close(markup)
	}()
	if _, err := t.language(Reference); err == nil {
		return <-markup
	}
	// What fails first hides the rest: each layout is tried by itself.
	var list diag.List
	for _, page := range SamplePages(Reference) {
		b := t.binding(Reference)
		set, err := t.layout.set.Clone()
		if err == nil {
			b.set = set.Funcs(b.functions())
			err = set.ExecuteTemplate(io.Discard, string(page.Layout), page)
		}
		if err != nil {
			list.Add(t.layout.broken(err))
		}
	}
	return distinct(list)
}
