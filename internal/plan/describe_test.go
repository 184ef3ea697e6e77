package plan

import (
	"strings"
	"testing"
)

func TestAClippedTextEndsWhereAReaderWouldPause(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"Short enough", 12, "Short enough"},
		{"One word more than fits", 18, "One word more…"},
		{"Ends here, and goes on", 17, "Ends here, and…"},
		{"Ends here, or goes on", 13, "Ends here…"},
		{strings.Repeat("x", 20), 10, "xxxxxxxxx…"},
		{"海峡两岸的企业", 14, "海峡两岸的企业"},                             // as wide as fourteen letters
		{"人口419万，两种货币、两套税制", 24, "人口419万，两种货币…"},               // a number stays whole
		{"看清物质内部，再到一桥相连的两岸医院验证", 30, "看清物质内部，再到一桥相连的…"},        // the clause ends too early to stop at
		{"今天看清物质内部，再到两岸医院验证", 24, "今天看清物质内部…"},                 // at the end of a clause
		{"在隆德的MAX IV实验室测量", 14, "在隆德的MAX…"},                    // never within a Latin word
		{"光束线多，光束线多，光束线多。", 23, "光束线多，光束线多…"},                  // no mark before the dots
		{"由丹麦技术大学、隆德大学、哥本哈根大学、马尔默大学共同建设", 30, "由丹麦技术大学、隆德大学…"}, // at the end of a name
	} {
		if got := clip(c.text, c.limit); got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}
