package feed

import (
	"fmt"
	"strconv"
	"strings"

	"lodestone/internal/view"
)

// Limits of the strictest host that reads the file, Cloudflare Pages: rules
// without placeholders, and characters of a rule.
const (
	maxRules = 2000
	maxRule  = 1000
)

// Redirects writes _redirects, a rule a line, as Netlify and Cloudflare Pages
// read it. What a host would misread or silently drop is an error: addresses
// with blanks, statuses that do not redirect, an address that leads to two
// places or to itself.
func Redirects(v view.Redirects) ([]byte, error) {
	if len(v.Rules) > maxRules {
		return nil, fmt.Errorf("redirects: %d rules, a host takes %d", len(v.Rules), maxRules)
	}
	var b strings.Builder
	seen := map[string]bool{}
	for _, r := range v.Rules {
		line := r.From + " " + r.To + " " + strconv.Itoa(r.Status)
		switch {
		case !strings.HasPrefix(r.From, "/"), r.To == "", strings.ContainsAny(r.From+r.To, " \t\r\n#"):
			return nil, fmt.Errorf("redirects: %q to %q is not a rule", r.From, r.To)
		case r.Status != 301 && r.Status != 302 && r.Status != 307 && r.Status != 308:
			return nil, fmt.Errorf("redirects: %s: status %d does not redirect", r.From, r.Status)
		case r.From == r.To:
			return nil, fmt.Errorf("redirects: %s leads to itself", r.From)
		case seen[r.From]:
			return nil, fmt.Errorf("redirects: %s leads to two places", r.From)
		case len(line) > maxRule:
			return nil, fmt.Errorf("redirects: the rule of %.60s… is longer than %d characters", r.From, maxRule)
		}
		seen[r.From] = true
		b.WriteString(line + "\n")
	}
	return []byte(b.String()), nil
}
