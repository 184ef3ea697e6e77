package plan

import (
	"slices"

	"lodestone/internal/model"
	"lodestone/internal/view"
)

// doors lead each kind of reader to what they came for: in this language, else
// in another one that the door then names. A door is left out where nothing is
// behind it, or where the language hides what it lacks words for.
func (e *edition) doors() []view.Door {
	c := e.p.site.Config
	var out []view.Door
	for _, door := range c.Doors {
		to := e.door(door.Link)
		shown := view.Door{Who: e.text(&c.Base, door.Who), What: e.text(&c.Base, door.What), URL: to.url}
		if to.lang != "" {
			shown.Lang, shown.LangName = string(to.lang), to.lang.Autonym()
		}
		if shown.URL != "" && !shown.Who.Empty() && !shown.What.Empty() {
			out = append(out, shown)
		}
	}
	return out
}

// door is the address of the folder of a kind, a page, or a record as in
// kind/id.
func (e *edition) door(to string) target {
	if k, ok := model.KindIn(to); ok {
		return e.listTarget(k)
	}
	if to == model.NewsFolder {
		return e.newsTarget()
	}
	if record := e.p.site.Linked(model.Ref{ID: to, Region: e.regionID()}); record != nil {
		return e.link(record)
	}
	return target{}
}

// listTarget is where the list of a kind is: in this language, else in the
// first one that has it. A region without questions or terms of its own has
// those of the network.
func (e *edition) listTarget(k model.Kind) target {
	if e.listed(k) {
		return target{url: e.p.local(e.listPath(k.Folder))}
	}
	if k.Gathered() && e != e.whole {
		return e.whole.listTarget(k)
	}
	for _, tag := range e.others() {
		i := slices.IndexFunc(e.p.editions, func(o *edition) bool { return o.tag == tag })
		if other := e.sibling(e.p.editions[i]); other != nil && other.listed(k) {
			return target{other.p.local(other.listPath(k.Folder)), tag}
		}
	}
	return target{}
}

// menu turns folders of kinds and paths of pages into links. What this
// language does not have is left out.
func (e *edition) menu(items []string) []view.Link {
	var links []view.Link
	for _, item := range items {
		if link := e.menuLink(item); link.URL != "" && link.Lang == "" {
			links = append(links, link)
		}
	}
	return links
}

// footer is the menu at the foot of the page. It has what the main menu had
// to leave out, too: what the language lacks is led to in another one, so
// that nobody looks in vain for what the site says about itself.
func (e *edition) footer() []view.Link {
	c := e.p.site.Config
	var links []view.Link
	for _, item := range c.Footer {
		if link := e.menuLink(item); link.URL != "" {
			links = append(links, link)
		}
	}
	for _, item := range c.Navigation {
		if link := e.menuLink(item); link.URL != "" && link.Lang != "" && !slices.Contains(c.Footer, item) {
			links = append(links, link)
		}
	}
	slices.SortStableFunc(links, func(a, b view.Link) int { return min(len(a.Lang), 1) - min(len(b.Lang), 1) }) // the own language first
	return links
}

// menuLink leads to the folder of a kind or to a page; it is empty where
// nothing is there in any language.
func (e *edition) menuLink(item string) view.Link {
	var to target
	var label view.Text
	if k, ok := model.KindIn(item); ok {
		to, label = e.listTarget(k), view.Plain(e.t("kind."+k.Name+".many"))
	} else if item == model.NewsFolder {
		to, label = e.newsTarget(), view.Plain(e.t("news.title"))
	} else if page := e.prosePage(item); page != nil {
		to, label = e.link(page), e.navTitle(page)
	}
	link := view.Link{Label: label, URL: to.url}
	if to.lang != "" {
		link.Lang, link.LangName = string(to.lang), to.lang.Autonym()
	}
	return link
}

// navTitle is what a page is called in menus: by its short name, unless the
// language has a title of its own and no short name.
func (e *edition) navTitle(page *model.Page) view.Text {
	_, short := page.Nav.In(e.own)
	_, title := page.Title.In(e.own)
	if len(page.Nav) == 0 || short == "" && title != "" {
		return e.named(&page.Base, page.Title)
	}
	return e.named(&page.Base, page.Nav)
}
