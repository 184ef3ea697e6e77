package lang

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lodestone/internal/diag"
)

// Codes of the findings about catalogs.
const (
	CodeMissing      = "TRN10" // a language lacks a message
	CodePlaceholders = "TRN03" // a message has other placeholders than the reference
	CodePlural       = "TRN05" // plural forms are missing or never used
	CodeMessage      = "TRN06" // a message is wrong in itself, or nobody knows it
)

// validator collects what is wrong with the messages of all languages.
type validator struct {
	reference Tag
	known     map[string]Message // of the reference language
	list      diag.List
}

// language checks one language and gives its sound messages.
func (v *validator) language(tag Tag, messages []Message) []Message {
	locale, _ := For(tag)
	seen := map[string]diag.Span{}
	var sound []Message
	for _, m := range messages {
		if first, double := seen[m.ID]; double {
			v.add(CodeMessage, diag.Error, m, "Remove one of them.", fmt.Sprintf("the word “%s” stands here twice", m.ID), diag.Related{Span: first, Message: "first here"})
			continue
		}
		seen[m.ID] = m.Span
		if v.message(m) {
			sound = append(sound, m)
			v.plurals(tag, locale, m)
			v.compare(tag, m)
		}
	}
	if tag != v.reference {
		v.missing(tag, messages, seen)
	}
	return sound
}

func (v *validator) add(code string, s diag.Severity, m Message, hint, message string, related ...diag.Related) {
	v.list.Add(diag.Diagnostic{Code: code, Severity: s, Span: m.Span, Message: message, Hint: hint, Related: related})
}

// message checks what a message is in itself.
func (v *validator) message(m Message) bool {
	before := len(v.list)
	if m.ID == "" {
		v.add(CodeMessage, diag.Error, m, "Give it a name such as incentive.closes.", "a word has no name")
	}
	if m.Forms["other"] == "" {
		v.add(CodePlural, diag.Error, m, "Add the form other, the one every language has.", fmt.Sprintf("the word “%s” has no text for other", m.ID))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Forms)) {
		text := m.Forms[name]
		if _, ok := categoryNamed(name); !ok {
			hint := "The plural forms are zero, one, two, few, many and other."
			if s, ok := diag.Suggest(name, categoryNames()); ok {
				hint = fmt.Sprintf("Did you mean “%s”? %s", s, hint)
			}
			v.add(CodeMessage, diag.Error, m, hint, fmt.Sprintf("“%s” is not a plural form, in the word “%s”", name, m.ID))
		} else if strings.TrimSpace(text) == "" && name != "other" {
			v.add(CodeMessage, diag.Error, m, "Write the text or remove the form.", fmt.Sprintf("the form %s of the word “%s” is empty", name, m.ID))
		}
		if _, err := parseTemplate(text); err != nil {
			v.add(CodeMessage, diag.Error, m, "Placeholders are written {{.Name}}; nothing else is computed.",
				fmt.Sprintf("the text of %s in the word “%s” is broken: %v", name, m.ID, err))
		}
	}
	return len(v.list) == before
}

func categoryNames() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

func categoryNamed(s string) (Category, bool) {
	for c := Other; c <= Many; c++ {
		if c.String() == s {
			return c, true
		}
	}
	return Other, false
}

// plurals checks the forms of a message against those the language has.
func (v *validator) plurals(tag Tag, l *Locale, m Message) {
	if len(m.Forms) == 1 && len(v.known[m.ID].Forms) <= 1 {
		return
	}
	has := l.Categories()
	var lacks, idle []string
	for _, c := range has {
		if _, ok := m.Forms[c.String()]; !ok && !rare(tag, c) {
			lacks = append(lacks, c.String())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Forms)) {
		if c, _ := categoryNamed(name); !slices.Contains(has, c) {
			idle = append(idle, name)
		}
	}
	if len(lacks) > 0 {
		v.add(CodePlural, diag.Warning, m, fmt.Sprintf("Add %s; other is shown in their place.", strings.Join(lacks, ", ")),
			fmt.Sprintf("the word “%s” lacks plural forms that %s needs: %s", m.ID, tag.Name("en"), strings.Join(lacks, ", ")))
	}
	if len(idle) > 0 {
		v.add(CodePlural, diag.Warning, m, "Remove them.",
			fmt.Sprintf("the word “%s” has plural forms that %s never uses: %s", m.ID, tag.Name("en"), strings.Join(idle, ", ")))
	}
}

// rare tells of categories that exist for round millions only, as French
// "many"; other does for them.
func rare(tag Tag, c Category) bool {
	if c != Many {
		return false
	}
	switch tag.Language() {
	case "ca", "es", "fr", "it", "pt":
		return true
	}
	return false
}

// compare checks a message against the one of the reference language.
func (v *validator) compare(tag Tag, m Message) {
	if tag == v.reference {
		return
	}
	ref, ok := v.known[m.ID]
	if !ok {
		hint := "Remove it, or add it to the words in " + v.reference.Name("en") + " too."
		if s, ok := diag.Suggest(m.ID, slices.Sorted(maps.Keys(v.known))); ok {
			hint = fmt.Sprintf("Did you mean “%s”? %s", s, hint)
		}
		v.add(CodeMessage, diag.Warning, m, hint, fmt.Sprintf("the word “%s” is not known in %s", m.ID, v.reference.Name("en")))
		return
	}
	want, got := placeholders(ref), placeholders(m)
	if !slices.Equal(want, got) {
		v.add(CodePlaceholders, diag.Warning, m, fmt.Sprintf("Use exactly these: %s.", braced(want)),
			fmt.Sprintf("the word “%s” has the placeholders %s, but %s in the words that all others follow", m.ID, braced(got), braced(want)),
			diag.Related{Span: ref.Span, Message: "the reference is here"})
	}
}

func braced(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return "{{." + strings.Join(names, "}} {{.") + "}}"
}

func (v *validator) missing(tag Tag, messages []Message, seen map[string]diag.Span) {
	for _, id := range slices.Sorted(maps.Keys(v.known)) {
		if _, ok := seen[id]; ok || tag.Parent() != "" {
			continue // a regional variant holds only what differs
		}
		v.list.Add(diag.Diagnostic{
			Code: CodeMissing, Severity: diag.Warning, Span: fileOf(messages),
			Message: fmt.Sprintf("the word “%s” is missing in %s", id, tag.Name("en")),
			Hint:    fmt.Sprintf("Add it to the catalog of %s; until then %s is shown.", tag, v.reference.Name("en")),
			Related: []diag.Related{{Span: v.known[id].Span, Message: "the reference is here"}},
		})
	}
}

// fileOf is the file a catalog comes from, as a whole.
func fileOf(messages []Message) diag.Span {
	if len(messages) == 0 {
		return diag.Span{}
	}
	return diag.Span{File: messages[0].Span.File}
}
