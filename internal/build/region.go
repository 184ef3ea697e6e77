package build

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// part is the site of one region alone, and what was found in its files.
func part(site *model.Site, found diag.List, id string) (*model.Site, diag.List) {
	p := site.Part(id)
	if p == nil {
		var known []string
		for _, r := range site.Regions() {
			known = append(known, r.ID)
		}
		hint := "There are: " + strings.Join(known, ", ") + "."
		if near, ok := diag.Suggest(id, known); ok {
			hint = fmt.Sprintf("Did you mean “%s”?", near)
		}
		return nil, append(found, diag.Diagnostic{Code: "SIT11", Severity: diag.Error, Message: fmt.Sprintf("there is no region “%s”", id), Hint: hint})
	}
	return p, slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return !p.Own(regionOf(d.File)) })
}

// regionOf is the region in whose folder a file lies; "" for what is shared.
func regionOf(file string) string {
	parts := strings.Split(file, "/")
	if len(parts) > 3 && parts[1] == "regions" && (parts[0] == "data" || parts[0] == "content") {
		return parts[2]
	}
	return ""
}
