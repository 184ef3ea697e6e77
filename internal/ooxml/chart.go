package ooxml

import (
	"fmt"
	"path"
	"strings"
)

// BarChart is a native chart of horizontal bars, first category on top, that
// can be edited in Office: its numbers live in a workbook inside the document.
// One series, the highlighted bars in the theme's accent, the others grey,
// each bar labelled, and the axis from zero unless a value is negative.
type BarChart struct {
	Lang         string
	RTL          bool // bars grow from the right
	CategoryHead string
	ValueHead    string // the series' name: what is measured, in which unit
	Bars         []Bar
	ExtraHeads   []string // columns of the workbook that the chart does not draw
	NumberFormat string
	FontSize     float64 // points
	Sheet        string
	Properties   Properties
}

// Bar is one category. Number is a decimal, or empty when nothing is known.
type Bar struct {
	Category  string
	Number    string
	Highlight bool
	Extra     []string // cells of the extra columns
}

// AddBarChart puts the chart part, /ppt/charts/x.xml, and its workbook,
// /ppt/embeddings/x.xlsx, into the package.
func (p *Package) AddBarChart(name string, c BarChart) error {
	book, err := c.workbook().Bytes()
	if err != nil {
		return fmt.Errorf("chart %s: %w", name, err)
	}
	dir, file := path.Split(name)
	embedded := path.Join(dir, "../embeddings", strings.TrimSuffix(file, ".xml")+".xlsx")
	p.Add(embedded, TypeXLSX, book)
	p.Add(name, TypeChart, c.xml(p.Relate(name, RelPackage, embedded)))
	return nil
}

func (c BarChart) workbook() Workbook {
	w := Workbook{
		Sheet:        c.Sheet,
		Head:         append([]string{c.CategoryHead, c.ValueHead}, c.ExtraHeads...),
		NumberFormat: c.NumberFormat,
		RTL:          c.RTL,
		Properties:   c.Properties,
	}
	for _, b := range c.Bars {
		row := []Cell{{Text: b.Category}, {Number: b.Number}}
		for _, e := range b.Extra {
			row = append(row, Cell{Text: e})
		}
		w.Rows = append(w.Rows, row)
	}
	return w
}

func (c BarChart) xml(workbookID string) []byte {
	x := NewXML()
	x.Start("c:chartSpace", "xmlns:c", NSChart, "xmlns:a", NSDrawing, "xmlns:r", NSRelationships)
	x.Empty("c:date1904", "val", "0")
	x.Empty("c:lang", "val", c.Lang)
	x.Empty("c:roundedCorners", "val", "0")
	x.Start("c:chart")
	x.Empty("c:autoTitleDeleted", "val", "1")
	x.Start("c:plotArea")
	x.Empty("c:layout")
	x.Start("c:barChart")
	x.Empty("c:barDir", "val", "bar")
	x.Empty("c:grouping", "val", "clustered")
	x.Empty("c:varyColors", "val", "0")
	c.series(x)
	x.Empty("c:gapWidth", "val", "45")
	x.Empty("c:axId", "val", "1001")
	x.Empty("c:axId", "val", "1002")
	x.End()
	c.categoryAxis(x)
	c.valueAxis(x)
	x.End()
	x.Empty("c:plotVisOnly", "val", "1")
	x.Empty("c:dispBlanksAs", "val", "gap")
	x.End()
	shapeNoFill(x)
	c.textProperties(x, "tx1", false)
	x.Start("c:externalData", "r:id", workbookID)
	x.Empty("c:autoUpdate", "val", "0")
	return x.Bytes()
}

func (c BarChart) series(x *XML) {
	sheet := SheetName(c.Sheet)
	last := len(c.Bars) + 1
	x.Start("c:ser")
	x.Empty("c:idx", "val", "0")
	x.Empty("c:order", "val", "0")
	x.Start("c:tx")
	strRef(x, Range(sheet, 1, 1, 1), []string{c.ValueHead})
	x.End()
	solid(x, "tx2", "75000", "25000")
	x.Empty("c:invertIfNegative", "val", "0")
	for i, b := range c.Bars {
		if b.Highlight {
			x.Start("c:dPt")
			x.Empty("c:idx", "val", Int(i))
			x.Empty("c:invertIfNegative", "val", "0")
			x.Empty("c:bubble3D", "val", "0")
			solid(x, "accent1", "", "")
			x.End()
		}
	}
	c.labels(x)
	categories := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		categories[i] = b.Category
	}
	x.Start("c:cat")
	strRef(x, Range(sheet, 0, 2, last), categories)
	x.End()
	x.Start("c:val")
	c.numRef(x, Range(sheet, 1, 2, last))
	x.End(2)
}

func (c BarChart) labels(x *XML) {
	show := func() {
		x.Empty("c:dLblPos", "val", "outEnd")
		for _, part := range []string{"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"} {
			x.Empty(part, "val", map[bool]string{true: "1", false: "0"}[part == "c:showVal"])
		}
	}
	format := func() { x.Empty("c:numFmt", "formatCode", c.workbook().format(), "sourceLinked", "0") }
	x.Start("c:dLbls")
	for i, b := range c.Bars {
		if b.Highlight {
			x.Start("c:dLbl")
			x.Empty("c:idx", "val", Int(i))
			format()
			shapeNoFill(x)
			c.textProperties(x, "accent1", true)
			show()
			x.End()
		}
	}
	format()
	shapeNoFill(x)
	c.textProperties(x, "tx1", false)
	show()
	x.End()
}

