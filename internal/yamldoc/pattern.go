package yamldoc

import (
	"fmt"
	"regexp"
)

// pattern is a named form of machine text.
type pattern struct {
	name    string
	what    string // "… is not <what>"
	example string
	match   func(string) bool
}

// compilePattern makes the pattern of a rule, which is its name.
func compilePattern(name string) (pattern, error) {
	p := pattern{name: name}
	expr := ""
	switch name {
	case "slug":
		p.what, p.example, p.match = "an id (small letters a–z, digits and single hyphens)", "green-hydrogen", isSlug
		return p, nil
	case "https":
		expr, p.what, p.example = `^https://[^\s/$.?#]\S*$`, "a web address that begins with https://", "https://example.org/report"
	case "email":
		expr, p.what, p.example = `^[^\s@]+@[^\s@]+\.[^\s@.]+$`, "an e-mail address", "invest@example.org"
	case "lang":
		expr, p.what, p.example = `^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`, "a language tag", "sv"
	case "iso3166":
		expr, p.what, p.example = `^[A-Z]{2}$`, "a country code of two capital letters", "SE"
	case "iso4217":
		expr, p.what, p.example = `^[A-Z]{3}$`, "a currency code of three capital letters", "EUR"
	default:
		return p, fmt.Errorf("unknown rule %q", name)
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return p, err
	}
	p.match = re.MatchString
	return p, nil
}

// isSlug tells whether text is an id: a–z, 0–9 and single inner hyphens.
func isSlug(text string) bool {
	hyphen := true
	for i := range len(text) {
		c := text[i]
		if c == '-' && hyphen || c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
		hyphen = c == '-'
	}
	return !hyphen
}
