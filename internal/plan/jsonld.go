package plan

import (
	"slices"
	"strings"

	"lodestone/internal/model"
	"lodestone/internal/view"
)

// jsonLD describes a page to machines, with schema.org's types: the page, the
// site that it is part of, the way to it, and what it is about. What it says
// is what the page says; an entity has the same @id in every language.
func (e *edition) jsonLD(page *view.Page, path string, en *entry) string {
	at := page.Head.Canonical
	web := thing(webPageType(page, en))
	web.put("@id", at)
	web.put("url", at)
	web.put("name", page.Title.S)
	web.put("inLanguage", e.languageOf(path, en))
	web.put("description", page.Head.Description)
	if en != nil {
		web.put("dateModified", isoDate(updated(en.record)))
	}
	graph := []node{nil, e.webSite(page, path)}
	web.put("isPartOf", pointer(e.p.absolute("")))
	web.put("publisher", e.publisher(nil))
	main, others := e.about(page, en)
	if len(main) > 0 {
		id := e.p.entityID(en.record)
		main = append(node{main[0], {"@id", id}}, main[1:]...)
		web.put("mainEntity", pointer(id))
		graph = append(graph, main)
	}
	e.fill(&web, page, en)
	if crumbs := e.crumbs(page); len(crumbs) > 0 {
		id := at + "#breadcrumbs"
		web.put("breadcrumb", pointer(id))
		graph = append(graph, append(node{crumbs[0], {"@id", id}}, crumbs[1:]...))
	}
	graph[0] = web
	document := node{{"@context", "https://schema.org"}, {"@graph", append(graph, others...)}}
	return string(document.append(make([]byte, 0, 2048)))
}

// webPageType is what kind of page schema.org would call it.
func webPageType(page *view.Page, en *entry) string {
	switch {
	case page.Layout == view.LayoutList && page.Kind == "faq":
		return "FAQPage"
	case page.Layout == view.LayoutList:
		return "CollectionPage"
	case page.Kind == "contact":
		return "ContactPage"
	case page.Kind == "ambassador":
		return "ProfilePage"
	case en != nil && len(questions(page)) > 0:
		return "FAQPage"
	}
	return "WebPage"
}

// languageOf is the language of the canonical page.
func (e *edition) languageOf(path string, en *entry) string {
	if en != nil && en.percent[e.tag] < mostly {
		return string(en.record.Common().Lang)
	}
	return string(e.tag)
}

// webSite is the site; home pages say more of it than others.
func (e *edition) webSite(page *view.Page, path string) node {
	n := thing("WebSite")
	n.put("@id", e.p.absolute(""))
	n.put("url", e.p.absolute(""))
	n.put("name", e.whole.chrome.SiteName.S)
	if path != e.whole.homePath() {
		return n
	}
	n.put("description", page.Chrome.Tagline.S)
	var tags []string
	for _, other := range e.p.editions {
		tags = append(tags, string(other.tag))
	}
	n.put("inLanguage", tags)
	n.put("publisher", e.publisher(page.Contact))
	n.put("license", licenceURL(e.p.site.Config.Licence))
	return n
}

// publisher is who answers for the site; with the contact of a page it is in
// full: where it is, and whom to call if that is the site's contact.
func (e *edition) publisher(shown *view.Contact) node {
	o := e.p.site.Organisation(e.p.site.Config.Publisher)
	if o == nil {
		return nil
	}
	n := e.organisation(o)
	if shown == nil {
		return n
	}
	n.put("url", o.URL)
	if c := e.p.site.Contact(e.p.site.Config.Contact); c != nil && c.ID == shown.ID {
		n.put("contactPoint", e.contactPoint(c, shown))
	}
	return n
}

// fill adds what only some pages are: a list its items, questions their
// answers, a page with figures what they stand on (a work says so itself), the home page its region.
func (e *edition) fill(web *node, page *view.Page, en *entry) {
	switch {
	case page.Layout == view.LayoutList && page.Kind == "fact":
		web.put("mainEntity", e.factsNode(page))
	case page.Layout == view.LayoutList && page.Kind == "faq":
		web.put("mainEntity", answered(page))
	case page.Layout == view.LayoutList && page.Kind == "term":
		web.put("mainEntity", glossary(page))
	case page.Layout == view.LayoutList:
		web.put("mainEntity", e.itemList(page))
	case page.Layout == view.LayoutHome:
		if r := e.region; r != nil {
			web.put("about", e.place(r))
		}
	case en != nil && en.kind == "page":
		web.put("mainEntity", questions(page))
	}
	if en != nil && slices.Contains([]string{"fact", "proposition", "incentive"}, en.kind) {
		web.put("citation", e.citations(page.Notes))
	}
}

// itemList is what a list leads to, in its order. Persons are left out: to be
// listed here is a consent of its own.
func (e *edition) itemList(page *view.Page) node {
	var items []node
	item := func(name view.Text, url string) {
		if name.Empty() || url == "" {
			return
		}
		n := thing("ListItem")
		n.put("position", len(items)+1)
		n.put("name", name.S)
		n.put("url", e.p.full(url))
		items = append(items, n)
	}
	for _, s := range page.Sections {
		for _, c := range s.Cards {
			item(c.Title, c.URL)
		}
		for _, i := range s.Incentives {
			item(i.Name, i.URL)
		}
		if s.Table != nil {
			for _, row := range s.Table.Rows {
				item(row[0].Text, row[0].URL)
			}
		}
		for _, ev := range s.Events {
			item(ev.Title, ev.URL)
		}
		for _, b := range s.Benchmarks {
			item(b.Title, b.URL)
		}
		for _, c := range s.Contacts {
			item(c.Label, c.URL)
		}
	}
	if len(items) == 0 {
		return nil
	}
	n := thing("ItemList")
	n.put("numberOfItems", len(items))
	n.put("itemListElement", items)
	return n
}

// crumbs is the way from the home page; nil where there is none.
func (e *edition) crumbs(page *view.Page) node {
	if len(page.Breadcrumbs) < 2 {
		return nil
	}
	var items []node
	for i, crumb := range page.Breadcrumbs {
		n := thing("ListItem")
		n.put("position", i+1)
		n.put("name", crumb.Label.S)
		if crumb.URL != "" {
			n.put("item", e.p.full(crumb.URL))
		}
		items = append(items, n)
	}
	return node{{"@type", "BreadcrumbList"}, {"itemListElement", items}}
}

// entityID names a record in every language and format. It is a name, not a
// page.
func (p *planner) entityID(r model.Record) string {
	b := r.Common()
	if b.Kind == "" {
		return p.absolute("id/page/" + b.Key())
	}
	return p.absolute("id/" + b.Kind + "/" + b.Key())
}

// full is an address of the site, as pages link to it, with scheme and host.
func (p *planner) full(url string) string {
	if strings.HasPrefix(url, "/") {
		return p.base.Scheme + "://" + p.base.Host + url
	}
	return url
}

// licenceURL is where the text of a licence of the SPDX list is.
func licenceURL(id string) string {
	if id == "" || strings.ContainsAny(id, " /") {
		return ""
	}
	return "https://spdx.org/licenses/" + id + ".html"
}
