package archive_test

import (
	stdzip "archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/render/archive"
	"lodestone/internal/view"
)

func kit() view.Archive {
	return view.Archive{Files: []view.ArchiveFile{
		{Name: "hydrogen-sv/facts.csv", Data: []byte(strings.Repeat("fakta;", 200))},
		{Name: "hydrogen-sv/LICENCE.txt", Data: []byte("CC BY 4.0")},
		{Name: "hydrogen-sv/vätgas.pptx", Data: bytes.Repeat([]byte("pptx"), 300)},
	}}
}

func TestSameFilesSameBytes(t *testing.T) {
	first, err := archive.Render(kit())
	if err != nil {
		t.Fatal(err)
	}
	turned := kit()
	slices.Reverse(turned.Files)
	second, err := archive.Render(turned)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the order of the files changes the bytes")
	}
}

func TestUnpacks(t *testing.T) {
	data, err := archive.Render(kit())
	if err != nil {
		t.Fatal(err)
	}
	r, err := stdzip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	var order, stored []string
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name] = string(b)
		order = append(order, f.Name)
		if f.Method == stdzip.Store {
			stored = append(stored, f.Name)
		}
		if y := f.Modified.Year(); y != 1980 {
			t.Errorf("%s is dated %d, want the fixed date of 1980", f.Name, y)
		}
	}
	want := map[string]string{}
	for _, f := range kit().Files {
		want[f.Name] = string(f.Data)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"hydrogen-sv/LICENCE.txt", "hydrogen-sv/facts.csv", "hydrogen-sv/vätgas.pptx"}, order); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"hydrogen-sv/LICENCE.txt", "hydrogen-sv/vätgas.pptx"}, stored); d != "" {
		t.Errorf("stored without deflate: %s", d)
	}
}

func TestDoublesAreRefused(t *testing.T) {
	v := view.Archive{Files: []view.ArchiveFile{{Name: "a.txt"}, {Name: "A.txt"}}}
	if _, err := archive.Render(v); err == nil || !strings.Contains(err.Error(), "already holds") {
		t.Errorf("error = %v", err)
	}
}
