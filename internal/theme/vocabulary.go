package theme

import (
	"maps"
	"slices"
	"strings"

	"lodestone/internal/lang"
)

// WordsUnder lists the words of the reference language whose names begin with
// a prefix, the prefix left out, sorted.
func (t *Theme) WordsUnder(prefix string) []string {
	var out []string
	for id := range t.words.has[Reference] {
		if name, ok := strings.CutPrefix(id, prefix); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// WordsLacking lists the words of the reference language that a language has
// neither itself nor from a more general one, sorted; any tells whether it
// has some.
func (t *Theme) WordsLacking(tag lang.Tag) (ids []string, any bool) {
	if tag.Language() == Reference.Language() {
		return nil, true
	}
	for _, id := range slices.Sorted(maps.Keys(t.words.has[Reference])) {
		found := false
		for _, x := range lang.Chain(tag, tag) {
			if _, ok := t.words.has[x][id]; ok {
				found = true
			}
		}
		if any = any || found; !found {
			ids = append(ids, id)
		}
	}
	return ids, any
}
