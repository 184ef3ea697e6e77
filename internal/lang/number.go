package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lodestone/internal/calc"
)

// Number writes a number with at least minFrac and at most maxFrac decimals,
// halves rounded away from zero.
func (l *Locale) Number(d calc.Decimal, minFrac, maxFrac int) string {
	digits, neg := fixed(d, minFrac, maxFrac)
	return string(l.num.write(make([]byte, 0, 48), &l.num.number, digits, neg, "", l.num.minGroup))
}

// Exact writes a number with the decimals it carries.
func (l *Locale) Exact(d calc.Decimal) string { return l.Number(d, d.Scale(), d.Scale()) }

// Percent writes a percentage, given in percent (13.6), with the decimals it
// carries.
func (l *Locale) Percent(d calc.Decimal) string {
	digits, neg := fixed(d, d.Scale(), d.Scale())
	return string(l.num.write(make([]byte, 0, 48), &l.num.percents, digits, neg, "", l.num.minGroup))
}

// Digits writes ASCII digits in the language's own, without grouping, as
// for years and codes.
func (l *Locale) Digits(s string) string {
	if l.num.zero == '0' {
		return s
	}
	return string(l.num.digits(nil, s))
}

// Approximately marks a written number as approximate: ~5, ≈5 in French.
func (l *Locale) Approximately(number string) string {
	return strings.Replace(l.num.approx, "{0}", number, 1)
}

// AtLeast marks a written number as a lower bound: 5+, ≥5 in French.
func (l *Locale) AtLeast(number string) string {
	return strings.Replace(l.num.atLeast, "{0}", number, 1)
}

// NumberRange writes a range of numbers with the decimals they carry.
func (l *Locale) NumberRange(a, b calc.Decimal) string {
	return l.span(a, b, &l.num.number, "", l.Exact)
}

// PercentRange writes a range of percentages, in percent, with the decimals
// they carry: 30–50 %. Where CLDR repeats the sign it is repeated: 30% – 50%.
func (l *Locale) PercentRange(a, b calc.Decimal) string {
	return l.span(a, b, &l.num.percents, "", l.Percent)
}

// span joins two numbers. As ICU does, it writes what stands around them
// once when that is more than a single character, and else puts spaces
// around the dash.
func (l *Locale) span(a, b calc.Decimal, around *affix, cur string, write func(calc.Decimal) string) string {
	if a.Equal(b) && a.Scale() == b.Scale() {
		return write(a)
	}
	extra := utf8.RuneCount(l.num.affix(nil, around.pre, cur)) + utf8.RuneCount(l.num.affix(nil, around.suf, cur))
	if a.Sign() < 0 || b.Sign() < 0 || extra == 1 {
		dash := strings.TrimSuffix(strings.TrimPrefix(l.num.between, "{0}"), "{1}")
		return write(a) + " " + strings.TrimSpace(dash) + " " + write(b)
	}
	out := l.num.affix(nil, around.pre, cur)
	if extra > 0 && strings.HasSuffix(around.pre, "¤") && spaced(cur, true) {
		out = append(out, nbsp...)
	}
	first, _ := fixed(a, a.Scale(), a.Scale())
	second, _ := fixed(b, b.Scale(), b.Scale())
	out = append(out, replace2(l.num.between, l.num.group3(first), l.num.group3(second))...)
	return string(l.num.affix(out, around.suf, cur))
}

func (n *numerals) group3(digits string) string {
	return string(n.grouped(nil, digits, n.minGroup))
}

const nbsp = "\u00a0"

// replace2 puts values for {0} and {1} into a pattern.
func replace2(pattern, zero, one string) string {
	i, j := strings.Index(pattern, "{0}"), strings.Index(pattern, "{1}")
	if i < j {
		return pattern[:i] + zero + pattern[i+3:j] + one + pattern[j+3:]
	}
	return pattern[:j] + one + pattern[j+3:i] + zero + pattern[i+3:]
}

// fixed gives the unsigned ASCII digits of a number with so many decimals.
func fixed(d calc.Decimal, minFrac, maxFrac int) (digits string, negative bool) {
	if d.Scale() > maxFrac {
		d = d.Round(maxFrac)
	}
	s := d.String()
	negative = d.Sign() < 0
	s = strings.TrimPrefix(s, "-")
	scale := d.Scale()
	for scale > minFrac && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
		scale--
	}
	if scale == 0 {
		s = strings.TrimSuffix(s, ".")
	}
	if scale < minFrac {
		if scale == 0 {
			s += "."
		}
		s += strings.Repeat("0", minFrac-scale)
	}
	return s, negative
}

// write appends a number with what stands around it.
func (n *numerals) write(dst []byte, a *affix, digits string, neg bool, cur string, minGroup int) []byte {
	pre, suf := a.pre, a.suf
	if neg {
		pre, suf = a.negPre, a.negSuf
	}
	dst = n.affix(dst, pre, cur)
	if cur != "" && strings.HasSuffix(pre, "¤") && spaced(cur, true) {
		dst = append(dst, nbsp...)
	}
	dst = n.grouped(dst, digits, minGroup)
	if cur != "" && strings.HasPrefix(suf, "¤") && spaced(cur, false) {
		dst = append(dst, nbsp...)
	}
	return n.affix(dst, suf, cur)
}

// affix appends what stands beside the digits, with the language's signs.
func (n *numerals) affix(dst []byte, s, cur string) []byte {
	for _, r := range s {
		switch r {
		case '-':
			dst = append(dst, n.minus...)
		case '%':
			dst = append(dst, n.percent...)
		case '¤':
			dst = append(dst, cur...)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// spaced tells whether CLDR's currency spacing applies: the character of the
// currency next to the digits is neither a symbol nor a space.
func spaced(cur string, last bool) bool {
	r, _ := utf8.DecodeRuneInString(cur)
	if last {
		r, _ = utf8.DecodeLastRuneInString(cur)
	}
	return !unicode.IsSymbol(r) && !unicode.Is(unicode.Z, r) && r != '\u200f' && r != '\u200e'
}

// grouped appends digits with separators and the language's decimal sign.
func (n *numerals) grouped(dst []byte, digits string, minGroup int) []byte {
	whole, frac, dotted := strings.Cut(digits, ".")
	if len(whole) < n.primary+minGroup {
		dst = n.digits(dst, whole)
	} else {
		head := len(whole) - n.primary
		first := head % n.secondary
		dst = n.digits(dst, whole[:first])
		for i := first; i < head; i += n.secondary {
			if i > 0 {
				dst = append(dst, n.group...)
			}
			dst = n.digits(dst, whole[i:i+n.secondary])
		}
		dst = append(dst, n.group...)
		dst = n.digits(dst, whole[head:])
	}
	if dotted {
		dst = append(dst, n.decimal...)
		dst = n.digits(dst, frac)
	}
	return dst
}

func (n *numerals) digits(dst []byte, ascii string) []byte {
	if n.zero == '0' {
		return append(dst, ascii...)
	}
	for i := range len(ascii) {
		if c := ascii[i]; c >= '0' && c <= '9' {
			dst = utf8.AppendRune(dst, n.zero+rune(c-'0'))
		} else {
			dst = append(dst, c)
		}
	}
	return dst
}
