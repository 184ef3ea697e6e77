package typeset

import (
	"golang.org/x/text/unicode/bidi"
)

// maxDepth is the deepest embedding, max_depth of UAX #9 (BD2).
const maxDepth = 125

// levels resolves the embedding level of every character by the Unicode
// Bidirectional Algorithm (UAX #9, rules X1 to I2). The library's own runs
// join neighbours of equal parity, which loses the order of nested text, so
// the levels are computed here.
func levels(text []rune, dir Direction) []uint8 {
	out := make([]uint8, len(text))
	base := uint8(dir)
	classes := make([]bidi.Class, len(text))
	plain := dir == LTR
	for i, r := range text {
		p, _ := bidi.LookupRune(r)
		classes[i] = p.Class()
		switch classes[i] {
		case bidi.L, bidi.EN, bidi.ES, bidi.ET, bidi.CS, bidi.NSM, bidi.WS, bidi.ON, bidi.S, bidi.BN:
		default:
			plain = false
		}
	}
	if plain { // nothing turns: all of it is at level 0
		return out
	}
	a := &bidiText{text: text, classes: classes, original: append([]bidi.Class(nil), classes...), levels: out, base: base}
	a.matchIsolates()
	a.explicit()
	for _, seq := range a.sequences() {
		a.weak(seq)
		a.brackets(seq)
		a.neutral(seq)
		a.implicit(seq)
	}
	a.removed()
	return out
}

// bidiText is a paragraph under resolution.
type bidiText struct {
	text     []rune
	classes  []bidi.Class // rewritten by the rules
	original []bidi.Class
	levels   []uint8
	base     uint8
	match    []int // isolate initiator → its PDI, PDI → its initiator, else -1
}

// sequence is an isolating run sequence (BD13).
type sequence struct {
	at       []int // indexes into the text
	level    uint8
	sos, eos bidi.Class
}

func isIsolate(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// gone tells the characters that rule X9 takes out.
func gone(c bidi.Class) bool {
	switch c {
	case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

func (a *bidiText) matchIsolates() {
	a.match = make([]int, len(a.text))
	var open []int
	for i, c := range a.original {
		a.match[i] = -1
		switch {
		case isIsolate(c):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			a.match[i], a.match[j] = j, i
		}
	}
}

type embedding struct {
	level    uint8
	override bidi.Class
	forced   bool
	isolate  bool
}

// explicit applies X1 to X8.
func (a *bidiText) explicit() {
	stack := []embedding{{level: a.base}}
	overflowIsolate, overflowEmbed, validIsolate := 0, 0, 0
	for i, c := range a.original {
		top := stack[len(stack)-1]
		switch {
		case c == bidi.RLE || c == bidi.LRE || c == bidi.RLO || c == bidi.LRO || isIsolate(c):
			rtl := c == bidi.RLE || c == bidi.RLO || c == bidi.RLI || c == bidi.FSI && a.firstStrongRTL(i)
			a.levels[i] = top.level
			if isIsolate(c) && top.forced {
				a.classes[i] = top.override
			}
			next := nextLevel(top.level, rtl)
			if next > maxDepth || overflowIsolate > 0 || overflowEmbed > 0 {
				if isIsolate(c) {
					overflowIsolate++
				} else if overflowIsolate == 0 {
					overflowEmbed++
				}
				continue
			}
			e := embedding{level: next, isolate: isIsolate(c), forced: c == bidi.RLO || c == bidi.LRO, override: bidi.L}
			if c == bidi.RLO {
				e.override = bidi.R
			}
			if e.isolate {
				validIsolate++
			}
			stack = append(stack, e)
		case c == bidi.PDI:
			if overflowIsolate > 0 {
				overflowIsolate--
			} else if validIsolate > 0 {
				overflowEmbed = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolate--
			}
			top = stack[len(stack)-1]
			a.place(i, top)
		case c == bidi.PDF:
			a.levels[i] = top.level
			if overflowIsolate > 0 {
				continue
			}
			if overflowEmbed > 0 {
				overflowEmbed--
			} else if !top.isolate && len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case c == bidi.B:
			a.levels[i] = a.base
		default:
			a.place(i, top)
		}
	}
}

func (a *bidiText) place(i int, e embedding) {
	a.levels[i] = e.level
	if e.forced && a.original[i] != bidi.BN {
		a.classes[i] = e.override
	}
}

// nextLevel is the least odd (right to left) or even level above.
func nextLevel(level uint8, rtl bool) uint8 {
	if rtl {
		return (level + 1) | 1
	}
	return (level + 2) &^ 1
}

// firstStrongRTL looks inside an isolate for its first strong character (P2,
// P3 as X5c uses them).
func (a *bidiText) firstStrongRTL(i int) bool {
	end := len(a.text)
	if a.match[i] >= 0 {
		end = a.match[i]
	}
	for j := i + 1; j < end; j++ {
		switch c := a.original[j]; {
		case c == bidi.L:
			return false
		case c == bidi.R || c == bidi.AL:
			return true
		case isIsolate(c):
			if a.match[j] < 0 {
				return false
			}
			j = a.match[j]
		}
	}
	return false
}

// sequences applies X10: level runs, joined over isolates.
func (a *bidiText) sequences() []sequence {
	var runs [][]int
	startOf := map[int]int{} // first index of a run → its number
	var cur []int
	flush := func() {
		if len(cur) > 0 {
			startOf[cur[0]] = len(runs)
			runs = append(runs, cur)
			cur = nil
		}
	}
	for i, c := range a.original {
		if gone(c) {
			continue
		}
		if len(cur) > 0 && a.levels[cur[0]] != a.levels[i] {
			flush()
		}
		cur = append(cur, i)
	}
	flush()
	var out []sequence
	for _, run := range runs {
		if a.original[run[0]] == bidi.PDI && a.match[run[0]] >= 0 {
			continue // continues an earlier sequence
		}
		at := append([]int(nil), run...)
		for {
			last := at[len(at)-1]
			if !isIsolate(a.original[last]) || a.match[last] < 0 {
				break
			}
			next, ok := startOf[a.match[last]]
			if !ok {
				break
			}
			at = append(at, runs[next]...)
		}
		out = append(out, a.edges(at))
	}
	return out
}

// edges finds sos and eos (X10).
func (a *bidiText) edges(at []int) sequence {
	level := a.levels[at[0]]
	before, after := a.base, a.base
	for i := at[0] - 1; i >= 0; i-- {
		if !gone(a.original[i]) {
			before = a.levels[i]
			break
		}
	}
	last := at[len(at)-1]
	if !(isIsolate(a.original[last]) && a.match[last] < 0) {
		for i := last + 1; i < len(a.text); i++ {
			if !gone(a.original[i]) {
				after = a.levels[i]
				break
			}
		}
	}
	return sequence{at: at, level: level, sos: dirClass(max(level, before)), eos: dirClass(max(level, after))}
}

func dirClass(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}
