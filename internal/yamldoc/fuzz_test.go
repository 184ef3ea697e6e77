package yamldoc

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"lodestone/internal/model"
)

// No text makes reading panic, and every finding has a place in the file.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.yaml")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	fact, proposition := schemaOf(f, "fact", model.Fact{}), schemaOf(f, "proposition", model.Proposition{})
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, list := Parse("f.yaml", data)
		for _, e := range doc.Root().Entries() {
			var v model.Fact
			_, found := fact.Decode(e, Owner{Lang: "en"}, &v)
			list = append(list, found...)
		}
		source, _ := Parse("s.yaml", []byte("offers: [{key: a, what: b}]\ngaps: [{key: c, text: d}]\ntitle: x\n"))
		var p model.Proposition
		record, _ := proposition.Decode(source.Entry(), Owner{Lang: "en"}, &p)
		_, found := proposition.DecodeOverlay(doc.Entry(), "sv", &p, record.Where)
		list = append(list, found...)
		proposition.Texts(&p)
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, d := range list {
			if d.Line < 0 || d.Line > lines+1 || d.Column < 0 || d.Message == "" || d.Line > 0 && d.Column == 0 {
				t.Errorf("%+v", d)
			}
			if !utf8.ValidString(d.Message+d.Hint) && utf8.Valid(data) {
				t.Errorf("not text: %+v", d)
			}
		}
	})
}

func records(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "jobs-%d:\n  label: Jobs created by foreign firms, %d\n  value: %d\n  unit: jobs\n  as_of: 2023\n  indicator: jobs\n  sources: [scb, dst]\n  owner: data@example.org\n  display: {round: 0, scale: thousand}\n", i, i, i)
	}
	return b.Bytes()
}

func BenchmarkParse10000(b *testing.B) {
	data := records(10_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if doc, list := Parse("f.yaml", data); doc.Root().IsZero() || len(list) > 0 {
			b.Fatal(list)
		}
	}
}

func BenchmarkDecode10000(b *testing.B) {
	doc, _ := Parse("f.yaml", records(10_000))
	schema := schemaOf(b, "fact", model.Fact{})
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range doc.Root().Entries() {
			var v model.Fact
			if _, list := schema.Decode(e, Owner{Lang: "en"}, &v); len(list) > 0 {
				b.Fatal(list)
			}
		}
	}
}
