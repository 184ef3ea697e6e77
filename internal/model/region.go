package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Region is a place: data/regions/<id>/region.yaml.
type Region struct {
	Base           `yaml:",inline"`
	Name           Text         `yaml:"name" rule:"required"`
	Type           string       `yaml:"type" rule:"required,enum=country|nuts1|nuts2|nuts3|municipality|functional|cross-border"`
	Parent         Ref          `yaml:"parent" ref:"region"`    // the region that contains it
	Until          date.Date    `yaml:"until"`                  // the last day on which it was a region; of one with a successor
	Successor      Ref          `yaml:"successor" ref:"region"` // the region that its area belongs to now
	Members        []Ref        `yaml:"members" ref:"region"`   // all parts of the region: what adds up is added up over them, and what they lack is said
	NUTS           []NUTS       `yaml:"nuts"`
	ISO3166        string       `yaml:"iso_3166"` // country, or subdivision: SE, SE-M
	FormerNames    []FormerName `yaml:"former_names"`
	Languages      []lang.Tag   `yaml:"languages"`
	Currencies     []string     `yaml:"currencies" rule:"iso4217"`
	SourceLanguage lang.Tag     `yaml:"source_language"`      // what the files of this region are written in; the site's when absent
	Claim          Text         `yaml:"claim" rule:"max=140"` // the region in one sentence
	Summary        Text         `yaml:"summary"`
	Headline       []Ref        `yaml:"headline" ref:"fact"` // three facts that prove the claim
	Contact        Ref          `yaml:"contact" ref:"contact"`
	Site           OwnSite      `yaml:"site"` // of the region alone: lodestone build --region
}

// NUTS is a code of the EU's territorial nomenclature.
type NUTS struct {
	Version int    `yaml:"version" rule:"required"` // 2021, 2024
	Code    string `yaml:"code" rule:"required"`
}

// FormerName is what a region was called.
type FormerName struct {
	Name  string    `yaml:"name" rule:"required"`
	Until date.Date `yaml:"until" rule:"required"`
	Slug  string    `yaml:"slug" rule:"slug"` // what stood in addresses for it; they lead to those of today
	Note  Text      `yaml:"note"`
}

// Regions gives all regions.
func (s *Site) Regions() []*Region { return All[*Region](s, "region") }

// Region gives a region by reference, or nil.
func (s *Site) Region(r Ref) *Region { v, _ := Get[*Region](s, "region", Ref{ID: r.ID}); return v }

// Within tells whether inner is the region outer, a part of it by parents,
// or a part of one of its members.
func (s *Site) Within(inner, outer *Region) bool {
	return s.within(inner, outer, map[string]bool{})
}

func (s *Site) within(inner, outer *Region, seen map[string]bool) bool {
	for r := inner; r != nil && !seen[outer.ID+" "+r.ID]; r = s.Region(r.Parent) {
		if r.ID == outer.ID {
			return true
		}
		seen[outer.ID+" "+r.ID] = true
	}
	for _, m := range outer.Members {
		if member := s.Region(m); member != nil && !seen["m "+member.ID] {
			seen["m "+member.ID] = true
			if s.within(inner, member, seen) {
				return true
			}
		}
	}
	return false
}

// Touches tells whether two regions have something in common: one lies in
// the other, or a member of one does. What holds in Denmark concerns a
// cross-border region with a Danish member.
func (s *Site) Touches(a, b *Region) bool {
	return s.touches(a, b) || s.touches(b, a)
}

func (s *Site) touches(a, b *Region) bool {
	if s.Within(a, b) {
		return true
	}
	for _, r := range a.Members {
		if m := s.Region(r); m != nil && m != a && s.Within(m, b) {
			return true
		}
	}
	return false
}
