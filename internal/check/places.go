package check

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
)

// places: NUT01, codes of regions, countries, currencies and activities that
// exist; REG01, regions that are in each other; REG02, regions that ended.
func places(c *checker) {
	for _, r := range visible(c, c.site.Regions()) {
		for n, x := range r.NUTS {
			c.nuts(r, n, x)
		}
		c.subdivision(r)
		c.spoken(r)
		c.replaced(r)
		c.ownSite(r)
		c.inside(r)
	}
	c.each(func(r model.Record) {
		coded(reflect.ValueOf(r).Elem(), "", func(path, rule, value string) { c.code(r.Common(), path, rule, value) })
	})
}

// inside: REG01, no region contains itself, also round others.
func (c *checker) inside(r *model.Region) {
	seen := map[*model.Region]bool{}
	trail := []string{r.ID}
	for at := r; at != nil; {
		seen[at] = true
		next := c.site.Region(at.Parent)
		switch {
		case next == r && next == least(seen):
			c.circle(append(trail, r.ID), r)
			return
		case seen[next]:
			return // reported where the circle begins
		case next != nil:
			trail = append(trail, next.ID)
		}
		at = next
	}
}

func (c *checker) circle(trail []string, r *model.Region) {
	if len(trail) == 2 {
		c.found("REG01", diag.Error, r.Span("parent"), fmt.Sprintf("the region “%s” is said to lie in itself", r.ID), "Name the region around it, or remove “parent:”.")
		return
	}
	var related []diag.Related
	for _, id := range trail[1 : len(trail)-1] {
		related = append(related, diag.Related{Span: c.site.Region(model.Ref{ID: id}).Span("parent"), Message: "the circle goes on here"})
	}
	c.found("REG01", diag.Error, r.Span("parent"), "regions lie in each other in a circle: "+strings.Join(trail, " → "),
		"Remove “parent:” from the largest of them.", related...)
}

// versions are the years of the NUTS classifications (Regulation (EC)
// No 1059/2003 and its amendments).
func versions() []int { return []int{2003, 2006, 2010, 2013, 2016, 2021, 2024} }

// nuts judges a code of the EU's nomenclature of territorial units: a
// country (EL for Greece, UK for the United Kingdom) and a character a level.
func (c *checker) nuts(r *model.Region, n int, x model.NUTS) {
	path := fmt.Sprintf("nuts[%d]", n)
	if x.Code == "" {
		return // reported when it was read
	}
	if x.Version != 0 && !slices.Contains(versions(), x.Version) {
		c.found("NUT01", diag.Error, r.Span(path+".version"), fmt.Sprintf("there is no NUTS classification of %d", x.Version), "They are of 2003, 2006, 2010, 2013, 2016, 2021 and 2024.")
	}
	wellFormed := len(x.Code) >= 2 && len(x.Code) <= 5 && strings.Trim(x.Code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
	if !wellFormed || !nutsCountry(x.Code[:2]) {
		c.found("NUT01", diag.Error, r.Span(path+".code"), fmt.Sprintf("“%s” is not a NUTS code", x.Code), "It begins with a country of two letters, then up to three letters or digits, as in SE224 or DK01.")
		return
	}
	if c.territory(r, n, x); x.Version == 0 {
		return
	}
	if level, ok := strings.CutPrefix(r.Type, "nuts"); ok {
		if want, err := strconv.Atoi(level); err == nil && len(x.Code) != want+2 {
			c.found("NUT01", diag.Error, r.Span(path+".code"), fmt.Sprintf("“%s” is a code of level %d, but the region “%s” is of type %s", x.Code, len(x.Code)-2, r.ID, r.Type),
				fmt.Sprintf("A code of that type has %d characters. Correct the code or the type.", want+2), diag.Related{Span: r.Span("type"), Message: "the type stands here"})
		}
	}
}

func nutsCountry(code string) bool {
	return code == "EL" || code == "UK" || lang.IsCountry(code)
}

// subdivision judges ISO 3166-1 and the form of ISO 3166-2: SE, SE-M.
func (c *checker) subdivision(r *model.Region) {
	if r.ISO3166 == "" {
		return
	}
	country, part, found := strings.Cut(r.ISO3166, "-")
	if !lang.IsCountry(country) || found && (part == "" || len(part) > 3 || strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "") {
		c.found("NUT01", diag.Error, r.Span("iso_3166"), fmt.Sprintf("“%s” is not an ISO 3166 code", r.ISO3166), "Write a country, such as SE, or a part of one, such as SE-M.")
		return
	}
	if found {
		c.part(r)
	}
}

// code judges a value whose field has the rule iso3166 or iso4217, or that
// is a code of economic activities.
func (c *checker) code(b *model.Base, path, rule, value string) {
	switch {
	case rule == "iso3166" && isUpper(value, 2) && !lang.IsCountry(value):
		hint := "Write the code of two letters, such as SE, DK or DE."
		switch value {
		case "UK":
			hint = "Did you mean “GB”?"
		case "EL":
			hint = "Did you mean “GR”?"
		}
		c.found("NUT01", diag.Error, b.Span(path), fmt.Sprintf("there is no country with the code “%s”", value), hint)
	case rule == "iso4217" && isUpper(value, 3) && !lang.IsCurrency(value):
		c.found("NUT01", diag.Error, b.Span(path), fmt.Sprintf("there is no currency with the code “%s”", value), "Write the code of three letters, such as EUR, SEK or DKK.")
	case strings.HasPrefix(rule, "nace ") && isNACE(value):
		c.activity(b, path, value, strings.TrimPrefix(rule, "nace "))
	case strings.HasPrefix(rule, "nace "):
		c.found("NUT01", diag.Error, b.Span(path), fmt.Sprintf("“%s” is not a NACE code", value), "Write a section, such as C, or a number, such as 72, 72.1 or 72.11, in quotes.")
	}
}

func isUpper(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isNACE tells whether a code has the form of the EU's nomenclature of
// economic activities: a section A to V, a division 72, a group 72.1, a
// class 72.11.
func isNACE(s string) bool {
	if len(s) == 1 {
		return s[0] >= 'A' && s[0] <= 'V'
	}
	division, rest, found := strings.Cut(s, ".")
	digits := func(s string, low, high int) bool {
		return len(s) >= low && len(s) <= high && strings.Trim(s, "0123456789") == ""
	}
	return digits(division, 2, 2) && (!found || digits(rest, 1, 2))
}

// coded visits every text of a record that its schema calls a code.
func coded(v reflect.Value, prefix string, visit func(path, rule, value string)) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || name == "-" || name == "" || option == "inline" {
			continue
		}
		rule := ""
		for _, r := range strings.Split(f.Tag.Get("rule"), ",") {
			if r == "iso3166" || r == "iso4217" {
				rule = r
			}
		}
		if t == reflect.TypeFor[model.NACE]() && name == "code" {
			rule = "nace " + v.FieldByName("Rev").String()
		}
		codedIn(v.Field(i), prefix+name, rule, visit)
	}
}

func codedIn(v reflect.Value, path, rule string, visit func(path, rule, value string)) {
	switch v.Kind() {
	case reflect.String:
		if rule != "" && v.String() != "" {
			visit(path, rule, v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			codedIn(v.Index(i), fmt.Sprintf("%s[%d]", path, i), rule, visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			codedIn(v.Elem(), path, rule, visit)
		}
	case reflect.Struct:
		coded(v, path+".", visit)
	}
}
