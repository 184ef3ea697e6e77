package typeset

import (
	"fmt"
	"slices"
	"strings"

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

// Lack is characters of one text that no font of its role has: the Detail of
// KIT01.
type Lack struct {
	Chars    []rune // each once, in the order of the text
	Font     string // the font that was asked last
	Document string // title of the document; the setter of the text knows it
	Lang     string // language of the document, BCP 47
	Optional bool   // the document does without the text: a warning
}

// Diagnostics names the characters that no font has, one finding for each
// font that was asked last; field says which text of the document it is.
func (p *Paragraph) Diagnostics(field string) diag.List {
	var lacks []*Lack
	for _, m := range p.Missing {
		i := slices.IndexFunc(lacks, func(l *Lack) bool { return l.Font == m.Font })
		if i < 0 {
			i = len(lacks)
			lacks = append(lacks, &Lack{Font: m.Font})
		}
		if !slices.Contains(lacks[i].Chars, m.Char) {
			lacks[i].Chars = append(lacks[i].Chars, m.Char)
		}
	}
	var list diag.List
	for _, l := range lacks {
		list.Add(l.Diagnostic(field))
	}
	return list
}

// Diagnostic tells an editor what is lacking; field says in which text.
func (l *Lack) Diagnostic(field string) diag.Diagnostic {
	const most = 8
	var names []string
	for _, r := range l.Chars[:min(most, len(l.Chars))] {
		names = append(names, fmt.Sprintf("%q (U+%04X)", r, r))
	}
	what := "the character " + names[0] + " in " + field + " is"
	if more := len(l.Chars) - len(names); more > 0 {
		what = fmt.Sprintf("the characters %s and %d more in %s are", strings.Join(names, ", "), more, field)
	} else if len(names) > 1 {
		what = "the characters " + strings.Join(names, ", ") + " in " + field + " are"
	}
	severity, without := diag.Error, ""
	if l.Optional {
		severity, without = diag.Warning, "; the picture for social networks does without the text"
	}
	return diag.Diagnostic{Code: "KIT01", Severity: severity, Detail: l,
		Message: what + " in no font of the documents; " + l.Font + " was asked last" + without,
		Hint:    "Write it otherwise, or add a TrueType font that has it to the theme's toolkit/fonts and name it in fonts.json."}
}
