// Package markdown turns the prose of a site into HTML with holes: what
// depends on the rest of the site (the value of a fact, where a link leads,
// how a component looks) is left open when a file is parsed and filled in
// when a page is made. So a parsed document depends on its file alone, is
// small, and can be kept.
//
// It knows neither the records of the site nor its pages: a Resolver does.
// How components look is the theme's. The words of the interface come from
// the Resolver too. The HTML has these classes: table (a box round each
// table), right and centre (cells), footnotes, footnote-ref, footnote-back and
// language-… (code).
package markdown

import "lodestone/internal/diag"

// Doc is the parsed body of a file. It is immutable and may be used
// concurrently.
type Doc struct {
	File       string
	Headings   []Heading   // in the order of the text; directives stand as their arguments
	Links      []Link      // links and bare addresses, not images
	Images     []Image     // pictures
	Directives []Directive // inline, block and container, nested ones too
	Words      int         // of running text and headings; where a script has no spaces, each character counts

	parts    []part
	headings map[int][]part // plain text of headings that hold directives
	alts     map[int][]part // the same for images
	lead     []part         // plain text of the first paragraph
}

// Heading is a heading of the body.
type Heading struct {
	Level int    // 2 to 6
	ID    string // unique in the document
	Text  string // plain
	Span  diag.Span
}

// Link is a link as it was written.
type Link struct {
	Dest  string // "about.md#team", "/media/plan.pdf", "https://…", "mailto:…", "#anchor"
	Title string
	Text  string // plain
	Span  diag.Span
}

// Image is a picture as it was written.
type Image struct {
	Dest  string
	Alt   string // plain; directives stand as their arguments until it is rendered
	Title string
	Span  diag.Span
}

// Form is where a directive stands.
type Form int

const (
	Inline    Form = iota // :name[arg]{k=v} within text
	Block                 // ::name[arg]{k=v} on a line of its own
	Container             // :::name[arg]{k=v} … :::
)

// Directive is a call that the site answers.
type Directive struct {
	Form Form
	Name string            // "fact"
	Arg  string            // between the brackets: "jobs-2023"
	Args map[string]string // between the braces
	Span diag.Span
}

// Resolver fills the holes of a document. A problem takes the place of the
// hole's own when it has none.
type Resolver interface {
	// Directive gives an inline directive as safe HTML and as plain text.
	Directive(Directive) (html, plain string, problem *diag.Diagnostic)
	// Link gives where a link leads.
	Link(Link) (Anchor, *diag.Diagnostic)
	// Image gives the picture as safe HTML.
	Image(Image) (html string, problem *diag.Diagnostic)
	// Word gives a word of the interface as plain text.
	Word(Word) string
}

// Word is a word of the interface that a document needs.
type Word string

const (
	WordFootnotes Word = "footnotes"     // heading of the footnotes, for screen readers
	WordFootnote  Word = "footnote"      // before the number of a note: "Footnote"
	WordBack      Word = "footnote_back" // leads from a note to its place in the text
)

// Anchor is the resolved target of a link. An empty Href leaves the text
// without a link.
type Anchor struct {
	Href  string
	Attrs []Attr // further attributes: hreflang, rel
}

// Attr is an attribute of HTML; the value is plain text.
type Attr struct{ Name, Value string }

// Segment is a run of HTML or one component; exactly one of HTML and
// Directive is set.
type Segment struct {
	HTML      string
	Inline    []Directive // inline directives whose values stand in HTML
	Directive *Directive  // block or container
	Body      []Segment   // of a container
}

// Prose is a document with its holes filled.
type Prose struct {
	Segments []Segment
	Headings []Heading // with the values of directives in their text
	Lead     string    // the first paragraph as plain text
}

// part is a piece of a document: HTML as it is, or a hole.
type part struct {
	hole  hole
	index int    // in Directives, Links or Images
	html  string // of a literal; of a word its name
	body  []part // of a container
}

type hole int

const (
	literal   hole = iota
	inlineTo       // inline directive as HTML
	plainTo        // inline directive as plain text, escaped
	linkStart      // <a …>
	linkEnd        // </a>
	imageTo
	wordTo
	component // block or container directive
)
