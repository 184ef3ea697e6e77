package lang

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
)

// Message is one text of the interface in one language. Forms holds the text
// by plural category (zero, one, two, few, many, other); a message without
// plurals has other alone. Texts may hold placeholders {{.Name}} and nothing
// else that is computed.
type Message struct {
	ID    string
	Forms map[string]string
	Desc  string // for translators
	Span  diag.Span
}

// Catalog is the texts of the interface in all languages. It is immutable
// and safe for concurrent use.
type Catalog struct {
	reference Tag
	languages map[Tag]*texts
}

// texts is the messages of one language.
type texts struct {
	tag       Tag
	locale    *Locale
	static    map[string]string // messages that need no data
	computed  map[string]bool   // the others: true for plurals
	parser    templates
	localizer *i18n.Localizer
}

// NewCatalog makes a catalog from parsed messages and says what is wrong
// with them, measured against the reference language. Messages that are
// wrong in themselves are left out, so that their fallback is shown.
func NewCatalog(reference Tag, messages map[Tag][]Message) (*Catalog, diag.List) {
	tags := slices.Sorted(maps.Keys(messages))
	v := &validator{reference: reference, known: map[string]Message{}}
	for _, m := range messages[reference] {
		if _, ok := v.known[m.ID]; !ok && m.ID != "" {
			v.known[m.ID] = m
		}
	}
	c := &Catalog{reference: reference, languages: map[Tag]*texts{}}
	bundle := i18n.NewBundle(reference.parsed())
	for _, tag := range tags {
		sound := v.language(tag, messages[tag])
		t := newTexts(tag, sound)
		if err := bundle.AddMessages(tag.parsed(), registered(sound)...); err != nil {
			v.list.Add(diag.Diagnostic{Code: CodeMessage, Severity: diag.Error, Span: fileOf(messages[tag]),
				Message: fmt.Sprintf("the catalog of %s cannot be used: %v", tag, err), Hint: "Use a language that CLDR has plural rules for."})
			continue
		}
		c.languages[tag] = t
	}
	for _, t := range c.languages { // the bundle must know all languages first
		t.localizer = i18n.NewLocalizer(bundle, string(t.tag))
	}
	return c, v.list.Sorted()
}

func newTexts(tag Tag, messages []Message) *texts {
	l, _ := For(tag)
	t := &texts{tag: tag, locale: l, static: map[string]string{}, computed: map[string]bool{}, parser: templates{l}}
	for _, m := range messages {
		plural := len(m.Forms) > 1
		if !plural && !strings.Contains(m.Forms["other"], "{{") {
			t.static[m.ID] = m.Forms["other"]
			continue
		}
		t.computed[m.ID] = plural
	}
	return t
}

// registered turns messages into go-i18n's. Every plural form is filled, so
// that its silent fallbacks cannot happen.
func registered(messages []Message) []*i18n.Message {
	var out []*i18n.Message
	for _, m := range messages {
		form := func(c Category) string {
			if s, ok := m.Forms[c.String()]; ok {
				return s
			}
			return m.Forms["other"]
		}
		out = append(out, &i18n.Message{ID: m.ID, Zero: form(Zero), One: form(One), Two: form(Two), Few: form(Few), Many: form(Many), Other: form(Other)})
	}
	return out
}

// IDs are the ids of the reference language, sorted.
func (c *Catalog) IDs() []string {
	t := c.languages[c.reference]
	if t == nil {
		return nil
	}
	return slices.Sorted(func(yield func(string) bool) {
		for id := range t.static {
			if !yield(id) {
				return
			}
		}
		for id := range t.computed {
			if !yield(id) {
				return
			}
		}
	})
}

// For gives the printer of a language. What the language lacks comes from
// its parents, then from the reference language.
func (c *Catalog) For(tag Tag) *Printer {
	p := &Printer{}
	for _, t := range Chain(tag, c.reference) {
		if x := c.languages[t]; x != nil {
			p.chain = append(p.chain, x)
		}
	}
	return p
}

// Printer writes the texts of the interface in one language. It is safe for
// concurrent use. Texts are plain text: whoever puts them into HTML escapes
// them.
type Printer struct{ chain []*texts }

// T is the text of a message, with data for its placeholders. Numbers in the
// data are written as the language does. A placeholder without data stays
// visible as {{.Name}}, and an id that no language has is given back itself.
func (p *Printer) T(id string, data map[string]any) string {
	t, text := p.find(id)
	if t == nil || text != "" {
		return text
	}
	return t.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, TemplateParser: t.parser})
}

// N is the text of a message in the plural form of count; {{.Count}} is the
// count as the language writes it, with the decimals it carries.
func (p *Printer) N(id string, count calc.Decimal, data map[string]any) string {
	t, text := p.find(id)
	if t == nil || text != "" {
		return text
	}
	with := map[string]any{"Count": t.locale.Exact(count)}
	for k, v := range data {
		if k != "Count" {
			with[k] = v
		}
	}
	return t.localize(&i18n.LocalizeConfig{
		MessageID: id, TemplateData: with, TemplateParser: t.parser,
		PluralCount: strings.TrimPrefix(count.String(), "-"),
	})
}

// Lookup is T without data, and says from which language of the fallback
// chain the text comes. ok is false when no language has it.
func (p *Printer) Lookup(id string) (text string, from Tag, ok bool) {
	t, text := p.find(id)
	if t == nil {
		return id, "", false
	}
	if text == "" {
		text = p.T(id, nil)
	}
	return text, t.tag, true
}

// find gives the first language of the chain that has the message, and its
// text when it is static; without any it gives the id.
func (p *Printer) find(id string) (*texts, string) {
	for _, t := range p.chain {
		if s, ok := t.static[id]; ok {
			return t, s
		}
		if _, ok := t.computed[id]; ok {
			return t, ""
		}
	}
	return nil, id
}

func (t *texts) localize(cfg *i18n.LocalizeConfig) string {
	s, _, err := t.localizer.LocalizeWithTag(cfg)
	if err != nil { // cannot be: templates and forms were validated when the catalog was made
		return cfg.MessageID
	}
	return s
}
