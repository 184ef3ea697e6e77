package theme

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/yamldoc"
)

// Params is what theme.yaml says.
type Params struct {
	Name       string   `yaml:"name" rule:"max=60" doc:"what the theme is called"`
	Extends    string   `yaml:"extends" doc:"the theme that lies below this one: default when left out"`
	Styles     []string `yaml:"styles" doc:"files below assets/css in the order in which they are joined, instead of those of the theme below"`
	MoreStyles []string `yaml:"more_styles" doc:"files below assets/css that are joined behind those of the theme below"`
	Tokens     Tokens   `yaml:"tokens" doc:"what a brand sets without writing a style sheet"`
	Chart      Chart    `yaml:"chart" doc:"how benchmarks are drawn"`
	Pictures   Pictures `yaml:"pictures" doc:"how wide pictures are shown, each in the words of the attribute “sizes”"`
}

// Tokens are the colours on light and on dark screens, and the measures and
// faces of the style sheets.
type Tokens struct {
	Light      Palette           `yaml:"light" doc:"colours on light screens and on paper"`
	Dark       Palette           `yaml:"dark" doc:"colours on dark screens"`
	Properties map[string]string `yaml:"properties" doc:"custom properties that the style sheets declare on :root, by their names without the two hyphens"`
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
	Width int `yaml:"width" rule:"min=1" doc:"of the drawing, in CSS pixels"`
	Text  int `yaml:"text" rule:"min=1" doc:"size of the letters, in CSS pixels"`
	Bar   int `yaml:"bar" rule:"min=1" doc:"thickness of a bar, in CSS pixels"`
	Gap   int `yaml:"gap" rule:"min=0" doc:"between bars, in CSS pixels"`
}

// Pictures are how wide the style sheets show pictures, for browsers to choose
// a file before they know the style sheets.
type Pictures struct {
	Lead     string `yaml:"lead" doc:"the picture that opens a page"`
	Prose    string `yaml:"prose" doc:"in running text"`
	Card     string `yaml:"card" doc:"on a card"`
	Portrait string `yaml:"portrait" doc:"of a person"`
	Face     string `yaml:"face" doc:"of the person to call"`
}

// places says where theme.yaml gave what is judged later than it is read.
type places struct {
	properties map[string]diag.Span // by the name of the property
	colours    map[string]diag.Span // by "light.ink"
}

// readParams reads theme.yaml in all layers, the upper over the lower.
func readParams(files layers) (Params, places, diag.List) {
	var p Params
	at := places{map[string]diag.Span{}, map[string]diag.Span{}}
	schema, err := yamldoc.Compile("theme", reflect.TypeFor[Params]())
	if err != nil {
		return p, at, diag.List{{Code: "THM02", Severity: diag.Error, Message: err.Error(), Hint: "This is a mistake in the program; report it."}}
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
		at.take(rec.Where, layer.Tokens)
		p.lay(layer)
	}
	p.Extends = ""
	return p, at, list
}

// take notes where a layer gives its tokens.
func (at places) take(where *yamldoc.Positions, t Tokens) {
	for name := range t.Properties {
		at.properties[name] = where.At("tokens.properties." + name)
	}
	for mode, palette := range t.palettes() {
		v := reflect.ValueOf(palette)
		for i := range v.NumField() {
			if key := v.Type().Field(i).Tag.Get("yaml"); v.Field(i).String() != "" {
				at.colours[mode+"."+key] = where.At("tokens." + mode + "." + key)
			}
		}
	}
}

func (t Tokens) palettes() map[string]Palette {
	return map[string]Palette{"light": t.Light, "dark": t.Dark}
}

// lay puts an upper layer over the parameters.
func (p *Params) lay(upper Params) {
	more := upper.MoreStyles
	upper.MoreStyles = nil
	overlay(reflect.ValueOf(p).Elem(), reflect.ValueOf(upper))
	for _, name := range more {
		if !slices.Contains(p.Styles, name) {
			p.Styles = append(slices.Clone(p.Styles), name)
		}
	}
}

// overlay sets what the upper layer gives.
func overlay(lower, upper reflect.Value) {
	for i := range lower.NumField() {
		switch l, u := lower.Field(i), upper.Field(i); {
		case u.Kind() == reflect.Struct:
			overlay(l, u)
		case u.Kind() == reflect.Map:
			if l.IsNil() {
				l.Set(reflect.MakeMap(l.Type()))
			}
			for _, key := range u.MapKeys() {
				l.SetMapIndex(key, u.MapIndex(key))
			}
		case !u.IsZero():
			l.Set(u)
		}
	}
}

// check says which colours are none and which style sheets are missing.
func (p *Params) check(files layers, at *yamldoc.Positions) diag.List {
	var list diag.List
	for mode, palette := range p.Tokens.palettes() {
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
	for key, names := range map[string][]string{"styles": p.Styles, "more_styles": p.MoreStyles} {
		for i, name := range names {
			if _, ok := files.top["assets/css/"+name]; !ok {
				list.Add(noStyle(at.At(fmt.Sprintf("%s[%d]", key, i)), name, files))
			}
		}
	}
	return list.Sorted()
}

func noStyle(at diag.Span, name string, files layers) diag.Diagnostic {
	d := diag.Diagnostic{
		Code: "THM02", Severity: diag.Error, Span: at,
		Message: "The theme has no style sheet “" + name + "”",
		Hint:    "Make the file assets/css/" + name + " in the theme's folder, or take it out of the list.",
	}
	var all []string
	for _, rel := range files.under("assets/css", ".css") {
		all = append(all, strings.TrimPrefix(rel, "assets/css/"))
	}
	if near, ok := diag.Suggest(name, all); ok {
		d.Hint = "Did you mean “" + near + "”? " + d.Hint
	}
	return d
}

func notColour(at diag.Span, s string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "THM02", Severity: diag.Error, Span: at,
		Message: "“" + s + "” is not a colour",
		Hint:    "Write it as # and six digits 0–9 a–f, in quotes: \"#0b4f6c\".",
	}
}
