// Package card draws the pictures that stand for pages in social networks and
// messages: the region, the claim, the figure that proves it with its year
// and source, on paper.
//
// Words and numbers come from the view; fonts, shaping and lines from typeset.
// A text steps down a scale of sizes until it fits its place, and is cut at
// the end of a sentence or word where the smallest does not; nothing leaves
// the margins. A text with a character that no font has is left out and
// reported, for a box in its place would be worse. What the picture says is
// in the file as text too.
package card

import (
	"strings"
	"unicode"

	"lodestone/internal/diag"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Type is the media type of a card.
const Type = "image/png"

// Render draws a card as PNG. The error is a size or colour that no card can
// have; findings are characters that no font has (KIT01, warnings).
func Render(v view.SocialCard, fonts *typeset.Set) ([]byte, diag.List, error) {
	shaper := fonts.Shaper()
	defer shaper.Release()
	s, err := newSheet(v, shaper)
	if err != nil {
		return nil, nil, err
	}
	s.draw()
	data, err := s.canvas.png(v.Lang, printable(v.Alt))
	return data, s.list.Sorted(), err
}

// printable leaves out what has no place in a text chunk.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}
