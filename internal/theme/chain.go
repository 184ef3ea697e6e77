package theme

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/source"
	"lodestone/internal/yamldoc"
)

// chain lists the themes that make up the theme called name, from the default
// theme, which lies under all, to itself. theme.yaml names the next lower one
// as extends.
func chain(site *source.Tree, embedded fs.FS, name string) ([]string, diag.List) {
	names := []string{name}
	for name != Default {
		below, at := extends(site, embedded, name)
		switch {
		case below == "":
			below = Default
		case slices.Contains(names, below):
			return nil, diag.List{{
				Code: "THM02", Severity: diag.Error, Span: at,
				Message: "The theme “" + name + "” extends “" + below + "”, which extends it in turn",
				Hint:    "Let one of them extend another theme, or leave extends out: the default theme lies under all.",
			}}
		case !exists(site, embedded, below):
			return nil, diag.List{{
				Code: "THM02", Severity: diag.Error, Span: at,
				Message: "There is no theme “" + below + "” to extend",
				Hint:    suggestTheme(below, Names(site, embedded)),
			}}
		}
		names = append(names, below)
		name = below
	}
	slices.Reverse(names)
	return names, nil
}

// extends is what the theme called name says it extends, and where; the
// site's theme.yaml counts before the program's. What else is wrong with the
// file is said when all of it is read.
func extends(site *source.Tree, embedded fs.FS, name string) (below string, at diag.Span) {
	file := path.Join("themes", name, "theme.yaml")
	var texts []string
	if f, ok := site.File(file); ok {
		texts = append(texts, f.Text())
	}
	if data, err := fs.ReadFile(embedded, path.Join(name, "theme.yaml")); err == nil {
		texts = append(texts, string(data))
	}
	for _, text := range texts {
		doc, _ := yamldoc.Parse(file, []byte(text))
		if n, ok := doc.Root().Get("extends"); ok {
			below, _ := n.Scalar()
			return below, n.Span()
		}
	}
	return "", diag.Span{}
}

// exists tells whether the site or the program has a theme of that name.
func exists(site *source.Tree, embedded fs.FS, name string) bool {
	return slices.Contains(Names(site, embedded), name)
}

// Names lists the themes of the site and of the program, sorted.
func Names(site *source.Tree, embedded fs.FS) []string {
	names := map[string]bool{}
	for _, f := range site.Under("themes") {
		if first, _, nested := strings.Cut(strings.TrimPrefix(f.Path, "themes/"), "/"); nested {
			names[first] = true
		}
	}
	entries, _ := fs.ReadDir(embedded, ".") // what cannot be listed cannot be chosen
	for _, e := range entries {
		if e.IsDir() {
			names[e.Name()] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func suggestTheme(name string, all []string) string {
	hint := "The themes there are: " + strings.Join(all, ", ") + "."
	if near, ok := diag.Suggest(name, all); ok {
		hint = "Did you mean “" + near + "”? " + hint
	}
	return hint
}

func unknown(site *source.Tree, embedded fs.FS, name string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "THM01", Severity: diag.Error, Span: diag.Span{File: "data/site.yaml"},
		Message: "There is no theme “" + name + "”",
		Hint:    suggestTheme(name, Names(site, embedded)) + " To begin one, make the folder themes/" + name + ".",
	}
}
