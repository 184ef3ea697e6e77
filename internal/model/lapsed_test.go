package model_test

import (
	"testing"

	"lodestone/internal/date"
	"lodestone/internal/model"
)

func TestLapsed(t *testing.T) {
	agreed := &model.Consent{Scopes: []string{"name"}, Channels: []string{"site"}, Given: date.Day{Date: date.New(2026, 1, 1)}, Expires: date.Day{Date: date.New(2027, 1, 1)}, Evidence: "1"}
	person := func(id, name string, c *model.Consent) model.Record {
		return &model.Person{Base: model.Base{Kind: "person", ID: id}, Name: name, Email: id + "@x.example", Consent: c}
	}
	site := model.NewSite(&model.Config{}, []model.Record{person("al", "Anna Lind", nil), person("ll", "Anna Linde", agreed), person("ml", "Mona Li", nil),
		person("ml2", "Mona Li", agreed), person("kk", "黒里澪", nil), person("rs", "ريم سعد", nil), person("an", "An Ek", nil)}, nil, nil)
	gone := site.Lapsed(date.New(2026, 6, 1))
	for text, want := range map[string]string{
		"Anna Lind said so":           "al",
		"so said Anna  Lind.":         "al",
		"ANNA LIND":                   "al",
		"Anna Linds bok":              "al",
		"anna-lind":                   "al",
		"/sv/berattelser/anna_lind/":  "al",
		"write to AL@x.example":       "al",
		"write to anna.lind@y.z":      "al",
		"Anna\u00a0Lind":              "al",
		"Anna Linde agreed":           "",
		"Anna Linde met Anna Lind":    "al",
		"Hanna Lind is another":       "",
		"Anna Lindström is another":   "",
		"Mona Li has a namesake":      "",
		"昨日、黒里澪が話した。":                 "kk",
		"قالت وريم سعد":               "rs",
		"An Ekman is another":         "",
		"man ekar":                    "",
		"Anna, Lind and others":       "al",
		"":                            "",
		"nobody at all: Anna or Lind": "",
	} {
		got := ""
		if p := gone.In(text); p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
		if got != "" && !gone.Hinted(text) {
			t.Errorf("%q names %q without a hint of it", text, got)
		}
	}
}
