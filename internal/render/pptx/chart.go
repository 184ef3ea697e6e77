package pptx

import (
	"cmp"
	"errors"
	"fmt"

	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// chart is a benchmark: native bars, and beside them what they show.
func (s *slide) chart() error {
	b := s.view.Chart
	if b == nil {
		return errors.New("pptx: the slide has no chart")
	}
	s.text(idxAxis, plain(words(cmp.Or(b.AxisLabel, b.Unit.S))))
	if err := s.bars(*b); err != nil {
		return err
	}
	lead := s.view.Lead
	if lead.S == b.Finding.S {
		lead = view.Text{}
	}
	s.text(idxSide,
		para{runs: []run{{text: words(b.Rank), serif: true, scale: 1.6, colour: "accent1"}}},
		plain(lead),
		plain(b.Finding),
		para{runs: []run{{text: b.Note, scale: 0.75, colour: "tx2"}}})
	s.sourceLine()
	return nil
}

func (s *slide) bars(b view.Benchmark) error {
	d := s.deck
	d.chart++
	part := fmt.Sprintf("/ppt/charts/chart%d.xml", d.chart)
	c, err := d.barChart(b)
	if err != nil {
		return err
	}
	if err := d.pkg.AddBarChart(part, c); err != nil {
		return err
	}
	s.frame("chart", cmp.Or(b.Summary, b.Title.S, s.view.Title.S), ooxml.NSChart, func() {
		s.x.Empty("c:chart", "xmlns:c", ooxml.NSChart, "r:id", d.pkg.Relate(s.part, ooxml.RelChart, part))
	})
	return nil
}

func (d *deck) barChart(b view.Benchmark) (ooxml.BarChart, error) {
	w := d.view.Words
	c := ooxml.BarChart{
		Lang: d.lang, RTL: d.rtl,
		CategoryHead: w.Region, ValueHead: cmp.Or(b.AxisLabel, b.Unit.S, w.Value),
		ExtraHeads:   []string{w.Year, w.Source},
		NumberFormat: numberFormat(b.Rows),
		FontSize:     min(15, max(10, 150/float64(max(1, len(b.Rows))))),
		Sheet:        cmp.Or(w.Benchmark, b.Title.S),
		Properties:   ooxml.Properties{Title: cmp.Or(b.Title.S, d.view.Title), Author: d.view.Author, Lang: d.view.Lang, Date: d.view.DateISO},
	}
	known := false
	for _, r := range b.Rows {
		publishers := joinedTexts(r.Figure.Sources)
		c.Bars = append(c.Bars, ooxml.Bar{Category: category(r), Number: r.Figure.Number, Highlight: r.Own, Extra: []string{r.Figure.Period, publishers}})
		known = known || r.Figure.Number != ""
	}
	if !known {
		return c, fmt.Errorf("pptx: the benchmark %q has no number to draw", b.ID)
	}
	return c, nil
}

// category is what a bar is called. Labels of native charts are plain
// numbers, so the name says that one is a bound or rounded.
func category(r view.BenchmarkRow) string {
	if r.Figure.Qualifier == "" {
		return r.Region.S
	}
	return r.Region.S + " (" + r.Figure.Qualifier + ")"
}

func joinedTexts(sources []view.Source) string {
	s := ""
	for _, src := range sources {
		if s != "" {
			s += "; "
		}
		s += src.Publisher.S + ", " + src.Title.S
	}
	return s
}

// frame writes the graphic of a slide in its placeholder. What it shows is
// said in words for those who cannot see it.
func (s *slide) frame(kind, description, uri string, graphic func()) {
	x := s.x
	h, _ := s.layout.holder(idxMain)
	id := s.id()
	x.Start("p:graphicFrame")
	x.Start("p:nvGraphicFramePr")
	x.Empty("p:cNvPr", "id", id, "name", kind+" "+id, "descr", description)
	x.Start("p:cNvGraphicFramePr")
	x.Empty("a:graphicFrameLocks", "noGrp", "1")
	x.End()
	x.Start("p:nvPr")
	x.Empty("p:ph", placeholder(h.kind, h.idx)...)
	x.End(2)
	s.transform("p:xfrm", h.box)
	x.Start("a:graphic")
	x.Start("a:graphicData", "uri", uri)
	graphic()
	x.End(3)
}
