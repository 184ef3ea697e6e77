package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Lines gives the text of one line of an input file, without its line
// break; ok is false when there is none.
type Lines func(file string, line int) (text string, ok bool)

// Style holds the escape sequences of a terminal; the zero value is plain.
type Style struct{ Error, Due, Warning, Info, Dim, Bold, Reset string }

// Colours is the style for terminals.
var Colours = Style{
	Error: "\x1b[1;31m", Due: "\x1b[1;35m", Warning: "\x1b[1;33m", Info: "\x1b[1;36m",
	Dim: "\x1b[2m", Bold: "\x1b[1m", Reset: "\x1b[0m",
}

func (s Style) of(v Severity) string {
	return [...]string{Info: s.Info, Warning: s.Warning, Due: s.Due, Error: s.Error}[v]
}

// Text prints the findings for people: position, code and message, the line
// itself with the place marked, related places, what to do; then a summary.
func Text(w io.Writer, list List, lines Lines, st Style) error {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s%s%s: %s%s %s%s: %s\n", st.Bold, place(d.Span), st.Reset,
			st.of(d.Severity), d.Severity, d.Code, st.Reset, d.Message)
		frame(&b, d.Span, lines, st)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s%s%s: %s\n", st.Bold, place(r.Span), st.Reset, r.Message)
			frame(&b, r.Span, lines, st)
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", strings.ReplaceAll(d.Hint, "\n", "\n        "))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Summary says in words how many findings there are: "1 error, 2 due, 3 warnings".
func Summary(l List) string {
	count := func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %s", n, many)
	}
	return strings.Join([]string{
		count(l.Count(Error), "error", "errors"),
		fmt.Sprintf("%d due", l.Count(Due)),
		count(l.Count(Warning), "warning", "warnings"),
	}, ", ")
}

func place(s Span) string {
	switch {
	case s.File == "":
		return "site"
	case s.Line == 0:
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Line, max(s.Column, 1))
}

// frame shows the line and marks the place. Long lines are cut to a window.
func frame(b *strings.Builder, s Span, lines Lines, st Style) {
	if lines == nil || s.Line == 0 {
		return
	}
	text, ok := lines(s.File, s.Line)
	if !ok {
		return
	}
	runes := []rune(strings.TrimRight(text, "\r\n"))
	start := min(max(s.Column-1, 0), len(runes))
	end := min(max(s.EndColumn-1, start+1), max(len(runes), start+1))
	const window = 120
	from := 0
	if start > window-20 {
		from = start - 40
	}
	to := min(len(runes), from+window)
	shown, mark := string(runes[from:to]), ""
	for _, r := range runes[from:start] {
		if r == '\t' {
			mark += "\t"
		} else {
			mark += strings.Repeat(" ", cells(r))
		}
	}
	width := 0
	for _, r := range runes[min(start, to):min(end, to)] {
		width += cells(r)
	}
	if from > 0 {
		shown, mark = "…"+shown, " "+mark
	}
	if to < len(runes) {
		shown += "…"
	}
	number := fmt.Sprintf("%5d", s.Line)
	fmt.Fprintf(b, "%s%s |%s %s\n", st.Dim, number, st.Reset, shown)
	fmt.Fprintf(b, "%s      |%s %s%s%s%s\n", st.Dim, st.Reset, mark, st.Bold, strings.Repeat("^", max(width, 1)), st.Reset)
}

// cells is the width of a character in a terminal, near enough for a marker.
func cells(r rune) int {
	switch {
	case r >= 0x300 && r < 0x370, r >= 0x64B && r <= 0x65F, r == 0x200B, r >= 0x200E && r <= 0x200F:
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

type jsonDiagnostic struct {
	Code     string        `json:"code"`
	Severity string        `json:"severity"`
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Related  []jsonRelated `json:"related"`
}

// JSON prints the findings for programs, as one object:
// {"diagnostics":[…],"summary":{"errors","due","warnings"}}.
func JSON(w io.Writer, list List) error {
	type summary struct {
		Errors   int `json:"errors"`
		Due      int `json:"due"`
		Warnings int `json:"warnings"`
	}
	doc := struct {
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
		Summary     summary          `json:"summary"`
	}{Diagnostics: []jsonDiagnostic{}, Summary: summary{list.Count(Error), list.Count(Due), list.Count(Warning)}}
	for _, d := range list {
		j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), File: d.File, Line: d.Line, Column: d.Column,
			Message: d.Message, Hint: d.Hint, Related: []jsonRelated{}}
		for _, r := range d.Related {
			j.Related = append(j.Related, jsonRelated{r.File, r.Line, r.Column, r.Message})
		}
		doc.Diagnostics = append(doc.Diagnostics, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
