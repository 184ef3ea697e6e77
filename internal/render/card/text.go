package card

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"lodestone/internal/diag"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// style is how a text is set.
type style struct {
	role    string
	sizes   []float64 // at the scale of 1200 pixels, largest first
	lines   int       // at most
	leading float64   // from line to line, in sizes
	color   layer
	even    bool   // lines of about one length
	whole   bool   // never cut: a part of a number is another number
	lead    string // said before, small: "more than"
	tail    string // said after, small: "kV"
	close   bool   // without spaces between them
}

// aside is the size of what is said before and after a number, relative to it.
const aside = 0.3

// text is a set text. Without lines there is nothing to draw.
type text struct {
	par     *typeset.Paragraph
	ends    []int
	size    float64
	width   float64 // of the widest line
	lines   []typeset.Line
	style   style
	leading float64 // pixels
}

// edge is the side at which a text lies, as the card is read.
type edge int

const (
	start edge = iota
	end
)

// set fits a text into a width and, unless zero, a height. Where no size does,
// it is cut; a text that may not be cut, or has a character that no font has,
// comes back without lines.
func (s *sheet) set(field string, t view.Text, st style, width, height float64) text {
	if strings.TrimSpace(t.S) == "" {
		return text{}
	}
	par := s.paragraph(t.S, t, st)
	if len(par.Missing) > 0 {
		s.lacks(par, field)
		return text{}
	}
	if out, ok := s.fit(par, st, width, height); ok || st.whole {
		return out
	}
	return s.cut(par, t, st, width, height)
}

func (s *sheet) paragraph(words string, t view.Text, st style) *typeset.Paragraph {
	tag, dir := t.Lang, typeset.DirectionOf(t.Dir)
	if tag == "" {
		tag, dir = s.Lang, s.dir
	}
	gap, fixed := " ", "\u00a0"
	if st.close {
		gap, fixed = "", ""
	}
	spans := []typeset.Span{{Text: words, Role: st.role}}
	if st.lead != "" {
		spans = []typeset.Span{{Text: st.lead + gap, Role: typeset.RoleText, Scale: aside}, spans[0]}
	}
	if st.tail != "" { // within the isolate of the number
		number, closed := strings.CutSuffix(words, "\u2069")
		spans[len(spans)-1].Text = number
		after := typeset.Span{Text: fixed + st.tail, Role: typeset.RoleText, Scale: aside}
		if closed {
			after.Text += "\u2069"
		}
		spans = append(spans, after)
	}
	return s.shaper.Paragraph(tag, dir, spans...)
}

// lacks reports characters that no font has. The card does without the text.
func (s *sheet) lacks(par *typeset.Paragraph, field string) {
	for _, d := range par.Diagnostics("the " + field + " of the card “" + s.Claim.S + "” (" + s.Lang + ")") {
		if lack, ok := d.Detail.(*typeset.Lack); ok {
			lack.Document, lack.Lang, lack.Optional = s.Claim.S, s.Lang, true
			d.Severity = diag.Warning
		}
		s.list.Add(d)
	}
}

// fit takes the largest size at which a text fits without cutting a word.
func (s *sheet) fit(par *typeset.Paragraph, st style, width, height float64) (text, bool) {
	for i, size := range st.sizes {
		size = s.px(size)
		if par.Widest(size) > width && (i < len(st.sizes)-1 || st.whole) {
			continue
		}
		if out, ok := s.at(par, st, size, width, height); ok {
			if st.even {
				out = s.evened(out, width)
			}
			return out, true
		}
	}
	return text{}, false
}

// at sets a text in one size, if it fits.
func (s *sheet) at(par *typeset.Paragraph, st style, size, width, height float64) (text, bool) {
	ends, err := par.Ends(size, width)
	if err != nil || len(ends) > st.lines {
		return text{}, false
	}
	out := text{par: par, ends: ends, size: size, style: st, leading: math.Round(float64(size * max(st.leading, 1)))}
	if height > 0 && float64(len(ends)-1)*out.leading+1.25*size > height {
		return text{}, false
	}
	out.lines = par.Lines(size, ends)
	for _, l := range out.lines {
		out.width = max(out.width, l.Width)
	}
	return out, true
}

