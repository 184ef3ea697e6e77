package lang

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"

	"lodestone/internal/calc"
)

// segment is a piece of a message: text, or the name of a placeholder.
type segment struct {
	text        string
	placeholder bool
}

// templateError is a mistake in a message, at a character of it.
type templateError struct {
	at      int // in runes, from 1
	message string
}

func (e *templateError) Error() string { return fmt.Sprintf("%s, at character %d", e.message, e.at) }

// parseTemplate splits a message at its placeholders {{.Name}}.
func parseTemplate(src string) ([]segment, error) {
	var out []segment
	at := 0
	fail := func(format string, args ...any) ([]segment, error) {
		return nil, &templateError{len([]rune(src[:at])) + 1, fmt.Sprintf(format, args...)}
	}
	for {
		open := strings.Index(src[at:], "{{")
		text := src[at:]
		if open >= 0 {
			text = src[at : at+open]
		}
		if i := strings.Index(text, "}}"); i >= 0 {
			at += i
			return fail("}} closes nothing")
		}
		if text != "" {
			out = append(out, segment{text: text})
		}
		if open < 0 {
			return out, nil
		}
		at += open
		size := strings.Index(src[at:], "}}")
		if size < 0 {
			return fail("{{ is never closed")
		}
		inner := strings.TrimSpace(src[at+2 : at+size])
		name, ok := strings.CutPrefix(inner, ".")
		if !ok || !isName(name) {
			return fail("{{%s}} is not a placeholder", inner)
		}
		out = append(out, segment{name, true})
		at += size + 2
	}
}

func isName(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// Placeholders are the names of the values that a message has places for,
// sorted.
func (m Message) Placeholders() []string { return placeholders(m) }

// placeholders are the names in a message's forms, sorted, each once.
func placeholders(m Message) []string {
	var out []string
	for _, text := range m.Forms {
		segments, err := parseTemplate(text)
		if err != nil {
			continue
		}
		for _, s := range segments {
			if s.placeholder {
				out = append(out, s.text)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// templates is the template parser handed to go-i18n: it knows placeholders
// only, and how the language writes numbers.
type templates struct{ locale *Locale }

var _ template.Parser = templates{}

// Parse reads one form of a message.
func (p templates) Parse(src, _, _ string) (template.ParsedTemplate, error) {
	segments, err := parseTemplate(src)
	return parsedTemplate{segments, p.locale}, err
}

// Cacheable lets go-i18n parse each message once; it belongs to one language.
func (p templates) Cacheable() bool { return true }

type parsedTemplate struct {
	segments []segment
	locale   *Locale
}

// Execute fills the placeholders from a map.
func (t parsedTemplate) Execute(data any) (string, error) {
	values, _ := data.(map[string]any)
	var b strings.Builder
	for _, s := range t.segments {
		if !s.placeholder {
			b.WriteString(s.text)
			continue
		}
		v, ok := values[s.text]
		if !ok {
			b.WriteString("{{." + s.text + "}}")
			continue
		}
		switch v := v.(type) {
		case string:
			b.WriteString(v)
		case int:
			b.WriteString(t.locale.Exact(calc.Int(int64(v))))
		case calc.Decimal:
			b.WriteString(t.locale.Exact(v))
		default:
			fmt.Fprint(&b, v)
		}
	}
	return b.String(), nil
}
