package model

import "testing"

func TestBrokenInline(t *testing.T) {
	for text, want := range map[string]string{
		"A ::benchmark{id=jobs} here": "::benchmark", ":::note": ":::note", ":fact{jobs}": ":fact", "See :link(about)": ":link",
		"With :fact[jobs]{part=year and more": ":fact[jobs]", "With :fact[jobs": ":fact", "Von：::contact[x]": "::contact",
	} {
		if got := BrokenInline(text); len(got) != 1 || got[0].Text != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
	for _, text := range []string{":fact[jobs] and :fact[jobs]{part=year}.", `\::benchmark{id=x}`, `\:fact{x}`, "std::contact", "At 10:30, ratio 3:4, ::x", "http://x.org/:y", ": note", "note: (this)"} {
		if got := BrokenInline(text); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
