package plan

import (
	"encoding/json"
	"maps"
	"slices"
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

// jsonLD describes a page to machines, with schema.org's types.
func (e *edition) jsonLD(page *view.Page, path string, en *entry) string {
	p := e.p
	publisher := node{"@type": "Organization", "name": page.Chrome.Publisher.S}
	web := node{"@type": "WebPage", "@id": p.absolute(path), "url": p.absolute(path), "name": page.Title.S, "inLanguage": string(e.tag),
		"isPartOf": node{"@type": "WebSite", "@id": p.absolute(""), "name": page.Chrome.SiteName.S, "url": p.absolute("")}, "publisher": publisher}
	if page.Head.Description != "" {
		web["description"] = page.Head.Description
	}
	if en != nil {
		if day := updated(en.record); !day.IsZero() {
			web["dateModified"] = day.String()
		}
	}
	graph := []node{web}
	if len(page.Breadcrumbs) > 1 {
		graph = append(graph, e.trailNode(page))
	}
	if en != nil {
		if about := e.about(en, page); about != nil {
			about["@id"] = p.absolute("id/" + en.kind + "/" + en.record.Common().Key())
			web["mainEntity"] = node{"@id": about["@id"]}
			graph = append(graph, about)
		}
	}
	return string(node{"@context": "https://schema.org", "@graph": graph}.append(make([]byte, 0, 2048)))
}

func (e *edition) trailNode(page *view.Page) node {
	var items []node
	for i, b := range page.Breadcrumbs {
		item := node{"@type": "ListItem", "position": i + 1, "name": b.Label.S}
		if b.URL != "" {
			item["item"] = e.p.base.Scheme + "://" + e.p.base.Host + b.URL
		}
		items = append(items, item)
	}
	return node{"@type": "BreadcrumbList", "itemListElement": items}
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
