package plan

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/output"
	"lodestone/internal/picture"
	"lodestone/internal/view"
)

// Sizes say how wide pictures are shown in each place, in the words of the
// attribute “sizes”; the style sheets decide it.
type Sizes struct {
	Lead     string // the picture that opens a page
	Prose    string
	Card     string
	Portrait string
	Face     string // of whom to call
}

// ladder is how wide pictures are published, in pixels.
func ladder() []int { return []int{480, 800, 1200, 1600} }

// use is what a site does with a file below content/media.
type use struct{ shown, linked bool }

// uses goes through what may be published. What shows or links to pictures in
// a new way must be added here, or it finds no file.
func (p *planner) uses() map[string]use {
	used := map[string]use{}
	mark := func(name string, u use) {
		used[name] = use{used[name].shown || u.shown, used[name].linked || u.linked}
	}
	shown, linked := use{shown: true}, use{linked: true}
	for _, k := range model.Kinds() {
		for _, r := range p.site.Records(k.Name) {
			if r.Common().Hidden(p.today, p.opts.Drafts) {
				continue
			}
			switch r := r.(type) {
			case *model.Person:
				mark(r.Photo, shown)
			case *model.Facility:
				mark(r.Image, shown)
			case *model.Story:
				mark(r.Image, shown)
			case *model.Funder:
				mark(r.Emblem, shown)
			case *model.Source:
				mark(r.File, linked)
			case *model.Document:
				mark(r.File, linked)
			case *model.Identity:
				for _, logo := range r.Logos {
					mark(logo.File, use{shown: true, linked: true})
				}
			case *model.Premises:
				for _, name := range r.Images {
					mark(name, shown)
				}
			}
		}
	}
	for _, page := range p.site.Pages {
		if page.Hidden(p.today, p.opts.Drafts) {
			continue
		}
		for _, doc := range page.Bodies {
			for _, i := range doc.Images {
				mark(p.site.Target(page, i.Dest).Media, shown)
			}
			for _, l := range doc.Links {
				mark(p.site.Target(page, l.Dest).Media, linked)
			}
		}
	}
	return used
}

// rung is a file of a picture.
type rung struct {
	w, h int
	path string
}

// widths lists the files of a picture from the narrowest to the widest. A file
// that is as small as could be made of it is the widest itself, which loses
// nothing.
func (p *planner) widths(a *model.Asset) []rung {
	info := a.Picture
	itself := rung{a.Width, a.Height, p.mediaPath(a.Path)}
	if !info.Scales() {
		return []rung{itself}
	}
	steps := ladder()
	widest := min(info.Width, steps[len(steps)-1])
	var out []rung
	for _, w := range steps {
		if w*20 <= widest*17 { // a step that saves a few percent is not worth a file
			out = append(out, rung{w, info.HeightAt(w), p.widthPath(a, w)})
		}
	}
	if widest == info.Width && lean(a) {
		return append(out, itself)
	}
	return append(out, rung{widest, info.HeightAt(widest), p.widthPath(a, widest)})
}

// lean tells whether making a picture anew in its own width would save little:
// drawings lose by it, and photographs up to three bits a pixel are packed
// about as well already.
func lean(a *model.Asset) bool {
	const slack = 20_000 // bytes that are not worth a second loss
	return a.Picture.Format == "png" || a.Size*8 <= 3*int64(a.Width)*int64(a.Height)+8*slack
}

// widthPath is the address of a picture in another width. Its hash covers the
// file and how the width is made of it.
func (p *planner) widthPath(a *model.Asset, w int) string {
	ext := path.Ext(a.Path)
	hash := memo.Text("width", picture.Edition, a.Hash, strconv.Itoa(w)).String()
	return "media/" + strings.TrimSuffix(a.Path, ext) + "-" + strconv.Itoa(w) + "." + hash[:8] + ext
}

// scaled publishes the widths of a picture that are made of its file.
func (p *planner) scaled(a *model.Asset, all []rung) {
	var made []int
	for _, w := range all {
		if w.path != p.mediaPath(a.Path) {
			made = append(made, w.w)
		}
	}
	for _, w := range made {
		v := view.Picture{File: a.File.File, Source: a.Hash, Made: picture.Edition, Width: w, Widths: made}
		o := whole(p.widthPath(a, w), output.Image, "", func() view.Picture { return v })
		o.Source = a.Content
		p.add(o, a.File)
	}
}

// unfit reports a picture that a page cannot show as it should.
func (p *planner) unfit(a *model.Asset) {
	d := diag.Diagnostic{Code: "SIT07", Severity: diag.Error, Span: a.File}
	switch err := a.Picture.Unfit(); {
	case errors.Is(err, picture.ErrInk):
		d.Message = "this picture is in the colours of print (CMYK), which screens show wrongly"
		d.Hint = "Save it for the web, in RGB (sRGB). The one for print may lie beside it, for pages to link to."
	case errors.Is(err, picture.ErrHuge):
		d.Message = fmt.Sprintf("this picture has %d × %d pixels; pages show pictures of up to %d million", a.Width, a.Height, picture.MaxPixels/1_000_000)
		d.Hint = "Save it smaller: 3200 pixels are wide enough for any screen."
	default:
		return
	}
	p.list.Add(d)
}

// image shows a picture in a place; nil when there is none or its rights have
// ended.
func (e *edition) image(name, sizes string) *view.Image {
	a := e.p.site.Media[name]
	if a == nil || !e.p.allowed(a) {
		return nil
	}
	all := e.p.widths(a)
	widest := all[len(all)-1]
	out := &view.Image{URL: e.p.local(widest.path), Alt: e.text(&a.Base, a.Alt), Width: widest.w, Height: widest.h,
		Credit: a.Credit, Licence: a.Licence, Caption: e.text(&a.Base, a.Caption)}
	if len(all) > 1 {
		var set []string
		for _, w := range all {
			// A comma would end the address.
			set = append(set, strings.ReplaceAll(e.p.local(w.path), ",", "%2C")+" "+strconv.Itoa(w.w)+"w")
		}
		out.SrcSet, out.Sizes = strings.Join(set, ", "), sizes
	}
	return out
}

// lead is the picture that opens a page.
func (e *edition) lead(name string) *view.Image {
	img := e.image(name, e.p.opts.Look.Pictures.Lead)
	if img != nil {
		img.First = true
	}
	return img
}
