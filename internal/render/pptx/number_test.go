package pptx

import (
	"testing"

	"lodestone/internal/view"
)

func TestNumberFormat(t *testing.T) {
	for _, tc := range []struct {
		name string
		rows [][2]string // number, formatted value
		want string
	}{
		{"whole", [][2]string{{"5", "5"}, {"12", "12"}}, `0`},
		{"decimals of the most exact", [][2]string{{"5", "5"}, {"12.25", "12.25"}}, `0.00`},
		{"thousands", [][2]string{{"1822000", "1 822 000"}, {"5", "5"}}, `#,##0`},
		{"years are not grouped", [][2]string{{"2031", "2031"}}, `0`},
		{"percent is a sign, not a factor", [][2]string{{"38", "38 %"}, {"4.5", "4,5 %"}}, `0.0" %"`},
		{"currency before", [][2]string{{"1822", "€1,822"}, {"900", "€900"}}, `"€"0`},
		{"minus", [][2]string{{"-4", "−4 %"}, {"3", "3 %"}}, `0" %"`},
		{"scaled values are printed in full", [][2]string{{"1800000", "1.8 million"}}, `#,##0`},
		{"signs that differ are left out", [][2]string{{"5", "€5"}, {"5", "$5"}}, `0`},
		{"unknown rows do not count", [][2]string{{"", "–"}, {"7", "7 %"}}, `0" %"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var rows []view.BenchmarkRow
			for _, r := range tc.rows {
				rows = append(rows, view.BenchmarkRow{Figure: view.Figure{Number: r[0], Value: r[1]}})
			}
			if got := numberFormat(rows); got != tc.want {
				t.Errorf("format = %s, want %s", got, tc.want)
			}
		})
	}
}
