package theme

import (
	"fmt"
	"path"
	"strings"

	"lodestone/internal/source"
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
