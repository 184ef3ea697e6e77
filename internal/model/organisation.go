package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Organisation is a body, a company, a university.
type Organisation struct {
	Base         `yaml:",inline"`
	Name         Text      `yaml:"name" rule:"required"` // what it calls itself
	Short        string    `yaml:"short"`
	Type         string    `yaml:"type" rule:"required,enum=agency|authority|municipality|university|research-infrastructure|science-park|cluster|company|funder|association"`
	Country      string    `yaml:"country" rule:"iso3166"`
	Place        string    `yaml:"place"`
	URL          string    `yaml:"url" rule:"https"`
	Summary      Text      `yaml:"summary"`
	Roles        []string  `yaml:"roles" rule:"enum=lead|partner|associate|funder|provider|source"`
	PartnerSince date.Date `yaml:"partner_since"`
	Facts        []Ref     `yaml:"facts" ref:"fact"`
}

// Organisations gives all organisations.
func (s *Site) Organisations() []*Organisation { return All[*Organisation](s, "organisation") }

// Organisation gives an organisation by reference, or nil.
func (s *Site) Organisation(r Ref) *Organisation {
	v, _ := Get[*Organisation](s, "organisation", r)
	return v
}

// Contact is whom to call: a function first, a person where they agreed.
type Contact struct {
	Base         `yaml:",inline"`
	Label        Text       `yaml:"label" rule:"required"` // "Hydrogen desk"
	Hub          Ref        `yaml:"hub" ref:"hub"`
	Organisation Ref        `yaml:"organisation" ref:"organisation" rule:"required"`
	Person       Ref        `yaml:"person" ref:"person"`
	Topics       []string   `yaml:"topics" rule:"required,enum=invest|talent|research|company|ambassadors|press|relocation|general"`
	Sectors      []Ref      `yaml:"sectors" ref:"sector"`
	Markets      []string   `yaml:"markets" rule:"iso3166"`
	Languages    []lang.Tag `yaml:"languages" rule:"required"` // spoken
	Email        string     `yaml:"email" rule:"email"`
	Phone        string     `yaml:"phone"`
	Hours        Text       `yaml:"hours"`
	Zone         string     `yaml:"zone"`                         // IANA time zone
	ReplyWithin  string     `yaml:"reply_within" rule:"required"` // period in working days: P2D
	Fallback     Ref        `yaml:"fallback" ref:"contact"`
}

// Contacts gives all contacts.
func (s *Site) Contacts() []*Contact { return All[*Contact](s, "contact") }

// Contact gives a contact by reference, or nil.
func (s *Site) Contact(r Ref) *Contact { v, _ := Get[*Contact](s, "contact", r); return v }
