package model

import "lodestone/internal/date"

// Campaign is something that is told to certain people for a time.
type Campaign struct {
	Base     `yaml:",inline"`
	Title    Text      `yaml:"title" rule:"required,max=90"`
	Summary  Text      `yaml:"summary" rule:"required"`
	Audience []string  `yaml:"audience" rule:"required,enum=investor|company|entrepreneur|talent|researcher|visitor|partner"`
	Markets  []string  `yaml:"markets" rule:"iso3166"` // countries it is for
	From     date.Date `yaml:"from" rule:"required"`
	Until    date.Date `yaml:"until" rule:"required"`          // the last day
	LeadsTo  string    `yaml:"leads_to" rule:"required"`       // where its links lead: path of a page, folder of a kind, or kind/id
	Channels []Channel `yaml:"channels" rule:"required,min=1"` // each has a link of its own
	Tag      string    `yaml:"utm_campaign" rule:"slug"`       // what visits are counted under; the id when absent
	Events   []Ref     `yaml:"events" ref:"event"`
	Toolkits []Ref     `yaml:"toolkits" ref:"toolkit"`
	Facts    []Ref     `yaml:"facts" ref:"fact"` // cost, reach
	Outcome  Text      `yaml:"outcome"`          // what came of it
	Contact  Ref       `yaml:"contact" ref:"contact"`
	Sources  []Ref     `yaml:"sources" ref:"source"`
}

// Channel is a way on which a campaign reaches people.
type Channel struct {
	Key    string `yaml:"key" rule:"required,slug"`
	Text   Text   `yaml:"text" rule:"required"`                                                        // “Newsletter of the chamber of commerce”
	Source string `yaml:"source" rule:"required,slug"`                                                 // utm_source: who sends visitors
	Medium string `yaml:"medium" rule:"required,enum=email|social|print|fair|search|display|referral"` // utm_medium
}

// Called is the campaign's title.
func (c *Campaign) Called() Text { return c.Title }

// Gist is what it is about.
func (c *Campaign) Gist() Text { return c.Summary }

// Campaigns gives all campaigns.
func (s *Site) Campaigns() []*Campaign { return All[*Campaign](s, "campaign") }
