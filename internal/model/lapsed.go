package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lodestone/internal/date"
)

// Lapsed is the people whose name may be shown nowhere on a day, with what
// gives them away.
type Lapsed []lapsed

type lapsed struct {
	person *Person
	family string         // last word of the name, in small letters
	name   *regexp.Regexp // the words of the name in a row
	traces []string       // addresses that are theirs alone, in small letters
	agreed *regexp.Regexp // names of people who may be shown; nil for none
}

// Lapsed lists the people without a consent to be named that holds on that
// day. Namesakes of people who agreed are not among them.
func (s *Site) Lapsed(today date.Date) Lapsed {
	agreed := map[string]bool{}
	var names []string
	for _, p := range s.People() {
		if p.May("name", "site", today) && p.Name != "" && !agreed[p.Name] {
			agreed[p.Name] = true
			names = append(names, regexp.QuoteMeta(p.Name))
		}
	}
	var known *regexp.Regexp
	if len(names) > 0 {
		known = regexp.MustCompile(`(?i)` + strings.Join(names, "|"))
	}
	var out Lapsed
	for _, p := range s.People() {
		if p.Name != "" && !agreed[p.Name] {
			out = append(out, newLapsed(p, known))
		}
	}
	return out
}

func newLapsed(p *Person, agreed *regexp.Regexp) lapsed {
	words := strings.FieldsFunc(plainLetters(p.Name), func(r rune) bool { return !isWord(r) })
	l := lapsed{person: p, agreed: agreed}
	for _, trace := range []string{p.Email, p.Phone, p.LinkedIn} {
		if trace != "" {
			l.traces = append(l.traces, strings.ToLower(trace))
		}
	}
	if len(words) == 0 {
		return l
	}
	l.family = strings.ToLower(words[len(words)-1])
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	const gap = `[^\pL\pM\pN]+`
	inOrder := strings.Join(words, gap)
	if n := len(words); n > 1 { // "Anna M. Lind", "Lind, Anna"
		inOrder = strings.Join(words[:n-1], gap) + gap + `(?:\pL` + gap + `)?` + words[n-1] +
			`|` + words[n-1] + `\s*,\s*` + strings.Join(words[:n-1], gap)
	}
	l.name = regexp.MustCompile(`(?i)` + before(p.Name) + `(?:` + inOrder + `)` + after(p.Name))
	return l
}

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// before is what may stand before a name for it to be that name: no letter,
// but a particle where a script writes it without a gap, and anything where
// it has no gaps at all.
func before(name string) string {
	switch r, _ := utf8.DecodeRuneInString(name); {
	case r >= 0x0590 && r < 0x0780:
		return `(?:^|[^\pL\pM\pN])\pL{0,2}`
	case r >= 0x2e80:
		return ``
	}
	return `(?:^|[^\pL\pM\pN]|` + gapless + `)`
}

// gapless are letters of scripts that write words without gaps.
const gapless = `[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]`

// after is what may follow: an ending of at most two letters, as in "Linds".
func after(name string) string {
	if r, _ := utf8.DecodeLastRuneInString(name); r >= 0x2e80 {
		return ``
	}
	return `\pL{0,2}?(?:$|[^\pL\pM\pN]|` + gapless + `)`
}

// In gives the first of them whom a text names or whose address stands in it,
// or nil. The words of a name may be written in any case and joined by
// anything that is no letter: "anna.lind@", "anna-lind".
func (l Lapsed) In(text string) *Person {
	if len(l) == 0 || text == "" {
		return nil
	}
	text = plainLetters(text)
	low := strings.ToLower(text)
	for i := range l {
		if l[i].in(text, low) {
			return l[i].person
		}
	}
	return nil
}

// Hinted tells whether a text has a word that In would look into: without,
// nothing in it can name anybody, whatever markup stands between the words.
func (l Lapsed) Hinted(text string) bool {
	low := strings.ToLower(plainLetters(text))
	return slices.ContainsFunc(l, func(x lapsed) bool {
		return strings.Contains(low, x.family) || slices.ContainsFunc(x.traces, func(t string) bool { return strings.Contains(low, t) })
	})
}

// plainLetters composes letters and takes out what nobody sees: text pasted
// from word processors and file systems has soft hyphens, joiners and letters
// in two pieces.
func plainLetters(s string) string {
	s = norm.NFC.String(s)
	return strings.Map(func(r rune) rune {
		if r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r >= '\u2060' && r <= '\u2064' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, s)
}

func (l *lapsed) in(text, low string) bool {
	for _, trace := range l.traces {
		if strings.Contains(low, trace) {
			return true
		}
	}
	if l.family == "" || !strings.Contains(low, l.family) || !l.name.MatchString(text) {
		return false
	}
	return l.agreed == nil || l.name.MatchString(l.agreed.ReplaceAllString(text, ""))
}
