package pptx

import (
	"cmp"
	"strings"

	"lodestone/internal/ooxml"
)

// theme of the deck: the brand's colours, and fonts that every Office has,
// since a deck is shown on machines that we do not know. The complex-script
// and East Asian faces are those of the deck's own language.
func (d *deck) theme() ooxml.Theme {
	b := d.view.Brand
	eastAsian := ""
	switch base, _, _ := strings.Cut(d.view.Lang, "-"); base {
	case "zh":
		eastAsian = "Microsoft YaHei"
		if strings.Contains(d.view.Lang, "Hant") || strings.HasSuffix(d.view.Lang, "-TW") || strings.HasSuffix(d.view.Lang, "-HK") {
			eastAsian = "Microsoft JhengHei"
		}
	case "ja":
		eastAsian = "Yu Gothic"
	case "ko":
		eastAsian = "Malgun Gothic"
	}
	return ooxml.Theme{
		Name: cmp.Or(b.Name, "Lodestone"), Ink: b.Ink, Paper: b.Paper, Muted: b.Muted, Rule: b.Rule, Accent: b.Accent, Warn: b.Warn,
		Heading: ooxml.Fonts{Latin: "Georgia", EastAsian: eastAsian, Complex: "Times New Roman"},
		Body:    ooxml.Fonts{Latin: "Calibri", EastAsian: eastAsian, Complex: "Arial"},
	}
}

func (d *deck) addMaster() {
	d.pkg.Add(themePart, ooxml.TypeTheme, d.theme().XML())
	d.pkg.Relate(masterPart, ooxml.RelTheme, themePart)
	x := ooxml.NewXML()
	start(x, "p:sldMaster")
	x.Start("p:cSld")
	x.Start("p:bg")
	x.Start("p:bgRef", "idx", "1001")
	x.Empty("a:schemeClr", "val", "bg1")
	x.End(2)
	t := d.newTree(x, masterPart)
	for _, h := range []holder{
		{"title", 0, titleBox, titleStyle},
		{"body", 1, bodyBox, listStyle},
		{"ftr", idxFooter, footerBox, footStyle},
		{"sldNum", idxNumber, numberBox, footStyle},
	} {
		t.holder(h)
	}
	x.End(2)
	x.Empty("p:clrMap", "bg1", "lt1", "tx1", "dk1", "bg2", "lt2", "tx2", "dk2",
		"accent1", "accent1", "accent2", "accent2", "accent3", "accent3", "accent4", "accent4",
		"accent5", "accent5", "accent6", "accent6", "hlink", "hlink", "folHlink", "folHlink")
	x.Start("p:sldLayoutIdLst")
	for i, l := range layouts() {
		d.addLayout(i, l)
		x.Empty("p:sldLayoutId", "id", ooxml.Int(firstMasterID+1+i), "r:id", d.pkg.Relate(masterPart, ooxml.RelSlideLayout, layoutPart(i)))
	}
	x.End()
	x.Start("p:txStyles")
	d.textStyle(x, "p:titleStyle", titleStyle)
	d.textStyle(x, "p:bodyStyle", listStyle)
	d.textStyle(x, "p:otherStyle", style{size: 18, colour: "tx1"})
	d.pkg.Add(masterPart, ooxml.TypeSlideMaster, x.Bytes())
	d.addNotesMaster()
}

func (d *deck) textStyle(x *ooxml.XML, element string, s style) {
	x.Start(element)
	d.levels(x, s)
	x.End()
}

// levels writes the paragraph styles of a placeholder: the list item, and the
// line under it.
func (d *deck) levels(x *ooxml.XML, s style) {
	left := 0.0
	if s.bullets {
		left = indent(s)
	}
	x.Start("a:lvl1pPr", "marL", ooxml.Points(left), "indent", "-"+ooxml.Points(left), "algn", d.align(), "rtl", bit(d.rtl))
	d.levelStyle(x, s, s.size, s.bullets)
	x.End()
	x.Start("a:lvl2pPr", "marL", ooxml.Points(left), "indent", "0", "algn", d.align(), "rtl", bit(d.rtl))
	d.levelStyle(x, s, s.size*detailScale, false)
	x.End()
}

// detailScale is the size of a second line to its list item.
const detailScale = 0.75

func (d *deck) levelStyle(x *ooxml.XML, s style, size float64, bullet bool) {
	if s.serif {
		x.Start("a:lnSpc")
		x.Empty("a:spcPct", "val", "92000")
		x.End()
	}
	x.Start("a:spcBef")
	x.Empty("a:spcPts", "val", "0")
	x.End()
	x.Start("a:spcAft")
	x.Empty("a:spcPts", "val", ooxml.Int(int(s.after*100)))
	x.End()
	if bullet {
		x.Start("a:buClr")
		x.Empty("a:schemeClr", "val", "accent1")
		x.End()
		x.Empty("a:buFont", "typeface", "Arial")
		x.Empty("a:buChar", "char", "–")
	} else {
		x.Empty("a:buNone")
	}
	x.Start("a:defRPr", "lang", d.lang, "sz", hundredths(size), "b", bit(s.bold))
	schemeFill(x, s.colour)
	if s.serif {
		fonts(x, "mj")
	} else {
		fonts(x, "mn")
	}
	x.End()
}

func (d *deck) addLayout(i int, l layout) {
	part := layoutPart(i)
	d.pkg.Relate(part, ooxml.RelSlideMaster, masterPart)
	x := ooxml.NewXML()
	attrs := []string{"preserve", "1"}
	if l.kind != "" {
		attrs = append([]string{"type", l.kind}, attrs...)
	} else {
		attrs = append(attrs, "userDrawn", "1")
	}
	start(x, "p:sldLayout", attrs...)
	x.Start("p:cSld", "name", string(l.name))
	t := d.newTree(x, part)
	for _, b := range l.bars {
		t.bar(b)
	}
	rules := l.rules
	if l.footer {
		rules = append(rules, ruleBox)
	}
	for _, r := range rules {
		t.rule(r)
	}
	for _, h := range l.holders {
		t.holder(h)
	}
	if l.footer {
		t.holder(holder{"ftr", idxFooter, footerBox, footStyle})
		t.holder(holder{"sldNum", idxNumber, numberBox, footStyle})
	}
	x.End(2)
	x.Start("p:clrMapOvr")
	x.Empty("a:masterClrMapping")
	d.pkg.Add(part, ooxml.TypeSlideLayout, x.Bytes())
}
