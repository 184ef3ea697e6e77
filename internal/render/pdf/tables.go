package pdf

import (
	"strconv"

	"lodestone/internal/pdfdoc"
	"lodestone/internal/view"
)

// column is a column of the incentives' table.
type column struct {
	head  string
	share float64
	cell  func(in view.Incentive, field string, width float64) *stack
}

// incentives is the table of what a company may get.
func (s *sheet) incentives(v view.OnePager, root *pdfdoc.Elem) []block {
	if len(v.Incentives) == 0 {
		return nil
	}
	columns := s.incentiveColumns(v)
	const space = 12.0
	widths := make([]float64, len(columns))
	total := 0.0
	for _, c := range columns {
		total += c.share
	}
	for i, c := range columns {
		widths[i] = (measure - space*float64(len(columns)-1)) * c.share / total
	}
	head := s.tableHead(columns, widths, space)
	var body *pdfdoc.Elem
	heading := s.heading(v.Words.Incentives, root, marginSide, measure)
	blocks := []block{heading, {height: head.height, keep: true, draw: func(y float64) {
		table := root.Add("Table")
		head.draw(table.Add("THead").Add("TR"), y)
		body = table.Add("TBody")
	}}}
	for i, in := range v.Incentives {
		cells := make([]*stack, len(columns))
		height := 0.0
		for j, c := range columns {
			cells[j] = c.cell(in, "incentive "+strconv.Itoa(i+1), widths[j])
			height = max(height, cells[j].height)
		}
		height += s.em(7)
		blocks = append(blocks, block{height: height,
			again: func() *block {
				return &block{height: head.height, draw: func(y float64) { s.page.Artifact(func() { head.draw(nil, y) }) }}
			},
			draw: func(y float64) {
				s.rule(marginSide, y, measure, 0.4, s.ink.rule)
				row := body.Add("TR")
				x := marginSide
				for j, c := range cells {
					cell := row.Add("TD")
					if j == 0 {
						cell.Role = "TH"
						cell.Scope("Row")
					}
					c.draw(cell, x, y+s.em(3.5))
					x += widths[j] + space
				}
			}})
	}
	return blocks
}

// incentiveColumns leaves out the columns that no incentive fills.
func (s *sheet) incentiveColumns(v view.OnePager) []column {
	all := []column{
		{v.Words.Incentive, 0.3, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Name, s.strong(), w))
			if in.LocalName.S != in.Name.S {
				k.add(0, s.plain(field, in.LocalName, s.small(), w))
			}
			return k
		}},
		{v.Words.Benefit, 0.33, func(in view.Incentive, field string, w float64) *stack {
			spans := []span{{text: in.Benefit.S}}
			for _, f := range in.Figures {
				spans = append(spans, s.signs(f.Sources, v.Words, 0.66, 0.34)...)
			}
			t := s.text(field, s.body(), w, in.Benefit.Dir, spans...)
			t.lang = in.Benefit.Lang
			k := &stack{}
			k.add(0, t)
			return k
		}},
	}
	var who, until bool
	for _, in := range v.Incentives {
		who = who || !in.Who.Empty()
		until = until || !in.Until.Empty()
	}
	if who {
		all = append(all, column{v.Words.Who, 0.22, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Who, s.body(), w))
			return k
		}})
	}
	if until {
		all = append(all, column{v.Words.Until, 0.18, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Until, s.body(), w))
			if !in.Open {
				k.add(0, s.plain(field, in.Status, s.small(), w))
			}
			return k
		}})
	}
	return all
}

// headRow is the table's head, drawn once as structure and as decoration on
// the pages after.
type headRow struct {
	height float64
	draw   func(row *pdfdoc.Elem, y float64)
}

func (s *sheet) tableHead(columns []column, widths []float64, space float64) headRow {
	texts := make([]*text, len(columns))
	h := headRow{}
	for i, c := range columns {
		texts[i] = s.text("table head", s.small(), widths[i], "", span{text: c.head})
		h.height = max(h.height, texts[i].height)
	}
	h.height += s.em(2)
	h.draw = func(row *pdfdoc.Elem, y float64) {
		x := marginSide
		for i, t := range texts {
			var cell *pdfdoc.Elem
			if row != nil {
				cell = row.Add("TH").Scope("Column")
			}
			t.draw(cell, x, y)
			x += widths[i] + space
		}
	}
	return h
}

