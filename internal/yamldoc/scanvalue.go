package yamldoc

import (
	"fmt"
	"strings"
)

// value reads what stands after a key or a dash that begins at an offset.
func (s *scanner) value(key, at int) {
	at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " \t"))
	rest := strings.TrimRight(s.text[at:], " \t")
	s.filled = rest != "" && rest[0] != '#'
	if !s.filled {
		return
	}
	if n, name := oddSpace(rest); n > 0 {
		s.silently(at, n, name+" stands before the value", "Delete it and type an ordinary space.")
		return
	}
	quoted := inQuotes(rest)
	switch c := rest[0]; c {
	case '"', '\'':
		s.quoted(at, key)
	case '|', '>':
		if !s.pattern.blockHead.MatchString(rest) {
			s.cause(at, 1, fmt.Sprintf("“%c” begins a block of text, and the block begins on the next line", c), quoted+", or move the text to the next line and indent it.")
			return
		}
		s.block = key
	case '[', '{':
		s.brackets(at)
	case '@', '`', '%':
		s.cause(at, 1, fmt.Sprintf("a value cannot begin with “%c” without quotes", c), quoted)
	case '&', '*', '!':
		s.cause(at, 1, fmt.Sprintf("a value that begins with “%c” has a special meaning in YAML", c), quoted)
	case ']', '}', ',':
		s.cause(at, 1, fmt.Sprintf("a value cannot begin with “%c”", c), quoted)
	case '-':
		if strings.HasPrefix(rest, "- ") {
			s.cause(at, 1, "a list cannot begin on the line of its key", "Put “"+shorten(rest)+"” on the next line, indented.")
			s.filled = false
			return
		}
		s.plain(at, rest)
	default:
		s.plain(at, rest)
	}
}

// plain reads an unquoted value: a colon with a space in it makes a key.
func (s *scanner) plain(at int, rest string) {
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = strings.TrimRight(rest[:i], " ")
	}
	i := strings.Index(rest, ": ")
	if i < 0 && strings.HasSuffix(rest, ":") {
		i = len(rest) - 1
	}
	if i < 0 {
		return
	}
	s.cause(at+i, 1, "the value contains a colon with a space after it, which makes YAML look for a key",
		inQuotes(rest))
}

// quoted reads a quoted value.
func (s *scanner) quoted(at, key int) {
	rest := s.text[at:]
	n, closed := quotedLength([]byte(rest))
	s.escapes(at, n)
	if !closed {
		s.quote = mark{char: rest[0], line: s.n, offset: at, indent: key}
		return
	}
	s.afterQuote(at, at+n)
}

// afterQuote reports text behind the closing quotation mark.
func (s *scanner) afterQuote(from, at int) {
	rest := strings.TrimSpace(s.text[at:])
	if rest == "" || rest[0] == '#' || len(s.flow) > 0 {
		return
	}
	hint := "Put the whole value in one pair of quotes, and write \\\" for a quotation mark inside."
	if s.text[at-1] == '\'' {
		hint = "If the value contains an apostrophe, use double quotes around it: \"…\""
	}
	s.cause(at, len(strings.TrimRight(s.text[at:], " \t")), "text follows the closing quotation mark", hint)
}

// escapes reports backslashes that mean nothing in double quotes.
func (s *scanner) escapes(at, n int) {
	text := s.text[at : at+n]
	if text[0] != '"' {
		return
	}
	for i := 1; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU", rune(text[i+1])) {
			s.cause(at+i, 2, fmt.Sprintf("“\\%c” means nothing in double quotes", text[i+1]), "Write \\\\ for a backslash, or put the value in single quotes.")
		}
		i++
	}
}

// resumeQuote looks for the end of a quoted text that began on an earlier
// line. A line that looks like the next key means that it has none.
func (s *scanner) resumeQuote(indent int) (goOn bool) {
	trimmed := strings.TrimSpace(s.text)
	if indent <= s.quote.indent && trimmed != "" && s.pattern.looksLikeKey(trimmed) {
		s.unclosed()
		return true
	}
	n, closed := quotedLength([]byte(string(s.quote.char) + s.text))
	if closed {
		s.quote = mark{}
		if len(s.flow) > 0 {
			s.brackets(n - 1)
		} else {
			s.afterQuote(0, n-1)
		}
	}
	return false
}

// brackets follows lists and groups in brackets to the end of the line.
func (s *scanner) brackets(at int) {
	for ; at < len(s.text); at++ {
		switch c := s.text[at]; c {
		case '[', '{':
			s.flow = append(s.flow, mark{char: c, line: s.n, offset: at, indent: len(s.text) - len(strings.TrimLeft(s.text, " "))})
		case ']', '}':
			if !s.closeBracket(c, at) {
				return
			}
		case '"', '\'':
			if strings.Trim(s.text[max(at-1, 0):at], " [{,:") != "" {
				continue // within a word
			}
			n, closed := quotedLength([]byte(s.text[at:]))
			if !closed {
				s.quote = mark{char: c, line: s.n, offset: at, indent: s.flow[0].indent}
				return
			}
			at += n - 1
		case '#':
			if at > 0 && s.text[at-1] == ' ' {
				return
			}
		}
	}
}

// closeBracket takes the innermost bracket away; false ends the line.
func (s *scanner) closeBracket(c byte, at int) bool {
	last := s.flow[len(s.flow)-1]
	if (last.char == '[') != (c == ']') {
		s.cause(at, 1, fmt.Sprintf("“%c” closes what “%c” opened", c, last.char), "Use the same kind of bracket at both ends.")
	}
	s.flow = s.flow[:len(s.flow)-1]
	if len(s.flow) > 0 {
		return true
	}
	if rest := strings.TrimSpace(s.text[at+1:]); rest != "" && rest[0] != '#' && rest[0] != ':' {
		s.cause(at+1, len(s.text)-at-1, "text follows the closing bracket", "If brackets are part of the text, put the whole value in quotes.")
	}
	return false
}

// unclosed reports what was opened and not closed.
func (s *scanner) unclosed() {
	if q := s.quote; q.char != 0 {
		span := s.doc.spanAt(s.doc.lines[q.line-1]+q.offset, 1)
		s.causes.Add(s.doc.problem(span, "the quotation mark that begins here is never closed", fmt.Sprintf("Put %c at the end of the text.", q.char)))
	} else if len(s.flow) > 0 {
		f := s.flow[len(s.flow)-1]
		closing := map[byte]string{'[': "]", '{': "}"}[f.char]
		span := s.doc.spanAt(s.doc.lines[f.line-1]+f.offset, 1)
		s.causes.Add(s.doc.problem(span, fmt.Sprintf("the bracket “%c” is never closed", f.char), fmt.Sprintf("Put “%s” after the last item.", closing)))
	}
	s.quote, s.flow = mark{}, nil
}
