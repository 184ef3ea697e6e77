package build

import (
	"fmt"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/theme"
)

// anyWord is a word of the interface that every theme has.
const anyWord = "page.nav.main"

// unspoken finds the languages of a site that the theme has no words in, or
// whose way of writing numbers and dates the program does not know: English
// stands in for both, and nobody should learn that from a reader.
func unspoken(look *theme.Theme, site *model.Site) diag.List {
	var list diag.List
	for n, l := range site.Config.Languages {
		at := site.Config.Span(fmt.Sprintf("languages[%d]", n))
		if _, from, _ := look.Words(l.Tag).Lookup(anyWord); from.Language() != l.Tag.Language() {
			list.Add(diag.Diagnostic{Code: "TRN11", Severity: diag.Warning, Span: at,
				Message: fmt.Sprintf("the theme has no words in %s: menus, labels and units are shown in English", l.Tag.Name("en")),
				Hint:    fmt.Sprintf("Write them to themes/%s/i18n/%s/words.yaml in the site's folder, after the theme's i18n/en.", look.Name(), l.Tag)})
		}
		if _, ok := lang.For(l.Tag); !ok {
			list.Add(diag.Diagnostic{Code: "TRN12", Severity: diag.Warning, Span: at,
				Message: fmt.Sprintf("numbers, money and dates of %s are not known here and are written the English way", l.Tag.Name("en")),
				Hint:    "Ask for the language to be added to the CLDR tables; see internal/lang/gencldr."})
		}
	}
	return list
}
