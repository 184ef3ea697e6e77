package load

import (
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/source"
	"lodestone/internal/yamldoc"
)

// schemas are the schemas of all kinds.
type schemas map[string]*yamldoc.Schema

// compile makes the schemas, or takes them from the store.
func (l *loader) compile() (err error) {
	l.schemas, err = memo.Do(l.store, memo.Text("schemas"), func(schemas) int64 { return 1 << 16 }, compile)
	return err
}

func compile() (schemas, error) {
	all := schemas{}
	types := map[string]any{"site": new(model.Config), "page": new(model.Page), "asset": new(model.Asset), "defaults": new(Defaults)}
	for _, k := range model.Kinds() {
		types[k.Name] = k.New()
	}
	for _, name := range slices.Sorted(maps.Keys(types)) {
		s, err := yamldoc.Compile(name, reflect.TypeOf(types[name]))
		if err != nil {
			return nil, err
		}
		all[name] = s
	}
	return all, nil
}

// read is what a file and its overlays hold. It is kept by their contents,
// so the records must not be changed afterwards.
type read struct {
	records []model.Record
	list    diag.List
}

func (r *read) size() int64 { return int64(4000 * (1 + len(r.records))) }

// read reads a group of files, or takes it from the store.
func (l *loader) read(g group, tag lang.Tag) *read {
	if g = l.merged(g); g.file == nil {
		return &read{}
	}
	inherited := l.defaultsFor(g.file.Path)
	parts := []string{g.file.Path, string(g.file.Hash[:]), string(tag), g.kind.Name, g.region, g.id, inherited.key()}
	for _, t := range slices.Sorted(maps.Keys(g.overlays)) {
		parts = append(parts, g.overlays[t].Path, string(g.overlays[t].Hash[:]))
	}
	r, err := memo.Do(l.store, memo.Text(parts...), (*read).size, func() (*read, error) { return l.decode(g, tag, inherited), nil })
	if err != nil {
		return &read{}
	}
	return r
}

// merged leaves out the files that hold two versions of themselves: that has
// been reported, and nothing else could be said of them that is true.
func (l *loader) merged(g group) group {
	if l.unmerged == nil {
		l.unmerged = map[string]bool{}
		for _, d := range l.tree.Problems() {
			l.unmerged[d.File] = l.unmerged[d.File] || d.Code == source.CodeUnmerged
		}
	}
	if l.unmerged[g.file.Path] {
		g.file = nil
	}
	left := map[lang.Tag]*source.File{}
	for tag, f := range g.overlays {
		if !l.unmerged[f.Path] {
			left[tag] = f
		}
	}
	g.overlays = left
	return g
}

// decode reads a group of files for good.
func (l *loader) decode(g group, tag lang.Tag, inherited Defaults) *read {
	d := &decoding{schema: l.schemas[g.kind.Name], group: g, tag: tag, inherited: inherited, out: &read{}}
	doc, list := yamldoc.Parse(g.file.Path, []byte(g.file.Text()))
	d.out.list = append(d.out.list, list...)
	if g.kind.Map {
		d.many(doc)
	} else if !doc.Root().IsZero() || !list.HasErrors() {
		d.one(doc.Entry(), g.id)
	}
	for _, t := range slices.Sorted(maps.Keys(g.overlays)) {
		d.overlay(g.overlays[t], t)
	}
	for _, r := range d.out.records {
		gatherInline(r)
	}
	return d.out
}

type decoding struct {
	schema    *yamldoc.Schema
	group     group
	tag       lang.Tag
	inherited Defaults
	out       *read
}

func (d *decoding) one(e yamldoc.Entry, id string) model.Record {
	r := d.group.kind.New()
	owner := yamldoc.Owner{Lang: d.tag, Region: d.group.region}
	if d.group.kind.Name == "region" {
		owner.Region = id
	}
	got, list := d.schema.Decode(e, owner, r)
	d.out.list = append(d.out.list, list...)
	b := r.Common()
	b.Kind, b.ID, b.Region, b.Lang = d.group.kind.Name, id, d.group.region, d.tag
	b.At, b.Where, b.Uses = e.KeySpan, got.Where, got.Uses
	d.inherited.fill(b)
	if !validID(id) {
		d.out.list.Add(diag.Diagnostic{Code: "REF03", Severity: diag.Error, Span: e.KeySpan,
			Message: fmt.Sprintf("“%s” cannot be an id", id),
			Hint:    "Use small letters a to z, digits and hyphens, beginning with a letter or digit."})
	}
	d.out.records = append(d.out.records, r)
	return r
}

func (d *decoding) many(doc *yamldoc.Doc) {
	root := doc.Root()
	if root.IsZero() || root.IsMap() && len(root.Entries()) == 0 {
		if !d.out.list.HasErrors() {
			d.out.list.Add(diag.Diagnostic{Code: yamldoc.Code, Severity: diag.Warning, Span: diag.Span{File: d.group.file.Path},
				Message: "this file is empty: it holds no " + d.group.kind.Name, Hint: "Write its records again (an earlier version of the file may still have them), or remove the file."})
		}
		return
	}
	if !root.IsMap() {
		d.out.list.Add(diag.Diagnostic{Code: yamldoc.Code, Severity: diag.Error, Span: root.Span(),
			Message: fmt.Sprintf("this file should hold %s by id", d.group.kind.Folder),
			Hint:    "Begin with the id at the margin and a colon; the fields follow on the next lines, indented."})
		return
	}
	for _, e := range root.Entries() {
		d.one(e, e.Key)
	}
}

