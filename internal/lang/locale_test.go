package lang

import (
	"slices"
	"strings"
	"testing"

	"lodestone/internal/calc"
	"lodestone/internal/date"
)

func locale(t testing.TB, tag Tag) *Locale {
	t.Helper()
	l, ok := For(tag)
	if !ok {
		t.Fatalf("no locale %s", tag)
	}
	return l
}

// TestBeyondIntl has what Intl cannot be asked: fuzzy dates, units it does not
// know, approximations, ordinals.
func TestBeyondIntl(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		want string
		got  func(l *Locale) string
	}{
		{"en", "spring 2018", dated("spring 2018", Long)},
		{"sv", "våren 2018", dated("spring 2018", Long)},
		{"da", "efteråret 2018", dated("autumn 2018", Medium)},
		{"fr", "automne 2018", dated("autumn 2018", Long)},
		{"ar", "شتاء 2018", dated("winter 2018", Long)},
		{"ar-u-nu-arab", "شتاء ٢٠١٨", dated("winter 2018", Long)},
		{"zh", "2018年夏季", dated("summer 2018", Long)},
		{"en", "2nd quarter 2018", dated("2018-Q2", Long)},
		{"en", "Q2 2018", dated("2018-Q2", Short)},
		{"sv", "2:a kvartalet 2018", dated("2018-Q2", Long)},
		{"fr", "2e trimestre 2018", dated("2018-Q2", Long)},
		{"zh", "2018年", dated("2018", Long)},
		{"zh-Hans", "2026年11月22日", dated("2026-11-22", Long)},
		{"zh-Hans", "117,600瑞典克朗", func(l *Locale) string { return l.Money(calc.Int(117_600), "SEK", Name, 0) }},
		{"zh-Hans", "3460万丹麦克朗", func(l *Locale) string { return l.MoneyCompact(calc.Int(34_600_000), "DKK", Name) }},
		{"zh-Hans", "18亿欧元", func(l *Locale) string { return l.MoneyCompact(calc.Int(1_800_000_000), "EUR", Name) }},
		{"zh-Hans", "419万", func(l *Locale) string { return l.Compact(calc.Int(4_185_801), Wide) }},
		{"sv", "", func(l *Locale) string { return l.Date(date.Date{}, Long) }},
		{"sv", "våren 2018–2019", ranged("spring 2018", "2019")},
		{"sv", "2021–2027", ranged("2021", "2027")},
		{"sv", "22 november 2026", ranged("2026-11-22", "")},
		{"zh", "2026年11月30日\u2009–\u200912月2日", ranged("2026-11-30", "2026-12-02")},
		{"en", "1.5 m²", unit("1.5", "m²", Narrow)},
		{"en", "1,200 square meters", unit("1200", "m2", Wide)},
		{"en-GB", "1,200 square metres", unit("1200", "m2", Wide)},
		{"sv", "180 MW", unit("180", "MW", Narrow)},
		{"ar", "3 ميغا واط", unit("3", "MW", Wide)},
		{"ar", "سنتان", unit("2", "year", Wide)},
		{"en", "0.12\u00a0EUR/kWh", unit("0.12", "EUR/kWh", Narrow)},
		{"fr", "≈5", func(l *Locale) string { return l.Approximately("5") }},
		{"sv", "~5", func(l *Locale) string { return l.Approximately("5") }},
		{"en", "5+", func(l *Locale) string { return l.AtLeast("5") }},
		{"en", "1st 2nd 3rd 4th 11th 12th 13th 21st 112th", ordinals},
		{"sv", "1:a 2:a 3:e 4:e 11:e 12:e 13:e 21:a 112:e", ordinals},
		{"da", "1. 2. 3. 4. 11. 12. 13. 21. 112.", ordinals},
		{"fr", "1er janvier 2026", dated("2026-01-01", Long)},
		{"fr", "1er janv. 2026", dated("2026-01-01", Medium)},
		{"fr", "01/01/2026", dated("2026-01-01", Short)},
		{"fr", "dimanche 1er mars 2026", dated("2026-03-01", Full)},
		{"fr", "11 mars 2026", dated("2026-03-11", Long)},
		{"fr", "1er–5 mars 2026", ranged("2026-03-01", "2026-03-05")},
		{"fr", "1er 2e 3e 4e 11e 12e 13e 21e 112e", ordinals},
		{"ar", "1 2 3 4 11 12 13 21 112", ordinals},
		{"es", "padres e hijos", func(l *Locale) string { return l.List([]string{"padres", "hijos"}) }},
		{"es", "cobre y hierro", func(l *Locale) string { return l.List([]string{"cobre", "hierro"}) }},
		{"en", "", func(l *Locale) string { return l.List(nil) }},
		{"sv", "XAU 5,00", func(l *Locale) string {
			return "XAU " + strings.TrimSuffix(l.Money(calc.Int(5), "XAU", Symbol, -1), "\u00a0XAU")
		}},
		{"en", "¥5", func(l *Locale) string { return l.Money(calc.Int(5), "JPY", Symbol, -1) }},
		{"es", "2 millones de euros", func(l *Locale) string { return l.MoneyCompact(calc.Int(2_000_000), "EUR", Name) }},
		{"pl", "2 miliony koron szwedzkich", func(l *Locale) string { return l.MoneyCompact(calc.Int(2_000_000), "SEK", Name) }},
		{"hi", "12,34,567", func(l *Locale) string { return l.Exact(calc.Int(1234567)) }},
		{"pl", "1234", func(l *Locale) string { return l.Exact(calc.Int(1234)) }},
		{"fa", "۱٬۲۳۴٫۵۰", func(l *Locale) string { return l.Exact(parsedDecimal("1234.50")) }},
	} {
		if got := c.got(locale(t, c.tag)); got != c.want {
			t.Errorf("%s: got %+q, want %+q", c.tag, got, c.want)
		}
	}
}

