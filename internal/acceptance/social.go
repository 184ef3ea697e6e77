package acceptance

import (
	"encoding/binary"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// social checks what networks read of a page: all of Open Graph is there and
// says what the page says, and the picture is one.
func (c *machineCheck) social() {
	canonical := c.canonical()
	if canonical == "" {
		return
	}
	for property, want := range map[string]string{
		"og:title": c.title(), "og:description": metaContent(c.page.Root, "description"), "og:url": canonical,
	} {
		c.equal(property, c.property(property), want)
	}
	for _, property := range []string{"og:site_name", "og:image:alt", "og:description"} {
		if c.property(property) == "" {
			c.report(property, "is missing")
		}
	}
	if kind := c.property("og:type"); kind != "website" && kind != "article" {
		c.report("og:type", "is %q", kind)
	}
	c.locales()
	c.picture()
}

func (c *machineCheck) title() string {
	for _, title := range named(c.page.Root, "title") {
		return text(title)
	}
	return ""
}

// properties are the contents of a meta element's property, in order.
func (c *machineCheck) properties(name string) []string {
	var found []string
	for _, node := range named(c.page.Root, "meta") {
		if attribute(node, "property") == name {
			found = append(found, attribute(node, "content"))
		}
	}
	return found
}

func (c *machineCheck) property(name string) string {
	for _, content := range c.properties(name) {
		return content
	}
	return ""
}

// locales checks that og:locale is the page's language, and that there is
// another one for each alternate.
func (c *machineCheck) locales() {
	language, _ := pageLanguage(c.page)
	base, _, _ := strings.Cut(language, "-")
	if locale := c.property("og:locale"); !strings.HasPrefix(locale, base+"_") {
		c.report("og:locale", "is %q on a page in %s", locale, language)
	}
	var want, got []string
	for _, link := range linksWithRel(c.page.Root, "alternate") {
		if tag := attribute(link, "hreflang"); tag != "" && tag != "x-default" && tag != language {
			base, _, _ := strings.Cut(tag, "-")
			want = append(want, base)
		}
	}
	for _, locale := range c.properties("og:locale:alternate") {
		base, _, _ := strings.Cut(locale, "_")
		got = append(got, base)
	}
	slices.Sort(want)
	slices.Sort(got)
	c.equal("og:locale:alternate", strings.Join(got, " "), strings.Join(want, " "))
}

// picture checks that the picture is there and as large as is said.
func (c *machineCheck) picture() {
	width, height, ok := c.png("og:image", c.property("og:image"))
	if !ok {
		return
	}
	c.equal("og:image:width", c.property("og:image:width"), strconv.Itoa(width))
	c.equal("og:image:height", c.property("og:image:height"), strconv.Itoa(height))
	c.equal("og:image:type", c.property("og:image:type"), "image/png")
}

// png gives the size of a picture of the site.
func (c *machineCheck) png(where, address string) (width, height int, ok bool) {
	at, err := c.page.URL.Parse(address)
	if err != nil || address == "" {
		c.report(where, "%q is no address", address)
		return 0, 0, false
	}
	file, local := c.site.Local(at)
	if !local || !c.site.files[file] {
		c.report(where, "%s is not there", at)
		return 0, 0, false
	}
	data, err := c.site.Read(file)
	if err != nil || len(data) < 24 || string(data[:4]) != "\x89PNG" {
		c.report(where, "%s is no PNG", file)
		return 0, 0, false
	}
	return int(binary.BigEndian.Uint32(data[16:])), int(binary.BigEndian.Uint32(data[20:])), true
}

// icons checks that a page has an icon, one for home screens, and the manifest
// of its language.
func (c *machineCheck) icons() {
	for rel, side := range map[string]int{"icon": 192, "apple-touch-icon": 180} {
		found := false
		for _, link := range linksWithRel(c.page.Root, rel) {
			if href := attribute(link, "href"); strings.HasSuffix(href, ".png") {
				width, height, ok := c.png(rel, href)
				found = true
				if ok && (width != side || height != side) {
					c.report(rel, "%s has %d×%d pixels, and should have %d", href, width, height, side)
				}
			}
		}
		if !found {
			c.report(rel, "is missing")
		}
	}
	links := linksWithRel(c.page.Root, "manifest")
	if len(links) != 1 {
		c.report("manifest", "there are %d links to one", len(links))
		return
	}
	c.manifest(attribute(links[0], "href"))
}

// startName is what the site is called on the page where its app starts: the
// pages of a region offer the app of the network.
func (c *machineCheck) startName(manifest *url.URL, start string) string {
	if at, err := manifest.Parse(start); err == nil {
		file, _ := c.site.Local(at)
		if page := c.site.pages[file]; page != nil {
			return (&machineCheck{site: c.site, page: page}).property("og:site_name")
		}
	}
	return c.property("og:site_name") // a page that is checked alone
}

// manifest checks a web app manifest: its language, where it starts, its icons.
func (c *machineCheck) manifest(href string) {
	at, err := c.page.URL.Parse(href)
	if err != nil {
		c.report("manifest", "%q is no address", href)
		return
	}
	file, local := c.site.Local(at)
	if !local || !c.site.files[file] {
		c.report("manifest", "%s is not there", at)
		return
	}
	data, err := c.site.Read(file)
	if err != nil {
		c.report("manifest", "%v", err)
		return
	}
	var m struct {
		Name, Lang, Dir, Scope, Display string
		Short                           string `json:"short_name"`
		Start                           string `json:"start_url"`
		Icons                           []struct{ Src, Sizes, Purpose string }
	}
	if err := json.Unmarshal(data, &m); err != nil {
		c.report("manifest", "%s: %v", file, err)
		return
	}
	language, direction := pageLanguage(c.page)
	c.equal("manifest lang", m.Lang, language)
	c.equal("manifest dir", m.Dir, direction)
	c.equal("manifest name", m.Name, c.startName(at, m.Start))
	if m.Short == "" || m.Display == "" {
		c.report("manifest", "%s lacks a short name or a display", file)
	}
	c.within(at, m.Start, m.Scope)
	purposes := map[string]bool{}
	for _, icon := range m.Icons {
		purposes[icon.Sizes+" "+icon.Purpose] = true
		src, err := at.Parse(icon.Src)
		if err != nil {
			c.report("manifest icon", "%q is no address", icon.Src)
			continue
		}
		if width, height, ok := c.png("manifest icon", src.String()); ok {
			c.equal("manifest icon "+icon.Src, icon.Sizes, strconv.Itoa(width)+"x"+strconv.Itoa(height))
		}
	}
	for _, want := range []string{"192x192 any", "512x512 any", "512x512 maskable"} {
		if !purposes[want] {
			c.report("manifest icon", "%s has none of %s", file, want)
		}
	}
}

// within checks that an app starts at a page of the site, inside its scope.
func (c *machineCheck) within(manifest *url.URL, start, scope string) {
	first, err := manifest.Parse(start)
	if err != nil {
		c.report("manifest start_url", "%q is no address", start)
		return
	}
	if file, local := c.site.Local(first); !local || !c.site.files[file] {
		c.report("manifest start_url", "%s is not there", first)
	}
	if bounds, err := manifest.Parse(scope); err != nil || !strings.HasPrefix(first.Path, bounds.Path) {
		c.report("manifest scope", "%q does not hold the start %s", scope, first)
	}
}
