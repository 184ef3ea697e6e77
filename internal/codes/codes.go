// Package codes knows which codes of territories and of economic activities
// exist, and what took the place of those that no longer do. It holds what
// sites of the regions it was made for need, not the whole nomenclatures:
// where it knows nothing, it says so, and the form of a code is all that can
// be judged. Countries, currencies and languages are lang's.
package codes

import (
	"slices"
	"strings"
)

// Standing is what is known of a code.
type Standing int

const (
	NotListed Standing = iota // nothing is known of codes of this country or edition
	Valid
	Replaced // it existed, and others stand in its place
	Unknown  // there is no such code
)

// Finding is what is known of a code, with the codes that stand in its place
// or the one that was probably meant.
type Finding struct {
	Standing   Standing
	Successors []string // of what was replaced, the one with most of the area first
	Since      int      // year of the edition that has the successors
	Candidates []string // codes among which the one that was meant may be
}

// expand turns "SE 11 12 21" into the codes SE11, SE12 and SE21.
func expand(lines []string, glue string) []string {
	var out []string
	for _, line := range lines {
		fields := strings.Fields(line)
		for _, tail := range fields[1:] {
			out = append(out, fields[0]+glue+tail)
		}
	}
	slices.Sort(out)
	return out
}
