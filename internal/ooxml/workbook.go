package ooxml

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Workbook is the data behind a chart: one sheet with a head. It is written
// here and not by a spreadsheet library, because it must be small, made in
// microseconds and the same to the byte; sheets for readers are made in
// render/xlsx.
type Workbook struct {
	Sheet        string // its name; what Excel forbids in names is replaced
	Head         []string
	Rows         [][]Cell
	NumberFormat string // of the number cells, in Excel's notation
	RTL          bool   // columns run from the right
	Properties   Properties
}

// Cell holds a text or, when Number is set, a decimal number as in "1822000"
// or "12.5". A text is always a text, whatever it begins with.
type Cell struct{ Text, Number string }

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Bytes is the workbook as a file. A number that is not a plain decimal is an
// error.
func (w Workbook) Bytes() ([]byte, error) {
	const book, sheet, styles = "/xl/workbook.xml", "/xl/worksheets/sheet1.xml", "/xl/styles.xml"
	data, err := w.sheetXML()
	if err != nil {
		return nil, err
	}
	p := New()
	p.Add(book, TypeWorkbook, w.bookXML(p.Relate(book, RelWorksheet, sheet)))
	p.Add(sheet, TypeWorksheet, data)
	p.Add(styles, TypeCellStyles, w.stylesXML())
	p.Relate(book, RelStyles, styles)
	p.Relate(Root, RelDocument, book)
	p.AddProperties(w.Properties)
	return p.Bytes()
}

func (w Workbook) bookXML(sheetID string) []byte {
	x := NewXML()
	x.Start("workbook", "xmlns", NSSpreadsheet, "xmlns:r", NSRelationships)
	x.Start("bookViews") // Excel wants the view that the sheet's view refers to
	x.Empty("workbookView")
	x.End()
	x.Start("sheets")
	x.Empty("sheet", "name", SheetName(w.Sheet), "sheetId", "1", "r:id", sheetID)
	return x.Bytes()
}

// Cell formats of styles.xml: plain, head, number.
const (
	styleHead   = "1"
	styleNumber = "2"
)

func (w Workbook) stylesXML() []byte {
	x := NewXML()
	x.Start("styleSheet", "xmlns", NSSpreadsheet)
	x.Start("numFmts", "count", "1")
	x.Empty("numFmt", "numFmtId", "164", "formatCode", w.format())
	x.End()
	x.Start("fonts", "count", "2")
	for _, bold := range []bool{false, true} {
		x.Start("font")
		if bold {
			x.Empty("b")
		}
		x.Empty("sz", "val", "11")
		x.Empty("name", "val", "Calibri")
		x.End()
	}
	x.End()
	x.Start("fills", "count", "2")
	for _, pattern := range []string{"none", "gray125"} {
		x.Start("fill")
		x.Empty("patternFill", "patternType", pattern)
		x.End()
	}
	x.End()
	x.Start("borders", "count", "1")
	x.Start("border")
	for _, side := range []string{"left", "right", "top", "bottom", "diagonal"} {
		x.Empty(side)
	}
	x.End(2)
	x.Start("cellStyleXfs", "count", "1")
	x.Empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0")
	x.End()
	x.Start("cellXfs", "count", "3")
	x.Empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0", "xfId", "0")
	x.Empty("xf", "numFmtId", "0", "fontId", "1", "fillId", "0", "borderId", "0", "xfId", "0", "applyFont", "1")
	x.Empty("xf", "numFmtId", "164", "fontId", "0", "fillId", "0", "borderId", "0", "xfId", "0", "applyNumberFormat", "1")
	return x.Bytes()
}

func (w Workbook) format() string {
	if w.NumberFormat == "" {
		return "General"
	}
	return w.NumberFormat
}

func (w Workbook) sheetXML() ([]byte, error) {
	x := NewXML()
	x.Start("worksheet", "xmlns", NSSpreadsheet)
	x.Start("sheetViews")
	view := []string{"workbookViewId", "0"}
	if w.RTL {
		view = append([]string{"rightToLeft", "1"}, view...)
	}
	x.Start("sheetView", view...)
	x.Empty("pane", "ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft", "state", "frozen")
	x.End(2)
	x.Start("cols")
	for i, width := range w.widths() {
		n := Int(i + 1)
		x.Empty("col", "min", n, "max", n, "width", Int(width), "customWidth", "1")
	}
	x.End()
	x.Start("sheetData")
	x.Start("row", "r", "1")
	for i, h := range w.Head {
		textCell(x, CellName(i, 1), h, styleHead)
	}
	x.End()
	for i, row := range w.Rows {
		x.Start("row", "r", Int(i+2))
		for j, c := range row {
			if err := c.xml(x, CellName(j, i+2)); err != nil {
				return nil, err
			}
		}
		x.End()
	}
	return x.Bytes(), nil
}

func (c Cell) xml(x *XML, name string) error {
	switch {
	case c.Number != "" && !decimal.MatchString(c.Number):
		return fmt.Errorf("ooxml: cell %s: %q is not a decimal number", name, c.Number)
	case c.Number != "":
		x.Start("c", "r", name, "s", styleNumber)
		x.Leaf("v", c.Number)
		x.End()
	case c.Text != "":
		textCell(x, name, c.Text, "0")
	}
	return nil
}

func textCell(x *XML, name, text, style string) {
	x.Start("c", "r", name, "s", style, "t", "inlineStr")
	x.Start("is")
	x.Leaf("t", EscapeXString(text))
	x.End(2)
}

// widths of the columns in characters, by what stands in them.
func (w Workbook) widths() []int {
	widths := make([]int, len(w.Head))
	for i, h := range w.Head {
		widths[i] = max(10, utf8.RuneCountInString(h)+2)
	}
	for _, row := range w.Rows {
		for i, c := range row {
			widths[i] = min(60, max(widths[i], utf8.RuneCountInString(c.Text)+2))
		}
	}
	return widths
}

var (
	escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	sheetStops = strings.NewReplacer("[", "(", "]", ")", ":", " ", "*", " ", "?", " ", "/", " ", `\`, " ")
)

// EscapeXString protects text that looks like an escape of ST_Xstring (ISO
// 29500-1, 22.9.2.19), which Office would decode: "_x0041_" is not "A".
func EscapeXString(s string) string {
	return escapeLike.ReplaceAllStringFunc(s, func(m string) string { return "_x005F" + m })
}

// SheetName makes a name that Excel accepts: 1 to 31 characters without any
// of []:*?/\ and without apostrophes at the ends.
func SheetName(s string) string {
	s = strings.Trim(sheetStops.Replace(s), " '")
	if r := []rune(s); len(r) > 31 {
		s = strings.TrimRight(string(r[:31]), " '")
	}
	if s == "" {
		return "1"
	}
	return s
}

// CellName gives the A1 name of the column, counted from 0, and the row,
// counted from 1.
func CellName(column, row int) string { return columnName(column) + Int(row) }

func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Range gives a reference to rows of one column, as charts hold it:
// 'Sheet'!$B$2:$B$6.
func Range(sheet string, column, from, until int) string {
	c := columnName(column)
	ref := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!$" + c + "$" + Int(from)
	if until > from {
		ref += ":$" + c + "$" + Int(until)
	}
	return ref
}
