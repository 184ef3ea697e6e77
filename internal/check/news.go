package check

import (
	"fmt"
	"slices"

	"lodestone/internal/diag"
	"lodestone/internal/model"
)

// news: NWS01, a piece of news says when it was published, and a page that
// says so is one.
func news(c *checker) {
	for _, p := range c.site.Pages {
		switch {
		case c.hidden(p):
		case p.IsNews() && p.Date.IsZero():
			if !c.damaged(&p.Base) {
				c.found("NWS01", diag.Error, p.At, fmt.Sprintf("the news “%s” has no date", p.Path), "Add “date:” with the day on which it was published to the lines between ---.")
			}
		case p.IsNews() && p.Date.First().After(c.Today):
			c.found("NWS01", diag.Warning, p.Span("date"), fmt.Sprintf("the news “%s” is of %s, which is still to come", p.Path, p.Date), "Correct the date; or add “publish_from:” with that day, and it is kept back until then.")
		case !p.IsNews():
			c.notNews(p)
		}
	}
}

// notNews: what only news has says nothing on another page.
func (c *checker) notNews(p *model.Page) {
	for _, f := range []struct {
		field string
		given bool
	}{{"date", !p.Date.IsZero()}, {"categories", len(p.Categories) > 0}, {"sectors", len(p.Sectors) > 0}, {"related", len(p.Related) > 0}} {
		if f.given {
			c.found("NWS01", diag.Warning, p.Span(f.field), fmt.Sprintf("“%s” is for news, and the page “%s” is none: nothing shows it", f.field, p.Path), "Move the file to content/news, or remove the line.")
		}
	}
}

func (c *checker) hasNews() bool { return slices.ContainsFunc(c.site.Pages, (*model.Page).IsNews) }
