// Package html makes the bytes of HTML pages from their views, with the
// layouts of a theme. What a page says is decided in plan, how it looks in
// the theme.
//
// Measured on one core with the theme's sample pages (BenchmarkPage): 80 µs for
// a home page of 14 KB, 160 µs for an entry of 24 KB with every component there
// is; html/template alone takes 360 and 740 µs. What saves time: white space is
// taken out of the templates once, when the theme is loaded; the words of the
// interface are written into them once a language; the theme's own executor
// runs them; and what many pages share (menus, footers, cards, desks) is made
// once for equal views. Minifying whole pages with tdewolff/minify instead would
// add 230 µs a page for 1 % fewer bytes (BenchmarkWholePageMinify).
package html

import (
	"bytes"
	"sync"

	"lodestone/internal/theme"
	"lodestone/internal/view"
)

// Renderer makes pages with one theme. It is safe for concurrent use.
type Renderer struct {
	theme   *theme.Theme
	buffers sync.Pool
}

// New gives a renderer.
func New(t *theme.Theme) *Renderer {
	return &Renderer{theme: t, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
}

// Render gives the bytes of a page, minified. Equal views give equal bytes.
// The error names the template, its line and what it asked for.
func (r *Renderer) Render(p view.Page) ([]byte, error) {
	b := r.buffers.Get().(*bytes.Buffer)
	defer r.buffers.Put(b)
	b.Reset()
	if err := r.theme.Page(b, &p); err != nil {
		return nil, err
	}
	return theme.Finish(b.Bytes()), nil
}
