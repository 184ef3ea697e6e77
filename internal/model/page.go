package model

import (
	"lodestone/internal/lang"
	"lodestone/internal/markdown"
)

// Page is a Markdown page: content/<path>.md with its overlays.
type Page struct {
	Base        `yaml:",inline"`
	Path        string                     `yaml:"-"` // below content/ (or the region's folder), without .md: "living/housing"
	Bodies      map[lang.Tag]*markdown.Doc `yaml:"-"`
	Files       map[lang.Tag]string        `yaml:"-"` // the file of each language
	Title       Text                       `yaml:"title" rule:"required,max=90"`
	Description Text                       `yaml:"description" rule:"max=155"`
	Nav         Text                       `yaml:"nav" rule:"max=30"` // short title for navigation
	Layout      string                     `yaml:"layout" rule:"enum=article|notfound|home"`
	Sector      Ref                        `yaml:"sector" ref:"sector"`
	Contact     Ref                        `yaml:"contact" ref:"contact"`
	NoIndex     bool                       `yaml:"noindex"`
}
