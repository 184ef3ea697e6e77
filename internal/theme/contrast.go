package theme

import (
	"fmt"
	"reflect"

	"lodestone/internal/diag"
)

// Contrast is the ratio between two colours "#rrggbb" (WCAG 2, relative
// luminance), from 1 to 21; ok is false when one of them is no colour.
func Contrast(a, b string) (ratio float64, ok bool) {
	x, first := parseColour(a)
	y, second := parseColour(b)
	if !first || !second {
		return 0, false
	}
	return contrast(x, y), true
}

// illegible finds colours of text that cannot be read on their ground. They
// are shown all the same, with as much contrast as it takes; a theme should
// not leave its look to that.
func (t Tokens) illegible(at map[string]diag.Span) diag.List {
	var list diag.List
	for mode, p := range t.palettes() {
		paper, ok := parseColour(p.Paper)
		if !ok {
			continue // the finding about the colour says it
		}
		v := reflect.ValueOf(p)
		for i := range v.NumField() {
			key := v.Type().Field(i).Tag.Get("yaml")
			need, tint := legibility(key)
			c, ok := parseColour(v.Field(i).String())
			if need == 0 || !ok {
				continue
			}
			if got := min(contrast(c, paper), contrast(c, mix(paper, must(p.Accent), tint))); got < need {
				list.Add(diag.Diagnostic{
					Code: "THM10", Severity: diag.Warning, Span: at[mode+"."+key],
					Message: fmt.Sprintf("%s %s can hardly be read on paper %s: the contrast is %.2f, it should be %.1f or more", key, c, paper, got, need),
					Hint:    "Make it " + further(paper) + ", or the paper " + further(opposite(paper)) + ". Until then it is shown with more contrast than written here.",
				})
			}
		}
	}
	return list.Sorted()
}

// legibility is the contrast that a colour needs on paper, and on paper
// tinted with the accent by that share.
func legibility(key string) (ratio, tint float64) {
	switch key {
	case "ink":
		return bodyContrast, panelTint
	case "muted", "accent", "warn":
		return secondaryContrast, panelTint
	}
	return 0, 0
}

// further is the direction in which contrast on a ground grows.
func further(ground colour) string {
	if opposite(ground) == (colour{}) {
		return "darker"
	}
	return "lighter"
}
