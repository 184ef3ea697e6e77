package plan

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/width"

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
	if en == nil && d.e != d.e.whole {
		return d.Chrome.SiteName.S + d.e.t("mark.colon") + firstOf(d.Lead.S, d.Title.S)
	}
	if en != nil {
		switch r := en.record.(type) {
		case *model.Fact:
			return d.e.beside(d.Title.S+d.e.t("mark.colon")+spoken(d.e.figure(r)), " ", d.e.bracketed(d.Lead.S))
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

// clip shortens a text to so many columns, of which a Chinese or Japanese
// character takes two. It ends with a word; where words do not stand apart,
// with a clause, if one ends in the second half.
func clip(s string, limit int) string {
	end, word, clause, columns := 0, 0, 0, 0
	before := ' '
	for i, r := range s {
		if columns < limit {
			end = i
			late := columns > limit/2
			if late && (r == ' ' || parts(before, r)) {
				word = i
			}
			if late && strings.ContainsRune("，、。；：！？", before) {
				clause = i
			}
		}
		columns += columnsOf(r)
		before = r
	}
	if columns <= limit {
		return s
	}
	return strings.TrimRight(s[:cmp.Or(clause, word, end)], " ,;:–，。；：、（“《") + "…"
}

// parts tells whether a text without spaces may be cut between two characters:
// not before a mark that closes, nor between a number and what it counts.
func parts(before, r rune) bool {
	return (isWide(before) || isWide(r)) && !unicode.IsDigit(before) && !strings.ContainsRune(closing, r)
}

// closing are the characters that begin no line in Chinese and Japanese.
const closing = "，。；：、！？）》”’…—"

func columnsOf(r rune) int {
	if isWide(r) {
		return 2
	}
	return 1
}

// isWide tells whether a character is as wide as two Latin ones.
func isWide(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return false
}
