package theme

import (
	"errors"
	"html/template"
	"path"
	"strconv"
	"strings"
	"text/template/parse"

	"lodestone/internal/diag"
)

// templates is the parsed templates of a theme, not yet bound to a language.
type templates struct {
	set    *template.Template
	at     map[string]string // name → file, as shown to people
	marked *marked           // nil where a template cannot be read
}

// parseTemplates reads layouts/*.html and layouts/partials/*.html. A
// template is called what its file is called, without folder and ending.
func parseTemplates(files layers) (*templates, diag.List) {
	ts := &templates{set: template.New("").Funcs(signatures()), at: map[string]string{}}
	var list diag.List
	by, texts := map[string]file{}, map[string]string{}
	for _, rel := range files.under("layouts", ".html") {
		f := files.top[rel]
		name := templateName(rel)
		if other, twice := by[name]; twice {
			list.Add(twoTemplates(name, f, other))
			continue
		}
		ts.at[name], by[name], texts[name] = f.path, f, f.Text()
		if _, err := ts.set.New(name).Parse(texts[name]); err != nil {
			list.Add(ts.unparsable(name, texts[name], err))
		}
	}
	if !list.HasErrors() {
		ts.marked, _ = markTemplates(ts.set, ts.at, texts) // cloning fails after an execution only
		ts.squeeze()
	}
	return ts, list
}

// twoTemplates blames the upper one of two files, since the lower was there
// first.
func twoTemplates(name string, a, b file) diag.Diagnostic {
	if a.level < b.level {
		a, b = b, a
	}
	hint := "Rename one of them."
	if a.level > b.level {
		hint = "Rename it; or, to replace the other one, give it the same path below layouts."
	}
	return diag.Diagnostic{
		Code: "THM05", Severity: diag.Error, Span: diag.Span{File: a.path},
		Message: "Two templates are called “" + name + "”", Hint: hint,
		Related: []diag.Related{{Span: diag.Span{File: b.path}, Message: "the other one"}},
	}
}

// templateName is what the template in a file is called.
func templateName(rel string) string { return strings.TrimSuffix(path.Base(rel), ".html") }

// squeeze takes needless white space out of the text of all templates, once,
// so that pages need not be minified.
func (ts *templates) squeeze() {
	for _, t := range ts.set.Templates() {
		if t.Tree != nil {
			eachNode(t.Tree.Root, func(n parse.Node) {
				if text, ok := n.(*parse.TextNode); ok {
					text.Text = []byte(Squeeze(string(text.Text)))
				}
			})
		}
	}
}

// eachNode visits the nodes of a template.
func eachNode(n parse.Node, visit func(parse.Node)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				eachNode(c, visit)
			}
		}
		return
	case *parse.IfNode:
		eachBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		eachBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		eachBranch(&n.BranchNode, visit)
	}
	visit(n)
}

func eachBranch(n *parse.BranchNode, visit func(parse.Node)) {
	eachNode(n.List, visit)
	eachNode(n.ElseList, visit)
}

// unparsable turns a parser's error into a finding.
func (ts *templates) unparsable(name, text string, err error) diag.Diagnostic {
	_, line, column, message := ts.locate(err)
	d := diag.Diagnostic{
		Code: "THM03", Severity: diag.Error,
		Span:    diag.Span{File: ts.at[name], Line: line, Column: column},
		Message: "The template cannot be read: " + message,
		Hint:    "Look for a {{ without }}, an {{if}}, {{range}} or {{with}} without {{end}}, or a missing quote.",
	}
	if keyword, offset, ok := unended(text); ok && strings.Contains(message, "unexpected EOF") {
		d.Span = spanAt(ts.at[name], text, offset)
		d.Message = "The {{" + keyword + "}} that begins here has no {{end}}"
		d.Hint = "Write {{end}} where it ends, or remove it. If this one has its end, another one within it lacks it."
	}
	if fn, ok := between(message, `function "`, `" not defined`); ok {
		d.Message = "There is no function “" + fn + "”"
		d.Hint = "Use one of the functions of the theme reference, or a partial: {{template \"" + fn + "\" .}}."
		if near, ok := diag.Suggest(fn, functionNames()); ok {
			d.Hint = "Did you mean “" + near + "”?"
		}
	}
	return d
}

