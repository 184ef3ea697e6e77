package yamldoc

import (
	"strings"
	"unicode/utf8"
)

// curly takes typographic quotation marks from both ends of an unquoted text:
// “64”, „64“, «64», ‘64’. The marks are "" when there are none; text behind
// the closing one, as in “A” and “B”, leaves them in place.
func curly(text string) (inside, marks string) {
	const open, closing = "“”„‟«»‘’‚‹›", "“”‟«»‘’‹›"
	first, n := utf8.DecodeRuneInString(text)
	last, m := utf8.DecodeLastRuneInString(text)
	if len(text) < n+m || !strings.ContainsRune(open, first) || !strings.ContainsRune(closing, last) {
		return text, ""
	}
	inside = strings.TrimSpace(text[n : len(text)-m])
	if strings.ContainsRune(inside, first) {
		return text, ""
	}
	return inside, string(first) + " and " + string(last)
}

// inQuotes proposes a value in straight quotes, in place of typographic ones.
func inQuotes(text string) string {
	inside, marks := curly(text)
	if marks == "" {
		return "Put the whole value in quotes: " + quote(shorten(text))
	}
	return "The marks " + marks + " are typographic quotation marks, which YAML takes for letters. Put the whole value in straight ones: " + quote(shorten(inside))
}
