package source

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"lodestone/internal/diag"
)

// attempts is how often a file that changes under the reader is read anew.
const attempts = 3

// read fills in a file that was found. A file that somebody is writing is
// read again; if it does not come to rest it is taken as it is and noted.
func (w *walker) read(f *found) {
	for range attempts {
		before, after, err := w.readOnce(f)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.gone = true
			return
		case err != nil:
			f.stamp.problems = diag.List{{
				Code: "SRC03", Severity: diag.Error, Span: diag.Span{File: f.path},
				Message: "The file cannot be read: " + reason(err),
				Hint:    "Give yourself the right to read it, or remove it from the site's folder.",
			}}
			return
		}
		f.stamp.Stamp, f.stamp.rests = after, after.Rests(w.newest)
		if f.unsettled = before != after; !f.unsettled {
			return
		}
	}
}

func (w *walker) readOnce(f *found) (before, after Stamp, err error) {
	in, err := w.root.Open(filepath.FromSlash(f.path))
	if err != nil {
		return before, after, err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return before, after, err
	}
	before = StampOf(info)
	if isTextName(f.path) {
		err = f.readText(in, info.Size())
	} else {
		err = f.readOther(in, w.dir)
	}
	if err != nil {
		return before, after, err
	}
	if info, err = in.Stat(); err != nil {
		return before, after, err
	}
	return before, StampOf(info), nil
}

func (f *found) readText(in io.Reader, size int64) error {
	raw := make([]byte, 0, size+1) // the one byte more finds the end at once
	for {
		n, err := in.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
	}
	f.stamp.file, f.stamp.habits, f.stamp.problems = textFile(f.path, raw)
	return nil
}

func (f *found) readOther(in io.Reader, dir string) error {
	h := sha256.New()
	size, err := io.Copy(h, in)
	if err != nil {
		return err
	}
	file := &File{Path: f.path, Size: size}
	h.Sum(file.Hash[:0])
	name := filepath.FromSlash(f.path)
	file.read = func() ([]byte, error) {
		in, err := os.OpenInRoot(dir, name)
		if err != nil {
			return nil, err
		}
		defer in.Close()
		return io.ReadAll(in)
	}
	f.stamp.file = file
	return nil
}
