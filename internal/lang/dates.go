package lang

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"lodestone/internal/date"
)

// Style says how long a date is.
type Style int

const (
	Long   Style = iota // 22 November 2026
	Medium              // 22 Nov 2026
	Short               // 22/11/2026
	Full                // Sunday, 22 November 2026
)

// Date writes a date as exactly as it is known and no more: 2018, spring
// 2018, 2nd quarter 2018, April 2018, 25 April 2018. The zero date is empty.
func (l *Locale) Date(d date.Date, s Style) string {
	switch d.Precision() {
	case date.ToDay:
		return l.fill(l.data.dates[s], d, clock{}, d, clock{})
	case date.ToMonth:
		return l.fill(l.data.monthly[s], d, clock{}, d, clock{})
	case date.ToQuarter:
		return l.fill(l.data.quarter[s], d, clock{}, d, clock{})
	case date.ToSeason:
		return l.season(d)
	case date.ToYear:
		return l.fill(l.data.yearly, d, clock{}, d, clock{})
	}
	return ""
}

// Month is the short name of a month, from 1, as it stands alone.
func (l *Locale) Month(month int) string { return l.data.months[1][1][month-1] }

// DateRange writes a stretch of days, months or years, naming what both ends
// share once: 22–24 November 2026. An end that is zero is left out. Ends of
// different precision are each written in full.
func (l *Locale) DateRange(a, b date.Date, s Style) string {
	switch {
	case b.IsZero() || a == b:
		return l.Date(a, s)
	case a.IsZero():
		return l.Date(b, s)
	case a.Precision() != b.Precision():
		return l.between(l.Date(a, s), l.Date(b, s))
	}
	pattern := ""
	switch a.Precision() {
	case date.ToDay:
		pattern = l.data.ranges[s][greatest(a, b)]
	case date.ToMonth:
		pattern = l.data.monthRanges[s][greatest(a, b)]
	case date.ToYear:
		pattern = l.data.yearRange
	}
	if pattern == "" {
		return l.between(l.Date(a, s), l.Date(b, s))
	}
	return l.fill(pattern, a, clock{}, b, clock{})
}

// greatest is the greatest field in which two dates differ: 0 the year, 1 the
// month, 2 the day.
func greatest(a, b date.Date) int {
	switch {
	case a.Year != b.Year:
		return 0
	case a.Month != b.Month:
		return 1
	}
	return 2
}

func (l *Locale) between(a, b string) string { return replace2(l.data.rangeBetween, a, b) }

// Time writes a time of day.
func (l *Locale) Time(hour, minute int) string {
	c := clock{hour, minute}
	return l.fill(l.data.clock, date.Date{}, c, date.Date{}, c)
}

// TimeRange writes from when until when on one day.
func (l *Locale) TimeRange(fromHour, fromMinute, untilHour, untilMinute int) string {
	a, b := clock{fromHour, fromMinute}, clock{untilHour, untilMinute}
	if a == b {
		return l.Time(fromHour, fromMinute)
	}
	pattern := l.data.clockRange[1]
	if a.hour/12 != b.hour/12 || l.data.periods[a.hour] != l.data.periods[b.hour] {
		pattern = l.data.clockRange[0]
	}
	return l.fill(pattern, date.Date{}, a, date.Date{}, b)
}

// DateTime writes a moment, with its time of day if it has one. The zone is
// not written.
func (l *Locale) DateTime(m date.Moment, s Style) string {
	day := l.Date(m.Date, s)
	if !m.HasTime {
		return day
	}
	return replace2(l.data.joint[s], l.Time(m.Hour, m.Minute), day)
}

