package plan

import (
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/markdown"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// describe is a page in a sentence or two, for search engines: its lead,
// where it has one that says what the page is about, else the beginning of
// its prose, else what the thing is called and what it is. It is never empty
// and no two pages of a language have the same.
func (d *draft) describe(en *entry) string {
	var about view.Text
	if en != nil {
		switch r := en.record.(type) {
		case *model.Fact:
			return d.Title.S + ": " + spoken(d.e.figure(r)) + " (" + d.Lead.S + ")"
		case *model.Contact:
			return joined(d.Title, d.ownOrganisation(), d.Lead).S
		case *model.Ambassador:
			return joined(d.Title, d.Lead).S
		case *model.Organisation:
			about = view.Plain(lang.Country(r.Country, d.e.tag))
		case *model.Region:
			if parent := d.e.p.site.Region(r.Parent); parent != nil {
				about = d.e.named(&parent.Base, parent.Name)
			}
		}
	}
	if d.Lead.S != "" && !d.e.p.named(d.Lead.S) {
		return d.Lead.S
	}
	if s := d.opening(); s != "" {
		return s
	}
	return joined(d.Title, d.Kicker, about).S
}

// ownOrganisation is whose the page's contact is.
func (d *draft) ownOrganisation() view.Text {
	if d.Contact == nil {
		return view.Text{}
	}
	return d.Contact.Organisation
}

// opening is what the page's sections begin with: an introduction or prose.
func (d *draft) opening() string {
	for _, s := range d.Sections {
		if s.Intro.S != "" && !d.e.p.named(s.Intro.S) {
			return s.Intro.S
		}
		if s.Prose == nil {
			continue
		}
		for _, seg := range s.Prose.Segments {
			for line := range strings.Lines(markdown.PlainText([]markdown.Segment{{HTML: seg.HTML}})) {
				if line = strings.TrimSpace(line); line != "" && !d.e.p.named(line) {
					return line
				}
			}
		}
	}
	return ""
}

// clip shortens a text to so many characters at a word's end.
func clip(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	cut := string(runes[:limit-1])
	if i := strings.LastIndexByte(cut, ' '); i > limit/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–") + "…"
}