// evened narrows a text until it would need another line.
func (s *sheet) evened(t text, width float64) text {
	for w := width; len(t.ends) > 1 && w > width/2; w -= width / 40 {
		if t.par.Widest(t.size) > w {
			break
		}
		next, ok := s.at(t.par, t.style, t.size, w, 0)
		if !ok || len(next.ends) > len(t.ends) {
			break
		}
		t = next
	}
	return t
}

// cut shortens a text at the smallest size: to as many whole sentences as
// fit, else at the end of a word, which is then seen to go on; a single word
// that is too long, within it.
func (s *sheet) cut(par *typeset.Paragraph, t view.Text, st style, width, height float64) text {
	st.sizes = st.sizes[len(st.sizes)-1:]
	runes := []rune(par.Text())
	try := func(words string) (text, bool) { return s.fit(s.paragraph(words, t, st), st, width, height) }
	most := func(stops []int) (best text, end int) {
		n := sort.Search(len(stops), func(i int) bool {
			_, ok := try(trimmed(runes[:stops[i]]) + "…")
			return !ok
		})
		if n == 0 {
			return text{}, 0
		}
		best, _ = try(trimmed(runes[:stops[n-1]]) + "…")
		return best, stops[n-1]
	}
	best, at := most(par.Stops())
	if at == 0 {
		every := make([]int, min(len(runes), par.Stops()[0]))
		for i := range every {
			every[i] = i + 1
		}
		best, _ = most(every)
		return best
	}
	if i := sentence(runes[:at]); i > at/2 {
		if got, ok := try(trimmed(runes[:i])); ok {
			return got
		}
	}
	return best
}

// trimmed leaves out what should not stand before an ellipsis; a full stop is
// kept.
func trimmed(r []rune) string {
	return strings.TrimRightFunc(string(r), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-，、；：،؛", r)
	})
}

// sentence is where the last whole sentence ends, 0 for none.
func sentence(r []rune) int {
	for i := len(r) - 1; i > 0; i-- {
		switch {
		case strings.ContainsRune("。！？؟", r[i]):
			return i + 1
		case strings.ContainsRune(".!?", r[i]) && (i+1 == len(r) || unicode.IsSpace(r[i+1])):
			return i + 1
		}
	}
	return 0
}

// ascent is from the first baseline up, by the capitals of the text.
func (t text) ascent() float64 {
	if len(t.lines) == 0 {
		return 0
	}
	return math.Round(float64(t.size * 0.76))
}

// depth is from the first baseline to the last.
func (t text) depth() float64 { return float64(max(len(t.lines)-1, 0)) * t.leading }

// height is from the tops of the first line to the last baseline.
func (t text) height() float64 { return t.ascent() + t.depth() }

// draw paints the text with its first baseline at y, side pixels from the
// edge of the column.
func (t text) draw(s *sheet, side, y float64, at edge) {
	for i, l := range t.lines {
		x := s.left() + side
		if (at == end) != (s.dir == typeset.RTL) {
			x = s.left() + s.width - side - l.Width
		}
		if t.style.role == typeset.RoleDisplay && at == start {
			x += s.hang(l)
		}
		base := math.Round(y + float64(float64(i)*t.leading))
		s.canvas.line(s.shaper, l, math.Floor(x), base, t.style.color)
	}
}

// hang moves a line of large letters so that its first stroke, not the space
// before it, stands at the margin.
func (s *sheet) hang(l typeset.Line) float64 {
	order := l.Logical()
	if len(order) == 0 || len(order[0].Glyphs) == 0 || order[0].RTL != (s.dir == typeset.RTL) {
		return 0
	}
	run := order[0]
	scale := run.Size / float64(run.Font.UnitsPerEm)
	g := run.Glyphs[0]
	if run.RTL {
		g = run.Glyphs[len(run.Glyphs)-1]
	}
	low, high := math.Inf(1), 0.0
	for _, seg := range s.shaper.Outline(run.Font, g.ID) {
		low, high = min(low, seg.To.X), max(high, seg.To.X)
	}
	switch bearing := low * scale; {
	case math.IsInf(low, 1):
		return 0
	case run.RTL:
		return max(min(g.Advance-float64(high*scale), float64(run.Size*0.1)), 0)
	default:
		return -max(min(bearing, float64(run.Size*0.1)), 0)
	}
}
