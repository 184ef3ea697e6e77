// Package source reads the inputs of a site: a Tree is an immutable snapshot
// of the files under data/, content/ and themes/. It is the only package that
// reads them from disk. What the files mean is left to load and theme.
//
// Text is kept, as UTF-8 without byte order mark and with LF line ends, so
// that all later stages see the same lines. Everything else (pictures, fonts)
// is known by size and hash and read when somebody wants the bytes.
package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"iter"
	"path"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lodestone/internal/diag"
)

// ErrChanged says that a file is no longer what the snapshot saw.
var ErrChanged = errors.New("the file has changed since it was looked at")

// Tree is a snapshot. It is safe for concurrent use.
type Tree struct {
	files    []*File // by path
	hash     [sha256.Size]byte
	problems diag.List
	// unsettled are files that may still be being written.
	unsettled []string
	stamps    map[string]stamp // of a tree read from disk
}

// File is one input. It is immutable; as long as a file's content stays the
// same, snapshots made one after the other share the same *File.
type File struct {
	Path string            // slash-separated, relative to the site's folder
	Size int64             // in bytes, as on disk
	Hash [sha256.Size]byte // of the text as kept, or of the bytes on disk
	text string
	kept bool
	read func() ([]byte, error)
}

// IsText tells whether Text gives the content.
func (f *File) IsText() bool { return f.kept }

// Text is the content of a text file; "" for any other.
func (f *File) Text() string { return f.text }

// Read gives the content: for text what Text gives, for other files the bytes
// on disk. It fails with ErrChanged if they are no longer those that Hash was
// computed from. The caller owns the result.
func (f *File) Read() ([]byte, error) {
	if f.kept {
		return []byte(f.text), nil
	}
	data, err := f.read()
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(data) != f.Hash {
		return nil, ErrChanged
	}
	return data, nil
}

// Files gives all files by path.
func (t *Tree) Files() iter.Seq[*File] { return slices.Values(t.files) }

// Len is the number of files.
func (t *Tree) Len() int { return len(t.files) }

// File finds one file by its path.
func (t *Tree) File(path string) (*File, bool) {
	i, ok := slices.BinarySearchFunc(t.files, path, func(f *File, p string) int { return strings.Compare(f.Path, p) })
	if !ok {
		return nil, false
	}
	return t.files[i], true
}

// Under gives the files in a folder and those below it, by path. The folder
// has no slash at its end.
func (t *Tree) Under(folder string) []*File {
	prefix := folder + "/"
	from := sort.Search(len(t.files), func(i int) bool { return t.files[i].Path >= prefix })
	to := from + sort.Search(len(t.files)-from, func(i int) bool { return !strings.HasPrefix(t.files[from+i].Path, prefix) })
	return t.files[from:to:to]
}

// Hash covers the paths and contents of all files.
func (t *Tree) Hash() [sha256.Size]byte { return t.hash }

// Problems is what is wrong with the files themselves.
func (t *Tree) Problems() diag.List { return slices.Clone(t.problems) }

// Unsettled are the paths of files that changed while they were read, or have
// become empty since the snapshot before: somebody is probably writing them.
func (t *Tree) Unsettled() []string { return slices.Clone(t.unsettled) }

// Line gives one line of a text file, counted from 1, without its line end.
// It is a diag.Lines.
func (t *Tree) Line(file string, line int) (string, bool) {
	f, ok := t.File(file)
	if !ok || !f.kept || line < 1 {
		return "", false
	}
	rest := f.text
	for ; line > 1; line-- {
		_, after, more := strings.Cut(rest, "\n")
		if !more {
			return "", false
		}
		rest = after
	}
	text, _, _ := strings.Cut(rest, "\n")
	return text, true
}

// Changed gives the paths at which two trees differ, sorted.
func Changed(a, b *Tree) []string {
	var paths []string
	i, j := 0, 0
	for i < len(a.files) || j < len(b.files) {
		switch {
		case j == len(b.files) || i < len(a.files) && a.files[i].Path < b.files[j].Path:
			paths = append(paths, a.files[i].Path)
			i++
		case i == len(a.files) || b.files[j].Path < a.files[i].Path:
			paths = append(paths, b.files[j].Path)
			j++
		default:
			if a.files[i].Hash != b.files[j].Hash {
				paths = append(paths, b.files[j].Path)
			}
			i, j = i+1, j+1
		}
	}
	return paths
}

// finish sorts, hashes and looks for names that clash.
func (t *Tree) finish() *Tree {
	slices.SortFunc(t.files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	var all bytes.Buffer
	folded := make(map[string]string, len(t.files))
	for _, f := range t.files {
		all.WriteString(f.Path)
		all.WriteByte(0)
		all.Write(f.Hash[:])
		low := norm.NFC.String(strings.ToLower(f.Path))
		if other, ok := folded[low]; ok {
			t.problems.Add(clash(other, f.Path))
		}
		folded[low] = f.Path
	}
	t.hash = sha256.Sum256(all.Bytes())
	slices.Sort(t.unsettled)
	t.problems = t.problems.Sorted()
	return t
}

// isTextName tells by its name whether a file's text is kept.
func isTextName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".md", ".markdown", ".html", ".tmpl", ".css", ".js", ".json", ".csv", ".txt", ".toml", ".xml":
		return true
	}
	return false
}

// Ignored tells whether a file or folder of this name is none of the site's:
// hidden ones, and what editors and sync clients leave lying about while they
// save.
func Ignored(name string) bool {
	low := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case strings.HasSuffix(name, "~"), name == "4913", low == "thumbs.db", low == "desktop.ini":
		return true
	}
	switch path.Ext(low) {
	case ".swp", ".swo", ".swx", ".tmp", ".temp", ".bak", ".part", ".crdownload":
		return true
	}
	return strings.Contains(name, "___jb_")
}
