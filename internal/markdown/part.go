package markdown

// part is a piece of a document.
type part struct {
	html string
}
