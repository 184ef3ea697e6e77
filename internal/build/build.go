// Package build is the pipeline: the first function to read. It alone knows
// the order of the stages, and check, build and watch all go through it.
package build

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"net/url"
	"strconv"

	"lodestone/internal/chart"
	"lodestone/internal/check"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/load"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/plan"
	"lodestone/internal/publish"
	"lodestone/internal/render"
	"lodestone/internal/render/portable"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
)

// Options are everything a build depends on beside the files.
type Options struct {
	Today   date.Date
	BaseURL string // the site's own when empty
	Theme   string // the site's own when empty
	Region  string // builds the site of this region alone; the whole site when empty
	Drafts  bool
	// Portable gives the site the form in which it works from a folder on
	// disk, without a server.
	Portable bool
	Strict   bool // publish nothing while anything is due
	// KeepGoing leaves a region that is in error out and publishes the others.
	KeepGoing bool
	Jobs      int
	Themes    fs.FS  // the program's themes, a folder each
	Program   string // identity of the program, part of every memo key

	// Previewed is called when a target begins to show the site before all of
	// it is made, see publish.Previewer; may be nil.
	Previewed func()
}

// Result is what a build found and did.
type Result struct {
	Tree        *source.Tree
	Diagnostics diag.List
	Manifest    []Entry // of what was published, by path; empty after an error
	Report      publish.Report
	Published   bool
	LeftOut     []string // regions that are not published, see Options.KeepGoing
}

// Entry is a published file.
type Entry struct {
	Path   string   `json:"path"`
	SHA256 string   `json:"sha256"`
	Size   int64    `json:"size"`
	Kind   string   `json:"kind"`
	Lang   string   `json:"language"`
	Facts  []string `json:"facts"`
}

// Run builds the site in tree into a target; with a nil target it only
// checks. Content errors are diagnostics; the error is for what content
// cannot help: a full disk, a mistake in the program.
func Run(ctx context.Context, tree *source.Tree, target publish.Target, store *memo.Store, opts Options) (Result, error) {
	store.Begin()
	result := Result{Tree: tree}
	p, list := prepare(tree, store, opts)
	result.Diagnostics = list
	if !p.sound || opts.Strict && list.Count(diag.Due) > 0 {
		return result, nil
	}
	if target == nil {
		err := p.try(ctx, store, opts, &result)
		result.place(p.site)
		return result, err
	}
	if t, ok := target.(publish.Previewer); ok {
		t.Preview(opts.identify(tree), render.Single(p.outputs, p.formats, store))
		if opts.Previewed != nil {
			opts.Previewed()
		}
	}
	report, err := target.Publish(ctx, result.note(render.All(ctx, p.outputs, p.formats, store, opts.Jobs, result.add)))
	if err != nil {
		err = result.settle(err)
		result.place(p.site)
		return result, err
	}
	result.place(p.site)
	result.Report, result.Published, result.LeftOut = report, true, p.left
	result.sortManifest()
	store.Sweep()
	return result, nil
}

// identify names the site that a tree gives: equal inputs, equal bytes.
func (o Options) identify(tree *source.Tree) string {
	return memo.Join(tree.Hash(), memo.Text(o.Today.String(), o.BaseURL, o.Theme, o.Region, o.Program, strconv.FormatBool(o.Drafts), strconv.FormatBool(o.Portable), strconv.FormatBool(o.KeepGoing))).String()[:24]
}

// prepared is a site that may be published.
type prepared struct {
	site    *model.Site
	outputs []output.Output
	formats *render.Formats
	sound   bool     // without errors, or without the regions that have them
	left    []string // these regions
}

// prepare goes from files to a plan, through everything that can be wrong.
func prepare(tree *source.Tree, store *memo.Store, opts Options) (prepared, diag.List) {
	site, list := load.Site(tree, store, opts.Jobs)
	if site == nil {
		return prepared{}, list
	}
	if opts.Region != "" {
		if site, list = part(site, list, opts.Region); site == nil {
			return prepared{}, list
		}
	}
	look, found := theme.Load(tree, opts.Themes, first(opts.Theme, site.Config.Theme), store)
	list = append(list, placed(found, site, opts)...)
	list = append(list, check.Site(site, judged(tree, list, look, opts))...)
	if list = check.Policy(site, list); look == nil {
		return prepared{}, list.Sorted()
	}
	p, list := planned(site, list, func(s *model.Site) ([]output.Output, diag.List) {
		return plan.Site(s, plan.Options{Today: opts.Today, BaseURL: opts.BaseURL, Drafts: opts.Drafts, Look: dress(look, s)})
	}, opts)
	if !p.sound {
		return prepared{}, list.Sorted()
	}
	formats, err := render.Standard(look, store, opts.Program)
	if err != nil {
		list.Add(diag.Diagnostic{Code: "THM02", Severity: diag.Error, Message: err.Error(), Hint: "Mend the theme's files."})
		return prepared{}, list.Sorted()
	}
	if opts.Portable {
		formats.Portable = carrying(first(opts.BaseURL, site.Config.BaseURL), p.outputs)
	}
	p.formats = formats
	return p, list.Sorted()
}

