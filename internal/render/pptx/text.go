package pptx

import (
	"unicode"

	"golang.org/x/text/language"

	"lodestone/internal/ooxml"
	"lodestone/internal/view"
)

// run is a piece of text in one style. Zero fields mean: as the placeholder.
type run struct {
	text   view.Text
	scale  float64 // of the placeholder's size; 0 is 1
	colour string
	bold   bool
	serif  bool
	raised bool // a footnote number
	link   string
}

// para is a paragraph. Plain ones carry no list mark where the placeholder
// has list items.
type para struct {
	runs  []run
	plain bool
	after float64 // points, on top of the placeholder's
}

func plain(t view.Text) para { return para{runs: []run{{text: t}}} }

func words(s string) view.Text { return view.Text{S: s} }

// joined is the runs with a separator between those that say something.
func joined(separator string, runs ...run) para {
	var p para
	for _, r := range runs {
		if r.text.Empty() {
			continue
		}
		if len(p.runs) > 0 {
			p.runs = append(p.runs, run{text: words(separator), colour: r.colour, scale: r.scale})
		}
		p.runs = append(p.runs, r)
	}
	return p
}

// told drops the paragraphs that say nothing.
func told(paras ...para) []para {
	var out []para
	for _, p := range paras {
		if len(p.string()) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func (p para) string() string {
	s := ""
	for _, r := range p.runs {
		s += r.text.S
	}
	return s
}

// fromRight tells in which direction a paragraph runs. A paragraph that
// begins in another language says so itself; numbers, addresses and names without a letter of
// the deck's direction run from the left, or "130 kV" would be shown as
// "kV 130" in an Arabic deck.
func (d *deck) fromRight(p para) bool {
	if len(p.runs) > 0 && p.runs[0].text.Dir != "" {
		return p.runs[0].text.Dir == "rtl"
	}
	return hasRTL(p.string()) && (d.rtl || startsRTL(p.string()))
}

func isRTL(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana) && unicode.IsLetter(r)
}

func hasRTL(s string) bool {
	for _, r := range s {
		if isRTL(r) {
			return true
		}
	}
	return false
}

func startsRTL(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return isRTL(r)
		}
	}
	return false
}

// align is the side on which the deck's text begins.
func (d *deck) align() string {
	if d.rtl {
		return "r"
	}
	return "l"
}

// body writes the text of a shape, scaled to fit.
func (d *deck) body(x *ooxml.XML, part string, paras []para, s style, scale float64) {
	x.Start("p:txBody")
	x.Empty("a:bodyPr")
	x.Empty("a:lstStyle")
	for _, p := range paras {
		d.paragraph(x, part, p, s, scale, d.align())
	}
	x.End()
}

func (d *deck) paragraph(x *ooxml.XML, part string, p para, s style, scale float64, align string) {
	x.Start("a:p")
	attrs := []string{"algn", align, "rtl", bit(d.fromRight(p))}
	if s.bullets && p.plain {
		attrs = append([]string{"marL", ooxml.Points(indent(s)), "indent", "0"}, attrs...)
	}
	x.Start("a:pPr", attrs...)
	if p.after != 0 {
		x.Start("a:spcAft")
		x.Empty("a:spcPts", "val", ooxml.Int(int((s.after+p.after)*scale*100)))
		x.End()
	}
	if s.bullets && p.plain {
		x.Empty("a:buNone")
	}
	x.End()
	for _, r := range p.runs {
		d.run(x, part, r, s, scale)
	}
	x.End()
}

func (d *deck) run(x *ooxml.XML, part string, r run, s style, scale float64) {
	x.Start("a:r")
	d.runProperties(x, "a:rPr", part, r, s, scale)
	x.Leaf("a:t", r.text.S)
	x.End()
}

func (d *deck) runProperties(x *ooxml.XML, element, part string, r run, s style, scale float64) {
	lang := d.lang
	if r.text.Lang != "" {
		lang = officeTag(r.text.Lang)
	}
	attrs := []string{"lang", lang}
	if size := r.size(s, scale); size != s.size {
		attrs = append(attrs, "sz", hundredths(size))
	}
	if r.bold {
		attrs = append(attrs, "b", "1")
	}
	if r.raised {
		attrs = append(attrs, "baseline", "30000")
	}
	x.Start(element, attrs...)
	if r.colour != "" {
		schemeFill(x, r.colour)
	}
	if r.serif {
		fonts(x, "mj")
	}
	if r.link != "" {
		x.Empty("a:hlinkClick", "r:id", d.pkg.RelateExternal(part, ooxml.RelHyperlink, r.link))
	}
	x.End()
}

// size of a run in points.
func (r run) size(s style, scale float64) float64 {
	if r.scale > 0 {
		scale *= r.scale
	}
	return s.size * scale
}

// indent of list items in points. It does not shrink with the text: the mark
// of the items is placed by the master.
func indent(s style) float64 { return s.size * 1.1 }

func hundredths(points float64) string { return ooxml.Int(int(points*10+0.5) * 10) }

func fonts(x *ooxml.XML, role string) {
	x.Empty("a:latin", "typeface", "+"+role+"-lt")
	x.Empty("a:ea", "typeface", "+"+role+"-ea")
	x.Empty("a:cs", "typeface", "+"+role+"-cs")
}

func schemeFill(x *ooxml.XML, colour string) {
	x.Start("a:solidFill")
	x.Empty("a:schemeClr", "val", colour)
	x.End()
}

// officeTag gives a language with the region in which it is mostly spoken,
// since Office proofs text only in languages with a region: sv is sv-SE.
func officeTag(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	base, _ := t.Base()
	region, _ := t.Region()
	return base.String() + "-" + region.String()
}
