package markdown

import (
	"strings"

	"lodestone/internal/diag"
)

// Render fills the holes of a document. The findings are those of the
// resolver.
func (d *Doc) Render(r Resolver) (Prose, diag.List) {
	f := filler{doc: d, resolver: r, calls: make([]*answer, len(d.Directives))}
	p := Prose{Segments: f.segments(d.parts), Headings: make([]Heading, len(d.Headings))}
	for i, h := range d.Headings {
		if parts := d.headings[i]; parts != nil {
			h.Text = f.plain(parts)
		}
		p.Headings[i] = h
	}
	p.Lead = f.plain(d.lead)
	return p, f.list.Sorted()
}

// filler renders one document once.
type filler struct {
	doc      *Doc
	resolver Resolver
	calls    []*answer
	list     diag.List
	buf      buffer
	inline   []Directive
	open     bool // a link was opened
}

// answer is what the resolver says to an inline directive; it is asked once.
type answer struct{ html, plain string }

func (f *filler) call(index int) *answer {
	if f.calls[index] == nil {
		html, plain, problem := f.resolver.Directive(f.doc.Directives[index])
		f.note(problem, f.doc.Directives[index].Span)
		f.calls[index] = &answer{html, plain}
	}
	return f.calls[index]
}

// note keeps a problem, in the hole's place when it has none of its own.
func (f *filler) note(problem *diag.Diagnostic, span diag.Span) {
	if problem == nil {
		return
	}
	p := *problem
	if p.File == "" {
		p.Span = span
	}
	f.list.Add(p)
}

func (f *filler) segments(parts []part) []Segment {
	var out []Segment
	if f.buf.b == nil {
		size := 64 * len(parts)
		for _, p := range parts {
			size += len(p.html)
		}
		f.buf.b = make([]byte, 0, size)
	}
	for _, p := range parts {
		if p.hole != component {
			f.fill(p)
			continue
		}
		out = f.flush(out)
		s := Segment{Directive: &f.doc.Directives[p.index]}
		if len(p.body) > 0 {
			s.Body = f.segments(p.body)
		}
		out = append(out, s)
	}
	return f.flush(out)
}

func (f *filler) flush(out []Segment) []Segment {
	if len(f.buf.b) > 0 {
		out = append(out, Segment{HTML: string(f.buf.b), Inline: f.inline})
		f.buf.b, f.inline = f.buf.b[:0], nil
	}
	return out
}

func (f *filler) fill(p part) {
	switch p.hole {
	case literal:
		f.buf.str(p.html)
	case inlineTo:
		html := f.call(p.index).html
		if f.open {
			html = withoutLinks(html)
		}
		f.buf.str(html)
		f.inline = append(f.inline, f.doc.Directives[p.index])
	case plainTo:
		f.buf.escape(f.call(p.index).plain)
		f.inline = append(f.inline, f.doc.Directives[p.index])
	case linkStart:
		f.link(p.index)
	case linkEnd:
		if f.open {
			f.buf.str("</a>")
		}
		f.open = false
	case imageTo:
		img := f.doc.Images[p.index]
		if parts := f.doc.alts[p.index]; parts != nil {
			img.Alt = f.plain(parts)
		}
		html, problem := f.resolver.Image(img)
		f.note(problem, img.Span)
		f.buf.str(html)
	case wordTo:
		f.buf.escape(f.resolver.Word(Word(p.html)))
	}
}

func (f *filler) link(index int) {
	l := f.doc.Links[index]
	a, problem := f.resolver.Link(l)
	f.note(problem, l.Span)
	if f.open = a.Href != "" && dangerous(a.Href) == ""; !f.open {
		return
	}
	f.buf.str(`<a href="`)
	f.buf.escape(strings.ReplaceAll(a.Href, " ", "%20"))
	f.buf.str(`"`)
	for _, attr := range a.Attrs {
		f.buf.str(" " + attr.Name + `="`)
		f.buf.escape(attr.Value)
		f.buf.str(`"`)
	}
	if l.Title != "" {
		f.buf.str(` title="`)
		f.buf.escape(l.Title)
		f.buf.str(`"`)
	}
	f.buf.str(">")
}

// withoutLinks takes the links out of HTML that stands inside a link.
func withoutLinks(html string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			b.WriteString(html)
			return b.String()
		}
		end := i + strings.IndexByte(html[i:], '>') + 1
		if tag := html[i:max(end, i)]; !strings.HasPrefix(tag, "<a ") && tag != "<a>" && tag != "</a>" {
			b.WriteString(html[:max(end, i+1)])
		} else {
			b.WriteString(html[:i])
		}
		html = html[max(end, i+1):]
	}
}

// plain joins plain text and the plain values of directives.
func (f *filler) plain(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.hole == plainTo {
			b.WriteString(f.call(p.index).plain)
		} else {
			b.WriteString(p.html)
		}
	}
	return collapse(b.String())
}
