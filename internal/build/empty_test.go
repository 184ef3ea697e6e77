package build_test

import (
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/model"
)

// A list that the menu promises and that has nothing says so in each language
// that the theme speaks, and what to do: no reader is left with a bare head.
func TestEmptyListsSayWhatToDo(t *testing.T) {
	var folders []string
	for _, k := range model.Kinds() {
		if k.Page && k.Folder != "" && k.Name != "page" && k.Name != "organisation" { // whoever publishes the site is one
			folders = append(folders, k.Folder)
		}
	}
	languages := []string{"en", "sv", "da", "fr", "ar", "zh-Hans"}
	s := site{"data/site.yaml": "schema_version: 1\nname: Nowhere\ntagline: Nothing yet\nbase_url: https://nowhere.example\nsource_language: en\nlanguages: [en, sv, da, fr, ar, zh-Hans]\nlicence: CC-BY-4.0\npublisher: us\nnavigation: [" + strings.Join(folders, ", ") + "]\n",
		"data/organisations/us.yaml": "us:\n  name: Us\n  type: agency\n  country: SE\n"}
	got, result := made(t, s, options())
	if !result.Published {
		t.Fatal(result.Diagnostics)
	}
	words := regexp.MustCompile(`<p class="empty">([^<]+)</p>`)
	for _, folder := range folders {
		said := map[string]string{}
		for _, l := range languages {
			found := words.FindSubmatch(got[l+"/"+folder+"/index.html"])
			if found == nil {
				t.Errorf("%s/%s/ says nothing", l, folder)
				continue
			}
			text := string(found[1])
			if other, twice := said[text]; twice || strings.HasPrefix(text, "kind.") {
				t.Errorf("%s/%s/ says “%s”, as %s does", l, folder, text, other)
			}
			said[text] = l
			if len(regexp.MustCompile(`[.。،؛,，]`).FindAllString(text, -1)) < 2 {
				t.Errorf("%s/%s/ says “%s”, and not what to do", l, folder, text)
			}
		}
	}
}
