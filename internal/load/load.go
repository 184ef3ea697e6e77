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
)

// Site reads a snapshot. The site is nil when data/site.yaml cannot be used,
// for then no language is known. Files that have not changed are taken from
// the store.
func Site(tree *source.Tree, store *memo.Store) (*model.Site, diag.List) {
	l := &loader{tree: tree, store: store, list: tree.Problems(), sources: map[string]lang.Tag{}, defaults: map[string]defaults{}}
	if !l.config() {
		return nil, l.list.Sorted()
	}
	files := l.sort()
	l.regions(files)
	for _, g := range files.groups {
		l.group(g)
	}
	pages := l.pages(files)
	media := l.media(files)
	return model.NewSite(l.site, l.records, pages, media), l.list.Sorted()
}

type loader struct {
	tree     *source.Tree
	store    *memo.Store
	list     diag.List
	site     *model.Config
	records  []model.Record
	seen     map[string]diag.Span // "kind key" → where it stands first
	sources  map[string]lang.Tag  // region → what its files are written in
	defaults map[string]defaults  // folder → inherited values
}

func (l *loader) report(code string, sev diag.Severity, span diag.Span, message, hint string) {
	l.list.Add(diag.Diagnostic{Code: code, Severity: sev, Span: span, Message: message, Hint: hint})
}

// config reads data/site.yaml; false when there is nothing to go on with.
func (l *loader) config() bool {
	const path = "data/site.yaml"
	f, ok := l.tree.File(path)
	if !ok {
		l.report("SIT01", diag.Error, diag.Span{File: path}, "there is no data/site.yaml here",
			"Run lodestone in the folder of a site (or name it with --source), or begin a new site with: lodestone new site DIR")
		return false
	}
	config := new(model.Config)
	got, list := readRecord(schemas()["site"], f, config, l.overlays(path, ""))
	l.list = append(l.list, list...)
	got.place(&config.Base, "site", "site", "", config.SourceLanguage)
	l.site = config
	if config.SourceLanguage == "" || len(config.Languages) == 0 {
		return false
	}
	if !slices.ContainsFunc(config.Languages, func(x model.Language) bool { return x.Tag == config.Default() }) {
		l.report("SIT02", diag.Error, config.Span("languages"),
			fmt.Sprintf("the default language %s is not among the languages of the site", config.Default()),
			"Add it to languages, or name another default_language.")
	}
	return true
}

// sourceLanguage is what the files of a region are written in.
func (l *loader) sourceLanguage(region string) lang.Tag {
	if tag, ok := l.sources[region]; ok {
		return tag
	}
	return l.site.SourceLanguage
}

// regions reads the regions first, for they say what their files are
// written in.
func (l *loader) regions(files *layout) {
	for _, g := range files.regions {
		region := new(model.Region)
		got, list := readRecord(schemas()["region"], g.file, region, g.overlays)
		l.list = append(l.list, list...)
		tag := region.SourceLanguage
		if tag == "" {
			tag = l.site.SourceLanguage
		}
		l.sources[g.id] = tag
		retag(region, tag)
		got.place(&region.Base, "region", g.id, "", tag)
		l.add(region)
	}
}

// add keeps a record unless another has its place.
func (l *loader) add(r model.Record) {
	b := r.Common()
	if l.seen == nil {
		l.seen = map[string]diag.Span{}
	}
	id := b.Kind + " " + b.Key()
	if first, double := l.seen[id]; double {
		l.list.Add(diag.Diagnostic{Code: "REF02", Severity: diag.Error, Span: b.At,
			Message: fmt.Sprintf("there is another %s with the id “%s”", b.Kind, b.ID),
			Hint:    "Give one of them another id.",
			Related: []diag.Related{{Span: first, Message: "it stands here first"}}})
		return
	}
	l.seen[id] = b.At
	l.inherit(b)
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
