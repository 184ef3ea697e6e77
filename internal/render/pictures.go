package render

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/picture"
	"lodestone/internal/view"
)

// studio makes the widths of pictures, all of one file at a time: reading a
// photograph takes longer than making any width of it. It holds the widths of
// the files at hand only until their outputs have been made.
type studio struct {
	atHand *memo.Store
	large  sync.Mutex // one large picture in memory is enough
}

// Limits of the studio, in bytes.
const (
	atHand    = 16 << 20 // of finished widths
	largeFile = 500_000  // files above it wait for each other
)

func newStudio() *studio { return &studio{atHand: memo.New(atHand)} }

// widths are files of one picture.
type widths [][]byte

func (w widths) size() int64 {
	n := int64(0)
	for _, data := range w {
		n += int64(len(data))
	}
	return n
}

// make gives one width of a picture. The error is a *diag.Findings where the
// file is at fault.
func (s *studio) make(v view.Picture, source func() ([]byte, error)) ([]byte, error) {
	key := memo.Text("widths", v.Source, v.Made, fmt.Sprint(v.Widths))
	all, err := memo.Do(s.atHand, key, widths.size, func() (widths, error) {
		s.atHand.Begin() // so that earlier files make room
		data, err := source()
		if err != nil {
			return nil, err
		}
		if len(data) > largeFile {
			s.large.Lock()
			defer s.large.Unlock()
		}
		out, err := picture.Scale(data, v.Widths)
		if err != nil {
			return nil, &diag.Findings{List: diag.List{{Code: "SIT07", Severity: diag.Error, Span: diag.Span{File: v.File},
				Message: "this picture cannot be read to its end: " + err.Error(), Hint: "Save it again as PNG or JPEG, or copy it anew from where it came from."}}}
		}
		return out, nil
	})
	i := slices.Index(v.Widths, v.Width)
	if err != nil || i < 0 {
		return nil, err
	}
	return all[i], nil
}

// digest is what stays of a picture that was made when its bytes had to go.
type digest struct {
	hash [sha256.Size]byte
	size int64
}

// scaled makes one width of a picture, or leaves it until somebody wants the
// bytes when it is known what they will be.
func (f *Formats) scaled(o output.Output, v view.Picture, key memo.Key, store *memo.Store) (output.Artifact, error) {
	produce := func() (made, error) {
		data, err := f.pictures.make(v, o.Source)
		return made{artifact: output.Make(o, data, nil)}, err
	}
	if m, ok := memo.Get[made](store, key); ok {
		return m.artifact.As(o), nil
	}
	if d, ok := memo.Get[digest](store, key); ok {
		return output.Defer(o, output.Verbatim{Hash: d.hash, Size: d.size, Read: func() ([]byte, error) {
			m, err := memo.Do(store, key, made.size, produce)
			if err != nil {
				return nil, err
			}
			return m.artifact.Bytes()
		}}, nil), nil
	}
	m, err := produce() // the studio sees to it that nothing is made twice at once
	if err != nil {
		return output.Artifact{}, err
	}
	// The digest goes first: where there is no room for both, it is worth more.
	_, _ = memo.Do(store, key, func(digest) int64 { return 48 }, func() (digest, error) { return digest{m.artifact.Hash, m.artifact.Size}, nil })
	m, err = memo.Do(store, key, made.size, func() (made, error) { return m, nil })
	return m.artifact.As(o), err
}
