package ooxml

import "strings"

// Theme is the colours and fonts that Office offers for a document. Colours
// are "#rrggbb".
type Theme struct {
	Name                    string
	Ink, Paper, Muted, Rule string
	Accent, Warn            string
	Heading, Body           Fonts
}

// Fonts names the typefaces of one role: for Latin and its neighbours, for
// East Asian and for complex scripts such as Arabic.
type Fonts struct{ Latin, EastAsian, Complex string }

// XML is the theme part (ISO 29500-1, 14.2.7 and 20.1.6).
func (t Theme) XML() []byte {
	x := NewXML()
	x.Start("a:theme", "xmlns:a", NSDrawing, "name", t.Name)
	x.Start("a:themeElements")
	t.colours(x)
	x.Start("a:fontScheme", "name", t.Name)
	t.Heading.xml(x, "a:majorFont")
	t.Body.xml(x, "a:minorFont")
	x.End()
	formats(x, t.Name)
	x.End()
	return x.Bytes()
}

func (t Theme) colours(x *XML) {
	x.Start("a:clrScheme", "name", t.Name)
	for _, c := range [...]struct{ role, value string }{
		{"a:dk1", t.Ink}, {"a:lt1", t.Paper}, {"a:dk2", t.Muted}, {"a:lt2", t.Rule},
		{"a:accent1", t.Accent}, {"a:accent2", t.Muted}, {"a:accent3", t.Rule}, {"a:accent4", t.Warn},
		{"a:accent5", t.Ink}, {"a:accent6", t.Muted}, {"a:hlink", t.Accent}, {"a:folHlink", t.Muted},
	} {
		x.Start(c.role)
		x.Empty("a:srgbClr", "val", Hex(c.value))
		x.End()
	}
	x.End()
}

func (f Fonts) xml(x *XML, element string) {
	x.Start(element)
	x.Empty("a:latin", "typeface", f.Latin)
	x.Empty("a:ea", "typeface", f.EastAsian)
	x.Empty("a:cs", "typeface", f.Complex)
	x.Empty("a:font", "script", "Arab", "typeface", f.Complex)
	x.Empty("a:font", "script", "Hebr", "typeface", f.Complex)
	x.Empty("a:font", "script", "Hans", "typeface", "Microsoft YaHei")
	x.Empty("a:font", "script", "Hant", "typeface", "Microsoft JhengHei")
	x.Empty("a:font", "script", "Jpan", "typeface", "Yu Gothic")
	x.Empty("a:font", "script", "Hang", "typeface", "Malgun Gothic")
	x.End()
}

// formats is the format scheme, which must hold three of everything. All of
// them are flat: the deck has no shadows, gradients or bevels.
func formats(x *XML, name string) {
	fill := func() {
		x.Start("a:solidFill")
		x.Empty("a:schemeClr", "val", "phClr")
		x.End()
	}
	x.Start("a:fmtScheme", "name", name)
	x.Start("a:fillStyleLst")
	for range 3 {
		fill()
	}
	x.End()
	x.Start("a:lnStyleLst")
	for _, w := range []float64{0.5, 1, 2} {
		x.Start("a:ln", "w", Points(w))
		fill()
		x.End()
	}
	x.End()
	x.Start("a:effectStyleLst")
	for range 3 {
		x.Start("a:effectStyle")
		x.Empty("a:effectLst")
		x.End()
	}
	x.End()
	x.Start("a:bgFillStyleLst")
	for range 3 {
		fill()
	}
	x.End(2)
}

// Hex writes "#rrggbb" as DrawingML does, "RRGGBB"; what is not a colour
// becomes black.
func Hex(colour string) string {
	c := strings.ToUpper(strings.TrimPrefix(colour, "#"))
	if len(c) != 6 || strings.Trim(c, "0123456789ABCDEF") != "" {
		return "000000"
	}
	return c
}
