package model

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
)

// Service is something that is done for somebody: what one may ask for, how
// it goes, and what is not part of it.
type Service struct {
	Base      `yaml:",inline"`
	Name      Text          `yaml:"name" rule:"required,max=60"`
	Summary   Text          `yaml:"summary" rule:"required"`
	Category  string        `yaml:"category" rule:"required,enum=facilitation|incentive|value-proposition|stakeholder-engagement"`
	Phase     []string      `yaml:"phase" rule:"required,enum=attract|enter-establish|retain-expand|link-spillover"` // the first one is where the list shows it
	Audience  []string      `yaml:"audience" rule:"required,enum=investor|company|entrepreneur|talent|researcher|visitor|partner"`
	Sectors   []Ref         `yaml:"sectors" ref:"sector"` // for every sector when absent
	Price     Price         `yaml:"price" rule:"required"`
	Promise   *ServiceLevel `yaml:"promise"`
	Steps     []Item        `yaml:"steps"`   // how it goes, in this order
	NotFor    []Item        `yaml:"not_for"` // what is not part of it, said plainly
	Provider  Ref           `yaml:"provider" ref:"organisation" rule:"required"`
	Hub       Ref           `yaml:"hub" ref:"hub"`             // at which it is to be had
	Languages []lang.Tag    `yaml:"languages" rule:"required"` // in which it is given
	Contact   Ref           `yaml:"contact" ref:"contact"`
	PairsWith []Ref         `yaml:"pairs_with" ref:"service"` // the other half: what people get who come with a company, and the other way round; shown on both pages
	Facts     []Ref         `yaml:"facts" ref:"fact"`
	URL       string        `yaml:"url" rule:"https"`
	Sources   []Ref         `yaml:"sources" ref:"source"`
}

// Price is what a service costs.
type Price struct {
	Type   string `yaml:"type" rule:"required,scalar,enum=free|fixed|from|on-request"`
	Amount Ref    `yaml:"amount" ref:"fact"` // an amount of money, where it is fixed or from
	Note   Text   `yaml:"note"`              // what is included, until when it is free …
}

// ServiceLevel is what somebody may rely on.
type ServiceLevel struct {
	Reply    string `yaml:"reply"`    // period in working days until the first answer: P2D
	Duration string `yaml:"duration"` // period that the service takes: P6W
}

// Called is the service's name.
func (s *Service) Called() Text { return s.Name }

// Gist is what it is about.
func (s *Service) Gist() Text { return s.Summary }

// For tells whether a service is for somebody.
func (s *Service) For(audience string) bool { return slices.Contains(s.Audience, audience) }

// Services gives all services.
func (s *Site) Services() []*Service { return All[*Service](s, "service") }

// Service gives a service by reference, or nil.
func (s *Site) Service(r Ref) *Service { v, _ := Get[*Service](s, "service", r); return v }

// Twins are the services that a service goes together with, whichever side
// says so.
func (s *Site) Twins(of *Service) []*Service {
	var out []*Service
	add := func(o *Service) {
		if o != nil && o != of && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	for _, r := range of.PairsWith {
		add(s.Service(r))
	}
	for _, r := range s.UsedBy(of) {
		if o, ok := r.By.(*Service); ok && strings.HasPrefix(r.Use.Path, "pairs_with") {
			add(o)
		}
	}
	return out
}
