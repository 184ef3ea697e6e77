package calc

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func dec(t *testing.T, s string) Decimal {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLiterals(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "1822000": "1822000", "1.50": "1.50", "-0.5": "-0.5", "+7": "7", "12345678901234567890.12": "12345678901234567890.12", "-0": "0"} {
		if got := dec(t, in).String(); got != want {
			t.Errorf("%s is written %s", in, got)
		}
	}
	for in, want := range map[string]string{
		"": "write digits", "010": "write 10", "-007": "write -7", "00.5": "write 0.5", "1e6": "exponent", "1_000": "without separators",
		"1 000": "without separators", "1\u202f000": "without separators", "1,000": "dot", ".5": "both sides", "5.": "both sides", "--1": "more than one sign",
		"NaN": "write digits", "0x10": "write digits", "٣": "write digits", strings.Repeat("9", 200): "too long",
	} {
		if d, err := Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gave %s, %v; want an error that says %q", in, d, err, want)
		}
	}
	if s := dec(t, "13.60").Scale(); s != 2 {
		t.Error("scale of 13.60:", s)
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		want   string
	}{{"2.5", 0, "3"}, {"-2.5", 0, "-3"}, {"2.45", 1, "2.5"}, {"1.5", 3, "1.500"}, {"1822000", -5, "1800000"}, {"0.049", 1, "0.0"}, {"7", 2, "7.00"}} {
		if got := dec(t, c.in).Round(c.places).String(); got != c.want {
			t.Errorf("%s to %d places is %s, want %s", c.in, c.places, got, c.want)
		}
	}
	if got := dec(t, "1.500").Trim().String() + " " + dec(t, "2.00").Trim().String() + " " + dec(t, "100").Trim().String(); got != "1.5 2 100" {
		t.Error("trimmed:", got)
	}
	if got := dec(t, "13.6").Shift(-2).String(); got != "0.136" {
		t.Error("shifted:", got)
	}
}

func facts(t *testing.T) func(string) (Decimal, bool) {
	values := map[string]string{"jobs-2023": "8368", "jobs-2022": "7000", "people": "4000000", "zero": "0", "price": "12.50", "2020-count": "3"}
	return func(id string) (Decimal, bool) {
		s, ok := values[id]
		if !ok {
			return Decimal{}, false
		}
		return dec(t, s), true
	}
}

func TestFormulas(t *testing.T) {
	for src, want := range map[string]string{
		"jobs-2023 - jobs-2022":         "1368",
		"1 + 2 * 3":                     "7",
		"(1 + 2) * 3":                   "9",
		"8 / 2 / 2":                     "2",
		"10 - 3 - 2":                    "5",
		"-5 + 2":                        "-3",
		"-(5 + 2)":                      "-7",
		"2 * -3":                        "-6",
		"2020-count + 1":                "4",
		"percent(jobs-2022, jobs-2023)": "83.65200764818355640535",
		"round(percent(jobs-2022, jobs-2023), 1)": "83.7",
		"round(people, -6)":                       "4000000",
		"sum(1, 2, price)":                        "15.50",
		"min(3, price, -1)":                       "-1",
		"max(3,price)":                            "12.50",
		"100*jobs-2022/people":                    "0.175",
		"0.1 + 0.2":                               "0.3",
	} {
		f, err := ParseFormula(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		got, err := f.Eval(facts(t))
		if err != nil || got.String() != want {
			t.Errorf("%s is %s, %v; want %s", src, got, err, want)
		}
	}
	f, _ := ParseFormula("sum(b, a, b) / round(c, 1)")
	if d := cmp.Diff([]string{"a", "b", "c"}, f.Inputs()); d != "" {
		t.Error(d)
	}
}

func TestBrokenFormulas(t *testing.T) {
	for _, c := range []struct {
		src  string
		at   int
		want string
	}{
		{"", 0, "ends too early"},
		{"a +", 3, "ends too early"},
		{"a b", 2, "not expected"},
		{"(a + b", 0, "never closed"},
		{"a)", 1, "not expected"},
		{"a -b", 2, "space on both sides"},
		{"(a)-b", 3, "space on both sides"},
		{"1-2", 1, "space on both sides"},
		{"5 -3", 2, "space on both sides"},
		{"é + 1", 0, "no meaning"},
		{"a × b", 2, "no meaning"},
		{"Jobs", 0, "no meaning"},
		{"average(a, b)", 0, "no function"},
		{"percent(a)", 0, "takes 2 values"},
		{"1.2.3", 0, "not a number"},
		{"010", 0, "leading zero"},
		{"a.b", 1, "dot"},
		{strings.Repeat("(", 200) + "1", 100, "too deeply"},
		{strings.Repeat("- ", 200) + "1", 200, "too deeply"},
	} {
		_, err := ParseFormula(c.src)
		var fe *FormulaError
		if !errors.As(err, &fe) || fe.Offset != c.at || !strings.Contains(fe.Message, c.want) || fe.Hint == "" {
			t.Errorf("%.20q: %#v; want %q at %d", c.src, err, c.want, c.at)
		}
	}
	for src, want := range map[string]string{"1 / zero": "division by zero", "percent(1, zero)": "division by zero", "1 + nothing": "no value", "round(1, 0.5)": "cannot round"} {
		f, err := ParseFormula(src)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Eval(facts(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestDecimalsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,8})?`).Draw(t, "literal")
		d, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.String(); got != s && !(d.IsZero() && "-"+got == s) {
			t.Fatalf("%s is written %s", s, got)
		}
	})
}

func FuzzFormula(f *testing.F) {
	f.Add("round(percent(a-b, 2.5), 1) - -3")
	f.Fuzz(func(t *testing.T, src string) {
		if f, err := ParseFormula(src); err == nil {
			_, _ = f.Eval(func(string) (Decimal, bool) { return Int(2), true })
		}
	})
}
