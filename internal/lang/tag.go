// Package lang is how a language writes things: tags, directions and names,
// numbers, money, units, dates and ranges of them, lists, plurals, the order
// of words, and the texts of the interface. The patterns come from CLDR by
// way of a generated table. It leaves what to say to plan and to the themes,
// and the reading of catalog files to theme.
package lang

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Tag is a canonical BCP 47 language tag such as sv, en-GB or zh-Hant. The
// empty tag is no language. Conversions from string trust their input; use
// Parse for input of users.
type Tag string

// Parse reads a language tag and gives its canonical form: "sv-se" is sv-SE,
// "iw" is he. Tags that are malformed or name no known language are refused.
func Parse(s string) (Tag, error) {
	t, err := language.Parse(s)
	var unknown language.ValueError
	switch {
	case errors.As(err, &unknown):
		return "", fmt.Errorf("“%s” is not a known language tag: “%s” is not registered", s, unknown.Subtag())
	case err != nil || strings.ContainsAny(s, "_ "):
		return "", fmt.Errorf("“%s” is not a language tag: write a BCP 47 tag such as sv, en-GB or zh-Hant", s)
	}
	if strings.HasPrefix(t.String(), "und") || strings.HasPrefix(t.String(), "x-") {
		return "", fmt.Errorf("“%s” names no language: write a BCP 47 tag such as sv, en-GB or zh-Hant", s)
	}
	return Tag(t.String()), nil
}

func (t Tag) parsed() language.Tag {
	if known, ok := parsedTags.Load(t); ok {
		return known.(language.Tag)
	}
	p := language.Make(string(t))
	parsedTags.Store(t, p)
	return p
}

//nolint:gochecknoglobals // what a tag means does not change while a program runs: a table filled on demand
var parsedTags sync.Map // Tag → language.Tag

// Language is the primary subtag: zh of zh-Hant-TW.
func (t Tag) Language() string {
	base, _, _ := strings.Cut(string(t), "-")
	return base
}

// Script is the ISO 15924 code of the script the language is written in,
// likely or named: Latn, Arab, Hans.
func (t Tag) Script() string {
	s, _ := t.parsed().Script()
	return s.String()
}

// Dir is the direction of the script: "ltr" or "rtl", the values of the HTML
// attribute dir.
func (t Tag) Dir() string {
	switch t.Script() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi":
		return "rtl"
	}
	return "ltr"
}

// OpenGraph is the form of og:locale, language_TERRITORY with the likeliest
// territory where the tag names none: sv_SE, en_US, zh_TW.
func (t Tag) OpenGraph() string {
	p := t.parsed()
	base, _ := p.Base()
	region, _ := p.Region()
	return base.String() + "_" + region.String()
}

// SetsSpaces tells whether words of the language's script stand apart. In
// Chinese and Japanese they do not, nor do a number and its unit.
func (t Tag) SetsSpaces() bool {
	switch t.Script() {
	case "Hans", "Hant", "Hani", "Jpan", "Hira", "Kana", "Bopo":
		return false
	}
	return true
}

// Name is the name of the language in another one, written as in running
// text: sv in en is "Swedish", en in sv is "engelska". Where that language
// has no name for it, the autonym is given, and failing that the tag.
func (t Tag) Name(in Tag) string {
	if n := namer(in); n != nil {
		if s := n.Name(t.parsed()); s != "" {
			return s
		}
	}
	return t.Autonym()
}

func namer(in Tag) display.Namer {
	switch in.Language() {
	case "nb", "nn": // the display package knows them as no
		in = "no"
	}
	return display.Languages(in.parsed())
}

// Autonym is the name of the language in itself, written as in running text:
// svenska, English, العربية. The tag stands in for what is not known.
func (t Tag) Autonym() string {
	if s := display.Self.Name(t.parsed()); s != "" {
		return s
	}
	return string(t)
}

// Parent is the next more general tag, empty for a language alone: sv of
// sv-FI. Traditional Chinese has no parent, as simplified characters are not
// a general form of it.
func (t Tag) Parent() Tag {
	if i := strings.Index(string(t), "-u-"); i >= 0 {
		return t[:i]
	}
	i := strings.LastIndexByte(string(t), '-')
	if i < 0 {
		return ""
	}
	p := t[:i]
	if p.Script() != t.Script() {
		return ""
	}
	return p
}

// Chain is the order in which a text is looked for: the language, its
// parents, then the default language and its parents, each once: sv-FI → sv
// → en.
func Chain(tag, def Tag) []Tag {
	var out []Tag
	for _, start := range []Tag{tag, def} {
		for t := start; t != ""; t = t.Parent() {
			if !contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

func contains(list []Tag, t Tag) bool {
	for _, x := range list {
		if x == t {
			return true
		}
	}
	return false
}
