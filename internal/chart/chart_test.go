package chart

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func sample(rtl bool) Bars {
	return Bars{
		Title: "Patents per million inhabitants, 2023", Desc: "Skåne is 2nd of 3.", RTL: rtl,
		Rows: []Bar{
			{Label: "Hovedstaden", ValueText: "412", Value: 412},
			{Label: "Skåne & friends", ValueText: "206", Value: 206, Own: true},
			{Label: "A region with quite a long official name", ValueText: "0", Value: 0},
		},
	}
}

func TestBarsKeepProportion(t *testing.T) {
	d := sample(false).Draw(Layout{Width: 400, Size: 10})
	if got := d.Rects[1].W / d.Rects[0].W; got < 0.4999 || got > 0.5001 {
		t.Errorf("half the value is drawn %.3f as long", got)
	}
	if d.Rects[2].W != 0 {
		t.Errorf("zero is drawn %.2f long", d.Rects[2].W)
	}
	if d.Rects[0].X != d.Rects[1].X || d.Rects[0].X != d.Lines[0].X1 {
		t.Error("bars do not begin at the axis")
	}
	if d.Rects[0].Role != RolePeer || d.Rects[1].Role != RoleOwn {
		t.Error("the own region is not told apart")
	}
}

func TestNothingLeavesTheDrawing(t *testing.T) {
	for _, rtl := range []bool{false, true} {
		for _, width := range []float64{180, 400} {
			bars := sample(rtl)
			bars.Rows = append(bars.Rows, Bar{Label: "Loss", ValueText: "−120", Value: -120})
			d := bars.Draw(Layout{Width: width, Size: 10})
			for _, x := range d.Texts {
				left, right := x.X, x.X+Estimate(x.S, 10)
				if x.Anchor == Right {
					left, right = x.X-Estimate(x.S, 10), x.X
				}
				if left < -0.01 || right > width+0.01 || x.Y > d.H+10 {
					t.Errorf("rtl %v, width %v: %q reaches from %.1f to %.1f", rtl, width, x.S, left, right)
				}
			}
			for _, r := range d.Rects {
				if r.X < -0.01 || r.X+r.W > width+0.01 || r.W < 0 {
					t.Errorf("rtl %v, width %v: bar %+v", rtl, width, r)
				}
			}
		}
	}
}

func TestRightToLeftMirrors(t *testing.T) {
	a, b := sample(false).Draw(Layout{Width: 300, Size: 10}), sample(true).Draw(Layout{Width: 300, Size: 10})
	for i := range a.Rects {
		if a.Rects[i].X+a.Rects[i].W != 300-b.Rects[i].X {
			t.Errorf("bar %d is not mirrored", i)
		}
	}
	if b.Texts[0].Anchor != Right || b.Texts[0].X != 300 {
		t.Errorf("labels do not begin at the right: %+v", b.Texts[0])
	}
}

// TestSVGIsSafe reads the markup back: well-formed, named for assistive
// technology, no style attributes, text escaped.
func TestSVGIsSafe(t *testing.T) {
	svg := sample(false).SVG("bench-1", Layout{Width: 400, Size: 14})
	dec := xml.NewDecoder(strings.NewReader(svg))
	ids := map[string]bool{}
	labelled := ""
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range el.Attr {
			switch a.Name.Local {
			case "style":
				t.Error("a style attribute needs unsafe-inline")
			case "id":
				ids[a.Value] = true
			case "aria-labelledby":
				labelled = a.Value
			}
		}
	}
	if !ids[labelled] || !strings.Contains(svg, `role="img"`) || !strings.Contains(svg, "Skåne &amp; friends") {
		t.Errorf("unnamed or unescaped: %s", svg)
	}
}

func TestBrokenNumbersAreZero(t *testing.T) {
	zero := 0.0
	d := Bars{Rows: []Bar{{Label: "a", ValueText: "?", Value: zero / zero}, {Label: "b", ValueText: "1", Value: 1 / zero}}}.Draw(Layout{Width: 200, Size: 10})
	for _, r := range d.Rects {
		if r.W != 0 {
			t.Errorf("bar %+v of a value that is no number", r)
		}
	}
}
