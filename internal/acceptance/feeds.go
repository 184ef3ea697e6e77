package acceptance

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// CheckFeeds reads what machines read: XML must be well formed, sitemaps valid
// and in step with the pages, Atom complete, calendars, JSON, JSON-LD and CSV
// readable. The schema is that of a repository's acceptance folder.
func CheckFeeds(site *Site, acceptanceDir string) ([]Finding, error) {
	c := feedCheck{site: site, schema: filepath.Join(acceptanceDir, "testdata", "sitemap.xsd")}
	for _, file := range site.Files() {
		data, err := site.Read(file)
		if err != nil {
			return nil, err
		}
		c.file = file
		switch path.Ext(file) {
		case ".xml", ".svg", ".atom":
			err = c.xml(data)
		case ".ics":
			c.calendar(data)
		case ".json", ".geojson", ".webmanifest":
			c.json(data)
		case ".csv":
			c.csv(data)
		case ".html":
			c.linkedData()
		case ".txt":
			c.robots(data)
		}
		if err != nil {
			return nil, err
		}
	}
	c.unlisted()
	return sorted(c.findings), nil
}

type feedCheck struct {
	site     *Site
	schema   string
	file     string
	findings []Finding
	listed   map[string]bool // files that a sitemap names; nil without a sitemap
}

func (c *feedCheck) report(where, format string, args ...any) {
	c.findings = append(c.findings, Finding{"feeds", c.file, where, fmt.Sprintf(format, args...)})
}

func (c *feedCheck) xml(data []byte) error {
	root, err := wellFormed(data)
	if err != nil {
		c.report("", "is not well formed: %v", err)
		return nil
	}
	switch root {
	case "urlset", "sitemapindex":
		return c.sitemap(data, root)
	case "feed":
		c.atom(data)
	}
	return nil
}

// wellFormed reads a document to its end and gives its root's name.
func wellFormed(data []byte) (root string, err error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			if root == "" {
				return "", errors.New("it is empty")
			}
			return root, nil
		}
		if err != nil {
			return "", err
		}
		if start, is := token.(xml.StartElement); is && root == "" {
			root = start.Name.Local
		}
	}
}

type urlset struct {
	URLs []struct {
		Loc   string `xml:"loc"`
		Links []struct {
			Hreflang string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

func (c *feedCheck) sitemap(data []byte, root string) error {
	if root == "urlset" {
		if err := c.schemaValid(data); err != nil {
			return err
		}
	}
	var set urlset
	if err := xml.Unmarshal(data, &set); err != nil {
		c.report("", "%v", err)
		return nil
	}
	if c.listed == nil {
		c.listed = map[string]bool{}
	}
	for _, entry := range set.URLs {
		file := c.page(entry.Loc, "loc "+entry.Loc)
		c.listed[file] = true
		page := c.site.pages[file]
		for _, link := range entry.Links {
			c.page(link.Href, "xhtml:link "+link.Href)
			if page != nil && !offers(page, link.Hreflang, link.Href) {
				c.report("loc "+entry.Loc, "hreflang=%s stands in the sitemap, not in the page", link.Hreflang)
			}
		}
	}
	return nil
}

func (c *feedCheck) schemaValid(data []byte) error {
	xmllint, err := Tool("xmllint")
	if err != nil {
		return err
	}
	command := exec.Command(xmllint, "--nonet", "--noout", "--schema", c.schema, "-")
	command.Stdin = bytes.NewReader(data)
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == 3:
		c.report("schema", "%s", firstLine(output))
		return nil
	}
	return fmt.Errorf("xmllint: %w\n%s", err, output)
}

func firstLine(output []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(output)), "\n")
	return line
}

// page gives the file behind an absolute address of the site, reporting when there is none.
func (c *feedCheck) page(address, where string) string {
	parsed, err := url.Parse(address)
	if err != nil || !parsed.IsAbs() {
		c.report(where, "is not absolute")
		return ""
	}
	file, local := c.site.Local(parsed)
	if !local || !c.site.files[file] {
		c.report(where, "is no address of this site")
		return ""
	}
	return file
}

func offers(page *Page, language, address string) bool {
	for _, link := range linksWithRel(page.Root, "alternate") {
		if attribute(link, "hreflang") == language && attribute(link, "href") == address {
			return true
		}
	}
	return false
}

// unlisted reports pages that search engines may list but no sitemap names,
// and the other way round.
func (c *feedCheck) unlisted() {
	if c.listed == nil {
		return
	}
	for _, page := range c.site.Pages {
		canonical := ""
		for _, link := range linksWithRel(page.Root, "canonical") {
			canonical = attribute(link, "href")
		}
		hidden := page.Redirect || strings.Contains(metaContent(page.Root, "robots"), "noindex") || canonical != page.URL.String()
		c.file = page.File
		if hidden && c.listed[page.File] {
			c.report("sitemap", "names a page that is not for search engines")
		}
		if !hidden && !c.listed[page.File] {
			c.report("sitemap", "does not name this page")
		}
	}
}

