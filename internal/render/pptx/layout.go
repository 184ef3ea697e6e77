package pptx

import (
	"lodestone/internal/view"
)

// The page is 16:9, measured in points.
const (
	pageWidth  = 960.0
	pageHeight = 540.0
	margin     = 56.0
	column     = pageWidth - 2*margin
	sideColumn = 656.0 // where the second column begins

	notesWidth  = 540.0
	notesHeight = 720.0
)

// box is a rectangle in points from the page's upper left corner.
type box struct{ x, y, w, h float64 }

// mirrored is where the box stands in a deck that is read from the right.
func (b box) mirrored() box { return box{pageWidth - b.x - b.w, b.y, b.w, b.h} }

// style is how the text of a placeholder looks unless a run says otherwise.
type style struct {
	serif   bool
	size    float64 // points
	least   float64 // points: smaller is not legible, and is reported
	most    float64 // points, where a short text may be larger; else 0
	colour  string  // of the theme: tx1, tx2, accent1 …
	bold    bool
	anchor  string  // t, ctr or b
	bullets bool    // paragraphs of the first level are list items
	after   float64 // points between paragraphs
}

// holder is a placeholder of a layout. Idx ties a slide's shape to it.
type holder struct {
	kind string // of ISO 29500-1, 19.7.10: title, ctrTitle, subTitle, body, chart, tbl, pic, ftr, sldNum
	idx  int
	box  box
	style
}

// Numbers of the placeholders that are not the same on every layout.
const (
	idxFooter = 3
	idxNumber = 4
	idxKicker = 10
	idxMain   = 11 // the body, the chart, the table
	idxSide   = 12 // finding, caption of the QR code
	idxSource = 13
	idxAxis   = 14
	idxLead   = 15
	idxMeta   = 16
	idxLegal  = 17
	idxQR     = 18
	idxPerson = 19
	idxFigure = 20 // value, label and evidence of the first figure: 20, 21, 22; of the next: 30 …
)

// layout is one named layout of the master.
type layout struct {
	name    view.SlideLayout
	kind    string // a predefined type where one fits
	bars    []box  // filled with the accent
	rules   []box  // hairlines
	footer  bool
	holders []holder
}

func (l layout) holder(idx int) (holder, bool) {
	for _, h := range l.holders {
		if h.idx == idx {
			return h, true
		}
	}
	return holder{}, false
}

var (
	titleStyle  = style{serif: true, size: 30, least: 22, colour: "tx1", anchor: "t"}
	claimStyle  = style{serif: true, size: 44, least: 28, colour: "tx1", anchor: "b"}
	kickerStyle = style{size: 13, least: 11, colour: "accent1", bold: true, anchor: "b"}
	leadStyle   = style{size: 20, least: 15, colour: "tx2", anchor: "t", after: 6}
	listStyle   = style{size: 20, least: 15, most: 27, colour: "tx1", anchor: "t", bullets: true, after: 9}
	valueStyle  = style{serif: true, size: 56, least: 26, colour: "tx1", anchor: "b"}
	labelStyle  = style{size: 19, least: 13, colour: "tx1", anchor: "t"}
	smallStyle  = style{size: 12, least: 10, colour: "tx2", anchor: "t", after: 3}
	proofStyle  = style{size: 12, least: 8.5, colour: "tx2", anchor: "t", after: 3}
	findStyle   = style{size: 18, least: 12, colour: "tx1", anchor: "t", after: 10}
	deskStyle   = style{size: 19, least: 13, colour: "tx1", anchor: "t", after: 4}
	noteStyle   = style{size: 14, least: 11, most: 16, colour: "tx1", anchor: "t", after: 7}
	footStyle   = style{size: 10, least: 8, colour: "tx2", anchor: "ctr"}
)

var (
	kickerBox = box{margin, 30, column, 20}
	titleBox  = box{margin, 58, column, 86}
	bodyBox   = box{margin, 162, column, 318}
	sourceBox = box{margin, 456, column, 32}
	ruleBox   = box{margin, 498, column, 0}
	footerBox = box{margin, 504, column - 80, 20}
	numberBox = box{pageWidth - margin - 60, 504, 60, 20}
)

// layouts are the deck's, in the order in which PowerPoint offers them. They
// are drawn for languages that run from the left; the master mirrors them.
func layouts() []layout {
	heading := func(more ...holder) []holder {
		return append([]holder{
			{"body", idxKicker, kickerBox, kickerStyle},
			{"title", 0, titleBox, titleStyle},
		}, more...)
	}
	return []layout{
		{
			name: view.SlideTitle, kind: "title",
			bars: []box{{0, 0, 16, pageHeight}, {margin, 304, 64, 3}},
			holders: []holder{
				{"body", idxKicker, box{margin, 64, column, 24}, kickerStyle},
				{"ctrTitle", 0, box{margin, 96, column, 192}, claimStyle},
				{"subTitle", idxLead, box{margin, 322, 720, 76}, leadStyle},
				{"body", idxMeta, box{margin, 404, column, 78}, deskStyle},
				{"body", idxLegal, box{margin, 484, column, 36}, footStyle},
			},
		},
		{name: view.SlideFigures, footer: true, rules: []box{{margin, 166, column, 0}}, holders: heading(figureHolders()...)},
		{name: view.SlideList, footer: true, holders: heading(holder{"body", idxMain, bodyBox, listStyle}, holder{"body", idxSource, sourceBox, footStyle})},
		{
			name: view.SlideChart, footer: true, holders: heading(
				holder{"body", idxAxis, box{margin, 150, 568, 20}, smallStyle},
				holder{kind: "chart", idx: idxMain, box: box{margin, 172, 568, 278}},
				holder{"body", idxSide, box{sideColumn, 158, pageWidth - margin - sideColumn, 292}, findStyle},
				holder{"body", idxSource, sourceBox, footStyle}),
		},
		{
			name: view.SlideTable, footer: true, holders: heading(
				holder{"body", idxAxis, box{margin, 148, column, 20}, smallStyle},
				holder{kind: "tbl", idx: idxMain, box: box{margin, 174, column, 276}},
				holder{"body", idxSource, sourceBox, footStyle}),
		},
		{
			name: view.SlideContact, footer: true, holders: heading(
				holder{"body", idxMain, box{margin, 162, 560, 232}, deskStyle},
				holder{"body", idxPerson, box{margin, 402, 560, 52}, smallStyle},
				holder{kind: "pic", idx: idxQR, box: box{sideColumn, 166, 190, 190}},
				holder{"body", idxSide, box{sideColumn, 366, pageWidth - margin - sideColumn, 84}, smallStyle},
				holder{"body", idxLegal, sourceBox, footStyle}),
		},
		{name: view.SlideSources, footer: true, holders: heading(holder{"body", idxMain, bodyBox, noteStyle})},
	}
}

// figureHolders are three columns: the value, what it is, and its evidence.
func figureHolders() []holder {
	var all []holder
	for i := range 3 {
		all = append(all, figureColumn(i, 3)...)
	}
	return append(all, holder{"body", idxLead, box{margin, 444, column, 46}, findStyle})
}

// figureColumn is the i-th of n columns.
func figureColumn(i, n int) []holder {
	const gap = 36.0
	w := (column - gap*float64(n-1)) / float64(n)
	x := margin + float64(i)*(w+gap)
	idx := idxFigure + 10*i
	return []holder{
		{"body", idx, box{x, 182, w, 84}, valueStyle},
		{"body", idx + 1, box{x, 272, w, 78}, labelStyle},
		{"body", idx + 2, box{x, 354, w, 88}, proofStyle},
	}
}
