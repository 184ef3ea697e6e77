package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Source is a document that facts stand on.
type Source struct {
	Base        `yaml:",inline"`
	Title       Text      `yaml:"title" rule:"required"`
	Publisher   Text      `yaml:"publisher" rule:"required"`  // who says so
	URL         string    `yaml:"url" rule:"https,one=place"` // where it can be read
	File        string    `yaml:"file" rule:"one=place"`      // or the file below content/media
	Published   date.Date `yaml:"published"`                  // when it was published, as exactly as it says itself
	Undated     bool      `yaml:"undated"`                    // it bears no date, and somebody has looked
	Accessed    date.Date `yaml:"accessed" rule:"required"`   // when it was read
	Language    lang.Tag  `yaml:"language"`                   // what it is written in
	Licence     string    `yaml:"licence"`                    // SPDX
	Quote       string    `yaml:"quote" rule:"max=300"`       // the sentence that carries the number, in the source's language; shown beside facts whose value it holds
	Page        string    `yaml:"page"`
	ArchiveURL  string    `yaml:"archive_url" rule:"https"`
	Type        string    `yaml:"type" rule:"required,enum=official-statistics|law|agency|press|company|own-survey|project-document|encyclopedia"`
	Reliability string    `yaml:"reliability" rule:"enum=A|B|C|D"`
}

// Sources gives all sources.
func (s *Site) Sources() []*Source { return All[*Source](s, "source") }

// Source gives a source by reference, or nil.
func (s *Site) Source(r Ref) *Source { v, _ := Get[*Source](s, "source", r); return v }
