package plan

import (
	"slices"
	"strings"

	"lodestone/internal/model"
	"lodestone/internal/view"
)

// languageSwitch leads to the same page in every language of the site. One
// that lacks the page stands in its place all the same, so that nobody who
// followed a link out of their language is left without a way back.
func (e *edition) languageSwitch(path string, cluster []member, en *entry) []view.LanguageLink {
	var out []view.LanguageLink
	for _, other := range e.p.editions {
		link := view.LanguageLink{Lang: string(other.tag), Name: upperFirst(other.tag.Autonym()), Dir: other.dir, Current: other.tag == e.tag}
		if i := slices.IndexFunc(cluster, func(m member) bool { return m.e.tag == other.tag }); i >= 0 {
			link.URL = e.p.local(cluster[i].path)
		} else {
			at := e.sibling(other)
			if at == nil {
				at = other
			}
			link.URL, link.Lacks = at.nearest(strings.TrimPrefix(path, e.homePath()), en)
		}
		out = append(out, link)
	}
	e.ownFirst(out)
	return out
}

// nearest is where a language leads that lacks a page: to the list which the
// page would stand in, else to its home page; and a sentence that says so.
func (e *edition) nearest(rest string, en *entry) (url, says string) {
	folder, _, _ := strings.Cut(rest, "/")
	k, ok := model.KindIn(folder)
	if en != nil {
		k, ok = model.KindNamed(en.kind)
	}
	if !ok || !e.listed(k) {
		return e.p.local(e.homePath()), e.t("language.lacks")
	}
	return e.p.local(e.listPath(k.Folder)), e.say("language.lacks_list", "List", e.t("kind."+k.Name+".many"))
}
