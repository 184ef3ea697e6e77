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
	chain    []string // the themes that make it up, the default first, itself last
	top      map[string]file
	stacked  map[string][]file
	embedded fs.FS
}

type file struct {
	path  string // as shown to people
	level int    // of its layer, the lowest is 0
	*source.File
}

// Every theme of the chain has two layers, the program's and the site's.
const perTheme = 2

func (l layers) levels() int { return len(l.chain) * perTheme }

// ours tells whether all files below a folder are the program's own, which
// its tests have tried.
func (l layers) ours(folder string) bool {
	for rel, f := range l.top {
		if strings.HasPrefix(rel, folder+"/") && f.level%perTheme != 0 {
			return false
		}
	}
	return true
}

// stack lays the files of a theme over each other: those of the theme it
// extends below its own, and of each theme the site's over the program's.
func stack(site *source.Tree, embedded fs.FS, name string) (layers, diag.List) {
	l := layers{name: name, top: map[string]file{}, stacked: map[string][]file{}, embedded: embedded}
	if !exists(site, embedded, name) {
		return l, diag.List{unknown(site, embedded, name)}
	}
	var list diag.List
	l.chain, list = chain(site, embedded, name)
	if list.HasErrors() {
		return l, list
	}
	for i, theme := range l.chain {
		if err := l.addEmbedded(theme, i*perTheme); err != nil {
			return l, diag.List{unreadable(theme, err)}
		}
		folder := "themes/" + theme
		for _, f := range site.Under(folder) {
			l.add(strings.TrimPrefix(f.Path, folder+"/"), file{f.Path, i*perTheme + 1, f})
		}
	}
	return l, list
}

func (l *layers) add(rel string, f file) {
	l.top[rel] = f
	l.stacked[rel] = append(l.stacked[rel], f)
}

// addEmbedded adds the program's own theme of that name, if there is one.
func (l *layers) addEmbedded(name string, level int) error {
	for _, folder := range own() {
		tree, err := source.FromFS(l.embedded, path.Join(name, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		for f := range tree.Files() {
			rel := path.Join(folder, f.Path)
			l.add(rel, file{path.Join("themes", name, rel), level, f})
		}
	}
	data, err := fs.ReadFile(l.embedded, path.Join(name, "theme.yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read theme.yaml: %w", err)
	}
	f, _ := source.FromMap(map[string]string{"theme.yaml": string(data)}).File("theme.yaml")
	l.add("theme.yaml", file{path.Join("themes", name, "theme.yaml"), level, f})
	return nil
}

func unreadable(name string, err error) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "THM01", Severity: diag.Error, Span: diag.Span{File: "themes/" + name},
		Message: "The theme cannot be read: " + err.Error(),
		Hint:    "Install the program anew; its own files are damaged.",
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
	parts := append([]string{"theme"}, l.chain...)
	for _, rel := range slices.Sorted(maps.Keys(l.stacked)) {
		for _, f := range l.stacked[rel] {
			parts = append(parts, rel, string(f.Hash[:]))
		}
	}
	return memo.Text(parts...)
}

// Read gives a file of the theme, also of its toolkit, by its path within the
// theme.
func (t *Theme) Read(rel string) ([]byte, error) {
	if f, ok := t.files.top[rel]; ok {
		return f.File.Read()
	}
	for _, name := range slices.Backward(t.files.chain) {
		data, err := fs.ReadFile(t.files.embedded, path.Join(name, rel))
		if !errors.Is(err, fs.ErrNotExist) {
			return data, err
		}
	}
	return nil, fmt.Errorf("the theme %s has no file %s", t.name, rel)
}
