package pdf

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/pdfdoc"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// sheet is a document being laid out. Horizontal places are counted from the
// start of the page's direction, so right-to-left pages mirror by themselves.
type sheet struct {
	meta   view.Document
	doc    *pdfdoc.Document
	page   *pdfdoc.Page
	pages  []*pdfdoc.Page
	shaper *typeset.Shaper
	dir    typeset.Direction
	pars   map[string]*typeset.Paragraph
	diags  diag.List
	ink    palette
	scale  float64 // of type and space
	notes  map[int]*pdfdoc.Anchor
}

// palette is the brand's colours as the page uses them.
type palette struct {
	ink, muted, rule, accent, warn, tint, peer pdfdoc.Color
}

func newSheet(m view.Document, shaper *typeset.Shaper) *sheet {
	return &sheet{
		meta: m, shaper: shaper, dir: typeset.DirectionOf(m.Dir), scale: 1,
		pars: map[string]*typeset.Paragraph{}, notes: map[int]*pdfdoc.Anchor{},
		doc: pdfdoc.New(pdfdoc.Meta{
			Title: m.Title, Lang: m.Lang, RTL: m.Dir == "rtl", Subject: m.Subject, Author: m.Author, Keywords: m.Keywords, Date: m.DateISO,
		}),
		ink: palette{
			ink: pdfdoc.Hex(m.Brand.Ink), muted: pdfdoc.Hex(m.Brand.Muted), rule: pdfdoc.Hex(m.Brand.Rule),
			accent: pdfdoc.Hex(m.Brand.Accent), warn: pdfdoc.Hex(m.Brand.Warn),
			tint: pdfdoc.Mix(m.Brand.Accent, 0.06), peer: pdfdoc.Mix(m.Brand.Muted, 0.42),
		},
	}
}

// style is how a text is set. Leading is in ems; RTL pages, whose scripts
// have deeper letters, get rtlLeading.
type style struct {
	role       string
	size       float64
	leading    float64
	rtlLeading float64
	color      pdfdoc.Color
}

func (s *sheet) style(role string, size, leading, rtlLeading float64, c pdfdoc.Color) style {
	return style{role, size * s.scale, leading, rtlLeading, c}
}

func (s *sheet) claim() style  { return s.style(typeset.RoleDisplay, 25, 1.2, 1.55, s.ink.ink) }
func (s *sheet) lead() style   { return s.style(typeset.RoleText, 10.6, 1.48, 1.7, s.ink.ink) }
func (s *sheet) kicker() style { return s.style(typeset.RoleTextStrong, 8.4, 1.4, 1.6, s.ink.accent) }
func (s *sheet) head() style   { return s.style(typeset.RoleTextStrong, 9.4, 1.4, 1.6, s.ink.ink) }
func (s *sheet) body() style   { return s.style(typeset.RoleText, 8.8, 1.42, 1.62, s.ink.ink) }
func (s *sheet) strong() style { return s.style(typeset.RoleTextStrong, 8.8, 1.42, 1.62, s.ink.ink) }
func (s *sheet) small() style  { return s.style(typeset.RoleText, 7.8, 1.42, 1.62, s.ink.muted) }
func (s *sheet) note() style {
	return s.style(typeset.RoleText, max(6.9, 6.5/s.scale), 1.36, 1.58, s.ink.muted)
}

// em is a space; it shrinks before the type does.
func (s *sheet) em(points float64) float64 { return points * s.scale * s.scale }

// span is a piece of a text with a look or a purpose of its own.
type span struct {
	text   string
	role   string       // empty: the style's
	color  pdfdoc.Color // empty: the style's
	scale  float64
	rise   float64
	tag    pdfdoc.Role // of an inline element: Link, Reference, Lbl; empty for none
	link   *pdfdoc.Link
	lang   string
	anchor bool // a footnote's sign: a Reference around its Link
}

// text is lines ready to be placed.
type text struct {
	sheet  *sheet
	style  style
	spans  []span
	lang   string
	par    *typeset.Paragraph
	ends   []int // of the lines
	width  float64
	height float64
	atEnd  bool // flush with the end of the direction
}

// plain sets a view's text in one style.
func (s *sheet) plain(field string, t view.Text, st style, width float64) *text {
	out := s.text(field, st, width, t.Dir, span{text: t.S})
	out.lang = t.Lang
	return out
}

