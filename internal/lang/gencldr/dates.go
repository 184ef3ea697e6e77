package main

import (
	"fmt"
	"strings"
)

func writeDates(w *writer, dir, tag string) error {
	g, err := localeFile(dir, "cldr-dates-full", tag, "ca-gregorian.json", "dates", "calendars", "gregorian")
	if err != nil {
		return err
	}
	names := func(kind, context, width string, keys ...string) string {
		o := g.sub(kind, context, width)
		var out []string
		for _, k := range keys {
			out = append(out, o.s(k))
		}
		return literal(out...)
	}
	months := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12")
	days := strings.Fields("sun mon tue wed thu fri sat")
	for _, n := range []struct {
		field, kind, typ string
		keys             []string
	}{{"months", "months", "[12]string", months}, {"days", "days", "[7]string", days}} {
		w.f("%s: [2][2]%s{", n.field, n.typ)
		for _, context := range []string{"format", "stand-alone"} {
			w.f("{%s, %s},\n", names(n.kind, context, "wide", n.keys...), names(n.kind, context, "abbreviated", n.keys...))
		}
		w.f("},\n")
	}
	w.f("quarters: [2][4]string{%s, %s},\n", names("quarters", "format", "wide", months[:4]...), names("quarters", "format", "abbreviated", months[:4]...))
	w.f("halves: [2]string%s,\n", names("dayPeriods", "format", "abbreviated", "am", "pm"))
	if err := writePeriods(w, dir, tag, g); err != nil {
		return err
	}
	return writeDatePatterns(w, g)
}

// writePeriods writes the part of the day each hour lies in, for the
// languages that tell the time by them.
func writePeriods(w *writer, dir, tag string, g object) error {
	if !strings.Contains(g.sub("timeFormats").s("short"), "B") {
		return nil
	}
	rules, err := supplemental(dir, "dayPeriods.json", "dayPeriodRuleSet", ruleOf(tag))
	if err != nil {
		return err
	}
	names := make([]string, 24)
	for _, period := range rules.keys() {
		var from, before int
		r := rules.sub(period)
		if r.s("_from") == "" {
			continue // noon and midnight, which are moments
		}
		if _, err := fmt.Sscanf(r.s("_from")+" "+r.s("_before"), "%d:00 %d:00", &from, &before); err != nil {
			return err
		}
		for h := from; h != before; h = (h + 1) % 24 {
			names[h] = g.sub("dayPeriods", "format", "abbreviated").s(period)
			if h == 23 && before == 24 {
				break
			}
		}
	}
	w.f("periods: [24]string%s,\n", literal(names...))
	return nil
}

// styles are lang's, in its order.
func styles() []string { return []string{"long", "medium", "short", "full"} }

