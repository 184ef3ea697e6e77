// Package acceptance judges a built site from outside, as its readers, their
// browsers and the host would: markup, accessibility, links, languages, feeds
// and the hosting configuration. Each gate is a function from what was built to
// findings, so that a test can show it a planted defect. It knows nothing of
// how pages are made; that is for the packages that make them.
package acceptance

import (
	"cmp"
	"fmt"
	"os/exec"
	"slices"
)

// Finding is one thing wrong with the built site.
type Finding struct {
	Gate    string // markup, axe, console, network, reflow, links, filters, language, feeds, types, machine, hosting
	Page    string // file in the site's folder, or the configuration file
	Where   string // element, line or rule, as far as known
	Message string
}

// String gives the finding on one line.
func (f Finding) String() string {
	if f.Where == "" {
		return fmt.Sprintf("%s: %s: %s", f.Gate, f.Page, f.Message)
	}
	return fmt.Sprintf("%s: %s: %s: %s", f.Gate, f.Page, f.Where, f.Message)
}

// sorted orders findings and drops repeated ones.
func sorted(findings []Finding) []Finding {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Gate, b.Gate), cmp.Compare(a.Page, b.Page),
			cmp.Compare(a.Where, b.Where), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(findings)
}

// Tool finds a program that a gate runs, or says how to get it.
func Tool(name string) (string, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("%s is missing: run make setup", name)
	}
	return path, nil
}
