package main

import (
	"fmt"
	"strings"
)

func writeNumbers(w *writer, dir, tag string) error {
	nums, err := localeFile(dir, "cldr-numbers-full", tag, "numbers.json", "numbers")
	if err != nil {
		return err
	}
	systems, err := supplemental(dir, "numberingSystems.json", "numberingSystems")
	if err != nil {
		return err
	}
	def := nums.s("defaultNumberingSystem")
	names := []string{def}
	for _, s := range []string{"latn", nums.sub("otherNumberingSystems").s("native")} {
		if s != def && nums["symbols-numberSystem-"+s] != nil && systems.sub(s).s("_type") == "numeric" && s != "hanidec" {
			names = append(names, s)
		}
	}
	w.f("numerals: []numerals{\n")
	for _, s := range names {
		digits := []rune(systems.sub(s).s("_digits"))
		if len(digits) != 10 {
			return fmt.Errorf("numbering system %s has %d digits", s, len(digits))
		}
		writeNumerals(w, nums, s, digits[0])
	}
	w.f("},\n")
	w.f("moneyName: %s,\n", pluralForms(nums.sub("currencyFormats-numberSystem-"+def), "unitPattern-count-", same))
	return nil
}

func writeNumerals(w *writer, nums object, system string, zero rune) {
	of := func(kind string) object { return nums.sub(kind + "-numberSystem-" + system) }
	sym, dec, cur, misc := of("symbols"), of("decimalFormats"), of("currencyFormats"), of("miscPatterns")
	standard := dec.s("standard")
	primary, secondary := grouping(standard)
	w.f("{system: %q, zero: %q, decimal: %q, group: %q, minus: %q, percent: %q, minGroup: %s, primary: %d, secondary: %d,\n",
		system, zero, sym.s("decimal"), sym.s("group"), sym.s("minusSign"), sym.s("percentSign"),
		nums.s("minimumGroupingDigits"), primary, secondary)
	alpha := cur.s("standard-alphaNextToNumber")
	if alpha == "" {
		alpha = cur.s("standard")
	}
	w.f("number: %s, percents: %s, money: %s, moneyAlpha: %s,\n",
		affixes(standard), affixes(of("percentFormats").s("standard")), affixes(cur.s("standard")), affixes(alpha))
	w.f("approx: %q, atLeast: %q, between: %q,\n", approximately(misc, sym), misc.s("atLeast"), misc.s("range"))
	if len(dec.sub("long", "decimalFormat")) == 0 {
		dec = nums.sub("decimalFormats-numberSystem-latn")
	}
	writeCompact(w, "short", dec.sub("short", "decimalFormat"), "")
	writeCompact(w, "long", dec.sub("long", "decimalFormat"), "")
	short := cur.sub("short", "standard")
	if len(short) == 0 { // systems without words of their own share those of Latin digits
		short = nums.sub("currencyFormats-numberSystem-latn", "short", "standard")
	}
	writeCompact(w, "shortMoney", short, "")
	writeCompact(w, "shortAlpha", short, "-alt-alphaNextToNumber")
	w.f("},\n")
}

// approximately puts the language's own sign where the pattern has CLDR's.
func approximately(misc, sym object) string {
	return strings.ReplaceAll(misc.s("approximately"), "~", sym.s("approximatelySign"))
}

// grouping reads the group sizes of a pattern such as #,##,##0.###.
func grouping(pattern string) (primary, secondary int) {
	whole, _, _ := strings.Cut(pattern, ".")
	groups := strings.Split(whole, ",")
	primary = len(groups[len(groups)-1])
	secondary = primary
	if len(groups) > 2 {
		secondary = len(groups[len(groups)-2])
	}
	return primary, secondary
}

// affixes splits what stands around the digits, for positive and negative
// numbers. Without a pattern of its own a negative number has a minus first.
func affixes(pattern string) string {
	positive, negative, explicit := strings.Cut(pattern, ";")
	pre, suf := around(positive)
	negPre, negSuf := "-"+pre, suf
	if explicit {
		negPre, negSuf = around(negative)
	}
	return fmt.Sprintf("affix%s", literal(pre, suf, negPre, negSuf))
}

func around(pattern string) (pre, suf string) {
	const digits = "#0,."
	i := strings.IndexAny(pattern, digits)
	j := strings.LastIndexAny(pattern, digits)
	return strings.ReplaceAll(pattern[:i], "'", ""), strings.ReplaceAll(pattern[j+1:], "'", "")
}

// writeCompact writes the table of one style. Variants (alt) are taken where
// the data has them, else the plain patterns.
func writeCompact(w *writer, name string, o object, alt string) {
	w.f("%s: compactTable{\n", name)
	for power := range 12 {
		thousand := "1" + strings.Repeat("0", power+3)
		row := object{}
		for _, c := range append(categories(), "1") {
			key := thousand + "-count-" + strings.ToLower(c)
			s := o.s(key + alt)
			if s == "" {
				s = o.s(key)
			}
			row["count-"+strings.ToLower(c)] = s
		}
		digits := strings.Count(row.s("count-other"), "0")
		plain := strings.Trim(row.s("count-other"), "0") == ""
		if plain {
			w.f("{},\n")
			continue
		}
		exact := ""
		if s := row.s("count-1"); s != "" {
			exact = fmt.Sprintf("exact: %q, ", unquote(s))
		}
		// "mille" in the place of "0 thousand" is for exactly one.
		if one := row.s("count-one"); one != "" && !strings.Contains(one, "0") {
			exact = fmt.Sprintf("exact: %q, ", unquote(one))
			row["count-one"] = ""
		}
		w.f("{digits: %d, %sforms: %s},\n", digits, exact, pluralForms(row, "count-", compactPattern))
	}
	w.f("},\n")
}

func compactPattern(s string) string {
	i, j := strings.IndexByte(s, '0'), strings.LastIndexByte(s, '0')
	if i < 0 {
		return ""
	}
	return unquote(s[:i] + "{0}" + s[j+1:])
}

func unquote(s string) string { return strings.ReplaceAll(s, "'", "") }

func writeFractions(w *writer, dir string) error {
	fractions, err := supplemental(dir, "currencyData.json", "currencyData", "fractions")
	if err != nil {
		return err
	}
	w.f("// usualDigits is the number of decimals of a currency.\nfunc usualDigits(code string) int {\n\tswitch code {\n")
	by := map[string][]string{}
	for _, code := range fractions.keys() {
		if code != "DEFAULT" {
			d := fractions.sub(code).s("_digits")
			by[d] = append(by[d], fmt.Sprintf("%q", code))
		}
	}
	for _, d := range []string{"0", "3", "4"} {
		w.f("case %s:\nreturn %s\n", strings.Join(by[d], ", "), d)
	}
	w.f("}\nreturn 2\n}\n\n")
	return nil
}

func writeCurrencies(w *writer, dir, tag string) error {
	all, err := localeFile(dir, "cldr-numbers-full", tag, "currencies.json", "numbers", "currencies")
	if err != nil {
		return err
	}
	w.f("currencies: []currency{\n")
	for _, code := range currencies() {
		c := all.sub(code)
		symbol := c.s("symbol")
		if symbol == "" {
			symbol = code
		}
		if c.s("displayName-count-other") == "" {
			c["displayName-count-other"] = c.s("displayName")
		}
		w.f("{%q, %q, %s},\n", code, symbol, pluralForms(c, "displayName-count-", same))
	}
	w.f("},\n")
	return nil
}
