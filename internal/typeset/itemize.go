package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// piece is a stretch of text of one font, level, script and span, with its
// glyphs in ems of the paragraph's size.
type piece struct {
	start, end int
	font       *Font
	level      uint8
	script     language.Script
	span       int
	glyphs     []unit
}

// unit is a glyph before it has a size: lengths in ems of its own font size.
type unit struct {
	id        uint16
	cluster   int
	advance   float64
	x, y      float64
	breakable bool // the text may be cut before this cluster without shaping again
}

// Missing is a character that no font of its role has.
type Missing struct {
	Char rune
	Font string // the font that was asked last
}

// clean takes out what has no place in a set line: controls and
// noncharacters go, line ends and tabs become spaces.
func clean(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			out = append(out, ' ')
		case unicode.IsControl(r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		default:
			out = append(out, r)
		}
	}
	return out
}

// scripts resolves the script of every character: common and inherited
// characters follow the text before them (at the start, after them), closing
// brackets their opening one (UAX #24, 5.2).
func scripts(text []rune) []language.Script {
	out := make([]language.Script, len(text))
	current := language.Common
	type opening struct {
		closer rune
		script language.Script
	}
	var open []opening
	unresolved := 0
	for i, r := range text {
		s := language.LookupScript(r)
		if s.Strong() {
			current = s
			for ; unresolved < i; unresolved++ {
				if out[unresolved] == language.Common {
					out[unresolved] = s
				}
			}
			for j := range open {
				if open[j].script == language.Common {
					open[j].script = s
				}
			}
		}
		out[i] = current
		switch r {
		case '(', '[', '{':
			open = append(open, opening{mirrored(r), current})
		case ')', ']', '}':
			for j := len(open) - 1; j >= 0; j-- {
				if open[j].closer == r {
					out[i] = open[j].script
					open = open[:j]
					break
				}
			}
		}
		if current != language.Common {
			unresolved = i + 1
		}
	}
	return out
}

// pickFonts chooses a font for every character: the first of the role that
// has the letters of the script sets its whole run, a character it lacks
// comes from the first that has it, marks stay with their base.
func pickFonts(text []rune, scr []language.Script, fonts []*Font, from, to int, out []*Font) []Missing {
	var missing []Missing
	for start := from; start < to; {
		end := start + 1
		for end < to && scr[end] == scr[start] {
			end++
		}
		preferred := preferredFont(text[start:end], scr[start], fonts)
		for i := start; i < end; i++ {
			r := text[i]
			switch {
			case i > from && unicode.Is(unicode.M, r) && out[i-1].Has(r):
				out[i] = out[i-1]
			case preferred.Has(r) || harfbuzz.IsDefaultIgnorable(r):
				out[i] = preferred
			default:
				f := firstWith(r, fonts)
				if f == nil {
					missing = append(missing, Missing{r, asked(preferred, fonts)})
					f = preferred
				}
				out[i] = f
			}
		}
		start = end
	}
	return missing
}

// asked names the font that was asked last, and one that could not be asked.
func asked(preferred *Font, fonts []*Font) string {
	for _, f := range fonts {
		if !f.ready() {
			return f.File + " cannot be read (" + f.broken.Error() + "); " + preferred.Family
		}
	}
	return preferred.Family
}

func preferredFont(run []rune, script language.Script, fonts []*Font) *Font {
	for _, r := range run {
		if language.LookupScript(r) == script && script.Strong() {
			if f := firstWith(r, fonts); f != nil {
				return f
			}
		}
	}
	return fonts[0]
}

func firstWith(r rune, fonts []*Font) *Font {
	for _, f := range fonts {
		if f.Has(r) {
			return f
		}
	}
	return nil
}
