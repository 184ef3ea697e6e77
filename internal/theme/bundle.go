package theme

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
)

// bundle is the style sheets and the scripts of a theme, each in one piece.
type bundle struct {
	style  string   // without the colours, which depend on the site
	tokens []token  // what the style sheets declare on :root
	script string   // classic, for a script element without type; may be empty
	used   []string // the files that went into it, by their paths in the theme
	list   diag.List
}

func (b bundle) size() int64 { return int64(len(b.style)+len(b.script)) + 4<<10 }

// Folders of what is bundled.
const (
	styleFolder  = "assets/css"
	scriptFolder = "assets/js"
)

// bundled joins style sheets and scripts, or takes them from the store when
// nothing that they are made of has changed.
func bundled(files layers, styles []string, store *memo.Store) bundle {
	join := func() (bundle, error) { return joinAll(files, styles), nil }
	if store == nil {
		b, _ := join()
		return b
	}
	b, _ := memo.Do(store, bundleKey(files, styles), bundle.size, join) // join does not fail
	return b
}

// bundleKey covers the files below assets and the order of the style sheets.
// Where files lie counts too: findings say it.
func bundleKey(files layers, styles []string) memo.Key {
	parts := append([]string{"bundle"}, styles...)
	for _, rel := range files.under("assets", "") {
		f := files.top[rel]
		parts = append(parts, rel, f.path, string(f.Hash[:]))
	}
	return memo.Text(parts...)
}

func joinAll(files layers, styles []string) bundle {
	var entry strings.Builder
	for _, name := range styles {
		if _, ok := files.top[path.Join(styleFolder, name)]; !ok {
			continue // theme.yaml's finding says it
		}
		entry.WriteString("@import " + quoted("./"+name) + ";\n")
	}
	css := joiner{files: files, folder: styleFolder, loader: api.LoaderCSS, code: "THM08", what: "style sheet"}
	style := css.join(entry.String(), api.BuildOptions{MinifySyntax: true, MinifyWhitespace: true})
	b := bundle{style: style, tokens: rootTokens(style)}

	entry.Reset()
	for _, rel := range files.under(scriptFolder, ".js") {
		if path.Dir(rel) == scriptFolder { // those in folders below are for importing
			entry.WriteString("import " + quoted("./"+path.Base(rel)) + ";\n")
		}
	}
	js := joiner{files: files, folder: scriptFolder, loader: api.LoaderJS, code: "THM09", what: "script"}
	if entry.Len() > 0 {
		b.script = js.join(entry.String(), api.BuildOptions{
			Format: api.FormatIIFE, Target: api.ES2020,
			MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true,
		})
	}
	b.used = append(css.used, js.used...)
	slices.Sort(b.used)
	b.list = append(css.list, js.list...)
	return b
}

// quoted is a text in quotes that CSS and JavaScript read alike.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}

// joiner hands the files of a theme to esbuild, which sees no disk.
type joiner struct {
	files  layers
	folder string
	loader api.Loader
	code   string
	what   string // one file, in words
	list   diag.List

	mu   sync.Mutex // esbuild reads several files at a time
	used []string
}

// space is what esbuild calls the place of the files; it stands before paths
// in its messages.
const space = "theme"

// join bundles what the entry imports.
func (j *joiner) join(entry string, opts api.BuildOptions) string {
	opts.Stdin = &api.StdinOptions{Contents: entry, Loader: j.loader, Sourcefile: "theme.yaml"}
	opts.Bundle = true
	opts.LogLevel = api.LogLevelSilent
	opts.LegalComments = api.LegalCommentsNone
	opts.TsconfigRaw = "{}"
	opts.Outdir = "/"
	opts.Plugins = []api.Plugin{{Name: space, Setup: func(b api.PluginBuild) {
		all := api.OnResolveOptions{Filter: ".*"}
		b.OnResolve(all, j.resolve)
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: space}, j.load)
	}}}
	result := api.Build(opts)
	for _, m := range result.Errors {
		j.list.Add(j.finding(m, diag.Error))
	}
	for _, m := range result.Warnings {
		severity := diag.Warning
		if m.ID == "css-syntax-error" { // a browser would drop what it cannot read
			severity = diag.Error
		}
		j.list.Add(j.finding(m, severity))
	}
	if len(result.OutputFiles) == 0 {
		return ""
	}
	return strings.TrimSpace(string(result.OutputFiles[0].Contents))
}
