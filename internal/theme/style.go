package theme

import (
	"strings"

	"github.com/tdewolff/minify/v2"
	svgmin "github.com/tdewolff/minify/v2/svg"

	"lodestone/internal/diag"
	"lodestone/internal/mark"
	"lodestone/internal/view"
)

// Contrast that text reaches on its ground (WCAG 2.2): the body AAA, what is
// secondary AA. Panels are tinted with the accent by panelTint.
const (
	bodyContrast      = 7.0
	secondaryContrast = 4.5
	panelTint         = 0.06
)

const iconFile = "icon.svg"

// Brand is the theme's colours on light ground under those a site sets.
func (t *Theme) Brand(site view.Brand) view.Brand {
	p := t.light(site)
	return view.Brand{
		Name: site.Name, Paper: p.Paper, Ink: p.Ink, Muted: p.Muted,
		Rule: p.Rule, Accent: p.Accent, Warn: p.Warn,
	}
}

// light is the palette for light screens and for print. What a site leaves
// open is fitted to what it sets, so that every text can be read.
func (t *Theme) light(site view.Brand) Palette {
	p := t.params.Tokens.Light
	set(&p.Paper, site.Paper)
	set(&p.Ink, site.Ink)
	set(&p.Accent, site.Accent)
	paper, ink := must(p.Paper), must(p.Ink)
	if site.Paper != "" || site.Ink != "" {
		p.Muted = mix(ink, paper, 0.3).String()
		p.Rule = mix(ink, paper, 0.82).String()
	}
	set(&p.Muted, site.Muted)
	set(&p.Rule, site.Rule)
	set(&p.Warn, site.Warn)
	return fit(p)
}

// dark is the palette for dark screens: designed by the theme, but for the
// accent, which follows the site's where that is not the theme's own.
func (t *Theme) dark(site view.Brand) Palette {
	p := t.params.Tokens.Dark
	if own := t.params.Tokens.Light; site.Accent != own.Accent && site.Accent != fit(own).Accent {
		set(&p.Accent, site.Accent)
	}
	return fit(p)
}

// fit makes the colours of text legible on the palette's paper.
func fit(p Palette) Palette {
	paper, ink := must(p.Paper), must(p.Ink)
	if contrast(ink, paper) < bodyContrast {
		ink = legible(ink, opposite(paper), paper, bodyContrast, 0)
		p.Ink = ink.String()
	}
	for _, c := range []*string{&p.Muted, &p.Accent, &p.Warn} {
		*c = legible(must(*c), ink, paper, secondaryContrast, panelTint).String()
	}
	return p
}

func set(into *string, s string) {
	if _, ok := parseColour(s); ok {
		*into = strings.ToLower(s)
	}
}

// must reads a colour that has been checked.
func must(s string) colour {
	c, _ := parseColour(s)
	return c
}

func opposite(c colour) colour {
	if c.luminance() > 0.18 {
		return colour{}
	}
	return colour{1, 1, 1}
}

// Stylesheet is the style sheet of all pages: the theme's, bundled and
// minified, under the colours of the theme and the site.
func (t *Theme) Stylesheet(site view.Brand) []byte {
	light := t.light(site)
	return []byte(":root{" + light.declare() + ";--mark:" + t.mark(site) + "}" +
		"@media screen and (prefers-color-scheme:dark){:root{" + t.dark(site).declare() + ";--mark:var(--accent)}}" +
		t.style)
}

// Script is the script of all pages in the classic form; it is empty when the
// theme has none.
func (t *Theme) Script() []byte { return []byte(t.script) }

// mark is the accent as the brand gives it, for ornament that is not text.
func (t *Theme) mark(site view.Brand) string {
	s := t.params.Tokens.Light.Accent
	set(&s, site.Accent)
	return s
}

// declare writes the palette as custom properties.
func (p Palette) declare() string {
	return "--paper:" + p.Paper + ";--ink:" + p.Ink + ";--muted:" + p.Muted +
		";--rule:" + p.Rule + ";--accent:" + p.Accent + ";--warn:" + p.Warn
}

// Icon is the site's icon, an SVG in which var(--accent) and the like stand
// for the colours of the palette. It is empty when the theme has none.
func (t *Theme) Icon(site view.Brand) []byte {
	if t.icon == "" {
		return nil
	}
	return tinted(t.icon, t.light(site))
}

// readIcon reads assets/icon.svg, if there is one.
func readIcon(files layers) (string, diag.List) {
	f, ok := files.top["assets/"+iconFile]
	if !ok {
		return "", nil
	}
	drawing, err := f.File.Read()
	if err != nil {
		return "", diag.List{{
			Code: "THM02", Severity: diag.Error, Span: diag.Span{File: f.path},
			Message: "The icon cannot be read: " + err.Error(), Hint: "Give yourself the right to read the file, or remove it.",
		}}
	}
	m := minify.New()
	m.AddFunc("image/svg+xml", svgmin.Minify)
	small, err := m.Bytes("image/svg+xml", drawing)
	if err != nil {
		return "", diag.List{{
			Code: "THM02", Severity: diag.Error, Span: diag.Span{File: f.path},
			Message: "The icon is no drawing in SVG: " + err.Error(), Hint: "Save it as SVG once more, or remove it.",
		}}
	}
	if _, err := mark.Parse(tinted(string(small), Palette{Paper: "#000000", Ink: "#000000", Muted: "#000000", Rule: "#000000", Accent: "#000000", Warn: "#000000"})); err != nil {
		return string(small), diag.List{{
			Code: "THM02", Severity: diag.Warning, Span: diag.Span{File: f.path},
			Message: "The icon cannot be drawn for home screens, which take no SVG: " + err.Error(),
			Hint:    "Use paths without arcs, circles, ellipses, rects and polygons, each filled with one colour; until then there are no pictures of it and no manifest.",
		}}
	}
	return string(small), nil
}

// Drawable tells whether the icon can be drawn in pixels as well.
func (t *Theme) Drawable() bool { return t.icon != "" && t.drawable }

// tinted fills in the colours of a drawing.
func tinted(drawing string, p Palette) []byte {
	return []byte(strings.NewReplacer(
		"var(--paper)", p.Paper, "var(--ink)", p.Ink, "var(--muted)", p.Muted,
		"var(--rule)", p.Rule, "var(--accent)", p.Accent, "var(--warn)", p.Warn,
	).Replace(drawing))
}

// ground is the colour of the browser's own bars, by "light" or "dark".
func (t *Theme) ground(site view.Brand, mode string) string {
	if mode == "dark" {
		return t.dark(site).Paper
	}
	return t.light(site).Paper
}
