package check

import (
	"fmt"
	"maps"
	"slices"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// Policy applies the site's severities: everything may be raised, only
// warnings lowered. Errors of input and what is due stay what they are.
func Policy(site *model.Site, list diag.List) diag.List {
	if site == nil || len(site.Config.Policy.Severity) == 0 {
		return list
	}
	out := make(diag.List, 0, len(list))
	for _, d := range list {
		if wanted, ok := severity(site.Config.Policy.Severity[d.Code]); ok && (wanted > d.Severity || d.Severity == diag.Warning) {
			d.Severity = wanted
		}
		out = append(out, d)
	}
	return out
}

func severity(word string) (diag.Severity, bool) {
	for _, s := range []diag.Severity{diag.Error, diag.Due, diag.Warning, diag.Info} {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// severities: SIT08, the policy names codes and severities that exist and
// does not promise what it cannot do.
func severities(c *checker) {
	s := c.site.Config
	var known []string
	for _, code := range Codes() {
		known = append(known, code.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Policy.Severity)) {
		word := s.Policy.Severity[id]
		at := s.Span("policy.severity." + id)
		code, ok := Explain(id)
		wanted, understood := severity(word)
		switch {
		case !ok:
			if s.Where != nil {
				at = s.Where.Key("policy.severity." + id)
			}
			c.found("SIT08", diag.Error, at, fmt.Sprintf("there is no code “%s”", id), meant(id, known, "Codes stand in every finding, and docs/checks.md lists them all."))
		case !understood:
			c.found("SIT08", diag.Error, at, fmt.Sprintf("“%s” is not a severity", word), meant(word, []string{"due", "error", "info", "warning"}, "Write error, due, warning or info."))
		case wanted < code.lowest() && code.lowest() > diag.Warning:
			c.found("SIT08", diag.Warning, at, fmt.Sprintf("%s is always %s and cannot be lowered to %s", id, article(code.lowest()), word), "Only warnings can be lowered. Remove the line, and mend what "+id+" reports.")
		}
	}
}

func article(s diag.Severity) string {
	if s == diag.Error {
		return "an error"
	}
	return s.String()
}
