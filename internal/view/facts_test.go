package view

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFactsFindsEveryPlaceOnce(t *testing.T) {
	p := Page{
		Lead:    Text{S: "4 of 5", Marks: []Mark{{Start: 0, End: 1, Fact: "b"}, {Start: 5, End: 6, Fact: "a"}}},
		Figures: []Figure{{Fact: "a"}},
		Sections: []Section{
			{Benchmarks: []Benchmark{{Rows: []BenchmarkRow{{Figure: Figure{Fact: "c"}}}}}},
			{Prose: &Prose{Segments: []Segment{{HTML: "x", Facts: []string{"e"}}, {Note: &Note{Body: Prose{Segments: []Segment{{Figures: []Figure{{Fact: "d"}}}}}}}}}},
		},
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d", "e"}, Facts(&p)); diff != "" {
		t.Error(diff)
	}
	if got := Facts(Robots{Sitemap: "x"}); len(got) != 0 {
		t.Errorf("a view without facts has %v", got)
	}
}
