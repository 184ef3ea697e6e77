// Package chart draws charts as geometry: rectangles, lines and texts with
// roles and places, in one unit of length, y downwards. What they look like
// in SVG is here too; PDF and other formats paint the same shapes themselves.
//
// It leaves to others the numbers' formatting, the words and the colours: a
// shape has a role, and the stylesheet or painter knows the role's colour.
package chart

import "math"

// Bars is a ranked bar chart: one bar a row, the longest as wide as there is
// room, the axis at zero. Rows keep their order.
type Bars struct {
	Title string // says what is measured, the unit and the year
	Desc  string // the chart in a sentence or two, for those who do not see it
	Rows  []Bar
	RTL   bool // labels on the right, bars grow to the left
}

// Bar is one row.
type Bar struct {
	Label     string
	ValueText string  // formatted with its unit, set at the end of the bar
	Value     float64 // what the length stands for, in any unit shared by all rows
	Own       bool    // the region the chart is about
}

// Role says what a shape is.
type Role string

const (
	RoleOwn      Role = "own"       // bar of the own region
	RolePeer     Role = "peer"      // bar of another region
	RoleAxis     Role = "axis"      // line at zero
	RoleLabel    Role = "label"     // name of a region
	RoleOwnLabel Role = "own-label" // name of the own region
	RoleValue    Role = "value"     // figure at a bar
	RoleOwnValue Role = "own-value" // figure at the own bar
)

// Rect is a filled rectangle.
type Rect struct {
	X, Y, W, H float64
	Role       Role
}

// Line is a stroked line.
type Line struct {
	X1, Y1, X2, Y2 float64
	Role           Role
}

// Anchor is the end of a text that its X names, as seen on the page.
type Anchor uint8

const (
	Left Anchor = iota
	Right
)

// Text is one line of text; Y is its baseline.
type Text struct {
	X, Y   float64
	Anchor Anchor
	Role   Role
	Size   float64
	Row    int // the row it belongs to
	S      string
}

// Drawing is a finished chart.
type Drawing struct {
	W, H  float64
	Rects []Rect
	Lines []Line
	Texts []Text
}

// Layout is the room and the measures of a chart.
type Layout struct {
	Width   float64
	Size    float64 // of the text
	Bar     float64 // thickness of a bar; 0 means 0.9 of Size
	Gap     float64 // between rows; 0 means 0.75 of Size
	Leading float64 // between the lines of a long label; 0 means 1.25 of Size
	// Measure gives the width of a text at Size; strong texts are the own
	// region's. Nil estimates it, for media that measure only when shown.
	Measure func(s string, strong bool) float64
}

// Estimate is a cautious guess at the width of a text in a common sans: for
// HTML, where the font is not known before it is shown.
func Estimate(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r >= 0x2e80:
			w += 1
		case r == ' ' || r == '.' || r == ',' || r == 'i' || r == 'l' || r == 'j' || r == '\'':
			w += 0.32
		case r >= 'A' && r <= 'Z' || r == 'm' || r == 'w' || r == '%':
			w += 0.74
		default:
			w += 0.58
		}
	}
	return w * size
}

func (l Layout) withDefaults() Layout {
	if l.Bar == 0 {
		l.Bar = 0.9 * l.Size
	}
	if l.Gap == 0 {
		l.Gap = 0.75 * l.Size
	}
	if l.Leading == 0 {
		l.Leading = 1.25 * l.Size
	}
	if l.Measure == nil {
		size := l.Size
		l.Measure = func(s string, _ bool) float64 { return Estimate(s, size) }
	}
	return l
}

// Draw lays the chart out. Labels stand in a column of their own, no wider
// than 42 % of the room; longer ones take several lines. Values that are not
// finite numbers count as zero.
func (b Bars) Draw(l Layout) Drawing {
	l = l.withDefaults()
	labels := make([][]string, len(b.Rows))
	column, before := 0.0, 0.0
	for i, row := range b.Rows {
		labels[i] = wrap(row.Label, 0.42*l.Width, func(s string) float64 { return l.Measure(s, row.Own) })
		for _, line := range labels[i] {
			column = max(column, l.Measure(line, row.Own))
		}
		if finite(row.Value) < 0 {
			before = max(before, l.Measure(row.ValueText, row.Own))
		}
	}
	pad := 0.6 * l.Size
	if before > 0 {
		before += pad
	}
	left := column + pad + before
	room := b.room(l, l.Width-left-pad)
	d := Drawing{W: l.Width}
	d.Rects, d.Lines, d.Texts = b.rows(l, labels, left, room, pad, &d.H)
	if b.RTL {
		d.mirror()
	}
	return d
}

