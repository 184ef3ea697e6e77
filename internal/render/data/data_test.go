package data_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/render/data"
	"lodestone/internal/view"
)

func TestCSV(t *testing.T) {
	keys := []view.Column{{Key: "id", Label: "id"}, {Key: "value", Label: "value"}, {Key: "label", Label: "label"}}
	words := []view.Column{{Key: "id", Label: "Id"}, {Key: "value", Label: "Värde"}, {Key: "label", Label: "Öresund, det hela"}}
	for _, tc := range []struct {
		name    string
		columns []view.Column
		rows    [][]string
		want    string
	}{
		{"open data", keys, [][]string{{"a", "12.5", "plain"}}, "id,value,label\r\na,12.5,plain\r\n"},
		{"for people", words, [][]string{{"a", "-3", "x"}}, "\ufeffId,Värde,\"Öresund, det hela\"\r\na,-3,x\r\n"},
		{"quotes and lines", keys, [][]string{{"a", "1", "he said \"yes\"\nand left"}}, "id,value,label\r\na,1,\"he said \"\"yes\"\"\r\nand left\"\r\n"},
		{"formulas", keys, [][]string{{"=1+1", "+46 40 1", "@SUM(A1)"}, {"-cmd|x", "\tx", "＝1"}}, "id,value,label\r\n'=1+1,'+46 40 1,'@SUM(A1)\r\n'-cmd|x,'\tx,'＝1\r\n"},
		{"signed numbers stay numbers", keys, [][]string{{"-1", "+2.50", "-0.1"}}, "id,value,label\r\n-1,+2.50,-0.1\r\n"},
		{"no rows", keys, nil, "id,value,label\r\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := data.CSV(view.Sheet{Columns: tc.columns, Rows: tc.rows})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tc.want, string(got)); d != "" {
				t.Error(d)
			}
			if _, err := csv.NewReader(strings.NewReader(string(got))).ReadAll(); err != nil {
				t.Errorf("does not read back: %v", err)
			}
		})
	}
	if _, err := data.CSV(view.Sheet{Columns: keys, Rows: [][]string{{"a"}}}); err == nil || !strings.Contains(err.Error(), "row 1 has 1 cells, the head 3") {
		t.Errorf("a short row gives %v", err)
	}
}

func TestJSON(t *testing.T) {
	got, err := data.JSON(view.FactData{Site: "https://oresund.example/", Date: "2026-11-22", Licence: "CC-BY-4.0", Facts: []view.FactRecord{
		{ID: "oresund/population", Label: map[string]string{"sv": "Invånare", "ar": "السكان", "en": "Inhabitants <all>"}, Value: "4100000", Unit: "persons", AsOf: "2025", State: "current",
			Sources: []view.FactSource{{ID: "scb", Title: "Folkmängd", Publisher: "SCB"}}, URL: "https://oresund.example/f/"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "site": "https://oresund.example/",
  "date": "2026-11-22",
  "licence": "CC-BY-4.0",
  "facts": [
    {
      "id": "oresund/population",
      "label": {
        "ar": "السكان",
        "en": "Inhabitants <all>",
        "sv": "Invånare"
      },
      "value": "4100000",
      "unit": "persons",
      "as_of": "2025",
      "state": "current",
      "sources": [
        {
          "id": "scb",
          "title": "Folkmängd",
          "publisher": "SCB"
        }
      ],
      "url": "https://oresund.example/f/"
    }
  ]
}
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
}

func TestText(t *testing.T) {
	got, err := data.Text(view.TextFile{Text: "Licens\r\nCC BY 4.0\xff\n\n"})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff("Licens\nCC BY 4.0\ufffd\n", string(got)); d != "" {
		t.Error(d)
	}
}
