package calc

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds nesting, so that no input can exhaust the stack.
const maxDepth = 100

// ParseFormula reads a formula. The error is a *FormulaError.
func ParseFormula(src string) (*Formula, error) {
	tokens, err := scan(src)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens}
	root, err := p.sum()
	if err != nil {
		return nil, err
	}
	if t := p.next(); t.kind != end {
		return nil, p.unexpected(t, "an operator between two values")
	}
	slices.Sort(p.inputs)
	return &Formula{src: src, root: root, inputs: slices.Compact(p.inputs)}, nil
}

type kind int

const (
	end kind = iota
	number
	name
	symbol
)

type token struct {
	kind kind
	text string
	at   int // in runes
}

// scan splits the formula into tokens.
func scan(src string) ([]token, error) {
	var out []token
	at := 0
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			at++
		case isWord(c) && c != '-':
			word := src[i : i+wordLength(src[i:])]
			t, err := wordToken(word, at)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
			i += len(word)
			at += len(word)
		case strings.IndexByte("+-*/(),", c) >= 0:
			if c == '-' {
				if err := checkMinus(src, i, at, out); err != nil {
					return nil, err
				}
			}
			out = append(out, token{symbol, src[i : i+1], at})
			i++
			at++
		default:
			return nil, strange(src[i:], at)
		}
	}
	return append(out, token{kind: end, at: at}), nil
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-'
}

// wordLength is the length of the id or number at the start of s.
func wordLength(s string) int {
	n := 0
	for n < len(s) && (isWord(s[n]) || s[n] == '.') {
		n++
	}
	return n
}

func wordToken(word string, at int) (token, error) {
	if strings.ContainsFunc(word, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		if dot := strings.IndexByte(word, '.'); dot >= 0 {
			return token{}, &FormulaError{at + dot, fmt.Sprintf("“%s” has a dot, which no id has", word),
				"Ids are lower-case letters, digits and hyphens."}
		}
		return token{name, word, at}, nil
	}
	if dash := strings.IndexByte(word, '-'); dash >= 0 {
		return token{}, minusNeedsSpaces(at + dash)
	}
	if _, err := Parse(word); err != nil {
		return token{}, &FormulaError{at, err.Error(), "Numbers are written like 1822000 or 13.6."}
	}
	return token{number, word, at}, nil
}

// checkMinus refuses a minus between two values that touches one of them, as
// it could as well be meant as part of an id.
func checkMinus(src string, i, at int, before []token) error {
	if len(before) == 0 {
		return nil
	}
	last := before[len(before)-1]
	between := last.kind != symbol || last.text == ")"
	if between && !(isBlank(src, i-1) && isBlank(src, i+1)) {
		return minusNeedsSpaces(at)
	}
	return nil
}

func isBlank(s string, i int) bool {
	return i >= len(s) || s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r'
}

func minusNeedsSpaces(at int) error {
	return &FormulaError{at, "a minus between two values needs a space on both sides", "Write a - b; without spaces a-b is one id."}
}

func strange(rest string, at int) error {
	r, _ := utf8.DecodeRuneInString(rest)
	hint := "Use + - * / ( ), numbers, ids, and sum, min, max, round and percent."
	switch r {
	case '−', '–':
		hint = "Use the plain minus sign - with spaces around it."
	case '×', '·':
		hint = "Use * to multiply."
	case '÷', ':':
		hint = "Use / to divide."
	case '%':
		hint = "Use percent(part, whole)."
	case ';':
		hint = "Separate arguments by commas."
	}
	if r >= 'A' && r <= 'Z' || r == '_' {
		hint = "Ids are lower-case letters, digits and hyphens."
	}
	return &FormulaError{at, fmt.Sprintf("the character “%c” has no meaning in a formula", r), hint}
}

type parser struct {
	tokens []token
	depth  int
	inputs []string
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) next() token {
	t := p.tokens[0]
	if t.kind != end {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *parser) accept(symbols string) (token, bool) {
	if t := p.peek(); t.kind == symbol && strings.Contains(symbols, t.text) {
		return p.next(), true
	}
	return token{}, false
}

func (p *parser) unexpected(t token, wanted string) error {
	if t.kind == end {
		return &FormulaError{t.at, "the formula ends too early", "It needs " + wanted + " here."}
	}
	return &FormulaError{t.at, fmt.Sprintf("“%s” is not expected here", t.text), "The formula needs " + wanted + " here."}
}

func (p *parser) sum() (node, error)     { return p.chain("+-", p.product) }
func (p *parser) product() (node, error) { return p.chain("*/", p.value) }

// chain parses operands joined by operators of one rank, from the left.
func (p *parser) chain(ops string, operand func() (node, error)) (node, error) {
	a, err := operand()
	for err == nil {
		op, ok := p.accept(ops)
		if !ok {
			return a, nil
		}
		var b node
		if b, err = operand(); err == nil {
			a = binary{op.text[0], a, b, op.at}
		}
	}
	return nil, err
}

func (p *parser) value() (node, error) {
	t := p.next()
	if p.depth++; p.depth > maxDepth {
		return nil, &FormulaError{t.at, "the formula is nested too deeply", "Split it into several derived facts."}
	}
	defer func() { p.depth-- }()
	switch {
	case t.kind == number:
		v, err := Parse(t.text)
		return literal{v}, err
	case t.kind == name:
		if open, ok := p.accept("("); ok {
			return p.call(t, open)
		}
		p.inputs = append(p.inputs, t.text)
		return input{t.text, t.at}, nil
	case t.text == "-":
		v, err := p.value()
		return negation{v}, err
	case t.text == "(":
		v, err := p.sum()
		if err != nil {
			return nil, err
		}
		return v, p.close(t)
	}
	return nil, p.unexpected(t, "a number, an id or an opening parenthesis")
}

// close reads the parenthesis that ends what open began.
func (p *parser) close(open token) error {
	t := p.peek()
	if _, ok := p.accept(")"); ok {
		return nil
	}
	if t.kind == end {
		return &FormulaError{open.at, "this parenthesis is never closed", "Add a )."}
	}
	return p.unexpected(t, "an operator or a closing parenthesis")
}

func (p *parser) call(t, open token) (node, error) {
	fn, ok := functionNamed(t.text)
	if !ok {
		return nil, &FormulaError{t.at, fmt.Sprintf("there is no function “%s”", t.text), "There are sum, min, max, round and percent."}
	}
	var args []node
	for {
		a, err := p.sum()
		if err != nil {
			return nil, err
		}
		args = append(args, a)
		if _, more := p.accept(","); !more {
			break
		}
	}
	if err := p.close(open); err != nil {
		return nil, err
	}
	if len(args) < fn.min || fn.max > 0 && len(args) > fn.max {
		return nil, &FormulaError{t.at, fmt.Sprintf("%s takes %s, not %d", fn.name, takes(fn), len(args)), "Write " + fn.usage + "."}
	}
	return call{fn, args, t.at}, nil
}

func takes(f function) string {
	if f.max == 0 {
		return "values"
	}
	return fmt.Sprintf("%d values", f.min)
}
