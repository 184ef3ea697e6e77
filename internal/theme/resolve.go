package theme

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"lodestone/internal/diag"
)

// resolve finds the file of the theme that an @import, an import or a url()
// means. Addresses of assets become those at which they are published, as
// seen from the style sheet.
func (j *joiner) resolve(a api.OnResolveArgs) (api.OnResolveResult, error) {
	from := j.folder
	if a.Namespace == space {
		from = path.Dir(a.Importer)
	}
	switch a.Kind {
	case api.ResolveCSSURLToken:
		return j.resolveURL(from, a.Path), nil
	case api.ResolveCSSImportRule, api.ResolveJSImportStatement:
		if isElsewhere(a.Path) {
			return refuse("Nothing is fetched from other sites: “"+a.Path+"”", "Copy the file into the theme and import it from there."), nil
		}
	default:
		return refuse("The file “"+a.Path+"” cannot be brought in this way", "Use import … from \"./file.js\" at the head of the script."), nil
	}
	if a.Kind == api.ResolveJSImportStatement && !strings.HasPrefix(a.Path, ".") {
		return refuse("There is no package “"+a.Path+"” for scripts", "Scripts import files of the theme alone: write ./ before the name of a file beside this one."), nil
	}
	rel := path.Join(from, a.Path)
	if _, ok := j.files.top[rel]; !ok {
		return refuse("The theme has no file “"+rel+"”", j.near(rel)), nil
	}
	return api.OnResolveResult{Path: rel, Namespace: space}, nil
}

func (j *joiner) resolveURL(from, url string) api.OnResolveResult {
	if strings.HasPrefix(url, "#") || strings.HasPrefix(strings.ToLower(url), "data:") {
		return api.OnResolveResult{Path: url, External: true}
	}
	if isElsewhere(url) {
		return refuse("Nothing is fetched from other sites: “"+url+"”", "Copy the file into assets/ of the theme and write its path as seen from this style sheet: url(\"../map.svg\").")
	}
	cut := len(url)
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		cut = i
	}
	rel := path.Join(from, url[:cut])
	f, ok := j.files.top[rel]
	if !ok || !isAsset(rel) {
		return refuse("The theme has no asset “"+rel+"”", j.near(rel))
	}
	return api.OnResolveResult{Path: f.address(rel) + url[cut:], External: true}
}

// isElsewhere tells of an address that it leads out of the theme.
func isElsewhere(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	return strings.HasPrefix(url, "/") || found && !strings.ContainsAny(scheme, "./?#")
}

// near suggests a file for a path that leads nowhere.
func (j *joiner) near(rel string) string {
	hint := "Paths are seen from the file that they stand in. Put the file there, or correct the path."
	if near, ok := diag.Suggest(rel, j.files.under("assets", "")); ok {
		hint = "Did you mean “" + near + "”? " + hint
	}
	return hint
}

// refuse makes an import an error, whose place esbuild knows.
func refuse(message, hint string) api.OnResolveResult {
	return api.OnResolveResult{Errors: []api.Message{{Text: message, Detail: hint}}}
}

func (j *joiner) load(a api.OnLoadArgs) (api.OnLoadResult, error) {
	data, err := j.files.top[a.Path].Read()
	if err != nil {
		return api.OnLoadResult{}, err
	}
	j.mu.Lock()
	j.used = append(j.used, a.Path)
	j.mu.Unlock()
	text := string(data)
	return api.OnLoadResult{Contents: &text, Loader: j.loader}, nil
}

// finding turns what esbuild says into a finding.
func (j *joiner) finding(m api.Message, severity diag.Severity) diag.Diagnostic {
	d := diag.Diagnostic{Code: j.code, Severity: severity, Message: strings.TrimSuffix(m.Text, "."), Hint: "Mend the " + j.what + " there."}
	if hint, ok := m.Detail.(string); ok {
		d.Hint = hint
	} else {
		d.Message = "The " + j.what + " has a mistake: " + d.Message
	}
	if m.Location != nil {
		d.Span = j.span(*m.Location)
		if m.Location.Suggestion != "" {
			d.Hint = "Did you mean “" + m.Location.Suggestion + "”?"
			if strings.HasPrefix(m.Text, "Expected") {
				d.Hint = "Write “" + m.Location.Suggestion + "” there."
			}
		}
	}
	for _, n := range m.Notes {
		switch {
		case n.Location != nil:
			d.Related = append(d.Related, diag.Related{Span: j.span(*n.Location), Message: strings.TrimSuffix(n.Text, ":")})
		case m.Location == nil || m.Location.Suggestion == "":
			d.Hint = n.Text
		}
	}
	return d
}

// span is where esbuild means; it counts columns in bytes from 0.
func (j *joiner) span(l api.Location) diag.Span {
	s := diag.Span{File: j.files.path(strings.TrimPrefix(l.File, space+":")), Line: l.Line}
	if l.Column <= len(l.LineText) {
		s.Column = utf8.RuneCountInString(l.LineText[:l.Column]) + 1
		if end := l.Column + l.Length; l.Length > 0 && end <= len(l.LineText) {
			s.EndColumn = utf8.RuneCountInString(l.LineText[:end]) + 1
		}
	}
	return s
}
