package main

import (
	"fmt"
	"strings"
)

// ruleOf is the language whose plural rules a locale has.
func ruleOf(tag string) string {
	if tag == "pt-PT" {
		return tag
	}
	base, _, _ := strings.Cut(tag, "-")
	return base
}

func pluralFunc(tag string) string {
	return "plural" + strings.ToUpper(ruleOf(tag)[:1]) + strings.ReplaceAll(ruleOf(tag)[1:], "-", "")
}

func pluralCategories(tag string) string {
	return "categories" + pluralFunc(tag)[len("plural"):] + "()"
}

func writePlurals(w *writer, dir string) error {
	all, err := supplemental(dir, "plurals.json", "plurals-type-cardinal")
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, tag := range locales() {
		if name := ruleOf(tag); !done[name] {
			done[name] = true
			if err := writePlural(w, tag, all.sub(name)); err != nil {
				return fmt.Errorf("plurals of %s: %w", tag, err)
			}
		}
	}
	return nil
}

func writePlural(w *writer, tag string, rules object) error {
	var cases, found []string
	for _, c := range categories()[1:] {
		rule, _, _ := strings.Cut(rules.s("pluralRule-count-"+strings.ToLower(c)), "@")
		if strings.TrimSpace(rule) == "" {
			continue
		}
		cond, err := condition(rule)
		if err != nil {
			return err
		}
		cases = append(cases, fmt.Sprintf("case %s:\nreturn %s\n", cond, c))
		found = append(found, c)
	}
	found = append(found, "Other")
	if len(cases) == 0 {
		w.f("func %s(operands) Category { return Other }\n\n", pluralFunc(tag))
	} else {
		w.f("func %s(o operands) Category {\nswitch {\n%s}\nreturn Other\n}\n\n", pluralFunc(tag), strings.Join(cases, ""))
	}
	w.f("func %s []Category { return []Category{%s} }\n\n", pluralCategories(tag), strings.Join(found, ", "))
	return nil
}

// condition turns a rule of UTS 35 into a Go expression.
func condition(rule string) (string, error) {
	var or []string
	for _, alternative := range strings.Split(rule, " or ") {
		var and []string
		for _, r := range strings.Split(alternative, " and ") {
			c, err := relation(strings.Fields(r))
			if err != nil {
				return "", err
			}
			and = append(and, c)
		}
		or = append(or, strings.Join(and, " && "))
	}
	return strings.Join(or, " || "), nil
}

// relation turns "n % 100 = 3..10,13" into Go. The operand n is the number
// itself, which is only in a list of whole numbers when it has no fraction.
func relation(words []string) (string, error) {
	var operand, mod, op, list string
	switch {
	case len(words) == 3:
		operand, op, list = words[0], words[1], words[2]
	case len(words) == 5 && words[1] == "%":
		operand, mod, op, list = words[0], words[2], words[3], words[4]
	default:
		return "", fmt.Errorf("relation %q", words)
	}
	x := "o." + operand
	if operand == "n" {
		x = "o.i"
	}
	if mod != "" {
		x += "%" + mod
	}
	var any []string
	for _, r := range strings.Split(list, ",") {
		if lo, hi, ok := strings.Cut(r, ".."); ok {
			any = append(any, fmt.Sprintf("between(%s, %s, %s)", x, lo, hi))
		} else {
			any = append(any, fmt.Sprintf("%s == %s", x, r))
		}
	}
	c := strings.Join(any, " || ")
	switch {
	case operand == "n":
		c = fmt.Sprintf("(o.t == 0 && (%s))", c)
	case len(any) > 1 || op == "!=":
		c = "(" + c + ")"
	}
	if op == "!=" {
		c = "!" + c
	}
	return c, nil
}
