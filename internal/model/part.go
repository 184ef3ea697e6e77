package model

import (
	"maps"
	"slices"

	"lodestone/internal/lang"
)

// OwnSite is the site of a region alone. What it leaves out is as in
// data/site.yaml, except for the name, which is then the region's.
type OwnSite struct {
	Name            Text     `yaml:"name" rule:"max=60"`
	Tagline         Text     `yaml:"tagline" rule:"max=120"` // the region's claim when absent
	BaseURL         string   `yaml:"base_url"`               // where it will live: "https://region.example"
	DefaultLanguage lang.Tag `yaml:"default_language"`       // for / and x-default
	Theme           string   `yaml:"theme"`
	Brand           Brand    `yaml:"brand"`
}

// Lineage is a region, its members, and the regions around them, the nearest
// first: what holds there may hold here.
func (s *Site) Lineage(r *Region) []string {
	var out []string
	next := []*Region{r}
	for _, ref := range r.Members {
		next = append(next, s.Region(ref))
	}
	for ; len(next) > 0; next = next[1:] {
		at := next[0]
		if at == nil || slices.Contains(out, at.ID) {
			continue
		}
		out = append(out, at.ID)
		next = append(next, s.Region(at.Parent))
		for _, outer := range s.Regions() {
			if slices.ContainsFunc(outer.Members, func(m Ref) bool { return m.ID == at.ID }) {
				next = append(next, outer)
			}
		}
	}
	return out
}

// HoldsIn tells whether an incentive is given in a region: by where it holds,
// and by who owns it, which is everybody or a region of the lineage.
func (s *Site) HoldsIn(i *Incentive, r *Region, lineage []string) bool {
	if i.Region != "" && !slices.Contains(lineage, i.Region) {
		return false
	}
	return slices.ContainsFunc(i.Regions, func(ref Ref) bool {
		at := s.Region(ref)
		return at != nil && s.Touches(r, at)
	})
}

// Part is the site of one region alone: its records, those of the regions
// within it, what is shared, what holds here by inheritance, and what all
// these refer to. It is nil where there is no such region.
//
// What is shared may speak of regions that are not a part of it; there they
// are as if they did not exist, so that a folder without them gives the same.
func (s *Site) Part(id string) *Site {
	r := s.Region(Ref{ID: id})
	if r == nil {
		return nil
	}
	p := &parting{site: s, region: r, own: map[string]bool{}, kept: map[Record]bool{}, lineage: s.Lineage(r)}
	for _, inner := range s.Regions() {
		p.own[inner.ID] = s.Within(inner, r)
	}
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		for _, record := range s.kinds[kind].all {
			if p.root(record) {
				p.keep(record)
			}
		}
	}
	var pages []*Page
	for _, page := range s.Pages {
		if page.Region == "" || p.own[page.Region] {
			pages = append(pages, page)
			p.follow(page)
		}
	}
	var records []Record
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		for _, record := range s.kinds[kind].all {
			if p.kept[record] && !record.Common().Computed {
				records = append(records, record)
			}
		}
	}
	config := s.Config.of(r)
	if c, ok := s.Find("contact", config.Contact).(*Contact); ok && c.Region != "" && !p.own[c.Region] && !r.Contact.IsZero() {
		config.Contact = r.Contact
	}
	part := NewSite(config, records, pages, p.media())
	part.own = p.own
	return part
}

// of is the configuration of a region's own site.
func (c *Config) of(r *Region) *Config {
	out := *c
	out.Show = []string{r.ID}
	out.Name, out.Tagline = r.Name, r.Claim
	own := r.Site
	if !own.Name.IsZero() {
		out.Name = own.Name
	}
	if !own.Tagline.IsZero() {
		out.Tagline = own.Tagline
	}
	if own.BaseURL != "" {
		out.BaseURL = own.BaseURL
	}
	if own.DefaultLanguage != "" {
		out.DefaultLanguage = own.DefaultLanguage
	}
	if own.Theme != "" {
		out.Theme = own.Theme
	}
	if own.Brand != (Brand{}) {
		out.Brand = own.Brand
	}
	return &out
}

// Beyond tells whether a reference that leads nowhere may do so: on the site
// of one region, what is shared may speak of others, and so may the regions
// around it.
func (s *Site) Beyond(by Record, u Use) bool {
	b := by.Common()
	switch {
	case s.own == nil:
		return false
	case b.Kind == "region":
		return !s.own[b.ID]
	}
	return u.Kind == "region" && !s.own[b.Region]
}

// Own tells whether a region's files are a part of the site: of one region's
// own site only its and those of the regions within it are.
func (s *Site) Own(region string) bool { return s.own == nil || region == "" || s.own[region] }

// parting is a part in the making.
type parting struct {
	site    *Site
	region  *Region
	own     map[string]bool // regions within the one
	kept    map[Record]bool
	lineage []string
}

// root tells whether a record is a part of the site by itself.
func (p *parting) root(r Record) bool {
	b := r.Common()
	switch r := r.(type) {
	case *Region:
		return p.own[r.ID]
	case *Incentive:
		return p.own[r.Region] || p.site.HoldsIn(r, p.region, p.lineage)
	case *Fact:
		if at := p.site.GeoOf(r); r.Region == "" && !r.Geo.IsZero() {
			return at != nil && (p.own[at.ID] || slices.Contains(p.lineage, at.ID))
		}
	}
	return b.Region == "" || p.own[b.Region]
}

// keep keeps a record, the region it belongs to, and what it refers to.
func (p *parting) keep(r Record) {
	if p.kept[r] {
		return
	}
	p.kept[r] = true
	if b := r.Common(); b.Kind != "region" && b.Region != "" {
		if at := p.site.Region(Ref{ID: b.Region}); at != nil {
			p.keep(at)
		}
	}
	p.follow(r)
}

// media gives the pictures and documents, less those of people who are not a
// part of the site.
func (p *parting) media() map[string]*Asset {
	out := maps.Clone(p.site.Media)
	maps.DeleteFunc(out, func(_ string, a *Asset) bool {
		return slices.ContainsFunc(a.People, func(r Ref) bool { return !p.kept[p.site.Find("person", r)] })
	})
	return out
}

func (p *parting) follow(r Record) {
	b := r.Common()
	for _, u := range b.Uses {
		target := p.site.Find(u.Kind, u.Ref)
		if target == nil {
			continue
		}
		around := b.Kind == "region" && !p.own[b.ID] && u.Path != "parent"
		if around || b.Kind != "region" && b.Region == "" && u.Kind == "region" && !p.own[target.Common().ID] {
			continue // see Beyond
		}
		p.keep(target)
	}
}
