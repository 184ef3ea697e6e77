package lang

import (
	"lodestone/internal/calc"
	"lodestone/internal/diag"
)

// Message is one text of the interface in one language. Forms holds the text
// by plural category (zero, one, two, few, many, other); a message without
// plurals has other alone.
type Message struct {
	ID    string
	Forms map[string]string
	Desc  string // for translators
	Span  diag.Span
}

// Catalog is the texts of the interface in all languages.
type Catalog struct{}

// NewCatalog makes a catalog from parsed messages and says what is wrong
// with them, measured against the reference language.
func NewCatalog(reference Tag, messages map[Tag][]Message) (*Catalog, diag.List) {
	return &Catalog{}, nil
}

// For gives the printer of a language.
func (c *Catalog) For(tag Tag) *Printer { return &Printer{} }

// Printer writes the texts of the interface in one language. It is safe for
// concurrent use.
type Printer struct{}

// T is the text of a message, with data for its placeholders.
func (p *Printer) T(id string, data map[string]any) string { return id }

// N is the text of a message in the plural form of count; {{.Count}} is the
// count as the language writes it.
func (p *Printer) N(id string, count calc.Decimal, data map[string]any) string { return id }

// Lookup is T without data, and says from which language of the fallback
// chain the text comes.
func (p *Printer) Lookup(id string) (text string, from Tag, ok bool) { return id, "", false }
