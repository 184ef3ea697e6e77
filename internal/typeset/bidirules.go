package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// weak applies W1 to W7.
func (a *bidiText) weak(s sequence) {
	prev, strong := s.sos, s.sos
	for k, i := range s.at { // W1, W2, W3
		c := a.classes[i]
		if c == bidi.NSM {
			c = prev
			if k > 0 && (isIsolate(a.original[s.at[k-1]]) || a.original[s.at[k-1]] == bidi.PDI) {
				c = bidi.ON
			}
		}
		prev = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		a.classes[i] = c
	}
	for k, i := range s.at { // W3 after W2 has seen AL; W4 looks at both sides
		if a.classes[i] == bidi.AL {
			a.classes[i] = bidi.R
		}
		if k == 0 || k == len(s.at)-1 {
			continue
		}
		before, after := a.classes[s.at[k-1]], a.classes[s.at[k+1]]
		switch c := a.classes[i]; {
		case before != after:
		case c == bidi.ES && before == bidi.EN, c == bidi.CS && (before == bidi.EN || before == bidi.AN):
			a.classes[i] = before
		}
	}
	for k := 0; k < len(s.at); k++ { // W5
		if a.classes[s.at[k]] != bidi.ET {
			continue
		}
		end := k
		for end < len(s.at) && a.classes[s.at[end]] == bidi.ET {
			end++
		}
		if k > 0 && a.classes[s.at[k-1]] == bidi.EN || end < len(s.at) && a.classes[s.at[end]] == bidi.EN {
			a.fill(s.at[k:end], bidi.EN)
		}
		k = end - 1
	}
	strong = s.sos
	for _, i := range s.at { // W6, W7
		switch a.classes[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			a.classes[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = a.classes[i]
		case bidi.EN:
			if strong == bidi.L {
				a.classes[i] = bidi.L
			}
		}
	}
}

func (a *bidiText) fill(at []int, c bidi.Class) {
	for _, i := range at {
		a.classes[i] = c
	}
}

// strongOf is a class as N0 to N2 see it: numbers count as R.
func strongOf(c bidi.Class) (bidi.Class, bool) {
	switch c {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.AL, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// bracketPairs finds the paired brackets of a sequence (BD16), as positions
// in it, by opening bracket.
func (a *bidiText) bracketPairs(s sequence) [][2]int {
	const maxOpen = 63
	type opening struct {
		closer rune
		k      int
	}
	var open []opening
	var pairs [][2]int
	for k, i := range s.at {
		if a.classes[i] != bidi.ON {
			continue
		}
		p, _ := bidi.LookupRune(a.text[i])
		if !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == maxOpen {
				return nil
			}
			open = append(open, opening{mirrored(a.text[i]), k})
			continue
		}
		for j := len(open) - 1; j >= 0; j-- {
			if canonicalBracket(open[j].closer) == canonicalBracket(a.text[i]) {
				pairs = append(pairs, [2]int{open[j].k, k})
				open = open[:j]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	return pairs
}

// mirrored is the closing partner of an opening bracket.
func mirrored(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	}
	return []rune(bidi.ReverseString(string(r)))[0]
}

// canonicalBracket joins the two angle brackets with a canonical
// equivalent.
func canonicalBracket(r rune) rune {
	if r == '\u232a' {
		return '\u3009'
	}
	return r
}

// brackets applies N0.
func (a *bidiText) brackets(s sequence) {
	embed := dirClass(s.level)
	for _, pair := range a.bracketPairs(s) {
		found := bidi.ON
		for k := pair[0] + 1; k < pair[1]; k++ {
			c, ok := strongOf(a.classes[s.at[k]])
			if !ok {
				continue
			}
			found = c
			if c == embed {
				break
			}
		}
		if found == bidi.ON {
			continue
		}
		if found != embed {
			context := s.sos
			for k := pair[0] - 1; k >= 0; k-- {
				if c, ok := strongOf(a.classes[s.at[k]]); ok {
					context = c
					break
				}
			}
			if context != found {
				found = embed
			}
		}
		for _, k := range pair {
			a.classes[s.at[k]] = found
			for k++; k < len(s.at) && a.original[s.at[k]] == bidi.NSM; k++ {
				a.classes[s.at[k]] = found
			}
		}
	}
}

// neutral applies N1 and N2.
func (a *bidiText) neutral(s sequence) {
	prev := s.sos
	for k := 0; k < len(s.at); k++ {
		if c, ok := strongOf(a.classes[s.at[k]]); ok {
			prev = c
			continue
		}
		end, next := k, s.eos
		for ; end < len(s.at); end++ {
			if c, ok := strongOf(a.classes[s.at[end]]); ok {
				next = c
				break
			}
		}
		c := dirClass(s.level)
		if prev == next {
			c = prev
		}
		a.fill(s.at[k:end], c)
		k = end - 1
	}
}

// implicit applies I1 and I2.
func (a *bidiText) implicit(s sequence) {
	for _, i := range s.at {
		switch c := a.classes[i]; {
		case s.level%2 == 0 && c == bidi.R:
			a.levels[i]++
		case s.level%2 == 0 && (c == bidi.AN || c == bidi.EN):
			a.levels[i] += 2
		case s.level%2 == 1 && c != bidi.R:
			a.levels[i]++
		}
	}
}

// removed gives the characters taken out by X9 the level before them, so
// that they never split a run.
func (a *bidiText) removed() {
	level := a.base
	for i, c := range a.original {
		if gone(c) {
			a.levels[i] = level
		}
		level = a.levels[i]
	}
}

// visual orders runs of these levels from left to right (rule L2); the
// result holds indexes.
func visual(runLevels []uint8) []int {
	order := make([]int, len(runLevels))
	var top uint8
	low := uint8(255)
	for i, l := range runLevels {
		order[i] = i
		top = max(top, l)
		if l%2 == 1 {
			low = min(low, l)
		}
	}
	for level := top; level >= low && level > 0; level-- {
		for i := 0; i < len(order); i++ {
			if runLevels[order[i]] < level {
				continue
			}
			end := i
			for end < len(order) && runLevels[order[end]] >= level {
				end++
			}
			slices.Reverse(order[i:end])
			i = end
		}
	}
	return order
}
