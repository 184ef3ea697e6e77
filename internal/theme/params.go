package theme

import (
	"fmt"
	"reflect"

	"lodestone/internal/diag"
	"lodestone/internal/yamldoc"
)

// Params is what theme.yaml says.
type Params struct {
	Name   string   `yaml:"name" rule:"max=60" doc:"what the theme is called"`
	Styles []string `yaml:"styles" doc:"files below assets/css, in the order in which they are joined"`
	Tokens Tokens   `yaml:"tokens" doc:"colours"`
	Chart  Chart    `yaml:"chart" doc:"how benchmarks are drawn"`
}

// Tokens are the colours on light and on dark screens.
type Tokens struct {
	Light Palette `yaml:"light"`
	Dark  Palette `yaml:"dark"`
}

// Palette is one set of colours, each "#rrggbb".
type Palette struct {
	Paper  string `yaml:"paper" doc:"the ground"`
	Ink    string `yaml:"ink" doc:"text; at least 7:1 on paper"`
	Muted  string `yaml:"muted" doc:"secondary text; at least 4.5:1 on paper"`
	Rule   string `yaml:"rule" doc:"hairlines"`
	Accent string `yaml:"accent" doc:"links, the own region in charts"`
	Warn   string `yaml:"warn" doc:"states that want attention"`
}

// Chart is the measures of a bar chart in CSS pixels.
type Chart struct {
	Width int `yaml:"width" rule:"min=1"`
	Text  int `yaml:"text" rule:"min=1"` // size of the letters
	Bar   int `yaml:"bar" rule:"min=1"`  // thickness
	Gap   int `yaml:"gap" rule:"min=0"`  // between bars
}

// readParams reads theme.yaml in all layers, the upper over the lower.
func readParams(files layers) (Params, diag.List) {
	var p Params
	schema, err := yamldoc.Compile("theme", reflect.TypeFor[Params]())
	if err != nil {
		return p, diag.List{{Code: "THM02", Severity: diag.Error, Message: err.Error(), Hint: "This is a mistake in the program; report it."}}
	}
	var list diag.List
	for _, f := range files.stacked["theme.yaml"] {
		var layer Params
		doc, found := yamldoc.Parse(f.path, []byte(f.Text()))
		list = append(list, found...)
		if doc.Root().IsZero() {
			continue
		}
		rec, found := schema.Decode(doc.Entry(), yamldoc.Owner{}, &layer)
		list = append(list, found...)
		list = append(list, layer.check(files, rec.Where)...)
		overlay(reflect.ValueOf(&p).Elem(), reflect.ValueOf(layer))
	}
	return p, list
}

// overlay sets what the upper layer gives.
func overlay(lower, upper reflect.Value) {
	for i := range lower.NumField() {
		switch l, u := lower.Field(i), upper.Field(i); {
		case u.Kind() == reflect.Struct:
			overlay(l, u)
		case !u.IsZero():
			l.Set(u)
		}
	}
}

// check says which colours are none and which style sheets are missing.
func (p *Params) check(files layers, at *yamldoc.Positions) diag.List {
	var list diag.List
	for mode, palette := range map[string]Palette{"light": p.Tokens.Light, "dark": p.Tokens.Dark} {
		v := reflect.ValueOf(palette)
		for i := range v.NumField() {
			key := v.Type().Field(i).Tag.Get("yaml")
			if s := v.Field(i).String(); s != "" {
				if _, ok := parseColour(s); !ok {
					list.Add(notColour(at.At("tokens."+mode+"."+key), s))
				}
			}
		}
	}
	for i, name := range p.Styles {
		if _, ok := files.top["assets/css/"+name]; !ok {
			list.Add(diag.Diagnostic{
				Code: "THM02", Severity: diag.Error, Span: at.At(fmt.Sprintf("styles[%d]", i)),
				Message: "The theme has no style sheet “" + name + "”",
				Hint:    "Make the file assets/css/" + name + " in the theme's folder, or take it out of styles.",
			})
		}
	}
	return list.Sorted()
}

func notColour(at diag.Span, s string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "THM02", Severity: diag.Error, Span: at,
		Message: "“" + s + "” is not a colour",
		Hint:    "Write it as # and six digits 0–9 a–f, in quotes: \"#0b4f6c\".",
	}
}
