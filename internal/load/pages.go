package load

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/markdown"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/source"
	"lodestone/internal/yamldoc"
)

// pages reads the Markdown pages, several at a time: they are most of what
// there is to read.
func (l *loader) pages(groups []group) []*model.Page {
	converters := map[lang.Tag]*markdown.Converter{}
	work := make([]func() *readPage, len(groups))
	for i, g := range groups {
		tag := l.language(g.region)
		for _, t := range append(slices.Collect(maps.Keys(g.overlays)), tag) {
			if converters[t] == nil {
				converters[t] = markdown.New(markdown.Options{Lang: string(t), Directives: model.Directives()})
			}
		}
		work[i] = l.page(g, tag, converters)
	}
	var out []*model.Page
	for _, p := range together(l.jobs, work) {
		l.list = append(l.list, p.list...)
		if p.page != nil {
			out = append(out, p.page)
		}
	}
	return out
}

// together calls functions, so many at a time, and gives their results in
// order.
func together[T any](jobs int, work []func() T) []T {
	out := make([]T, len(work))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(max(jobs, 1), len(work)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(work)); i = next.Add(1) - 1 {
				out[i] = work[i]()
			}
		})
	}
	wait.Wait()
	return out
}

type readPage struct {
	page *model.Page
	list diag.List
	cost int64
}

func (r *readPage) size() int64 { return r.cost }

// page gives how a page is read with its overlays, or taken from the store.
func (l *loader) page(g group, tag lang.Tag, converters map[lang.Tag]*markdown.Converter) func() *readPage {
	if g = l.merged(g); g.file == nil {
		return func() *readPage { return &readPage{} }
	}
	inherited := l.defaultsFor(g.file.Path)
	parts := []string{"page", g.file.Path, string(g.file.Hash[:]), string(tag), g.region, inherited.key()}
	for _, t := range slices.Sorted(maps.Keys(g.overlays)) {
		parts = append(parts, g.overlays[t].Path, string(g.overlays[t].Hash[:]))
	}
	return func() *readPage {
		r, err := memo.Do(l.store, memo.Text(parts...), (*readPage).size, func() (*readPage, error) {
			return l.decodePage(g, tag, inherited, converters), nil
		})
		if err != nil {
			return &readPage{}
		}
		return r
	}
}

func (l *loader) decodePage(g group, tag lang.Tag, inherited Defaults, converters map[lang.Tag]*markdown.Converter) *readPage {
	page := &model.Page{Base: model.Base{Lang: tag}, Path: g.id, Bodies: map[lang.Tag]*markdown.Doc{}, Files: map[lang.Tag]string{}}
	out := &readPage{page: page}
	entry, ok := out.part(g.file, tag, page, converters[tag])
	if !ok {
		out.page = nil
		return out
	}
	got, list := l.schemas["page"].Decode(entry, yamldoc.Owner{Lang: tag, Region: g.region}, page)
	out.list = append(out.list, list...)
	page.Kind, page.ID, page.Region, page.Lang = "page", g.id, g.region, tag
	page.At, page.Where, page.Uses = diag.Span{File: g.file.Path, Line: 1, Column: 1}, got.Where, got.Uses
	inherited.fill(&page.Base)
	for _, t := range slices.Sorted(maps.Keys(g.overlays)) {
		f := g.overlays[t]
		entry, ok := out.part(f, t, page, converters[t])
		if !ok {
			continue
		}
		where, list := l.schemas["page"].DecodeOverlay(entry, t, page, got.Where)
		out.list = append(out.list, list...)
		if page.Overlays == nil {
			page.Overlays = map[lang.Tag]model.Overlay{}
		}
		page.Overlays[t] = model.Overlay{File: f.Path, Where: where}
	}
	gatherInline(page)
	page.GatherProse()
	return out
}

// part reads one language of a page: its body into the page, its front
// matter as an entry.
func (r *readPage) part(f *source.File, tag lang.Tag, page *model.Page, converter *markdown.Converter) (yamldoc.Entry, bool) {
	text := []byte(f.Text())
	r.cost += 4 * int64(len(text))
	split, list := markdown.Split(f.Path, text)
	r.list = append(r.list, list...)
	if list.HasErrors() {
		return yamldoc.Entry{}, false
	}
	doc, list := converter.Parse(f.Path, split.BodyLine, split.Body)
	r.list = append(r.list, list...)
	page.Files[tag] = f.Path
	source := page.Bodies[page.Lang]
	switch {
	case source == nil: // this is the source
		page.Bodies[tag] = doc
	case doc.Words == 0 && source.Words > 0: // only the front matter is translated
	case tag.Language() != page.Lang.Language() && markdown.Same(source, doc):
		page.Copied = append(page.Copied, tag)
	default:
		page.Bodies[tag] = doc
	}
	if split.Front == nil {
		r.list.Add(diag.Diagnostic{Code: "MD01", Severity: diag.Error, Span: diag.Span{File: f.Path, Line: 1, Column: 1},
			Message: "the page has no front matter, so it has no title",
			Hint:    "Begin the file with a line of three hyphens (---), then title: …, then three hyphens again."})
		return yamldoc.Entry{}, false
	}
	front, list := yamldoc.Parse(f.Path, split.Front)
	r.list = append(r.list, list...)
	if front.Root().IsZero() && list.HasErrors() {
		return yamldoc.Entry{}, false
	}
	return front.Entry(), true
}
