package theme_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lodestone/internal/theme"
	"lodestone/internal/view"
)

// docs/theme.md is made from the sources: package view, the functions of
// templates, the parameters, the default theme. The words before its tables
// are written by hand, in testdata/reference.md.
func TestThemeReference(t *testing.T) {
	head, err := os.ReadFile("testdata/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	th := sound(t, theme.Default, nil)
	var b strings.Builder
	b.WriteString("<!-- Generated from internal/theme, internal/view and themes/default by “go test ./internal/theme -update”. -->\n\n")
	b.Write(head)
	writeParameters(&b, th)
	writeTemplates(&b, th)
	writeViews(t, &b)
	writeFunctions(t, &b)
	writeWords(&b, th)
	golden(t, filepath.Join("..", "..", "docs", "theme.md"), b.String())
}

func writeParameters(b *strings.Builder, th *theme.Theme) {
	b.WriteString("\n## theme.yaml\n\n| Key | Meaning |\n|---|---|\n")
	writeKeys(b, reflect.TypeFor[theme.Params](), "")
	b.WriteString("\n### Properties\n\nWhat `tokens.properties` may set: the custom properties that the style sheets declare on `:root`, with the default theme's values. " +
		"Those that a theme's own style sheets declare there come on top. Rules for one language, such as `:lang(ar)`, and for some screens go before them.\n\n| Property | Value |\n|---|---|\n")
	for _, p := range th.Properties() {
		fmt.Fprintf(b, "| `%s` | `%s` |\n", p.Name, cell(p.Value))
	}
	b.WriteString("\nBesides, `--paper`, `--ink`, `--muted`, `--rule`, `--accent` and `--warn` hold the colours that are valid on the screen at hand, and `--mark` the accent as the brand gives it, for what is not text.\n")
}

func writeKeys(b *strings.Builder, typ reflect.Type, prefix string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		key, about := prefix+f.Tag.Get("yaml"), f.Tag.Get("doc")
		fmt.Fprintf(b, "| `%s` | %s |\n", key, about)
		if f.Type.Kind() == reflect.Struct {
			writeKeys(b, f.Type, key+".")
		}
	}
}

func writeTemplates(b *strings.Builder, th *theme.Theme) {
	b.WriteString("\n## Templates\n\nEach file below `layouts/` is called by its name without folder and ending. Layouts get the whole page; this is what partials get as dot.\n\n| Template | Dot | About |\n|---|---|---|\n")
	for _, d := range th.Dots() {
		var types []string
		for _, name := range d.Types {
			types = append(types, linked(name))
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", d.Path, strings.Join(types, ", "), cell(d.About))
	}
}

// linked makes the name of a view lead to its table.
func linked(name string) string {
	bare := strings.TrimPrefix(name, "list of ")
	if bare == strings.ToLower(bare) {
		return name
	}
	return strings.TrimSuffix(name, bare) + "[" + bare + "](#" + strings.ToLower(bare) + ")"
}

func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", "\\|")
}

// writeFunctions takes what a function is for from its comment.
func writeFunctions(t *testing.T, b *strings.Builder) {
	t.Helper()
	files := parsed(t, ".")
	decls, named := map[string]*ast.FuncDecl{}, map[string]string{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil || types.ExprString(n.Recv.List[0].Type) != "sample" {
					decls[n.Name.Name] = n
				}
			case *ast.KeyValueExpr:
				key, ok := n.Key.(*ast.BasicLit)
				if ok && key.Kind == token.STRING {
					value := types.ExprString(n.Value)
					named[strings.Trim(key.Value, `"`)] = value[strings.LastIndexByte(value, '.')+1:]
				}
			}
			return true
		})
	}
	b.WriteString("\n## Functions\n\nBeside those of Go's templates (`if`, `range`, `with`, `eq`, `print`, `len`, `index` …), templates have these. All depend on nothing but their arguments, the language of the page and the theme.\n")
	for _, name := range slices.Sorted(maps.Keys(theme.Functions())) {
		decl := decls[named[name]]
		if decl == nil || decl.Doc.Text() == "" {
			t.Errorf("the function %s has no comment", name)
			continue
		}
		about := strings.Join(strings.Fields(decl.Doc.Text()), " ")
		if rest, ok := strings.CutPrefix(about, decl.Name.Name+" "); ok {
			about = "`" + name + "` " + rest
		}
		fmt.Fprintf(b, "\n### %s\n\n`%s%s`\n\n%s\n", name, name, signature(decl), spanned(about))
	}
}

