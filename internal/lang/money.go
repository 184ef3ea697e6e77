package lang

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lodestone/internal/calc"
)

// MoneyStyle says how a currency is named.
type MoneyStyle int

const (
	Symbol MoneyStyle = iota // €1,822,000
	Code                     // EUR 1,822,000
	Name                     // 1,822,000 euros
)

// Money writes an amount with so many decimals, halves rounded away from
// zero; a negative digits takes the currency's usual number. The currency is
// an ISO 4217 code; one the table lacks is shown as its code.
func (l *Locale) Money(d calc.Decimal, currency string, style MoneyStyle, digits int) string {
	if digits < 0 {
		digits = usualDigits(currency)
	}
	s, neg := fixed(d, digits, digits)
	if style == Name {
		number := string(l.num.write(nil, &l.num.number, s, neg, "", l.num.minGroup))
		return l.named(number, currency, l.plural(s, 0), "")
	}
	sign := l.sign(currency, style)
	return string(l.num.write(make([]byte, 0, 48), l.moneyAffix(sign), s, neg, sign, l.num.minGroup))
}

// MoneyRange writes a range of amounts: 3–5 kr, €3 – €5.
func (l *Locale) MoneyRange(a, b calc.Decimal, currency string, style MoneyStyle, digits int) string {
	if digits < 0 {
		digits = usualDigits(currency)
	}
	a, b = a.Round(digits), b.Round(digits)
	if style == Name && a.Cmp(b) != 0 {
		s, _ := fixed(b, digits, digits)
		return l.named(l.NumberRange(a, b), currency, l.plural(s, 0), "")
	}
	sign := l.sign(currency, style)
	return l.span(a, b, l.moneyAffix(sign), sign, func(d calc.Decimal) string { return l.Money(d, currency, style, digits) })
}

// MoneyCompact writes an amount in thousands, millions and so on, rounded as
// Compact does: €1.8M, EUR 1.8M, and with Name in words, 1.8 million euros.
func (l *Locale) MoneyCompact(d calc.Decimal, currency string, style MoneyStyle) string {
	if style == Name {
		return l.moneyInWords(d, currency)
	}
	sign := l.sign(currency, style)
	around := l.moneyAffix(sign)
	t := &l.num.shortMoney
	if around == &l.num.moneyAlpha {
		t = &l.num.shortAlpha
	}
	s := shorten(t, d)
	if s.row == nil {
		return string(l.num.write(nil, around, s.digits, s.negative, sign, max(l.num.minGroup, 2)))
	}
	pattern := l.compactWord(s)
	i := strings.Index(pattern, "¤")
	if i < 0 {
		return l.signed(pattern, s.negative)
	}
	pre, post := pattern[:i], pattern[i+len("¤"):]
	first, _ := utf8.DecodeRuneInString(post)
	if post != "" && unicode.IsDigit(first) && spaced(sign, true) {
		sign += nbsp
	}
	return l.signed(pre+sign+post, s.negative)
}

func (l *Locale) signed(s string, negative bool) string {
	if negative {
		return l.num.minus + s
	}
	return s
}

func (l *Locale) moneyInWords(d calc.Decimal, currency string) string {
	s := shorten(&l.num.long, d)
	number := l.signed(l.compactWord(s), s.negative)
	link := ""
	if s.exponent >= 6 {
		link = l.link(currency)
	}
	return l.named(number, currency, l.plural(s.digits, s.exponent), link)
}

// link is what Romance languages put between millions and a noun, which CLDR
// does not know: millions d'euros, millones de euros.
func (l *Locale) link(currency string) string {
	switch Tag(l.data.tag).Language() {
	case "fr":
		name := l.currencyName(currency, Other)
		if name != "" && strings.ContainsAny(name[:1], "aeiouAEIOU") {
			return "d’"
		}
		return "de "
	case "es", "pt":
		return "de "
	case "it":
		return "di "
	}
	return ""
}

// named joins a written number and the name of its currency.
func (l *Locale) named(number, currency string, c Category, link string) string {
	return replace2(l.data.moneyName.of(c), number, link+l.currencyName(currency, c))
}

func (l *Locale) currencyName(code string, c Category) string {
	if k, ok := l.currency(code); ok {
		return k.names.of(c)
	}
	return code
}

func (l *Locale) currency(code string) (*currency, bool) {
	i, ok := slices.BinarySearchFunc(l.data.currencies, code, func(c currency, code string) int { return cmp.Compare(c.code, code) })
	if !ok {
		return nil, false
	}
	return &l.data.currencies[i], true
}

// sign is what stands for the currency beside the digits.
func (l *Locale) sign(code string, style MoneyStyle) string {
	if k, ok := l.currency(code); ok && style == Symbol {
		return k.symbol
	}
	return code
}

// moneyAffix picks the pattern by whether a letter of the sign stands next to
// the digits.
func (l *Locale) moneyAffix(sign string) *affix {
	r, _ := utf8.DecodeRuneInString(sign)
	if strings.Contains(l.num.money.pre, "¤") {
		r, _ = utf8.DecodeLastRuneInString(sign)
	}
	if unicode.IsLetter(r) {
		return &l.num.moneyAlpha
	}
	return &l.num.money
}
