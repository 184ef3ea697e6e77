package markdown

import (
	"bytes"
	"fmt"
	"strings"
)

// call is the text of a directive after its colons.
type call struct {
	name, arg string
	args      map[string]string
	length    int    // bytes read
	brackets  bool   // had [ ]
	problem   string // why it cannot be read; what to do is in hint
	hint      string
}

// isNameByte tells whether a byte may stand in a directive's name.
func isNameByte(c byte, first bool) bool {
	return c >= 'a' && c <= 'z' || !first && (c >= '0' && c <= '9' || c == '-')
}

// nameLength is the length of the name that text begins with.
func nameLength(text []byte) int {
	n := 0
	for n < len(text) && isNameByte(text[n], n == 0) {
		n++
	}
	return n
}

// readCall reads name[arg]{key=value key="value"} from one line. A problem
// is set when the brackets or braces are broken; the length is then what
// belongs to the directive as far as one can tell.
func readCall(line []byte) call {
	c := call{length: nameLength(line)}
	c.name = string(line[:c.length])
	line = bytes.TrimRight(line, "\r\n")
	if c.length < len(line) && line[c.length] == '[' {
		c.brackets = true
		end := closing(line[c.length:])
		if end < 0 {
			c.length = len(line)
			c.problem, c.hint = "the bracket [ is not closed", fmt.Sprintf("Write :%s[…] on one line.", c.name)
			return c
		}
		c.arg = strings.TrimSpace(string(line[c.length+1 : c.length+end]))
		c.length += end + 1
	}
	if c.length < len(line) && line[c.length] == '{' {
		c.braces(line)
	}
	return c
}

// closing is the index of the bracket that closes the one text begins with,
// -1 when there is none.
func closing(text []byte) int {
	depth := 0
	for i, b := range text {
		switch b {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func (c *call) braces(line []byte) {
	rest := line[c.length+1:]
	c.args = map[string]string{}
	for {
		rest = bytes.TrimLeft(rest, " \t")
		if len(rest) == 0 {
			c.length = len(line)
			c.problem, c.hint = "the brace { is not closed", fmt.Sprintf("Write :%s[…]{key=value} on one line.", c.name)
			return
		}
		if rest[0] == '}' {
			c.length = len(line) - len(rest) + 1
			return
		}
		n := bytes.IndexAny(rest, "= \t}")
		if n <= 0 || rest[n] != '=' {
			c.broken(line, rest)
			return
		}
		key := string(rest[:n])
		value, after, ok := argument(rest[n+1:])
		if _, twice := c.args[key]; !ok || twice {
			c.broken(line, rest)
			return
		}
		c.args[key], rest = value, after
	}
}

// broken gives up at an argument and skips to the closing brace.
func (c *call) broken(line, rest []byte) {
	word, _, _ := bytes.Cut(rest, []byte(" "))
	c.problem = fmt.Sprintf("“%s” is not an argument", bytes.TrimRight(word, "}"))
	c.hint = "Write arguments as key=value, with a space between two, and quotes around a value with spaces; each key once."
	c.length = len(line)
	if i := bytes.IndexByte(rest, '}'); i >= 0 {
		c.length = len(line) - len(rest) + i + 1
	}
}

// argument reads a value, quoted or not.
func argument(text []byte) (value string, rest []byte, ok bool) {
	if len(text) == 0 {
		return "", text, false
	}
	if q := text[0]; q == '"' || q == '\'' {
		end := bytes.IndexByte(text[1:], q)
		if end < 0 {
			return "", text, false
		}
		return string(text[1 : 1+end]), text[end+2:], true
	}
	n := bytes.IndexAny(text, " \t}")
	if n <= 0 {
		return "", text, false
	}
	return string(text[:n]), text[n:], true
}