func (c BarChart) categoryAxis(x *XML) {
	position := "l"
	if c.RTL {
		position = "r"
	}
	x.Start("c:catAx")
	x.Empty("c:axId", "val", "1001")
	x.Start("c:scaling")
	x.Empty("c:orientation", "val", "maxMin")
	x.End()
	x.Empty("c:delete", "val", "0")
	x.Empty("c:axPos", "val", position)
	x.Empty("c:numFmt", "formatCode", "General", "sourceLinked", "0")
	x.Empty("c:majorTickMark", "val", "none")
	x.Empty("c:minorTickMark", "val", "none")
	x.Empty("c:tickLblPos", "val", "low")
	x.Start("c:spPr")
	x.Start("a:ln", "w", Points(0.75))
	x.Start("a:solidFill")
	x.Empty("a:schemeClr", "val", "tx2")
	x.End(3)
	c.textProperties(x, "tx1", false)
	x.Empty("c:crossAx", "val", "1002")
	x.Empty("c:crosses", "val", "autoZero")
	x.Empty("c:auto", "val", "1")
	x.Empty("c:lblAlgn", "val", "ctr")
	x.Empty("c:lblOffset", "val", "100")
	x.Empty("c:noMultiLvlLbl", "val", "0")
	x.End()
}

// valueAxis is not drawn: the values stand at the bars. It begins at zero, so
// that lengths compare as the numbers do.
func (c BarChart) valueAxis(x *XML) {
	orientation, negative := "minMax", false
	if c.RTL {
		orientation = "maxMin"
	}
	for _, b := range c.Bars {
		negative = negative || strings.HasPrefix(b.Number, "-")
	}
	x.Start("c:valAx")
	x.Empty("c:axId", "val", "1002")
	x.Start("c:scaling")
	x.Empty("c:orientation", "val", orientation)
	if !negative {
		x.Empty("c:min", "val", "0")
	}
	x.End()
	x.Empty("c:delete", "val", "1")
	x.Empty("c:axPos", "val", "t")
	x.Empty("c:numFmt", "formatCode", c.workbook().format(), "sourceLinked", "0")
	x.Empty("c:majorTickMark", "val", "none")
	x.Empty("c:minorTickMark", "val", "none")
	x.Empty("c:tickLblPos", "val", "none")
	x.Empty("c:crossAx", "val", "1001")
	x.Empty("c:crosses", "val", "autoZero")
	x.Empty("c:crossBetween", "val", "between")
	x.End()
}

func (c BarChart) numRef(x *XML, ref string) {
	x.Start("c:numRef")
	x.Leaf("c:f", ref)
	x.Start("c:numCache")
	x.Leaf("c:formatCode", c.workbook().format())
	x.Empty("c:ptCount", "val", Int(len(c.Bars)))
	for i, b := range c.Bars {
		if b.Number != "" {
			x.Start("c:pt", "idx", Int(i))
			x.Leaf("c:v", b.Number)
			x.End()
		}
	}
	x.End(2)
}

func strRef(x *XML, ref string, values []string) {
	x.Start("c:strRef")
	x.Leaf("c:f", ref)
	x.Start("c:strCache")
	x.Empty("c:ptCount", "val", Int(len(values)))
	for i, v := range values {
		x.Start("c:pt", "idx", Int(i))
		x.Leaf("c:v", v)
		x.End()
	}
	x.End(2)
}

func (c BarChart) textProperties(x *XML, colour string, bold bool) {
	b, rtl, align := "0", "0", "l"
	if bold {
		b = "1"
	}
	if c.RTL {
		rtl, align = "1", "r"
	}
	x.Start("c:txPr")
	x.Empty("a:bodyPr")
	x.Empty("a:lstStyle")
	x.Start("a:p")
	x.Start("a:pPr", "algn", align, "rtl", rtl)
	x.Start("a:defRPr", "lang", c.Lang, "sz", Int(int(c.FontSize*100)), "b", b)
	x.Start("a:solidFill")
	x.Empty("a:schemeClr", "val", colour)
	x.End()
	x.Empty("a:latin", "typeface", "+mn-lt")
	x.Empty("a:ea", "typeface", "+mn-ea")
	x.Empty("a:cs", "typeface", "+mn-cs")
	x.End(2)
	x.Empty("a:endParaRPr", "lang", c.Lang)
	x.End(2)
}

func solid(x *XML, scheme, lumMod, lumOff string) {
	x.Start("c:spPr")
	x.Start("a:solidFill")
	x.Start("a:schemeClr", "val", scheme)
	if lumMod != "" {
		x.Empty("a:lumMod", "val", lumMod)
		x.Empty("a:lumOff", "val", lumOff)
	}
	x.End(3)
}

func shapeNoFill(x *XML) {
	x.Start("c:spPr")
	x.Empty("a:noFill")
	x.Start("a:ln")
	x.Empty("a:noFill")
	x.End(2)
}
