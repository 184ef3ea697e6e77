package lang

import (
	"slices"
	"strings"
	"unicode"

	"lodestone/internal/calc"
)

// Mentions tells whether a text names a number, in whatever way its author
// writes numbers: 1 822 000, 1.822.000, 1,822 million, 1,8 mio., ١٢. Numbers
// up to twelve are found as words in English, Swedish, Danish and German;
// signs and units are not looked at. It would rather find too much: 1.250 is
// both a thousand and a little more than one.
func Mentions(text string, tag Tag, n calc.Decimal) bool {
	n = n.Abs()
	rest := []rune(strings.ToLower(text))
	for len(rest) > 0 {
		switch {
		case digit(rest[0]) >= 0:
			var values []calc.Decimal
			values, rest = numeral(rest)
			for _, v := range values {
				if slices.ContainsFunc(scales(rest), func(shift int) bool { return v.Shift(shift).Equal(n) }) {
					return true
				}
			}
		case unicode.IsLetter(rest[0]):
			var word string
			word, rest = letters(rest)
			if value, ok := spelled(tag, word); ok && slices.ContainsFunc(scales(rest), func(shift int) bool { return value.Shift(shift).Equal(n) }) {
				return true
			}
		default:
			rest = rest[1:]
		}
	}
	return false
}

// digit is the value of a decimal digit in Latin, Arabic, Persian and
// full-width writing, -1 for anything else.
func digit(r rune) int {
	for _, zero := range [...]rune{'0', '٠', '۰', '０'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// numeral reads a number with its separators from the start of a text and
// gives what it may mean.
func numeral(text []rune) (values []calc.Decimal, rest []rune) {
	groups := []string{""}
	var separators []rune
	i := 0
	for ; i < len(text); i++ {
		if d := digit(text[i]); d >= 0 {
			groups[len(groups)-1] += string(rune('0' + d))
			continue
		}
		if !separates(text[i:]) || unicode.IsSpace(text[i]) && len(groups[len(groups)-1]) > 3 {
			break
		}
		groups, separators = append(groups, ""), append(separators, text[i])
	}
	add := func(s string) {
		if v, err := calc.Parse(s); err == nil {
			values = append(values, v.Trim())
		}
	}
	last := len(groups) - 1
	if last == 0 {
		add(trimZeros(groups[0]))
		return values, text[i:]
	}
	if thousands(groups[1:]) {
		add(trimZeros(strings.Join(groups, "")))
	}
	if strings.ContainsRune(".,٫", separators[last-1]) && thousands(groups[1:last]) {
		add(trimZeros(strings.Join(groups[:last], "")) + "." + groups[last])
	}
	return values, text[i:]
}

// separates tells whether a number goes on after the character: a point or
// comma before a digit, or a space before three of them.
func separates(text []rune) bool {
	if len(text) < 2 || digit(text[1]) < 0 {
		return false
	}
	switch text[0] {
	case '.', ',', '٫', '٬', '\'', '’':
		return true
	case ' ', '\u00a0', '\u202f', '\u2009':
		return len(text) > 3 && digit(text[2]) >= 0 && digit(text[3]) >= 0 && (len(text) == 4 || digit(text[4]) < 0)
	}
	return false
}

func thousands(groups []string) bool {
	return !slices.ContainsFunc(groups, func(g string) bool { return len(g) != 3 })
}

func trimZeros(s string) string {
	if s = strings.TrimLeft(s, "0"); s == "" {
		return "0"
	}
	return s
}

// scales are the powers of ten by which a number is multiplied by the word
// after it, and 0.
func scales(rest []rune) []int {
	for len(rest) > 0 && (unicode.IsSpace(rest[0]) || rest[0] == '-') {
		rest = rest[1:]
	}
	if len(rest) == 0 || !unicode.IsLetter(rest[0]) {
		return []int{0}
	}
	switch rest[0] {
	case '千':
		return []int{0, 3}
	case '万', '萬':
		return []int{0, 4}
	case '亿', '億':
		return []int{0, 8}
	}
	word, _ := letters(rest)
	switch word {
	case "k", "tkr", "ألف", "آلاف":
		return []int{0, 3}
	case "m", "mn", "mln", "mio", "mill", "mkr", "mdkk", "meur", "مليون", "ملايين":
		return []int{0, 6}
	case "bn", "md", "mdr", "mia", "mrd", "mld", "مليار", "مليارات":
		return []int{0, 9}
	}
	for _, begin := range []struct {
		word  string
		shift []int
	}{{"thousand", []int{0, 3}}, {"tusen", []int{0, 3}}, {"tusind", []int{0, 3}}, {"tausend", []int{0, 3}}, {"million", []int{0, 6}}, {"miljon", []int{0, 6}},
		{"milliard", []int{0, 9}}, {"miljard", []int{0, 9}}, {"billion", []int{0, 9, 12}}} {
		if strings.HasPrefix(word, begin.word) {
			return begin.shift
		}
	}
	return []int{0}
}

// letters reads a word from the start of a text.
func letters(text []rune) (word string, rest []rune) {
	i := 0
	for i < len(text) && unicode.IsLetter(text[i]) {
		i++
	}
	return string(text[:i]), text[i:]
}

// spelled is a number from two to twelve as a word; one is an article in
// some of the languages.
func spelled(tag Tag, word string) (calc.Decimal, bool) {
	var words []string
	switch base, _, _ := strings.Cut(string(tag), "-"); base {
	case "", "en":
		words = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	case "sv":
		words = []string{"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"}
	case "da":
		words = []string{"to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}
	case "de":
		words = []string{"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"}
	}
	i := slices.Index(words, word)
	return calc.Int(int64(i + 2)), i >= 0
}
