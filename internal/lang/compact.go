package lang

import (
	"strings"

	"lodestone/internal/calc"
)

// Width says whether a word is written out or abbreviated.
type Width int

const (
	Wide   Width = iota // 1.8 million, 12 kilometres
	Narrow              // 1.8M, 12 km
)

// Compact writes a number in thousands, millions and so on: to a whole one
// when that has two digits or more, else to two significant digits (1.8
// million, 18 million). Languages that do not shorten a size write it out.
func (l *Locale) Compact(d calc.Decimal, w Width) string {
	t := &l.num.long
	if w == Narrow {
		t = &l.num.short
	}
	s := shorten(t, d)
	return l.signed(l.compactWord(s), s.negative)
}

// shortened is a number cut to a few digits and the row of its magnitude.
type shortened struct {
	row      *compactRow // nil when the number is written out
	digits   string
	exponent int
	negative bool
}

func shorten(t *compactTable, d calc.Decimal) shortened {
	abs := d.Abs()
	magnitude := wholeDigits(abs) - 1
	s := shortenAt(t, abs, magnitude)
	// 999 999 becomes 1 000 thousand, which is a million.
	if carried := wholeDigits(calcOf(s.digits)) - 1 + s.exponent; carried > magnitude {
		s = shortenAt(t, abs, carried)
	}
	s.negative = d.Sign() < 0 && s.digits != "0"
	return s
}

func shortenAt(t *compactTable, abs calc.Decimal, magnitude int) shortened {
	var s shortened
	if i := min(magnitude, 14) - 3; i >= 0 && t[i].digits > 0 {
		s.row = &t[i]
		s.exponent = min(magnitude, 14) - s.row.digits + 1
	}
	x := abs.Shift(-s.exponent)
	x = x.Round(significantPlaces(x)).Trim()
	s.digits = x.String()
	return s
}

// significantPlaces is how many decimals leave two significant digits, and at
// least the whole number.
func significantPlaces(x calc.Decimal) int {
	s := x.String()
	whole, frac, _ := strings.Cut(s, ".")
	switch {
	case len(whole) > 1:
		return 0
	case whole != "0":
		return 1
	}
	zeros := len(frac) - len(strings.TrimLeft(frac, "0"))
	return zeros + 2
}

func wholeDigits(d calc.Decimal) int {
	whole, _, _ := strings.Cut(d.String(), ".")
	return len(whole)
}

// calcOf reads digits that shorten wrote.
func calcOf(digits string) calc.Decimal {
	d, err := calc.Parse(digits)
	if err != nil { // cannot be: they come from Decimal.String
		return calc.Decimal{}
	}
	return d
}

// compactWord writes the digits and their word, without the sign.
func (l *Locale) compactWord(s shortened) string {
	digits := string(l.num.grouped(nil, s.digits, max(l.num.minGroup, 2)))
	if s.row == nil {
		return digits
	}
	if s.row.exact != "" && s.digits == "1" {
		return s.row.exact
	}
	return strings.Replace(s.row.forms.of(l.plural(s.digits, 0)), "{0}", digits, 1)
}
