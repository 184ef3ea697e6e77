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

// meant is a hint with the word that was probably meant; without such a
// word, the hint that is given.
func meant(word string, known []string, hint string) string {
	for _, k := range known {
		if k != word && strings.EqualFold(k, word) {
			return fmt.Sprintf("Did you mean “%s”?", k)
		}
	}
	if near, ok := diag.Suggest(word, known); ok {
		return fmt.Sprintf("Did you mean “%s”?", near)
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