// sources is the numbered notes, in two columns where they fit.
func (s *sheet) sources(v view.OnePager, root *pdfdoc.Elem) []block {
	if len(v.Notes) == 0 {
		return nil
	}
	head := s.text("heading", s.noteHead(), measure, "", span{text: v.Words.Sources})
	headHeight := head.height + s.em(2)
	width := (measure - gutter) / 2
	narrow := s.notesAt(v, width)
	left, height := balance(narrow)
	title := func(y float64) {
		s.doc.Bookmark(v.Words.Sources, s.page, y)
		head.draw(root.Add("H2"), marginSide, y)
	}
	both := block{foot: true, gap: s.em(gapSection), height: headHeight + height, draw: func(y float64) {
		title(y)
		at := y + headHeight
		for i, n := range narrow {
			x := marginSide
			if i >= left {
				x += width + gutter
			}
			if i == left {
				at = y + headHeight
			}
			s.placeNote(v.Notes[i], n, root, x, at)
			at += n.height
		}
	}}
	both.parts = func() []block {
		blocks := []block{{height: headHeight, gap: s.em(gapSection), keep: true, draw: title}}
		for i, n := range s.notesAt(v, measure) {
			blocks = append(blocks, block{height: n.height, draw: func(y float64) { s.placeNote(v.Notes[i], n, root, marginSide, y) }})
		}
		return blocks
	}
	return []block{both}
}

func (s *sheet) noteHead() style {
	st := s.strong()
	st.size = 7.8 * s.scale
	return st
}

func (s *sheet) placeNote(src view.Source, n *text, root *pdfdoc.Elem, x, y float64) {
	*s.anchor(src.Number) = pdfdoc.Anchor{Page: s.page, Y: y}
	e := root.Add("Note")
	e.ID = "note-" + strconv.Itoa(src.Number)
	n.draw(e, x, y)
}

// balance tells how many notes stand in the first of two columns, and how
// high the columns are then.
func balance(notes []*text) (left int, height float64) {
	total := 0.0
	for _, n := range notes {
		total += n.height
	}
	first := 0.0
	for left < len(notes) && first < total/2-0.01 {
		first += notes[left].height
		left++
	}
	return left, max(first, total-first)
}

// notesAt sets every note for a column width: number, publisher, title,
// dates, address.
func (s *sheet) notesAt(v view.OnePager, width float64) []*text {
	out := make([]*text, len(v.Notes))
	for i, src := range v.Notes {
		spans := []span{{text: strconv.Itoa(src.Number), tag: "Lbl", color: s.ink.ink}, {text: "\u2002"}}
		add := func(t string) {
			if t != "" {
				spans = append(spans, span{text: t})
			}
		}
		if src.Publisher.S != "" {
			spans = append(spans, span{text: src.Publisher.S, color: s.ink.ink, tag: langTag(src.Publisher), lang: src.Publisher.Lang}, span{text: ": "})
		}
		spans = append(spans, span{text: src.Title.S, tag: langTag(src.Title), lang: src.Title.Lang})
		if src.Published != "" {
			add(", " + src.Published)
		}
		if src.Accessed != "" {
			add(", " + v.Words.Accessed + " " + src.Accessed)
		}
		if src.URL != "" {
			add(". ")
			spans = append(spans, span{text: isolate(shortURL(src.URL)), color: s.ink.accent, tag: "Link", link: &pdfdoc.Link{URL: src.URL, Contents: src.URL}})
		}
		out[i] = s.text("source "+src.ID, s.note(), width, "", spans...)
	}
	return out
}

// langTag makes a Span of a text that is in another language.
func langTag(t view.Text) pdfdoc.Role {
	if t.Lang != "" {
		return "Span"
	}
	return ""
}
