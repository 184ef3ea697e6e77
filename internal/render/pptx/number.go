package pptx

import (
	"strings"
	"unicode"

	"lodestone/internal/view"
)

// numberFormat is how a chart's labels print its numbers, in Excel's
// notation: with the decimals of the data, and with the signs that the view
// writes before and after them, as in €1,822 or 25 %. Separators follow the
// reader's Office. A value that the view scales ("1.8 million") cannot be
// labelled so: it is printed in full.
func numberFormat(rows []view.BenchmarkRow) string {
	decimals, long := 0, false
	for _, r := range rows {
		whole, fraction, _ := strings.Cut(strings.TrimPrefix(r.Figure.Number, "-"), ".")
		decimals = max(decimals, len(fraction))
		long = long || len(whole) > 4
	}
	format := "0"
	if long {
		format = "#,##0"
	}
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	before, after := signs(rows)
	return literal(before) + format + literal(after)
}

// signs are what all the values have before and after their digits; nothing
// when they differ or when the digits are not those of the number.
func signs(rows []view.BenchmarkRow) (before, after string) {
	first := true
	for _, r := range rows {
		if r.Figure.Number == "" {
			continue
		}
		b, digits, a := split(r.Figure.Value)
		if digits != keepDigits(r.Figure.Number) || !first && (b != before || a != after) {
			return "", ""
		}
		before, after, first = b, a, false
	}
	return before, after
}

func split(value string) (before, digits, after string) {
	from := strings.IndexFunc(value, unicode.IsDigit)
	until := strings.LastIndexFunc(value, unicode.IsDigit)
	if from < 0 {
		return "", "", ""
	}
	end := until + len(string([]rune(value[until:])[:1]))
	return strings.TrimRight(value[:from], "-−‑"), keepDigits(value[from:end]), value[end:]
}

func keepDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func literal(s string) string {
	if s = strings.ReplaceAll(s, `"`, ""); s == "" {
		return ""
	}
	return `"` + s + `"`
}
