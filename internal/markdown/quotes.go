package markdown

import (
	"strings"

	"github.com/yuin/goldmark/extension"
)

// quotes are the quotation marks of a language, outer and inner.
type quotes struct{ open, close, innerOpen, innerClose string }

// quotesOf gives the marks that a language's style guides ask for.
func quotesOf(lang string) quotes {
	base, _, _ := strings.Cut(lang, "-")
	switch base {
	case "sv", "da", "fi":
		return quotes{"”", "”", "’", "’"}
	case "nb", "nn", "no":
		return quotes{"«", "»", "‘", "’"}
	case "de", "is", "cs", "sk", "sl", "lt":
		return quotes{"„", "“", "‚", "‘"}
	case "pl", "ro", "hu", "hr":
		return quotes{"„", "”", "‚", "’"}
	case "fr":
		return quotes{"«\u00a0", "\u00a0»", "“", "”"}
	case "es", "it", "pt", "el", "ru", "uk", "ar", "fa":
		return quotes{"«", "»", "“", "”"}
	case "ja":
		return quotes{"「", "」", "『", "』"}
	}
	return quotes{"“", "”", "‘", "’"}
}

// Spaces puts the spaces that do not break in the place of those that a
// language sets before and after its marks, nil for languages that set none:
// in French a thin one before ; ! and ?, and a whole one before the colon, the
// per cent sign and inside quotation marks.
func Spaces(lang string) *strings.Replacer {
	if base, _, _ := strings.Cut(lang, "-"); base != "fr" {
		return nil
	}
	return strings.NewReplacer(" ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?", " :", "\u00a0:", " %", "\u00a0%",
		"« ", "«\u00a0", " »", "\u00a0»")
}

// typographer sets quotation marks, dashes and ellipses as the language
// does.
func typographer(lang string) extension.TypographerOption {
	q := quotesOf(lang)
	left, right := "«", "»"
	if strings.HasPrefix(lang, "fr") {
		left, right = q.open, q.close
	}
	return extension.WithTypographicSubstitutions(map[extension.TypographicPunctuation]string{
		extension.LeftDoubleQuote: q.open, extension.RightDoubleQuote: q.close,
		extension.LeftSingleQuote: q.innerOpen, extension.RightSingleQuote: q.innerClose,
		extension.LeftAngleQuote: left, extension.RightAngleQuote: right,
		extension.EnDash: "–", extension.EmDash: "—", extension.Ellipsis: "…", extension.Apostrophe: "’",
	})
}
