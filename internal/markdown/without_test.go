package markdown_test

import (
	"strings"
	"testing"

	"lodestone/internal/markdown"
)

func TestWithout(t *testing.T) {
	leave := func(s string) bool { return strings.Contains(strings.Join(strings.Fields(s), " "), "Anna Lind") }
	for in, want := range map[string]string{
		"<p>One.</p>\n<p>Two.</p>\n":                                   "<p>One.</p>\n<p>Two.</p>\n",
		"<p>One.</p>\n<p>By Anna <em>Lind</em>.</p>\n<p>Two.</p>":      "<p>One.</p>\n\n<p>Two.</p>",
		"<ul>\n<li>One<br>Anna Lind</li></ul><p>Two &amp; more.</p>":   "<p>Two &amp; more.</p>",
		"<p><img src=\"a.png\" alt=\"Anna Lind\"></p><hr><h2>Two</h2>": "<hr><h2>Two</h2>",
		"<table><tr><td>Anna</td><td>Lind</td></tr></table><p>b</p>":   "<p>b</p>",
		"Anna Lind": "",
	} {
		if got := markdown.Without(in, leave); got != want {
			t.Errorf("%s\nbecomes %q\nwant    %q", in, got, want)
		}
	}
}
