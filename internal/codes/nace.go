package codes

import "slices"

// naceGaps are the numbers below 100 that no division has, in both revisions
// of NACE (Regulation (EC) No 1893/2006; Delegated Regulation (EU) 2023/137).
var naceGaps = [...]string{"00", "04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"}

// NACE tells what is known of a section (C) or division (72) in a revision,
// "2" or "2.1". Groups and classes are judged by their division.
func NACE(code, revision string) Finding {
	if revision != "2" && revision != "2.1" || code == "" {
		return Finding{}
	}
	if c := code[0]; len(code) == 1 && c >= 'A' && c <= 'Z' {
		last := byte('U')
		if revision == "2.1" {
			last = 'V'
		}
		if c <= last {
			return Finding{Standing: Valid}
		}
		return Finding{Standing: Unknown}
	}
	if len(code) < 2 {
		return Finding{}
	}
	division := code[:2]
	switch {
	case division == "45" && revision == "2.1":
		return Finding{Standing: Replaced, Successors: []string{"46", "47", "95"}, Since: 2025}
	case slices.Contains(naceGaps[:], division):
		return Finding{Standing: Unknown}
	}
	return Finding{Standing: Valid}
}