func parsedDecimal(s string) calc.Decimal {
	d, err := calc.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dated(s string, style Style) func(*Locale) string {
	return func(l *Locale) string {
		d, err := date.Parse(s)
		if err != nil {
			return err.Error()
		}
		return l.Date(d, style)
	}
}

func ranged(a, b string) func(*Locale) string {
	return func(l *Locale) string {
		from, err := date.Parse(a)
		if err != nil {
			return err.Error()
		}
		until, _ := date.Parse(b)
		return l.DateRange(from, until, Long)
	}
}

func unit(n, u string, w Width) func(*Locale) string {
	return func(l *Locale) string {
		s, _ := l.Unit(parsedDecimal(n), u, w)
		return s
	}
}

func ordinals(l *Locale) string {
	var out []string
	for _, n := range []int{1, 2, 3, 4, 11, 12, 13, 21, 112} {
		out = append(out, l.Ordinal(n))
	}
	return strings.Join(out, " ")
}

// TestEveryLocaleIsWhole writes everything in every locale of the table, so
// that an empty pattern shows.
func TestEveryLocaleIsWhole(t *testing.T) {
	day := date.New(2026, 11, 22)
	for tag, l := range locales() {
		for _, s := range []Style{Long, Medium, Short, Full} {
			for _, d := range []string{"2018", "2018-Q2", "spring 2018", "2018-04", "2018-04-25"} {
				if dated(d, s)(l) == "" {
					t.Errorf("%s: %s is empty in style %d", tag, d, s)
				}
			}
			for _, until := range []date.Date{day.AddDays(2), day.AddMonths(1), day.AddMonths(13)} {
				if got := l.DateRange(day, until, s); !strings.Contains(got, l.Digits("22")) || len(got) < 10 {
					t.Errorf("%s: range to %s in style %d is %q", tag, until, s, got)
				}
			}
		}
		if got := l.TimeRange(9, 5, 17, 30); !strings.Contains(got, l.Digits("30")) {
			t.Errorf("%s: times %q", tag, got)
		}
		for _, c := range l.data.currencies {
			if l.Money(calc.Int(5), c.code, Name, 0) == "5 " || c.symbol == "" {
				t.Errorf("%s: no name of %s", tag, c.code)
			}
		}
		if l.num.approx == "" || l.num.between == "" || l.num.atLeast == "" || !slices.Contains(l.Categories(), Other) {
			t.Errorf("%s lacks patterns", tag)
		}
		if !slices.IsSortedFunc(l.data.currencies, func(a, b currency) int { return strings.Compare(a.code, b.code) }) {
			t.Errorf("%s: currencies are not sorted", tag)
		}
	}
}

// TestNorwegianOrder: the tables have no nb, and would sort by root.
func TestNorwegianOrder(t *testing.T) {
	for _, tag := range []Tag{"nb", "no", "nn", "da"} {
		words := []string{"Ås", "Ørsta", "Ærfugl", "Zulu", "Alta"}
		Sort(NewCollator(tag), words, func(s string) string { return s })
		if got := strings.Join(words, " "); got != "Alta Zulu Ærfugl Ørsta Ås" {
			t.Errorf("%s: %s", tag, got)
		}
	}
	c := NewCollator("sv")
	if !ordered(c, "Zürich", "Örebro") || !ordered(c, "a\u0301", "á") {
		t.Error("Swedish order is wrong")
	}
}

func BenchmarkNumber(b *testing.B) {
	l, d := locale(b, "sv"), parsedDecimal("1822000.5")
	for b.Loop() {
		l.Number(d, 0, 2)
	}
}

func BenchmarkMoneyCompact(b *testing.B) {
	l, d := locale(b, "sv"), parsedDecimal("1822000.5")
	for b.Loop() {
		l.MoneyCompact(d, "SEK", Name)
	}
}

func BenchmarkDateRange(b *testing.B) {
	l, from, until := locale(b, "sv"), date.New(2026, 11, 22), date.New(2026, 11, 24)
	for b.Loop() {
		l.DateRange(from, until, Long)
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		For("sv")
	}
}

// ordered tells whether two texts come out in this order, however they went in.
func ordered(c *Collator, a, b string) bool {
	one, other := []string{a, b}, []string{b, a}
	same := func(s string) string { return s }
	Sort(c, one, same)
	Sort(c, other, same)
	return one[0] == a && other[0] == a
}
