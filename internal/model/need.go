package model

import "lodestone/internal/date"

// Sought is what a need and an opportunity are compared by. They match when
// they are of the same type and sector and, where both name a stage of a
// value chain, of the same stage.
type Sought struct {
	Type   string `yaml:"type" rule:"required,enum=supplier|customer|talent|investment|premises|research"`
	Sector Ref    `yaml:"sector" ref:"sector" rule:"required"`
	Chain  Ref    `yaml:"chain" ref:"value-chain"`
	Stage  string `yaml:"stage" rule:"slug"` // key of a stage of the chain
}

// Need is what a company or a body here looks for.
type Need struct {
	Base         `yaml:",inline"`
	Title        Text `yaml:"title" rule:"required,max=90"`
	Summary      Text `yaml:"summary" rule:"required"`
	Sought       `yaml:",inline"`
	Organisation Ref       `yaml:"organisation" ref:"organisation"` // who looks for it; several, or unnamed, when absent
	Facts        []Ref     `yaml:"facts" ref:"fact"`                // how much, how many
	Until        date.Date `yaml:"until" rule:"required"`           // last day on which an answer helps
	Contact      Ref       `yaml:"contact" ref:"contact"`
	Sources      []Ref     `yaml:"sources" ref:"source"`
}

// Called is the need's title.
func (n *Need) Called() Text { return n.Title }

// Gist is what it is about.
func (n *Need) Gist() Text { return n.Summary }

// Over tells whether the need's last day has passed.
func (n *Need) Over(today date.Date) bool { return !n.Until.IsZero() && n.Until.Ended(today) }

// Needs gives all needs.
func (s *Site) Needs() []*Need { return All[*Need](s, "need") }
