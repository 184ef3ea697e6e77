package diag

import "slices"

// Suggest gives the candidate nearest to word, when it is near enough to be
// a slip of the keys: at most one edit for words up to four letters, two up
// to eight, three beyond. Ties go to the alphabetically first.
func Suggest(word string, candidates []string) (string, bool) {
	limit := 3
	switch n := len([]rune(word)); {
	case n <= 4:
		limit = 1
	case n <= 8:
		limit = 2
	}
	best, found := "", false
	sorted := slices.Sorted(slices.Values(candidates))
	for _, c := range sorted {
		if d := distance([]rune(word), []rune(c), limit); d <= limit && c != word {
			best, found, limit = c, true, d-1
		}
	}
	return best, found
}

// distance is the optimal string alignment distance (edits and swaps of
// neighbours), cut off above limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}