// broken turns an error of trying a layout on the sample page into a finding.
func (ts *templates) broken(err error) diag.Diagnostic {
	file, line, column, message := ts.locate(err)
	d := diag.Diagnostic{
		Code: "THM04", Severity: diag.Error,
		Span:    diag.Span{File: file, Line: line, Column: column},
		Message: "The template fails on the sample page: " + message,
		Hint:    "See the theme reference for what a view holds; the sample page has every component in every state.",
	}
	var missing *noWord
	var lost *noAsset
	switch {
	case errors.As(err, &missing):
		d.Code, d.Message, d.Hint = "THM07", missing.Error(), missing.hint()
	case errors.As(err, &lost):
		d.Message, d.Hint = lost.Error(), lost.hint()
	case strings.Contains(message, "different contexts"):
		d.Message, _, _ = strings.Cut(d.Message, ": {state") // what follows is for those who wrote the library
		d.Hint = "Close each tag, attribute and quote in the branch that opens it."
	case strings.Contains(message, "can't evaluate field"):
		field, _ := between(message, "can't evaluate field ", " in type")
		of, _, _ := strings.Cut(message[strings.LastIndex(message, " ")+1:], "\n")
		d.Message = "The view has no “" + field + "” here; this is a " + of
	case strings.Contains(message, "no such template") || strings.Contains(message, "not defined"):
		name, _ := between(message, `"`, `"`)
		d.Message = "There is no partial “" + name + "”"
		d.Hint = "Add layouts/partials/" + name + ".html, or use another partial."
		if near, ok := diag.Suggest(name, ts.names()); ok {
			d.Hint = "Did you mean “" + near + "”?"
		}
	}
	return d
}

func (ts *templates) names() []string {
	var out []string
	for _, t := range ts.set.Templates() {
		out = append(out, t.Name())
	}
	return out
}

// locate finds where an error of the template packages happened. They tell
// the place in their text alone, as "template: name:line:column: message";
// errors that passed through several templates have several of them, the
// innermost last.
func (ts *templates) locate(err error) (file string, line, column int, message string) {
	var escape *template.Error
	if errors.As(err, &escape) {
		file, line = ts.at[escape.Name], escape.Line
		if escape.Node != nil {
			file, line, column = ts.place(escape.Node)
		}
		return file, line, column, escape.Description
	}
	text := err.Error()
	k := strings.LastIndex(text, "template: ")
	if k < 0 {
		return "", 0, 0, text
	}
	parts := strings.SplitN(text[k+len("template: "):], ":", 4)
	if len(parts) < 3 {
		return "", 0, 0, text
	}
	file = ts.at[parts[0]]
	line, _ = strconv.Atoi(parts[1]) // 0 is "the file as a whole"
	message = strings.TrimSpace(strings.Join(parts[2:], ":"))
	if c, err := strconv.Atoi(parts[2]); err == nil && len(parts) == 4 {
		column, message = c+1, strings.TrimSpace(parts[3])
	}
	if _, rest, ok := strings.Cut(message, ">: "); ok && strings.HasPrefix(message, "executing ") {
		message = rest
	}
	return file, line, column, message
}

// place is where a node stands: squeezing has not moved positions.
func (ts *templates) place(n parse.Node) (file string, line, column int) {
	at, _ := (*parse.Tree)(nil).ErrorContext(n) // "name:line:column"
	parts := strings.Split(at, ":")
	if len(parts) < 3 {
		return "", 0, 0
	}
	line, _ = strconv.Atoi(parts[1]) // 0 is "the file as a whole"
	column, _ = strconv.Atoi(parts[2])
	return ts.at[parts[0]], line, column + 1
}

func between(s, before, after string) (string, bool) {
	_, s, _ = strings.Cut(s, before)
	s, _, ok := strings.Cut(s, after)
	return s, ok
}
