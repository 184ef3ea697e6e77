package check

import (
	"slices"

	"lodestone/internal/diag"
)

// Code documents one code of a finding, whichever stage raises it.
// docs/checks.md is generated from it.
type Code struct {
	ID         string          // FCT01
	Title      string          // what it is about, in a few words
	Severities []diag.Severity // as raised without a policy, most grave first
	Means      string          // what is wrong and why it matters
	Mend       string          // what to do
	Example    string          // what raises it: a line or two of a file, or a command
}

// Codes lists every code that the program can raise, in the order of the
// documentation.
func Codes() []Code {
	return slices.Concat(factCodes(), incentiveCodes(), peopleCodes(), offerCodes(), serviceCodes(), referenceCodes(), translationCodes(),
		proseCodes(), siteCodes(), themeCodes(), runCodes())
}

// Explain gives the documentation of a code.
func Explain(id string) (Code, bool) {
	for _, c := range Codes() {
		if c.ID == id {
			return c, true
		}
	}
	return Code{}, false
}

// lowest is the least grave severity that the code is raised with.
func (c Code) lowest() diag.Severity { return c.Severities[len(c.Severities)-1] }

func at(s ...diag.Severity) []diag.Severity { return s }
