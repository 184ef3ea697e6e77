// Package load reads a snapshot into a model.Site: which file holds what,
// in which language, and which text overlays which. It reports what cannot
// be read; whether what was read makes sense is check's to say.
package load

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/source"
	"lodestone/internal/yamldoc"
)

// Site reads a snapshot. The site is nil when data/site.yaml cannot be used,
// for then no language is known. Files that have not changed are taken from
// the store, the others are read by so many workers as jobs says.
func Site(tree *source.Tree, store *memo.Store, jobs int) (*model.Site, diag.List) {
	l := &loader{tree: tree, store: store, jobs: jobs, list: tree.Problems(), seen: map[string]diag.Span{}}
	if err := l.compile(); err != nil {
		l.report("INT01", diag.Error, diag.Span{}, err.Error(), "This is a mistake in the program; please report it.")
		return nil, l.list
	}
	if !l.config() {
		return nil, l.list.Sorted()
	}
	l.inherited()
	l.languages()
	files := l.sort()
	l.ghosts(files)
	for _, g := range files.regions {
		l.group(g)
	}
	for _, g := range files.groups {
		l.group(g)
	}
	return model.NewSite(l.site, l.records, l.pages(files.pages), l.media(files.media)), l.list.Sorted()
}

type loader struct {
	tree       *source.Tree
	store      *memo.Store
	jobs       int
	schemas    schemas
	list       diag.List
	site       *model.Config
	records    []model.Record
	seen       map[string]diag.Span // "kind key" → where it stands first
	sources    map[string]lang.Tag  // region → what its files are written in
	defaults   map[string]Defaults  // folder → inherited values
	mediaPaths map[string]bool      // below content/media; nil until asked for
	unmerged   map[string]bool      // files that hold two versions of themselves; nil until asked for
}

func (l *loader) report(code string, sev diag.Severity, span diag.Span, message, hint string) {
	l.list.Add(diag.Diagnostic{Code: code, Severity: sev, Span: span, Message: message, Hint: hint})
}

// config reads data/site.yaml; false when there is nothing to go on with.
func (l *loader) config() bool {
	const path = "data/site.yaml"
	f, ok := l.tree.File(path)
	if !ok {
		l.list = slices.DeleteFunc(l.list, func(d diag.Diagnostic) bool { return d.Code == source.CodeEmpty })
		l.report("SIT01", diag.Error, diag.Span{File: path}, "there is no data/site.yaml here",
			"Run lodestone in the folder of a site (or name it with --source), or begin a new site with: lodestone new site DIR")
		return false
	}
	k := model.Kind{Name: "site", New: func() model.Record { return new(model.Config) }}
	g := group{file: f, kind: k, id: "site", overlays: l.overlays(path)}
	own := l.peek(f, "source_language", "en")
	if again := g.overlays[own]; again != nil {
		l.twice(again, path, own)
		delete(g.overlays, own)
	}
	r := l.read(g, own)
	l.list = append(l.list, r.list...)
	if len(r.records) == 0 {
		return false
	}
	l.site = r.records[0].(*model.Config)
	if l.site.SourceLanguage == "" || len(l.site.Languages) == 0 || !l.version() || !l.distinct() {
		return false
	}
	if !slices.ContainsFunc(l.site.Languages, func(x model.Language) bool { return x.Tag == l.site.Default() }) {
		l.report("SIT02", diag.Error, l.site.Span("languages"),
			fmt.Sprintf("the default language %s is not among the languages of the site", l.site.Default()),
			"Add it to languages, or name another default_language.")
	}
	return true
}

// formatVersion is the version of the data format that this program reads.
const formatVersion = 1

// version tells whether the site is of a format that this program knows. Of
// another one, nothing that is said about its files would be true.
func (l *loader) version() bool {
	v := l.site.SchemaVersion
	if v == formatVersion || v == 0 && l.list.HasErrors() { // missing or no number, as has been said
		return true
	}
	hint := fmt.Sprintf("Write “schema_version: %d”.", formatVersion)
	if v > formatVersion {
		hint = fmt.Sprintf("Write “schema_version: %d”, or use a newer Lodestone if the site was made for one.", formatVersion)
	}
	l.report("SIT09", diag.Error, l.site.Span("schema_version"),
		fmt.Sprintf("the site is of version %d of the data format, but this program reads version %d", v, formatVersion), hint)
	return false
}

// distinct tells whether every language of the site is one, and is there
// once. Otherwise everything would be reported again for each.
func (l *loader) distinct() bool {
	first := map[lang.Tag]int{}
	ok := true
	for n, x := range l.site.Languages {
		at := fmt.Sprintf("languages[%d]", n)
		if x.Tag == "" {
			ok = false // reported when it was read
			continue
		}
		if _, err := lang.Parse(string(x.Tag)); err != nil {
			message, _, _ := strings.Cut(err.Error(), ": ")
			l.report("SIT02", diag.Error, l.site.Span(at), message, "Write a tag such as sv, en-GB or zh-Hant; those of two and three letters are listed in ISO 639.")
			ok = false
			continue
		}
		if before, double := first[x.Tag]; double {
			l.list.Add(diag.Diagnostic{Code: "SIT02", Severity: diag.Error, Span: l.site.Span(at),
				Message: fmt.Sprintf("the language %s is named twice", x.Tag), Hint: "Remove one of the two.",
				Related: []diag.Related{{Span: l.site.Span(fmt.Sprintf("languages[%d]", before)), Message: "it stands here first"}}})
			ok = false
			continue
		}
		first[x.Tag] = n
	}
	return ok
}

// peek reads a language tag before the file as a whole can be read.
func (l *loader) peek(f *source.File, key string, otherwise lang.Tag) lang.Tag {
	doc, _ := yamldoc.Parse(f.Path, []byte(f.Text()))
	if node, ok := doc.Root().Get(key); ok {
		if s, ok := node.Scalar(); ok {
			if tag, err := lang.Parse(s); err == nil {
				return tag
			}
		}
	}
	return otherwise
}

// language is what the files of a region are written in.
func (l *loader) language(region string) lang.Tag {
	if tag, ok := l.sources[region]; ok {
		return tag
	}
	return l.site.SourceLanguage
}

// group reads a file of records with its overlays.
func (l *loader) group(g group) {
	tag := l.language(g.region)
	if g.kind.Name == "region" {
		tag = l.language(g.id)
	}
	r := l.read(g, tag)
	l.list = append(l.list, r.list...)
	for _, record := range r.records {
		l.add(record)
	}
}

// add keeps a record unless another has its place.
func (l *loader) add(r model.Record) {
	b := r.Common()
	id := b.Kind + " " + b.Key()
	if first, double := l.seen[id]; double {
		l.list.Add(diag.Diagnostic{Code: "REF02", Severity: diag.Error, Span: b.At,
			Message: fmt.Sprintf("there is another %s with the id “%s”", b.Kind, b.ID),
			Hint:    "Give one of them another id.",
			Related: []diag.Related{{Span: first, Message: "it stands here first"}}})
		return
	}
	l.seen[id] = b.At
	l.records = append(l.records, r)
}

// tagged splits "anna.sv" into "anna" and "sv". A name without a tag is in
// the source language.
func tagged(stem string) (name string, tag string) {
	if i := strings.LastIndexByte(stem, '.'); i > 0 {
		return stem[:i], stem[i+1:]
	}
	return stem, ""
}
