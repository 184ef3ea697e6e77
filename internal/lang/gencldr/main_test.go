package main

import (
	"bytes"
	"os"
	"testing"
)

// TestTableIsCurrent generates the table again.
func TestTableIsCurrent(t *testing.T) {
	want, err := Generate("node_modules")
	if err != nil {
		t.Fatalf("%v\nrun: make setup", err)
	}
	got, err := os.ReadFile("../cldr_table.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("cldr_table.go is not what gencldr makes of the packages\nrun: make cldr")
	}
}

func TestPluralConditions(t *testing.T) {
	for rule, want := range map[string]string{
		"i = 1 and v = 0":          "o.i == 1 && o.v == 0",
		"n % 100 = 3..10":          "(o.t == 0 && (between(o.i%100, 3, 10)))",
		"n != 1":                   "!(o.t == 0 && (o.i == 1))",
		"t != 0 and i = 0,1":       "!(o.t == 0) && (o.i == 0 || o.i == 1)",
		"v = 0 or e != 0..5":       "o.v == 0 || !(between(o.e, 0, 5))",
		"n % 10 = 2..4,9 or n = 0": "(o.t == 0 && (between(o.i%10, 2, 4) || o.i%10 == 9)) || (o.t == 0 && (o.i == 0))",
	} {
		if got, err := condition(rule); err != nil || got != want {
			t.Errorf("%s becomes %s, %v; want %s", rule, got, err, want)
		}
	}
	if got, err := condition("n within 1..3 x"); err == nil {
		t.Errorf("a rule of another syntax becomes %s", got)
	}
}
