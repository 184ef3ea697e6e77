package contact

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"lodestone/internal/view"
)

const (
	day   = "2006-01-02"
	local = "2006-01-02T15:04"

	icsDay   = "20060102"
	icsLocal = "20060102T150405"
	icsUTC   = icsLocal + "Z"
)

// Calendar writes events as iCalendar (RFC 5545). Every DTSTAMP is the view's
// day, so that equal views give equal bytes. Times keep their zone where its
// rules are known (see zones), and are in UTC elsewhere. Dates and times that
// cannot be read, ends before starts and unknown zones are errors.
func Calendar(v view.Calendar) ([]byte, error) {
	stamp, err := time.Parse(day, v.Stamp)
	if err != nil {
		return nil, fmt.Errorf("calendar: the stamp: %w", err)
	}
	cal := ics.NewCalendar()
	cal.CalendarProperties = nil
	cal.SetVersion("2.0")
	cal.SetProductId(printable(v.ProdID))
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName(clean(v.Name))
	c := clocks{known: zones(), used: map[string]bool{}}
	var events []*ics.VEvent
	for _, e := range v.Events {
		event, err := c.event(e, v.Lang, stamp)
		if err != nil {
			return nil, fmt.Errorf("calendar: event %s: %w", e.UID, err)
		}
		events = append(events, event)
	}
	for _, name := range slices.Sorted(maps.Keys(c.used)) {
		cal.AddVTimezone(c.known[name].component(name))
	}
	for _, e := range events {
		cal.AddVEvent(e)
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows, ics.WithLineLength(lineLength)); err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	return b.Bytes(), nil
}

// clocks are the zones with known rules, and those that the events name.
type clocks struct {
	known map[string]zone
	used  map[string]bool
}

func (c clocks) event(e view.CalendarEvent, lang string, stamp time.Time) (*ics.VEvent, error) {
	event := ics.NewEvent(printable(e.UID))
	event.SetProperty(ics.ComponentPropertyDtstamp, stamp.Format(icsUTC))
	if err := c.setTimes(event, e); err != nil {
		return nil, err
	}
	text := func(p ics.ComponentProperty, t view.Text) {
		var language []ics.PropertyParameter
		if l := cmp.Or(t.Lang, lang); l != "" {
			language = append(language, &ics.KeyValues{Key: "LANGUAGE", Value: []string{l}})
		}
		if t.S != "" {
			event.SetProperty(p, clean(t.S), language...)
		}
	}
	text(ics.ComponentPropertySummary, e.Summary)
	text(ics.ComponentPropertyDescription, e.Description)
	text(ics.ComponentPropertyLocation, e.Location)
	if e.URL != "" {
		event.SetURL(oneLine(e.URL))
	}
	if e.Status != "" {
		event.SetStatus(ics.ObjectStatus(e.Status))
	}
	event.SetProperty(ics.ComponentPropertySequence, strconv.Itoa(e.Sequence))
	return event, nil
}

// setTimes writes start and end. The end of whole days is the day after the
// last, as the format wants it (RFC 5545, 3.6.1).
func (c clocks) setTimes(event *ics.VEvent, e view.CalendarEvent) error {
	layout := local
	if !strings.Contains(e.Start, "T") {
		layout = day
	}
	start, err := time.Parse(layout, e.Start)
	if err != nil {
		return fmt.Errorf("its start %q: %w", e.Start, err)
	}
	end := start
	if e.End != "" {
		if end, err = time.Parse(layout, e.End); err != nil {
			return fmt.Errorf("its end %q: %w", e.End, err)
		}
	}
	if end.Before(start) {
		return fmt.Errorf("it ends %s, before it starts %s", e.End, e.Start)
	}
	if layout == day {
		whole := ics.WithValue(string(ics.ValueDataTypeDate))
		event.SetProperty(ics.ComponentPropertyDtStart, start.Format(icsDay), whole)
		event.SetProperty(ics.ComponentPropertyDtEnd, end.AddDate(0, 0, 1).Format(icsDay), whole)
		event.SetProperty(ics.ComponentPropertyTransp, "TRANSPARENT")
		return nil
	}
	return c.setClock(event, e, start, end)
}

// setClock writes times of day. A zone whose rules are known is named, others
// are converted by the time zone database.
func (c clocks) setClock(event *ics.VEvent, e view.CalendarEvent, start, end time.Time) error {
	put := func(p ics.ComponentProperty, t time.Time) error {
		if _, ok := c.known[e.Zone]; ok {
			c.used[e.Zone] = true
			event.SetProperty(p, t.Format(icsLocal), &ics.KeyValues{Key: "TZID", Value: []string{e.Zone}})
			return nil
		}
		place, err := time.LoadLocation(e.Zone)
		if err != nil || e.Zone == "Local" {
			return fmt.Errorf("its time zone %q is not one of the IANA database", e.Zone)
		}
		there := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, place)
		event.SetProperty(p, there.UTC().Format(icsUTC))
		return nil
	}
	if err := put(ics.ComponentPropertyDtStart, start); err != nil {
		return err
	}
	if e.End == "" {
		return nil
	}
	return put(ics.ComponentPropertyDtEnd, end)
}

// clean leaves line feeds, which the library escapes, and no other control
// characters.
func clean(s string) string {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, l := range lines {
		lines[i] = printable(l)
	}
	return strings.Join(lines, "\n")
}
