package zip_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	stdzip "archive/zip"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/zip"
)

func sample() []zip.Entry {
	return []zip.Entry{
		{Name: "kit/zzz.txt", Data: []byte(strings.Repeat("Öresund ", 400))},
		{Name: "kit/läs-mig.txt", Data: []byte("hej")},
		{Name: "kit/picture.png", Data: bytes.Repeat([]byte{7}, 900), Store: true},
	}
}

// The digest changes only when the compressor or the header layout does: then
// every kit ever published would look new, which must be a decision.
func TestBytesAreFixed(t *testing.T) {
	got, err := zip.Bytes(sample())
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(got)
	const want = "a1c43bca6d281d69"
	if h := hex.EncodeToString(sum[:8]); h != want {
		t.Errorf("container digest = %s, want %s", h, want)
	}
}

func TestReadsBack(t *testing.T) {
	data, err := zip.Bytes(sample())
	if err != nil {
		t.Fatal(err)
	}
	r, err := stdzip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	type entry struct {
		Name   string
		Method uint16
		UTF8   bool
		Data   string
	}
	var got, want []entry
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, entry{f.Name, f.Method, f.Flags&0x800 != 0, string(b)})
		if f.Flags&8 != 0 {
			t.Errorf("%s: sizes stand after the data; some Office readers want them before", f.Name)
		}
	}
	for i, e := range sample() {
		method := []uint16{stdzip.Deflate, stdzip.Store, stdzip.Store}[i]
		want = append(want, entry{e.Name, method, i == 1, string(e.Data)})
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestRefusesNames(t *testing.T) {
	for _, tc := range []struct {
		name  string
		names []string
		want  string
	}{
		{"climbing", []string{"../a"}, "clean relative path"},
		{"absolute", []string{"/a"}, "clean relative path"},
		{"folder", []string{"a/"}, "clean relative path"},
		{"doubled slash", []string{"a//b"}, "clean relative path"},
		{"backslash", []string{`a\b`}, "Windows forbids"},
		{"colon", []string{"a:b"}, "Windows forbids"},
		{"control", []string{"a\x00b"}, "Windows forbids"},
		{"trailing dot", []string{"a./b"}, "Windows drops"},
		{"not UTF-8", []string{"\xff"}, "not UTF-8"},
		{"empty", []string{""}, "empty"},
		{"case", []string{"Deck.pptx", "deck.pptx"}, `already holds "Deck.pptx"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var entries []zip.Entry
			for _, n := range tc.names {
				entries = append(entries, zip.Entry{Name: n})
			}
			_, err := zip.Bytes(entries)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error = %v, want one that says %q", err, tc.want)
			}
		})
	}
}
