package model

import "lodestone/internal/date"

// Sector is a field of business.
type Sector struct {
	Base    `yaml:",inline"`
	Name    Text   `yaml:"name" rule:"required,max=60"`
	Summary Text   `yaml:"summary" rule:"required"`
	NACE    []NACE `yaml:"nace"`
	Stage   string `yaml:"stage" rule:"required,enum=established|emerging|new"`
	Facts   []Ref  `yaml:"facts" ref:"fact"`
	Gaps    []Item `yaml:"gaps"` // what is scarce, and what is done about it
	Contact Ref    `yaml:"contact" ref:"contact"`
}

// NACE is a code of the EU's nomenclature of economic activities.
type NACE struct {
	Rev  string `yaml:"rev" rule:"required,enum=2|2.1"`
	Code string `yaml:"code" rule:"required"`
}

// Sectors gives all sectors.
func (s *Site) Sectors() []*Sector { return All[*Sector](s, "sector") }

// Sector gives a sector by reference, or nil.
func (s *Site) Sector(r Ref) *Sector { v, _ := Get[*Sector](s, "sector", r); return v }

// Segment is whom a proposition is for.
type Segment struct {
	Base          `yaml:",inline"`
	Name          Text     `yaml:"name" rule:"required"`
	NACE          []NACE   `yaml:"nace"`
	CompanyStage  string   `yaml:"company_stage" rule:"enum=start-up|scale-up|established|any"`
	OriginMarkets []string `yaml:"origin_markets" rule:"iso3166"`
	Pains         []Item   `yaml:"pains"`
}

// Segment gives a segment by reference, or nil.
func (s *Site) Segment(r Ref) *Segment { v, _ := Get[*Segment](s, "segment", r); return v }

// Strength is a claim with its proof.
type Strength struct {
	Base       `yaml:",inline"`
	Claim      Text  `yaml:"claim" rule:"required,max=140"`
	Summary    Text  `yaml:"summary"`
	Proof      []Ref `yaml:"proof" ref:"fact" rule:"required,min=1"`
	Sector     Ref   `yaml:"sector" ref:"sector"`
	Benchmarks []Ref `yaml:"benchmarks" ref:"benchmark"`
	Facilities []Ref `yaml:"facilities" ref:"facility"`
}

// Strengths gives all strengths.
func (s *Site) Strengths() []*Strength { return All[*Strength](s, "strength") }

// Area is a competitive area: what benchmarks say the region is good at.
type Area struct {
	Base       `yaml:",inline"`
	Name       Text      `yaml:"name" rule:"required"`
	Rationale  Text      `yaml:"rationale" rule:"required"`
	Benchmarks []Ref     `yaml:"benchmarks" ref:"benchmark" rule:"required,min=1"`
	Mapping    Ref       `yaml:"mapping" ref:"source"` // the document that mapped the area
	DecidedOn  date.Date `yaml:"decided_on"`
}

// Area gives a competitive area by reference, or nil.
func (s *Site) Area(r Ref) *Area { v, _ := Get[*Area](s, "area", r); return v }

// Proposition is a value proposition: a concrete offer to a segment.
type Proposition struct {
	Base       `yaml:",inline"`
	Title      Text    `yaml:"title" rule:"required,max=60"`
	Area       Ref     `yaml:"area" ref:"area" rule:"required"`
	Sector     Ref     `yaml:"sector" ref:"sector" rule:"required"`
	Segments   []Ref   `yaml:"segments" ref:"segment" rule:"required,min=1"`
	Problem    Text    `yaml:"problem" rule:"required"`
	Promise    Text    `yaml:"promise" rule:"required,max=140"`
	Offers     []Offer `yaml:"offers" rule:"required,min=1"`
	Proof      []Ref   `yaml:"proof" ref:"fact" rule:"required,min=3"`
	Benchmarks []Ref   `yaml:"benchmarks" ref:"benchmark"` // shown in full; the area's when absent
	Strengths  []Ref   `yaml:"strengths" ref:"strength"`
	Incentives []Ref   `yaml:"incentives" ref:"incentive"`
	Facilities []Ref   `yaml:"facilities" ref:"facility"`
	Stories    []Ref   `yaml:"stories" ref:"story"`
	Gaps       []Item  `yaml:"gaps"` // risks and gaps, said plainly
	Contact    Ref     `yaml:"contact" ref:"contact" rule:"required"`
	Action     Text    `yaml:"action" rule:"required,max=60"` // what the button says
}

// Offer is one thing that a proposition puts on the table.
type Offer struct {
	Key       string `yaml:"key" rule:"required,slug"`
	What      Text   `yaml:"what" rule:"required"`
	Provider  Ref    `yaml:"provider" ref:"organisation"`
	Condition Text   `yaml:"condition"`
}

// Propositions gives all propositions.
func (s *Site) Propositions() []*Proposition { return All[*Proposition](s, "proposition") }

// Proposition gives a proposition by reference, or nil.
func (s *Site) Proposition(r Ref) *Proposition {
	v, _ := Get[*Proposition](s, "proposition", r)
	return v
}

// Facility is a research infrastructure, a science park, a test bed.
type Facility struct {
	Base    `yaml:",inline"`
	Name    Text   `yaml:"name" rule:"required"`
	Type    string `yaml:"type" rule:"required,enum=research-infrastructure|science-park|test-bed|site|hospital"`
	Host    Ref    `yaml:"host" ref:"organisation" rule:"required"`
	Summary Text   `yaml:"summary" rule:"required"`
	State   string `yaml:"state" rule:"required,enum=planned|construction|commissioning|operating"`
	Place   string `yaml:"place"`
	Access  []Item `yaml:"access"` // how a company gets in
	Facts   []Ref  `yaml:"facts" ref:"fact"`
	Sectors []Ref  `yaml:"sectors" ref:"sector"`
	URL     string `yaml:"url" rule:"https"`
	Image   string `yaml:"image"` // file below content/media
}

// Facilities gives all facilities.
func (s *Site) Facilities() []*Facility { return All[*Facility](s, "facility") }

// Facility gives a facility by reference, or nil.
func (s *Site) Facility(r Ref) *Facility { v, _ := Get[*Facility](s, "facility", r); return v }

// Story is what happened to a company that came, or an event that was won.
type Story struct {
	Base         `yaml:",inline"`
	Title        Text      `yaml:"title" rule:"required,max=90"`
	Organisation Ref       `yaml:"organisation" ref:"organisation"`
	Year         date.Date `yaml:"year" rule:"required"`
	What         Text      `yaml:"what" rule:"required"`
	Figures      []Ref     `yaml:"figures" ref:"fact"`
	Quote        *Said     `yaml:"quote"`
	Sector       Ref       `yaml:"sector" ref:"sector"`
	Image        string    `yaml:"image"`
	Sources      []Ref     `yaml:"sources" ref:"source"`
	Checked      date.Date `yaml:"checked" rule:"required"` // when somebody last made sure that it still holds
}

// Said is a quote with its speaker.
type Said struct {
	Text   Text `yaml:"text" rule:"required"`
	Person Ref  `yaml:"person" ref:"person" rule:"required"`
}

// Stories gives all stories.
func (s *Site) Stories() []*Story { return All[*Story](s, "story") }

// Story gives a story by reference, or nil.
func (s *Site) Story(r Ref) *Story { v, _ := Get[*Story](s, "story", r); return v }
