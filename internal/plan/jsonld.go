package plan

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"lodestone/internal/model"
	"lodestone/internal/view"
)

// node is a JSON-LD object.
type node map[string]any

// append writes the object as encoding/json does, keys in order and safe
// within HTML, without its reflection: every page has one.
func (n node) append(b []byte) []byte {
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(n)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendValue(b, key), ':')
		b = appendValue(b, n[key])
	}
	return append(b, '}')
}

func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		if isPlainJSON(v) {
			return append(append(append(b, '"'), v...), '"')
		}
	case node:
		return v.append(b)
	case []node:
		b = append(b, '[')
		for i, inner := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = inner.append(b)
		}
		return append(b, ']')
	}
	data, err := json.Marshal(v)
	if err != nil {
		return append(b, "null"...) // strings, numbers and lists of them always encode
	}
	return append(b, data...)
}

// isPlainJSON tells whether a string stands in JSON as it is.
func isPlainJSON(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0xe2 {
			return false // 0xe2 begins the line separators, among others
		}
	}
	return utf8.ValidString(s)
}

// jsonLD describes a page to machines, with schema.org's types. What every
// page has is written straight away.
func (e *edition) jsonLD(page *view.Page, path string, en *entry) string {
	p := e.p
	var about node
	id := ""
	if en != nil {
		if about = e.about(en, page); about != nil {
			id = p.absolute("id/" + en.kind + "/" + en.record.Common().Key())
			about["@id"] = id
		}
	}
	at, home := p.absolute(path), p.absolute("")
	b := append(make([]byte, 0, 2048), `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"`...)
	b = field(b, "@id", at)
	b = field(b, "url", at)
	b = field(b, "name", page.Title.S)
	b = field(b, "inLanguage", string(e.tag))
	if page.Head.Description != "" {
		b = field(b, "description", page.Head.Description)
	}
	if en != nil {
		if day := updated(en.record); !day.IsZero() {
			b = field(b, "dateModified", day.String())
		}
	}
	b = append(b, `,"isPartOf":{"@type":"WebSite"`...)
	b = field(b, "@id", home)
	b = field(b, "name", page.Chrome.SiteName.S)
	b = append(field(b, "url", home), `},"publisher":{"@type":"Organization"`...)
	b = append(field(b, "name", page.Chrome.Publisher.S), '}')
	if about != nil {
		b = append(appendValue(append(b, `,"mainEntity":{"@id":`...), id), '}')
	}
	b = e.crumbs(append(b, '}'), page)
	if about != nil {
		b = about.append(append(b, ','))
	}
	return string(append(b, "]}"...))
}

// field appends a member that follows another.
func field(b []byte, key, value string) []byte {
	b = append(append(append(b, `,"`...), key...), `":`...)
	return appendValue(b, value)
}

// crumbs appends the breadcrumbs, if there is more than one.
func (e *edition) crumbs(b []byte, page *view.Page) []byte {
	if len(page.Breadcrumbs) < 2 {
		return b
	}
	b = append(b, `,{"@type":"BreadcrumbList","itemListElement":[`...)
	for i, crumb := range page.Breadcrumbs {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"@type":"ListItem","position":`...), int64(i+1), 10)
		b = field(b, "name", crumb.Label.S)
		if crumb.URL != "" {
			b = field(b, "item", e.p.base.Scheme+"://"+e.p.base.Host+crumb.URL)
		}
		b = append(b, '}')
	}
	return append(b, "]}"...)
}

// about describes the record of a page; nil for kinds that schema.org has no
// honest type for.
func (e *edition) about(en *entry, page *view.Page) node {
	name := page.Title.S
	switch r := en.record.(type) {
	case *model.Region:
		n := node{"@type": "AdministrativeArea", "name": name}
		if len(r.NUTS) > 0 {
			n["identifier"] = node{"@type": "PropertyValue", "propertyID": "NUTS " + e.loc.Tag().Language(), "value": r.NUTS[0].Code}
			n["identifier"].(node)["propertyID"] = "NUTS"
		}
		return n
	case *model.Organisation:
		n := node{"@type": "Organization", "name": name}
		if r.URL != "" {
			n["url"] = r.URL
		}
		return n
	case *model.Contact:
		return node{"@type": "ContactPoint", "name": name, "email": r.Email, "availableLanguage": r.Languages, "contactType": e.t("topic." + r.Topics[0])}
	case *model.Event:
		n := node{"@type": "Event", "name": name, "startDate": r.Start.String(), "location": node{"@type": "Place", "name": firstOf(e.text(&r.Base, r.Place).S, name)}}
		if !r.End.Date.IsZero() {
			n["endDate"] = r.End.String()
		}
		status := map[string]string{"rescheduled": "EventRescheduled", "cancelled": "EventCancelled"}[r.State]
		n["eventStatus"] = "https://schema.org/" + firstOf(status, "EventScheduled")
		if !r.PreviousStart.Date.IsZero() {
			n["previousStartDate"] = r.PreviousStart.String()
		}
		return n
	case *model.Fact:
		return e.observation(r, page)
	case *model.Incentive:
		return e.incentiveNode(r, page)
	case *model.Facility:
		kind := "Place"
		if r.Type == "research-infrastructure" {
			kind = "ResearchOrganization"
		}
		return node{"@type": kind, "name": name, "description": page.Lead.S}
	case *model.Story:
		return node{"@type": "Article", "headline": name, "description": page.Lead.S, "inLanguage": string(e.tag)}
	case *model.Ambassador:
		person := e.p.site.Person(r.Person)
		if person == nil || !person.May("jsonld", "site", e.p.today) {
			return nil
		}
		return node{"@type": "Person", "name": name}
	}
	return nil
}

func (e *edition) observation(f *model.Fact, page *view.Page) node {
	if len(page.Figures) == 0 {
		return nil
	}
	figure := page.Figures[0]
	n := node{"@type": "Observation", "name": figure.Label.S, "observationDate": figure.AsOf}
	if figure.Number != "" {
		n["value"] = json.Number(figure.Number)
	} else {
		n["value"] = figure.Value
	}
	if figure.UnitCode != "" {
		n["unitText"] = figure.UnitCode
	}
	if r := e.p.site.GeoOf(f); r != nil {
		n["observationAbout"] = node{"@type": "AdministrativeArea", "name": e.name(r).S}
	}
	if i := e.p.site.Indicator(f.Indicator); i != nil {
		n["measuredProperty"] = node{"@type": "Property", "name": e.name(i).S}
	}
	return n
}

func (e *edition) incentiveNode(i *model.Incentive, page *view.Page) node {
	n := node{"name": page.Title.S, "description": page.Lead.S}
	if i.Type == "grant" {
		n["@type"] = "MonetaryGrant"
		if o := e.p.site.Organisation(i.Body); o != nil {
			n["funder"] = node{"@type": "Organization", "name": e.name(o).S}
		}
		return n
	}
	n["@type"] = "GovernmentService"
	if o := e.p.site.Organisation(i.Body); o != nil {
		n["provider"] = node{"@type": "GovernmentOrganization", "name": e.name(o).S}
	}
	n["serviceType"] = e.t("incentive.type." + i.Type)
	return n
}
