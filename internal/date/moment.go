package date

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones must be known on machines that have no zone files
)

// Moment is when something begins or ends: a date, often with a time of day
// in a named zone. It is a plain value.
type Moment struct {
	Date
	Hour, Minute int
	HasTime      bool
	Zone         string // IANA name such as Europe/Stockholm; empty when there is no time
}

// ParseMoment reads "2026-11-22", "2026-11-22T09:00" or any date Parse
// accepts. A time of day needs a zone, an IANA name such as
// Europe/Stockholm; a time the zone skips that day is refused.
func ParseMoment(s, zone string) (Moment, error) {
	m, err := parseMoment(s, zone)
	if err != nil || !m.HasTime {
		return m, err
	}
	if zone == "" {
		return Moment{}, fmt.Errorf("“%s” has a time but no time zone: add one, such as Europe/Stockholm", s)
	}
	if t := m.Time(); t.Hour() != m.Hour || t.Minute() != m.Minute {
		return Moment{}, fmt.Errorf("“%s” does not exist in %s: the clocks go forward then", s, zone)
	}
	return m, nil
}

// parseMoment is ParseMoment for a time whose zone may stand elsewhere.
func parseMoment(s, zone string) (Moment, error) {
	day, clock, timed := strings.Cut(s, "T")
	d, err := Parse(day)
	if err != nil {
		return Moment{}, err
	}
	m := Moment{Date: d, Zone: zone, HasTime: timed}
	if zone != "" {
		if err := CheckZone(zone); err != nil {
			return Moment{}, err
		}
	}
	if !timed {
		return m, nil
	}
	if d.Precision() != ToDay {
		return Moment{}, fmt.Errorf("“%s” has a time but no day: write 2026-11-22T09:00", s)
	}
	hour, minute, ok := strings.Cut(clock, ":")
	var okH, okM bool
	m.Hour, okH = digits(hour, 2)
	m.Minute, okM = digits(minute, 2)
	if !ok || !okH || !okM || m.Hour > 23 || m.Minute > 59 {
		return Moment{}, fmt.Errorf("“%s” has no valid time of day: write hours and minutes, 2026-11-22T09:00", s)
	}
	return m, nil
}

// In gives the moment with its time in a zone that was written elsewhere.
func (m Moment) In(zone string) Moment {
	if m.HasTime {
		m.Zone = zone
	}
	return m
}

// CheckZone tells what is wrong with the name of a time zone.
func CheckZone(name string) error {
	if name == "" || name == "Local" {
		return fmt.Errorf("“%s” is not a time zone: write an IANA name such as Europe/Stockholm", name)
	}
	if _, err := time.LoadLocation(name); err != nil {
		return fmt.Errorf("“%s” is not a known time zone: write an IANA name such as Europe/Stockholm", name)
	}
	return nil
}

// Time is the moment as a time in its zone. Without a time of day it is
// midnight UTC at the start of the first day.
func (m Moment) Time() time.Time {
	f := m.First()
	if !m.HasTime {
		return f.time()
	}
	loc, err := time.LoadLocation(m.Zone)
	if err != nil { // a Moment made by hand with a zone that ParseMoment would refuse
		loc = time.UTC
	}
	return time.Date(f.Year, time.Month(f.Month), f.Day, m.Hour, m.Minute, 0, 0, loc)
}

// Compare orders moments in time; a day without a time comes before its hours.
func (m Moment) Compare(o Moment) int {
	if m.HasTime && o.HasTime {
		return m.Time().Compare(o.Time())
	}
	if c := m.Date.Compare(o.Date); c != 0 {
		return c
	}
	switch {
	case m.HasTime:
		return 1
	case o.HasTime:
		return -1
	}
	return 0
}

// String writes the moment as ParseMoment reads it, without the zone.
func (m Moment) String() string {
	if !m.HasTime {
		return m.Date.String()
	}
	return fmt.Sprintf("%sT%02d:%02d", m.Date, m.Hour, m.Minute)
}

// MarshalText writes the moment with its zone in brackets, as RFC 9557 does.
func (m Moment) MarshalText() ([]byte, error) {
	s := m.String()
	if m.Zone != "" {
		s += "[" + m.Zone + "]"
	}
	return []byte(s), nil
}

// UnmarshalText reads what MarshalText wrote, and a time without a zone, which
// is then somebody else's to supply (In) and to check.
func (m *Moment) UnmarshalText(b []byte) error {
	s, zone, _ := strings.Cut(string(b), "[")
	if s == "" {
		*m = Moment{}
		return nil
	}
	v, err := parseMoment(s, strings.TrimSuffix(zone, "]"))
	if err != nil {
		return err
	}
	*m = v
	return nil
}
