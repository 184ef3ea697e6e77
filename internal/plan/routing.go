package plan

import (
	"slices"
	"strings"

	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// question is what a desk is wanted for. The form of the contact page asks
// with the same weights (themes/default/assets/js/contact.js).
type question struct {
	topic  string
	sector *model.Sector // nil: none, or any
	tag    lang.Tag
}

// Weights of what a desk and a question have in common: no sector outweighs
// a language, no language a topic.
const (
	topicWeight    = 4
	languageWeight = 2
	sectorWeight   = 1
)

// fit is how well a desk fits a question. A desk for other sectors is less
// than one for all.
func (p *planner) fit(c *model.Contact, q question) int {
	score := 0
	if slices.Contains(c.Topics, q.topic) {
		score += topicWeight
	}
	if slices.Contains(c.Languages, q.tag) {
		score += languageWeight
	}
	switch {
	case len(c.Sectors) == 0:
	case q.sector != nil && slices.ContainsFunc(c.Sectors, func(r model.Ref) bool { return p.site.Sector(r) == q.sector }):
		score += sectorWeight
	default:
		score -= sectorWeight
	}
	return score
}

// desks are those that can be asked: first the ones that are named, then the
// region's and those of the regions around it, then the site's, then all
// others by key. On a region's part these are of the region or shared.
func (e *edition) desks(first ...*model.Contact) []*model.Contact {
	p := e.p
	for _, r := range e.calls() {
		first = append(first, p.site.Contact(r))
	}
	named := len(first)
	var out []*model.Contact
	for i, c := range append(first, p.site.Contacts()...) {
		if c != nil && p.entryOf(c) != nil && !slices.Contains(out, c) && (i < named || e.near(c)) {
			out = append(out, c)
		}
	}
	return out
}

// calls are whom to call where no record says otherwise: the region's desk, those of
// the regions around it, the site's.
func (e *edition) calls() []model.Ref {
	var out []model.Ref
	around := e.around
	if len(around) == 0 && e.region != nil {
		around = []string{e.region.ID}
	}
	for _, id := range around {
		if r := e.p.site.Region(model.Ref{ID: id}); r != nil && !r.Contact.IsZero() {
			out = append(out, r.Contact)
		}
	}
	return append(out, e.p.site.Config.Contact)
}

// near tells whether a desk may answer here: nobody is sent to another region.
func (e *edition) near(c *model.Contact) bool {
	return e == e.whole || c.Region == "" || e.reach[c.Region] || slices.Contains(e.around, c.Region)
}

// route finds the desk that fits a question best; among equals the one that
// is named first. It is nil only where there is no desk at all.
func (e *edition) route(q question, first ...*model.Contact) *model.Contact {
	var best *model.Contact
	for _, c := range e.desks(first...) {
		if best == nil || e.p.fit(c, q) > e.p.fit(best, q) {
			best = c
		}
	}
	return best
}

// desk is whom a record sends its readers to: the desk it names, or one for
// the same topic and sector that speaks their language where that does not.
func (e *edition) desk(named model.Ref) *model.Contact {
	c := e.p.site.Contact(named)
	if c == nil || e.p.entryOf(c) == nil || slices.Contains(c.Languages, e.tag) {
		return c
	}
	q := question{tag: e.tag}
	if len(c.Topics) > 0 {
		q.topic = c.Topics[0]
	}
	if len(c.Sectors) > 0 {
		q.sector = e.p.site.Sector(c.Sectors[0])
	}
	return e.route(q, c)
}

// contactFor gives whom to call about a record: the desk that it names, else
// one for its sector, else the region's, else the site's; of all these one
// that speaks the language, where there is one.
func (e *edition) contactFor(own, sector model.Ref) *view.Contact {
	if c := e.contact(e.desk(own), "site"); c != nil {
		return c
	}
	if s := e.p.site.Sector(sector); s != nil {
		if c := e.contact(e.route(question{topic: "invest", sector: s, tag: e.tag}, e.p.site.Contact(s.Contact)), "site"); c != nil {
			return c
		}
	}
	for _, r := range e.calls() {
		if c := e.contact(e.desk(r), "site"); c != nil {
			return c
		}
	}
	return e.contact(e.route(question{topic: "general", tag: e.tag}), "site")
}

// topicContact finds a desk by id, or the one for a topic that speaks the
// language; nil when no desk has the topic.
func (e *edition) topicContact(ref model.Ref, topic string) *model.Contact {
	if c := e.p.site.Contact(ref); c != nil {
		return c
	}
	if c := e.route(question{topic: topic, tag: e.tag}); c != nil && slices.Contains(c.Topics, topic) {
		return c
	}
	return nil
}

// sectorID names a sector in the form: short where the site has one region.
func (p *planner) sectorID(s *model.Sector) string {
	return strings.TrimPrefix(s.Key(), p.single+"/")
}
