package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/markdown"
	"lodestone/internal/model"
)

// links: LNK01, links, anchors and pictures in prose lead somewhere.
func links(c *checker) {
	for _, p := range visible(c, c.site.Pages) {
		for _, tag := range slices.Sorted(maps.Keys(p.Bodies)) {
			doc := p.Bodies[tag]
			for _, l := range doc.Links {
				c.link(p, doc, tag, l)
			}
			for _, i := range doc.Images {
				if t := c.site.Target(p, i.Dest); t.Kind == model.TargetOutside {
					c.found("LNK01", diag.Error, i.Span, fmt.Sprintf("the picture “%s” lies on another site", i.Dest), "Put a copy into content/media, if its licence allows that, and name it here: nothing is loaded from elsewhere.")
				} else if t.Kind != model.TargetMedia {
					c.found("LNK01", diag.Error, i.Span, fmt.Sprintf("there is no picture “%s”", i.Dest), c.nearestMedia(i.Dest, "media/"))
				}
			}
		}
	}
}

func (c *checker) link(p *model.Page, doc *markdown.Doc, tag lang.Tag, l markdown.Link) {
	t := c.site.Target(p, l.Dest)
	switch t.Kind {
	case model.TargetUnknown:
		if !c.unreadPage(l.Dest) {
			c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("the link “%s” leads nowhere", l.Dest), c.nearestFile(l.Dest))
		}
	case model.TargetAnchor:
		c.anchor(doc, l, t.Fragment, "on this page")
	case model.TargetPage:
		if c.hidden(t.Page) {
			c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("the link “%s” leads to a page that is not published", l.Dest), "Publish that page, or remove the link.",
				diag.Related{Span: t.Page.Span("status"), Message: "the page is kept back here"})
			return
		}
		target := t.Page.Bodies[tag]
		if target == nil {
			target = t.Page.Bodies[t.Page.Lang]
		}
		if t.Fragment != "" && target != nil {
			c.anchor(target, l, t.Fragment, "in "+target.File)
		}
	}
}

func (c *checker) anchor(doc *markdown.Doc, l markdown.Link, fragment, where string) {
	id := strings.TrimPrefix(fragment, "#")
	var ids []string
	for _, h := range doc.Headings {
		if h.ID == id {
			return
		}
		ids = append(ids, h.ID)
	}
	hint := "There are no headings there."
	if len(ids) > 0 {
		hint = meant(id, ids, "Headings there: "+few(ids)+".")
	}
	c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("there is no heading “%s” %s", fragment, where), hint)
}

// nearestFile suggests what a broken link may have meant.
func (c *checker) nearestFile(dest string) string {
	var files []string
	for _, p := range c.site.Pages {
		files = append(files, p.Path+".md")
	}
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		files = append(files, "media/"+name)
	}
	wanted, _, _ := strings.Cut(strings.TrimLeft(dest, "./"), "#")
	if near, ok := diag.Suggest(wanted, files); ok {
		return fmt.Sprintf("Did you mean “%s”?", near)
	}
	if slices.Contains(files, wanted+".md") {
		return fmt.Sprintf("Did you mean “%s.md”?", wanted)
	}
	return "Link to a page by its file, such as about.md, to a picture below content/media, such as media/map.png, to an address that begins with https://, or to a record with :link[kind/id]."
}

// nearestMedia suggests which file below content/media was meant; prefix is
// how the place writes it.
func (c *checker) nearestMedia(file, prefix string) string {
	var files []string
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		files = append(files, prefix+name)
	}
	return meant(strings.TrimLeft(file, "./"), files, fmt.Sprintf("Put it into content/media and write “%sNAME.jpg” here, with its name.", prefix))
}

// unreadPage tells whether a link leads to a page that could not be read,
// which has been reported.
func (c *checker) unreadPage(dest string) bool {
	wanted, _, _ := strings.Cut(strings.TrimLeft(dest, "./"), "#")
	for file := range c.broken {
		if strings.HasPrefix(file, "content/") && strings.HasSuffix(strings.TrimSuffix(file, ".md"), "/"+strings.TrimSuffix(wanted, ".md")) {
			return true
		}
	}
	return false
}

