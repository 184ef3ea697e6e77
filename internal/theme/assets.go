package theme

import (
	"fmt"
	"path"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/source"
	"lodestone/internal/view"
)

// Asset is a file that a theme publishes as it is.
type Asset struct {
	Name string // below assets/ of the site, with a part of its hash: "fonts/serif.1f2e3d4c.woff2"
	Path string // in the source, as shown to people
	File *source.File
}

// isAsset tells of a path within the theme whether the file there is published
// unchanged: all below assets/ but the sources of the style sheet, of the
// script and of the icon, and notes to authors.
func isAsset(rel string) bool {
	name, ok := strings.CutPrefix(rel, "assets/")
	return ok && name != iconFile && !strings.HasPrefix(name, "css/") && !strings.HasPrefix(name, "js/") && path.Ext(name) != ".md"
}

// address is where an asset is published, below assets/ of the site.
func (f file) address(rel string) string {
	name := strings.TrimPrefix(rel, "assets/")
	ext := path.Ext(name)
	return fmt.Sprintf("%s.%x%s", strings.TrimSuffix(name, ext), f.Hash[:4], ext)
}

// noAsset says that a template asks for a file that the theme does not have.
type noAsset struct {
	name string
	all  []string
}

func (e *noAsset) Error() string { return "The theme has no asset “" + e.name + "”" }

func (e *noAsset) hint() string {
	hint := "Put the file at assets/" + e.name + " of the theme; the icon, style sheets and scripts have addresses of their own."
	if near, ok := diag.Suggest(e.name, e.all); ok {
		hint = "Did you mean “" + near + "”? " + hint
	}
	return hint
}

// asset is the address of a file below assets/ of the theme, which changes
// with its bytes: <img src="{{asset .Chrome "logo.svg"}}" alt="">.
func (b *binding) asset(c view.Chrome, name string) (string, error) {
	rel := "assets/" + name
	f, ok := b.theme.files.top[rel]
	if !ok || !isAsset(rel) {
		e := &noAsset{name: name}
		for _, rel := range b.theme.files.under("assets", "") {
			if isAsset(rel) {
				e.all = append(e.all, strings.TrimPrefix(rel, "assets/"))
			}
		}
		return "", e
	}
	// The style sheet lies in the folder that the assets are published to.
	folder := c.Stylesheet[:strings.LastIndexByte(c.Stylesheet, '/')+1]
	return folder + f.address(rel), nil
}

// Assets are the files below assets/ that are published unchanged, under
// names that change with their bytes.
func (t *Theme) Assets() []Asset {
	var out []Asset
	for _, rel := range t.files.under("assets", "") {
		if isAsset(rel) {
			f := t.files.top[rel]
			out = append(out, Asset{f.address(rel), f.path, f.File})
		}
	}
	return out
}
