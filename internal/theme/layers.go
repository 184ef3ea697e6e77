package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/source"
)

// own are the folders and files of an embedded theme that every load reads.
// Its toolkit, fonts above all, is part of the program and read when wanted.
func own() []string { return []string{"layouts", "assets", "i18n"} }

// layers is the files of a theme by their path within it, each from the
// uppermost layer that has it. Of theme.yaml and the catalogs all layers
// count: stacked has them from the lowest up.
type layers struct {
	name     string
	top      map[string]file
	stacked  map[string][]file
	embedded fs.FS
}

type file struct {
	path  string // as shown to people
	level int    // of its layer, the lowest is 0
	*source.File
}

// The layers, from the lowest up.
const (
	levelDefault = iota
	levelEmbedded
	levelSite
)

// stack lays the files of a theme over each other.
func stack(site *source.Tree, embedded fs.FS, name string) (layers, diag.List) {
	l := layers{name: name, top: map[string]file{}, stacked: map[string][]file{}, embedded: embedded}
	known, err := l.addEmbedded(Default, levelDefault)
	if err != nil {
		return l, diag.List{unreadable(Default, err)}
	}
	if name != Default {
		if known, err = l.addEmbedded(name, levelEmbedded); err != nil {
			return l, diag.List{unreadable(name, err)}
		}
	}
	folder := "themes/" + name
	files := site.Under(folder)
	for _, f := range files {
		l.add(strings.TrimPrefix(f.Path, folder+"/"), file{f.Path, levelSite, f})
	}
	if !known && len(files) == 0 {
		return l, diag.List{unknown(site, embedded, name)}
	}
	return l, nil
}

func (l *layers) add(rel string, f file) {
	l.top[rel] = f
	l.stacked[rel] = append(l.stacked[rel], f)
}

// addEmbedded adds the program's own theme of that name, if there is one.
func (l *layers) addEmbedded(name string, level int) (known bool, err error) {
	if _, err := fs.Stat(l.embedded, name); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	for _, folder := range own() {
		tree, err := source.FromFS(l.embedded, path.Join(name, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return true, err
		}
		for f := range tree.Files() {
			rel := path.Join(folder, f.Path)
			l.add(rel, file{path.Join("themes", name, rel), level, f})
		}
	}
	data, err := fs.ReadFile(l.embedded, path.Join(name, "theme.yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return true, fmt.Errorf("read theme.yaml: %w", err)
	}
	f, _ := source.FromMap(map[string]string{"theme.yaml": string(data)}).File("theme.yaml")
	l.add("theme.yaml", file{path.Join("themes", name, "theme.yaml"), level, f})
	return true, nil
}

func unreadable(name string, err error) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "THM01", Severity: diag.Error, Span: diag.Span{File: "themes/" + name},
		Message: "The theme cannot be read: " + err.Error(),
		Hint:    "Install the program anew; its own files are damaged.",
	}
}

func unknown(site *source.Tree, embedded fs.FS, name string) diag.Diagnostic {
	names := map[string]bool{}
	for _, f := range site.Under("themes") {
		if first, _, nested := strings.Cut(strings.TrimPrefix(f.Path, "themes/"), "/"); nested {
			names[first] = true
		}
	}
	entries, _ := fs.ReadDir(embedded, ".") // what cannot be listed cannot be suggested
	for _, e := range entries {
		if e.IsDir() {
			names[e.Name()] = true
		}
	}
	all := slices.Sorted(maps.Keys(names))
	hint := "Name one of these as theme in data/site.yaml: " + strings.Join(all, ", ") + "; or make the folder themes/" + name + "."
	if near, ok := diag.Suggest(name, all); ok {
		hint = "Did you mean “" + near + "”? " + hint
	}
	return diag.Diagnostic{
		Code: "THM01", Severity: diag.Error, Span: diag.Span{File: "data/site.yaml"},
		Message: "There is no theme “" + name + "”", Hint: hint,
	}
}

// path is how a file of the theme is shown to people.
func (l layers) path(rel string) string {
	if f, ok := l.top[rel]; ok {
		return f.path
	}
	return path.Join("themes", l.name, rel)
}

// under gives the paths of the files in a folder of the theme, sorted.
func (l layers) under(folder, ext string) []string {
	var out []string
	for rel := range l.top {
		if strings.HasPrefix(rel, folder+"/") && strings.HasSuffix(rel, ext) {
			out = append(out, rel)
		}
	}
	slices.Sort(out)
	return out
}

// hash covers every file of every layer.
func (l layers) hash() memo.Key {
	parts := []string{"theme", l.name}
	for _, rel := range slices.Sorted(maps.Keys(l.stacked)) {
		for _, f := range l.stacked[rel] {
			parts = append(parts, rel, string(f.Hash[:]))
		}
	}
	return memo.Text(parts...)
}

// Asset is a file that a theme publishes as it is.
type Asset struct {
	Name string // "map.svg", "fonts/serif.woff2"
	Path string // in the source, as shown to people
	File *source.File
}

// Assets are the files below assets/ that are published unchanged: all but
// the sources of the style sheet and the icon.
func (t *Theme) Assets() []Asset {
	var out []Asset
	for _, rel := range t.files.under("assets", "") {
		name := strings.TrimPrefix(rel, "assets/")
		if name != iconFile && !strings.HasPrefix(name, "css/") {
			f := t.files.top[rel]
			out = append(out, Asset{name, f.path, f.File})
		}
	}
	return out
}

// Read gives a file of the theme, also of its toolkit, by its path within the
// theme.
func (t *Theme) Read(rel string) ([]byte, error) {
	if f, ok := t.files.top[rel]; ok {
		return f.File.Read()
	}
	for _, name := range []string{t.name, Default} {
		data, err := fs.ReadFile(t.files.embedded, path.Join(name, rel))
		if !errors.Is(err, fs.ErrNotExist) {
			return data, err
		}
	}
	return nil, fmt.Errorf("the theme %s has no file %s", t.name, rel)
}
