package lang

import (
	"strings"
	"sync"

	"lodestone/internal/calc"
)

// Locale knows how one language writes numbers and dates. It is immutable
// and safe for concurrent use. Texts it gives are plain text; they hold the
// non-breaking spaces and direction marks CLDR asks for.
type Locale struct {
	tag  Tag
	data *cldrLocale
	num  *numerals
}

// locales is the index of the table: every tag, and every tag with each
// numbering system it can be written in.
var locales = sync.OnceValue(func() map[Tag]*Locale {
	index := make(map[Tag]*Locale, 2*len(table))
	for i := range table {
		c := &table[i]
		tag := Tag(c.tag)
		index[tag] = &Locale{tag, c, &c.numerals[0]}
		for k := range c.numerals {
			n := &c.numerals[k]
			variant := tag + "-u-nu-" + Tag(n.system)
			index[variant] = &Locale{variant, c, n}
		}
	}
	return index
})

// For gives the locale of a language: its own, else its parent's, else
// English; ok is false when it is English for want of a better one. A tag may
// choose its digits: ar-u-nu-arab has ٠١٢٣, ar-u-nu-latn 0123.
func For(tag Tag) (l *Locale, ok bool) {
	index := locales()
	if l, ok := index[tag]; ok {
		return l, true
	}
	base, digits := tag, Tag("")
	if i := strings.Index(string(tag), "-u-"); i >= 0 {
		base = tag[:i]
		if k := strings.Index(string(tag[i:]), "-nu-"); k >= 0 {
			system, _, _ := strings.Cut(string(tag[i+k+4:]), "-")
			digits = Tag("-u-nu-" + system)
		}
	}
	for t := canonicalBase(base); t != ""; t = t.Parent() {
		if l, ok := index[t+digits]; ok {
			return l, true
		}
		if l, ok := index[t]; ok {
			return l, true
		}
	}
	return index["en"], false
}

// canonicalBase maps tags to the ones the table has for the same thing.
func canonicalBase(t Tag) Tag {
	switch t.Language() {
	case "no":
		return "nb" + t[2:]
	case "zh":
		if t.Script() == "Hant" {
			return "zh-Hant"
		}
		return "zh"
	case "en": // English outside the United States writes as in en-001, nearest to en-GB
		if i := strings.IndexByte(string(t), '-'); i >= 0 && t[i:] != "-US" {
			return "en-GB"
		}
	case "pt":
		if i := strings.IndexByte(string(t), '-'); i >= 0 && t[i:] != "-BR" {
			return "pt-PT"
		}
	}
	return t
}

// Tag is the language of the locale's data: sv for sv-AX.
func (l *Locale) Tag() Tag { return l.tag }

// Plural is the plural category of a number as it is written: 1 and 1.0 are
// different in English.
func (l *Locale) Plural(d calc.Decimal) Category {
	return l.plural(strings.TrimPrefix(d.String(), "-"), 0)
}

// Categories are the plural categories the language has for cardinals; Other
// is last.
func (l *Locale) Categories() []Category { return l.data.categories }

// plural takes unsigned ASCII digits and the power of ten they stand for in a
// compact number.
func (l *Locale) plural(digits string, exponent int) Category {
	if l.data.plural == nil {
		return Other
	}
	return l.data.plural(operandsOf(digits, exponent))
}

func operandsOf(digits string, exponent int) operands {
	whole, frac, _ := strings.Cut(digits, ".")
	for range exponent {
		next := "0"
		if frac != "" {
			next, frac = frac[:1], frac[1:]
		}
		whole += next
	}
	trimmed := strings.TrimRight(frac, "0")
	return operands{i: lastDigits(whole), f: lastDigits(frac), t: lastDigits(trimmed), v: uint64(len(frac)), e: uint64(exponent)}
}

func lastDigits(s string) uint64 {
	s = strings.TrimLeft(s, "0")
	var n uint64
	if len(s) > 18 {
		s, n = s[len(s)-18:], 1
	}
	for i := range len(s) {
		n = n*10 + uint64(s[i]-'0')
	}
	return n
}
