package load

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/source"
)

// group is a file with its overlays.
type group struct {
	file     *source.File
	kind     model.Kind
	region   string // that owns it
	id       string // file name without extension
	overlays map[lang.Tag]*source.File
	about    *source.File // of a picture or document: the YAML beside it
}

// layout is the files of a site by what they hold.
type layout struct {
	regions []group
	groups  []group // records
	pages   []group
	media   []group // pictures and documents, file nil where only the YAML is there
}

// sort decides for every file what it is, and reports those it cannot place.
func (l *loader) sort() *layout {
	found := &layout{}
	bases := map[string]*group{}
	overlays := map[string]map[lang.Tag]*source.File{}
	for f := range l.tree.Files() {
		l.placed(f, bases, overlays)
	}
	for _, stem := range slices.Sorted(maps.Keys(overlays)) {
		l.attach(bases[stem], stem, overlays[stem])
	}
	for _, stem := range slices.Sorted(maps.Keys(bases)) {
		g := bases[stem]
		switch {
		case g.kind.Name == "region":
			found.regions = append(found.regions, *g)
		case g.kind.Name == "page":
			found.pages = append(found.pages, *g)
		case g.kind.Name == "asset":
			found.media = append(found.media, *g)
		default:
			found.groups = append(found.groups, *g)
		}
	}
	return found
}

// attach gives a file its translations. One into the language that the file
// is in would take its place unseen.
func (l *loader) attach(g *group, stem string, overlays map[lang.Tag]*source.File) {
	own := l.language(folder(stem))
	for _, tag := range slices.Sorted(maps.Keys(overlays)) {
		f := overlays[tag]
		there := stem + path.Ext(f.Path)
		switch {
		case g == nil && tag == own:
			l.report("TRN08", diag.Error, diag.Span{File: f.Path}, fmt.Sprintf("this translates %s, which is not there", there),
				fmt.Sprintf("%s is what the source files here are written in: call this file %s.", tag, path.Base(there)))
		case g == nil:
			l.report("TRN08", diag.Error, diag.Span{File: f.Path}, fmt.Sprintf("this translates %s, which is not there", there),
				"Write the source file first, or give this file the name of the file it translates.")
		case tag == own:
			l.twice(f, there, tag)
			delete(overlays, tag)
		}
	}
	if g != nil {
		g.overlays = overlays
	}
}

// twice: TRN12, a translation into the language of what it translates.
func (l *loader) twice(f *source.File, there string, tag lang.Tag) {
	l.list.Add(diag.Diagnostic{Code: "TRN12", Severity: diag.Error, Span: diag.Span{File: f.Path},
		Message: fmt.Sprintf("this translates %s into %s, which that file is written in already", there, tag),
		Hint:    fmt.Sprintf("Move what should count into %s and remove this file, or name it by the language it is in.", path.Base(there)),
		Related: []diag.Related{{Span: diag.Span{File: there}, Message: "this is the source file"}}})
}

// placed sorts one file into bases or overlays, by its path without
// language and extension.
func (l *loader) placed(f *source.File, bases map[string]*group, overlays map[string]map[lang.Tag]*source.File) {
	switch {
	case f.Path == "data/site.yaml", f.Path == "data/ledger.yaml", path.Base(f.Path) == "_defaults.yaml",
		strings.HasPrefix(f.Path, "data/site."), strings.HasPrefix(f.Path, "themes/"):
		return
	case strings.HasPrefix(f.Path, "content/media/"):
		l.asset(f, bases, overlays)
		return
	}
	ext := path.Ext(f.Path)
	stem, tag := tagged(strings.TrimSuffix(path.Base(f.Path), ext))
	full := composed(path.Dir(f.Path) + "/" + stem)
	g, ok := l.identify(f, stem, ext)
	switch {
	case !ok:
	case tag == "":
		bases[full] = &g
	default:
		l.overlay(f, full, tag, overlays)
	}
}

// overlay files a translation, if it is in a language of the site.
func (l *loader) overlay(f *source.File, stem, tag string, overlays map[string]map[lang.Tag]*source.File) {
	known := make([]string, len(l.site.Languages))
	read := false
	t := lang.Tag(tag)
	for i, x := range l.site.Languages {
		known[i] = string(x.Tag)
		read = read || slices.Contains(lang.Chain(x.Tag, x.Tag), t) // texts in sv are read in sv-FI
	}
	if !read {
		hint := fmt.Sprintf("The languages of the site are %s. Add “%s” to languages in data/site.yaml, or rename the file.", strings.Join(known, ", "), tag)
		if near, ok := diag.Suggest(tag, known); ok {
			hint = fmt.Sprintf("Did you mean %s? ", near) + hint
		}
		l.report("TRN09", diag.Error, diag.Span{File: f.Path}, fmt.Sprintf("“%s” in the file's name is not a language of the site", tag), hint)
		return
	}
	if overlays[stem] == nil {
		overlays[stem] = map[lang.Tag]*source.File{}
	}
	overlays[stem][t] = f
}

