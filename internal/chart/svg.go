package chart

import (
	"fmt"
	"strconv"
	"strings"
)

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// SVG writes a drawing as an svg element for HTML: role img with a title and
// a description for assistive technology, and classes instead of styles, so
// that a strict Content-Security-Policy lets it be. Id makes the element's
// ids unique on its page. Texts are left to the stylesheet for font and
// colour: chart, chart-own, chart-peer, chart-axis, chart-label,
// chart-own-label, chart-value, chart-own-value.
func (b Bars) SVG(id string, l Layout) string {
	const margin = 8 // the axis stands out above and below
	d := b.Draw(l)
	id = escape.Replace(id)
	var s strings.Builder
	fmt.Fprintf(&s, `<svg class="chart" role="img" aria-labelledby="%s-t" aria-describedby="%s-d" viewBox="0 %d %s %s" width="%s" height="%s">`,
		id, id, -margin, num(d.W), num(d.H+2*margin), num(d.W), num(d.H+2*margin))
	fmt.Fprintf(&s, `<title id="%s-t">%s</title><desc id="%s-d">%s</desc>`, id, escape.Replace(b.Title), id, escape.Replace(b.Desc))
	for _, r := range d.Rects {
		fmt.Fprintf(&s, `<rect class="chart-%s" x="%s" y="%s" width="%s" height="%s"/>`, r.Role, num(r.X), num(r.Y), num(r.W), num(r.H))
	}
	for _, x := range d.Lines {
		fmt.Fprintf(&s, `<line class="chart-%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, x.Role, num(x.X1), num(x.Y1), num(x.X2), num(x.Y2))
	}
	for _, t := range d.Texts {
		fmt.Fprintf(&s, `<text class="chart-%s" x="%s" y="%s" font-size="%s" text-anchor="%s">%s</text>`,
			t.Role, num(t.X), num(t.Y), num(t.Size), b.anchor(t.Anchor), escape.Replace(t.S))
	}
	s.WriteString("</svg>")
	return s.String()
}

// anchor is the text-anchor of SVG, which counts from the start of the
// text's direction; the direction is inherited from the page.
func (b Bars) anchor(a Anchor) string {
	if (a == Left) != b.RTL {
		return "start"
	}
	return "end"
}

func num(x float64) string {
	return strconv.FormatFloat(float64(int64(x*100+sign(x)*0.5))/100, 'f', -1, 64)
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
