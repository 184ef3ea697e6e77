package plan

import (
	"slices"

	"lodestone/internal/model"
	"lodestone/internal/view"
)

// usersOf gives the records that refer to a record and have a page, each once;
// of some kinds, if any are named.
func (e *edition) usersOf(r model.Record, kinds ...string) []model.Record {
	var out []model.Record
	for _, use := range e.p.site.UsedBy(r) {
		if len(kinds) > 0 && !slices.Contains(kinds, use.By.Common().Kind) {
			continue
		}
		if e.p.entryOf(use.By) != nil && use.By != r && !slices.Contains(out, use.By) {
			out = append(out, use.By)
		}
	}
	return out
}

// usedIn links to what refers to a record and has a page, but for kinds that
// the page shows in its own way.
func (e *edition) usedIn(r model.Record, but ...string) []view.Link {
	var out []view.Link
	for _, by := range e.usersOf(r) {
		if !slices.Contains(but, by.Common().Kind) {
			out = append(out, e.linkTo(by))
		}
	}
	return out
}

// linksTo links to records.
func (e *edition) linksTo(records []model.Record) []view.Link {
	var out []view.Link
	for _, r := range records {
		out = append(out, e.linkTo(r))
	}
	return out
}
