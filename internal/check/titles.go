package check

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// titles: SEO01, no two pages of a language have the same title.
func titles(c *checker) {
	for _, l := range c.languages() {
		first := map[string]model.Record{}
		c.each(func(r model.Record) {
			field, title := titleOf(r)
			s := title[l.Tag]
			if s == "" {
				return
			}
			b := r.Common()
			id := b.Kind + "\x00" + b.Region + "\x00" + strings.ToLower(s)
			other := first[id]
			if other == nil {
				first[id] = r
				return
			}
			o := other.Common()
			c.found("SEO01", diag.Warning, spanIn(b, field, l.Tag), fmt.Sprintf("in %s the %s “%s” has the same title as “%s”", english(l.Tag), b.Kind, b.ID, o.ID),
				"Let each title say what is on its own page: readers and search engines see the title first.", diag.Related{Span: spanIn(o, field, l.Tag), Message: "the same title stands here"})
		})
	}
}

// titleOf is the field and text that a record's page has as its title.
func titleOf(r model.Record) (string, model.Text) {
	switch r := r.(type) {
	case *model.Page:
		return "title", r.Title
	case *model.Proposition:
		return "title", r.Title
	case *model.Benchmark:
		return "title", r.Title
	case *model.Event:
		return "title", r.Title
	case *model.Story:
		return "title", r.Title
	case *model.Toolkit:
		return "title", r.Title
	case *model.Document:
		return "title", r.Title
	case *model.Strategy:
		return "name", r.Name
	case *model.Priority:
		return "name", r.Name
	case *model.Challenge:
		return "title", r.Title
	case *model.Instrument:
		return "name", r.Name
	case *model.Practice:
		return "title", r.Title
	case *model.Funder:
		return "name", r.Name
	case *model.Project:
		return "name", r.Name
	case *model.Process:
		return "name", r.Name
	case *model.Ranking:
		return "name", r.Name
	case *model.Incentive:
		return "name", r.Name
	case *model.Facility:
		return "name", r.Name
	case *model.Sector:
		return "name", r.Name
	case *model.Strength:
		return "claim", r.Claim
	}
	if named, ok := r.(model.Named); ok {
		field := "name"
		switch r.(type) {
		case *model.Need, *model.Opportunity, *model.Campaign, *model.Playbook:
			field = "title"
		case *model.Question:
			field = "question"
		case *model.Term:
			field = "term"
		}
		return field, named.Called()
	}
	return "", nil
}
