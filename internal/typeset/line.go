package typeset

import (
	"math"
	"slices"
	"unicode"
)

// One sets the whole paragraph on one line, whatever its width.
func (p *Paragraph) One(size float64) Line {
	return p.line(size, 0, len(p.text))
}

// Break sets the paragraph in lines no wider than width (points), with the
// line ends that leave the least uneven margin. A word longer than the line
// is cut between letters; if a single letter is too wide the result is an
// *OverflowError. Empty text has no lines.
func (p *Paragraph) Break(size, width float64) ([]Line, error) {
	ends, err := p.Ends(size, width)
	if err != nil {
		return nil, err
	}
	return p.Lines(size, ends), nil
}

// Ends only measures: it gives where Break would end the lines, as indexes
// into the text.
func (p *Paragraph) Ends(size, width float64) ([]int, error) {
	if len(p.text) == 0 {
		return nil, nil
	}
	ends, err := p.chooseEnds(width/size + 1e-9)
	if err != nil {
		err.Width, err.Room = err.Width*size, width
		return nil, err
	}
	return ends, nil
}

// Lines sets the lines that end there.
func (p *Paragraph) Lines(size float64, ends []int) []Line {
	lines := make([]Line, 0, len(ends))
	start := 0
	for _, end := range ends {
		lines = append(lines, p.line(size, start, end))
		start = end
	}
	return lines
}

// visible is the end of a line's text without the white space after it.
func (p *Paragraph) visible(start, end int) int {
	for end > start && unicode.IsSpace(p.text[end-1]) && p.text[end-1] != '\u00a0' {
		end--
	}
	return end
}

// chooseEnds finds the cheapest series of line ends, room in ems.
func (p *Paragraph) chooseEnds(room float64) ([]int, *OverflowError) {
	sums := make([]float64, len(p.text)+1)
	for i, a := range p.advance {
		sums[i+1] = sums[i] + a
	}
	stops := p.stops(sums, room)
	n := len(stops)
	cost := make([]float64, n)
	from := make([]int, n)
	for j := 1; j < n; j++ {
		cost[j] = math.Inf(1)
		for i := j - 1; i >= 0; i-- {
			w := sums[p.visible(stops[i], stops[j])] - sums[stops[i]]
			if w > room {
				if i == j-1 {
					return nil, &OverflowError{Text: p.Slice(stops[i], stops[j]), Width: w}
				}
				break
			}
			if c := cost[i] + lineCost(w/room, i > 0, j == n-1); c < cost[j] {
				cost[j], from[j] = c, i
			}
		}
	}
	var ends []int
	for j := n - 1; j > 0; j = from[j] {
		ends = append(ends, stops[j])
	}
	slices.Reverse(ends)
	return ends, nil
}

// lineCost is how bad a line is that fills this share of the measure. Every
// line costs something, so that no line is made without need; a last line
// may be short, but not a lone short word.
func lineCost(fill float64, later, last bool) float64 {
	const perLine, orphan = 4, 0.5
	slack := 1 - fill
	switch {
	case last && later && fill < 0.15:
		return perLine + orphan
	case last:
		return perLine
	}
	return perLine + slack*slack
}

// stops is 0, then every place where a line may end; inside words wider than
// the room, between any two graphemes.
func (p *Paragraph) stops(sums []float64, room float64) []int {
	stops := make([]int, 1, len(p.breaks)+1)
	start := 0
	for _, end := range p.breaks {
		if sums[p.visible(start, end)]-sums[start] > room {
			stops = p.graphemeStops(stops, start, end)
		}
		stops = append(stops, end)
		start = end
	}
	return stops
}

func (p *Paragraph) graphemeStops(stops []int, start, end int) []int {
	seg := &p.shaper.seg
	seg.Init(p.text[start:end])
	for it := seg.GraphemeIterator(); it.Next(); {
		at := start + it.Grapheme().Offset
		if at > start && p.starts[at] && p.visible(at, end) > at {
			stops = append(stops, at)
		}
	}
	return stops
}

// line sets the characters from start to end as one line.
func (p *Paragraph) line(size float64, start, end int) Line {
	l := Line{Start: start, End: end}
	shown := p.visible(start, end)
	var parts []piece
	var lev []uint8
	for _, pc := range p.pieces {
		from, to := max(pc.start, start), min(pc.end, shown)
		if from < to {
			parts = append(parts, p.cut(pc, from, to))
			lev = append(lev, pc.level)
		}
	}
	for _, i := range visual(lev) {
		run := p.run(parts[i], size)
		run.X = l.Width
		l.Width += run.Width
		l.Ascent = max(l.Ascent, run.Font.Ascent*run.Size/1000+run.Rise)
		l.Descent = max(l.Descent, run.Font.Descent*run.Size/1000-run.Rise)
		l.Runs = append(l.Runs, run)
	}
	if shown < end && len(l.Runs) > 0 {
		l.Runs = append(l.Runs, p.trailing(l, size, shown))
	}
	return l
}

// cut is the part of a piece between two characters, shaped again when the
// letters at the cut depend on each other.
func (p *Paragraph) cut(pc piece, from, to int) piece {
	if from == pc.start && to == pc.end {
		return pc
	}
	out := pc
	out.start, out.end = from, to
	out.glyphs = nil
	safe := true
	for _, g := range pc.glyphs {
		if (g.cluster == from || g.cluster == to) && !g.breakable {
			safe = false
		}
		if g.cluster >= from && g.cluster < to {
			out.glyphs = append(out.glyphs, g)
		}
	}
	if safe {
		return out
	}
	return p.shaper.shape(p, out)
}

func (p *Paragraph) run(pc piece, size float64) Run {
	at := size * p.scale(pc.span)
	run := Run{
		Font: pc.font, Size: at, Rise: p.spans[pc.span].Rise * size, RTL: pc.level%2 == 1,
		Start: pc.start, End: pc.end, Tag: p.spans[pc.span].Tag, Glyphs: make([]Glyph, len(pc.glyphs)),
	}
	for i, g := range pc.glyphs {
		run.Glyphs[i] = Glyph{ID: g.id, Cluster: g.cluster, Advance: g.advance * at, XOffset: g.x * at, YOffset: g.y * at}
		run.Width += g.advance * at
	}
	return run
}

// trailing is one space after the line's last word, in reading direction.
func (p *Paragraph) trailing(l Line, size float64, at int) Run {
	for _, pc := range p.pieces {
		if at < pc.start || at >= pc.end {
			continue
		}
		pc = p.cut(pc, at, at+1)
		pc.level = uint8(p.dir)
		run := p.run(pc, size)
		run.Trailing = true
		run.X = l.Width
		if p.dir == RTL {
			run.X = -run.Width
		}
		return run
	}
	return Run{Font: l.Runs[0].Font, Size: size, Trailing: true}
}
