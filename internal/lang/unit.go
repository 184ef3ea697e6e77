package lang

import (
	"strconv"
	"strings"

	"lodestone/internal/calc"
)

// Unit writes a quantity with the decimals it carries. Known units are
// percent, m, km, cm, mm, nm, m2, km2 (or m², km²), ha, s, min, hour (or h),
// day, week, month, year, W, kW, MW, GW, kWh, V, kg, t, km/h and C (or °C).
// For any other ok is false and the number is followed by the unit as given.
func (l *Locale) Unit(d calc.Decimal, unit string, w Width) (s string, ok bool) {
	if unit == "percent" && w == Narrow {
		return l.Percent(d), true
	}
	return l.withUnit(l.Exact(d), l.Plural(d), unit, w)
}

// UnitRange writes a range of quantities, the unit once, in the plural form
// of the larger one.
func (l *Locale) UnitRange(a, b calc.Decimal, unit string, w Width) (s string, ok bool) {
	if unit == "percent" && w == Narrow {
		return l.PercentRange(a, b), true
	}
	return l.withUnit(l.NumberRange(a, b), l.Plural(b), unit, w)
}

func (l *Locale) withUnit(number string, c Category, unit string, w Width) (string, bool) {
	i := unitIndex(unit)
	if i < 0 {
		return number + nbsp + unit, false
	}
	return strings.Replace(l.data.units[w][i].of(c), "{0}", number, 1), true
}

// List joins items as a sentence does: a, b and c.
func (l *Locale) List(items []string) string {
	last := len(items) - 1
	if last < 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(items[0])
	for i, item := range items[1:] {
		b.WriteString(l.joint(i+1, last, item))
		b.WriteString(item)
	}
	return b.String()
}

// joint is what stands before the item of that number.
func (l *Locale) joint(i, last int, item string) string {
	s := l.data.list[1]
	switch {
	case last == 1:
		s = l.data.list[3]
	case i == last:
		s = l.data.list[2]
	case i == 1:
		s = l.data.list[0]
	}
	if i == last && s == " y " && soundsLikeI(item) {
		return " e " // "padres e hijos"
	}
	return s
}

// soundsLikeI tells whether a Spanish word begins with the vowel i, which
// turns "y" before it into "e".
func soundsLikeI(word string) bool {
	w := strings.ToLower(word)
	if rest, ok := strings.CutPrefix(w, "hi"); ok {
		return !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "e")
	}
	return strings.HasPrefix(w, "i") || strings.HasPrefix(w, "í")
}

// Ordinal writes the number of a place in an order, as the language marks it
// in figures: 3rd, 3:e, 3. (Danish, German, Finnish), 第3. Languages that
// have no such mark in common use give the number alone.
func (l *Locale) Ordinal(n int) string {
	s := l.Digits(strconv.Itoa(n))
	switch Tag(l.data.tag).Language() {
	case "en":
		return s + englishSuffix(n)
	case "sv":
		if (n%10 == 1 || n%10 == 2) && n%100 != 11 && n%100 != 12 {
			return s + ":a"
		}
		return s + ":e"
	case "da", "de", "fi", "nb", "nn", "pl":
		return s + "."
	case "fr":
		if n == 1 {
			return s + "er"
		}
		return s + "e"
	case "nl":
		return s + "e"
	case "it", "pt":
		return s + "º"
	case "es":
		return s + ".º"
	case "zh", "ja":
		return "第" + s
	}
	return s
}

func englishSuffix(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}
