// Package archive packs kits: zips whose bytes depend on their files alone,
// whatever order they come in. The container itself is written by package
// zip.
package archive

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"lodestone/internal/view"
	"lodestone/internal/zip"
)

// Render packs the files, sorted by name. Names that some system could not
// unpack, and doubles, are errors.
func Render(v view.Archive) ([]byte, error) {
	var b bytes.Buffer
	if err := Write(&b, v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write is [Render] to a stream.
func Write(w io.Writer, v view.Archive) error {
	entries := make([]zip.Entry, len(v.Files))
	for i, f := range v.Files {
		entries[i] = zip.Entry{Name: f.Name, Data: f.Data, Store: packed(f.Name)}
	}
	slices.SortFunc(entries, func(a, b zip.Entry) int { return strings.Compare(a.Name, b.Name) })
	if err := zip.Write(w, entries); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

// packed tells by the extension whether a file is compressed already, so that
// deflate would only cost time.
func packed(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pptx", ".docx", ".xlsx", ".zip", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".pdf":
		return true
	}
	return false
}
