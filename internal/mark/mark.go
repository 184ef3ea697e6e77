// Package mark reads a site's mark, a small drawing in SVG, as filled
// outlines, so that it can be drawn in pixels as well: home screens take no
// SVG. It knows what marks are made of (path, circle, ellipse, rect, polygon,
// g with a fill) and refuses the rest by name instead of drawing it wrongly.
// Which colours a site has is the theme's, painting is render/card's.
package mark

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Mark is a drawing whose upper left corner is the origin.
type Mark struct {
	Width, Height float64
	Shapes        []Shape
}

// Shape is an area in one colour; contours that run the other way round are
// holes in it.
type Shape struct {
	Colour   [3]byte
	Contours []Contour
}

// Contour is a closed outline of parabolas; a straight line has its control
// point in the middle.
type Contour struct {
	Start  Point
	Curves []Curve
}

// Curve leads to a point.
type Curve struct{ By, To Point }

// Point is a place in the units of the drawing; y runs downwards.
type Point struct{ X, Y float64 }

// Parse reads a drawing. The error names the element or attribute that cannot
// be drawn.
func Parse(svg []byte) (*Mark, error) {
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	m := &Mark{}
	fills := []string{"#000000"}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			fill, err := m.element(t, fills[len(fills)-1])
			if err != nil {
				return nil, fmt.Errorf("<%s>: %w", t.Name.Local, err)
			}
			fills = append(fills, fill)
		case xml.EndElement:
			fills = fills[:len(fills)-1]
		}
	}
	if m.Width <= 0 || m.Height <= 0 {
		return nil, errors.New("<svg>: it has no viewBox")
	}
	return m, nil
}

// element adds what an element draws and gives the colour that holds in it.
func (m *Mark) element(t xml.StartElement, fill string) (string, error) {
	a := attributes{}
	for _, at := range t.Attr {
		a[at.Name.Local] = at.Value
	}
	for _, name := range []string{"transform", "style", "class", "opacity", "fill-opacity", "clip-path", "mask", "filter", "fill-rule"} {
		if a[name] != "" {
			return fill, fmt.Errorf("the attribute %s", name)
		}
	}
	if s := a["stroke"]; s != "" && s != "none" {
		return fill, errors.New("the attribute stroke; draw the line as an area")
	}
	if a["fill"] != "" {
		fill = a["fill"]
	}
	var contours []Contour
	var err error
	switch t.Name.Local {
	case "svg":
		return fill, m.box(a)
	case "g", "title", "desc", "metadata":
		return fill, nil
	case "path":
		contours, err = path(a["d"])
	case "polygon":
		contours, err = path("M" + a["points"] + "z")
	case "rect":
		contours, err = rect(a)
	case "circle", "ellipse":
		contours, err = ellipse(a)
	default:
		return fill, errors.New("an element that is not known")
	}
	if err != nil || fill == "none" {
		return fill, err
	}
	colour, err := colourOf(fill)
	m.Shapes = append(m.Shapes, Shape{colour, contours})
	return fill, err
}

func (m *Mark) box(a attributes) error {
	fields := strings.FieldsFunc(a["viewBox"], func(r rune) bool { return r == ' ' || r == ',' })
	if len(fields) != 4 || fields[0] != "0" || fields[1] != "0" {
		return errors.New("its viewBox is not “0 0 width height”")
	}
	var err error
	if m.Width, err = strconv.ParseFloat(fields[2], 64); err == nil {
		m.Height, err = strconv.ParseFloat(fields[3], 64)
	}
	return err
}

// attributes are an element's, by name.
type attributes map[string]string

// number is an attribute's, 0 where it is absent.
func (a attributes) number(name string) (float64, error) {
	if a[name] == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(a[name], 64)
	if err != nil {
		return 0, fmt.Errorf("%s is “%s”, which is no number", name, a[name])
	}
	return n, nil
}

func (a attributes) numbers(names ...string) ([]float64, error) {
	out := make([]float64, len(names))
	for i, name := range names {
		n, err := a.number(name)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

func rect(a attributes) ([]Contour, error) {
	if a["rx"] != "" || a["ry"] != "" {
		return nil, errors.New("round corners; draw a path")
	}
	n, err := a.numbers("x", "y", "width", "height")
	if err != nil {
		return nil, err
	}
	p := pen{}
	p.move(Point{n[0], n[1]})
	p.line(Point{n[0] + n[2], n[1]})
	p.line(Point{n[0] + n[2], n[1] + n[3]})
	p.line(Point{n[0], n[1] + n[3]})
	return p.contours, nil
}

// ellipse is eight parabolas, which no pixel tells from the ellipse.
func ellipse(a attributes) ([]Contour, error) {
	n, err := a.numbers("cx", "cy", "rx", "ry", "r")
	if err != nil {
		return nil, err
	}
	rx, ry := n[2]+n[4], n[3]+n[4]
	const diagonal, tangent = 0.7071067811865476, 0.41421356237309503 // cos 45°, tan 22.5°
	unit := []Curve{
		{Point{1, tangent}, Point{diagonal, diagonal}}, {Point{tangent, 1}, Point{0, 1}},
		{Point{-tangent, 1}, Point{-diagonal, diagonal}}, {Point{-1, tangent}, Point{-1, 0}},
		{Point{-1, -tangent}, Point{-diagonal, -diagonal}}, {Point{-tangent, -1}, Point{0, -1}},
		{Point{tangent, -1}, Point{diagonal, -diagonal}}, {Point{1, -tangent}, Point{1, 0}},
	}
	place := func(p Point) Point { return Point{n[0] + float64(rx*p.X), n[1] + float64(ry*p.Y)} }
	c := Contour{Start: place(Point{1, 0})}
	for _, u := range unit {
		c.Curves = append(c.Curves, Curve{place(u.By), place(u.To)})
	}
	return []Contour{c}, nil
}

// colourOf reads #rgb and #rrggbb.
func colourOf(s string) (c [3]byte, err error) {
	hex := strings.TrimPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 || !strings.HasPrefix(s, "#") {
		return c, fmt.Errorf("the colour “%s”; write var(--accent) and the like, or six hexadecimal digits", s)
	}
	return [3]byte{byte(n >> 16), byte(n >> 8), byte(n)}, nil
}
