package yamldoc

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Each file of the gallery is broken in one way; the golden file beside it
// is all that its author gets to read.
func TestGallery(t *testing.T) {
	files, err := filepath.Glob("testdata/gallery/*.yaml")
	if err != nil || len(files) < 30 {
		t.Fatalf("the gallery has %d files, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(path)
			list := readFacts(t, name, data)
			golden(t, path+".golden", printed(t, list, map[string][]byte{name: data}))
			if len(list) == 0 {
				t.Error("nothing was found")
			}
		})
	}
}

func readFacts(t testing.TB, name string, data []byte) diag.List {
	doc, list := Parse(name, data)
	schema := schemaOf(t, "fact", model.Fact{})
	entries, found := doc.Records()
	list = append(list, found...)
	for _, e := range entries {
		_, found := schema.Decode(e, Owner{Lang: "en"}, new(model.Fact))
		list = append(list, found...)
	}
	return list.Sorted()
}

func schemaOf(t testing.TB, name string, record any) *Schema {
	t.Helper()
	s, err := Compile(name, reflect.TypeOf(record))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func printed(t *testing.T, list diag.List, files map[string][]byte) string {
	t.Helper()
	var b bytes.Buffer
	lines := func(file string, line int) (string, bool) {
		all := strings.Split(string(bytes.TrimPrefix(files[file], []byte("\ufeff"))), "\n")
		if line > len(all) {
			return "", false
		}
		return all[line-1], true
	}
	if err := diag.Text(&b, list, lines, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, diag.Summary(list))
	return b.String()
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// An overlay gives texts in another language and nothing else.
func TestOverlay(t *testing.T) {
	source, err := os.ReadFile("testdata/overlay/ess.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/overlay/*.sv.yaml")
	if err != nil || len(files) < 2 {
		t.Fatal(len(files), err)
	}
	schema := schemaOf(t, "proposition", model.Proposition{})
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, list := Parse("ess.yaml", source)
			var p model.Proposition
			record, found := schema.Decode(doc.Entry(), Owner{Lang: "en"}, &p)
			if list = append(list, found...); len(list) > 0 {
				t.Fatal(list)
			}
			over, list := Parse(filepath.Base(path), data)
			where, found := schema.DecodeOverlay(over.Entry(), "sv", &p, record.Where)
			list = append(list, found...).Sorted()
			var b strings.Builder
			for _, x := range schema.Texts(&p) {
				fmt.Fprintf(&b, "%s en=%q sv=%q %d\n", x.Path, x.Text["en"], x.Text["sv"], where.At(x.Path).Line)
			}
			golden(t, path+".golden", b.String()+printed(t, list, map[string][]byte{"ess.yaml": source, filepath.Base(path): data}))
		})
	}
}

// Places are those an editor would show, whatever stands before them.
func TestPositions(t *testing.T) {
	src := "\ufeff# åäö\r\nöl:\r\n  label: \"日本 \\\" x\" # c\r\n  as_of: 2023\r\n  sources: [a, 'b']\r\n  derived: {formula: a + b, inputs: {å: c}}\r\n  note: |\r\n    Text\r\n  text: one\r\n    two\r\n"
	doc, list := Parse("f.yaml", []byte(src))
	entries := doc.Root().Entries()
	if len(list) > 0 || len(entries) != 1 {
		t.Fatal(list, len(entries))
	}
	var f model.Fact
	record, found := schemaOf(t, "fact", f).Decode(entries[0], Owner{Lang: "en"}, &f)
	if len(found) > 0 {
		t.Fatal(found)
	}
	at := func(s diag.Span) string { return fmt.Sprintf("%d:%d", s.Line, s.Column) }
	for path, want := range map[string]string{"": "2:1", "label": "3:10", "as_of": "4:10", "sources": "5:12", "sources[0]": "5:13",
		"sources[1]": "5:16", "derived.formula": "6:22", "derived.inputs.å": "6:41", "note": "7:9", "text": "9:9",
		"sources[7]": "5:12", "missing.deep": "2:1"} {
		if got := at(record.Where.At(path)); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
	if got := at(record.Where.Key("sources")); got != "5:3" {
		t.Errorf("the key sources stands at %s", got)
	}
	if f.Label["en"] != `日本 " x` || f.Note["en"] != "Text" || f.Text["en"] != "one two" {
		t.Errorf("texts: %q %q %q", f.Label["en"], f.Note["en"], f.Text["en"])
	}
	if len(record.Uses) != 3 || record.Uses[2].Path != "derived.inputs.å" || record.Uses[2].Kind != "fact" {
		t.Errorf("uses: %v", record.Uses)
	}
}

// A file of aliases that would unfold to 10^9 values costs nothing.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1, i-1)
	}
	doc, list := Parse("bomb.yaml", []byte(b.String()))
	if !doc.Root().IsZero() || !list.HasErrors() {
		t.Error("the bomb was let in")
	}
}
