package theme_test

import (
	"testing"

	"lodestone/internal/theme"
)

func TestSqueeze(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"between blocks", "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"},
		{"between words", "one\n  two", "one two"},
		{"between inline elements", "<a>x</a>\n<b>y</b>", "<a>x</a> <b>y</b>"},
		{"beside a block, not beside an inline element", "<p>\n <em>a</em> b </p>", "<p><em>a</em> b</p>"},
		{"pre is kept", "<div>\n<pre>a\n  b\n</pre>\n</div>", "<div><pre>a\n  b\n</pre></div>"},
		{"attributes", "<a\n   href=\"x  y\"\n>z</a>", "<a href=\"x  y\">z</a>"},
		{"a piece that ends within a tag", "<p>\n<a href=\"", "<p><a href=\""},
		{"a piece that begins within a tag", "\" rel=\"x\">\n<li>", "\" rel=\"x\"><li>"},
		{"a piece that is a space", "\n", " "},
		{"comparison is text", "a < b", "a < b"},
		{"line break", "a<br>\nb", "a<br>b"},
		{"no-break space stays", "a\u00a0 b", "a\u00a0 b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := theme.Squeeze(test.in)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if again := theme.Squeeze(got); again != got {
				t.Errorf("squeezed twice it is %q", again)
			}
		})
	}
}

func TestFinish(t *testing.T) {
	const ref, back = `<a href="#note-1" data-ref="1" x>1</a>`, `<a class="back" data-back="1" href="#ref-1" y>↑</a>`
	tests := []struct{ name, in, want string }{
		{"first of two", ref + ref + back, `<a href="#note-1" id="ref-1" x>1</a><a href="#note-1" x>1</a><a class="back" href="#ref-1" y>↑</a>`},
		{"a note that nothing calls", ref + `<li id="note-1">a</li><li id="note-2">b</li>c`, `<a href="#note-1" id="ref-1" x>1</a><li id="note-1">a</li>c`},
		{"never cited", "a" + back + "b", "ab"},
		{"nothing to do", "<p>a</p>", "<p>a</p>"},
	}
	for _, test := range tests {
		if got := string(theme.Finish([]byte(test.in))); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}
