package lang

import (
	"slices"
	"strings"
)

// exemption is a place where Intl is not followed, and what is wanted there
// instead of what it says.
type exemption struct {
	locales   string // separated by spaces, * for all
	functions string
	arguments string // a part of the arguments
	want      func(intl string) string
	exact     map[string]string // or: what is wanted, by all the arguments
	reason    string
}

func (x exemption) covers(c []string) bool {
	return (x.locales == "*" || slices.Contains(strings.Fields(x.locales), c[0])) &&
		slices.Contains(strings.Fields(x.functions), c[1]) &&
		strings.Contains(strings.Join(c[2:len(c)-1], " "), x.arguments)
}

func (x exemption) wanted(c []string) string {
	if x.exact != nil {
		return x.exact[strings.Join(c[2:len(c)-1], " ")]
	}
	return x.want(c[len(c)-1])
}

func replace(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

// withDay puts the words of the date pattern for what Intl makes of the
// numeric skeleton, 2026/11/22 at the start.
func withDay(day string) func(string) string {
	return func(intl string) string {
		_, rest, _ := strings.Cut(intl, " ")
		return day + " " + rest
	}
}

const numericChinese = "Intl derives Chinese ranges from the numeric skeleton and loses the words 年月日"

var exemptions = []exemption{
	{locales: "*", functions: "number", arguments: "-0.4 0 0",
		want:   func(s string) string { return strings.TrimLeft(s, "-−\u200e\u061c") },
		reason: "a number that rounds to zero is zero, not minus zero"},
	{locales: "en", functions: "time dateTime", want: replace(" AM", "\u202fAM", " PM", "\u202fPM"),
		reason: "V8 puts a plain space where CLDR has U+202F, for old web pages; its ranges keep U+202F"},
	{locales: "fr", functions: "moneyCompact", arguments: "name",
		want:   replace("million euros", "million d’euros", "million ", "million de "),
		reason: "CLDR has no pattern for the preposition French needs after millions"},
	{locales: "fr", functions: "date dateRange", arguments: "-01",
		want:   replace(" 1 ", " 1er ", "1 mars", "1er mars", "1 janvier", "1er janvier", "1 janv.", "1er janv."),
		reason: "CLDR has no pattern for the ordinal with which French says the first of a month"},
	{locales: "zh", functions: "dateTimeRange", want: withDay("2026年11月22日"), arguments: "22T09:00 2026-11-22", reason: numericChinese + " (morning)"},
	{locales: "zh", functions: "dateTimeRange", want: withDay("2026年11月22日"), arguments: "22T13:00 2026-11-22", reason: numericChinese + " (afternoon)"},
	{locales: "zh", functions: "dateTimeRange", reason: numericChinese + " (days)", arguments: "11-24T17:00", exact: map[string]string{
		"2026-11-22T09:00 2026-11-24T17:00 long":   "2026年11月22日 09:00 – 2026年11月24日 17:00",
		"2026-11-22T09:00 2026-11-24T17:00 medium": "2026年11月22日 09:00 – 2026年11月24日 17:00",
	}},
	{locales: "zh", functions: "dateRange", reason: numericChinese, exact: map[string]string{
		"2026-11-22 2026-11-24 long":   "2026年11月22日\u2009–\u200924日",
		"2026-11-22 2026-11-24 medium": "2026年11月22日\u2009–\u200924日",
		"2026-11-05 2026-11-30 long":   "2026年11月5日\u2009–\u200930日",
		"2026-11-05 2026-11-30 medium": "2026年11月5日\u2009–\u200930日",
		"2026-11-30 2026-12-02 long":   "2026年11月30日\u2009–\u200912月2日",
		"2026-11-30 2026-12-02 medium": "2026年11月30日\u2009–\u200912月2日",
		"2026-12-30 2027-01-02 long":   "2026年12月30日\u2009–\u20092027年1月2日",
		"2026-12-30 2027-01-02 medium": "2026年12月30日\u2009–\u20092027年1月2日",
		"2026-03-01 2026-09-15 long":   "2026年3月1日\u2009–\u20099月15日",
		"2026-03-01 2026-09-15 medium": "2026年3月1日\u2009–\u20099月15日",
		"2025-05-05 2026-05-05 long":   "2025年5月5日\u2009–\u20092026年5月5日",
		"2025-05-05 2026-05-05 medium": "2025年5月5日\u2009–\u20092026年5月5日",
		"2026-11-22 2026-11-24 full":   "2026年11月22日星期日\u2009–\u200911月24日星期二",
		"2026-11-05 2026-11-30 full":   "2026年11月5日星期四\u2009–\u200911月30日星期一",
		"2026-11-30 2026-12-02 full":   "2026年11月30日星期一至12月2日星期三",
		"2026-12-30 2027-01-02 full":   "2026年12月30日星期三至2027年1月2日星期六",
		"2026-03-01 2026-09-15 full":   "2026年3月1日星期日至9月15日星期二",
		"2025-05-05 2026-05-05 full":   "2025年5月5日星期一至2026年5月5日星期二",
		"2026-03 2026-05 long":         "2026年3月 – 5月",
		"2026-03 2026-05 medium":       "2026年3月\u2009–\u20095月",
		"2026-11 2027-02 long":         "2026年11月 – 2027年2月",
		"2026-11 2027-02 medium":       "2026年11月\u2009–\u20092027年2月",
	}},
	{locales: "fi", functions: "dateRange", reason: "Intl does not find CLDR's Finnish ranges of months, which say the year once", exact: map[string]string{
		"2026-03 2026-05 long":   "maalis–toukokuu 2026",
		"2026-03 2026-05 medium": "maalis–toukokuu 2026",
		"2026-03 2026-05 short":  "maalis–toukokuu 2026",
		"2026-11 2027-02 long":   "marraskuu 2026\u2009–\u2009helmikuu 2027",
		"2026-11 2027-02 medium": "marraskuu 2026\u2009–\u2009helmikuu 2027",
		"2026-11 2027-02 short":  "marraskuu 2026\u2009–\u2009helmikuu 2027",
	}},
	{locales: "da", functions: "sort", want: replace("Œuvre|", "", "Östersund|", "Östersund|Œuvre|"),
		reason: "x/text sorts Œ with Ø in Danish, the newer CLDR as oe"},
	{locales: "da de ar", functions: "name", reason: "names of languages are those of x/text, whose CLDR is older",
		want: replace("bokmål", "norsk bokmål", "(Bokmål)", "Bokmål", "النرويجية بوكمال", "بوكمول النرويجية")},
}
