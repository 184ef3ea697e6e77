package codes

import (
	"slices"
	"strconv"
	"strings"
)

// The regions of level 2 in the editions of 2021 and 2024 (Regulation (EC)
// No 1059/2003, as amended by Delegated Regulations (EU) 2019/1755 and
// 2023/674), by country. Those of level 1 are their beginnings. Eurostat's
// maps of both editions were read to compare them.
func nutsCommon() []string {
	return []string{
		"DK 01 02 03 04 05",
		"DE 11 12 13 14 21 22 23 24 25 26 27 30 40 50 60 71 72 73 80 91 92 93 94 A1 A2 A3 A4 A5 B1 B2 B3 C0 D2 D4 D5 E0 F0 G0",
		"FI 19 1B 1C 1D 20",
		"FR 10 B0 C1 C2 D1 D2 E1 E2 F1 F2 F3 G0 H0 I1 I2 I3 J1 J2 K1 K2 L0 M0 Y1 Y2 Y3 Y4 Y5",
		"NL 11 12 13 21 22 23 32 34 41 42",
		"PT 11 15 20 30",
		"RO 11 12 21 22 31 32 41 42",
		"SE 11 12 21 22 23 31 32 33",
	}
}

func nutsOnly(edition int) []string {
	if edition == 2021 {
		return []string{"NL 31 33", "PT 16 17 18"}
	}
	return []string{"NL 35 36", "PT 19 1A 1B 1C 1D"}
}

// nutsReplaced are regions of level 2 that an edition has left out, after its
// year, and before what their area belongs to since. Which parts went where follows from the areas
// in both editions; that of 2016 is the reform of the French regions.
func nutsReplaced() []string {
	return []string{
		"2016 FR22 FRE2", "2016 FR24 FRB0", "2016 FR30 FRE1", "2016 FR51 FRG0", "2016 FR52 FRH0",
		"2024 NL31 NL35", "2024 NL33 NL36 NL35",
		"2024 PT16 PT19 PT1D", "2024 PT17 PT1B PT1A", "2024 PT18 PT1C PT1D",
	}
}

// successors tells since when a region of level 2 is gone, and what its area
// belongs to since.
func successors(code string) (since int, now []string) {
	for _, line := range nutsReplaced() {
		if fields := strings.Fields(line); fields[1] == code {
			since, _ = strconv.Atoi(fields[0])
			return since, fields[2:]
		}
	}
	return 0, nil
}

// NUTS tells what is known of a code of the EU's nomenclature of territorial
// units in an edition. Codes of level 3 are judged by the region of level 2
// that they lie in.
func NUTS(code string, edition int) Finding {
	region := code[:min(4, len(code))]
	if since, now := successors(region); since != 0 {
		f := Finding{Standing: Replaced, Successors: now, Since: since}
		if edition < since {
			f.Standing = Valid
		}
		return f
	}
	if edition != 2021 && edition != 2024 {
		return Finding{}
	}
	all := expand(append(nutsCommon(), nutsOnly(edition)...), "")
	known := slices.DeleteFunc(all, func(c string) bool { return c[:2] != code[:2] })
	switch {
	case len(known) == 0:
		return Finding{}
	case len(code) <= 2, strings.Trim(region[2:], "Z") == "":
		return Finding{Standing: Valid} // the country, or what lies in none of its regions
	}
	if slices.ContainsFunc(known, func(c string) bool { return strings.HasPrefix(c, region) }) {
		return Finding{Standing: Valid}
	}
	if len(region) == 3 {
		for i, c := range known {
			known[i] = c[:3]
		}
		known = slices.Compact(known)
	}
	return Finding{Standing: Unknown, Candidates: known}
}
