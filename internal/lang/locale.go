package lang

import (
	"lodestone/internal/calc"
	"lodestone/internal/date"
)

// Locale knows how one language writes numbers and dates. It is immutable
// and safe for concurrent use.
type Locale struct {
	tag Tag
}

// For gives the locale of a language: its own, else its parent's, else
// English; ok is false when it is English for want of a better one.
func For(tag Tag) (l *Locale, ok bool) { return &Locale{tag: tag}, true }

// Tag is the language of the locale's data: sv for sv-AX.
func (l *Locale) Tag() Tag { return l.tag }

// Width says whether a text is written out or abbreviated.
type Width int

const (
	Wide   Width = iota // 1.8 million, 12 kilometres
	Narrow              // 1.8M, 12 km
)

// MoneyStyle says how a currency is named.
type MoneyStyle int

const (
	Symbol MoneyStyle = iota // €1,822,000
	Code                     // EUR 1,822,000
	Name                     // 1,822,000 euros
)

// Style says how long a date is.
type Style int

const (
	Long   Style = iota // 22 November 2026
	Medium              // 22 Nov 2026
	Short               // 22/11/2026
	Full                // Sunday 22 November 2026
)

// Number writes a number with at least minFrac and at most maxFrac decimals,
// halves rounded away from zero.
func (l *Locale) Number(d calc.Decimal, minFrac, maxFrac int) string { return d.String() }

// Exact writes a number with the decimals it carries.
func (l *Locale) Exact(d calc.Decimal) string { return d.String() }

// Compact writes a number in thousands, millions and so on, to two
// significant digits below 100 units: 1.8 million, 18 million.
func (l *Locale) Compact(d calc.Decimal, w Width) string { return d.String() }

// Money writes an amount with so many decimals; a negative digits takes the
// currency's usual number.
func (l *Locale) Money(d calc.Decimal, currency string, style MoneyStyle, digits int) string {
	return currency + " " + d.String()
}

// MoneyCompact writes an amount in thousands, millions and so on.
func (l *Locale) MoneyCompact(d calc.Decimal, currency string, style MoneyStyle) string {
	return currency + " " + d.String()
}

// Percent writes a percentage, given in percent (13.6), with the decimals it
// carries.
func (l *Locale) Percent(d calc.Decimal) string { return d.String() + " %" }

// Unit writes a quantity with the decimals it carries. ok is false for a unit
// CLDR does not name; the number is then followed by the unit as given.
func (l *Locale) Unit(d calc.Decimal, unit string, w Width) (s string, ok bool) {
	return d.String() + " " + unit, true
}

// NumberRange writes a range of numbers with the decimals they carry.
func (l *Locale) NumberRange(a, b calc.Decimal) string { return a.String() + "–" + b.String() }

// Approximately marks a written number as approximate.
func (l *Locale) Approximately(number string) string { return "≈" + number }

// AtLeast marks a written number as a lower bound.
func (l *Locale) AtLeast(number string) string { return "≥" + number }

// Ordinal writes the number of a place in an order: 3rd, 3:e, 3.
func (l *Locale) Ordinal(n int) string { return calc.Int(int64(n)).String() }

// List joins items: a, b and c.
func (l *Locale) List(items []string) string { return "" }

// Date writes a date as exactly as it is known.
func (l *Locale) Date(d date.Date, s Style) string { return d.String() }

// DateRange writes a stretch of days, naming what both ends share once.
func (l *Locale) DateRange(a, b date.Date, s Style) string { return a.String() + " – " + b.String() }

// Time writes a time of day.
func (l *Locale) Time(hour, minute int) string { return "" }

// DateTime writes a moment, with its time of day if it has one.
func (l *Locale) DateTime(m date.Moment, s Style) string { return m.String() }

// DateTimeRange writes from when until when something goes on.
func (l *Locale) DateTimeRange(a, b date.Moment, s Style) string {
	return a.String() + " – " + b.String()
}
