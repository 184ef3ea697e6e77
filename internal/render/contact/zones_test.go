package contact

import (
	"testing"
	"time"
)

// The rules that the calendar states must give what the time zone database
// gives, on the hours round each change of the clocks.
func TestZonesAgreeWithTheDatabase(t *testing.T) {
	for name, z := range zones() {
		place, err := time.LoadLocation(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for year := 2024; year <= 2032; year++ {
			for day := range 366 {
				for _, hour := range []int{0, 1, 6, 7, 9, 10, 12} {
					at := time.Date(year, 1, 1+day, hour, 30, 0, 0, time.UTC)
					if _, seconds := at.In(place).Zone(); seconds/60 != z.ahead(at) {
						t.Fatalf("%s at %s: the rule says %d minutes, the database %d", name, at, z.ahead(at), seconds/60)
					}
				}
			}
		}
	}
}

// ahead is the offset in minutes by the rule of the zone.
func (z zone) ahead(at time.Time) int {
	sunday := func(month time.Month, n int) time.Time { // the n-th, or the last for -1
		if n < 0 {
			last := time.Date(at.Year(), month+1, 0, 0, 0, 0, 0, time.UTC)
			return last.AddDate(0, 0, -int(last.Weekday()))
		}
		first := time.Date(at.Year(), month, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*(n-1))
	}
	var forward, back time.Time
	switch z.changes {
	case european:
		forward, back = sunday(3, -1).Add(time.Hour), sunday(10, -1).Add(time.Hour)
	case american:
		winter := time.Duration(z.winter) * time.Minute
		forward, back = sunday(3, 2).Add(2*time.Hour-winter), sunday(11, 1).Add(time.Hour-winter)
	default:
		return z.winter
	}
	if !at.Before(forward) && at.Before(back) {
		return z.winter + 60
	}
	return z.winter
}
