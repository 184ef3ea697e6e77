package lang

import (
	iso4217 "golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is the name of a country (ISO 3166-1 alpha-2) in a language; the
// code where it has none.
func Country(code string, in Tag) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if in.Language() == "nb" || in.Language() == "nn" {
		in = "no"
	}
	if n := display.Regions(in.parsed()); n != nil {
		if s := n.Name(region); s != "" {
			return s
		}
	}
	return code
}

// IsCountry tells whether a code is an ISO 3166-1 alpha-2 country.
func IsCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.String() == code && region.IsCountry()
}

// IsCurrency tells whether a code is an ISO 4217 currency, of today or of
// the past.
func IsCurrency(code string) bool {
	unit, err := iso4217.ParseISO(code)
	return err == nil && unit.String() == code
}
