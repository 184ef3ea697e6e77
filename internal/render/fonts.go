package render

import (
	"encoding/json"
	"fmt"
	"path"

	"lodestone/internal/diag"
	"lodestone/internal/render/data"
	"lodestone/internal/render/pdf"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// factData is facts.json.
func factData(v view.FactData) ([]byte, error) { return data.JSON(v) }

// onePager renders the PDF with the theme's fonts. What keeps a document
// from being made is a finding.
func onePager(fonts *typeset.Set) func(view.OnePager) ([]byte, error) {
	return func(v view.OnePager) ([]byte, error) {
		bytes, list := pdf.Render(v, fonts)
		if list.HasErrors() {
			return nil, &diag.Findings{List: list}
		}
		return bytes, nil
	}
}

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
