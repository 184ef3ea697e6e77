package acceptance

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// CheckHosting looks at the host's configuration more strictly than the host,
// whose parsers accept any status and ignore what they do not know, and holds
// it against the built site.
func CheckHosting(hosting *Hosting, site *Site) []Finding {
	c := hostingCheck{hosting: hosting, site: site}
	for _, message := range hosting.Errors {
		c.report("parser", "%s", message)
	}
	c.words()
	c.redirects()
	c.languages()
	c.headers()
	c.hashed()
	return sorted(c.findings)
}

type hostingCheck struct {
	hosting  *Hosting
	site     *Site
	findings []Finding
}

func (c *hostingCheck) report(where, format string, args ...any) {
	c.findings = append(c.findings, Finding{"hosting", "netlify.toml", where, fmt.Sprintf(format, args...)})
}

// words reports keys that the host would ignore without a word.
func (c *hostingCheck) words() {
	c.known("", c.hosting.Raw, "build", "headers", "redirects", "context")
	if build, is := c.hosting.Raw["build"].(map[string]any); is {
		c.known("build", build, "base", "command", "publish", "environment", "processing", "ignore")
	}
	for _, rule := range tables(c.hosting.Raw["headers"]) {
		c.known("headers", rule, "for", "values")
	}
	for _, rule := range tables(c.hosting.Raw["redirects"]) {
		c.known("redirects", rule, "from", "to", "status", "force", "conditions", "query", "headers")
		if conditions, is := rule["conditions"].(map[string]any); is {
			c.known("conditions", conditions, "Language", "Country")
		}
	}
}

func tables(value any) []map[string]any {
	list, _ := value.([]any)
	var found []map[string]any
	for _, item := range list {
		if table, is := item.(map[string]any); is {
			found = append(found, table)
		}
	}
	return found
}

func (c *hostingCheck) known(where string, table map[string]any, names ...string) {
	for name := range table {
		if !slices.Contains(names, name) {
			c.report(where, "the host knows no key %q", name)
		}
	}
}

// redirects checks statuses, targets, and that each rule can be reached.
func (c *hostingCheck) redirects() {
	rules := c.hosting.Redirects
	if raw := tables(c.hosting.Raw["redirects"]); len(raw) > len(rules) {
		c.report("redirects", "the host reads %d of %d rules", len(rules), len(raw))
	}
	for i, rule := range rules {
		where := fmt.Sprintf("redirect %s → %s", rule.From, rule.To)
		if !slices.Contains([]int{200, 301, 302, 404}, rule.Status) {
			c.report(where, "the host has no status %d", rule.Status)
		}
		c.target(where, rule)
		if len(rule.Conditions) > 0 && rule.From != "/" {
			c.report(where, "only / may depend on the reader")
		}
		for _, earlier := range rules[:i] {
			if len(earlier.Conditions) == 0 && earlier.Force == rule.Force && matches(earlier.From, rule.From) {
				c.report(where, "is never reached: %s → %s comes first", earlier.From, earlier.To)
			}
		}
	}
}

func (c *hostingCheck) target(where string, rule RedirectRule) {
	if !strings.HasPrefix(rule.To, "/") || strings.Contains(rule.To, ":") {
		return // another site, or made from the address
	}
	file, _ := c.site.Local(c.site.Base.JoinPath(rule.To))
	if !c.site.files[file] {
		c.report(where, "the site has no %s", file)
	}
	if rule.Status == 200 || rule.Status == 404 {
		return
	}
	for _, other := range c.hosting.Redirects {
		if other.Status != 404 && other.From == rule.To {
			c.report(where, "leads to another redirect")
		}
	}
}

