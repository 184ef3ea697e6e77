package acceptance

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
)

// CheckLanguage looks at what each page says of its language and place: lang,
// dir, one main heading, title, canonical address, and alternates that are
// absolute, complete, mutual and point back at the page itself.
func CheckLanguage(site *Site) []Finding {
	c := languageCheck{site: site, languages: site.Languages()}
	for _, page := range site.Pages {
		if page.Redirect {
			continue
		}
		c.page = page
		c.document()
		c.place()
	}
	c.homes()
	return sorted(c.findings)
}

type languageCheck struct {
	site      *Site
	languages []string
	page      *Page
	findings  []Finding
}

func (c *languageCheck) report(where, format string, args ...any) {
	c.findings = append(c.findings, Finding{"language", c.page.File, where, fmt.Sprintf(format, args...)})
}

// document checks what stands in the page alone.
func (c *languageCheck) document() {
	language, direction := pageLanguage(c.page)
	folder, _, _ := strings.Cut(c.page.File, "/")
	for _, known := range c.languages {
		if folder == known && language != known {
			c.report("html lang", "says %q in the folder of %s", language, known)
		}
	}
	if language == "" {
		c.report("html lang", "is missing")
	}
	want := "ltr"
	if rightToLeft(language) {
		want = "rtl"
	}
	if direction != want {
		c.report("html dir", "is %q, and should be %s for %q", direction, want, language)
	}
	if headings := named(c.page.Root, "h1"); len(headings) != 1 {
		c.report("h1", "there are %d, and should be one", len(headings))
	} else if text(headings[0]) == "" {
		c.report("h1", "is empty")
	}
	if titles := named(c.page.Root, "title"); len(titles) == 0 || text(titles[0]) == "" {
		c.report("title", "is missing")
	}
	c.nested()
}

// nested checks that a part in another language also has that language's direction.
func (c *languageCheck) nested() {
	language, _ := pageLanguage(c.page)
	for node := range elements(c.page.Root) {
		part, found := lookup(node, "lang")
		if !found || node.Data == "html" {
			continue
		}
		if _, set := lookup(node, "dir"); !set && rightToLeft(part) != rightToLeft(language) {
			c.report(node.Data+" lang="+part, "has no dir, though its language runs the other way than the page's")
		}
	}
}

// place checks the canonical address and the alternates.
func (c *languageCheck) place() {
	alternates := c.alternates()
	canonical := c.canonical()
	robots := metaContent(c.page.Root, "robots")
	hidden := strings.Contains(robots, "noindex")
	if canonical == nil && !hidden {
		c.report("link canonical", "is missing")
	}
	elsewhere := canonical != nil && canonical.String() != c.page.URL.String()
	if (elsewhere || hidden) && len(alternates) > 0 {
		c.report("link alternate", "a page that search engines should not list offers alternates")
	}
	if elsewhere || hidden || len(alternates) == 0 {
		return
	}
	language, _ := pageLanguage(c.page)
	if alternates[language] != c.page.URL.String() {
		c.report("link alternate hreflang="+language, "does not point at the page itself")
	}
	if alternates["x-default"] == "" {
		c.report("link alternate", "x-default is missing")
	}
	for tag, address := range alternates {
		c.mutual(language, tag, address)
	}
}

// mutual checks that the page behind an alternate is in that language and
// names this page as its own alternate.
func (c *languageCheck) mutual(language, tag, address string) {
	where := "link alternate hreflang=" + tag
	other := c.behind(address)
	if other == nil {
		c.report(where, "%s is no page of this site", address)
		return
	}
	if tag == "x-default" {
		return
	}
	if found, _ := pageLanguage(other); found != tag {
		c.report(where, "%s is in %q", other.File, found)
	}
	for _, link := range linksWithRel(other.Root, "alternate") {
		if attribute(link, "hreflang") == language && attribute(link, "href") == c.page.URL.String() {
			return
		}
	}
	c.report(where, "%s does not point back", other.File)
}

func (c *languageCheck) alternates() map[string]string {
	alternates := map[string]string{}
	for _, link := range linksWithRel(c.page.Root, "alternate") {
		tag := attribute(link, "hreflang")
		if tag == "" || attribute(link, "type") != "" {
			continue // a feed, or another format
		}
		if alternates[tag] != "" {
			c.report("link alternate hreflang="+tag, "is given twice")
		}
		alternates[tag] = attribute(link, "href")
	}
	return alternates
}

func (c *languageCheck) canonical() *url.URL {
	links := linksWithRel(c.page.Root, "canonical")
	if len(links) == 0 {
		return nil
	}
	address, err := url.Parse(attribute(links[0], "href"))
	if err != nil || !address.IsAbs() || len(links) > 1 {
		c.report("link canonical", "must be one absolute address")
		return nil
	}
	if c.behind(address.String()) == nil {
		c.report("link canonical", "%s is no page of this site", address)
	}
	return address
}

// behind gives the page at an absolute address, or nil.
func (c *languageCheck) behind(address string) *Page {
	parsed, err := url.Parse(address)
	if err != nil || !parsed.IsAbs() {
		return nil
	}
	file, local := c.site.Local(parsed)
	if !local {
		return nil
	}
	return c.site.pages[file]
}

// homes checks that the home pages offer every language there is.
func (c *languageCheck) homes() {
	for _, from := range c.languages {
		c.page = c.site.pages[from+"/index.html"]
		offered := c.alternates()
		for _, to := range c.languages {
			if offered[to] == "" {
				c.report("link alternate", "the home page does not offer %s", to)
			}
		}
	}
}

// pageLanguage gives the language and direction that the html element names;
// the parser supplies the element where a page has none.
func pageLanguage(page *Page) (language, direction string) {
	root := named(page.Root, "html")[0]
	return attribute(root, "lang"), cmp.Or(attribute(root, "dir"), "ltr")
}

func rightToLeft(language string) bool {
	primary, _, _ := strings.Cut(language, "-")
	switch primary {
	case "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi":
		return true
	}
	return false
}
