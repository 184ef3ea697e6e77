package contact_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"lodestone/internal/render/contact"
	"lodestone/internal/view"
)

func TestVCard(t *testing.T) {
	got, err := contact.VCard(view.VCard{
		UID: "https://oresund.example/contacts/hydrogen", Lang: "sv", Name: view.Plain("Vätgasdisken; Skåne"),
		Organisation: view.Text{S: "Capacité, SA", Lang: "fr", Dir: "ltr"}, Email: "vatgas@oresund.example",
		Phone: "+46 (0)40-000 00 00", URL: "https://oresund.example/sv/kontakt/vatgas/", Languages: []string{"sv", "en"}, Note: view.Plain("Svarar inom två arbetsdagar.\r\nEND:VCARD\\"), Revised: "2026-11-22",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Lodestone//vCard 4.0//EN",
		"UID;VALUE=text:https://oresund.example/contacts/hydrogen",
		`FN;LANGUAGE=sv:Vätgasdisken\; Skåne`, `N:Vätgasdisken\; Skåne;;;;`, `ORG;LANGUAGE=fr:Capacité\, SA`,
		"EMAIL;TYPE=work:vatgas@oresund.example", `TEL;VALUE=uri;TYPE="voice,work":tel:+46-0-40-000-00-00`,
		"URL;TYPE=work:https://oresund.example/sv/kontakt/vatgas/", "LANG;TYPE=work;PREF=1:sv", "LANG;TYPE=work;PREF=2:en",
		`NOTE;LANGUAGE=sv:Svarar inom två arbetsdagar.\nEND:VCARD\\`, "REV:20261122T000000Z", "END:VCARD", "",
	}
	if d := cmp.Diff(strings.Join(want, "\r\n"), string(got)); d != "" {
		t.Error(d)
	}
	if _, err := contact.VCard(view.VCard{Name: view.Plain(" ")}); err == nil {
		t.Error("a contact without a name gives a card")
	}
}

func TestLinesFoldAtBytes(t *testing.T) {
	for _, note := range []string{strings.Repeat("åäö", 60), strings.Repeat("الهيدروجين ", 30), strings.Repeat("投資", 80), strings.Repeat("a", 300)} {
		card, err := contact.VCard(view.VCard{Lang: "sv", Name: view.Plain("x"), Note: view.Plain(note)})
		if err != nil {
			t.Fatal(err)
		}
		calendar, err := contact.Calendar(view.Calendar{Stamp: "2026-11-22", Name: note, Events: []view.CalendarEvent{{UID: "a", Start: "2026-11-22", Summary: view.Plain(note)}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{card, calendar} {
			for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
				if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
					t.Errorf("line of %d bytes: %q", len(line), line)
				}
			}
			if unfolded := strings.ReplaceAll(string(data), "\r\n ", ""); !strings.Contains(unfolded, note) {
				t.Errorf("unfolding does not give the text back: %q", unfolded)
			}
		}
	}
}

func events() view.Calendar {
	return view.Calendar{
		Name: "Öresund", Lang: "sv", Stamp: "2026-11-22", ProdID: "-//Lodestone//oresund.example//SV",
		Events: []view.CalendarEvent{
			{UID: "fair@oresund.example", Start: "2026-11-22", End: "2026-11-24", Summary: view.Plain("Mässa, vätgas; nu"), Status: "CONFIRMED", URL: "https://oresund.example/sv/e/"},
			{UID: "talk@oresund.example", Start: "2027-03-28T09:00", End: "2027-03-28T10:30", Zone: "Europe/Stockholm", Summary: view.Plain("Samtal"), Location: view.Text{S: "København", Lang: "da", Dir: "ltr"}, Description: view.Plain("Rad ett\nRad två"), Status: "TENTATIVE", Sequence: 1},
			{UID: "far@oresund.example", Start: "2027-01-15T09:00", Zone: "Asia/Kathmandu", Summary: view.Plain("Långt bort"), Status: "CANCELLED"},
		},
	}
}

func TestCalendar(t *testing.T) {
	got, err := contact.Calendar(events())
	if err != nil {
		t.Fatal(err)
	}
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Lodestone//oresund.example//SV
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Öresund
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:fair@oresund.example
DTSTAMP:20261122T000000Z
DTSTART;VALUE=DATE:20261122
DTEND;VALUE=DATE:20261125
TRANSP:TRANSPARENT
SUMMARY;LANGUAGE=sv:Mässa\, vätgas\; nu
URL:https://oresund.example/sv/e/
STATUS:CONFIRMED
SEQUENCE:0
END:VEVENT
BEGIN:VEVENT
UID:talk@oresund.example
DTSTAMP:20261122T000000Z
DTSTART;TZID=Europe/Stockholm:20270328T090000
DTEND;TZID=Europe/Stockholm:20270328T103000
SUMMARY;LANGUAGE=sv:Samtal
DESCRIPTION;LANGUAGE=sv:Rad ett\nRad två
LOCATION;LANGUAGE=da:København
STATUS:TENTATIVE
SEQUENCE:1
END:VEVENT
BEGIN:VEVENT
UID:far@oresund.example
DTSTAMP:20261122T000000Z
DTSTART:20270115T031500Z
SUMMARY;LANGUAGE=sv:Långt bort
STATUS:CANCELLED
SEQUENCE:0
END:VEVENT
END:VCALENDAR
`
	if d := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), string(got)); d != "" {
		t.Error(d)
	}
	again, err := contact.Calendar(events())
	if err != nil || !bytes.Equal(got, again) {
		t.Errorf("two renderings differ (%v)", err)
	}
	read, err := ics.ParseCalendar(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(read.Events()); n != 3 {
		t.Errorf("%d events read back, want 3", n)
	}
}

func TestCalendarRefuses(t *testing.T) {
	for _, tc := range []struct {
		name  string
		spoil func(*view.Calendar)
		says  string
	}{
		{"stamp", func(c *view.Calendar) { c.Stamp = "yesterday" }, "the stamp"},
		{"start", func(c *view.Calendar) { c.Events[0].Start = "2026-13-01" }, `its start "2026-13-01"`},
		{"end", func(c *view.Calendar) { c.Events[1].End = "10:30" }, `its end "10:30"`},
		{"order", func(c *view.Calendar) { c.Events[0].End = "2026-11-21" }, "before it starts"},
		{"zone", func(c *view.Calendar) { c.Events[1].Zone = "Europe/Malmö" }, `time zone "Europe/Malmö"`},
		{"local zone", func(c *view.Calendar) { c.Events[1].Zone = "Local" }, `time zone "Local"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := events()
			tc.spoil(&c)
			if _, err := contact.Calendar(c); err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("error = %v, want one that says %q", err, tc.says)
			}
		})
	}
}

func TestNoTextBeginsALineOfItsOwn(t *testing.T) {
	hostile := "a\r\nEND:VCALENDAR\rATTACH:x\x00\x1b"
	c := events()
	c.Name, c.ProdID = hostile, hostile
	e := &c.Events[0]
	e.UID, e.URL = hostile, hostile
	e.Summary, e.Description, e.Location = view.Plain(hostile), view.Plain(hostile), view.Plain(hostile)
	data, err := contact.Calendar(c)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\r\nEND:VCALENDAR"); n != 1 {
		t.Errorf("the calendar ends %d times:\n%s", n, data)
	}
	if strings.ContainsAny(string(data), "\x00\x1b") || strings.Contains(string(data), "\r\nATTACH") {
		t.Errorf("control characters came through:\n%q", data)
	}
}
