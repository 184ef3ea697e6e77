package acceptance

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// CheckMachine holds what pages tell machines against what they tell people:
// structured data by name, value, date and address, and what social networks
// read. What types schema.org has is for CheckTypes.
func CheckMachine(site *Site) ([]Finding, error) {
	facts, err := publishedFacts(site)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, page := range site.Pages {
		if page.Redirect {
			continue
		}
		c := machineCheck{site: site, page: page, facts: facts}
		c.social()
		c.icons()
		for _, block := range linkedData(page) {
			c.document(block)
		}
		findings = append(findings, c.findings...)
	}
	return sorted(findings), nil
}

// fact is a line of facts.json.
type fact struct {
	ID, Value, Unit string
	AsOf            string `json:"as_of"`
}

func publishedFacts(site *Site) (map[string]fact, error) {
	const file = "data/facts.json"
	facts := map[string]fact{}
	if !site.files[file] {
		return facts, nil
	}
	data, err := site.Read(file)
	if err != nil {
		return nil, err
	}
	var list struct{ Facts []fact }
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, f := range list.Facts {
		facts[f.ID] = f
	}
	return facts, nil
}

type machineCheck struct {
	site     *Site
	page     *Page
	facts    map[string]fact
	findings []Finding
	known    map[string]bool // ids of nodes that say what they are
	pointers []string
}

func (c *machineCheck) report(where, format string, args ...any) {
	c.findings = append(c.findings, Finding{"machine", c.page.File, where, fmt.Sprintf(format, args...)})
}

// equal reports a value that is not the page's, whose text is compared with
// its white space folded, the one that does not break too.
func (c *machineCheck) equal(where string, got any, want string) {
	if s, ok := got.(string); ok {
		got = strings.Join(strings.Fields(s), " ")
	}
	if got != strings.Join(strings.Fields(want), " ") {
		c.report(where, "says %q, the page %q", got, want)
	}
}

// document checks a block of structured data.
func (c *machineCheck) document(block string) {
	var document struct {
		Graph []map[string]any `json:"@graph"`
	}
	d := json.NewDecoder(strings.NewReader(block))
	d.UseNumber()
	if err := d.Decode(&document); err != nil {
		c.report("JSON-LD", "cannot be read: %v", err)
		return
	}
	c.known, c.pointers = map[string]bool{}, nil
	for i, node := range document.Graph {
		if i == 0 {
			c.webPage(node)
		}
		c.node(node)
	}
	for _, id := range c.pointers {
		if !c.known[id] {
			c.report("@id", "%s is referred to, and nothing says what it is", id)
		}
	}
	if len(document.Graph) > 0 {
		c.main(document.Graph)
	}
}

// webPage checks the node that is the page.
func (c *machineCheck) webPage(node map[string]any) {
	canonical := c.canonical()
	if canonical == "" {
		return
	}
	c.equal("WebPage @id", node["@id"], canonical)
	c.equal("WebPage url", node["url"], canonical)
	c.equal("WebPage description", node["description"], metaContent(c.page.Root, "description"))
	if canonical == c.page.URL.String() {
		language, _ := pageLanguage(c.page)
		c.equal("WebPage inLanguage", node["inLanguage"], language)
	}
	c.equal("WebPage name", node["name"], c.heading())
}

func (c *machineCheck) canonical() string {
	for _, link := range linksWithRel(c.page.Root, "canonical") {
		return attribute(link, "href")
	}
	return ""
}

func (c *machineCheck) heading() string {
	for _, h1 := range named(c.page.Root, "h1") {
		return shownText(h1)
	}
	return ""
}

// called is what the page calls that which it is about: a region's home page
// is headed by its claim, and says last in the breadcrumbs whose it is.
func (c *machineCheck) called() string {
	for _, body := range named(c.page.Root, "body") {
		if !strings.Contains(attribute(body, "class"), "layout-home") {
			return c.heading()
		}
	}
	for _, span := range named(c.page.Root, "span") {
		if attribute(span, "aria-current") == "page" {
			return shownText(span)
		}
	}
	return c.heading()
}

// shownText is the text below an element without the numbers of notes.
func shownText(node *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data == "sup" && strings.Contains(attribute(n, "class"), "ref") {
			return
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child)
		}
	}
	walk(node)
	return strings.Join(strings.Fields(b.String()), " ")
}

// main checks what the page is about: it is called what the page is called.
func (c *machineCheck) main(graph []map[string]any) {
	target, _ := graph[0]["mainEntity"].(map[string]any)
	for _, node := range graph[1:] {
		if target == nil || node["@id"] != target["@id"] || target["@id"] == nil {
			continue
		}
		name := node["name"]
		if name == nil {
			name = node["headline"]
		}
		c.equal(fmt.Sprint(node["@type"]), name, c.called())
		if node["@type"] == "Event" {
			c.event(node)
		}
	}
}