func writeDatePatterns(w *writer, g object) error {
	dates, times := g.sub("dateFormats"), g.sub("timeFormats")
	available := g.sub("dateTimeFormats", "availableFormats")
	intervals := g.sub("dateTimeFormats", "intervalFormats")
	pick := func(o object, keys ...string) string {
		var out []string
		for _, k := range keys {
			out = append(out, o.s(k))
		}
		return literal(out...)
	}
	w.f("dates: [4]string%s,\n", pick(dates, styles()...))
	w.f("monthly: [4]string%s,\n", pick(available, "yMMMM", "yMMM", "yM", "yMMMM"))
	w.f("quarter: [4]string%s,\n", pick(available, "yQQQQ", "yQQQ", "yQQQ", "yQQQQ"))
	w.f("yearly: %q,\n", available.s("y"))
	at, plain := g.sub("dateTimeFormats-atTime", "standard"), g.sub("dateTimeFormats")
	w.f("joint: [4]string%s,\n", literal(unquote(at.s("long")), unquote(at.s("medium")), unquote(at.s("short")), unquote(at.s("full"))))
	w.f("jointRange: %q,\n", unquote(plain.s("medium")))
	clock := times.s("short")
	w.f("clock: %q,\n", clock)
	switch {
	case strings.Contains(clock, "H"):
		w.f("clockRange: [2]string%s,\n", literal(intervals.sub("Hm").s("H"), intervals.sub("Hm").s("H")))
	case strings.Contains(clock, "B"):
		w.f("clockRange: [2]string%s,\n", literal(intervals.sub("Bhm").s("B"), intervals.sub("Bhm").s("h")))
	default:
		w.f("clockRange: [2]string%s,\n", literal(intervals.sub("hm").s("a"), intervals.sub("hm").s("h")))
	}
	w.f("ranges: [4][3]string{\n")
	for _, s := range styles() {
		if strings.Contains(dates.s(s), "cccc") { // Finnish has no ranges with weekdays in the nominative
			w.f("{},\n")
			continue
		}
		list, err := dayRanges(intervals, dates.s(s))
		if err != nil {
			return err
		}
		w.f("%s,\n", literal(list...))
	}
	w.f("},\nmonthRanges: [4][2]string{\n")
	for _, skeleton := range []string{"yMMMM", "yMMM", "yM", "yMMMM"} {
		w.f("%s,\n", pick(intervals.sub(skeleton), "y", "M"))
	}
	w.f("},\nyearRange: %q,\nrangeBetween: %q,\n", intervals.sub("y").s("y"), intervals.s("intervalFormatFallback"))
	return nil
}

// dayRanges gives the interval patterns that go with a date pattern, by
// greatest difference y, M, d. As in ICU the fields are widened to the date
// pattern's when the skeletons differ in more than the padding of numbers.
// Dates whose month is a number followed by a word (年月日) take the pattern
// with words.
func dayRanges(intervals object, pattern string) ([]string, error) {
	want := widths(pattern)
	skeleton := "yMd"
	if want['M'] > 2 || strings.Contains(pattern, "月") {
		skeleton = "yMMMd"
	}
	if want['E'] > 0 {
		skeleton = "yMMMEd"
	}
	for _, e := range []int{min(want['E'], 1), want['E']} {
		exact := strings.Repeat("y", want['y']) + strings.Repeat("M", want['M']) + strings.Repeat("E", e) + "d"
		if intervals[exact] != nil && !strings.Contains(pattern, "月") {
			skeleton = exact
		}
	}
	if skeleton == "yMd" && want['y'] == 1 {
		want = widths(skeleton)
	}
	have := widths(skeleton)
	var out []string
	for _, field := range []string{"y", "M", "d"} {
		s := intervals.sub(skeleton).s(field)
		if s == "" {
			return nil, fmt.Errorf("no interval pattern %s for %s", skeleton, field)
		}
		out = append(out, widen(s, have, want))
	}
	return out, nil
}

// canonical joins the letters that stand for one field.
func canonical(r rune) rune {
	switch r {
	case 'L':
		return 'M'
	case 'c':
		return 'E'
	}
	return r
}

// widths counts the letters of each field of a pattern.
func widths(pattern string) map[rune]int {
	out := map[rune]int{}
	quoted := false
	for _, r := range pattern {
		if r == '\'' {
			quoted = !quoted
		}
		if !quoted && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			out[canonical(r)]++
		}
	}
	return out
}

// widen repeats the letters of fields that have their skeleton's width and
// are wanted wider.
func widen(pattern string, have, want map[rune]int) string {
	var b strings.Builder
	quoted := false
	runes := []rune(pattern)
	for i := 0; i < len(runes); {
		r := runes[i]
		j := i + 1
		for j < len(runes) && runes[j] == r {
			j++
		}
		n := j - i
		if r == '\'' {
			quoted = quoted != (n%2 == 1)
		}
		if c := canonical(r); !quoted && have[c] > 0 && n == have[c] && want[c] > n {
			n = want[c]
		}
		b.WriteString(strings.Repeat(string(r), n))
		i = j
	}
	return b.String()
}