// text breaks spans into lines. The direction is the page's unless dir says
// otherwise.
func (s *sheet) text(field string, st style, width float64, dir string, spans ...span) *text {
	base := s.dir
	if dir != "" {
		base = typeset.DirectionOf(dir)
	}
	par := s.paragraph(field, st, base, spans)
	ends, err := par.Ends(st.size, width)
	if err != nil {
		s.fail(err, field)
	}
	t := &text{sheet: s, style: st, spans: spans, par: par, ends: ends, width: width}
	t.height = float64(len(ends)) * s.leading(st)
	return t
}

// blank tells whether there is nothing to see.
func (t *text) blank() bool { return strings.TrimSpace(t.par.Text()) == "" }

// even sets a title in as few lines as the width allows, but of about equal
// length.
func (s *sheet) even(field string, t view.Text, st style, width float64) *text {
	best := s.plain(field, t, st, width)
	for w := width; len(best.ends) > 1 && w > width/2; w -= width / 40 {
		next := s.plain(field, t, st, w)
		if len(next.ends) > len(best.ends) {
			break
		}
		best = next
	}
	best.width = width
	return best
}

// paragraph shapes spans once; sizes do not matter to shaping, so a page
// that is laid out again at another scale finds its paragraphs here.
func (s *sheet) paragraph(field string, st style, dir typeset.Direction, spans []span) *typeset.Paragraph {
	var key strings.Builder
	in := make([]typeset.Span, len(spans))
	fmt.Fprint(&key, dir)
	for i, sp := range spans {
		role := sp.role
		if role == "" {
			role = st.role
		}
		in[i] = typeset.Span{Text: sp.text, Role: role, Scale: sp.scale, Rise: sp.rise, Tag: i}
		fmt.Fprintf(&key, "\x00%s\x00%s\x00%g\x00%g", sp.text, role, sp.scale, sp.rise)
	}
	if par, ok := s.pars[key.String()]; ok {
		return par
	}
	par := s.shaper.Paragraph(s.meta.Lang, dir, in...)
	for _, d := range par.Diagnostics(s.where(field)) {
		if lack, ok := d.Detail.(*typeset.Lack); ok {
			lack.Document, lack.Lang = s.meta.Title, s.meta.Lang
		}
		s.diags.Add(d)
	}
	s.pars[key.String()] = par
	return par
}

func (s *sheet) leading(st style) float64 {
	if s.dir == typeset.RTL {
		return st.rtlLeading * st.size
	}
	return st.leading * st.size
}

// draw paints the lines in a column that begins at x, from y down, as
// content of an element; nil paints them as artifact.
func (t *text) draw(e *pdfdoc.Elem, x, y float64) {
	s := t.sheet
	if e != nil && t.lang != "" {
		e.WithLang(t.lang)
	}
	inline := make([]*pdfdoc.Elem, len(t.spans))
	left := s.left(x, t.width)
	for i, line := range t.par.Lines(t.style.size, t.ends) {
		at := left + line.Offset(t.width, s.dir)
		if t.atEnd {
			at = left + t.width - line.Width - line.Offset(t.width, s.dir)
		}
		base := y + (float64(i)+0.5)*s.leading(t.style) + 0.35*t.style.size
		s.page.Line(t.par, line, at, base, func(tag int) pdfdoc.Ink {
			sp := t.spans[tag]
			ink := pdfdoc.Ink{Color: t.style.color, Elem: e}
			if sp.color != "" {
				ink.Color = sp.color
			}
			if e != nil && sp.tag != "" {
				if inline[tag] == nil {
					parent := e
					if sp.anchor {
						parent = e.Add("Reference")
					}
					inline[tag] = parent.Add(sp.tag).WithLang(sp.lang)
				}
				ink.Elem, ink.Link = inline[tag], sp.link
			}
			return ink
		})
	}
}

// left is the left edge on the page of a column that begins at x and is this
// wide.
func (s *sheet) left(x, width float64) float64 {
	if s.dir == typeset.RTL {
		return pdfdoc.A4Width - x - width
	}
	return x
}

// rule draws a horizontal hairline.
func (s *sheet) rule(x, y, width, thick float64, c pdfdoc.Color) {
	l := s.left(x, width)
	s.page.Artifact(func() { s.page.Rule(l, y, l+width, y, thick, c) })
}

// fitting is the paragraph's size reduced until it fits the width, but not
// below the least size, where it may take several lines.
func (s *sheet) fitting(field string, st style, least, width float64, spans ...span) *text {
	par := s.paragraph(field, st, s.dir, spans)
	if w := par.Width(st.size); w > width {
		st.size = max(least, st.size*width/w*0.999)
	}
	return s.text(field, st, width, "", spans...)
}
