package yamldoc

import (
	"fmt"
	"strings"

	"lodestone/internal/diag"
)

// scan reads the raw text line by line, as roughly as a reader would.
func (d *Doc) scan() findings {
	s := scanner{doc: d, block: -1, pattern: scanPatterns()}
	for n := 1; n <= len(d.lines); n++ {
		s.line(n, d.line(n))
	}
	s.unclosed()
	return s.findings
}

// scanner keeps what goes on across lines.
type scanner struct {
	findings
	pattern scanPattern
	doc     *Doc
	n       int    // line
	text    string // of the line
	block   int    // indentation of the key of a block of text (| or >), -1
	quote   mark   // open quoted text
	flow    []mark // open brackets
	levels  []int  // indentations of the groups that are open
	filled  bool   // the key above has its value
	content bool   // something stood above
}

// mark is where something was opened.
type mark struct {
	char   byte
	line   int
	offset int // in bytes from the line's start
	indent int // of its line
}

func (s *scanner) span(offset, n int) diag.Span {
	return s.doc.spanAt(s.doc.lines[s.n-1]+offset, n)
}

func (s *scanner) cause(offset, n int, message, hint string) {
	s.causes.Add(s.doc.problem(s.span(offset, n), message, hint))
}

func (s *scanner) silently(offset, n int, message, hint string) {
	s.silent.Add(s.doc.problem(s.span(offset, n), message, hint))
}

func (s *scanner) line(n int, text string) {
	s.n, s.text = n, text
	trimmed := strings.TrimSpace(text)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	if s.block >= 0 {
		if trimmed == "" || indent > s.block {
			return
		}
		s.block = -1
	}
	if s.quote.char != 0 && !s.resumeQuote(indent) {
		return
	}
	if trimmed == "" || trimmed[0] == '#' {
		return
	}
	if len(s.flow) > 0 {
		if !s.pattern.looksLikeKey(trimmed) || indent > s.flow[0].indent {
			s.brackets(indent)
			return
		}
		s.unclosed()
	}
	if s.marker(trimmed, indent) || s.oddIndent(indent) {
		return
	}
	s.content = true
	s.entry(indent)
}

// marker handles --- and %YAML.
func (s *scanner) marker(trimmed string, indent int) bool {
	if indent > 0 || !strings.HasPrefix(trimmed, "---") || len(trimmed) > 3 && trimmed[3] != ' ' {
		return false
	}
	if s.content {
		s.silently(0, 3, "--- begins a second document, which would be ignored",
			"Remove the line, or put what follows into a file of its own.")
	}
	s.levels, s.filled = nil, false
	return true
}

// oddIndent reports indentation that is not made of spaces.
func (s *scanner) oddIndent(indent int) bool {
	rest := s.text[indent:]
	if rest[0] == '\t' {
		n := len(rest) - len(strings.TrimLeft(rest, "\t"))
		s.cause(indent, n, "the line is indented with a tab", "Use spaces, two for each level. Most editors can turn tabs into spaces.")
		return true
	}
	if n, name := oddSpace(rest); n > 0 {
		s.silently(indent, n, "the line is indented with "+name, "Delete it and type ordinary spaces. It often comes along when text is copied from a web page.")
		return true
	}
	return false
}

// entry reads “- ” and “key: ” at the start of a line, then the value.
func (s *scanner) entry(at int) {
	dash := false
	for strings.HasPrefix(s.text[at:], "- ") || s.text[at:] == "-" {
		s.level(at, dash)
		dash, s.filled = true, false
		at++
		at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " "))
	}
	rest := s.text[at:]
	if rest == "" {
		return
	}
	if rest[0] == '-' && len(rest) > 1 && !strings.ContainsAny(rest[1:2], "-0123456789.") && !s.pattern.looksLikeKey(rest) {
		s.cause(at, 2, "there is no space after the dash", "Write “- ” and then the item: “- "+shorten(rest[1:])+"”.")
		s.filled = true
		return
	}
	n := s.pattern.keyLength(rest)
	switch {
	case n > 0:
		s.level(at, dash)
		s.value(at, at+n)
	case dash:
		s.value(at-1, at)
	case s.pattern.glued.MatchString(rest):
		s.level(at, dash)
		s.glued(at)
	case s.filled && len(s.levels) > 0 && at <= s.levels[len(s.levels)-1] || len(s.levels) == 0 && !s.filled && rest[0] != '[' && rest[0] != '{':
		s.cause(at, len(rest), "this line has no key", "Write “key: value”, or indent it if it continues the value above.")
	default:
		s.value(at, at)
	}
}

// glued reports “key:value”.
func (s *scanner) glued(at int) {
	colon := at + strings.IndexByte(s.text[at:], ':')
	key, value := s.text[at:colon], s.text[colon+1:]
	if n, name := oddSpace(value); n > 0 {
		s.silently(colon+1, n, name+" stands after the colon, where an ordinary space is needed", "Delete it and type an ordinary space.")
	} else {
		s.cause(colon, 1, "a space is missing after the colon", fmt.Sprintf("Write “%s: %s”.", key, shorten(value)))
	}
	s.filled = true
}

// level keeps the stack of indentations and reports what does not fit it.
func (s *scanner) level(at int, afterDash bool) {
	top := len(s.levels) - 1
	switch {
	case top < 0:
		s.levels = append(s.levels, at)
	case at > s.levels[top]:
		if s.filled && !afterDash {
			s.cause(at, 1, "this line is indented more than the one above, which already has a value",
				fmt.Sprintf("Begin it below the key it belongs with, with %s, or move the value above into this group.", spaces(s.levels[top])))
			return
		}
		s.levels = append(s.levels, at)
	case at < s.levels[top]:
		for top >= 0 && s.levels[top] > at {
			top--
		}
		if top < 0 || s.levels[top] != at {
			near := s.levels[top+1]
			s.cause(at, 1, fmt.Sprintf("this line is indented by %s, but no group above begins there", spaces(at)),
				fmt.Sprintf("The group above is indented by %s. Give lines that belong together the same indentation.", spaces(near)))
			s.levels = append(s.levels[:top+1], at)
			return
		}
		s.levels = s.levels[:top+1]
	}
}

func spaces(n int) string {
	switch n {
	case 0:
		return "no spaces"
	case 1:
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}
