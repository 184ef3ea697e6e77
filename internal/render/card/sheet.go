package card

import (
	"fmt"
	"image"
	"math"

	"lodestone/internal/diag"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Measures of a card of 1200×630 pixels, in pixels; others are scaled by
// their area.
const (
	binding   = 20.0 // the strip at the side where reading starts
	marginIn  = 84.0 // from the binding's edge of the picture
	marginOut = 72.0
	headLine  = 88.0  // baseline of who speaks
	bodyTop   = 132.0 // where the claim may begin
	footLine  = 54.0  // from the lower edge to the baseline of the source
	footRule  = 102.0 // from the lower edge to the hairline
	column    = 30.0  // between the numeral and what it counts
)

// smallest and largest sides of a picture in pixels.
const (
	minSide = 400
	maxSide = 4000
)

// sheet is a card in the making.
type sheet struct {
	view.SocialCard
	canvas *canvas
	shaper *typeset.Shaper
	dir    typeset.Direction
	scale  float64
	width  float64 // of the column of text

	list diag.List
}

func newSheet(v view.SocialCard, shaper *typeset.Shaper) (*sheet, error) {
	if min(v.Width, v.Height) < minSide || max(v.Width, v.Height) > maxSide {
		return nil, fmt.Errorf("a card of %d×%d pixels cannot be drawn", v.Width, v.Height)
	}
	c, err := newCanvas(v.Width, v.Height, v.Brand)
	if err != nil {
		return nil, err
	}
	s := &sheet{SocialCard: v, canvas: c, shaper: shaper, dir: typeset.DirectionOf(v.Dir), scale: math.Sqrt(float64(v.Width*v.Height) / (1200 * 630))}
	s.width = float64(v.Width) - s.px(marginIn+marginOut)
	c.frame = s.frame()
	return s, nil
}

// frame is the picture without its margins, a little room for swashes and
// marks included.
func (s *sheet) frame() image.Rectangle {
	const inner, outer, lower = 64, 46, 24
	r := image.Rect(int(s.px(inner)), int(s.px(outer)), s.Width-int(s.px(outer)), s.Height-int(s.px(lower)))
	if s.dir == typeset.RTL {
		r.Min.X, r.Max.X = s.Width-r.Max.X, s.Width-r.Min.X
	}
	return r
}

// px is a measure at the scale of the picture, in whole pixels.
func (s *sheet) px(n float64) float64 { return math.Floor(float64(n*s.scale) + 0.5) }

// left is where the column of text begins, from the left.
func (s *sheet) left() float64 {
	if s.dir == typeset.RTL {
		return s.px(marginOut)
	}
	return s.px(marginIn)
}

// draw paints the card from its edges inwards: what stands at the head and
// foot is known, the claim gets the rest.
func (s *sheet) draw() {
	s.strip()
	top := s.head()
	bottom := s.foot()
	if s.Figure != nil {
		bottom = s.evidence(bottom)
	}
	s.claim(top, bottom)
}

// strip is the binding of the dossier.
func (s *sheet) strip() {
	x := 0
	if s.dir == typeset.RTL {
		x = s.Width - int(s.px(binding))
	}
	s.canvas.box(x, 0, int(s.px(binding)), s.Height, accent)
}

// head says who speaks and what about, and gives where the claim may begin.
func (s *sheet) head() float64 {
	kicker := s.set("kicker", s.Kicker, style{role: typeset.RoleTextStrong, sizes: []float64{25, 23, 21}, lines: 1, color: accent}, s.width/2, 0)
	site := s.set("name", s.Site, style{role: typeset.RoleTextStrong, sizes: []float64{30, 27, 24, 21}, lines: 1, color: ink}, s.beside(kicker), 0)
	site.draw(s, 0, s.px(headLine), start)
	kicker.draw(s, 0, s.px(headLine), end)
	return s.px(bodyTop)
}

// beside is the room that a text at the end of a line leaves.
func (s *sheet) beside(t text) float64 {
	if t.width == 0 {
		return s.width
	}
	return s.width - t.width - s.px(column)
}

// foot names the source and the place where more is said, and gives where the
// body must end.
func (s *sheet) foot() float64 {
	y := float64(s.Height) - s.px(footLine)
	host := s.set("address", view.Text{S: s.Host, Lang: "en", Dir: "ltr"}, style{role: typeset.RoleText, sizes: []float64{24, 21}, lines: 1, color: muted}, s.width/2, 0)
	source := s.set("source", view.Plain(s.Source), style{role: typeset.RoleText, sizes: []float64{24, 22, 20}, lines: 1, color: muted}, s.beside(host), 0)
	source.draw(s, 0, y, start)
	host.draw(s, 0, y, end)
	rule := float64(s.Height) - s.px(footRule)
	s.canvas.box(int(s.left()), int(rule), int(s.width), max(int(s.px(2)), 1), hairline)
	return rule
}

// claim fills what is left between top and bottom with the sentence, a little
// above the middle.
func (s *sheet) claim(top, bottom float64) {
	sizes := []float64{84, 78, 72, 66, 60, 55, 50, 45, 40, 36}
	room := bottom - s.px(44) - top
	claim := s.set("claim", s.Claim, style{role: typeset.RoleDisplay, sizes: sizes, lines: 6, leading: s.leading(), color: ink, even: true}, s.width, room)
	free := max(room-claim.height(), 0)
	claim.draw(s, 0, top+math.Round(float64(free*0.38))+claim.ascent(), start)
}

// leading is the distance of the claim's lines, by its size: Arabic needs
// room for its marks, Chinese has none above its capitals.
func (s *sheet) leading() float64 {
	switch {
	case s.dir == typeset.RTL:
		return 1.45
	case tall(s.Claim.S):
		return 1.32
	}
	return 1.2
}

// tall tells whether a text is written in characters that fill their square.
func tall(text string) bool {
	for _, r := range text {
		if r >= 0x3040 {
			return true
		}
	}
	return false
}
