package date

import (
	"fmt"
	"strings"
)

// accepted is what every message about a malformed date says to write.
const accepted = "write 2018, 2018-Q2, spring 2018, 2018-04 or 2018-04-25"

// Parse reads a date of any precision: 2018, 2018-Q2, "spring 2018", 2018-04
// or 2018-04-25. Years have four digits. Days are checked against the
// calendar. The error says what is wrong and what is accepted.
func Parse(s string) (Date, error) {
	if s == "" {
		return Date{}, fmt.Errorf("the date is empty: %s", accepted)
	}
	if season, year, ok := strings.Cut(s, " "); ok {
		return parseSeason(s, season, year)
	}
	parts := strings.Split(s, "-")
	y, ok := digits(parts[0], 4)
	if !ok || len(parts) > 3 {
		return Date{}, malformed(s)
	}
	if y == 0 {
		return Date{}, fmt.Errorf("the year 0000 in “%s” does not exist: %s", s, accepted)
	}
	d := Date{Year: y}
	if len(parts) == 1 {
		return d, nil
	}
	if q, isQuarter := strings.CutPrefix(parts[1], "Q"); isQuarter && len(parts) == 2 {
		n, ok := digits(q, 1)
		if !ok || n < 1 || n > 4 {
			return Date{}, fmt.Errorf("“%s” has no such quarter: a year has Q1 to Q4", s)
		}
		d.Quarter = n
		return d, nil
	}
	return parseMonthDay(s, d, parts[1:])
}

func parseMonthDay(s string, d Date, parts []string) (Date, error) {
	var ok bool
	if d.Month, ok = digits(parts[0], 2); !ok {
		return Date{}, malformed(s)
	}
	if d.Month < 1 || d.Month > 12 {
		return Date{}, fmt.Errorf("“%s” has no such month: months go from 01 to 12", s)
	}
	if len(parts) == 1 {
		return d, nil
	}
	if d.Day, ok = digits(parts[1], 2); !ok {
		return Date{}, malformed(s)
	}
	if last := daysIn(d.Year, d.Month); d.Day < 1 || d.Day > last {
		return Date{}, fmt.Errorf("“%s” is not in the calendar: %04d-%02d has days 01 to %d", s, d.Year, d.Month, last)
	}
	return d, nil
}

func parseSeason(s, season, year string) (Date, error) {
	y, ok := digits(year, 4)
	if !ok || y == 0 {
		return Date{}, malformed(s)
	}
	for _, k := range []Season{Spring, Summer, Autumn, Winter} {
		if season == k.String() {
			return Date{Year: y, Season: k}, nil
		}
	}
	return Date{}, fmt.Errorf("“%s” has no such season: write spring, summer, autumn or winter and the year", s)
}

func malformed(s string) error { return fmt.Errorf("“%s” is not a date: %s", s, accepted) }

// digits reads exactly n ASCII digits.
func digits(s string, n int) (int, bool) {
	if len(s) != n {
		return 0, false
	}
	v := 0
	for i := range n {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// MarshalText writes the date as Parse reads it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; empty text is the zero date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := Parse(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Day is a date that must be known to the day: what holds from or until it
// has legal effect.
type Day struct{ Date }

// UnmarshalText reads 2018-04-25 and refuses anything less exact; empty text
// is the zero day.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Day{}
		return nil
	}
	v, err := Parse(string(b))
	if err != nil || v.Precision() != ToDay {
		return fmt.Errorf("“%s” is not a day: write year, month and day, 2018-04-25", b)
	}
	d.Date = v
	return nil
}
