package markdown

import (
	"html"

	"lodestone/internal/diag"
)

// Plain is the running text with the arguments of directives in place of
// what they stand for: enough to look for words in it.
func (d *Doc) Plain() string {
	prose, _ := d.Render(bare{})
	return PlainText(prose.Segments)
}

// bare resolves nothing.
type bare struct{}

func (bare) Directive(d Directive) (string, string, *diag.Diagnostic) {
	return html.EscapeString(d.Arg), d.Arg, nil
}
func (bare) Link(Link) (Anchor, *diag.Diagnostic)     { return Anchor{}, nil }
func (bare) Image(i Image) (string, *diag.Diagnostic) { return html.EscapeString(i.Alt), nil }
func (bare) Word(Word) string                         { return "" }
