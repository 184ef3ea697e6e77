package model

import (
	"slices"

	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Person is somebody, with the one consent that says what may be shown of
// them and where. Nothing of a person reaches an output but through May.
type Person struct {
	Base         `yaml:",inline"`
	Name         string     `yaml:"name" rule:"required"`
	PostNominals string     `yaml:"post_nominals"`
	Title        Text       `yaml:"title"` // position: "Head of research"
	Employer     Ref        `yaml:"employer" ref:"organisation"`
	EmployerName string     `yaml:"employer_name"` // where the employer has no record
	Photo        string     `yaml:"photo"`         // file below content/media
	Languages    []lang.Tag `yaml:"languages"`
	Email        string     `yaml:"email" rule:"email"`
	Phone        string     `yaml:"phone"`
	LinkedIn     string     `yaml:"linkedin" rule:"https"`
	Invented     bool       `yaml:"invented"` // not a real person: said wherever they are shown
	Consent      *Consent   `yaml:"consent"`
}

// Consent is what a person agreed to.
type Consent struct {
	Scopes        []string  `yaml:"scopes" rule:"required,enum=name|title|employer|photo|quote|market|email|phone|linkedin|jsonld|press|kit"`
	Channels      []string  `yaml:"channels" rule:"required,enum=site|kit|social|portal"`
	Given         date.Day  `yaml:"given" rule:"required"`
	Expires       date.Day  `yaml:"expires" rule:"required"`  // at most the policy's months after it was given
	Withdrawn     date.Date `yaml:"withdrawn"`                // known to the month only, it holds from the first day
	Evidence      string    `yaml:"evidence" rule:"required"` // number in the register, not the document
	NoticeVersion string    `yaml:"notice_version"`
	Basis         string    `yaml:"basis" rule:"enum=consent|contract|legitimate-interest"`
}

// Valid tells whether there is a consent that holds on that day.
func (p *Person) Valid(today date.Date) bool {
	c := p.Consent
	if c == nil || c.Given.IsZero() || today.Before(c.Given.Date) {
		return false
	}
	if !c.Withdrawn.IsZero() && !today.Before(c.Withdrawn) {
		return false
	}
	return !c.Expires.IsZero() && !c.Expires.Ended(today)
}

// May tells whether a property (scope) of the person may be shown in a
// channel on that day. Without the name nothing else may be shown.
func (p *Person) May(scope, channel string, today date.Date) bool {
	return p.Valid(today) && slices.Contains(p.Consent.Channels, channel) &&
		slices.Contains(p.Consent.Scopes, "name") && slices.Contains(p.Consent.Scopes, scope)
}

// People gives all persons.
func (s *Site) People() []*Person { return All[*Person](s, "person") }

// Person gives a person by reference, or nil.
func (s *Site) Person(r Ref) *Person { v, _ := Get[*Person](s, "person", r); return v }

// Programme is a programme of ambassadors.
type Programme struct {
	Base      `yaml:",inline"`
	Name      Text   `yaml:"name" rule:"required"`
	Type      string `yaml:"type" rule:"required,enum=ambassadors|diaspora"`
	Summary   Text   `yaml:"summary" rule:"required"`
	Organiser Ref    `yaml:"organiser" ref:"organisation" rule:"required"`
	Target    Ref    `yaml:"target" ref:"fact"` // how many ambassadors it aims at
	Criteria  []Item `yaml:"criteria"`
	Conduct   []Item `yaml:"conduct"`               // what both sides promise
	Contact   Ref    `yaml:"contact" ref:"contact"` // how to join or leave
	Facts     []Ref  `yaml:"facts" ref:"fact"`
}

// Programmes gives all programmes.
func (s *Site) Programmes() []*Programme { return All[*Programme](s, "programme") }

// Programme gives a programme by reference, or nil.
func (s *Site) Programme(r Ref) *Programme { v, _ := Get[*Programme](s, "programme", r); return v }

// Ambassador is a person's part in a programme.
type Ambassador struct {
	Base         `yaml:",inline"`
	Person       Ref        `yaml:"person" ref:"person" rule:"required"`
	Programme    Ref        `yaml:"programme" ref:"programme" rule:"required"`
	Markets      []string   `yaml:"markets" rule:"iso3166"` // countries they pitch in
	Sectors      []Ref      `yaml:"sectors" ref:"sector"`
	Segments     []Ref      `yaml:"segments" ref:"segment"`
	Propositions []Ref      `yaml:"propositions" ref:"proposition"` // what they pitch
	Languages    []lang.Tag `yaml:"languages" rule:"required"`      // what they pitch in
	Since        date.Date  `yaml:"since" rule:"required"`
	Until        date.Date  `yaml:"until"`
	Bio          Text       `yaml:"bio"`
	Quote        Text       `yaml:"quote"`
	Kit          bool       `yaml:"kit"` // make a kit with their name on it
	BriefedOn    date.Date  `yaml:"briefed_on"`
}

// Ambassadors gives all ambassadors.
func (s *Site) Ambassadors() []*Ambassador { return All[*Ambassador](s, "ambassador") }
