package pptx

import (
	"strings"
	"unicode"

	"lodestone/internal/diag"
)

// The reader's machine chooses the fonts, so lines cannot be shaped here. They
// are estimated from above: widths and line heights are those of the widest
// of the common fonts (Noto, DejaVu), which stand in for Georgia and Calibri
// where those are missing. What fits by this measure fits everywhere.

// fit is the largest of a ladder of scales at which the paragraphs stand in
// the box, and whether the least size that can be read sufficed. A short list
// may grow beyond its size, so that a slide of three lines fills the room.
func fit(paras []para, s style, b box) (scale float64, ok bool) {
	least := s.least / s.size
	for scale = max(1, s.most/s.size); scale > least; scale -= 0.05 {
		if stands(paras, s, b, scale) {
			return scale, true
		}
	}
	return least, stands(paras, s, b, least)
}

func stands(paras []para, s style, b box, scale float64) bool {
	height := 0.0
	for _, p := range paras {
		h, ok := p.height(s, b.w, scale)
		if !ok {
			return false
		}
		height += h
	}
	return height <= b.h
}

// height of a paragraph in points, with the space after it; ok is false when
// a word is wider than the box.
func (p para) height(s style, width, scale float64) (height float64, ok bool) {
	if s.bullets {
		width -= indent(s)
	}
	largest, leading := 0.0, 1.0
	for _, r := range p.runs {
		largest = max(largest, r.size(s, scale))
		leading = max(leading, lineHeight(r.text.S))
	}
	lines, ok := p.lines(s, width, scale)
	return float64(lines)*largest*leading + (s.after+p.after)*scale, ok
}

// lines breaks greedily at spaces, hyphens and between ideographs, as Office
// does.
func (p para) lines(s style, width, scale float64) (lines int, ok bool) {
	lines, ok = 1, true
	x, word, space := 0.0, 0.0, 0.0
	flush := func() {
		if word > width {
			ok = false
		}
		if x > 0 && x+space+word > width {
			lines, x, space = lines+1, 0, 0
		}
		x += space + word
		word, space = 0, 0
	}
	for _, r := range p.runs {
		em := r.size(s, scale)
		wide := 1.0
		if s.serif || r.serif {
			wide = 1.04
		}
		if s.bold || r.bold {
			wide *= 1.07
		}
		for _, c := range r.text.S {
			w := advance(c) * em * wide
			switch {
			case c == '\n':
				flush()
				lines, x = lines+1, 0
			case unicode.IsSpace(c) && c != '\u00a0' && c != '\u202f':
				flush()
				space += w
			case ideographic(c):
				flush()
				word = w
				flush()
			default:
				if word += w; c == '-' || c == '–' {
					flush()
				}
			}
		}
	}
	flush()
	return lines, ok
}

// advance is the width of a character in em.
func advance(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case ideographic(r):
		return 1
	case unicode.In(r, unicode.Arabic):
		return 0.56
	case r == ' ' || r == '\u00a0':
		return 0.27
	case strings.ContainsRune("ijl.,:;'’|!()[]·", r):
		return 0.32
	case strings.ContainsRune("ftrI-/", r):
		return 0.42
	case strings.ContainsRune("mwMW@%—", r):
		return 0.95
	case strings.ContainsRune("nudpqbghoöü", r):
		return 0.63
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.58
}

func ideographic(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFF60
}

// lineHeight is the font's own line spacing in em, by script.
func lineHeight(s string) float64 {
	if hasRTL(s) {
		return 1.6
	}
	return 1.37
}

// tooLong reports a text that its box cannot hold.
func (d *deck) tooLong(slide, text string) {
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "…"
	}
	d.found.Add(diag.Diagnostic{
		Code: "KIT02", Severity: diag.Warning,
		Message: "the deck " + quoted(d.view.Title) + " (" + d.view.Lang + "): a text on the slide " + quoted(slide) + " does not fit its box: " + quoted(text),
		Hint:    "shorten the text, or split it into two; a headline holds about 60 characters, a bullet about 90",
	})
}

func quoted(s string) string { return "“" + s + "”" }
