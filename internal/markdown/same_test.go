package markdown

import "testing"

// A copy is found in Chinese too, where a line is one word to those who count
// by spaces.
func TestSame(t *testing.T) {
	c := New(Options{Lang: "zh-Hans"})
	parsed := func(s string) *Doc {
		doc, _ := c.Parse("f.md", 1, []byte(s))
		return doc
	}
	const chinese = "海峡两岸的企业可以购买机时。\n\n结果公开发表的免费，结果保密的须付费。\n"
	for _, test := range []struct {
		name, source, other string
		want                bool
	}{
		{"Chinese, left as it was", chinese, chinese, true},
		{"Chinese, translated", chinese, "Companies on both sides can buy time.\n\nWhat is published costs nothing.\n", false},
		{"Chinese, one short line of two", chinese, "海峡两岸的企业可以购买机时。\n\n成果如果发表即不收费用，成果如果不发表则须另行支付机时费用。\n", false},
		{"English, left as it was", "What is published costs nothing.\n", "What is published costs nothing.\n", true},
		{"names only", "# MAX IV\n", "# MAX IV\n", false},
	} {
		if got := Same(parsed(test.source), parsed(test.other)); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
