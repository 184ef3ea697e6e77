// Package data writes tables and records for programs and spreadsheets, CSV
// and JSON, and plain texts. The cells come as the view has them: numbers with
// dots, dates as ISO 8601.
package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"lodestone/internal/view"
)

// byteOrderMark tells Excel that a file is UTF-8: without it, it takes the
// code page of the machine and Öresund becomes Ã–resund.
const byteOrderMark = "\uFEFF"

// CSV writes a sheet as RFC 4180 says: a head, commas, CRLF, quotes where
// needed, UTF-8. The head has the labels. A sheet for people, whose labels are
// words and not the keys, begins with a byte order mark. A cell that a
// spreadsheet would run as a formula is preceded by an apostrophe. A row with
// more or fewer cells than the head is an error.
func CSV(v view.Sheet) ([]byte, error) {
	var b bytes.Buffer
	if forPeople(v.Columns) {
		b.WriteString(byteOrderMark)
	}
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	head := make([]string, len(v.Columns))
	for i, c := range v.Columns {
		head[i] = harmless(c.Label)
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for i, row := range v.Rows {
		if len(row) != len(head) {
			return nil, fmt.Errorf("csv: row %d has %d cells, the head %d", i+1, len(row), len(head))
		}
		cells := make([]string, len(row))
		for j, c := range row {
			cells[j] = harmless(c)
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func forPeople(columns []view.Column) bool {
	for _, c := range columns {
		if c.Label != c.Key {
			return true
		}
	}
	return false
}

var number = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// harmless defuses what Excel, LibreOffice or Google Sheets would execute:
// cells that begin with =, +, -, @ (also in their full-width forms), a tab or
// a carriage return. Numbers may have a sign.
func harmless(cell string) string {
	cell = strings.ToValidUTF8(cell, "\uFFFD")
	if cell == "" || number.MatchString(cell) {
		return cell
	}
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, start) {
			return "'" + cell
		}
	}
	return cell
}

// JSON writes a record, facts.json or a manifest, indented by two spaces,
// keys of maps sorted, a line feed at the end.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("json: %w", err)
	}
	return b.Bytes(), nil
}

// Text writes a plain text file, a licence or a readme: UTF-8, one line feed
// at the end.
func Text(v view.TextFile) ([]byte, error) {
	text := strings.ReplaceAll(strings.ToValidUTF8(v.Text, "\uFFFD"), "\r\n", "\n")
	return []byte(strings.TrimRight(text, "\n") + "\n"), nil
}