type atomFeed struct {
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author  []string `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		ID      string   `xml:"http://www.w3.org/2005/Atom id"`
		Title   string   `xml:"http://www.w3.org/2005/Atom title"`
		Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
		Author  []string `xml:"http://www.w3.org/2005/Atom author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/2005/Atom link"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

// atom checks what RFC 4287 requires of a feed (section 4.1.1) and its entries (4.1.2).
func (c *feedCheck) atom(data []byte) {
	var feed atomFeed
	if err := xml.Unmarshal(data, &feed); err != nil {
		c.report("", "%v", err)
		return
	}
	c.atomParts("feed", feed.ID, feed.Title, feed.Updated)
	self := false
	for _, link := range feed.Links {
		if link.Rel == "self" {
			self = link.Href == c.site.address(c.file).String()
		}
	}
	if !self {
		c.report("link rel=self", "does not give the feed's own address")
	}
	seen := map[string]bool{}
	for _, entry := range feed.Entries {
		where := "entry " + entry.ID
		c.atomParts(where, entry.ID, entry.Title, entry.Updated)
		if seen[entry.ID] {
			c.report(where, "stands twice")
		}
		seen[entry.ID] = true
		if len(entry.Author) == 0 && len(feed.Author) == 0 {
			c.report(where, "has no author, nor has the feed")
		}
		for _, link := range entry.Links {
			if link.Rel == "" || link.Rel == "alternate" {
				c.page(link.Href, where)
			}
		}
	}
}

func (c *feedCheck) atomParts(where, id, title, updated string) {
	if parsed, err := url.Parse(id); err != nil || !parsed.IsAbs() {
		c.report(where, "its id is no absolute address")
	}
	if strings.TrimSpace(title) == "" {
		c.report(where, "has no title")
	}
	if _, err := time.Parse(time.RFC3339, updated); err != nil {
		c.report(where, "its updated is not a moment: %q", updated)
	}
}

// calendar checks what RFC 5545 asks: line ends (3.1), lines of at most 75
// octets (3.1), and of each event UID, DTSTAMP (3.6.1) and an order of times.
func (c *feedCheck) calendar(data []byte) {
	for number, line := range strings.Split(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		where := fmt.Sprintf("line %d", number+1)
		if strings.Contains(line, "\n") {
			c.report(where, "ends without a carriage return")
			break
		}
		if len(line) > 75 {
			c.report(where, "has %d octets, and at most 75 are allowed", len(line))
		}
	}
	calendar, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		c.report("", "%v", err)
		return
	}
	seen := map[string]bool{}
	for _, event := range calendar.Events() {
		where := "event " + event.Id()
		if event.Id() == "" || seen[event.Id()] {
			c.report(where, "its UID is missing or not its own")
		}
		seen[event.Id()] = true
		for _, name := range []ics.ComponentProperty{ics.ComponentPropertyDtstamp, ics.ComponentPropertyDtStart, ics.ComponentPropertySummary} {
			if event.GetProperty(name) == nil {
				c.report(where, "has no %s", name)
			}
		}
		start, startErr := event.GetStartAt()
		end, endErr := event.GetEndAt()
		if startErr == nil && endErr == nil && !end.After(start) {
			c.report(where, "does not end after it starts")
		}
	}
}

func (c *feedCheck) json(data []byte) {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		c.report("", "is no JSON: %v", err)
	}
}

// linkedData checks that the JSON-LD in a page is JSON and says what it is.
func (c *feedCheck) linkedData() {
	for _, script := range named(c.site.pages[c.file].Root, "script") {
		if attribute(script, "type") != "application/ld+json" || script.FirstChild == nil {
			continue
		}
		var value map[string]any
		if err := json.Unmarshal([]byte(script.FirstChild.Data), &value); err != nil {
			c.report("script ld+json", "is no JSON object: %v", err)
		} else if value["@context"] != "https://schema.org" {
			c.report("script ld+json", "its context is not https://schema.org")
		}
	}
}

func (c *feedCheck) csv(data []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))).ReadAll()
	switch {
	case err != nil:
		c.report("", "is no CSV: %v", err)
	case len(rows) < 2:
		c.report("", "holds no rows below its header")
	}
}

// robots checks that robots.txt names a sitemap that is there.
func (c *feedCheck) robots(data []byte) {
	if c.file != "robots.txt" {
		return
	}
	for line := range strings.Lines(string(data)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.EqualFold(name, "sitemap") {
			c.page(strings.TrimSpace(value), "Sitemap")
			return
		}
	}
	c.report("Sitemap", "is missing")
}
