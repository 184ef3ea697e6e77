package theme

import "strings"

// Squeeze takes out of HTML the white space that no browser shows: runs of it
// become one character, and beside the tags of blocks they vanish. What
// stands in pre, textarea, script and style stays as it is.
//
// It is exact for whole documents and for pieces cut anywhere outside a tag,
// because it only trusts the tags it sees.
func Squeeze(html string) string {
	if !strings.ContainsAny(html, " \n\t\r") {
		return html
	}
	var b strings.Builder
	b.Grow(len(html))
	q := squeezer{out: &b}
	for i := 0; i < len(html); {
		i = q.step(html, i)
	}
	q.flush(false)
	return b.String()
}

type squeezer struct {
	out   *strings.Builder
	space bool // white space is waiting
	block bool // the last thing written was the tag of a block
}

// flush writes the waiting white space unless it stands beside a block.
func (q *squeezer) flush(block bool) {
	if q.space && !q.block && !block {
		q.out.WriteByte(' ')
	}
	q.space = false
}

// step takes over the next piece: white space, a tag, or text.
func (q *squeezer) step(s string, i int) int {
	switch c := s[i]; {
	case isSpace(c):
		q.space = true
		return i + 1
	case c == '<' && i+1 < len(s) && (isLetter(s[i+1]) || s[i+1] == '/' || s[i+1] == '!'):
		return q.tag(s, i)
	}
	q.flush(false)
	q.block = false
	j := i + 1
	for j < len(s) && s[j] != '<' && !isSpace(s[j]) {
		j++
	}
	q.out.WriteString(s[i:j])
	return j
}

// tag takes over a tag, and with it the content of elements in which white
// space counts.
func (q *squeezer) tag(s string, i int) int {
	name, end := tagName(s, i), tagEnd(s, i)
	block := isBlock(name)
	q.flush(block)
	if isVerbatim(name) && s[i+1] != '/' {
		if k := strings.Index(s[end:], "</"+name); k >= 0 {
			end += k
		} else {
			end = len(s)
		}
		q.out.WriteString(s[i:end])
		q.block = false
		return end
	}
	q.attributes(s[i:end])
	q.block = block
	return end
}

// attributes writes a tag with single spaces between its attributes.
func (q *squeezer) attributes(tag string) {
	var quote byte
	space := false
	for i := range len(tag) {
		c := tag[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case isSpace(c):
			space = true
			continue
		}
		if space && c != '>' {
			q.out.WriteByte(' ')
		}
		space = false
		q.out.WriteByte(c)
	}
	if space { // the tag goes on behind the piece
		q.out.WriteByte(' ')
	}
}

func tagName(s string, i int) string {
	i++
	if i < len(s) && s[i] == '/' {
		i++
	}
	j := i
	for j < len(s) && (isLetter(s[j]) || s[j] >= '0' && s[j] <= '9') {
		j++
	}
	return strings.ToLower(s[i:j])
}

// tagEnd is behind the tag that begins at i, or the end of the piece.
func tagEnd(s string, i int) int {
	var quote byte
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}

func isSpace(c byte) bool  { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isVerbatim(name string) bool {
	switch name {
	case "pre", "textarea", "script", "style":
		return true
	}
	return false
}

// isBlock tells whether white space before and behind an element's tags never
// shows.
func isBlock(name string) bool {
	switch name {
	case "html", "head", "body", "meta", "link", "title", "base",
		"header", "footer", "main", "nav", "section", "article", "aside", "address", "search",
		"h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "p", "div", "hr", "br", "blockquote",
		"pre", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
		"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
		"form", "fieldset", "legend", "option", "optgroup":
		return true
	}
	return false
}
