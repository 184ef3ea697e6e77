package pptx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"lodestone/internal/ooxml"
	"lodestone/internal/render/pptx"
	"lodestone/internal/view"
)

func render(t *testing.T, v view.Deck) []byte {
	t.Helper()
	data, err := pptx.Render(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDeckHoldsTogether(t *testing.T) {
	each(t, func(t *testing.T, p speech, v view.Deck) {
		data := render(t, v)
		for _, f := range ooxml.Check(data) {
			t.Error(f)
		}
		if dir := os.Getenv("KEEP"); dir != "" {
			os.WriteFile(filepath.Join(dir, p.lang+".pptx"), data, 0o644)
		}
		if !bytes.Equal(data, render(t, v)) {
			t.Error("two renderings of one view differ")
		}
		t.Log(len(data))
	})
}

func BenchmarkRender(b *testing.B) {
	v := deckOf(arabic)
	for b.Loop() {
		if _, err := pptx.Render(v); err != nil {
			b.Fatal(err)
		}
	}
}