// pictures: LNK01, ACC01 and LEG02 for the pictures that records name.
func pictures(c *checker) {
	c.each(func(r model.Record) {
		b := r.Common()
		for _, p := range picturesOf(r) {
			if p.file != "" && c.site.Media[p.file] == nil {
				c.found("LNK01", diag.Error, b.Span(p.field), fmt.Sprintf("there is no picture “%s” below content/media", p.file), c.nearestMedia(p.file, ""))
			}
		}
	})
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		a := c.site.Media[name]
		described := a.At.File != a.File.File // there is a YAML file beside it
		if a.Width > 0 && a.Alt.IsZero() && !a.Decorative && described {
			c.found("ACC01", diag.Error, a.At, fmt.Sprintf("nothing says what the picture “%s” shows", name), "Add “alt:” in a sentence, for people who cannot see it; or “decorative: true” if it says nothing.")
		}
		if a.RightsUntil.Ended(c.Today) {
			c.found("LEG02", diag.Due, a.Span("rights_until"), fmt.Sprintf("the rights to “%s” ended on %s", name, a.RightsUntil), "Renew them, or replace the picture. Until then it is left out.")
		}
		c.pictured(a)
	}
}

// named is a field of a record that names a file below content/media.
type named struct{ field, file string }

// picturesOf gives the pictures that a record names.
func picturesOf(r model.Record) []named {
	switch r := r.(type) {
	case *model.Facility:
		return []named{{"image", r.Image}}
	case *model.Story:
		return []named{{"image", r.Image}}
	case *model.Funder:
		return []named{{"emblem", r.Emblem}}
	case *model.Person:
		return []named{{"photo", r.Photo}}
	case *model.Identity:
		var out []named
		for n, logo := range r.Logos {
			out = append(out, named{fmt.Sprintf("logos[%d].file", n), logo.File})
		}
		return out
	case *model.Premises:
		var out []named
		for n, file := range r.Images {
			out = append(out, named{fmt.Sprintf("images[%d]", n), file})
		}
		return out
	}
	return nil
}

// menus: LNK01, what the menus and the partial languages name is there.
func menus(c *checker) {
	s := c.site.Config
	known, all := []string{"home"}, []string{}
	for _, k := range model.Kinds() {
		if all = append(all, k.Folder); k.Listed() {
			known = append(known, k.Folder)
		}
	}
	for _, p := range c.site.Pages {
		known = add(known, p.Path)
		if first, _, below := strings.Cut(p.Path, "/"); below {
			known = add(known, first)
		}
	}
	slices.Sort(known)
	judge := func(path string, items []string) {
		for n, item := range items {
			if !slices.Contains(known, item) && !c.unreadPage(item) {
				c.found("LNK01", diag.Error, s.Span(fmt.Sprintf("%s[%d]", path, n)), fmt.Sprintf("there is no page “%s”, and no list of that name", item),
					meant(item, known, "Name a page by its path below content/ without .md, or a list by the folder of its records, such as incentives."))
			}
		}
	}
	judge("navigation", s.Navigation)
	judge("footer", s.Footer)
	c.keptFromMenu("navigation", s.Navigation)
	c.keptFromMenu("footer", s.Footer)
	known = append(known, all...)
	for n, l := range s.Languages {
		judge(fmt.Sprintf("languages[%d].sections", n), l.Sections)
	}
	for n, id := range s.Show {
		if c.site.Region(model.Ref{ID: id}) == nil && !c.unread("region") {
			c.found("REF01", diag.Error, s.Span(fmt.Sprintf("show[%d]", n)), fmt.Sprintf("there is no region “%s”", id), c.nearest("region", model.Ref{ID: id}))
		}
	}
}

// keptFromMenu: REF04, a page that a menu names is not published, so that the
// menu lacks it.
func (c *checker) keptFromMenu(path string, items []string) {
	for n, item := range items {
		pages := slices.DeleteFunc(slices.Clone(c.site.Pages), func(p *model.Page) bool { return p.Path != item })
		if len(pages) == 0 || slices.ContainsFunc(pages, func(p *model.Page) bool { return !c.hidden(p) }) {
			continue
		}
		p := &pages[0].Base
		state, field := c.stateOf(p)
		c.found("REF04", diag.Warning, c.site.Config.Span(fmt.Sprintf("%s[%d]", path, n)), fmt.Sprintf("the page “%s” is %s, but the %s names it", item, state, menuWord(path)),
			"The menu lacks it. Remove it here, or publish the page.", diag.Related{Span: p.Span(field), Message: "it is said here"})
	}
}

func menuWord(path string) string {
	if path == "footer" {
		return "foot of every page"
	}
	return "navigation"
}