// placed says where the name of a theme that is not there was given: by a
// flag, which has no place, or in a line of data/site.yaml.
func placed(list diag.List, site *model.Site, opts Options) diag.List {
	for i := range list {
		switch {
		case list[i].Code != "THM01":
		case opts.Theme != "":
			list[i].Span = diag.Span{}
		default:
			list[i].Span = site.Config.Span("theme")
		}
	}
	return list
}

// judged gives check what it needs beside the site.
func judged(tree *source.Tree, found diag.List, look *theme.Theme, opts Options) check.Options {
	o := check.Options{Today: opts.Today, Drafts: opts.Drafts, Found: found, Lines: tree.Line}
	if look != nil {
		o.Words = look
	}
	return o
}

// dress gives the plan what it needs of a theme.
func dress(t *theme.Theme, site *model.Site) plan.Look {
	b := site.Config.Brand
	brand := t.Brand(view.Brand{Paper: b.Paper, Ink: b.Ink, Accent: b.Accent})
	look := plan.Look{Words: func(tag lang.Tag) *lang.Printer { return t.Words(tag) }, Brand: brand}
	c := t.Params().Chart
	look.Chart = chart.Layout{Width: float64(c.Width), Size: float64(c.Text), Bar: float64(c.Bar), Gap: float64(c.Gap)}
	look.Pictures = plan.Sizes(t.Params().Pictures)
	look.Stylesheet = look.Asset("site", ".css", t.Stylesheet(brand))
	if script := t.Script(); len(script) > 0 {
		look.Script = look.Asset("site", ".js", script)
	}
	look.Icon = look.Asset("icon", ".svg", t.Icon(brand))
	if t.Drawable() {
		look.Mark = string(t.Icon(brand))
	}
	for _, a := range t.Assets() {
		look.File("assets/"+a.Name, a.File.Hash, a.File.Size, a.File.Read)
	}
	return look
}

// carrying is the site as a folder on disk has it; nil where the address is
// none, which the plan has reported.
func carrying(base string, outputs []output.Output) *portable.Site {
	home, err := url.Parse(base)
	if err != nil {
		return nil
	}
	paths := make([]string, len(outputs))
	for i, o := range outputs {
		paths[i] = o.Path
	}
	return portable.New(home, paths)
}

// add takes up what was found while rendering.
func (r *Result) add(list diag.List) { r.Diagnostics = append(r.Diagnostics, list...).Sorted() }

// place gives findings about glyphs the place of the text they are in.
func (r *Result) place(site *model.Site) {
	r.Diagnostics = check.Glyphs(site, r.Diagnostics, r.Tree.Line)
}

// note writes the manifest while artifacts pass by.
func (r *Result) note(artifacts iter.Seq2[output.Artifact, error]) iter.Seq2[output.Artifact, error] {
	return func(yield func(output.Artifact, error) bool) {
		for a, err := range artifacts {
			if err == nil {
				r.Manifest = append(r.Manifest, entryOf(a))
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// settle turns errors that the user can do something about into findings.
func (r *Result) settle(err error) error {
	r.Manifest = nil
	var p *diag.Problem
	var f *diag.Findings
	switch {
	case errors.As(err, &f):
		r.Diagnostics = append(r.Diagnostics, f.List...)
		return nil
	case errors.As(err, &p):
		r.Diagnostics.Add(p.Diagnostic)
		return nil
	}
	return err
}

// try renders everything and throws it away: check finds what build would.
func (p prepared) try(ctx context.Context, store *memo.Store, opts Options, r *Result) error {
	for _, err := range render.All(ctx, p.outputs, p.formats, store, opts.Jobs, r.add) {
		if err != nil {
			return r.settle(err)
		}
	}
	return nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
