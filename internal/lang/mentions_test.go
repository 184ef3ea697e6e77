package lang_test

import (
	"testing"

	"lodestone/internal/calc"
	"lodestone/internal/lang"
)

func TestMentions(t *testing.T) {
	for _, c := range []struct {
		tag  lang.Tag
		text string
		n    string
		want bool
	}{
		{"sv", "totalt 4 002 372 invånare", "4002372", true},
		{"sv", "totalt 4 002 372 invånare", "1344689", false},
		{"sv", "totalt 4\u00a0002\u00a0372 invånare", "4002372", true},
		{"da", "18.685 pendlerrejser hver dag", "18685", true},
		{"da", "18.685 pendlerrejser hver dag", "111458", false},
		{"da", "Budget: 1.822.000,50 EUR", "1822000.5", true},
		{"en", "a total of 32.84% and 27 percent", "32.84", true},
		{"en", "a total of 32.84% and 27 percent", "32", false},
		{"de", "mit 93,8 Millionen Euro", "93800000", true},
		{"da", "maksimalt 25 mio. kr. og 5,5 mio.", "5500000", true},
		{"en", "your project (200k-5M DKK)", "200000", true},
		{"en", "your project (200k-5M DKK)", "5000000", true},
		{"en", "some DKr34.6m ($5m) awarded", "34600000", true},
		{"en", "a €3bn project with 13 nations", "3000000000", true},
		{"en", "27 partner organisations", "27000", false},
		{"en", "27 partner organisations", "2", false},
		{"en", "six different sub-projects", "6", true},
		{"sv", "fem delprojekt", "5", true},
		{"sv", "femton delprojekt", "5", false},
		{"sv", "en plats", "1", false},
		{"en", "in 2024-26", "2024", true},
		{"en", "in 2010 200 came", "200", true},
		{"ar", "١٬٢٤٠ ميغاواط", "1240", true},
		{"zh", "超过5万人", "50000", true},
		{"ja", "約３億円", "300000000", true},
		{"en", "it fell by 4.50 %", "-4.5", true},
		{"en", "007 and 0.50", "0.5", true},
		{"en", "", "5", false},
	} {
		n, err := calc.Parse(c.n)
		if err != nil {
			t.Fatal(err)
		}
		if got := lang.Mentions(c.text, c.tag, n); got != c.want {
			t.Errorf("%q mentions %s: %v, want %v", c.text, c.n, got, c.want)
		}
	}
}
