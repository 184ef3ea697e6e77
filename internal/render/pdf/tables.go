package pdf

import (
	"strconv"

	"lodestone/internal/pdfdoc"
	"lodestone/internal/typeset"
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
		{v.Words.Incentive, 0.27, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Name, s.cell(typeset.RoleTextStrong), w))
			if in.LocalName.S != in.Name.S {
				k.add(0, s.plain(field, in.LocalName, s.small(), w))
			}
			return k
		}},
		{v.Words.Benefit, 0.3, func(in view.Incentive, field string, w float64) *stack {
			spans := append([]span{{text: in.Benefit.S}}, s.signs(v.Words, 0.66, 0.34, in.Figures...)...)
			t := s.text(field, s.cell(typeset.RoleText), w, in.Benefit.Dir, spans...)
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
		all = append(all, column{v.Words.Who, 0.3, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Who, s.cell(typeset.RoleText), w))
			return k
		}})
	}
	if until {
		all = append(all, column{v.Words.Until, 0.19, func(in view.Incentive, field string, w float64) *stack {
			k := &stack{}
			k.add(0, s.plain(field, in.Until, s.cell(typeset.RoleText), w))
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

func (s *sheet) cell(role string) style { return s.style(role, 8.3, 1.38, 1.58, s.ink.ink) }