// languages checks that the home page and the not-found pages know every
// language of the site, and that readers of other languages get somewhere.
func (c *hostingCheck) languages() {
	var home []RedirectRule
	for _, rule := range c.hosting.Redirects {
		if rule.From == "/" {
			home = append(home, rule)
		}
	}
	if len(home) == 0 || len(home[len(home)-1].Conditions) > 0 {
		c.report("redirect /", "readers of other languages are sent nowhere")
		return
	}
	fallback := strings.Trim(home[len(home)-1].To, "/")
	for _, language := range c.site.Languages() {
		asked := slices.ContainsFunc(home, func(rule RedirectRule) bool {
			return slices.Contains(rule.Conditions["Language"], language) && rule.To == "/"+language+"/"
		})
		if !asked && language != fallback {
			c.report("redirect /", "readers of %s are not sent to /%s/", language, language)
		}
		missing := slices.IndexFunc(c.hosting.Redirects, func(rule RedirectRule) bool {
			return rule.Status == 404 && matches(rule.From, "/"+language+"/nowhere/")
		})
		if missing < 0 || !strings.HasPrefix(c.hosting.Redirects[missing].To, "/"+language+"/") {
			c.report("redirect /"+language+"/*", "what is missing is not said in %s", language)
		}
	}
}

// headers checks names and values, that no two rules set the same header for
// one address (which wins is the host's secret), and the content policy.
func (c *hostingCheck) headers() {
	token := regexp.MustCompile(`^[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)*$`)
	for i, rule := range c.hosting.Headers {
		for name, value := range rule.Values {
			if !token.MatchString(name) || strings.TrimSpace(value) == "" {
				c.report("headers "+rule.For, "%q: %q is no header", name, value)
			}
			for _, other := range c.hosting.Headers[i+1:] {
				if _, again := other.Values[name]; again && (matches(rule.For, other.For) || matches(other.For, rule.For)) {
					c.report("headers "+other.For, "%s is also set for %s", name, rule.For)
				}
			}
		}
		if !slices.ContainsFunc(c.site.Files(), func(file string) bool { return matches(rule.For, "/"+file) }) {
			c.report("headers "+rule.For, "the site has no such file")
		}
	}
	everywhere := map[string]string{}
	for _, rule := range c.hosting.Headers {
		if rule.For == "/*" {
			everywhere = rule.Values
		}
	}
	for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} {
		if everywhere[name] == "" {
			c.report("headers /*", "%s is missing", name)
		}
	}
	c.policy(everywhere["Content-Security-Policy"])
}

// policy checks the content security policy for the words that undo it, and
// the directives that default-src does not cover.
func (c *hostingCheck) policy(policy string) {
	for _, word := range []string{"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} {
		if slices.Contains(strings.Fields(strings.ReplaceAll(policy, ";", " ")), word) {
			c.report("Content-Security-Policy", "allows %s", word)
		}
	}
	for _, directive := range []string{"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, directive) {
			c.report("Content-Security-Policy", "lacks %s", directive)
		}
	}
}

// hashed checks that what is cached for ever has a hash in its name.
func (c *hostingCheck) hashed() {
	hash := regexp.MustCompile(`[.-][0-9a-f]{8,}\.[a-z0-9.]+$`)
	for _, rule := range c.hosting.Headers {
		if !strings.Contains(rule.Values["Cache-Control"], "immutable") {
			continue
		}
		for _, file := range c.site.Files() {
			if matches(rule.For, "/"+file) && !hash.MatchString(path.Base(file)) {
				c.report("headers "+rule.For, "%s is cached for ever and has no hash in its name", file)
			}
		}
	}
}

// EvaluatePolicy asks Google's evaluator about a content security policy and
// gives what it calls high or medium, or cannot read.
func EvaluatePolicy(policy, acceptanceDir string) ([]Finding, error) {
	output, err := node(acceptanceDir, "csp.mjs", policy)
	if err != nil {
		return nil, err
	}
	var remarks []struct {
		Description, Directive string
		Severity               int
	}
	if err := json.Unmarshal(output, &remarks); err != nil {
		return nil, err
	}
	const medium = 30 // 10 is high, 20 a mistake in the syntax; above 30 it only muses
	var findings []Finding
	for _, remark := range remarks {
		if remark.Severity <= medium {
			findings = append(findings, Finding{"hosting", "Content-Security-Policy", remark.Directive, remark.Description})
		}
	}
	return sorted(findings), nil
}
