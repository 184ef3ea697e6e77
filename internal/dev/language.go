package dev

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"lodestone/internal/publish"
)

// home tells where "/" leads when the site has no page there: to the home
// page in the language the browser asks for, as the host does later.
func home(site *publish.Generation, accept string) (string, bool) {
	if _, ok := site.Lookup("index.html"); ok {
		return "", false
	}
	var homes []string
	var tags []language.Tag
	for _, p := range site.Paths() {
		folder, name, _ := strings.Cut(p, "/")
		a, _ := site.Lookup(p)
		if name != "index.html" || a.Lang == "" {
			continue
		}
		tag, err := language.Parse(a.Lang)
		if err != nil {
			continue
		}
		homes, tags = append(homes, "/"+folder+"/"), append(tags, tag)
	}
	if len(homes) == 0 {
		return "", false
	}
	// English, where there is any, for those whose language is not there.
	if i := slices.IndexFunc(tags, func(t language.Tag) bool { b, _ := t.Base(); return b.String() == "en" }); i > 0 {
		homes[0], homes[i] = homes[i], homes[0]
		tags[0], tags[i] = tags[i], tags[0]
	}
	_, i := language.MatchStrings(language.NewMatcher(tags), accept)
	return homes[i], true
}
