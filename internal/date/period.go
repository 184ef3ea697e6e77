package date

import (
	"fmt"
	"strings"
	"time"
)

// AddDays counts n days on (or back) from the date's last day.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return FromTime(d.Last().time().AddDate(0, 0, n))
}

// AddMonths counts n months on (or back) from the date's last day. A day the
// target month lacks becomes its last one: 31 January and a month is the end
// of February.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	last := d.Last()
	m := last.Year*12 + last.Month - 1 + n
	year, month := floorDiv(m, 12), m-floorDiv(m, 12)*12+1
	return New(year, month, min(last.Day, daysIn(year, month)))
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// DaysUntil is how many days lie from the last day of d to the first day of
// o: 1 from today to tomorrow, negative when o came before.
func (d Date) DaysUntil(o Date) int {
	return int(o.First().time().Sub(d.Last().time()) / (24 * time.Hour))
}

// MonthsBetween is how many whole months have passed from the last day of a
// to the first day of b, negative when b came before.
func MonthsBetween(a, b Date) int {
	from, to := a.Last(), b.First()
	if compareDays(to, from) < 0 {
		return -MonthsBetween(to, from)
	}
	n := (to.Year-from.Year)*12 + to.Month - from.Month
	if compareDays(from.AddMonths(n), to) > 0 {
		n--
	}
	return n
}

// Period is a length in calendar units, as "P1Y6M" writes it.
type Period struct{ Years, Months, Days int }

// ParsePeriod reads an ISO 8601 period of years, months, weeks and days:
// P24M, P2D, P1Y, P2W, P1Y6M. Weeks become days. Times of day are refused.
func ParsePeriod(s string) (Period, error) {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return Period{}, badPeriod(s)
	}
	var p Period
	units := "YMWD"
	for rest != "" {
		i := 0
		n := 0
		for i < len(rest) && i < 5 && rest[i] >= '0' && rest[i] <= '9' {
			n = n*10 + int(rest[i]-'0')
			i++
		}
		if i == 0 || i == len(rest) {
			return Period{}, badPeriod(s)
		}
		at := strings.IndexByte(units, rest[i])
		if at < 0 {
			return Period{}, badPeriod(s)
		}
		switch units[at] {
		case 'Y':
			p.Years = n
		case 'M':
			p.Months = n
		case 'W':
			p.Days += 7 * n
		case 'D':
			p.Days += n
		}
		units, rest = units[at+1:], rest[i+1:]
	}
	return p, nil
}

func badPeriod(s string) error {
	return fmt.Errorf("“%s” is not a period: write P24M, P1Y, P2W or P2D (P, then years Y, months M, weeks W, days D)", s)
}

// IsZero tells whether the period has no length.
func (p Period) IsZero() bool { return p == Period{} }

// String writes the period as ParsePeriod reads it.
func (p Period) String() string {
	if p.IsZero() {
		return "P0D"
	}
	var b strings.Builder
	b.WriteByte('P')
	for _, u := range []struct {
		n    int
		unit byte
	}{{p.Years, 'Y'}, {p.Months, 'M'}, {p.Days, 'D'}} {
		if u.n != 0 {
			fmt.Fprintf(&b, "%d%c", u.n, u.unit)
		}
	}
	return b.String()
}

// Plus counts the period on from the date's last day: years and months
// first, then days. What describes 2023 is two years old at the end of 2025.
func (d Date) Plus(p Period) Date { return d.AddMonths(p.Years*12 + p.Months).AddDays(p.Days) }

// Minus counts the period back from the date's first day.
func (d Date) Minus(p Period) Date {
	return d.First().AddMonths(-p.Years*12 - p.Months).AddDays(-p.Days)
}

// Interval is a stretch of days. Until is inclusive; a zero From has always
// been, a zero Until has no end.
type Interval struct{ From, Until Date }

// IsZero tells whether neither end was given.
func (v Interval) IsZero() bool { return v == Interval{} }

// Contains tells whether a day lies within the interval.
func (v Interval) Contains(day Date) bool {
	return v.Begun(day) && !v.Ended(day)
}

// Begun tells whether the interval has begun on the day today.
func (v Interval) Begun(today Date) bool { return !v.From.After(today) }

// Ended tells whether the interval is over on the day today.
func (v Interval) Ended(today Date) bool { return v.Until.Ended(today) }

// Reversed tells whether the interval ends before it begins.
func (v Interval) Reversed() bool {
	return !v.From.IsZero() && !v.Until.IsZero() && v.Until.Before(v.From)
}

// String writes the interval as ISO 8601 does, with ".." for an open end.
func (v Interval) String() string {
	end := func(d Date) string {
		if d.IsZero() {
			return ".."
		}
		return d.String()
	}
	return end(v.From) + "/" + end(v.Until)
}
