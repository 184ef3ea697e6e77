package pdf

import (
	"strconv"
	"strings"

	"rsc.io/qr"

	"lodestone/internal/chart"
	"lodestone/internal/pdfdoc"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// benchmark is the ranked bars with their title, finding and sources.
func (s *sheet) benchmark(v view.OnePager, root *pdfdoc.Elem, x, width float64) []block {
	b := v.Benchmark
	if b == nil || len(b.Rows) == 0 {
		return nil
	}
	title := b.Title
	if b.Unit.S != "" && !strings.Contains(title.S, b.Unit.S) {
		title.S += " ·\u00a0" + b.Unit.S
	}
	head := s.text("benchmark's title", s.strong(), width, title.Dir,
		append([]span{{text: title.S}}, s.signs(v.Words, 0.66, 0.34, benchmarkFigures(b)...)...)...)
	head.lang = title.Lang
	bars, draw := s.bars(b, width)
	after := &stack{}
	after.add(0, s.text("benchmark's rank", s.body(), width, "", span{text: b.Rank, role: typeset.RoleTextStrong}))
	after.add(0, s.plain("benchmark's finding", b.Finding, s.body(), width))
	after.add(s.em(2), s.plain("benchmark's note", b.Note, s.small(), width))
	const pad = 7.0
	return []block{
		s.heading(v.Words.Benchmark, root, x, width),
		{height: head.height + s.em(pad), keep: true, draw: func(y float64) { head.draw(root.Add("P"), x, y) }},
		{height: bars.H + s.em(pad), keep: after.height > 0, draw: func(y float64) {
			alt := b.Summary
			if alt == "" {
				alt = title.S
			}
			e := root.Add("Figure").Box(s.page, s.left(x, width), y, width, bars.H)
			e.Alt = alt
			draw(e, x, y)
		}},
		{height: after.height, draw: func(y float64) { after.draw(root, x, y) }},
	}
}

func benchmarkFigures(b *view.Benchmark) []view.Figure {
	out := make([]view.Figure, len(b.Rows))
	for i, row := range b.Rows {
		out[i] = row.Figure
	}
	return out
}

// bars lays the chart out for the width and gives its painter.
func (s *sheet) bars(b *view.Benchmark, width float64) (chart.Drawing, func(e *pdfdoc.Elem, x, y float64)) {
	normal, strong := s.small(), s.small()
	normal.color, strong.color, strong.role = s.ink.ink, s.ink.ink, typeset.RoleTextStrong
	pick := func(own bool) style {
		if own {
			return strong
		}
		return normal
	}
	c := chart.Bars{}
	for _, row := range b.Rows {
		share, _ := strconv.ParseFloat(row.Share, 64)
		label := row.Region.S
		if p := row.Figure.Period; p != "" && mixedPeriods(b) {
			label += " (" + strings.ReplaceAll(p, " ", "\u00a0") + ")"
		}
		c.Rows = append(c.Rows, chart.Bar{Label: label, ValueText: qualified(row.Figure), Value: share, Own: row.Own})
	}
	d := c.Draw(chart.Layout{Width: width, Size: normal.size, Bar: s.em(8), Gap: s.em(5.5), Leading: s.leading(normal) * 0.92,
		Measure: func(text string, own bool) float64 {
			st := pick(own)
			return s.paragraph("benchmark", st, s.dir, []span{{text: text}}).Width(st.size)
		}})
	return d, func(e *pdfdoc.Elem, x, y float64) { s.paintChart(d, pick, e, x, y) }
}

// qualified is a value as a bar shows it: "more than 50,000".
func qualified(f view.Figure) string {
	switch {
	case f.Qualifier == "":
		return f.Value
	case f.Close:
		return f.Qualifier + f.Value
	}
	return f.Qualifier + " " + f.Value
}

func mixedPeriods(b *view.Benchmark) bool {
	for _, row := range b.Rows {
		if row.Figure.Period != b.Rows[0].Figure.Period {
			return true
		}
	}
	return false
}

// paintChart paints the shapes of a chart as content of its figure. The
// drawing is left to right; places are mirrored here like all others.
func (s *sheet) paintChart(d chart.Drawing, pick func(own bool) style, e *pdfdoc.Elem, x, y float64) {
	colors := map[chart.Role]pdfdoc.Color{chart.RoleOwn: s.ink.accent, chart.RolePeer: s.ink.peer}
	s.page.Tag(e, func() {
		for _, r := range d.Rects {
			s.page.Rect(s.left(x+r.X, r.W), y+r.Y, r.W, r.H, colors[r.Role])
		}
		for _, l := range d.Lines {
			at := s.left(x+l.X1, 0)
			s.page.Rule(at, y+l.Y1, at, y+l.Y2, 0.6, s.ink.ink)
		}
	})
	for _, t := range d.Texts {
		own := t.Role == chart.RoleOwnLabel || t.Role == chart.RoleOwnValue
		st := pick(own)
		par := s.paragraph("benchmark", st, s.dir, []span{{text: t.S}})
		line := par.One(st.size)
		at := t.X
		if t.Anchor == chart.Right {
			at -= line.Width
		}
		s.page.Line(par, line, s.left(x+at, line.Width), y+t.Y, func(int) pdfdoc.Ink { return pdfdoc.Ink{Color: st.color, Elem: e} })
	}
}

// contact is whom to call, with the code that leads to the page.
func (s *sheet) contact(v view.OnePager, root *pdfdoc.Elem) []block {
	const pad, code, address = 12.0, 62.0, 84.0
	inner := measure - 2*pad
	link, side := &stack{}, 0.0
	if v.URL != "" {
		side = code + address + gutter
		link = s.address(v, address-8)
	}
	columns, width := s.people(v, inner-side)
	if len(columns) == 0 && v.URL == "" {
		return nil
	}
	head := s.text("heading", s.head(), inner-side, "", span{text: v.Words.Contact})
	top := head.height + s.em(2)
	high := max(top+stackHeight(columns), link.height)
	if v.URL != "" {
		high = max(high, code)
	}
	high += 2 * pad
	return []block{{height: high, gap: s.em(gapSection), draw: func(y float64) {
		l := s.left(marginSide, measure)
		s.page.Artifact(func() { s.page.RoundRect(l, y, measure, high, 3, s.ink.tint) })
		s.doc.Bookmark(v.Words.Contact, s.page, y)
		head.draw(root.Add("H2"), marginSide+pad, y+pad-s.em(2))
		for i, c := range columns {
			c.draw(root, marginSide+pad+float64(i)*(width+gutter), y+pad+top)
		}
		if v.URL != "" {
			end := marginSide + measure - pad
			link.draw(root, end-code-address, y+pad-s.em(2))
			s.code(v, root, end-code, y+(high-code)/2, code)
		}
	}}}
}

// people is the columns of those to call, and their width.
func (s *sheet) people(v view.OnePager, room float64) ([]*stack, float64) {
	n := 0
	if v.Contact != nil {
		n += 2
	}
	if v.Presenter != nil {
		n++
	}
	if n == 0 {
		return nil, room
	}
	width := (room - gutter*float64(n-1)) / float64(n)
	var columns []*stack
	if v.Contact != nil {
		columns = append(columns, s.desk(v.Contact, width), s.reach(v.Contact, width))
	}
	if v.Presenter != nil {
		columns = append(columns, s.presenter(v, width))
	}
	return columns, width
}

func stackHeight(columns []*stack) float64 {
	h := 0.0
	for _, c := range columns {
		h = max(h, c.height)
	}
	return h
}

// desk is the function that answers, and its person where consent allows.
func (s *sheet) desk(c *view.Contact, width float64) *stack {
	k := &stack{}
	k.add(0, s.plain("contact", c.Label, s.strong(), width))
	k.add(0, s.plain("contact's organisation", c.Organisation, s.body(), width))
	if c.Person != nil {
		k.add(s.em(2), s.plain("contact person", c.Person.Name, s.body(), width))
		k.add(0, s.plain("contact person's title", c.Person.Title, s.small(), width))
		k.add(0, s.plain("contact person's marking", c.Person.Invented, s.small(), width))
	}
	k.add(s.em(2), s.plain("reply time", c.Reply, s.small(), width))
	return k
}

// reach is how to get in touch.
func (s *sheet) reach(c *view.Contact, width float64) *stack {
	k := &stack{}
	add := func(field, shown, url string) {
		if strings.TrimSpace(shown) == "" {
			return
		}
		k.add(0, s.text(field, s.body(), width, "", span{text: isolate(shown), color: s.ink.accent, tag: "Link", link: &pdfdoc.Link{URL: url, Contents: shown}}))
	}
	add("contact's e-mail", c.Email, "mailto:"+c.Email)
	add("contact's telephone", c.Phone, "tel:"+strings.NewReplacer(" ", "", "(0)", "").Replace(c.Phone))
	k.add(0, s.plain("contact's hours", c.Hours, s.small(), width))
	k.add(0, s.text("contact's languages", s.small(), width, "", span{text: strings.Join(c.Languages, " · ")}))
	return k
}

// presenter is the ambassador whose kit this is.
func (s *sheet) presenter(v view.OnePager, width float64) *stack {
	k, p := &stack{}, v.Presenter
	k.add(0, s.text("presenter", s.small(), width, "", span{text: v.Words.PresentedBy}))
	k.add(0, s.plain("presenter's name", p.Name, s.strong(), width))
	k.add(0, s.plain("presenter's title", p.Title, s.small(), width))
	k.add(0, s.plain("presenter's employer", p.Employer, s.small(), width))
	if p.Email != "" {
		k.add(0, s.text("presenter's e-mail", s.body(), width, "", span{text: isolate(p.Email), color: s.ink.accent, tag: "Link", link: &pdfdoc.Link{URL: "mailto:" + p.Email, Contents: p.Email}}))
	}
	k.add(0, s.plain("presenter's marking", p.Invented, s.small(), width))
	return k
}

// address is where the page of the sheet is, beside its code.
func (s *sheet) address(v view.OnePager, width float64) *stack {
	k := &stack{}
	k.add(0, s.text("page address", s.note(), width, "", span{text: v.Words.ReadMore}))
	k.add(s.em(1), s.text("page address", s.note(), width, "",
		span{text: isolate(shortURL(v.URL)), color: s.ink.accent, tag: "Link", link: &pdfdoc.Link{URL: v.URL, Contents: v.URL}}))
	return k
}

// code paints the QR code that leads to the page.
func (s *sheet) code(v view.OnePager, root *pdfdoc.Elem, x, y, size float64) {
	c, err := qr.Encode(v.URL, qr.M)
	if err != nil {
		s.fail(err, "QR code")
		return
	}
	left := s.left(x, size)
	module := size / float64(c.Size)
	var rects [][4]float64
	for row := range c.Size {
		for col := 0; col < c.Size; col++ {
			start := col
			for col < c.Size && c.Black(col, row) {
				col++
			}
			if col > start {
				rects = append(rects, [4]float64{left + float64(start)*module, y + float64(row)*module, float64(col-start) * module, module})
			}
		}
	}
	const quiet = 6.0 // a light margin, without which scanners may fail
	s.page.Artifact(func() { s.page.RoundRect(left-quiet, y-quiet, size+2*quiet, size+2*quiet, 2, "1 1 1") })
	e := root.Add("Figure").Box(s.page, left, y, size, size)
	e.Alt = v.Words.QRAlt
	s.page.Tag(e, func() { s.page.Rects(s.ink.ink, rects) })
}

// shortURL is an address as people write it.
func shortURL(url string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://"), "/")
}