// spanned sets what is written as in a template in code.
func spanned(s string) string {
	open := strings.Index(s, "<")
	if i := strings.Index(s, "{{"); open < 0 || i >= 0 && i < open {
		open = i
	}
	if open < 0 {
		return s
	}
	end := max(strings.LastIndex(s, "}}")+2, strings.LastIndex(s, ">")+1)
	return s[:open] + "`" + s[open:end] + "`" + s[end:]
}

// signature is what a function takes and gives, without the error.
func signature(decl *ast.FuncDecl) string {
	var out strings.Builder
	for _, p := range decl.Type.Params.List {
		for _, n := range p.Names {
			fmt.Fprintf(&out, " %s:%s", n.Name, goType(p.Type))
		}
	}
	return out.String() + " → " + goType(decl.Type.Results.List[0].Type)
}

func goType(e ast.Expr) string {
	s := types.ExprString(e)
	s = strings.NewReplacer("view.", "", "template.", "", "...any", "…").Replace(s)
	if rest, ok := strings.CutPrefix(s, "[]"); ok {
		return "list of " + rest
	}
	return strings.TrimPrefix(s, "*")
}

func parsed(t *testing.T, dir string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

var fset = token.NewFileSet()

// writeViews lists the types that a page is made of.
func writeViews(t *testing.T, b *strings.Builder) {
	t.Helper()
	pkg, err := doc.NewFromFiles(fset, parsed(t, "../view"), "lodestone/internal/view")
	if err != nil {
		t.Fatal(err)
	}
	reach := map[string]bool{}
	reachable(reflect.TypeFor[view.Page](), reach)
	all := slices.DeleteFunc(pkg.Types, func(d *doc.Type) bool { return !reach[d.Name] })
	slices.SortFunc(all, func(a, b *doc.Type) int { return strings.Compare(a.Name, b.Name) })
	b.WriteString("\n## Views\n\nA view is plain data in the language of the page, formatted and complete. A page is a [Page](#page); all else hangs on it.\n")
	for _, d := range all {
		fmt.Fprintf(b, "\n### %s\n\n%s\n", d.Name, strings.Join(strings.Fields(d.Doc), " "))
		writeValues(b, d)
		writeFields(b, d)
	}
}

// reachable collects the named types of a view.
func reachable(typ reflect.Type, into map[string]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		reachable(typ.Elem(), into)
		return
	}
	if typ.PkgPath() == "" || into[typ.Name()] {
		return
	}
	into[typ.Name()] = true
	if typ.Kind() == reflect.Struct {
		for i := range typ.NumField() {
			reachable(typ.Field(i).Type, into)
		}
	}
}

// writeValues lists the constants of a type.
func writeValues(b *strings.Builder, d *doc.Type) {
	var rows []string
	for _, group := range d.Consts {
		for _, spec := range group.Decl.Specs {
			v := spec.(*ast.ValueSpec)
			if lit, ok := v.Values[0].(*ast.BasicLit); ok {
				rows = append(rows, fmt.Sprintf("| `%s` | %s |\n", lit.Value, cell(v.Comment.Text())))
			}
		}
	}
	if len(rows) > 0 {
		b.WriteString("\n| Value | Meaning |\n|---|---|\n" + strings.Join(rows, ""))
	}
}

// writeFields lists the fields and methods of a type.
func writeFields(b *strings.Builder, d *doc.Type) {
	s, ok := d.Decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType)
	if !ok {
		return
	}
	b.WriteString("\n| Field | Type | Meaning |\n|---|---|---|\n")
	for _, f := range s.Fields.List {
		for _, n := range f.Names {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", n.Name, linked(goType(f.Type)), cell(f.Doc.Text()+" "+f.Comment.Text()))
		}
	}
	for _, m := range d.Methods {
		if m.Decl.Type.Params.NumFields() == 0 {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", m.Name, linked(goType(m.Decl.Type.Results.List[0].Type)), cell(m.Doc))
		}
	}
}

func writeWords(b *strings.Builder, th *theme.Theme) {
	b.WriteString("\n## Words\n\nThe words of the interface, as the default theme has them in English; `i18n/<language>/*.yaml` of a theme sets others. `{{.Name}}` is a place for a value, and other languages use the same places.\n\n| Word | Text |\n|---|---|\n")
	for _, m := range th.Messages() {
		fmt.Fprintf(b, "| `%s` | %s |\n", m.ID, cell(m.Forms["other"]))
	}
}
