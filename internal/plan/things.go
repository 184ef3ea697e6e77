package plan

import (
	"strconv"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// about describes what the page of an entry is about, and further things that
// this refers to. Types are chosen by what they mean; a kind for which
// schema.org has no honest one has nothing.
func (e *edition) about(page *view.Page, en *entry) (main node, others []node) {
	if en == nil {
		return nil, nil
	}
	var n node
	switch r := en.record.(type) {
	case *model.Page:
		n = e.articleNode(page, r)
	case *model.Story:
		n = e.storyNode(page, r)
	case *model.Region:
		n = e.regionNode(page, r)
	case *model.Organisation:
		n = e.organisationNode(page, r)
	case *model.Hub:
		n = e.hubNode(page, r)
	case *model.Contact:
		if shown := e.contact(r, "site"); shown != nil {
			n, others = e.contactPoint(r, shown), e.ofContact(r)
			n = append(node{n[0]}, n[2:]...) // the page's main entity is named where all are
		}
	case *model.Facility:
		n = e.facilityNode(page, r)
	case *model.Sector:
		n = thing("DefinedTerm")
		n.put("name", page.Title.S)
		n.put("description", page.Lead.S)
	case *model.Strength:
		n = e.claimNode(page, r)
	case *model.Document:
		n = e.documentNode(page, r)
	case *model.Strategy:
		n = e.strategyNode(page, r)
	case *model.Priority:
		n = e.priorityNode(page, r)
	case *model.Practice:
		n = e.practiceNode(page, r)
	case *model.Funder:
		n = thing("Organization")
		n.put("name", page.Title.S)
	case *model.Project:
		n = e.projectNode(page, r)
	case *model.Ranking:
		n, others = e.rankingNode(page, r)
	case *model.Programme:
		n = e.programmeNode(page, r)
	case *model.Ambassador:
		n = e.personNode(r)
	case *model.Event:
		n = e.eventNode(page, r)
	case *model.Proposition:
		n = e.propositionNode(page, r)
	case *model.Incentive:
		n = e.incentiveNode(page, r)
	case *model.Toolkit:
		n = e.toolkitNode(page, r)
	case *model.Fact:
		n, others = e.factNode(page, r)
	case *model.Benchmark:
		n, others = e.benchmarkNode(page, r)
	default:
		n = e.offerNode(page, r)
	}
	return n, others
}

// organisation is a mention of one.
func (e *edition) organisation(o *model.Organisation) node {
	if o == nil {
		return nil
	}
	n := thing(organisationType(o.Type))
	n.put("@id", e.p.entityID(o))
	n.put("name", e.name(o).S)
	return n
}

// organisationType is schema.org's word for a type of organisation. An agency
// may be a company or an association: it is an organisation.
func organisationType(kind string) string {
	switch kind {
	case "authority", "municipality":
		return "GovernmentOrganization"
	case "university":
		return "CollegeOrUniversity"
	case "research-infrastructure":
		return "ResearchOrganization"
	}
	return "Organization"
}

func (e *edition) organisations(refs []model.Ref) []node {
	var out []node
	for _, r := range refs {
		if o := e.p.site.Organisation(r); o != nil {
			out = append(out, e.organisation(o))
		}
	}
	return out
}

func (e *edition) organisationNode(page *view.Page, o *model.Organisation) node {
	n := thing(organisationType(o.Type))
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", o.URL)
	n.put("address", e.address(o.Place, o.Country))
	return n
}

// address is as much of one as is known; nil for nothing.
func (e *edition) address(place, country string) node {
	if place == "" && country == "" || e.p.named(place) {
		return nil
	}
	n := thing("PostalAddress")
	n.put("addressLocality", place)
	n.put("addressCountry", country)
	return n
}

// place is a mention of a region.
func (e *edition) place(r *model.Region) node {
	if r == nil {
		return nil
	}
	n := thing(regionType(r.Type))
	n.put("@id", e.p.entityID(r))
	n.put("name", e.name(r).S)
	return n
}

// regionType tells administrative areas from those that nobody administers.
func regionType(kind string) string {
	switch kind {
	case "country":
		return "Country"
	case "functional", "cross-border":
		return "Place"
	}
	return "AdministrativeArea"
}

func (e *edition) placesOf(refs []model.Ref) []node {
	var out []node
	for _, ref := range refs {
		if r := e.p.site.Region(ref); r != nil {
			out = append(out, e.place(r))
		}
	}
	return out
}

func (e *edition) regionNode(page *view.Page, r *model.Region) node {
	n := thing(regionType(r.Type))
	n.put("name", e.name(r).S)
	n.put("description", page.Lead.S)
	var codes []node
	for _, code := range r.NUTS {
		c := thing("PropertyValue")
		c.put("propertyID", "NUTS "+strconv.Itoa(code.Version))
		c.put("value", code.Code)
		codes = append(codes, c)
	}
	n.put("identifier", codes)
	var former []string
	for _, f := range r.FormerNames {
		former = append(former, f.Name)
	}
	n.put("alternateName", former)
	n.put("containedInPlace", e.place(e.p.site.Region(r.Parent)))
	n.put("containsPlace", e.placesOf(r.Members))
	return n
}

func (e *edition) hubNode(page *view.Page, h *model.Hub) node {
	n := thing("Organization")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("parentOrganization", e.organisation(e.p.site.Organisation(h.Operator)))
	n.put("areaServed", e.place(e.p.site.Region(model.Ref{ID: h.Region})))
	var offices, desks []node
	for _, o := range h.Offices {
		office := thing("Organization")
		office.put("name", e.named(&h.Base, o.Name).S)
		office.put("description", e.text(&h.Base, o.Does).S)
		offices = append(offices, office)
	}
	n.put("department", offices)
	for _, r := range h.Contacts {
		if c := e.p.site.Contact(r); c != nil {
			if shown := e.contact(c, "site"); shown != nil {
				desks = append(desks, e.contactPoint(c, shown))
			}
		}
	}
	n.put("contactPoint", desks)
	return n
}

// contactPoint is a desk. Whose desk it is stays unsaid: a person is named on
// pages, within their consent, and not here.
func (e *edition) contactPoint(c *model.Contact, shown *view.Contact) node {
	n := thing("ContactPoint")
	n.put("@id", e.p.entityID(c))
	n.put("name", shown.Label.S)
	var topics []string
	for _, t := range shown.Topics {
		topics = append(topics, t.S)
	}
	n.put("contactType", e.loc.List(topics))
	n.put("email", shown.Email)
	n.put("telephone", shown.Phone)
	var tags []string
	for _, tag := range c.Languages {
		tags = append(tags, string(tag))
	}
	n.put("availableLanguage", tags)
	var markets []node
	for _, m := range c.Markets {
		country := thing("Country")
		country.put("name", lang.Country(m, e.tag))
		country.put("identifier", m)
		markets = append(markets, country)
	}
	n.put("areaServed", markets)
	return n
}

// ofContact is whose contact it is.
func (e *edition) ofContact(c *model.Contact) []node {
	n := e.organisation(e.p.site.Organisation(c.Organisation))
	if len(n) == 0 {
		return nil
	}
	n.put("contactPoint", pointer(e.p.entityID(c)))
	return []node{n}
}

func (e *edition) facilityNode(page *view.Page, f *model.Facility) node {
	kind := "Place"
	switch f.Type {
	case "research-infrastructure":
		kind = "ResearchOrganization"
	case "hospital":
		kind = "Hospital"
	}
	n := thing(kind)
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("url", f.URL)
	n.put("address", e.address(f.Place, ""))
	if kind != "Place" { // a place belongs to nobody in schema.org
		n.put("parentOrganization", e.organisation(e.p.site.Organisation(f.Host)))
	}
	if img := e.image(f.Image, ""); img != nil {
		n.put("image", e.p.full(img.URL))
	}
	return n
}

func (e *edition) programmeNode(page *view.Page, p *model.Programme) node {
	n := thing("Project")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("parentOrganization", e.organisation(e.p.site.Organisation(p.Organiser)))
	return n
}

func (e *edition) eventNode(page *view.Page, ev *model.Event) node {
	n := thing("Event")
	n.put("name", page.Title.S)
	n.put("description", page.Lead.S)
	n.put("startDate", isoTime(ev.Begins()))
	n.put("endDate", isoTime(ev.Ends()))
	status := "EventScheduled"
	switch ev.State {
	case "rescheduled":
		status = "EventRescheduled"
	case "cancelled":
		status = "EventCancelled"
	}
	n.put("eventStatus", "https://schema.org/"+status)
	n.put("previousStartDate", isoTime(ev.PreviousStart.In(ev.Zone)))
	if where := e.event(ev).Where; !where.Empty() {
		place := thing("Place")
		place.put("name", where.S)
		place.put("address", e.address("", ev.Country))
		n.put("location", place)
	}
	n.put("organizer", e.organisations(ev.Hosts))
	n.put("url", firstOf(ev.URL, page.Head.Canonical))
	return n
}

// personNode is an ambassador who agreed to be described to machines: what
// they agreed to show on the site, without what only a person may ask for.
func (e *edition) personNode(a *model.Ambassador) node {
	shown := e.ambassador(a, "site")
	if shown == nil || !e.p.site.Person(a.Person).May("jsonld", "site", e.p.today) {
		return nil
	}
	n := thing("Person")
	n.put("name", shown.Name.S)
	n.put("disambiguatingDescription", shown.Invented.S)
	n.put("jobTitle", shown.Title.S)
	if !shown.Employer.Empty() {
		n.put("worksFor", node{{"@type", "Organization"}, {"name", shown.Employer.S}})
	}
	n.put("description", shown.Bio.S)
	if shown.Photo != nil {
		n.put("image", e.p.full(shown.Photo.URL))
	}
	if p := e.p.site.Programme(a.Programme); p != nil && e.p.entryOf(p) != nil {
		n.put("memberOf", node{{"@type", "Project"}, {"@id", e.p.entityID(p)}, {"name", e.name(p).S}})
	}
	var tags []string
	for _, tag := range a.Languages {
		tags = append(tags, string(tag))
	}
	n.put("knowsLanguage", tags)
	n.put("sameAs", shown.LinkedIn)
	return n
}
