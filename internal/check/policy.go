package check

import (
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
