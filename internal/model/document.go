package model

import (
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Document is a policy, a plan, a report: an entry of the library.
type Document struct {
	Base       `yaml:",inline"`
	Title      Text      `yaml:"title" rule:"required,max=160"`
	Type       string    `yaml:"type" rule:"required,enum=policy|programme|strategy|action-plan|operational-plan|roadmap|report|progress-report|proceeding-report|policy-briefing|agreement|ranking-report|statistics|swot|mapping|decision|newsletter"`
	Summary    Text      `yaml:"summary"`
	Issuer     Ref       `yaml:"issuer" ref:"organisation" rule:"required"` // who issued it
	Place      Ref       `yaml:"region" ref:"region"`                       // the region it is about; the owning region when absent
	Period     Period    `yaml:"period"`                                    // what time it is for, or speaks of
	Published  date.Date `yaml:"published"`                                 // as exactly as it says itself
	Undated    bool      `yaml:"undated"`                                   // it bears no date, and somebody has looked
	DiaryNo    string    `yaml:"diary_no"`                                  // number in the issuer's register: "KS2018/417/01"
	AdoptedBy  Text      `yaml:"adopted_by"`                                // who decided on it: "The municipal council"
	AdoptedOn  date.Date `yaml:"adopted_on"`
	Language   lang.Tag  `yaml:"language" rule:"required"`   // what it is written in
	URL        string    `yaml:"url" rule:"https,any=place"` // where it can be read
	File       string    `yaml:"file" rule:"any=place"`      // or the file below content/media
	Pages      int       `yaml:"pages" rule:"positive"`      // how long it is
	Supersedes Ref       `yaml:"supersedes" ref:"document"`  // the document that this one replaces
	Historical bool      `yaml:"historical"`                 // its period is over, it is kept for the record and nothing is to follow
}

// Documents gives all documents.
func (s *Site) Documents() []*Document { return All[*Document](s, "document") }

// Document gives a document by reference, or nil.
func (s *Site) Document(r Ref) *Document { v, _ := Get[*Document](s, "document", r); return v }

// Binds tells whether the document says what is to be done in its period. A
// report only speaks of one: it does not end.
func (d *Document) Binds() bool {
	return slices.Contains([]string{"policy", "programme", "strategy", "action-plan", "operational-plan", "roadmap", "agreement"}, d.Type)
}

// Date is when the document is of: when it was published, or adopted.
func (d *Document) Date() date.Date {
	if d.Published.IsZero() {
		return d.AdoptedOn
	}
	return d.Published
}

// PlaceOf is the region that a record is about, or nil: as it says, else the
// owning region.
func (s *Site) PlaceOf(b *Base, place Ref) *Region {
	if place.IsZero() {
		place = Ref{ID: b.Region}
	}
	return s.Region(place)
}
