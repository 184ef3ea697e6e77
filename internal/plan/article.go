package plan

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/markdown"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// article makes the page of a Markdown file.
func (e *edition) article(d *draft, p *model.Page) {
	d.Layout, d.Kicker = view.LayoutArticle, view.Text{}
	d.Lead = e.text(&p.Base, p.Description)
	d.Head.NoIndex = p.NoIndex
	d.Contact = e.contactFor(p.Contact, p.Sector)
	e.prose(d, p)
	if p.IsNews() {
		e.newsPage(d, p)
	}
}

// prose adds the text of a Markdown file to a page.
func (e *edition) prose(d *draft, p *model.Page) {
	doc, tag := e.body(p)
	if doc == nil {
		return
	}
	r := &resolver{e: e, writer: e.in(tag), page: p, doc: doc}
	filled, _ := doc.Render(r)
	prose := &view.Prose{Segments: r.segments(filled.Segments)}
	if !slices.Contains(e.own, tag) {
		prose.Lang, prose.Dir = string(tag), tag.Dir()
	}
	d.Sections = append(d.Sections, view.Section{ID: "text", Prose: prose})
}

// body is a page's text in the language in which this edition shows it, and
// that language; nil when there is none.
func (e *edition) body(p *model.Page) (*markdown.Doc, lang.Tag) {
	for _, tag := range append(slices.Clone(e.chain), p.Lang) {
		if doc := p.Bodies[tag]; doc != nil {
			return doc, tag
		}
	}
	return nil, ""
}

// resolver fills the holes of a page's text.
type resolver struct {
	e      *edition
	writer *edition // the edition whose language the text is in
	page   *model.Page
	doc    *markdown.Doc
}

// Directive answers :fact, :term and :link.
func (r *resolver) Directive(d markdown.Directive) (string, string, *diag.Diagnostic) {
	mark, shown := r.e.directive(model.Part{Name: d.Name, ID: d.Arg, Args: d.Args}, r.page.Region, r.writer)
	escaped := html.EscapeString(shown)
	switch {
	case mark.Fact != "":
		f := r.e.p.site.Fact(model.Ref{ID: mark.Fact})
		return view.NoteOpen + mark.Fact + view.NoteFrom + `<data value="` + html.EscapeString(r.e.p.exact(f)) + `" data-fact="` +
			html.EscapeString(mark.Fact) + `"` + langOf(mark) + `>` + escaped + `</data>` + view.NoteClose, shown, nil
	case mark.URL != "":
		return `<a href="` + html.EscapeString(mark.URL) + `">` + escaped + `</a>`, shown, nil
	case mark.Title != "":
		return `<dfn title="` + html.EscapeString(mark.Title) + `">` + escaped + `</dfn>`, shown, nil
	}
	return escaped, shown, nil
}

// langOf is the language of a value that is a word in another one.
func langOf(m view.Mark) string {
	if m.Lang == "" {
		return ""
	}
	return ` lang="` + html.EscapeString(m.Lang) + `" dir="` + html.EscapeString(m.Dir) + `"`
}

// Link says where a link leads: another file of the content, a file below
// content/media, an anchor, or another site.
func (r *resolver) Link(l markdown.Link) (markdown.Anchor, *diag.Diagnostic) {
	to := r.e.p.site.Target(r.page, l.Dest)
	switch to.Kind {
	case model.TargetOutside:
		return markdown.Anchor{Href: l.Dest, Attrs: []markdown.Attr{{Name: "rel", Value: "external"}}}, nil
	case model.TargetPage:
		link := r.e.link(to.Page)
		a := markdown.Anchor{Href: link.url + to.Fragment}
		if link.lang != "" {
			a.Attrs = []markdown.Attr{{Name: "hreflang", Value: string(link.lang)}}
		}
		return a, nil
	case model.TargetMedia:
		return markdown.Anchor{Href: r.e.p.local(r.e.p.mediaPath(to.Media))}, nil
	case model.TargetFile:
		return markdown.Anchor{Href: r.e.p.local(to.File)}, nil
	case model.TargetFeed:
		return markdown.Anchor{Href: r.e.p.local(r.e.homePath() + to.File)}, nil
	}
	return markdown.Anchor{Href: l.Dest}, nil
}