// room is how long the span from the least to the greatest value may be so
// that every bar has its figure beside it within the width.
func (b Bars) room(l Layout, width float64) float64 {
	low, high := b.span()
	room := width
	for _, row := range b.Rows {
		v, w := finite(row.Value), l.Measure(row.ValueText, row.Own)
		if end := max(0, v) - low; v >= 0 && end > 0 {
			room = min(room, (width-w)*(high-low)/end)
		}
	}
	return max(0, room)
}

// span is from the least to the greatest value, zero included.
func (b Bars) span() (low, high float64) {
	for _, row := range b.Rows {
		low, high = min(low, finite(row.Value)), max(high, finite(row.Value))
	}
	return low, high
}

func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// rows places every row from the top for left-to-right; left is where the
// room for bars begins.
func (b Bars) rows(l Layout, labels [][]string, left, room, pad float64, height *float64) (rects []Rect, lines []Line, texts []Text) {
	low, high := b.span()
	scale := 0.0
	if high > low {
		scale = room / (high - low)
	}
	zero := left - low*scale
	y := 0.0
	for i, row := range b.Rows {
		tall := max(l.Bar, float64(len(labels[i])-1)*l.Leading+l.Size)
		middle := y + tall/2
		roles := [3]Role{RolePeer, RoleLabel, RoleValue}
		if row.Own {
			roles = [3]Role{RoleOwn, RoleOwnLabel, RoleOwnValue}
		}
		v := finite(row.Value)
		from, to := zero+min(0, v)*scale, zero+max(0, v)*scale
		rects = append(rects, Rect{X: from, Y: middle - l.Bar/2, W: to - from, H: l.Bar, Role: roles[0]})
		// 0.36 of the size below the middle sets the x-height in the middle.
		first := middle + 0.36*l.Size - float64(len(labels[i])-1)*l.Leading/2
		for k, s := range labels[i] {
			texts = append(texts, Text{X: 0, Y: first + float64(k)*l.Leading, Role: roles[1], Size: l.Size, Row: i, S: s})
		}
		value := Text{X: to + pad/2, Y: middle + 0.36*l.Size, Role: roles[2], Size: l.Size, Row: i, S: row.ValueText}
		if v < 0 {
			value.X, value.Anchor = from-pad/2, Right
		}
		texts = append(texts, value)
		y += tall + l.Gap
	}
	*height = max(0, y-l.Gap)
	lines = append(lines, Line{X1: zero, Y1: -l.Gap / 2, X2: zero, Y2: *height + l.Gap/2, Role: RoleAxis})
	return rects, lines, texts
}

// mirror turns the drawing for right-to-left pages.
func (d *Drawing) mirror() {
	for i, r := range d.Rects {
		d.Rects[i].X = d.W - r.X - r.W
	}
	for i, l := range d.Lines {
		d.Lines[i].X1, d.Lines[i].X2 = d.W-l.X1, d.W-l.X2
	}
	for i, t := range d.Texts {
		d.Texts[i].X = d.W - t.X
		d.Texts[i].Anchor = Right - t.Anchor
	}
}

// wrap breaks a label at spaces into lines no wider than room; a single word
// may be wider.
func wrap(s string, room float64, measure func(string) float64) []string {
	var lines []string
	line := ""
	for _, word := range words(s) {
		switch {
		case line == "":
			line = word
		case measure(line+" "+word) <= room:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// words cuts at plain spaces; no-break spaces hold.
func words(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		switch {
		case r == ' ' && start >= 0:
			out = append(out, s[start:i])
			start = -1
		case r != ' ' && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}
