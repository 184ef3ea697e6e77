package contact

import (
	"fmt"

	ics "github.com/arran4/golang-ical"
)

// zone is a time zone by its rules: what its clocks are ahead of UTC in
// winter, in minutes, and when they change.
type zone struct {
	winter  int
	changes changes
	names   [2]string // in winter and in summer
}

// changes is the yearly rule by which clocks are put forward and back.
type changes int

const (
	never    changes = iota
	european         // Directive 2000/84/EC: last Sundays of March and October, 01:00 UTC
	american         // Energy Policy Act of 2005: second Sunday of March, first of November, 02:00 local
)

// zones are those in which the regions of Europe meet their investors. They
// are written into the calendar by rule, so that it says the same whatever
// time zone database the builder's machine has.
func zones() map[string]zone {
	all := map[string]zone{
		"UTC": {0, never, [2]string{"UTC"}}, "Atlantic/Reykjavik": {0, never, [2]string{"GMT"}},
		"Europe/London": {0, european, [2]string{"GMT", "BST"}}, "Europe/Dublin": {0, european, [2]string{"GMT", "IST"}},
		"Europe/Lisbon": {0, european, [2]string{"WET", "WEST"}}, "Atlantic/Canary": {0, european, [2]string{"WET", "WEST"}},
		"America/New_York": {-300, american, [2]string{"EST", "EDT"}}, "America/Toronto": {-300, american, [2]string{"EST", "EDT"}},
		"America/Chicago": {-360, american, [2]string{"CST", "CDT"}}, "America/Denver": {-420, american, [2]string{"MST", "MDT"}},
		"America/Los_Angeles": {-480, american, [2]string{"PST", "PDT"}},
		"Asia/Tokyo":          {540, never, [2]string{"JST"}}, "Asia/Seoul": {540, never, [2]string{"KST"}},
		"Asia/Shanghai": {480, never, [2]string{"CST"}}, "Asia/Singapore": {480, never, [2]string{"+08"}},
		"Asia/Dubai": {240, never, [2]string{"+04"}}, "Asia/Riyadh": {180, never, [2]string{"+03"}},
		"Asia/Kolkata": {330, never, [2]string{"IST"}}, "Europe/Istanbul": {180, never, [2]string{"+03"}},
	}
	for _, city := range []string{"Amsterdam", "Andorra", "Belgrade", "Berlin", "Bratislava", "Brussels", "Budapest", "Copenhagen", "Gibraltar",
		"Ljubljana", "Luxembourg", "Madrid", "Malta", "Monaco", "Oslo", "Paris", "Podgorica", "Prague", "Rome", "San_Marino", "Sarajevo",
		"Skopje", "Stockholm", "Tirane", "Vaduz", "Vatican", "Vienna", "Warsaw", "Zagreb", "Zurich"} {
		all["Europe/"+city] = zone{60, european, [2]string{"CET", "CEST"}}
	}
	for _, city := range []string{"Athens", "Bucharest", "Helsinki", "Kyiv", "Mariehamn", "Riga", "Sofia", "Tallinn", "Vilnius"} {
		all["Europe/"+city] = zone{120, european, [2]string{"EET", "EEST"}}
	}
	return all
}

// component is the zone as a calendar states it (RFC 5545, 3.6.5), from the
// year in which its rule came into force.
func (z zone) component(name string) *ics.VTimezone {
	c := ics.NewTimezone(name)
	if z.changes == never {
		c.Components = append(c.Components, standard(z.names[0], "19700101T000000", z.winter, z.winter, ""))
		return c
	}
	summer := z.winter + 60
	forward, back := "19960331T%02d0000", "19961027T%02d0000"
	forwardRule, backRule := "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
	forwardHour, backHour := 1+z.winter/60, 1+summer/60
	if z.changes == american {
		forward, back = "20070311T%02d0000", "20071104T%02d0000"
		forwardRule, backRule = "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"
		forwardHour, backHour = 2, 2
	}
	daylight := &ics.Daylight{ComponentBase: standard(z.names[1], fmt.Sprintf(forward, forwardHour), z.winter, summer, forwardRule).ComponentBase}
	c.Components = append(c.Components, daylight, standard(z.names[0], fmt.Sprintf(back, backHour), summer, z.winter, backRule))
	return c
}

// standard is one observance: from when, from which offset to which.
func standard(name, start string, from, to int, rule string) *ics.Standard {
	s := ics.NewStandard()
	s.SetProperty(ics.ComponentPropertyDtStart, start)
	s.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offset(from))
	s.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offset(to))
	s.SetProperty(ics.ComponentProperty(ics.PropertyTzname), name)
	if rule != "" {
		s.SetProperty(ics.ComponentPropertyRrule, rule)
	}
	return s
}

func offset(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d%02d", sign, minutes/60, minutes%60)
}