// Image shows a picture below content/media with whose it is.
func (r *resolver) Image(i markdown.Image) (string, *diag.Diagnostic) {
	to := r.e.p.site.Target(r.page, i.Dest)
	if to.Kind != model.TargetMedia {
		return "", nil
	}
	img := r.e.image(to.Media, r.e.p.opts.Look.Pictures.Prose)
	if img == nil {
		return "", nil
	}
	alt := i.Alt
	if alt == "" {
		alt = img.Alt.S
	}
	out := `<img src="` + html.EscapeString(img.URL) + `" alt="` + html.EscapeString(alt) + `"`
	if img.SrcSet != "" {
		out += ` srcset="` + html.EscapeString(img.SrcSet) + `" sizes="` + html.EscapeString(img.Sizes) + `"`
	}
	if img.Width > 0 {
		out += ` width="` + strconv.Itoa(img.Width) + `" height="` + strconv.Itoa(img.Height) + `"`
	}
	out += ` loading="lazy" decoding="async"`
	return `<span class="picture">` + out + ">" + r.e.caption(img) + `</span>`, nil
}

// segments turns filled prose into views, components where directives stand.
func (r *resolver) segments(in []markdown.Segment) []view.Segment {
	var out []view.Segment
	for _, s := range in {
		if s.Directive == nil {
			seg := view.Segment{HTML: s.HTML}
			for _, d := range s.Inline {
				if f := r.e.p.site.Fact(model.Ref{ID: d.Arg, Region: r.page.Region}); d.Name == "fact" && f != nil {
					seg.Facts = append(seg.Facts, f.Key())
				}
			}
			out = append(out, seg)
			continue
		}
		if seg, ok := r.component(*s.Directive, s.Body); ok {
			out = append(out, seg)
		}
	}
	return out
}

// component answers block and container directives.
func (r *resolver) component(d markdown.Directive, inner []markdown.Segment) (view.Segment, bool) {
	e, region := r.e, r.page.Region
	ref := model.Ref{ID: firstOf(d.Arg, d.Args["id"]), Region: region}
	if region == "" {
		ref.Region = e.regionID()
	}
	switch d.Name {
	case "benchmark":
		if b := e.p.site.Benchmark(ref); b != nil {
			shown := e.benchmark(b)
			return view.Segment{Benchmark: &shown}, true
		}
	case "contact":
		if c := e.topicContact(ref, d.Args["topic"]); c != nil {
			return view.Segment{Contact: e.contact(c, "site")}, true
		}
	case "incentives":
		return view.Segment{Incentives: e.incentivesOf(d.Args["sector"], ref.Region)}, true
	case "facts":
		var seg view.Segment
		for _, id := range strings.Split(firstOf(d.Arg, d.Args["ids"]), ",") {
			seg.Figures = append(seg.Figures, e.figures([]model.Ref{{ID: strings.TrimSpace(id), Region: ref.Region}})...)
		}
		return seg, len(seg.Figures) > 0
	case "note", "warning":
		return view.Segment{Note: &view.Note{Kind: d.Name, Title: view.Plain(d.Arg), Body: view.Prose{Segments: r.segments(inner)}}}, true
	}
	return view.Segment{}, false
}

// incentivesOf are the open incentives of a sector, or all.
func (e *edition) incentivesOf(sector, region string) []view.Incentive {
	wanted := e.p.site.Sector(model.Ref{ID: sector, Region: region})
	var out []view.Incentive
	for _, en := range e.of("incentive") {
		i := en.record.(*model.Incentive)
		fits := wanted == nil || len(i.Sectors) == 0 || slices.ContainsFunc(i.Sectors, func(r model.Ref) bool { return e.p.site.Sector(r) == wanted })
		if fits && !i.Closed(e.p.today) {
			out = append(out, e.incentive(i))
		}
	}
	return out
}

// Word gives a word of the interface in the language of the text.
func (r *resolver) Word(w markdown.Word) string { return r.writer.t("markdown." + string(w)) }
