package plan

import (
	"testing"

	"lodestone/internal/calc"
)

func TestShownIsTheNumberThatTheWordFollows(t *testing.T) {
	for in, want := range map[string]string{"1234567": "1000000", "18400000": "18000000", "500000": "500000", "18400": "18000", "95": "95", "999999": "1000000", "3.7": "4"} {
		n, err := calc.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(n).String(); got != want {
			t.Errorf("%s is shown as %s, want %s", in, got, want)
		}
	}
}
