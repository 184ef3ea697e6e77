package build

import (
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"lodestone/internal/output"
)

func entryOf(a output.Artifact) Entry {
	e := Entry{Path: a.Path, SHA256: hex.EncodeToString(a.Hash[:]), Size: a.Size, Kind: string(a.Kind), Lang: a.Lang, Facts: a.Facts}
	if e.Facts == nil {
		e.Facts = []string{}
	}
	return e
}

func (r *Result) sortManifest() {
	slices.SortFunc(r.Manifest, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
}

// ManifestJSON is the manifest as a file.
func (r *Result) ManifestJSON() ([]byte, error) {
	doc := struct {
		SchemaVersion int     `json:"schema_version"`
		Outputs       []Entry `json:"outputs"`
	}{1, r.Manifest}
	data, err := json.MarshalIndent(doc, "", " ")
	return append(data, '\n'), err
}
