package calc

import (
	"fmt"
	"slices"
)

// Formula is a parsed expression over facts. It is immutable and safe for
// concurrent use.
//
// A formula has decimals (13.6), ids of facts (jobs-2023), + - * /,
// parentheses and the functions sum(a, b, …), min(a, b, …), max(a, b, …),
// round(x, decimals) and percent(a, b), which is 100 * a / b. A hyphen belongs
// to the id it stands in: "a-b" is one id, "a - b" is a difference, and so a
// minus between two values needs a space on both sides. A word followed by a
// parenthesis is a function, any other is an id.
type Formula struct {
	src    string
	root   node
	inputs []string
}

// FormulaError is what is wrong with a formula, and where.
type FormulaError struct {
	Offset  int // in runes from the start of the formula
	Message string
	Hint    string
}

func (e *FormulaError) Error() string {
	return fmt.Sprintf("at character %d: %s", e.Offset+1, e.Message)
}

// divisionPlaces is how many decimals a quotient keeps before the figure is
// rounded for show or by round().
const divisionPlaces = 20

// Inputs are the ids the formula uses, each once, sorted.
func (f *Formula) Inputs() []string { return slices.Clone(f.inputs) }

// Eval computes the formula. The function gives the value of a fact; when it
// has none, or when a divisor is zero, the error is a *FormulaError.
// Quotients keep 20 decimals; trailing zeros are dropped from them.
func (f *Formula) Eval(value func(id string) (Decimal, bool)) (Decimal, error) {
	return f.root.eval(value)
}

type lookup = func(id string) (Decimal, bool)

type node interface {
	eval(lookup) (Decimal, error)
}

type literal struct{ value Decimal }

func (n literal) eval(lookup) (Decimal, error) { return n.value, nil }

type input struct {
	id string
	at int
}

func (n input) eval(value lookup) (Decimal, error) {
	if v, ok := value(n.id); ok {
		return v, nil
	}
	return Decimal{}, &FormulaError{n.at, fmt.Sprintf("“%s” has no value", n.id), "Name a fact whose value is a number."}
}

type negation struct{ of node }

func (n negation) eval(value lookup) (Decimal, error) {
	v, err := n.of.eval(value)
	return v.Neg(), err
}

type binary struct {
	op   byte
	a, b node
	at   int
}

func (n binary) eval(value lookup) (Decimal, error) {
	a, err := n.a.eval(value)
	if err != nil {
		return Decimal{}, err
	}
	b, err := n.b.eval(value)
	if err != nil {
		return Decimal{}, err
	}
	switch n.op {
	case '+':
		return a.Add(b), nil
	case '-':
		return a.Sub(b), nil
	case '*':
		return a.Mul(b), nil
	}
	return divide(a, b, n.at)
}

func divide(a, b Decimal, at int) (Decimal, error) {
	q, ok := a.Div(b, divisionPlaces)
	if !ok {
		return Decimal{}, &FormulaError{at, "division by zero", "Check the fact the formula divides by."}
	}
	return q.Trim(), nil
}

type call struct {
	fn   function
	args []node
	at   int
}

func (n call) eval(value lookup) (Decimal, error) {
	args := make([]Decimal, len(n.args))
	for i, a := range n.args {
		v, err := a.eval(value)
		if err != nil {
			return Decimal{}, err
		}
		args[i] = v
	}
	return n.fn.apply(args, n.at)
}

// function is one function of the formula language. Max is 0 when any number
// of arguments from min on will do.
type function struct {
	name     string
	usage    string
	min, max int
	apply    func(args []Decimal, at int) (Decimal, error)
}

func functionNamed(name string) (function, bool) {
	for _, f := range functions() {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

func functions() []function {
	return []function{
		{"sum", "sum(a, b, …)", 1, 0, fold(Decimal.Add)},
		{"min", "min(a, b, …)", 1, 0, fold(func(a, b Decimal) Decimal {
			if b.Cmp(a) < 0 {
				return b
			}
			return a
		})},
		{"max", "max(a, b, …)", 1, 0, fold(func(a, b Decimal) Decimal {
			if b.Cmp(a) > 0 {
				return b
			}
			return a
		})},
		{"round", "round(value, decimals)", 2, 2, roundTo},
		{"percent", "percent(part, whole)", 2, 2, func(args []Decimal, at int) (Decimal, error) {
			return divide(args[0].Shift(2), args[1], at)
		}},
	}
}

func fold(f func(a, b Decimal) Decimal) func([]Decimal, int) (Decimal, error) {
	return func(args []Decimal, _ int) (Decimal, error) {
		v := args[0]
		for _, a := range args[1:] {
			v = f(v, a)
		}
		return v, nil
	}
}

func roundTo(args []Decimal, at int) (Decimal, error) {
	places, ok := args[1].Int64()
	if !ok || places < -15 || places > 15 {
		return Decimal{}, &FormulaError{at, fmt.Sprintf("round() cannot round to %s decimals", args[1]),
			"Give a whole number from -15 to 15; -3 rounds to thousands."}
	}
	return args[0].Round(int(places)), nil
}
