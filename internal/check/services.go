package check

import (
	"fmt"
	"slices"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// services: SRV01, what a company gets has its other half for the people who
// come with it; SRV02, and so has every sector; SRV03, prices.
func services(c *checker) {
	all := visible(c, c.site.Services())
	for _, s := range all {
		c.twin(s)
		c.price(s)
	}
	if len(all) == 0 {
		return // the site does not say what it does for anybody
	}
	for _, s := range visible(c, c.site.Sectors()) {
		c.halves(s, all)
	}
}

// twin: SRV01, a service for investors names the one for talents.
func (c *checker) twin(s *model.Service) {
	if !s.For("investor") || s.For("talent") {
		return
	}
	twins := visible(c, c.site.Twins(s))
	if slices.ContainsFunc(twins, func(o *model.Service) bool { return o.For("talent") }) || c.unread("service") {
		return
	}
	at, message := s.At, fmt.Sprintf("“%s” is for companies that invest, and nothing goes with it for the people they bring", s.ID)
	if len(s.PairsWith) > 0 {
		at = s.Span("pairs_with")
	}
	c.found("SRV01", diag.Warning, at, message, "Add “pairs_with:” with a service whose audience is talent: housing, schools, work for a partner …")
}

// halves: SRV02, a sector that offers companies something offers the people
// they need something too.
func (c *checker) halves(s *model.Sector, all []*model.Service) {
	of := func(refs []model.Ref) bool {
		return slices.ContainsFunc(refs, func(r model.Ref) bool { return c.site.Sector(r) == s })
	}
	offer := ""
	for _, p := range visible(c, c.site.Propositions()) {
		if offer == "" && c.site.Sector(p.Sector) == s {
			offer = fmt.Sprintf("the proposition “%s”", p.ID)
		}
	}
	for _, o := range all {
		if o.For("talent") && (len(o.Sectors) == 0 || of(o.Sectors)) {
			return
		}
		if offer == "" && o.For("investor") && of(o.Sectors) {
			offer = fmt.Sprintf("the service “%s”", o.ID)
		}
	}
	for _, t := range visible(c, c.site.Trainings()) {
		if of(t.Sectors) {
			return
		}
	}
	if offer != "" && !c.unread("service") {
		c.found("SRV02", diag.Warning, s.At, fmt.Sprintf("the sector “%s” offers companies something, such as %s, but the people they need nothing", s.ID, offer),
			"Add a service whose audience is talent and that names the sector, or one without “sectors:” for all of them.")
	}
}

// price: SRV03, a price that is a number has one.
func (c *checker) price(s *model.Service) {
	switch p := s.Price; p.Type {
	case "fixed", "from":
		c.sort(&s.Base, "price.amount", p.Amount, "an amount of money", currencyUnit)
		if p.Amount.IsZero() {
			c.found("SRV03", diag.Error, s.Span("price"), fmt.Sprintf("“%s” costs something, and nothing says how much", s.ID), "Add “amount:” with a fact that is an amount of money, or write “price: on-request”.")
		}
	case "free", "on-request":
		if !p.Amount.IsZero() {
			c.found("SRV03", diag.Error, s.Span("price.amount"), fmt.Sprintf("the price of “%s” is %s, yet it has an amount", s.ID, p.Type), "Write “type: fixed” or “type: from”, or remove the amount.")
		}
	}
}

// hubs: HUB01, whoever comes is received; OFR01, how far a hub has come.
func hubs(c *checker) {
	for _, h := range visible(c, c.site.Hubs()) {
		front := slices.ContainsFunc(h.Offices, func(o model.Office) bool { return o.Type == "front" })
		switch {
		case len(h.Offices) > 0 && !front:
			c.found("HUB01", diag.Warning, h.Span("offices"), fmt.Sprintf("the hub “%s” has back offices only: nobody receives", h.ID), "Add an office of type front, even if it is one desk at another body.")
		case len(h.Offices) == 0 && len(h.Contacts) == 0 && !c.damaged(&h.Base):
			c.found("HUB01", diag.Warning, h.At, fmt.Sprintf("the hub “%s” has neither an office nor a contact", h.ID), "Add “offices:” or “contacts:”, so that whoever reads of it can go there.")
		}
		c.sort(&h.Base, "maturity", h.Maturity, "a whole number from 1 to 5, in the unit of-5", func(unit string, n calc.Decimal) bool {
			return unit == "of-5" && n.Scale() == 0 && n.Cmp(calc.Int(1)) >= 0 && n.Cmp(calc.Int(5)) <= 0
		})
	}
}

// sort: OFR01, a number is of the sort that its place wants.
func (c *checker) sort(b *model.Base, path string, ref model.Ref, wanted string, fits func(unit string, n calc.Decimal) bool) {
	f := c.site.Fact(ref)
	if f == nil {
		return // reported as a reference, or not given
	}
	n, err := c.site.Number(f)
	if f.Range != nil {
		n, err = f.Range.Max, nil
	}
	if err != nil && f.Derived != nil {
		return // reported with the formula
	}
	if unit := c.site.UnitOf(f); err != nil || !fits(unit, n) {
		c.found("OFR01", diag.Error, b.Span(path), fmt.Sprintf("“%s” wants %s, and the fact “%s” is something else", path, wanted, f.ID),
			"Name a fact that is "+wanted+", or correct its unit.", diag.Related{Span: f.At, Message: "the fact stands here"})
	}
}

// currencyUnit accepts amounts of money.
func currencyUnit(unit string, _ calc.Decimal) bool { return lang.IsCurrency(unit) }

// inUnits accepts numbers in some units.
func inUnits(units ...string) func(string, calc.Decimal) bool {
	return func(unit string, _ calc.Decimal) bool { return slices.Contains(units, unit) }
}

// grounds: OFR01, the numbers of clusters, training and premises; PRM01,
// premises that should be ready by now.
func grounds(c *checker) {
	for _, k := range visible(c, c.site.Clusters()) {
		c.sort(&k.Base, "members", k.Members, "a number of members, companies, organisations or partners", inUnits("members", "companies", "organisations", "partners"))
	}
	for _, t := range visible(c, c.site.Trainings()) {
		c.sort(&t.Base, "places", t.Places, "a number of students, persons or employees", inUnits("students", "persons", "employees"))
	}
	for _, p := range visible(c, c.site.Premises()) {
		c.sort(&p.Base, "area", p.Area, "an area in m2, ha or km2", inUnits("m2", "ha", "km2"))
		if p.Late(c.Today) {
			c.found("PRM01", diag.Due, p.Span("available_from"), fmt.Sprintf("“%s” was to be had from %s and is still not ready", p.ID, p.Available),
				"Enter the new date, or “readiness: ready” and, for a building, “state: operating”. Until then the page says that it is late.")
		}
	}
}
