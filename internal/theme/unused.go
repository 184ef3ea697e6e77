package theme

import (
	"maps"
	"slices"
	"strings"

	"lodestone/internal/diag"
)

// unused finds what an author of a theme above the default one has made, but
// nothing takes up: most often its name is mistyped.
func unused(files layers, v *vetter, b bundle, whole bool) diag.List {
	var list diag.List
	for _, rel := range files.under("layouts", ".html") {
		name := templateName(rel)
		if !whole || files.top[rel].level < perTheme || slices.Contains(v.reached, name) {
			continue
		}
		list.Add(idle(files.path(rel), "No layout uses the partial “"+name+"”",
			"Call it with {{template \""+name+"\" .}}, or remove the file.", name, v.ts.names()))
	}
	for _, rel := range files.under("assets", "") {
		sheet := strings.HasPrefix(rel, styleFolder+"/") && strings.HasSuffix(rel, ".css")
		script := strings.HasPrefix(rel, scriptFolder+"/") && strings.HasSuffix(rel, ".js")
		if files.top[rel].level < perTheme || !sheet && !script || slices.Contains(b.used, rel) {
			continue
		}
		what, hint := "style sheet", "Name it under more_styles of theme.yaml, import it in another one, or remove it."
		if script {
			what, hint = "script", "Import it in another script, or move it to assets/js."
		}
		list.Add(idle(files.path(rel), "Nothing uses the "+what+" “"+rel+"”", hint, rel, b.used))
	}
	return append(list, v.words.unused(v.asked)...)
}

func idle(file, message, hint, name string, names []string) diag.Diagnostic {
	names = slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == name })
	if near, ok := diag.Suggest(name, names); ok {
		hint = "Did you mean “" + near + "”? " + hint
	}
	return diag.Diagnostic{Code: "THM11", Severity: diag.Warning, Span: diag.Span{File: file}, Message: message, Hint: hint}
}

// unused finds words of upper layers that no template names and that look
// like one there is.
func (c *catalog) unused(asked map[string]bool) diag.List {
	var below []string
	groups := map[string]bool{"page": false} // whether the program too may ask for the words of a group
	for id, f := range c.first {
		if f.level < perTheme {
			below = append(below, id)
			if group, _, _ := strings.Cut(id, "."); group != "page" {
				groups[group] = true
			}
		}
	}
	slices.Sort(below)
	var list diag.List
	for _, id := range slices.Sorted(maps.Keys(c.first)) {
		group, _, _ := strings.Cut(id, ".")
		if c.first[id].level < perTheme || asked[id] || groups[group] {
			continue
		}
		if near, ok := diag.Suggest(id, below); ok {
			list.Add(diag.Diagnostic{Code: "THM11", Severity: diag.Warning, Span: c.has[Reference][id],
				Message: "Nothing asks for the word “" + id + "”", Hint: "Did you mean “" + near + "”? If not, use it in a template, or take it out."})
		}
	}
	return list
}
