// Package render makes artifacts of planned outputs: by several workers,
// through the memo, in the order of the plan. How each kind of output is
// made is in the packages below this one; see Formats.
package render

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/render/portable"
	"lodestone/internal/view"
)

// Formatter turns a view into the bytes of one kind of output, with what a
// reader of them would object to. Without bytes the findings say why. It is
// pure.
type Formatter func(v any) ([]byte, diag.List, error)

// Formats is the table of renderers. Key covers everything that their bytes
// depend on besides the view: the theme, the fonts, the program.
type Formats struct {
	Key   memo.Key
	Table map[output.Kind]Formatter

	// pictures makes the widths of pictures, whose views are no Formatter's:
	// they name a file.
	pictures *studio

	// Portable, when set, gives what was made its form on disk. It comes
	// behind the memo, for that form depends on the address as well.
	Portable *portable.Site
}

type made struct {
	artifact output.Artifact
	list     diag.List // told again on every hit
}

func (m made) size() int64 {
	n := m.artifact.Size
	for _, f := range m.artifact.Facts {
		n += int64(len(f)) + 16
	}
	return n
}

// All makes the outputs, jobs at a time, and yields the artifacts in the
// order of the waves of their needs, plan order within; report is told what
// was found while making them. The first error ends the sequence: a
// *diag.Findings where the content is at fault. The outputs must have passed
// output.Validate.
func All(ctx context.Context, outputs []output.Output, formats *Formats, store *memo.Store, jobs int, report func(diag.List)) iter.Seq2[output.Artifact, error] {
	return func(yield func(output.Artifact, error) bool) {
		waves, problems := output.Waves(outputs)
		if len(problems) > 0 {
			yield(output.Artifact{}, fmt.Errorf("plan: %s", problems[0].Message))
			return
		}
		needed := wanted(outputs)
		kept := output.Made{}
		for _, wave := range waves {
			if !run(ctx, wave, outputs, formats, store, max(jobs, 1), needed, kept, report, yield) {
				return
			}
		}
	}
}

// Single gives a function that makes outputs one at a time, in any order, as
// All would: those that need no others. ready is false for what must wait or
// cannot be made; there tells whether there is such an output at all.
func Single(outputs []output.Output, formats *Formats, store *memo.Store) func(path string) (a output.Artifact, ready, there bool) {
	places := sync.OnceValue(func() map[string]int {
		m := make(map[string]int, len(outputs))
		for i, o := range outputs {
			m[o.Path] = i
		}
		return m
	})
	return func(path string) (output.Artifact, bool, bool) {
		i, there := places()[path]
		if !there || len(outputs[i].Needs) > 0 {
			return output.Artifact{}, false, there
		}
		r := one(outputs[i], nil, formats, store)
		return r.artifact, r.err == nil, true
	}
}

// wanted tells which paths later outputs need.
func wanted(outputs []output.Output) map[string]bool {
	needed := map[string]bool{}
	for _, o := range outputs {
		for _, n := range o.Needs {
			needed[n] = true
		}
	}
	return needed
}

type result struct {
	artifact output.Artifact
	list     diag.List
	err      error
}

// run makes one wave. Results come out in order; at most a few times jobs
// of them wait, so that memory does not grow with the site.
func run(ctx context.Context, wave []int, outputs []output.Output, formats *Formats, store *memo.Store, jobs int,
	needed map[string]bool, kept output.Made, report func(diag.List), yield func(output.Artifact, error) bool) bool {

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pending := make(chan chan result, 8*jobs)
	work := make(chan func())
	for range jobs {
		go func() {
			for job := range work {
				job()
			}
		}()
	}
	go func() {
		defer close(pending)
		defer close(work)
		for _, i := range wave {
			o, slot := outputs[i], make(chan result, 1)
			have := pick(kept, o.Needs)
			select {
			case pending <- slot:
			case <-ctx.Done():
				return
			}
			select {
			case work <- func() { slot <- one(o, have, formats, store) }:
			case <-ctx.Done():
				return
			}
		}
	}()
	fresh := output.Made{}
	for slot := range pending {
		var r result
		select {
		case r = <-slot:
		case <-ctx.Done():
			yield(output.Artifact{}, ctx.Err())
			return false
		}
		if len(r.list) > 0 {
			report(r.list)
		}
		if !yield(r.artifact, r.err) || r.err != nil {
			return false
		}
		if needed[r.artifact.Path] {
			fresh[r.artifact.Path] = r.artifact
		}
	}
	if err := ctx.Err(); err != nil {
		yield(output.Artifact{}, err)
		return false
	}
	for path, a := range fresh {
		kept[path] = a
	}
	return true
}

func pick(from output.Made, paths []string) output.Made {
	if len(paths) == 0 {
		return nil
	}
	out := make(output.Made, len(paths))
	for _, p := range paths {
		out[p] = from[p]
	}
	return out
}

// one makes one artifact.
func one(o output.Output, have output.Made, formats *Formats, store *memo.Store) result {
	fail := func(err error) result { return result{err: fmt.Errorf("%s: %w", o.Path, err)} }
	if o.Copy != nil {
		a, err := formats.carried(output.Defer(o, *o.Copy, nil))
		if err != nil {
			return fail(err)
		}
		return result{artifact: a}
	}
	v, err := o.View(have)
	if err != nil {
		return fail(err)
	}
	hash, err := memo.Hash(v)
	if err != nil {
		return fail(err)
	}
	if p, ok := v.(view.Picture); ok && o.Source != nil {
		a, err := formats.scaled(o, p, hash, store)
		if err != nil {
			return fail(err)
		}
		return result{artifact: a}
	}
	format, ok := formats.Table[o.Kind]
	if !ok {
		return fail(fmt.Errorf("no renderer for outputs of kind %q", o.Kind))
	}
	key := memo.Join(formats.Key, memo.Text(string(o.Kind)), hash)
	m, err := memo.Do(store, key, made.size, func() (made, error) {
		data, list, err := format(v)
		if err == nil && data == nil && list.HasErrors() {
			err = &diag.Findings{List: list}
		}
		return made{output.Make(o, data, view.Facts(v)), list}, err
	})
	if err != nil {
		return fail(err)
	}
	a, err := formats.carried(m.artifact.As(o))
	if err != nil {
		return fail(err)
	}
	return result{artifact: a, list: m.list}
}

// carried gives an artifact its form on disk, where that is asked for.
func (f *Formats) carried(a output.Artifact) (output.Artifact, error) {
	if f.Portable == nil || !f.Portable.Concerns(a.Path) {
		return a, nil
	}
	data, err := a.Bytes()
	if err != nil {
		return a, err
	}
	return output.Make(output.Output{Path: a.Path, Kind: a.Kind, Lang: a.Lang}, f.Portable.Rewrite(a.Path, data), a.Facts), nil
}
