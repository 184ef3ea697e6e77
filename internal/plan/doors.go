package plan

import (
	"lodestone/internal/model"
	"lodestone/internal/view"
)

// doors lead each kind of reader to what they came for. A door whose page
// this language does not have is left out.
func (e *edition) doors() []view.Door {
	c := e.p.site.Config
	var out []view.Door
	for _, door := range c.Doors {
		shown := view.Door{Who: e.text(&c.Base, door.Who), What: e.text(&c.Base, door.What), URL: e.door(door.Link)}
		if shown.URL != "" && !shown.Who.Empty() && !shown.What.Empty() {
			out = append(out, shown)
		}
	}
	return out
}

// door is the address of the folder of a kind, a page, or a record as in
// kind/id; empty where this language does not have it.
func (e *edition) door(to string) string {
	if k, ok := model.KindIn(to); ok {
		if !e.listed(k) {
			return ""
		}
		return e.p.local(e.listPath(to))
	}
	record := e.p.site.Linked(model.Ref{ID: to, Region: e.regionID()})
	if record == nil {
		return ""
	}
	if link := e.link(record); link.lang == "" {
		return link.url
	}
	return ""
}
