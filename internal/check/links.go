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
	for _, p := range c.site.Pages {
		if p.Hidden(c.today, c.drafts) {
			continue
		}
		for _, tag := range slices.Sorted(maps.Keys(p.Bodies)) {
			doc := p.Bodies[tag]
			for _, l := range doc.Links {
				c.link(p, doc, tag, l)
			}
			for _, i := range doc.Images {
				if t := c.site.Target(p, i.Dest); t.Kind != model.TargetMedia {
					c.found("LNK01", diag.Error, i.Span, fmt.Sprintf("there is no picture “%s”", i.Dest), c.nearestFile(i.Dest))
				}
			}
		}
	}
	c.images()
}

func (c *checker) link(p *model.Page, doc *markdown.Doc, tag lang.Tag, l markdown.Link) {
	t := c.site.Target(p, l.Dest)
	switch t.Kind {
	case model.TargetUnknown:
		c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("the link “%s” leads nowhere", l.Dest), c.nearestFile(l.Dest))
	case model.TargetAnchor:
		c.anchor(doc, l, t.Fragment)
	case model.TargetPage:
		if t.Page.Hidden(c.today, c.drafts) {
			c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("the link “%s” leads to a page that is not published", l.Dest), "Publish that page, or remove the link.")
			return
		}
		target := t.Page.Bodies[tag]
		if target == nil {
			target = t.Page.Bodies[t.Page.Lang]
		}
		if t.Fragment != "" && target != nil {
			c.anchor(target, l, t.Fragment)
		}
	}
}

func (c *checker) anchor(doc *markdown.Doc, l markdown.Link, fragment string) {
	id := strings.TrimPrefix(fragment, "#")
	var ids []string
	for _, h := range doc.Headings {
		if h.ID == id {
			return
		}
		ids = append(ids, h.ID)
	}
	hint := "Headings there: " + few(ids) + "."
	if near, ok := diag.Suggest(id, ids); ok {
		hint = fmt.Sprintf("Did you mean #%s?", near)
	}
	c.found("LNK01", diag.Error, l.Span, fmt.Sprintf("there is no heading “%s” in %s", fragment, doc.File), hint)
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
	if near, ok := diag.Suggest(strings.TrimLeft(dest, "./"), files); ok {
		return fmt.Sprintf("Did you mean “%s”?", near)
	}
	return "Link to a file below content, such as about.md, or to a picture below content/media, such as media/map.png. Records are linked with :link[kind/id]."
}

// images: LNK01 and ACC01 for pictures that records name.
func (c *checker) images() {
	c.each(func(r model.Record) {
		b := r.Common()
		for path, file := range pictures(r) {
			if file != "" && c.site.Media[file] == nil {
				c.found("LNK01", diag.Error, b.Span(path), fmt.Sprintf("there is no picture “%s” below content/media", file), c.nearestFile("media/"+file))
			}
		}
	})
	for _, name := range slices.Sorted(maps.Keys(c.site.Media)) {
		a := c.site.Media[name]
		if a.Width > 0 && a.Alt.IsZero() && !a.Decorative && a.Credit != "" {
			c.found("ACC01", diag.Error, a.At, fmt.Sprintf("nothing says what “%s” shows", name), "Add alt: in a sentence, or decorative: true.")
		}
		if a.RightsUntil.Ended(c.today) {
			c.found("LEG02", diag.Due, a.Span("rights_until"), fmt.Sprintf("the rights to “%s” ended on %s", name, a.RightsUntil), "Renew them or replace the picture. Until then it is left out.")
		}
	}
}

func pictures(r model.Record) map[string]string {
	switch r := r.(type) {
	case *model.Facility:
		return map[string]string{"image": r.Image}
	case *model.Story:
		return map[string]string{"image": r.Image}
	case *model.Person:
		return map[string]string{"photo": r.Photo}
	}
	return nil
}
