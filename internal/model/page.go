package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/date"
	"lodestone/internal/lang"
	"lodestone/internal/markdown"
)

// Page is a Markdown page: content/<path>.md with its overlays.
type Page struct {
	Base        `yaml:",inline"`
	Path        string                     `yaml:"-"` // below content/ (or the region's folder), without .md: "living/housing"
	Bodies      map[lang.Tag]*markdown.Doc `yaml:"-"`
	Files       map[lang.Tag]string        `yaml:"-"` // the file of each language
	Copied      []lang.Tag                 `yaml:"-"` // languages whose body is the source's, word by word
	Title       Text                       `yaml:"title" rule:"required,max=90"`
	Description Text                       `yaml:"description" rule:"max=155"`
	Nav         Text                       `yaml:"nav" rule:"max=30"` // short title for navigation
	Layout      string                     `yaml:"layout" rule:"enum=article|notfound|home"`
	Sector      Ref                        `yaml:"sector" ref:"sector"`
	Contact     Ref                        `yaml:"contact" ref:"contact"`
	Project     Ref                        `yaml:"project" ref:"project"` // that it is a page of, so that it says who pays
	NoIndex     bool                       `yaml:"noindex"`
	Date        date.Date                  `yaml:"date"`                  // of news: the day it was published
	Categories  []Ref                      `yaml:"categories" ref:"term"` // of news: terms of the glossary
	Sectors     []Ref                      `yaml:"sectors" ref:"sector"`  // of news: whom it concerns
	Related     []string                   `yaml:"related"`               // what to read next: kind/id, or the path of a page
}

// NewsFolder is where pages with a date lie, below content/.
const NewsFolder = "news"

// IsNews tells whether a page is a piece of news: content/news/<path>.md.
func (p *Page) IsNews() bool { return strings.HasPrefix(p.Path, NewsFolder+"/") }

// GatherProse notes the references that directives in the bodies make. It is
// called once, by load.
func (p *Page) GatherProse() {
	for n, to := range p.Related {
		p.Inline = append(p.Inline, InlineUse{Part: Part{Name: "link", ID: to}, Span: p.Span("related[" + strconv.Itoa(n) + "]")})
	}
	for _, tag := range slices.Sorted(maps.Keys(p.Bodies)) {
		for _, d := range p.Bodies[tag].Directives {
			u := Use{Kind: d.Name, Ref: Ref{ID: d.Arg, Region: p.Region}, Path: "body@" + string(tag), Span: d.Span}
			switch d.Name {
			case "fact", "term":
				p.Uses = append(p.Uses, u)
			case "link":
				p.Inline = append(p.Inline, InlineUse{Part: Part{Name: "link", ID: d.Arg}, Span: d.Span})
			case "benchmark":
				u.Ref.ID = firstOf(d.Arg, d.Args["id"])
				p.Uses = append(p.Uses, u)
			case "contact":
				if u.Ref.ID = firstOf(d.Arg, d.Args["id"]); u.Ref.ID != "" {
					p.Uses = append(p.Uses, u)
				}
			case "incentives":
				if u.Ref.ID = d.Args["sector"]; u.Ref.ID != "" {
					u.Kind = "sector"
					p.Uses = append(p.Uses, u)
				}
			case "facts":
				u.Kind = "fact"
				for _, id := range strings.Split(firstOf(d.Arg, d.Args["ids"]), ",") {
					u.Ref.ID = strings.TrimSpace(id)
					p.Uses = append(p.Uses, u)
				}
			}
		}
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