// DateTimeRange writes from when until when something goes on; the day once
// if it is the same. A zero end is left out.
func (l *Locale) DateTimeRange(a, b date.Moment, s Style) string {
	switch {
	case b.Date.IsZero():
		return l.DateTime(a, s)
	case a.Date.IsZero():
		return l.DateTime(b, s)
	case !a.HasTime && !b.HasTime:
		return l.DateRange(a.Date, b.Date, s)
	case a.Date == b.Date && a.HasTime && b.HasTime:
		return replace2(l.data.jointRange, l.TimeRange(a.Hour, a.Minute, b.Hour, b.Minute), l.Date(a.Date, s))
	case a.Date == b.Date:
		return l.DateTime(a, s)
	}
	return l.between(l.DateTime(a, s), l.DateTime(b, s))
}

type clock struct{ hour, minute int }

// fill writes a date pattern of CLDR. A field that comes a second time, as in
// the patterns of ranges, begins the second date.
func (l *Locale) fill(pattern string, a date.Date, at clock, b date.Date, bt clock) string {
	out := make([]byte, 0, 64)
	var seen uint64
	for i := 0; i < len(pattern); {
		c := pattern[i]
		switch {
		case c == '\'':
			end := strings.IndexByte(pattern[i+1:], '\'')
			if end <= 0 { // '' is an apostrophe
				out = append(out, '\'')
				i += 2
				continue
			}
			out = append(out, pattern[i+1:i+1+end]...)
			i += end + 2
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			n := 1
			for i+n < len(pattern) && pattern[i+n] == c {
				n++
			}
			bit := uint64(1) << (fieldOf(c) - 'A')
			if seen&bit != 0 {
				a, at, seen = b, bt, 0
			}
			seen |= bit
			out = l.field(out, c, n, a, at)
			i += n
		default:
			out = append(out, c)
			i++
		}
	}
	return string(out)
}

// fieldOf joins the letters that write one field in different ways.
func fieldOf(c byte) byte {
	switch c {
	case 'L':
		return 'M'
	case 'c', 'e':
		return 'E'
	case 'H', 'K', 'k':
		return 'h'
	}
	return c
}

// field appends one field of a date pattern, of n letters.
func (l *Locale) field(dst []byte, c byte, n int, d date.Date, t clock) []byte {
	switch c {
	case 'y':
		if n == 2 {
			return l.pad(dst, d.Year%100, 2)
		}
		return l.pad(dst, d.Year, 1)
	case 'M', 'L':
		if n <= 2 {
			return l.pad(dst, d.Month, n)
		}
		return append(dst, l.data.months[alone(c)][abbreviated(n)][d.Month-1]...)
	case 'd':
		dst = l.pad(dst, d.Day, n)
		if n == 1 && d.Day == 1 && l.data.tag == "fr" { // beside the month's name: 1er mars, but 01/03
			dst = append(dst, "er"...)
		}
		return dst
	case 'E', 'c':
		return append(dst, l.data.days[alone(c)][abbreviated(n)][d.Weekday()]...)
	case 'Q', 'q':
		if n <= 2 {
			return l.pad(dst, d.Quarter, n)
		}
		return append(dst, l.data.quarters[abbreviated(n)][d.Quarter-1]...)
	case 'H':
		return l.pad(dst, t.hour, n)
	case 'h':
		return l.pad(dst, (t.hour+11)%12+1, n)
	case 'K':
		return l.pad(dst, t.hour%12, n)
	case 'm':
		return l.pad(dst, t.minute, n)
	case 'B':
		return append(dst, l.data.periods[t.hour]...)
	case 'a':
		return append(dst, l.data.halves[t.hour/12]...)
	}
	return dst
}

func alone(c byte) int {
	if c == 'L' || c == 'c' {
		return 1
	}
	return 0
}

func abbreviated(n int) int {
	if n == 4 {
		return 0
	}
	return 1
}

// pad appends a number with at least so many digits.
func (l *Locale) pad(dst []byte, v, n int) []byte {
	var buf [8]byte
	s := strconv.AppendInt(buf[:0], int64(v), 10)
	for range n - len(s) {
		dst = utf8.AppendRune(dst, l.num.zero)
	}
	if l.num.zero == '0' {
		return append(dst, s...)
	}
	for _, c := range s {
		dst = utf8.AppendRune(dst, l.num.zero+rune(c-'0'))
	}
	return dst
}