// identify says by its path what a file holds.
func (l *loader) identify(f *source.File, stem, ext string) (group, bool) {
	parts := strings.Split(f.Path, "/")
	if parts[0] == "content" {
		return l.markdown(f, parts, stem, ext)
	}
	if parts[0] != "data" || ext != ".yaml" {
		if low := strings.ToLower(ext); low == ".yml" || low == ".yaml" {
			l.ending(f, ".yaml", ext)
		} else if !strings.HasPrefix(path.Base(f.Path), ".") {
			l.stray(f)
		}
		return group{}, false
	}
	region, rest := "", parts[1:]
	if len(rest) >= 3 && rest[0] == "regions" {
		region, rest = rest[1], rest[2:]
		if len(rest) == 1 && stem == "region" {
			k, _ := model.KindNamed("region")
			return group{file: f, kind: k, id: region}, true
		}
	}
	if len(rest) != 2 {
		l.stray(f)
		return group{}, false
	}
	kind, ok := model.KindIn(rest[0])
	if !ok || kind.Name == "region" {
		l.unknownFolder(f, rest[0])
		return group{}, false
	}
	return group{file: f, kind: kind, region: region, id: stem}, true
}

func (l *loader) markdown(f *source.File, parts []string, stem, ext string) (group, bool) {
	if ext != ".md" {
		if low := strings.ToLower(ext); low == ".md" || low == ".markdown" {
			l.ending(f, ".md", ext)
		} else {
			l.stray(f)
		}
		return group{}, false
	}
	region, rest := "", parts[1:]
	if len(rest) >= 3 && rest[0] == "regions" {
		region, rest = rest[1], rest[2:]
	}
	rest[len(rest)-1] = stem
	return group{file: f, kind: model.Kind{Name: "page"}, region: region, id: composed(strings.Join(rest, "/"))}, true
}

// composed writes ü as one character: macOS gives the names of files with the
// dots behind the letter, and people type it otherwise.
func composed(name string) string { return norm.NFC.String(name) }

// asset sorts content/media: a picture, or the YAML beside it, perhaps in
// another language.
func (l *loader) asset(f *source.File, bases map[string]*group, overlays map[string]map[lang.Tag]*source.File) {
	full := composed(f.Path)
	stem, isYAML := strings.CutSuffix(full, ".yaml")
	if !isYAML {
		if ext := path.Ext(full); slices.Contains([]string{".yml", ".yaml"}, strings.ToLower(ext)) {
			l.ending(f, ".yaml", ext)
			return
		}
		found(bases, full).file = f
		return
	}
	files := l.mediaFiles()
	if files[stem] {
		found(bases, stem).about = f
		return
	}
	if name, tag := tagged(stem); tag != "" && files[name] {
		l.overlay(f, name, tag, overlays)
		return
	}
	l.report("SIT03", diag.Warning, diag.Span{File: f.Path}, "this describes "+stem+", which is not there", "Remove it, or add the file.")
}

// found is the picture or document at a path.
func found(bases map[string]*group, full string) *group {
	if bases[full] == nil {
		bases[full] = &group{kind: model.Kind{Name: "asset"}, id: strings.TrimPrefix(full, "content/media/")}
	}
	return bases[full]
}

// mediaFiles are the pictures and documents below content/media.
func (l *loader) mediaFiles() map[string]bool {
	if l.mediaPaths == nil {
		l.mediaPaths = map[string]bool{}
		for _, f := range l.tree.Under("content/media") {
			l.mediaPaths[composed(f.Path)] = true
		}
	}
	return l.mediaPaths
}

// ending reports a file that would be read under another ending: somebody
// counts on what stands in it.
func (l *loader) ending(f *source.File, want, has string) {
	l.report("SIT03", diag.Error, diag.Span{File: f.Path}, fmt.Sprintf("files end in %s here, not in %s", want, has), "Rename the file.")
}

func (l *loader) stray(f *source.File) {
	l.report("SIT03", diag.Warning, diag.Span{File: f.Path}, "nothing reads this file",
		"Records lie in data/KIND/ID.yaml or data/regions/REGION/KIND/ID.yaml, pages in content/PATH.md, pictures in content/media/.")
}

func (l *loader) unknownFolder(f *source.File, name string) {
	var folders []string
	for _, k := range model.Kinds() {
		folders = append(folders, k.Folder)
	}
	hint := "The folders are " + strings.Join(folders, ", ") + "."
	if near, ok := diag.Suggest(name, folders); ok {
		hint = fmt.Sprintf("Did you mean %s? ", near) + hint
	}
	l.report("SIT04", diag.Error, diag.Span{File: f.Path}, fmt.Sprintf("there is no kind of record called “%s”", name), hint)
}

// overlays finds the translations of one file.
func (l *loader) overlays(file string) map[lang.Tag]*source.File {
	found := map[lang.Tag]*source.File{}
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	for _, f := range l.tree.Under(path.Dir(file)) {
		if path.Dir(f.Path) != path.Dir(file) || path.Ext(f.Path) != path.Ext(file) {
			continue
		}
		if name, tag := tagged(strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))); name == stem && tag != "" {
			found[lang.Tag(tag)] = f
		}
	}
	return found
}
