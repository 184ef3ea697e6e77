package mark

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func draw(inner string) string { return `<svg viewBox="0 0 32 32">` + inner + `</svg>` }

// corners are the points that a drawing's first shape goes through.
func corners(t *testing.T, inner string) []Point {
	t.Helper()
	m, err := Parse([]byte(draw(inner)))
	if err != nil {
		t.Fatal(err)
	}
	var out []Point
	for _, c := range m.Shapes[0].Contours {
		out = append(out, c.Start)
		for _, curve := range c.Curves {
			out = append(out, curve.To)
		}
	}
	return out
}

// What editors and minifiers write for one outline is one outline.
func TestWaysToWriteAnOutline(t *testing.T) {
	want := []Point{{2, 4}, {12, 4}, {12, 9.5}, {2, 9.5}}
	for _, inner := range []string{
		`<path d="M2 4L12 4L12 9.5L2 9.5Z"/>`, `<path d="m2 4h10v5.5H2z"/>`, `<path d="M2,4 12,4,12,9.5 2 9.5"/>`,
		`<path d="M2 4h1e1v5.5h-10z"/>`, `<polygon points="2 4 12 4 12 9.5 2 9.5"/>`, `<rect x="2" y="4" width="10" height="5.5"/>`,
		`<g fill="#abc"><path d="M2 4 12 4l0 5.5-10-0z"/></g>`,
	} {
		if diff := cmp.Diff(want, corners(t, inner)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", inner, diff)
		}
	}
}

func TestCurvesEndWhereTheySay(t *testing.T) {
	for inner, want := range map[string]Point{
		`<path d="M0 0q1 2 3 4"/>`: {3, 4}, `<path d="M0 0Q1 2 3 4t1 1"/>`: {4, 5}, `<path d="M0 0c1 1 2 2 3 4s1 1 2 2"/>`: {5, 6},
		`<circle cx="4" cy="5" r="2"/>`: {6, 5}, `<path d="M.5.5-1-2"/>`: {-1, -2},
	} {
		got := corners(t, inner)
		if diff := cmp.Diff(want, got[len(got)-1]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", inner, diff)
		}
	}
}

func TestColoursAreInherited(t *testing.T) {
	m, err := Parse([]byte(draw(`<g fill="#0b4f6c"><circle r="1"/><circle r="1" fill="#fff"/></g><circle r="1"/><circle r="1" fill="none"/>`)))
	if err != nil {
		t.Fatal(err)
	}
	var got [][3]byte
	for _, s := range m.Shapes {
		got = append(got, s.Colour)
	}
	if diff := cmp.Diff([][3]byte{{0x0b, 0x4f, 0x6c}, {255, 255, 255}, {}}, got); diff != "" {
		t.Error(diff)
	}
}

// What cannot be drawn is refused by name, and never left out.
func TestRefused(t *testing.T) {
	for inner, want := range map[string]string{
		`<text>A</text>`: "<text>", `<path d="M0 0a1 1 0 0 1 2 2"/>`: "command a", `<path stroke="#000000" d="M0 0h1"/>`: "stroke",
		`<g transform="scale(2)"/>`: "transform", `<circle r="1" fill="url(#shade)"/>`: "url(#shade)", `<path d="M0 x"/>`: "“x”",
		`<path d="M0 0z 4 4"/>`: "“4 4”", `<rect rx="2" width="4" height="4"/>`: "round corners", `<circle r="1em"/>`: "1em", `<path d="M0 0L1"/>`: "path data",
		`<path`: "syntax error",
	} {
		if _, err := Parse([]byte(draw(inner))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", inner, err, want)
		}
	}
	if _, err := Parse([]byte(`<svg width="3"/>`)); err == nil {
		t.Error("a drawing without a viewBox has no size")
	}
}
