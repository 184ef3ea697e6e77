package render

import (
	"encoding/json"
	"fmt"
	"path"

	"lodestone/internal/render/data"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// factData is facts.json.
func factData(v view.FactData) ([]byte, error) { return data.JSON(v) }

// documentFonts reads the fonts of documents from a theme: those that its
// manifest of fonts names.
func documentFonts(read func(string) ([]byte, error)) (*typeset.Set, error) {
	const folder = "toolkit/fonts"
	manifest, err := read(path.Join(folder, typeset.ManifestFile))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{typeset.ManifestFile: manifest}
	var roles map[string][]string
	if err := json.Unmarshal(manifest, &roles); err != nil {
		return nil, fmt.Errorf("%s: %w", typeset.ManifestFile, err)
	}
	for _, names := range roles {
		for _, name := range names {
			if files[name] != nil {
				continue
			}
			if files[name], err = read(path.Join(folder, name)); err != nil {
				return nil, err
			}
		}
	}
	return typeset.NewSet(files)
}
