package pdf

import (
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/pdfdoc"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Spaces between the parts of the page, in points at full scale.
const (
	gapSection = 14.0
	gapHead    = 4.0
	gutter     = 22.0
)

// onePager gives the ways to lay the document out: all on one page; on two
// sides, with the sources in full on the back, or those and the incentives,
// or these and the sources in short; or freely.
func (s *sheet) onePager(v view.OnePager, root *pdfdoc.Elem) (one layout, two []sides, free layout) {
	head := func() []block { return slices.Concat(s.masthead(v, root), s.figures(v, root), s.middle(v, root)) }
	incentives := func() []block { return s.incentives(v, root) }
	contact := func() []block { return s.contact(v, root) }
	imprint := func() []block { return s.imprint(v, root) }
	sources := func() []block { return s.fullSources(v, root) }
	short := func() []block { return s.sources(v, root) }
	one = join(head, incentives, contact, short, imprint)
	two = []sides{
		{join(head, incentives, atFoot(join(contact, imprint))), sources},
		{join(head, atFoot(join(contact, imprint))), join(incentives, sources)},
		{join(head, atFoot(join(contact, imprint))), join(incentives, short)},
	}
	return one, two, join(head, incentives, contact, sources, imprint)
}

func join(parts ...layout) layout {
	return func() []block {
		var blocks []block
		for _, part := range parts {
			blocks = append(blocks, part()...)
		}
		return blocks
	}
}

// atFoot moves a layout to the foot of its page.
func atFoot(l layout) layout {
	return func() []block {
		blocks := l()
		if len(blocks) > 0 {
			blocks[0].foot = true
		}
		return blocks
	}
}

// masthead is who speaks, the claim and the promise.
func (s *sheet) masthead(v view.OnePager, root *pdfdoc.Elem) []block {
	who := s.plain("region's name", v.RegionName, s.head(), measure/2)
	when := s.text("date line", s.small(), measure/2, "", span{text: v.Words.Updated})
	when.atEnd = true
	kicker := s.plain("kicker", v.Kicker, s.kicker(), measure)
	claim := s.even("claim", v.Claim, s.claim(), 0.94*measure)
	if claim.blank() { // a document needs a first heading
		claim = s.even("title", view.Plain(v.Title), s.claim(), 0.94*measure)
	}
	lead := s.plain("promise", v.Lead, s.lead(), 0.86*measure)
	problem := s.plain("problem", v.Problem, s.body(), 0.86*measure)
	top := max(who.height, when.height)
	return []block{
		{height: top + s.em(14), draw: func(y float64) {
			who.draw(root.Add("P"), marginSide, y)
			when.draw(root.Add("P"), marginSide+measure/2, y)
		}},
		{height: kicker.height + s.em(3), keep: true, draw: func(y float64) { kicker.draw(root.Add("P"), marginSide, y) }},
		{height: claim.height, keep: lead.height > 0, draw: func(y float64) {
			s.doc.Bookmark(v.Claim.S, s.page, y)
			claim.draw(root.Add("H1"), marginSide, y)
		}},
		s.prose(lead, root, s.em(7)),
		s.prose(problem, root, s.em(5)),
	}
}

// prose is a paragraph as a block, none when it is empty.
func (s *sheet) prose(t *text, root *pdfdoc.Elem, gap float64) block {
	if t.height == 0 {
		return block{draw: func(float64) {}}
	}
	return block{height: t.height, gap: gap, draw: func(y float64) { t.draw(root.Add("P"), marginSide, y) }}
}

// heading is a section's title over a hairline.
func (s *sheet) heading(words string, root *pdfdoc.Elem, x, width float64) block {
	t := s.text("heading", s.head(), width, "", span{text: words})
	return block{height: t.height + s.em(5+gapHead), gap: s.em(gapSection), keep: true, draw: func(y float64) {
		s.rule(x, y, width, 0.6, s.ink.ink)
		s.doc.Bookmark(words, s.page, y)
		t.draw(root.Add("H2"), x, y+s.em(5))
	}}
}

// figures is the evidence: up to three in a row, large.
func (s *sheet) figures(v view.OnePager, root *pdfdoc.Elem) []block {
	const across = 3
	if len(v.Figures) == 0 {
		return nil
	}
	blocks := []block{s.heading(v.Words.Figures, root, marginSide, measure)}
	var list *pdfdoc.Elem
	for start := 0; start < len(v.Figures); start += across {
		row := v.Figures[start:min(start+across, len(v.Figures))]
		width := (measure - gutter*float64(across-1)) / across
		cells := make([]*stack, len(row))
		height := 0.0
		for i, f := range row {
			cells[i] = s.figure(f, width, v.Words)
			height = max(height, cells[i].height)
		}
		blocks = append(blocks, block{height: height, gap: s.em(6), draw: func(y float64) {
			if list == nil {
				list = root.Add("L").Numbering("None")
			}
			for i, c := range cells {
				x := marginSide + float64(i)*(width+gutter)
				if i > 0 {
					at := s.left(x-gutter/2, 0)
					s.page.Artifact(func() { s.page.Rule(at, y+s.em(3), at, y+height, 0.4, s.ink.rule) })
				}
				c.draw(list.Add("LI").Add("LBody"), x, y)
			}
		}})
	}
	return blocks
}

// stack is texts one under the other, a P each.
type stack struct {
	texts  []*text
	gaps   []float64
	height float64
}

func (k *stack) add(gap float64, t *text) {
	if t.height == 0 {
		return
	}
	if len(k.texts) == 0 {
		gap = 0
	}
	k.texts, k.gaps = append(k.texts, t), append(k.gaps, gap)
	k.height += gap + t.height
}

func (k *stack) draw(parent *pdfdoc.Elem, x, y float64) {
	for i, t := range k.texts {
		y += k.gaps[i]
		t.draw(parent.Add("P"), x, y)
		y += t.height
	}
}

// figure is one number with its label, its time, its state and the signs of
// its sources.
func (s *sheet) figure(f view.Figure, width float64, w view.Words) *stack {
	numeral := s.style(typeset.RoleDisplay, 25, 1.25, 1.4, s.ink.accent)
	if f.State == view.Forecast || f.State == view.Overdue || f.State == view.Stale {
		numeral.color = s.ink.ink
	}
	var spans []span
	if f.Qualifier != "" {
		spans = append(spans, span{text: f.Qualifier + " ", role: typeset.RoleText, scale: 0.36, color: s.ink.muted})
	}
	value := span{text: f.Value, lang: f.ValueLang}
	if value.lang != "" {
		value.tag = "Span"
	}
	spans = append(spans, value)
	if f.Unit != "" {
		spans = append(spans, span{text: " " + f.Unit, role: typeset.RoleText, scale: 0.36, color: s.ink.ink})
	}
	rise := 0.42
	if f.Unit != "" {
		rise = 0.16
	}
	spans = append(spans, s.signs(w, 0.26, rise, f)...)
	k := &stack{}
	k.add(0, s.fitting("figure "+f.Fact, numeral, 15, width, spans...))
	k.add(s.em(1), s.plain("label of figure "+f.Fact, f.Label, s.body(), width))
	k.add(0, s.text("period of figure "+f.Fact, s.small(), width, "", span{text: f.Period}))
	state := s.small()
	state.color = s.ink.warn
	k.add(0, s.text("state of figure "+f.Fact, state, width, "", span{text: f.StateText}))
	return k
}

// signs are the footnote numbers of the sources of figures, each once, each
// leading to its note.
func (s *sheet) signs(w view.Words, scale, rise float64, figures ...view.Figure) []span {
	var spans []span
	seen := map[int]bool{0: true}
	for _, f := range figures {
		for _, src := range f.Sources {
			if seen[src.Number] {
				continue
			}
			seen[src.Number] = true
			before := "\u2009"
			if s.dir == typeset.RTL {
				before = "\u200f\u2009" // not part of the number before it
			}
			if len(spans) > 0 {
				before = ","
			}
			n := strconv.Itoa(src.Number)
			spans = append(spans,
				span{text: before, role: typeset.RoleText, scale: scale, rise: rise, color: s.ink.muted},
				span{text: n, role: typeset.RoleText, scale: scale, rise: rise, color: s.ink.muted, tag: "Link", anchor: true,
					link: &pdfdoc.Link{Contents: w.Source + " " + n, To: s.anchor(src.Number)}})
		}
	}
	return spans
}

func (s *sheet) anchor(n int) *pdfdoc.Anchor {
	if s.notes[n] == nil {
		s.notes[n] = &pdfdoc.Anchor{}
	}
	return s.notes[n]
}

// middle is what is on offer and, beside it where there is room, how the
// region compares.
func (s *sheet) middle(v view.OnePager, root *pdfdoc.Elem) []block {
	if v.Benchmark == nil || len(v.Offers) == 0 {
		blocks := s.offers(v, root, marginSide, measure)
		return append(blocks, s.benchmark(v, root, marginSide, 0.78*measure)...)
	}
	start := (measure - gutter) * 0.52
	left := s.offers(v, root, marginSide, start)
	right := s.benchmark(v, root, marginSide+start+gutter, measure-gutter-start)
	pair := block{gap: s.em(gapSection), height: max(extent(left), extent(right)), draw: func(y float64) {
		s.column(left, y)
		s.column(right, y)
	}}
	pair.parts = func() []block {
		return append(s.offers(v, root, marginSide, measure), s.benchmark(v, root, marginSide, 0.78*measure)...)
	}
	return []block{pair}
}

// column paints blocks one under the other on one page.
func (s *sheet) column(blocks []block, y float64) {
	for i, b := range blocks {
		if i > 0 {
			y += b.gap
		}
		b.draw(y)
		y += b.height
	}
}

func (s *sheet) offers(v view.OnePager, root *pdfdoc.Elem, x, width float64) []block {
	if len(v.Offers) == 0 {
		return nil
	}
	const indent = 11.0
	blocks := []block{s.heading(v.Words.Offers, root, x, width)}
	var list *pdfdoc.Elem
	for i, o := range v.Offers {
		field := "offer " + strconv.Itoa(i+1)
		k := &stack{}
		k.add(0, s.plain(field, o.What, s.strong(), width-indent))
		k.add(0, s.plain("provider of "+field, o.Provider, s.small(), width-indent))
		k.add(0, s.plain("condition of "+field, o.Condition, s.small(), width-indent))
		mark := s.strong()
		mark.color = s.ink.accent
		bullet := s.text(field, mark, indent, "", span{text: "–"})
		blocks = append(blocks, block{height: k.height, gap: s.em(4.5), draw: func(y float64) {
			if list == nil {
				list = root.Add("L").Numbering("Disc")
			}
			item := list.Add("LI")
			bullet.draw(item.Add("Lbl"), x, y)
			k.draw(item.Add("LBody"), x+indent, y)
		}})
	}
	blocks[1].gap = 0
	return blocks
}

// imprint is what the sheet says about itself, at its foot.
func (s *sheet) imprint(v view.OnePager, root *pdfdoc.Elem) []block {
	var parts []string
	for _, p := range []string{v.SiteName.S, v.Words.Valid, v.Licence, isolate(v.Version)} {
		if p != "" && p != isolate("") {
			parts = append(parts, p)
		}
	}
	line := s.text("imprint", s.note(), measure, "", span{text: strings.Join(parts, " · ")})
	statement := s.plain("statement", v.Statement, s.note(), measure)
	return []block{{height: line.height + statement.height + s.em(4), gap: s.em(6), draw: func(y float64) {
		s.rule(marginSide, y, measure, 0.4, s.ink.rule)
		if statement.height > 0 {
			statement.draw(root.Add("P"), marginSide, y+s.em(4))
		}
		line.draw(root.Add("P"), marginSide, y+s.em(4)+statement.height)
	}}}
}
