package pdfdoc

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"lodestone/internal/typeset"
)

// embedded is a font of the document, cut to what it shows. Codes are
// glyph numbers of the cut font, given out in order of first use.
//
// A code stands for one cluster of text: where shaping drew a cluster in
// several glyphs (a letter and its marks) the cut font gets one composite
// glyph of them, and where a glyph serves several texts, one copy for each.
// So ToUnicode alone gives back every text exactly, in every reader, and
// ActualText is never needed.
type embedded struct {
	name     string // resource name, "F1"
	object   int
	font     *typeset.Font
	source   *sfnt
	shapes   []shape        // by code; code 0 is .notdef
	codes    map[string]int // shape and text → code
	advances []int          // by code, font units
	unicode  []string       // by code
}

// shape is what a code draws: glyphs at their places in font units, the
// first at the origin.
type shape []part

type part struct {
	glyph uint16
	x, y  int
}

// font is the document's copy of a font, noted as used on this page.
func (p *Page) font(f *typeset.Font) *embedded {
	e := p.doc.byFont[f]
	if e == nil {
		e = &embedded{
			name: fmt.Sprintf("F%d", len(p.doc.fonts)+1), object: p.doc.objects.next(), font: f,
			source: openSFNT(f.Data), codes: map[string]int{}, shapes: []shape{{{}}}, advances: []int{0}, unicode: []string{""},
		}
		e.advances[0] = e.source.advance(0)
		p.doc.byFont[f] = e
		p.doc.fonts = append(p.doc.fonts, e)
	}
	if !slices.Contains(p.fonts, e) {
		p.fonts = append(p.fonts, e)
	}
	return e
}

// cell is one code set at a place of the run.
type cell struct {
	code int
	x, y float64 // points from the run's left edge and above its baseline
}

// cells turns a cluster into codes. Mostly that is one code. Where a
// right-to-left cluster holds several characters (lam-alef, a letter with
// vowel marks), the first draws all of it and each of the others gets an
// empty glyph on its own share of the width: readers that order characters by
// their place then find them in order.
func (e *embedded) cells(c cluster, size float64, rtl bool) []cell {
	first := c.glyphs[0]
	runes := []rune(c.text)
	units := float64(e.font.UnitsPerEm) / size
	if !rtl || len(runes) == 1 {
		return []cell{{e.code(e.draw(c.glyphs, first.x, first.y, units), e.source.advance(first.id), c.text), first.x, first.y}}
	}
	x := c.left + c.width
	out := make([]cell, len(runes))
	for i, wide := range shares(runes, c.width) {
		x -= wide
		var sh shape // draws nothing
		if i == 0 {
			sh = e.draw(c.glyphs, x, 0, units)
		}
		out[i] = cell{code: e.code(sh, int(math.Round(wide*units)), string(runes[i])), x: x}
	}
	return out
}

// shares deals a cluster's width out: equal parts to the letters, and a
// tenth of its letter's to each mark.
func shares(runes []rune, width float64) []float64 {
	const markShare = 0.1
	letters := 0
	for i, r := range runes {
		if i == 0 || !unicode.Is(unicode.M, r) {
			letters++
		}
	}
	out := make([]float64, len(runes))
	at := 0
	for i, r := range runes {
		if i == 0 || !unicode.Is(unicode.M, r) {
			at = i
			out[i] = width / float64(letters)
			continue
		}
		out[i] = markShare * width / float64(letters)
		out[at] -= out[i]
	}
	return out
}

// draw is the glyphs as a shape with its origin at (x, y).
func (e *embedded) draw(glyphs []placed, x, y, units float64) shape {
	s := make(shape, len(glyphs))
	for i, g := range glyphs {
		s[i] = part{g.id, int(math.Round((g.x - x) * units)), int(math.Round((g.y - y) * units))}
	}
	return s
}

// code is the number of the glyph that draws a shape, advances the pen by
// this many font units and stands for this text.
func (e *embedded) code(s shape, advance int, text string) int {
	var buf [64]byte
	key := append(buf[:0], byte(advance>>8), byte(advance))
	for _, p := range s {
		key = append(key, byte(p.glyph>>8), byte(p.glyph), byte(p.x>>8), byte(p.x), byte(p.y>>8), byte(p.y))
	}
	key = append(key, text...)
	if code, ok := e.codes[string(key)]; ok {
		return code
	}
	code := len(e.shapes)
	e.codes[string(key)] = code
	e.shapes = append(e.shapes, s)
	e.advances = append(e.advances, advance)
	e.unicode = append(e.unicode, text)
	return code
}

// width is the advance of a code in thousandths of the em, as the W array
// gives it.
func (e *embedded) width(code int) float64 {
	return math.Round(float64(e.advances[code]) * 1000 / float64(e.font.UnitsPerEm))
}

// write embeds the font: Type0, CIDFontType2, descriptor, file, ToUnicode.
func (e *embedded) write(o *objects) {
	file := e.source.subset(e.shapes, e.advances)
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(tag) + "+" + e.font.Name
	fileObj, cmap := o.next(), o.next()
	o.setStream(fileObj, fmt.Sprintf("/Length1 %d", len(file)), file)
	o.setStream(cmap, "", e.toUnicode())
	descriptor := o.add("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %d 0 R>>",
		name, e.source.box(), num(e.font.Ascent), num(-e.font.Descent), num(e.font.CapHeight), fileObj)
	var w strings.Builder
	for code := range e.advances {
		if code > 0 {
			w.WriteByte(' ')
		}
		w.WriteString(num(e.width(code)))
	}
	cid := o.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW 0/W[0[%s]]>>",
		name, descriptor, w.String())
	o.set(e.object, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, cmap)
}

// toUnicode is the CMap from codes to text (ISO 32000-1, 9.10.3).
func (e *embedded) toUnicode() []byte {
	const perBlock = 100
	b := []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	rows := make([]string, 0, len(e.unicode))
	for code, text := range e.unicode {
		if text != "" {
			rows = append(rows, fmt.Sprintf("<%04X><%s>\n", code, hex16(text)))
		}
	}
	for start := 0; start < len(rows); start += perBlock {
		block := rows[start:min(start+perBlock, len(rows))]
		b = fmt.Appendf(b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	return append(b, "endcmap CMapName currentdict/CMap defineresource pop end end\n"...)
}
