package mark

import (
	"fmt"
	"strconv"
	"strings"
)

// pen draws contours.
type pen struct {
	contours []Contour
	at       Point
	control  Point // the last control point, for curves that go on smoothly
}

func (p *pen) move(to Point) {
	p.contours = append(p.contours, Contour{Start: to})
	p.at, p.control = to, to
}

func (p *pen) line(to Point) {
	p.quad(middle(p.at, to), to)
	p.control = to
}

func (p *pen) quad(by, to Point) {
	if len(p.contours) == 0 {
		p.move(p.at)
	}
	c := &p.contours[len(p.contours)-1]
	c.Curves = append(c.Curves, Curve{by, to})
	p.at, p.control = to, by
}

// cubic cuts a curve of the third degree into four of the second.
func (p *pen) cubic(a, b, to Point) {
	from, parts := p.at, 4
	at := func(t float64) Point {
		ab, bc, cd := between(from, a, t), between(a, b, t), between(b, to, t)
		return between(between(ab, bc, t), between(bc, cd, t), t)
	}
	for i := range parts {
		t0, t1 := float64(i)/float64(parts), float64(i+1)/float64(parts)
		start, mid, end := at(t0), at((t0+t1)/2), at(t1)
		p.quad(Point{2*mid.X - (start.X+end.X)/2, 2*mid.Y - (start.Y+end.Y)/2}, end)
	}
	p.control = b
}

func (p *pen) end() {
	if n := len(p.contours); n > 0 {
		p.at = p.contours[n-1].Start
		p.control = p.at
	}
}

func middle(a, b Point) Point { return between(a, b, 0.5) }

func between(a, b Point, t float64) Point {
	return Point{a.X + float64(t*(b.X-a.X)), a.Y + float64(t*(b.Y-a.Y))}
}

// takes is how many numbers each command of a path wants.
const commands, takes = "MLHVCSQTZ", "221164420"

// path reads the data of a path element.
func path(d string) ([]Contour, error) {
	r := reader{rest: d}
	p := pen{}
	command := byte(0)
	for {
		r.space()
		if r.rest == "" {
			return p.contours, nil
		}
		if c := r.rest[0]; isLetter(c) {
			command, r.rest = c, r.rest[1:]
		} else if command == 0 || command == 'z' || command == 'Z' {
			return nil, fmt.Errorf("the path data at “%s”", r.excerpt())
		}
		upper := command &^ 0x20
		i := strings.IndexByte(commands, upper)
		if i < 0 {
			return nil, fmt.Errorf("the command %c of its path; curves are C, S, Q and T", command)
		}
		n := make([]float64, takes[i]-'0')
		for j := range n {
			var err error
			if n[j], err = r.number(); err != nil {
				return nil, err
			}
		}
		p.draw(upper, n, command != upper)
		switch command {
		case 'M':
			command = 'L' // further pairs are lines
		case 'm':
			command = 'l'
		}
	}
}

// draw carries out one command; relative ones count from where the pen is.
func (p *pen) draw(command byte, n []float64, relative bool) {
	origin := Point{}
	if relative {
		origin = p.at
	}
	pair := func(i int) Point { return Point{origin.X + n[i], origin.Y + n[i+1]} }
	smooth := Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
	switch command {
	case 'M':
		p.move(pair(0))
	case 'L':
		p.line(pair(0))
	case 'H':
		p.line(Point{origin.X + n[0], p.at.Y})
	case 'V':
		p.line(Point{p.at.X, origin.Y + n[0]})
	case 'C':
		p.cubic(pair(0), pair(2), pair(4))
	case 'S':
		p.cubic(smooth, pair(0), pair(2))
	case 'Q':
		p.quad(pair(0), pair(2))
	case 'T':
		p.quad(smooth, pair(0))
	case 'Z':
		p.end()
	}
}

// reader takes numbers off path data, where "1-2.5.5" are three.
type reader struct{ rest string }

func (r *reader) space() { r.rest = strings.TrimLeft(r.rest, " \t\r\n,") }

func (r *reader) excerpt() string { return r.rest[:min(len(r.rest), 12)] }

func (r *reader) number() (float64, error) {
	r.space()
	i, point, digits := 0, false, false
	for ; i < len(r.rest); i++ {
		c := r.rest[i]
		switch {
		case c >= '0' && c <= '9':
			digits = true
			continue
		case (c == '-' || c == '+') && (i == 0 || r.rest[i-1]|0x20 == 'e'):
			continue
		case c == '.' && !point:
			point = true
			continue
		case c|0x20 == 'e' && digits:
			point = true
			continue
		}
		break
	}
	n, err := strconv.ParseFloat(r.rest[:i], 64)
	if err != nil {
		return 0, fmt.Errorf("the path data at “%s”", r.excerpt())
	}
	r.rest = r.rest[i:]
	return n, nil
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
