package codes

import (
	"slices"
	"strings"
	"testing"
)

func TestStandings(t *testing.T) {
	for _, test := range []struct {
		got        Finding
		what       string
		want       Standing
		successors string
	}{
		{NUTS("SE21", 2024), "Småland och öarna", Valid, ""},
		{NUTS("SE2", 2024), "a part of Sweden", Valid, ""},
		{NUTS("SE", 2024), "Sweden", Valid, ""},
		{NUTS("SE212", 2024), "Kronoberg", Valid, ""},
		{NUTS("SE24", 2024), "no region", Unknown, ""},
		{NUTS("SE4", 2024), "no part", Unknown, ""},
		{NUTS("PT16", 2024), "Centro, as it was", Replaced, "PT19 PT1D"},
		{NUTS("PT16", 2021), "Centro, in its time", Valid, "PT19 PT1D"},
		{NUTS("PT19", 2024), "Centro", Valid, ""},
		{NUTS("PT19", 2021), "Centro, too early", Unknown, ""},
		{NUTS("NL310", 2024), "Utrecht, as it was", Replaced, "NL35"},
		{NUTS("NL35", 2024), "Utrecht", Valid, ""},
		{NUTS("FR30", 2021), "Nord-Pas-de-Calais, as it was", Replaced, "FRE1"},
		{NUTS("FR30", 2013), "Nord-Pas-de-Calais, in its time", Valid, "FRE1"},
		{NUTS("FRE", 2024), "Hauts-de-France", Valid, ""},
		{NUTS("SEZZ", 2024), "nowhere in Sweden", Valid, ""},
		{NUTS("BG41", 2024), "a country that is not listed", NotListed, ""},
		{NUTS("SE99", 2010), "an edition that is not listed", NotListed, ""},
		{Subdivision("SE-M"), "Skåne", Valid, ""},
		{Subdivision("SE-R"), "no county", Unknown, ""},
		{Subdivision("DK-86"), "no region", Unknown, ""},
		{Subdivision("FR-O"), "Nord-Pas-de-Calais", Replaced, "FR-HDF"},
		{Subdivision("FR-59"), "a department", NotListed, ""},
		{Subdivision("AT-9"), "a country that is not listed", NotListed, ""},
		{NACE("C", "2"), "a section", Valid, ""},
		{NACE("V", "2"), "a section of the later revision", Unknown, ""},
		{NACE("V", "2.1"), "a section", Valid, ""},
		{NACE("72.11", "2.1"), "a class", Valid, ""},
		{NACE("45", "2"), "motor trade", Valid, ""},
		{NACE("45.20", "2.1"), "motor trade, later", Replaced, "46 47 95"},
		{NACE("34", "2"), "no division", Unknown, ""},
	} {
		if test.got.Standing != test.want || strings.Join(test.got.Successors, " ") != test.successors {
			t.Errorf("%s: %+v, want %d with successors %q", test.what, test.got, test.want, test.successors)
		}
	}
}

// Nothing that is said to be replaced by something is replaced by nothing.
func TestSuccessorsExist(t *testing.T) {
	for _, code := range []string{"NL31", "NL33", "PT16", "PT17", "PT18", "FR22", "FR24", "FR30", "FR51", "FR52"} {
		f := NUTS(code, 2024)
		if f.Standing != Replaced || len(f.Successors) == 0 {
			t.Errorf("%s: %+v", code, f)
		}
		for _, s := range f.Successors {
			if NUTS(s, 2024).Standing != Valid {
				t.Errorf("%s was replaced by %s, which does not exist", code, s)
			}
		}
	}
	if !slices.IsSorted(NUTS("SE24", 2024).Candidates) || len(NUTS("SE24", 2024).Candidates) != 8 {
		t.Errorf("%v", NUTS("SE24", 2024).Candidates)
	}
}
