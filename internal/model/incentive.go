package model

import (
	"lodestone/internal/date"
	"lodestone/internal/lang"
)

// Incentive is a rule: who gets what, until when, on what legal basis. Its
// numbers are facts, so that each of them has a source and a year.
type Incentive struct {
	Base             `yaml:",inline"`
	Name             Text          `yaml:"name" rule:"required"`
	LocalName        LocalName     `yaml:"local_name" rule:"required"`
	Type             string        `yaml:"type" rule:"required,enum=grant|tax-credit|tax-relief|loan|guarantee|equity|in-kind|service|wage-subsidy|training"`
	Purpose          []string      `yaml:"purpose" rule:"required,enum=invest|grow|leadership|hire|succession|rd|start|train|relocate"`
	Award            string        `yaml:"award" rule:"required,enum=automatic|competitive|discretionary"`
	Body             Ref           `yaml:"body" ref:"organisation" rule:"required"`    // who decides
	Regions          []Ref         `yaml:"regions" ref:"region" rule:"required,min=1"` // where it holds
	SubAreasURL      string        `yaml:"sub_areas_url" rule:"https"`                 // where finer areas are listed
	Summary          Text          `yaml:"summary" rule:"required"`
	What             Text          `yaml:"what" rule:"required,max=90"` // what one gets, in a line
	Who              Text          `yaml:"who" rule:"required,max=90"`  // for whom, in a line
	Eligibility      []Eligibility `yaml:"eligibility" rule:"required,min=1"`
	Excluded         []Item        `yaml:"excluded"`
	EligibleCosts    []Item        `yaml:"eligible_costs"`
	Benefit          Benefit       `yaml:"benefit" rule:"required"`
	OwnContribution  Ref           `yaml:"own_contribution" ref:"fact"`
	ApplyBeforeStart bool          `yaml:"apply_before_start"` // works may not have begun
	Window           Window        `yaml:"window" rule:"required"`
	Steps            []Item        `yaml:"steps"`
	LegalBasis       []LegalBasis  `yaml:"legal_basis"`
	StateAid         *StateAid     `yaml:"state_aid"`
	Contact          Ref           `yaml:"contact" ref:"contact"`
	Sectors          []Ref         `yaml:"sectors" ref:"sector"`
	VerifiedOn       date.Date     `yaml:"verified_on" rule:"required"`
	Sources          []Ref         `yaml:"sources" ref:"source" rule:"required,min=1"`
	Disclaimer       Text          `yaml:"disclaimer"`
}

// LocalName is the official name in its own language.
type LocalName struct {
	Text string   `yaml:"text" rule:"required"`
	Lang lang.Tag `yaml:"lang" rule:"required"`
}

// Eligibility is one condition, for people and for machines. The value is
// literal, or a fact where it is a number that needs a source.
type Eligibility struct {
	Key   string   `yaml:"key" rule:"required,slug"`
	Field string   `yaml:"field" rule:"required"` // what is tested: company.size, person.tax_resident_years
	Op    string   `yaml:"op" rule:"required,enum=in|not-in|eq|lt|lte|gt|gte|is"`
	Value []string `yaml:"value"`
	Fact  Ref      `yaml:"fact" ref:"fact"`
	Text  Text     `yaml:"text" rule:"required"`
}

// Benefit is what one gets. Exactly one form is given.
type Benefit struct {
	Rate      Ref        `yaml:"rate" ref:"fact" rule:"one=form"` // percent of eligible costs
	Tiers     []Tier     `yaml:"tiers" rule:"one=form"`
	Fixed     Ref        `yaml:"fixed" ref:"fact" rule:"one=form"` // an amount of money
	TaxScheme *TaxScheme `yaml:"tax_scheme" rule:"one=form"`
	Service   bool       `yaml:"service" rule:"one=form"` // in kind, free of charge
	Max       Ref        `yaml:"max" ref:"fact"`          // highest amount of money
	Min       Ref        `yaml:"min" ref:"fact"`
}

// Tier is a band of eligible costs with its rate; the last has no bound.
type Tier struct {
	Key  string `yaml:"key" rule:"required,slug"`
	UpTo Ref    `yaml:"up_to" ref:"fact"` // amount of money
	Rate Ref    `yaml:"rate" ref:"fact" rule:"required"`
	Text Text   `yaml:"text"`
}

// TaxScheme is a special rate or relief for people who move.
type TaxScheme struct {
	Rate      Ref `yaml:"rate" ref:"fact"`                     // percent of tax
	Relief    Ref `yaml:"relief" ref:"fact"`                   // percent of income that is free of tax
	Duration  Ref `yaml:"duration" ref:"fact" rule:"required"` // in months or years
	MinSalary Ref `yaml:"min_salary" ref:"fact"`               // money a month, of one year
}

// Window is when one may apply.
type Window struct {
	Opens     date.Date `yaml:"opens"`
	Closes    date.Date `yaml:"closes" rule:"any=end"`
	OpenEnded bool      `yaml:"open_ended" rule:"any=end"` // needs review_by
}

// LegalBasis is an act that the incentive stands on.
type LegalBasis struct {
	Title   string    `yaml:"title" rule:"required"`
	Lang    lang.Tag  `yaml:"lang"`
	CELEX   string    `yaml:"celex"`
	URL     string    `yaml:"url" rule:"https"`
	Article string    `yaml:"article"`
	Version string    `yaml:"version"`
	Ends    date.Date `yaml:"ends"` // when the act or the map ceases to apply
}

// StateAid is how the incentive stands under EU state aid rules.
type StateAid struct {
	Scheme    string `yaml:"scheme"` // SA number
	DeMinimis bool   `yaml:"de_minimis"`
}

// Incentives gives all incentives.
func (s *Site) Incentives() []*Incentive { return All[*Incentive](s, "incentive") }

// Incentive gives an incentive by reference, or nil.
func (s *Site) Incentive(r Ref) *Incentive { v, _ := Get[*Incentive](s, "incentive", r); return v }

// OfOneYear tells whether a fact holds for a single year and no longer: the
// lowest salary of an incentive that is in force.
func (s *Site) OfOneYear(f *Fact) bool {
	for _, r := range s.UsedBy(f) {
		if i, ok := r.By.(*Incentive); ok && r.Use.Path == "benefit.tax_scheme.min_salary" && (i.Status == "" || i.Status == "published") {
			return !f.AsOf.IsZero()
		}
	}
	return false
}

// LastYears is the fact of an incentive that holds for a single year which is
// over: the lowest salary of last year. Nil when there is none.
func (s *Site) LastYears(i *Incentive, today date.Date) *Fact {
	if i.Benefit.TaxScheme == nil {
		return nil
	}
	f := s.Fact(i.Benefit.TaxScheme.MinSalary)
	if f == nil || !s.OfOneYear(f) || f.AsOf.Last().Year >= today.Year {
		return nil
	}
	return f
}

// Closed tells whether the window has closed before that day.
func (i *Incentive) Closed(today date.Date) bool {
	return !i.Window.Closes.IsZero() && i.Window.Closes.Ended(today)
}