// node checks a node and those in it.
func (c *machineCheck) node(node map[string]any) {
	id, _ := node["@id"].(string)
	if len(node) == 1 && id != "" {
		c.pointers = append(c.pointers, id)
		return
	}
	if id != "" {
		c.known[id] = true
	}
	for _, key := range slices.Sorted(maps.Keys(node)) {
		values, list := node[key].([]any)
		if !list {
			values = []any{node[key]}
		}
		for _, value := range values {
			if inner, is := value.(map[string]any); is {
				c.node(inner)
			} else if s, is := value.(string); is {
				c.word(key, s)
			}
		}
	}
	if node["@type"] == "Observation" {
		c.observation(node)
	}
}

var isoForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)?)?$`)

// word checks a text by the property that it is of.
func (c *machineCheck) word(key, s string) {
	switch {
	case strings.HasPrefix(key, "date") || strings.HasSuffix(key, "Date"):
		if !isoForm.MatchString(s) {
			c.report(key, "%q is no date of ISO 8601", s)
		}
	case key == "temporalCoverage":
		for part := range strings.SplitSeq(s, "/") {
			if !isoForm.MatchString(part) {
				c.report(key, "%q is no time of ISO 8601", s)
			}
		}
	case key == "email":
		if !c.links("mailto:" + s) {
			c.report(key, "%s is on no link of the page", s)
		}
	case key == "url", key == "item", key == "contentUrl", key == "image", key == "sameAs":
		c.address(key, s)
	}
}

// address checks that an address leads to a file of the site, or is one that
// the page shows.
func (c *machineCheck) address(key, s string) {
	address, err := url.Parse(s)
	if err != nil || !address.IsAbs() {
		c.report(key, "%q is no whole address", s)
		return
	}
	if file, local := c.site.Local(address); local {
		if s != c.site.Base.String() && !c.site.files[file] {
			c.report(key, "%s is not there", s)
		}
	} else if !c.links(s) {
		c.report(key, "%s is on no link of the page", s)
	}
}

// links tells whether the page links to an address, parameters apart for mail.
func (c *machineCheck) links(address string) bool {
	for _, a := range named(c.page.Root, "a") {
		href := attribute(a, "href")
		if mail, _, _ := strings.Cut(href, "?"); strings.HasPrefix(address, "mailto:") {
			href = mail
		}
		if href == address {
			return true
		}
	}
	return false
}

// observation checks a fact against the page and against the published data.
func (c *machineCheck) observation(node map[string]any) {
	id, _ := node["@id"].(string)
	_, key, _ := strings.Cut(id, "/id/fact/")
	published, found := c.facts[key]
	if !found {
		c.report("Observation", "%s is no fact of data/facts.json", id)
		return
	}
	value, _, _ := strings.Cut(published.Value, "/") // of a rank its place, of a range the lower bound
	for _, name := range []string{"value", "minValue", "maxValue"} {
		got, is := node[name]
		if number, _ := got.(json.Number); is && number != "" && name != "maxValue" {
			c.equal("Observation "+name, number.String(), value)
		} else if _, both := node["minValue"]; number != "" && !both {
			c.equal("Observation "+name, number.String(), value)
		}
	}
	if published.Unit != "" {
		c.equal("Observation unitText", node["unitText"], published.Unit)
	}
	day, _ := node["observationDate"].(string)
	fuzzy := strings.ContainsAny(published.AsOf, " Q") // a season, a quarter: of that year, as a month
	if !strings.HasPrefix(published.AsOf, day) && !(fuzzy && len(day) >= 4 && strings.Contains(published.AsOf, day[:4])) || day == "" {
		c.report("Observation observationDate", "says %s, the data %s", day, published.AsOf)
	}
	c.shown(key, node)
}

// shown checks that the page shows the value of a fact, and no other.
func (c *machineCheck) shown(key string, node map[string]any) {
	there := false
	for element := range elements(c.page.Root) {
		if attribute(element, "data-fact") != key {
			continue
		}
		there = true
		if element.Data != "data" || !strings.Contains(attribute(element, "class"), "value") {
			continue
		}
		number := fmt.Sprint(node["value"])
		for _, name := range []string{"maxValue", "minValue"} {
			if bound, is := node[name]; is {
				number = fmt.Sprint(bound)
			}
		}
		c.equal("Observation of "+key, number, attribute(element, "value"))
	}
	if !there {
		c.report("Observation", "the page does not show %s", key)
	}
}

// event checks that the start is the page's, as exactly as the page knows it.
func (c *machineCheck) event(node map[string]any) {
	start, _ := node["startDate"].(string)
	for element := range elements(c.page.Root) {
		if element.Data != "li" || !strings.HasPrefix(attribute(element, "class"), "event") {
			continue
		}
		if stamps := named(element, "time"); len(stamps) > 0 {
			if want := attribute(stamps[0], "datetime"); !strings.HasPrefix(start, want) {
				c.report("Event startDate", "says %s, the page %s", start, want)
			}
		} else if len(start) < 4 || !strings.Contains(text(element), start[:4]) {
			c.report("Event startDate", "says %s, the page %q", start, text(element))
		}
		return
	}
	c.report("Event", "the page shows no event")
}
