// Package diag is what the program has to say about its input: where, how
// grave, what is wrong and what to do. Stages return lists of diagnostics;
// nobody prints but the command line.
package diag

import (
	"cmp"
	"slices"
	"strings"
)

// Severity grades a diagnostic. The values order by gravity.
type Severity int

const (
	Info    Severity = iota // worth knowing
	Warning                 // should be mended
	Due                     // time or consent changed the world; published in its honest state, --strict fails
	Error                   // the input is wrong; nothing is published
)

// String gives the word used in text and JSON output.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Due:
		return "due"
	case Warning:
		return "warning"
	}
	return "info"
}

// Span is a place in an input file. File is slash-separated and relative to
// the site's source folder. Line and Column count from 1, columns in Unicode
// code points; Line 0 means the file as a whole. EndColumn is exclusive, 0
// when only the start is known.
type Span struct {
	File      string
	Line      int
	Column    int
	EndColumn int
}

// Related is a second place that contributed to a diagnostic.
type Related struct {
	Span
	Message string
}

// Diagnostic is one finding. Message says what is wrong, Hint what to do;
// both are whole sentences without a final full stop in Message.
type Diagnostic struct {
	Code     string // FCT01, YML01 …
	Severity Severity
	Span
	Message string
	Hint    string
	Related []Related
	Detail  any // what a later stage needs to complete it, in the raiser's type; not printed, may be nil
}

// List is the findings of a stage.
type List []Diagnostic

// Add appends one finding.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Count gives how many findings have exactly this severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors tells whether any finding forbids publishing.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Sorted returns the findings by file, position and code, without doubles.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Span == b.Span && a.Message == b.Message
	})
}
