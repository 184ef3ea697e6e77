package card

import (
	"strings"

	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// evidence sets the figure above y, the numeral with its unit, what it counts
// and its year beside it, and gives where the claim must end.
func (s *sheet) evidence(y float64) float64 {
	y -= s.px(42)
	value := s.numeral()
	room := s.width - value.width - s.px(column)
	beside := len(value.lines) == 1 && room >= 0.36*s.width
	if !beside {
		value = s.set("value", s.value(), style{role: typeset.RoleDisplay, sizes: []float64{44, 40, 36, 32, 28}, lines: 3, leading: 1.3, color: accent, even: true, whole: true, lead: s.Figure.Qualifier, tail: s.tail(), close: s.Figure.Close}, s.width, 0)
		room = s.width
	}
	words := s.isolated(s.Figure.Unit)
	if s.tail() != "" {
		words = view.Text{}
	}
	unit := s.set("unit", words, style{role: typeset.RoleTextStrong, sizes: []float64{28, 25, 22}, lines: 2, leading: 1.3, color: ink}, room, 0)
	label := s.set("label", s.Figure.Label, style{role: typeset.RoleText, sizes: []float64{26, 24, 22}, lines: 2, leading: 1.3, color: ink}, room, 0)
	year := s.set("year", view.Plain(s.year()), style{role: typeset.RoleText, sizes: []float64{26, 24, 22}, lines: 2, leading: 1.3, color: muted}, room, 0)
	side := 0.0
	if beside {
		side = value.width + s.px(column)
	}
	top := s.up(y, side, year, label, unit)
	if !beside {
		value.draw(s, 0, top-s.px(24)-value.depth(), start)
		return top - s.px(24) - value.height()
	}
	value.draw(s, 0, y, start)
	return min(top, y-value.ascent())
}

// up stacks texts from a baseline upwards and gives the top of the last.
func (s *sheet) up(y, side float64, texts ...text) float64 {
	top := y
	for _, t := range texts {
		if t.height() == 0 {
			continue
		}
		if top < y {
			top -= s.px(13)
		}
		t.draw(s, side, top-t.depth(), start)
		top -= t.depth() + t.ascent()
	}
	return top
}

// numeral is the value on one line, as large as leaves room for its words;
// with no lines when it is not a numeral but a phrase.
func (s *sheet) numeral() text {
	return s.set("value", s.value(), style{role: typeset.RoleDisplay, sizes: []float64{132, 116, 100, 88, 76, 66, 58}, lines: 1, color: accent, whole: true, lead: s.Figure.Qualifier, tail: s.tail(), close: s.Figure.Close}, 0.62*s.width, 0)
}

// value is the figure as it is written, kept from being turned around by the
// text beside it.
func (s *sheet) value() view.Text {
	if f := s.Figure; f.ValueLang != "" {
		return f.ValueText()
	}
	return s.isolated(s.Figure.Value)
}

func (s *sheet) isolated(v string) view.Text {
	if v != "" && s.dir == typeset.RTL {
		v = "\u2068" + v + "\u2069"
	}
	return view.Plain(v)
}

// tail is a unit so short that it stands at the number: "kV", "人".
func (s *sheet) tail() string {
	const short = 3
	if unit := s.Figure.Unit; len([]rune(unit)) <= short {
		return unit
	}
	return ""
}

// year is the time that the figure is about, unless its label says it, and
// how the figure stands.
func (s *sheet) year() string {
	var said []string
	if f := s.Figure; !strings.Contains(f.Label.S, f.Period) {
		said = append(said, s.isolated(f.Period).S)
	}
	if s.State != "" {
		said = append(said, s.State)
	}
	return strings.Join(said, " · ")
}
