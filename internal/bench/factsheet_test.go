package bench

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"testing"

	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// maker keeps the function that makes single outputs and publishes nothing.
type maker struct{ one publish.One }

func (m *maker) Preview(_ string, one publish.One) { m.one = one }

func (m *maker) Publish(context.Context, publish.Artifacts) (publish.Report, error) {
	return publish.Report{}, nil
}

// The factsheet of the demonstration that fills two sides: its view and its
// bytes, with nothing remembered. One operation is one document.
func BenchmarkFactsheet(b *testing.B) {
	tree, err := source.Snapshot("../..", nil)
	if err != nil {
		b.Fatal(err)
	}
	var m maker
	run(b, tree, &m, memo.New(0))
	for _, lang := range []string{"en", "ar"} {
		path := lang + "/toolkits/oresund-kit/oncology/oresund-oncology-" + lang + ".pdf"
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			a, ready, _ := m.one(path)
			if !ready {
				b.Fatalf("%s cannot be made", path)
			}
			data, err := a.Bytes()
			if err != nil {
				b.Fatal(err)
			}
			twoSided(b, data)
			for b.Loop() {
				m.one(path)
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/document")
		})
	}
}

// twoSided fails when a document has not exactly two pages.
func twoSided(b *testing.B, data []byte) {
	b.Helper()
	info := exec.Command("pdfinfo", "-")
	info.Stdin = bytes.NewReader(data)
	out, err := info.Output()
	if err != nil {
		b.Fatalf("pdfinfo: %v; run make setup", err)
	}
	if fields := strings.Fields(after(string(out), "Pages:")); len(fields) == 0 || fields[0] != "2" {
		b.Fatalf("the document has not two pages: %s", out)
	}
}

// after is the rest of a text behind the first occurrence of a word.
func after(s, word string) string {
	_, rest, _ := strings.Cut(s, word)
	return rest
}
