package theme

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/lang"
)

// Dots are the templates of a theme, in the order of their names, with the
// types that they are given.
func (t *Theme) Dots() []Dot {
	by := map[string][]string{}
	for u := range vet(t.layout, t.words).seen {
		if u.typ != nil {
			by[u.name] = append(by[u.name], Spelled(u.typ))
		}
	}
	var out []Dot
	for _, rel := range t.files.under("layouts", ".html") {
		name := templateName(rel)
		slices.Sort(by[name])
		about, _, _ := strings.Cut(strings.TrimPrefix(t.files.top[rel].Text(), "{{- /* "), " */ -}}")
		if len(about) == len(t.files.top[rel].Text()) || !strings.HasPrefix(t.files.top[rel].Text(), "{{- /* ") {
			about = ""
		}
		out = append(out, Dot{name, strings.TrimPrefix(rel, "layouts/"), by[name], about})
	}
	return out
}

// Dot is a template and what it is given.
type Dot struct {
	Name, Path string
	Types      []string
	About      string
}

// Spelled is a type as a theme author reads it.
func Spelled(typ reflect.Type) string {
	switch {
	case typ.Kind() == reflect.Slice && typ.Name() == "":
		return "list of " + Spelled(typ.Elem())
	case typ.Kind() == reflect.Pointer:
		return Spelled(typ.Elem())
	}
	return strings.TrimPrefix(typ.String(), "view.")
}

// Functions are the functions of templates by name.
func Functions() map[string]any { return signatures() }

// Property is a token of the style sheets.
type Property struct{ Name, Value string }

// Properties are what the style sheets declare on :root, each once.
func (t *Theme) Properties() []Property {
	var out []Property
	for _, x := range bundled(t.files, t.params.Styles, nil).tokens {
		out = append(out, Property{x.name, x.value})
	}
	slices.SortFunc(out, func(a, b Property) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(out, func(a, b Property) bool { return a.Name == b.Name })
}

// Messages are the words of the reference language, in the order of their names.
func (t *Theme) Messages() []lang.Message {
	var out []lang.Message
	for _, id := range t.words.ids() {
		out = append(out, t.words.first[id].Message)
	}
	return out
}
