package source

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
)

// FromMap makes a tree of texts and bytes by path, for tests.
func FromMap(files map[string]string) *Tree {
	t := &Tree{}
	found := map[string]habits{}
	for path, content := range files {
		t.addBytes(path, []byte(content), found)
	}
	t.tell(found)
	return t.finish()
}

// FromFS makes a tree of the files below a folder of fsys ("." for all), with
// paths relative to that folder: for what is embedded in the program. Hidden
// files and the like are left out, as on disk.
func FromFS(fsys fs.FS, folder string) (*Tree, error) {
	sub, err := fs.Sub(fsys, folder)
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", folder, err)
	}
	t := &Tree{}
	found := map[string]habits{}
	err = fs.WalkDir(sub, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && Ignored(path.Base(p)):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		data, err := fs.ReadFile(sub, p)
		if err == nil {
			t.addBytes(p, data, found)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", folder, err)
	}
	t.tell(found)
	return t.finish(), nil
}

// addBytes adds a file whose bytes are at hand; they stay in memory.
func (t *Tree) addBytes(path string, data []byte, found map[string]habits) {
	if isTextName(path) {
		f, h, problems := textFile(path, data)
		t.files = append(t.files, f)
		t.problems = append(t.problems, problems...)
		found[path] = h
		return
	}
	t.files = append(t.files, &File{
		Path: path, Size: int64(len(data)), Hash: sha256.Sum256(data),
		read: func() ([]byte, error) { return append([]byte(nil), data...), nil },
	})
}
