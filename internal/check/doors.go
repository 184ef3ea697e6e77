package check

import (
	"fmt"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// doors: REF01 and REF04, every door of the home page leads somewhere.
func doors(c *checker) {
	for n, d := range c.site.Config.Doors {
		if d.Link != "" {
			c.door(d, c.site.Config.Span(fmt.Sprintf("doors[%d].link", n)))
		}
	}
}

func (c *checker) door(d model.Door, at diag.Span) {
	k, isFolder := model.KindIn(d.Link)
	target := c.site.Linked(model.Ref{ID: d.Link, Region: c.only()})
	kind, id, _ := strings.Cut(d.Link, "/")
	linked, isKind := model.KindNamed(kind)
	switch {
	case isFolder && k.Listed(), d.Link == model.NewsFolder && c.hasNews(), c.unreadPage(d.Link), isKind && target == nil && c.unread(kind):
	case isFolder:
		c.found("REF01", diag.Error, at, fmt.Sprintf("“%s” have no pages, so the door “%s” cannot lead there", d.Link, d.Key), "Name a page, or a list such as incentives.")
	case target == nil && isKind:
		c.missing(at, kind, model.Ref{ID: id, Region: c.only()})
	case target == nil:
		c.found("REF01", diag.Error, at, fmt.Sprintf("the door “%s” leads nowhere: there is no page “%s”, and no list of that name", d.Key, d.Link),
			meant(d.Link, c.ways(), "Name a page by its path below content/ without .md, a list by the folder of its records, such as incentives, or a record as kind/id, such as contact/invest-desk."))
	case isKind && !linked.Page:
		c.found("REF01", diag.Error, at, fmt.Sprintf("the %s “%s” has no page, so the door “%s” cannot lead there", kind, id, d.Key), "Name a page, a list, or another record.")
	case c.hidden(target):
		b := target.Common()
		state, field := c.stateOf(b)
		c.found("REF04", diag.Warning, at, fmt.Sprintf("“%s” is %s, but the door “%s” leads there", d.Link, state, d.Key), "The home page does without the door. Publish what it leads to, or remove the door.",
			diag.Related{Span: b.Span(field), Message: "it is said here"})
	}
}

// ways are the pages and lists that a door may lead to.
func (c *checker) ways() []string {
	var out []string
	for _, k := range model.Kinds() {
		if k.Listed() {
			out = append(out, k.Folder)
		}
	}
	for _, p := range c.site.Pages {
		out = add(out, p.Path)
	}
	return out
}

// only is the region of a site that shows a single one.
func (c *checker) only() string {
	if show := c.site.Config.Show; len(show) == 1 {
		return show[0]
	}
	return ""
}

// privacy: ENQ01, LNK01 and REF04, a form that collects what people write
// says what happens with it.
func privacy(c *checker) {
	s := c.site.Config
	at := s.Span("privacy")
	if s.Privacy == "" {
		if s.Forms == "netlify" {
			c.found("ENQ01", diag.Error, s.Span("forms"), "the form of the contact page does not say what happens with what people write",
				"Write a page about it and add “privacy:” with its path; or choose “forms: mail”, which collects nothing.")
		}
		return
	}
	i := slices.IndexFunc(c.site.Pages, func(p *model.Page) bool { return p.Path == s.Privacy })
	switch {
	case i < 0 && !c.unreadPage(s.Privacy):
		var pages []string
		for _, p := range c.site.Pages {
			pages = add(pages, p.Path)
		}
		c.found("LNK01", diag.Error, at, fmt.Sprintf("there is no page “%s”, which should say what happens with what people write", s.Privacy),
			meant(s.Privacy, pages, "Name a page by its path below content/ without .md."))
	case i >= 0 && c.hidden(c.site.Pages[i]):
		p := c.site.Pages[i]
		state, field := c.stateOf(&p.Base)
		c.found("REF04", diag.Warning, at, fmt.Sprintf("the page “%s” is %s, but the form of the contact page leads to it", s.Privacy, state), "The form lacks the link. Publish the page.",
			diag.Related{Span: p.Span(field), Message: "it is said here"})
	}
}
