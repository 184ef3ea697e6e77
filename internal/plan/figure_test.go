package plan

import (
	"testing"

	"lodestone/internal/calc"
)

func TestShownHasTwoSignificantDigits(t *testing.T) {
	for in, want := range map[string]string{"1234567": "1200000", "18400": "18000", "95": "95", "999999": "1000000", "3.7": "4"} {
		n, err := calc.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(n).String(); got != want {
			t.Errorf("%s is shown as %s, want %s", in, got, want)
		}
	}
}
