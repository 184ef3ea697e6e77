package date

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func must(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseKeepsPrecision(t *testing.T) {
	for _, c := range []struct {
		in          string
		precision   Precision
		first, last string
	}{
		{"2018", ToYear, "2018-01-01", "2018-12-31"},
		{"2018-Q2", ToQuarter, "2018-04-01", "2018-06-30"},
		{"2018-04", ToMonth, "2018-04-01", "2018-04-30"},
		{"2024-02", ToMonth, "2024-02-01", "2024-02-29"},
		{"spring 2018", ToSeason, "2018-03-01", "2018-05-31"},
		{"autumn 2018", ToSeason, "2018-09-01", "2018-11-30"},
		{"winter 2023", ToSeason, "2023-12-01", "2024-02-29"},
		{"2018-04-25", ToDay, "2018-04-25", "2018-04-25"},
	} {
		d := must(t, c.in)
		if d.Precision() != c.precision || d.First().String() != c.first || d.Last().String() != c.last || d.String() != c.in {
			t.Errorf("%s: precision %d, %s to %s, written %s", c.in, d.Precision(), d.First(), d.Last(), d)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":            "empty",
		"2018-13":     "months go from 01 to 12",
		"2018-02-29":  "days 01 to 28",
		"1900-02-29":  "days 01 to 28",
		"2018-04-31":  "days 01 to 30",
		"2018-Q5":     "Q1 to Q4",
		"fall 2018":   "spring, summer, autumn or winter",
		"18-04-25":    "write 2018",
		"2018-4-25":   "write 2018",
		"25.04.2018":  "write 2018",
		"2018/04/25":  "write 2018",
		"0000":        "does not exist",
		"2018-04-25 ": "write 2018",
		"２０１８":        "write 2018",
	} {
		d, err := Parse(in)
		if err == nil {
			t.Errorf("%q was read as %s", in, d)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want it to say %q", in, err, want)
		}
	}
}

func TestOrder(t *testing.T) {
	today := New(2026, 11, 22)
	for _, c := range []struct {
		d     string
		ended bool
	}{{"2026-11-21", true}, {"2026-11-22", false}, {"2026-11", false}, {"2026-10", true}, {"2026", false}, {"autumn 2026", false}, {"winter 2025", true}, {"2026-Q3", true}} {
		if got := must(t, c.d).Ended(today); got != c.ended {
			t.Errorf("%s ended on %s: %v", c.d, today, got)
		}
	}
	if (Date{}).Ended(today) {
		t.Error("a date not given has ended")
	}
	if must(t, "2026-11").Before(today) || must(t, "2026-11").After(today) {
		t.Error("a month is neither before nor after a day in it")
	}
	if !must(t, "2027").After(today) || must(t, "2026").Compare(must(t, "2026-01-01")) <= 0 {
		t.Error("years are out of order")
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ from, period, want string }{
		{"2023", "P24M", "2025-12-31"},
		{"2024-01-31", "P1M", "2024-02-29"},
		{"2024-02-29", "P1Y", "2025-02-28"},
		{"2026-11-22", "P2D", "2026-11-24"},
		{"2026-12-31", "P1D", "2027-01-01"},
		{"2026-11-22", "P2W", "2026-12-06"},
		{"2026-11-22", "P1Y6M", "2028-05-22"},
	} {
		p, err := ParsePeriod(c.period)
		if err != nil {
			t.Fatal(err)
		}
		if got := must(t, c.from).Plus(p); got.String() != c.want {
			t.Errorf("%s plus %s is %s, want %s", c.from, c.period, got, c.want)
		}
	}
	for _, bad := range []string{"", "P", "24M", "P24", "PM", "P1D1Y", "P1M2M", "PT5H", "P-1D", "P123456D"} {
		if p, err := ParsePeriod(bad); err == nil {
			t.Errorf("%q was read as %s", bad, p)
		}
	}
	if n := MonthsBetween(must(t, "2024-01-31"), must(t, "2024-02-29")); n != 1 {
		t.Errorf("from 31 January to 29 February: %d months", n)
	}
	if n := MonthsBetween(must(t, "2026-11-22"), must(t, "2026-05-23")); n != -5 {
		t.Errorf("back to 23 May: %d months", n)
	}
	if n := must(t, "2026-11-22").DaysUntil(must(t, "2026-12")); n != 9 {
		t.Errorf("days until December: %d", n)
	}
}

func TestInterval(t *testing.T) {
	v := Interval{must(t, "2026-03"), must(t, "2026-05-31")}
	for day, in := range map[string]bool{"2026-02-28": false, "2026-03-01": true, "2026-05-31": true, "2026-06-01": false} {
		if v.Contains(must(t, day)) != in {
			t.Errorf("%s in %s: %v", day, v, !in)
		}
	}
	if open := (Interval{From: must(t, "2026")}); open.Ended(must(t, "2099-01-01")) || open.String() != "2026/.." {
		t.Errorf("an open interval: %s", open)
	}
	if !(Interval{must(t, "2026-05"), must(t, "2026-04")}).Reversed() {
		t.Error("an interval that ends before it begins is not noticed")
	}
}

func TestMoment(t *testing.T) {
	m, err := ParseMoment("2026-11-22T09:00", "Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Time().UTC().Format(time.RFC3339); got != "2026-11-22T08:00:00Z" {
		t.Error("in UTC:", got)
	}
	var back Moment
	text, _ := m.MarshalText()
	if err := back.UnmarshalText(text); err != nil || back != m {
		t.Errorf("%s came back as %v, %v", text, back, err)
	}
	for _, c := range []struct{ in, zone, want string }{
		{"2026-11-22T09:00", "", "time zone"},
		{"2026-11-22T09:00", "Europe/Lund", "known time zone"},
		{"2026-11-22T09:00", "Local", "IANA name"},
		{"2026-11-22T24:00", "Europe/Stockholm", "time of day"},
		{"2026-11-22T9:00", "Europe/Stockholm", "time of day"},
		{"2026-11T09:00", "Europe/Stockholm", "no day"},
		{"2026-03-29T02:30", "Europe/Stockholm", "clocks go forward"},
	} {
		if _, err := ParseMoment(c.in, c.zone); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s in %q: %v; want it to say %q", c.in, c.zone, err, c.want)
		}
	}
	tokyo, _ := ParseMoment("2026-11-22T09:00", "Asia/Tokyo")
	if tokyo.Compare(m) >= 0 {
		t.Error("nine in Tokyo is not before nine in Stockholm")
	}
}

func TestMonthsAgreeWithDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := New(2000, 1, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "day"))
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatalf("%s is read back as %s, %v", d, back, err)
		}
		n := rapid.IntRange(-300, 300).Draw(t, "months")
		if got := MonthsBetween(d, d.AddMonths(n)); got != n && n >= 0 {
			t.Fatalf("%s and %d months: %d between", d, n, got)
		}
		k := rapid.IntRange(-9000, 9000).Draw(t, "days")
		if got := d.DaysUntil(d.AddDays(k)); got != k {
			t.Fatalf("%s and %d days: %d until", d, k, got)
		}
	})
}

func TestADayIsKnownExactly(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-22": "2026-11-22", "": "",
		"2026": "“2026” is not a day: write year, month and day, 2018-04-25", "2026-11": "“2026-11” is not a day: write year, month and day, 2018-04-25",
		"spring 2026": "“spring 2026” is not a day: write year, month and day, 2018-04-25", "2026-02-30": "“2026-02-30” is not a day: write year, month and day, 2018-04-25",
	} {
		var d Day
		got := ""
		if err := d.UnmarshalText([]byte(text)); err != nil {
			got = err.Error()
		} else if !d.IsZero() {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
