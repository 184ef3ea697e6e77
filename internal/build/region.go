package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lodestone/internal/check"
	"lodestone/internal/diag"
	"lodestone/internal/model"
	"lodestone/internal/output"
)

// part is the site of one region alone, and what was found in its files.
func part(site *model.Site, found diag.List, id string) (*model.Site, diag.List) {
	p := site.Part(id)
	if p == nil {
		known := ids(site.Regions())
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

// planned plans a site without errors, or what is left of it when the regions
// that have them are left out. Some errors show only when addresses are made:
// then it plans a second time, without these too.
func planned(site *model.Site, list diag.List, plan func(*model.Site) ([]output.Output, diag.List), opts Options) (prepared, diag.List) {
	rest, sound, told := spare(site, list, opts)
	if !sound {
		return prepared{}, told
	}
	outputs, found := plan(rest)
	found = check.Policy(site, found)
	if !found.HasErrors() {
		return prepared{site: rest, outputs: outputs, sound: true, left: ids(rest.LeftOut)}, append(told, found...)
	}
	wrong := slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	rest, sound, told = spare(site, append(list, wrong...), opts)
	if !sound {
		return prepared{}, append(list, found...)
	}
	outputs, found = plan(rest)
	found = check.Policy(site, found)
	return prepared{site: rest, outputs: outputs, sound: !found.HasErrors(), left: ids(rest.LeftOut)}, append(told, found...)
}

// spare leaves the regions out that are in error, if that was asked for and
// nothing else is; otherwise it tells whether the site is free of errors.
func spare(site *model.Site, list diag.List, opts Options) (*model.Site, bool, diag.List) {
	wrong := map[string]bool{}
	for _, d := range list {
		if d.Severity != diag.Error {
			continue
		}
		id := regionOf(d.File)
		if !opts.KeepGoing || id == "" || opts.Region != "" {
			return site, false, list
		}
		wrong[id] = true
	}
	if len(wrong) == 0 {
		return site, true, list
	}
	rest, with := site.Without(wrong)
	if len(rest.Regions()) == 0 || len(site.Config.Show) == 1 {
		return site, false, list
	}
	for _, id := range slices.Sorted(maps.Keys(wrong)) {
		list.Add(leftOut(site, list, id))
	}
	for _, r := range with {
		b := r.Common()
		list.Add(diag.Diagnostic{Code: "REG03", Severity: diag.Warning, Span: b.At,
			Message: fmt.Sprintf("the %s “%s” is left out, because it stands on something of a region that is", b.Kind, b.ID),
			Hint:    "It comes back when the errors of that region are mended."})
	}
	return rest, true, list
}

// leftOut says that a region is not published, and what is wrong with it.
func leftOut(site *model.Site, list diag.List, id string) diag.Diagnostic {
	d := diag.Diagnostic{Code: "REG03", Severity: diag.Warning, Span: diag.Span{File: "data/regions/" + id + "/region.yaml"},
		Hint: "Mend what is wrong in its files. Everything else is published, and says that it is missing."}
	if r := site.Region(model.Ref{ID: id}); r != nil {
		d.Span = r.At
	}
	n := 0
	for _, f := range list {
		if f.Severity == diag.Error && regionOf(f.File) == id {
			n++
		}
	}
	d.Message = fmt.Sprintf("the region “%s” is left out: errors in its files: %d", id, n)
	return d
}

// ids are the ids of regions.
func ids(regions []*model.Region) []string {
	var out []string
	for _, r := range regions {
		out = append(out, r.ID)
	}
	return out
}
