// Package calc computes exactly: decimals that keep the digits they were
// written with, and formulas over facts. There is no binary floating point
// in it. It leaves how a language writes a number to lang, and what a number
// means to model.
package calc

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Decimal is an exact decimal number that remembers its scale, the number of
// decimals it was written with: 1.50 has scale 2. The zero value is 0.
type Decimal struct{ d decimal.Decimal }

// maxDigits bounds a literal; no figure of a region needs more.
const maxDigits = 100

// Int is a whole number as a Decimal.
func Int(n int64) Decimal { return Decimal{decimal.NewFromInt(n)} }

// Parse reads a decimal literal: an optional sign, digits, and optionally a
// dot with more digits. Exponents, separators and leading zeros are refused,
// since somebody would read them differently.
func Parse(s string) (Decimal, error) {
	body := strings.TrimLeft(s, "+-")
	if len(s)-len(body) > 1 {
		return Decimal{}, fmt.Errorf("“%s” is not a number: it has more than one sign", s)
	}
	whole, frac, dotted := strings.Cut(body, ".")
	switch {
	case len(body) > maxDigits:
		return Decimal{}, fmt.Errorf("the number %.20s… is too long: at most %d characters", s, maxDigits)
	case !allDigits(whole) || dotted && !allDigits(frac):
		return Decimal{}, fmt.Errorf("“%s” is not a number: %s", s, notANumber(body))
	case len(whole) > 1 && whole[0] == '0':
		return Decimal{}, fmt.Errorf("“%s” has a leading zero: write %s", s, withoutLeadingZeros(s))
	}
	d, err := decimal.NewFromString(strings.TrimPrefix(s, "+"))
	if err != nil {
		return Decimal{}, fmt.Errorf("“%s” is not a number: %w", s, err)
	}
	return Decimal{d}, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// notANumber says what to write instead, by the likeliest mistake.
func notANumber(body string) string {
	switch {
	case strings.ContainsAny(body, "_ \u00a0\u202f'"):
		return "write it without separators, 1822000"
	case strings.Contains(body, ","):
		return "write decimals with a dot and no separators, 1822000.5"
	case strings.Count(body, ".") > 1:
		return "write it without separators, 1822000"
	case strings.ContainsAny(body, "eE"):
		return "write it out without an exponent"
	case strings.HasPrefix(body, "."), strings.HasSuffix(body, "."):
		return "a dot needs digits on both sides, 0.5"
	}
	return "write digits, with a dot before decimals, such as 1822000 or 13.6"
}

func withoutLeadingZeros(s string) string {
	sign := ""
	if s[0] == '-' {
		sign = "-"
	}
	t := strings.TrimLeft(strings.TrimLeft(s, "+-"), "0")
	if t == "" || t[0] == '.' {
		t = "0" + t
	}
	return sign + t
}

// String writes the number with the decimals it has; Parse reads it back.
func (a Decimal) String() string { return a.d.StringFixed(int32(a.Scale())) }

// Scale is the number of decimals the number carries.
func (a Decimal) Scale() int { return max(0, -int(a.d.Exponent())) }

// Sign is -1, 0 or 1.
func (a Decimal) Sign() int { return a.d.Sign() }

// IsZero tells whether the number is 0, whatever its scale.
func (a Decimal) IsZero() bool { return a.d.IsZero() }

// IsInteger tells whether the number has no fraction but zeros.
func (a Decimal) IsInteger() bool { return a.d.IsInteger() }

// Int64 is the number when it is a whole one that fits.
func (a Decimal) Int64() (int64, bool) {
	if !a.d.IsInteger() || !a.d.BigInt().IsInt64() {
		return 0, false
	}
	return a.d.IntPart(), true
}

// Cmp orders numbers by value: 1.5 and 1.50 are the same.
func (a Decimal) Cmp(b Decimal) int { return a.d.Cmp(b.d) }

// Equal tells whether two numbers have the same value, whatever their scale.
func (a Decimal) Equal(b Decimal) bool { return a.d.Equal(b.d) }

// Neg is -a.
func (a Decimal) Neg() Decimal { return Decimal{a.d.Neg()} }

// Abs is a without its sign.
func (a Decimal) Abs() Decimal { return Decimal{a.d.Abs()} }

// Add is a + b, exact.
func (a Decimal) Add(b Decimal) Decimal { return Decimal{a.d.Add(b.d)} }

// Sub is a - b, exact.
func (a Decimal) Sub(b Decimal) Decimal { return Decimal{a.d.Sub(b.d)} }

// Mul is a × b, exact.
func (a Decimal) Mul(b Decimal) Decimal { return Decimal{a.d.Mul(b.d)} }

// Div is a ÷ b to so many decimals, halves away from zero; ok is false when
// b is zero.
func (a Decimal) Div(b Decimal, places int) (q Decimal, ok bool) {
	if b.d.IsZero() {
		return Decimal{}, false
	}
	return Decimal{a.d.DivRound(b.d, int32(places))}, true
}

// Round gives the number to so many decimals, halves away from zero (2.5 is
// 3, -2.5 is -3). Negative places round to tens, hundreds and so on. The
// result has exactly that scale: 1.5 rounded to 2 places is 1.50.
func (a Decimal) Round(places int) Decimal {
	r := a.d.Round(int32(places))
	if want := -int32(places); places >= 0 && r.Exponent() > want {
		r = r.Add(decimal.New(0, want)) // adding a zero of that scale widens the coefficient
	}
	return Decimal{r}
}

// Trim drops zeros from the end of the decimals: 1.50 becomes 1.5, 2.00
// becomes 2.
func (a Decimal) Trim() Decimal {
	s := a.String()
	if !strings.Contains(s, ".") {
		return a
	}
	d, err := decimal.NewFromString(strings.TrimRight(strings.TrimRight(s, "0"), "."))
	if err != nil { // cannot be: String writes what NewFromString reads
		return a
	}
	return Decimal{d}
}

// Shift multiplies by a power of ten, exact: 13.6 shifted by -2 is 0.136.
func (a Decimal) Shift(places int) Decimal { return Decimal{a.d.Shift(int32(places))} }

// MarshalText writes the number as String does.
func (a Decimal) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads a literal as Parse does.
func (a *Decimal) UnmarshalText(b []byte) error {
	v, err := Parse(string(b))
	if err != nil {
		return err
	}
	*a = v
	return nil
}
