package acceptance

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// CheckForms reads every form: what people write is never part of an address,
// each field has a label and those about the reader say what they are for;
// what the host takes in has its name, a trap that nobody can fall into by
// eye, ear or keyboard, a word on privacy, and a page to thank on.
func CheckForms(site *Site) []Finding {
	var findings []Finding
	for _, page := range site.Pages {
		for _, form := range named(page.Root, "form") {
			c := formCheck{site: site, page: page, form: form}
			c.check()
			findings = append(findings, c.findings...)
		}
	}
	return sorted(findings)
}

type formCheck struct {
	site     *Site
	page     *Page
	form     *html.Node
	findings []Finding
}

func (c *formCheck) report(where, format string, args ...any) {
	c.findings = append(c.findings, Finding{"forms", c.page.File, where, fmt.Sprintf(format, args...)})
}

func (c *formCheck) check() {
	name := "form " + attribute(c.form, "name")
	_, hidden := lookup(c.form, "hidden")
	switch method := strings.ToLower(attribute(c.form, "method")); {
	case method == "post":
	case method == "dialog" && hidden: // a script shows it and takes what is written
	case method == "dialog":
		c.report(name, "is shown without the script that it needs")
	default:
		c.report(name, "would put what people write into the address: its method is not post")
	}
	for node := range elements(c.form) {
		if method := attribute(node, "formmethod"); method != "" && !strings.EqualFold(method, "post") {
			c.report(name, "has a button that would put what people write into the address")
		}
	}
	c.fields()
	if attribute(c.form, "data-netlify") == "true" {
		c.taken(name)
	}
}

// controls are the fields that people fill in.
func (c *formCheck) controls() []*html.Node {
	var found []*html.Node
	for node := range elements(c.form) {
		if slices.Contains([]string{"input", "select", "textarea"}, node.Data) && attribute(node, "type") != "hidden" {
			found = append(found, node)
		}
	}
	return found
}

func (c *formCheck) fields() {
	labelled := map[string]bool{}
	for _, label := range named(c.page.Root, "label") {
		labelled[attribute(label, "for")] = text(label) != ""
	}
	for _, field := range c.controls() {
		where := field.Data + " " + attribute(field, "name")
		if id := attribute(field, "id"); id == "" || !labelled[id] {
			c.report(where, "has no label")
		}
		about := slices.Contains([]string{"name", "email", "company", "country"}, attribute(field, "name"))
		if filled := attribute(field, "autocomplete"); about && (filled == "" || filled == "off") {
			c.report(where, "does not say what it is for: autocomplete is missing")
		}
	}
}

// taken judges what a form has that is sent to the host.
func (c *formCheck) taken(name string) {
	trap := attribute(c.form, "data-netlify-honeypot")
	formName := ""
	trapped := false
	for _, field := range named(c.form, "input") {
		switch attribute(field, "name") {
		case "form-name":
			formName = attribute(field, "value")
		case trap:
			trapped = true
			if attribute(field, "tabindex") != "-1" || !concealed(field) {
				c.report("input "+trap, "is a trap for machines that people can see or reach")
			}
		}
	}
	if formName == "" || formName != attribute(c.form, "name") {
		c.report(name, "says in form-name that it is %q", formName)
	}
	if !trapped {
		c.report(name, "has no trap for machines")
	}
	if len(named(c.form, "a")) == 0 {
		c.report(name, "leads to no page about privacy")
	}
	c.thanked(name)
}

// thanked judges the page after the form has been sent.
func (c *formCheck) thanked(name string) {
	address, err := url.Parse(attribute(c.form, "action"))
	if err != nil || address.RawQuery != "" || address.Fragment != "" {
		c.report(name, "is sent to %q", attribute(c.form, "action"))
		return
	}
	file, local := c.site.Local(c.page.URL.ResolveReference(address))
	page := c.site.pages[file]
	switch {
	case !local || page == nil || page == c.page:
		c.report(name, "thanks on no page of its own: %q", address)
	case !strings.Contains(metaContent(page.Root, "robots"), "noindex"):
		c.report(name, "thanks on a page that search engines may find: %s", file)
	}
}

// concealed tells whether a field lies in something hidden.
func concealed(node *html.Node) bool {
	for ; node != nil; node = node.Parent {
		for _, a := range node.Attr {
			if a.Key == "hidden" {
				return true
			}
		}
	}
	return false
}
