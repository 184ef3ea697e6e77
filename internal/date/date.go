// Package date holds calendar dates as far as they are known: a year, a
// quarter, a season, a month or a day. It never invents a day that was not
// written. It also has periods, intervals and moments with a time zone. It
// leaves how a language writes them to lang, and never asks the clock: today
// is always an argument. All dates are of the Gregorian calendar.
package date

import (
	"cmp"
	"fmt"
	"time"
)

// Precision says how exactly a date is known. The values order from coarse
// to fine.
type Precision int

const (
	Unset     Precision = iota // the zero date
	ToYear                     // 2018
	ToSeason                   // spring 2018
	ToQuarter                  // 2018-Q2
	ToMonth                    // 2018-04
	ToDay                      // 2018-04-25
)

// Season is a quarter of the meteorological year of the northern hemisphere.
type Season int

const (
	NoSeason Season = iota
	Spring          // March to May
	Summer          // June to August
	Autumn          // September to November
	Winter          // December to the end of February of the year after
)

// String gives the English word used in data files.
func (s Season) String() string {
	return [...]string{"", "spring", "summer", "autumn", "winter"}[s]
}

// Date is a fuzzy date. Only the fields its precision has are set; the
// others are zero, and the zero Date means that no date was given. Dates are
// plain values: they may be compared with == and serve as map keys.
type Date struct {
	Year    int
	Month   int // 1–12
	Day     int // 1–31
	Quarter int // 1–4
	Season  Season
}

// New is the date of a day. It trusts its arguments; use Parse for input.
func New(year, month, day int) Date { return Date{Year: year, Month: month, Day: day} }

// FromTime is the day of a time in that time's own location.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return New(y, int(m), d)
}

// IsZero tells whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// Precision says how exactly the date is known.
func (d Date) Precision() Precision {
	switch {
	case d.Day != 0:
		return ToDay
	case d.Month != 0:
		return ToMonth
	case d.Quarter != 0:
		return ToQuarter
	case d.Season != NoSeason:
		return ToSeason
	case d.IsZero():
		return Unset
	}
	return ToYear
}

// String writes the date as Parse reads it; the zero date is empty.
func (d Date) String() string {
	switch d.Precision() {
	case ToDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case ToMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case ToQuarter:
		return fmt.Sprintf("%04d-Q%d", d.Year, d.Quarter)
	case ToSeason:
		return fmt.Sprintf("%s %04d", d.Season, d.Year)
	case ToYear:
		return fmt.Sprintf("%04d", d.Year)
	}
	return ""
}

// months gives the first month of the date and how many months it covers,
// for all precisions coarser than a day.
func (d Date) months() (first, n int) {
	switch d.Precision() {
	case ToYear:
		return 1, 12
	case ToSeason:
		return int(d.Season) * 3, 3
	case ToQuarter:
		return d.Quarter*3 - 2, 3
	}
	return d.Month, 1
}

// First is the first day the date may mean; a day is itself, the zero date
// stays zero. Winter begins on the first of December of its year.
func (d Date) First() Date {
	if p := d.Precision(); p == ToDay || p == Unset {
		return d
	}
	first, _ := d.months()
	return New(d.Year, first, 1)
}

// Last is the last day the date may mean; a day is itself, the zero date
// stays zero. Winter ends with February of the year after its own.
func (d Date) Last() Date {
	if p := d.Precision(); p == ToDay || p == Unset {
		return d
	}
	first, n := d.months()
	year, month := d.Year, first+n-1
	if month > 12 {
		year, month = year+1, month-12
	}
	return New(year, month, daysIn(year, month))
}

// Compare orders dates by their first day, then by their last; the zero date
// comes before all others.
func (d Date) Compare(o Date) int {
	if c := compareDays(d.First(), o.First()); c != 0 {
		return c
	}
	return compareDays(d.Last(), o.Last())
}

func compareDays(a, b Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// Before tells whether all of d lies before all of o.
func (d Date) Before(o Date) bool { return compareDays(d.Last(), o.First()) < 0 }

// After tells whether all of d lies after all of o.
func (d Date) After(o Date) bool { return compareDays(d.First(), o.Last()) > 0 }

// Ended tells whether the last day the date may mean is over on the day
// today. The zero date has not ended.
func (d Date) Ended(today Date) bool { return !d.IsZero() && d.Before(today) }

// Weekday is the day of the week of the date's first day.
func (d Date) Weekday() time.Weekday { return d.First().time().Weekday() }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
