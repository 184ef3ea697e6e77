package check

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
)

// few lists some of many, for hints.
func few(ids []string) string {
	const most = 8
	if len(ids) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(ids[:most], ", "), len(ids)-most)
	}
	return strings.Join(ids, ", ")
}

// or lists alternatives: “a”, “b” or “c”.
func or(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "“" + w + "”"
	}
	if n := len(quoted); n > 1 {
		return strings.Join(quoted[:n-1], ", ") + " or " + quoted[n-1]
	}
	return strings.Join(quoted, "")
}

// meant begins a hint with the word that was probably meant.
func meant(word string, known []string, hint string) string {
	if near, ok := diag.Suggest(word, known); ok {
		return strings.TrimSpace(fmt.Sprintf("Did you mean “%s”? %s", near, hint))
	}
	for _, k := range known {
		if k != word && strings.EqualFold(k, word) {
			return strings.TrimSpace(fmt.Sprintf("Did you mean “%s”? %s", k, hint))
		}
	}
	return hint
}

// count says how many: 1 month, 3 months.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// inDays says when: today, tomorrow, in 12 days.
func inDays(n int) string {
	switch {
	case n <= 0:
		return "today"
	case n == 1:
		return "tomorrow"
	}
	return fmt.Sprintf("in %d days", n)
}

// curly puts the quotation marks of people in the place of those of
// programs, in what other packages say.
func curly(text string) string {
	parts := strings.Split(text, `"`)
	if len(parts)%2 == 0 {
		return text
	}
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i > 0 && i%2 == 1:
			b.WriteString("“")
		case i > 0:
			b.WriteString("”")
		}
		b.WriteString(p)
	}
	return b.String()
}
