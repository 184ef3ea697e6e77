package yamldoc

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"lodestone/internal/diag"
)

// explain says in words why a file could not be read. The parser stops at
// the first mistake and often names a line after it, so the causes are
// looked for in the raw text; its own message is translated only where
// nothing was found near the place it names.
func (d *Doc) explain(err error) diag.List {
	f := d.scan()
	list := append(f.silent, f.causes...)
	line := errorLine(err)
	if name, ok := strings.CutPrefix(err.Error(), "yaml: unknown anchor '"); ok {
		line = d.lineOf("*" + strings.TrimSuffix(name, "' referenced"))
	}
	for _, c := range list {
		if c.Line <= line+1 {
			return list
		}
	}
	for line < len(d.lines) && strings.TrimSpace(d.line(line)) == "" {
		line++
	}
	for line > 1 && strings.TrimSpace(d.line(line)) == "" {
		line--
	}
	message, hint := translate(err.Error())
	text := d.line(line)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	span := diag.Span{File: d.File, Line: line, Column: indent + 1, EndColumn: utf8.RuneCountInString(text) + 1}
	return append(list, d.problem(span, message, hint))
}

// lineOf is the first line that has a text, 1 when none has.
func (d *Doc) lineOf(text string) int {
	at := bytes.Index(d.data, []byte(text))
	return d.spanAt(max(at, 0), 0).Line
}

// errorLine takes the line out of the parser's message, which leaves it out
// on line 1.
func errorLine(err error) int {
	_, rest, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return 1
	}
	number, _, _ := strings.Cut(rest, ":")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// translate puts the parser's message into plain words.
func translate(message string) (plain, hint string) {
	for _, t := range []struct{ sign, plain, hint string }{
		{"mapping values are not allowed", "a colon stands here where no key can begin",
			"Indent keys of one group equally, and put a value that contains “: ” in quotes."},
		{"did not find expected key", "this line does not fit the lines around it",
			"Indent the keys of one group with the same number of spaces, and write each as “key: value”."},
		{"could not find expected ':'", "here is a line without a key",
			"Write “key: value”, or indent the line if it continues the value above."},
		{"expected '-' indicator", "this line does not fit the list above it",
			"Begin each item of the list with “- ”, with the same indentation."},
		{"block sequence entries", "a list cannot begin here", "Put the first “- ” on a line of its own below the key."},
		{"expected ',' or", "a bracket is not closed, or a comma is missing", "Close the list with ] or the group with }, and put commas between the items."},
		{"unexpected end of stream", "the file ends within a quoted text", "Close the text with the quotation mark that it began with."},
		{"unknown anchor", "a value that begins with * is read as a YAML alias", "Put the value in quotes."},
		{"unknown escape", "a backslash in double quotes begins an escape that does not exist", "Write \\\\ for a backslash, or use single quotes."},
		{"cannot start any token", "a value begins with a character that YAML keeps for itself", "Put the value in quotes."},
		{"tab", "a tab stands in the indentation", "Use spaces."},
		{"exceeded max depth", "the values are nested too deeply", "Take out some of the brackets or levels of indentation."},
	} {
		if strings.Contains(message, t.sign) {
			return t.plain, t.hint
		}
	}
	return "this cannot be read as YAML", "Look at this line and the one before for quotation marks, brackets, colons and indentation."
}

// findings of the raw text: silent ones are wrong even where YAML accepts
// them, causes explain why YAML did not.
type findings struct{ silent, causes diag.List }

// suspicious tells whether a file that YAML accepts may have silent ones.
func suspicious(data []byte) bool {
	if bytes.Contains(data, []byte("\n---")) {
		return true
	}
	for _, space := range oddSpaces() {
		if bytes.Contains(data, []byte(space)) {
			return true
		}
	}
	return false
}

// oddSpaces look like spaces but are text to YAML.
func oddSpaces() []string {
	return []string{"\u00a0", "\u2007", "\u202f", "\u3000", "\u200b", "\ufeff", "\u2009"}
}

// oddSpace measures the odd space that text begins with.
func oddSpace(text string) (n int, name string) {
	for _, space := range oddSpaces() {
		if strings.HasPrefix(text, space) {
			r, n := utf8.DecodeRuneInString(space)
			if r == 0xa0 {
				return n, "a non-breaking space"
			}
			return n, fmt.Sprintf("an odd space (U+%04X)", r)
		}
	}
	return 0, ""
}
