package check

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/model"
	"lodestone/internal/theme"
)

// campaigns: CMP01, a campaign has a beginning before its end, and an outcome
// after it; REF01, its links lead somewhere.
func campaigns(c *checker) {
	for _, k := range visible(c, c.site.Campaigns()) {
		switch {
		case !k.From.IsZero() && !k.Until.IsZero() && k.Until.Last().Before(k.From.First()):
			c.found("CMP01", diag.Error, k.Span("until"), fmt.Sprintf("“%s” ends on %s, before it begins on %s", k.ID, k.Until, k.From), "Correct one of the two dates.")
		case !k.Until.IsZero() && k.Until.Ended(c.Today) && k.Outcome.IsZero():
			c.found("CMP01", diag.Due, k.Span("until"), fmt.Sprintf("“%s” ended on %s, and nothing says what came of it", k.ID, k.Until), "Add “outcome:” in a sentence, or “status: archived”. Until then it is listed as over.")
		}
		if folder, ok := model.KindIn(k.LeadsTo); k.LeadsTo != "" && (!ok || !folder.Listed()) {
			c.linked(&k.Base, model.InlineUse{Part: model.Part{Name: "link", ID: k.LeadsTo}, Span: k.Span("leads_to")})
		}
	}
}

// legible is the least contrast of text (WCAG 2, success criterion 1.4.3).
const legible = 4.5

// brands: BRD01, colours are colours and can be read on each other.
func brands(c *checker) {
	for _, b := range visible(c, c.site.Identities()) {
		values := map[string]string{}
		var keys []string
		for _, x := range b.Colours {
			values[x.Key] = x.Value
			keys = append(keys, x.Key)
		}
		for n, x := range b.Colours {
			at := fmt.Sprintf("colours[%d]", n)
			if _, ok := theme.Contrast(x.Value, x.Value); !ok {
				c.found("BRD01", diag.Error, b.Span(at+".value"), fmt.Sprintf("“%s” is not a colour", x.Value), "Write it as “#rrggbb”, in quotation marks: a bare # begins a comment.")
				continue
			}
			ground, known := values[x.On]
			if x.On != "" && !known {
				c.found("BRD01", diag.Error, b.Span(at+".on"), fmt.Sprintf("the brand “%s” has no colour “%s”", b.ID, x.On), meant(x.On, keys, "Its colours are "+few(keys)+"."))
			}
			if ratio, ok := theme.Contrast(x.Value, ground); ok && ratio < legible {
				c.found("BRD01", diag.Warning, b.Span(at+".value"), fmt.Sprintf("text in “%s” can hardly be read on “%s”: the contrast is %.2f, it should be %.1f or more", x.Key, x.On, ratio, legible),
					"Make one of them darker or lighter, or remove “on:” if no text stands there.")
			}
		}
	}
}
