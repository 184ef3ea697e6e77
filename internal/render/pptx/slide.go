package pptx

import (
	"cmp"
	"fmt"
	"strings"

	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// slide is one slide while it is written.
type slide struct {
	tree
	view   view.Slide
	layout layout
	number int
}

func (d *deck) addSlide(n int, v view.Slide) error {
	l, i, ok := layoutOf(v.Layout)
	if !ok {
		return fmt.Errorf("pptx: the master has no layout %q", v.Layout)
	}
	part := slidePart(n)
	d.pkg.Relate(part, ooxml.RelSlideLayout, layoutPart(i))
	d.pkg.Relate(part, ooxml.RelNotesSlide, notesPart(n))
	x := ooxml.NewXML()
	start(x, "p:sld")
	x.Start("p:cSld")
	s := &slide{tree: *d.newTree(x, part), view: v, layout: l, number: n}
	if err := s.content(); err != nil {
		return err
	}
	x.End(2)
	x.Start("p:clrMapOvr")
	x.Empty("a:masterClrMapping")
	d.pkg.Add(part, ooxml.TypeSlide, x.Bytes())
	d.addNotes(n, v)
	return nil
}

func layoutOf(name view.SlideLayout) (l layout, i int, ok bool) {
	for i, l := range layouts() {
		if l.name == name {
			return l, i, true
		}
	}
	return layout{}, 0, false
}

// content writes the shapes in the order in which they are read.
func (s *slide) content() error {
	s.title()
	if !s.view.Kicker.Empty() {
		s.text(idxKicker, plain(s.view.Kicker))
	}
	var err error
	switch s.view.Layout {
	case view.SlideTitle:
		s.opening()
	case view.SlideFigures:
		s.figures()
	case view.SlideList:
		s.text(idxMain, s.listItems()...)
		s.sourceLine()
	case view.SlideChart:
		err = s.chart()
	case view.SlideTable:
		err = s.table()
	case view.SlideContact:
		err = s.contact()
	case view.SlideSources:
		s.text(idxMain, s.sources()...)
	}
	if s.layout.footer {
		s.footer()
	}
	return err
}

func (s *slide) title() {
	kind, style, b := "title", titleStyle, titleBox
	if s.view.Layout == view.SlideTitle {
		kind, style = "ctrTitle", claimStyle
		b = s.layout.holders[1].box
	}
	s.shape(kind, 0, nil, b, style, plain(s.view.Title))
}

// text fills a placeholder of the layout; nothing to say leaves it out.
func (s *slide) text(idx int, paras ...para) {
	if h, ok := s.layout.holder(idx); ok {
		s.shape(h.kind, idx, nil, h.box, h.style, paras...)
	}
}

// moved fills a placeholder that stands elsewhere than on the layout.
func (s *slide) moved(h holder, paras ...para) {
	s.shape(h.kind, h.idx, &h.box, h.box, h.style, paras...)
}

func (s *slide) shape(kind string, idx int, at *box, b box, st style, paras ...para) {
	paras = told(paras...)
	if len(paras) == 0 {
		return
	}
	scale, ok := fit(paras, st, b)
	if !ok {
		s.deck.tooLong(s.view.Title.S, paras[0].string())
	}
	x := s.x
	x.Start("p:sp")
	s.head(kind, "", kind, idx)
	if at == nil {
		x.Empty("p:spPr")
	} else {
		x.Start("p:spPr")
		s.transform("a:xfrm", *at)
		x.End()
	}
	s.deck.body(x, s.part, paras, st, scale)
	x.End()
}

func (s *slide) footer() {
	d := s.deck
	line := joined(" · ", run{text: d.view.SiteName}, run{text: words(d.view.Words.Updated)})
	s.shape("ftr", idxFooter, nil, footerBox, footStyle, line)
	x := s.x
	x.Start("p:sp")
	s.head("sldNum", "", "sldNum", idxNumber)
	x.Empty("p:spPr")
	x.Start("p:txBody")
	x.Empty("a:bodyPr")
	x.Empty("a:lstStyle")
	x.Start("a:p")
	x.Empty("a:pPr", "algn", d.opposite(), "rtl", "0")
	s.slideNumber(ooxml.Int(s.number))
	x.End(3)
}

// opening is the first slide: claim, promise, who presents it and as of when.
func (s *slide) opening() {
	d := s.deck
	s.text(idxLead, plain(s.view.Lead))
	s.text(idxMeta, told(d.presenter(s.view.Presenter),
		joined(" · ", run{text: d.view.RegionName, bold: true}, run{text: words(d.view.Words.Updated), colour: "tx2"}, run{text: words(d.view.Words.Valid), colour: "tx2"}))...)
	s.text(idxLegal, plain(d.view.Statement))
}

func (d *deck) presenter(p *view.Person) para {
	if p == nil {
		return para{}
	}
	line := joined(" · ", run{text: p.Name, bold: true}, run{text: p.Title}, run{text: p.Employer})
	if by := d.view.Words.PresentedBy; by != "" && len(line.runs) > 0 {
		line.runs = append([]run{{text: words(by + " "), colour: "tx2"}}, line.runs...)
	}
	if !p.Invented.Empty() {
		line.runs = append(line.runs, run{text: words(" · "), colour: "tx2"}, run{text: p.Invented, colour: "tx2"})
	}
	return line
}

// figures are up to three numbers, each with what it is and who says so.
func (s *slide) figures() {
	n := min(len(s.view.Figures), 3)
	for i, f := range s.view.Figures[:n] {
		column := figureColumn(i, n)
		put := func(j int, paras ...para) {
			if n == 3 {
				s.text(column[j].idx, paras...)
			} else {
				s.moved(column[j], paras...)
			}
		}
		put(0, s.deck.value(f))
		put(1, plain(f.Label))
		put(2, s.deck.evidence(f)...)
	}
	s.text(idxLead, plain(s.view.Lead))
}

// value is the number with its qualifier and unit, which are smaller.
func (d *deck) value(f view.Figure) para {
	return joined(" ",
		run{text: words(f.Qualifier), scale: 0.4, colour: "tx2"},
		run{text: f.ValueText(), colour: "accent1"},
		run{text: words(f.Unit), scale: 0.4, colour: "tx2"})
}

// evidence is the period, the publishers with their footnote numbers, and
// what must be said when a fact is not simply current.
func (d *deck) evidence(f view.Figure) []para {
	line := []run{{text: words(f.Period)}}
	for _, src := range f.Sources {
		line = append(line, run{text: src.Publisher})
	}
	p := joined(" · ", line...)
	p.runs = append(p.runs, footnotes(f.Sources)...)
	paras := []para{p}
	if f.StateText != "" {
		paras = append(paras, para{runs: []run{{text: words(f.StateText), colour: "accent4"}}})
	}
	if f.Method != "" {
		paras = append(paras, plain(words(f.Method)))
	}
	return paras
}

func footnotes(sources []view.Source) []run {
	var runs []run
	for _, src := range sources {
		if src.Number > 0 {
			runs = append(runs, run{text: words(" " + ooxml.Int(src.Number)), raised: true})
		}
	}
	return runs
}

func (s *slide) listItems() []para {
	var paras []para
	if !s.view.Lead.Empty() {
		paras = append(paras, para{runs: []run{{text: s.view.Lead, colour: "tx2"}}, plain: true})
	}
	for _, b := range s.view.Bullets {
		if b.Detail.Empty() {
			paras = append(paras, plain(b.Text))
			continue
		}
		paras = append(paras,
			para{runs: []run{{text: b.Text}}, after: -listStyle.after + 1},
			para{runs: []run{{text: b.Detail, scale: detailScale, colour: "tx2"}}, plain: true})
	}
	return paras
}

// sourceLine names at the foot of a slide where its numbers come from: in
// full, or when there are too many without titles, or by number only. The
// sources slide and the speaker notes have all of it.
func (s *slide) sourceLine() {
	h, ok := s.layout.holder(idxSource)
	if !ok || len(s.view.Sources) == 0 {
		return
	}
	line := para{}
	for _, parts := range [][3]bool{{true, true, true}, {true, false, true}, {true, false, false}, {false, false, false}} {
		line = s.sourcesWith(parts)
		if _, ok := fit([]para{line}, h.style, h.box); ok {
			break
		}
	}
	s.text(idxSource, line)
}

// sourcesWith is the line with publishers, titles and dates, as asked for. A
// source that has no number is always named.
func (s *slide) sourcesWith(parts [3]bool) para {
	line := para{runs: []run{{text: words(s.deck.view.Words.Sources + strings.TrimRight(cmp.Or(s.deck.view.Words.Colon, ":"), " "))}}}
	for _, src := range s.view.Sources {
		line.runs = append(line.runs, run{text: words("\u2003")})
		var named []run
		for i, t := range []view.Text{src.Publisher, src.Title, words(src.Published)} {
			if parts[i] || i == 0 && src.Number == 0 {
				named = append(named, run{text: t})
			}
		}
		if src.Number > 0 {
			line.runs = append(line.runs, run{text: words(ooxml.Int(src.Number) + "\u00a0"), raised: len(named) > 0})
		}
		line.runs = append(line.runs, joined(" · ", named...).runs...)
	}
	return line
}

// sources is the numbered list at the end.
func (s *slide) sources() []para {
	var paras []para
	for _, src := range s.view.Sources {
		p := joined(" · ", run{text: src.Title, link: src.URL}, run{text: src.Publisher}, run{text: words(src.Published), colour: "tx2"})
		if src.Accessed != "" {
			p.runs = append(p.runs, run{text: words(" (" + s.deck.view.Words.Accessed + " " + src.Accessed + ")"), colour: "tx2"})
		}
		if src.Number > 0 {
			p.runs = append([]run{{text: words(ooxml.Int(src.Number) + ". "), bold: true, colour: "accent1"}}, p.runs...)
		}
		paras = append(paras, p)
	}
	return paras
}