// overlay adds a language.
func (d *decoding) overlay(f *source.File, tag lang.Tag) {
	doc, list := yamldoc.Parse(f.Path, []byte(f.Text()))
	d.out.list = append(d.out.list, list...)
	if doc.Root().IsZero() {
		return
	}
	if !d.group.kind.Map {
		if len(d.out.records) == 1 {
			d.translate(doc.Entry(), tag, d.out.records[0])
		}
		return
	}
	if len(d.out.records) == 0 {
		return // what it translates is empty or could not be read, and that has been said
	}
	byID := map[string]model.Record{}
	var ids []string
	for _, r := range d.out.records {
		byID[r.Common().ID] = r
		ids = append(ids, r.Common().ID)
	}
	for _, e := range doc.Root().Entries() {
		if r := byID[e.Key]; r != nil {
			d.translate(e, tag, r)
			continue
		}
		hint := "Remove it, or add it to " + d.group.file.Path + "."
		if near, ok := diag.Suggest(e.Key, ids); ok {
			hint = fmt.Sprintf("Did you mean “%s”?", near)
		}
		d.out.list.Add(diag.Diagnostic{Code: "TRN07", Severity: diag.Warning, Span: e.KeySpan,
			Message: fmt.Sprintf("“%s” is translated here, but %s does not have it", e.Key, d.group.file.Path), Hint: hint})
	}
}

func (d *decoding) translate(e yamldoc.Entry, tag lang.Tag, r model.Record) {
	b := r.Common()
	source, _ := b.Where.(*yamldoc.Positions)
	where, list := d.schema.DecodeOverlay(e, tag, r, source)
	d.out.list = append(d.out.list, list...)
	if b.Overlays == nil {
		b.Overlays = map[lang.Tag]model.Overlay{}
	}
	b.Overlays[tag] = model.Overlay{File: e.KeySpan.File, Where: where}
}

// gatherInline notes the references that stand inside texts.
func gatherInline(r model.Record) {
	b := r.Common()
	model.Texts(r, func(path string, t model.Text, _ bool) {
		for _, tag := range slices.Sorted(maps.Keys(t)) {
			for _, p := range model.Inline(t[tag]) {
				span := b.Span(path)
				if tag != b.Lang {
					span = b.SpanIn(path, tag)
				}
				switch p.Name {
				case "fact", "term":
					b.Uses = append(b.Uses, model.Use{Kind: p.Name, Ref: model.Ref{ID: p.ID, Region: b.Scope()}, Path: path + "@" + string(tag), Span: span})
					if p.Args != nil {
						b.Inline = append(b.Inline, model.InlineUse{Part: p, Span: span})
					}
				case "":
				default:
					b.Inline = append(b.Inline, model.InlineUse{Part: p, Span: span})
				}
			}
		}
	})
}

// Defaults is a folder's _defaults.yaml: what its records have when they say
// nothing else.
type Defaults struct {
	model.Base `yaml:",inline"`
}

func (d Defaults) key() string {
	return d.Owner + "\x00" + d.ReviewBy.String() + "\x00" + d.Reviewed.String() + "\x00" + d.PublishFrom.String() + "\x00" + d.Status
}

func (d Defaults) fill(b *model.Base) {
	if b.Owner == "" {
		b.Owner = d.Owner
	}
	if b.Reviewed.IsZero() {
		b.Reviewed = d.Reviewed
	}
	if b.ReviewBy.IsZero() {
		b.ReviewBy = d.ReviewBy
	}
	if b.PublishFrom.IsZero() {
		b.PublishFrom = d.PublishFrom
	}
	if b.Status == "" {
		b.Status = d.Status
	}
}

// inherited reads every _defaults.yaml.
func (l *loader) inherited() {
	l.defaults = map[string]Defaults{}
	for f := range l.tree.Files() {
		if path.Base(f.Path) != "_defaults.yaml" || l.merged(group{file: f}).file == nil {
			continue
		}
		doc, list := yamldoc.Parse(f.Path, []byte(f.Text()))
		l.list = append(l.list, list...)
		if doc.Root().IsZero() {
			continue
		}
		var d Defaults
		_, list = l.schemas["defaults"].Decode(doc.Entry(), yamldoc.Owner{Lang: l.site.SourceLanguage}, &d)
		l.list = append(l.list, list...)
		l.defaults[path.Dir(f.Path)] = d
	}
}

// defaultsFor gives what a file inherits: from its folder, then the ones
// above.
func (l *loader) defaultsFor(file string) Defaults {
	var out Defaults
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if d, ok := l.defaults[dir]; ok {
			d.fill(&out.Base)
		}
	}
	return out
}

// validID tells whether a string can be an id: a slug.
func validID(s string) bool {
	if s == "" || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
