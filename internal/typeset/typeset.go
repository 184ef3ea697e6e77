// Package typeset turns text into positioned glyphs: it picks fonts, shapes
// (through the HarfBuzz port of go-text), resolves bidirectional text, breaks
// lines and measures. Lengths are in points unless said otherwise; fonts
// arrive as bytes and nothing is read from disk.
//
// It leaves to others where lines go on a page (render/pdf), how glyphs are
// painted and which words are set.
package typeset

import "lodestone/internal/diag"

// Direction is the base direction of a paragraph.
type Direction uint8

const (
	LTR Direction = iota
	RTL
)

// DirectionOf reads the "ltr" or "rtl" of a view; anything but "rtl" is LTR.
func DirectionOf(dir string) Direction {
	if dir == "rtl" {
		return RTL
	}
	return LTR
}

// Span is a piece of a paragraph in one role of the font set.
type Span struct {
	Text  string
	Role  string  // a role of the Set: "text", "display" …
	Scale float64 // size relative to the paragraph's; 0 means 1
	Rise  float64 // raised above the baseline, in ems of the paragraph's size
	Tag   int     // the caller's mark, handed on to the runs made of this span
}

// Glyph is one shaped glyph. Advance and offsets are in points; offsets are
// added to the pen before painting, y upwards.
type Glyph struct {
	ID      uint16
	Advance float64
	XOffset float64
	YOffset float64
	Cluster int // index of the cluster's first character in the paragraph
}

// Run is a stretch of glyphs in one font, size and direction, in visual
// order: left to right, whatever the direction of its text.
type Run struct {
	Font     *Font
	Size     float64 // points
	Rise     float64 // points above the line's baseline
	RTL      bool
	X        float64 // of the run's left edge from the line's left edge
	Width    float64
	Glyphs   []Glyph
	Start    int // first character in the paragraph
	End      int // one past the last character
	Tag      int
	Trailing bool // white space at the end of the line, outside its width
}

// Line is a set line. Runs are in visual order; Width leaves out the white
// space at the line's end, which stands in a trailing run of its own so that
// text extracted from a document keeps its spaces.
type Line struct {
	Width   float64
	Ascent  float64 // of the tallest font on the line, above the baseline
	Descent float64 // of the deepest, below the baseline, positive
	Runs    []Run
	Start   int // first character in the paragraph
	End     int // one past the last, white space included
}

// Logical gives the runs in the order in which they are read.
func (l Line) Logical() []Run {
	out := make([]Run, len(l.Runs))
	copy(out, l.Runs)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Start < out[j-1].Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// Offset is where a line of this width starts in a column, for text set
// flush with the start of its direction.
func (l Line) Offset(column float64, dir Direction) float64 {
	if dir == RTL {
		return column - l.Width
	}
	return 0
}

// OverflowError says that a text does not fit the place it was given.
type OverflowError struct {
	Text  string
	Width float64 // needed, points
	Room  float64 // there, points
}

func (e *OverflowError) Error() string {
	return "the text " + quote(e.Text) + " does not fit its place"
}

// Diagnostic tells an editor about the overflow; field says which text it is.
func (e *OverflowError) Diagnostic(field string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "KIT02", Severity: diag.Error,
		Message: "the text " + quote(e.Text) + " (" + field + ") is too long for its place in the document",
		Hint:    "shorten it, or give the word a place to break",
	}
}

func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:57]) + "…"
	}
	return "“" + s + "”"
}
