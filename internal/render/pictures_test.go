package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"testing"

	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/picture"
	"lodestone/internal/view"
)

// A file is read once for all its widths; with memory it is not read again,
// and without, only when somebody wants the bytes, which are the same.
func TestPicturesAreMadeOnce(t *testing.T) {
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 1000, 700)), nil); err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256(file.Bytes())
	for _, c := range []struct {
		room             int64
		rebuilt, fetched int // how often the file was read after a second build, and after its bytes were asked for
	}{{1 << 20, 1, 1}, {1000, 1, 2}, {0, 2, 2}} {
		reads := 0
		var outputs []output.Output
		for _, w := range []int{500, 800} {
			v := view.Picture{File: "content/media/a.jpg", Source: hex.EncodeToString(hash[:]), Made: picture.Edition, Width: w, Widths: []int{500, 800}}
			outputs = append(outputs, output.Output{Path: "media/a", Kind: output.Image,
				View:   func(output.Made) (any, error) { return v, nil },
				Source: func() ([]byte, error) { reads++; return file.Bytes(), nil }})
		}
		store := memo.New(c.room)
		var first, second [][]byte
		build := func() (all []output.Artifact) {
			store.Begin()
			formats := &Formats{pictures: newStudio()}
			for _, o := range outputs {
				r := one(o, nil, formats, store)
				if r.err != nil {
					t.Fatal(r.err)
				}
				all = append(all, r.artifact)
			}
			store.Sweep()
			return all
		}
		fetch := func(all []output.Artifact) (out [][]byte) {
			for _, a := range all {
				data, err := a.Bytes()
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, data)
			}
			return out
		}
		first = fetch(build())
		again := build()
		if reads != c.rebuilt {
			t.Errorf("with room for %d bytes the file was read %d times in two builds, want %d", c.room, reads, c.rebuilt)
		}
		second = fetch(again)
		if reads != c.fetched {
			t.Errorf("with room for %d bytes the file was read %d times in all, want %d", c.room, reads, c.fetched)
		}
		for i := range first {
			if !bytes.Equal(first[i], second[i]) || len(first[i]) == 0 {
				t.Errorf("with room for %d bytes width %d differs", c.room, i)
			}
		}
	}
}
