package main

import (
	"fmt"
	"strings"
)

// unit is a unit by the name data files use, and by CLDR's.
type unit struct{ id, cldr string }

func units() []unit {
	return []unit{
		{"percent", "concentr-percent"},
		{"m", "length-meter"},
		{"km", "length-kilometer"},
		{"cm", "length-centimeter"},
		{"mm", "length-millimeter"},
		{"nm", "length-nanometer"},
		{"m2", "area-square-meter"},
		{"km2", "area-square-kilometer"},
		{"ha", "area-hectare"},
		{"s", "duration-second"},
		{"min", "duration-minute"},
		{"hour", "duration-hour"},
		{"day", "duration-day"},
		{"week", "duration-week"},
		{"month", "duration-month"},
		{"year", "duration-year"},
		{"W", "power-watt"},
		{"kW", "power-kilowatt"},
		{"MW", "power-megawatt"},
		{"GW", "power-gigawatt"},
		{"kWh", "energy-kilowatt-hour"},
		{"V", "electric-volt"},
		{"kg", "mass-kilogram"},
		{"t", "mass-tonne"},
		{"km/h", "speed-kilometer-per-hour"},
		{"C", "temperature-celsius"},
	}
}

func writeUnits(w *writer, _ string) error {
	w.f("// unitIndex is the place of a unit in the lists of names, -1 for none.\nfunc unitIndex(id string) int {\n\tswitch id {\n")
	for i, u := range units() {
		ids := fmt.Sprintf("%q", u.id)
		if alias := strings.NewReplacer("2", "²").Replace(u.id); alias != u.id {
			ids += fmt.Sprintf(", %q", alias)
		}
		if u.id == "hour" {
			ids += `, "h"`
		}
		if u.id == "C" {
			ids += `, "°C"`
		}
		w.f("case %s:\nreturn %d\n", ids, i)
	}
	w.f("}\nreturn -1\n}\n\n")
	return nil
}

func writeUnitNames(w *writer, dir, tag string) error {
	all, err := localeFile(dir, "cldr-units-full", tag, "units.json", "units")
	if err != nil {
		return err
	}
	w.f("units: [2][]forms{\n")
	for _, width := range []string{"long", "short"} {
		w.f("{\n")
		for _, u := range units() {
			o := all.sub(width, u.cldr)
			if o.s("unitPattern-count-other") == "" {
				return fmt.Errorf("no unit %s", u.cldr)
			}
			w.f("%s,\n", strings.TrimPrefix(pluralForms(o, "unitPattern-count-", same), "forms"))
		}
		w.f("},\n")
	}
	w.f("},\n")
	return nil
}

func writeLists(w *writer, dir, tag string) error {
	o, err := localeFile(dir, "cldr-misc-full", tag, "listPatterns.json", "listPatterns", "listPattern-type-standard")
	if err != nil {
		return err
	}
	var between []string
	for _, k := range []string{"start", "middle", "end", "2"} {
		s, ok := strings.CutPrefix(o.s(k), "{0}")
		s, ok2 := strings.CutSuffix(s, "{1}")
		if !ok || !ok2 {
			return fmt.Errorf("the list pattern %q has more than something between the items", o.s(k))
		}
		between = append(between, s)
	}
	w.f("list: [4]string%s,\n", literal(between...))
	return nil
}
