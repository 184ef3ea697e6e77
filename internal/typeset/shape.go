package typeset

import (
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"lodestone/internal/diag"
)

// Shaper shapes paragraphs with the fonts of a Set. It keeps buffers and is
// for one goroutine at a time.
type Shaper struct {
	set   *Set
	fonts []*harfbuzz.Font // by Font.index, made when first used
	buf   *harfbuzz.Buffer
	seg   segmenter.Segmenter
}

func newShaper(s *Set) *Shaper {
	return &Shaper{set: s, fonts: make([]*harfbuzz.Font, len(s.Fonts)), buf: harfbuzz.NewBuffer()}
}

// Release gives the shaper back to its set. Paragraphs made by it must have
// been broken into lines by then.
func (s *Shaper) Release() { s.set.pool.Put(s) }

// Paragraph is shaped text that wants lines. It is bound to its Shaper.
type Paragraph struct {
	Missing []Missing
	shaper  *Shaper
	dir     Direction
	lang    language.Language
	text    []rune
	spans   []Span
	pieces  []piece   // in reading order
	advance []float64 // by character: ems of the paragraph's size; clusters count at their first
	starts  []bool    // by character: shaping kept it apart from the one before
	breaks  []int     // where a line may end, the end of the text last
}

// Text is the paragraph's text as it was set, without controls.
func (p *Paragraph) Text() string { return string(p.text) }

// Slice is part of the text, for what a cluster stands for.
func (p *Paragraph) Slice(start, end int) string { return string(p.text[start:end]) }

// At is one character of the text.
func (p *Paragraph) At(i int) rune { return p.text[i] }

// Paragraph shapes spans as one paragraph in a language (BCP 47).
func (s *Shaper) Paragraph(lang string, dir Direction, spans ...Span) *Paragraph {
	p := &Paragraph{shaper: s, dir: dir, lang: language.NewLanguage(lang), spans: spans}
	bounds := make([]int, 0, len(spans))
	for _, span := range spans {
		p.text = append(p.text, clean(span.Text)...)
		bounds = append(bounds, len(p.text))
	}
	if len(p.text) == 0 {
		return p
	}
	scr := scripts(p.text)
	fonts := make([]*Font, len(p.text))
	spanOf := make([]int, len(p.text))
	from := 0
	for i, to := range bounds {
		p.Missing = append(p.Missing, pickFonts(p.text, scr, s.set.Role(spans[i].Role), from, to, fonts)...)
		for ; from < to; from++ {
			spanOf[from] = i
		}
	}
	lev := levels(p.text, dir)
	for start := 0; start < len(p.text); {
		end := start + 1
		for end < len(p.text) && fonts[end] == fonts[start] && lev[end] == lev[start] && scr[end] == scr[start] && spanOf[end] == spanOf[start] {
			end++
		}
		p.pieces = append(p.pieces, s.shape(p, piece{start: start, end: end, font: fonts[start], level: lev[start], script: scr[start], span: spanOf[start]}))
		start = end
	}
	p.measure()
	p.findBreaks()
	return p
}

// scale is the size of a span relative to the paragraph's.
func (p *Paragraph) scale(span int) float64 {
	if s := p.spans[span].Scale; s > 0 {
		return s
	}
	return 1
}

// shape fills in the glyphs of a piece; the text around it is context.
func (s *Shaper) shape(p *Paragraph, pc piece) piece {
	s.buf.Clear()
	s.buf.AddRunes(p.text, pc.start, pc.end-pc.start)
	s.buf.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: pc.script, Language: p.lang}
	if pc.level%2 == 1 {
		s.buf.Props.Direction = harfbuzz.RightToLeft
	}
	s.buf.Shape(s.font(pc.font), nil)
	em := 1 / float64(pc.font.UnitsPerEm)
	pc.glyphs = make([]unit, 0, len(s.buf.Info))
	for i, info := range s.buf.Info {
		pos := s.buf.Pos[i]
		pc.glyphs = append(pc.glyphs, unit{
			id: uint16(info.Glyph), cluster: info.Cluster,
			advance: float64(pos.XAdvance) * em, x: float64(pos.XOffset) * em, y: float64(pos.YOffset) * em,
			breakable: info.Mask&harfbuzz.GlyphUnsafeToBreak == 0,
		})
	}
	return pc
}

func (s *Shaper) font(f *Font) *harfbuzz.Font {
	if s.fonts[f.index] == nil {
		s.fonts[f.index] = harfbuzz.NewFont(font.NewFace(f.font))
	}
	return s.fonts[f.index]
}

func (p *Paragraph) measure() {
	p.advance = make([]float64, len(p.text))
	p.starts = make([]bool, len(p.text))
	for _, pc := range p.pieces {
		for _, g := range pc.glyphs {
			p.advance[g.cluster] += g.advance * p.scale(pc.span)
			p.starts[g.cluster] = true
		}
	}
}

func (p *Paragraph) findBreaks() {
	seg := &p.shaper.seg
	seg.Init(p.text)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		p.breaks = append(p.breaks, l.Offset+len(l.Text))
	}
}

// Width is the length of the text on one line, in points.
func (p *Paragraph) Width(size float64) float64 {
	w := 0.0
	for _, a := range p.advance[:p.visible(0, len(p.text))] {
		w += a
	}
	return w * size
}

// Diagnostics names every character that no font has, once each; field says
// which text of the document it is in.
func (p *Paragraph) Diagnostics(field string) diag.List {
	var list diag.List
	seen := map[rune]bool{}
	for _, m := range p.Missing {
		if seen[m.Char] {
			continue
		}
		seen[m.Char] = true
		list.Add(diag.Diagnostic{
			Code: "KIT01", Severity: diag.Error,
			Message: fmt.Sprintf("the character %q (U+%04X) in %s is in no font of the documents; %s was asked last", m.Char, m.Char, field, m.Font),
			Hint:    "write it otherwise, or add a TrueType font that has it to the theme's toolkit/fonts and name it in fonts.json",
		})
	}
	return list
}
