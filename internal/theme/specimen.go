package theme

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"lodestone/internal/lang"
	"lodestone/internal/view"
)

// specimen shows the components of all sample pages on one page: all of their
// sections and notices, and of what a page has once the richest.
func (s sample) specimen() view.Page {
	p := s.page(view.LayoutSpecimen, "specimen")
	for _, part := range s.parts() {
		prefix := string(part.Layout) + "-"
		for i := range part.Sections {
			part.Sections[i] = apart(part.Sections[i], prefix)
		}
		p.Sections = append(p.Sections, part.Sections...)
		p.Notices = append(p.Notices, part.Notices...)
		richest(reflect.ValueOf(&p).Elem(), reflect.ValueOf(part))
	}
	p.Kicker, p.Title = s.text("Specimen of the theme", "عيّنة من القالب"), s.text("Every component in every state", "كل مكوّن في كل حالاته")
	p.Head.Title, p.Head.NoIndex = p.Title.S, true
	return p
}

// richest takes over the fields of a page that have more in them.
func richest(into, from reflect.Value) {
	for i := range into.NumField() {
		a, b := into.Field(i), from.Field(i)
		switch {
		case into.Type().Field(i).Name == "Sections", into.Type().Field(i).Name == "Notices":
		case a.IsZero(), a.Kind() == reflect.Slice && b.Len() > a.Len():
			a.Set(b)
		}
	}
}

// apart gives a section ids that no section of another page has. Incentives
// stand on a specimen twice, so their section has none.
func apart(s view.Section, prefix string) view.Section {
	if s.ID != "" {
		s.ID = prefix + s.ID
	}
	if s.Incentives != nil {
		s.ID = ""
	}
	for i := range s.Benchmarks {
		s.Benchmarks[i] = renamed(s.Benchmarks[i], prefix)
	}
	if s.Prose != nil {
		for i, part := range s.Prose.Segments {
			if part.Benchmark != nil {
				b := renamed(*part.Benchmark, prefix)
				s.Prose.Segments[i].Benchmark = &b
			}
		}
	}
	return s
}

func renamed(b view.Benchmark, prefix string) view.Benchmark {
	b.SVG = strings.ReplaceAll(b.SVG, `"`+b.ID+`-`, `"`+prefix+b.ID+`-`)
	b.ID = prefix + b.ID
	return b
}

// SpecimenAddresses say where the files of a specimen lie, as seen from its
// pages, which lie side by side.
type SpecimenAddresses struct {
	Stylesheet, Script, Icon string // Script and Icon may be empty
	Picture                  string // stands for all pictures
	Page                     func(lang.Tag) string
}

// Specimen is a page with every component in every state. Its links lead
// nowhere, but for those to its other languages.
func (t *Theme) Specimen(tag lang.Tag, at SpecimenAddresses) view.Page {
	pages := SamplePages(tag)
	p := pages[slices.IndexFunc(pages, func(p view.Page) bool { return p.Layout == view.LayoutSpecimen })]
	nowhere(reflect.ValueOf(&p).Elem(), at.Picture)
	p.Languages = nil
	for _, other := range t.Languages() {
		p.Languages = append(p.Languages, view.LanguageLink{Lang: string(other), Name: other.Autonym(), Dir: other.Dir(), URL: at.Page(other), Current: other == tag})
	}
	p.Chrome.Stylesheet, p.Chrome.Script, p.Chrome.Icon = at.Stylesheet, at.Script, at.Icon
	p.Chrome.IconPNG, p.Chrome.TouchIcon, p.Chrome.Manifest = "", "", "" // those are for sites
	p.Chrome.Brand, p.Head.Canonical, p.Head.Alternates = t.Brand(view.Brand{}), "", nil
	return p
}

// sampleAddress is the address of a picture in a list of widths.
var sampleAddress = regexp.MustCompile(`/[^\s,]+`)

// nowhere makes the addresses within the sample's site lead to the page itself.
func nowhere(v reflect.Value, picture string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			nowhere(v.Elem(), picture)
		}
	case reflect.Slice:
		for i := range v.Len() {
			nowhere(v.Index(i), picture)
		}
	case reflect.Struct:
		if image, ok := v.Addr().Interface().(*view.Image); ok && image.URL != "" {
			image.URL = picture // its one file can be drawn in any width
			image.SrcSet = sampleAddress.ReplaceAllLiteralString(image.SrcSet, picture)
		}
		for i := range v.NumField() {
			nowhere(v.Field(i), picture)
		}
	case reflect.String:
		switch s := v.String(); {
		case strings.HasPrefix(s, "/"):
			v.SetString("#main")
		case strings.HasPrefix(s, "<"):
			v.SetString(strings.ReplaceAll(s, `href="/`, `href="#`))
		}
	}
}

// Languages are those that the theme has words in, sorted.
func (t *Theme) Languages() []lang.Tag {
	var out []lang.Tag
	for tag := range t.words.has {
		out = append(out, tag)
	}
	slices.Sort(out)
	return out
}

// Unshown are the partials that no specimen shows, by their files: they are
// called by no layout, or the sample has nothing that they are for.
func (t *Theme) Unshown() ([]string, error) {
	set, err := t.layout.set.Clone()
	if err != nil {
		return nil, err
	}
	shown := map[string]bool{}
	b := t.binding(Reference)
	b.set = set.Funcs(b.functions()).Funcs(template.FuncMap{"shown": func(name string) string { shown[name] = true; return "" }})
	for _, one := range set.Templates() {
		if one.Tree == nil {
			continue
		}
		call, err := parse.Parse("", "{{shown "+strconv.Quote(one.Name())+"}}", "", "", map[string]any{"shown": 0})
		if err != nil {
			return nil, err
		}
		one.Tree.Root.Nodes = append(slices.Clone(call[""].Root.Nodes), one.Tree.Root.Nodes...)
	}
	pages := SamplePages(Reference)
	page := pages[len(pages)-1]
	if err := set.ExecuteTemplate(io.Discard, string(page.Layout), page); err != nil {
		return nil, fmt.Errorf("try the specimen: %w", err)
	}
	var out []string
	for name, file := range t.layout.at {
		if !shown[name] && !slices.Contains(view.Layouts[:], view.Layout(name)) {
			out = append(out, file)
		}
	}
	slices.Sort(out)
	return out, nil
}
