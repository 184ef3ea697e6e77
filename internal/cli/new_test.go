package cli

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/yamldoc"
)

// begun gives the record that “new” begins in an empty site, and its schema.
func begun(t *testing.T, kind model.Kind) (string, *yamldoc.Schema) {
	t.Helper()
	config := &model.Config{SourceLanguage: "en", Languages: []model.Language{{Tag: "en"}, {Tag: "sv"}}}
	place := placeOf(kind, "", "first")
	text, err := skeleton{kind: kind, id: "first", place: place, site: model.NewSite(config, nil, nil, nil), day: date.New(2026, 11, 22)}.write()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := yamldoc.Compile(kind.Name, reflect.TypeOf(kind.New()))
	if err != nil {
		t.Fatal(err)
	}
	return string(text), schema
}

func decode(t *testing.T, kind model.Kind, schema *yamldoc.Schema, text string) diag.List {
	t.Helper()
	doc, list := yamldoc.Parse("first.yaml", []byte(text))
	entry := doc.Entry()
	if kind.Map {
		entries, more := doc.Records()
		if list = append(list, more...); len(entries) != 1 {
			t.Fatalf("%d records in\n%s", len(entries), text)
		}
		entry = entries[0]
	}
	_, more := schema.Decode(entry, yamldoc.Owner{Lang: lang.Tag("en")}, kind.New())
	return append(list, more...)
}

func TestBegunRecords(t *testing.T) {
	field := regexp.MustCompile(`(?m)^( *(?:- )?)# ( *(?:- )?[a-z_0-9]+:)`)
	for _, kind := range model.Kinds() {
		t.Run(kind.Name, func(t *testing.T) {
			text, schema := begun(t, kind)
			if list := decode(t, kind, schema, text); len(list) > 0 {
				t.Errorf("a fresh record has faults: %v\n%s", list, text)
			}
			// With every # taken away, all fields are there, and where they belong.
			full := field.ReplaceAllString(text, "$1$2")
			for _, d := range decode(t, kind, schema, full) {
				if !strings.Contains(d.Message, "only one of") {
					t.Errorf("line %d: %s\n%s", d.Line, d.Message, full)
				}
			}
			for _, f := range schema.Fields() {
				key := f.Name[strings.LastIndexByte(f.Name, '.')+1:]
				if !regexp.MustCompile(`(?m)^ *(- )?` + key + `:`).MatchString(full) {
					t.Errorf("%s is missing in\n%s", f.Name, full)
				}
			}
			known := map[string]bool{}
			for _, f := range schema.Fields() {
				known[strings.ReplaceAll(f.Name, "[]", "")] = true
			}
			for _, name := range usual(kind.Name) {
				if !known[name] {
					t.Errorf("a %s has no field %s", kind.Name, name)
				}
			}
		})
	}
}

func TestIDFrom(t *testing.T) {
	for in, want := range map[string]string{"Jobs in Åre": "jobs-in-are", "Ærø_2026.": "aero-2026", "…": "", "a/b": "ab"} {
		if got := idFrom(in); got != want {
			t.Errorf("idFrom(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for in, want := range map[string]string{"bay": "bay", "my bay": "'my bay'", "o'bay": `'o'\''bay'`, "": "''"} {
		if got := shellWord(in); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", in, got, want)
		}
	}
}
