package model

// Hub is a point of contact of a region: its front and back offices.
type Hub struct {
	Base       `yaml:",inline"`
	Name       Text     `yaml:"name" rule:"required"`
	Summary    Text     `yaml:"summary"`
	Level      string   `yaml:"level" rule:"required,enum=regional|local"`
	Mission    []string `yaml:"mission" rule:"enum=investment|talent|economic-development|innovation"` // what it is for
	Maturity   Ref      `yaml:"maturity" ref:"fact"`                                                   // how far it has come: a fact from 1 to 5, unit of-5
	Governance string   `yaml:"governance" rule:"enum=cooperation|partnership|company"`                // who decides: members who cooperate, a partnership, a company
	Steering   Text     `yaml:"steering"`                                                              // who decides what, in a sentence
	Operator   Ref      `yaml:"operator" ref:"organisation"`
	Offices    []Office `yaml:"offices"`
	Contacts   []Ref    `yaml:"contacts" ref:"contact"`
}

// Office is a front or back office of a hub.
type Office struct {
	Key   string `yaml:"key" rule:"required,slug"`
	Type  string `yaml:"type" rule:"required,enum=front|back"` // front: whom one meets; back: who works for those in front
	Name  Text   `yaml:"name" rule:"required"`
	Does  Text   `yaml:"does"` // what it does for whom
	Place string `yaml:"place"`
}

// Hubs gives all hubs.
func (s *Site) Hubs() []*Hub { return All[*Hub](s, "hub") }

// Hub gives a hub by reference, or nil.
func (s *Site) Hub(r Ref) *Hub { v, _ := Get[*Hub](s, "hub", r); return v }
