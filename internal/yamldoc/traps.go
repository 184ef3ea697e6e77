package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"lodestone/internal/diag"
)

// maxDepth bounds nesting; no kind comes near it.
const maxDepth = 60

// traps finds what YAML accepts in silence though nobody means it. It never
// follows an alias, so a file of aliases costs no more than its own length.
type traps struct {
	doc     *Doc
	list    diag.List
	refused bool // the tree is not safe to decode
}

func (t *traps) walk(y *yaml.Node, depth int) {
	if depth > maxDepth {
		if !t.refused {
			t.add(y, "the values are nested too deeply", "Take out some of the brackets or levels of indentation.")
		}
		t.refused = true
		return
	}
	if y.Anchor != "" {
		t.add(y, fmt.Sprintf("“&%s” makes a YAML anchor, which is not used here", y.Anchor),
			"Write the value out where it is needed. If the text itself begins with &, put it in quotes.")
		t.refused = true
	}
	if y.Style&yaml.TaggedStyle != 0 {
		t.add(y, fmt.Sprintf("“%s” is read as a YAML type, not as text", y.Tag),
			"Take it away, or put the whole value in quotes if it is text that begins with !.")
		t.refused = true
	}
	switch y.Kind {
	case yaml.AliasNode:
		t.add(y, fmt.Sprintf("“*%s” is a YAML alias, which is not used here", y.Value),
			"Write the value out. If the text itself begins with *, put it in quotes.")
		t.refused = true
	case yaml.MappingNode:
		t.mapping(y, depth)
	case yaml.SequenceNode:
		for _, item := range y.Content {
			t.walk(item, depth+1)
		}
	}
}

func (t *traps) mapping(y *yaml.Node, depth int) {
	const few = 16
	var seen map[string]*yaml.Node
	if len(y.Content) > 2*few {
		seen = make(map[string]*yaml.Node, len(y.Content)/2)
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		t.key(key)
		if key.Kind == yaml.ScalarNode {
			var first *yaml.Node
			if seen != nil {
				if first = seen[key.Value]; first == nil {
					seen[key.Value] = key
				}
			} else {
				first = earlier(y.Content[:i], key.Value)
			}
			if first != nil {
				t.duplicate(first, key)
			}
		}
		t.walk(y.Content[i+1], depth+1)
	}
}

func earlier(pairs []*yaml.Node, key string) *yaml.Node {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].Value == key && pairs[i].Kind == yaml.ScalarNode {
			return pairs[i]
		}
	}
	return nil
}

func (t *traps) key(key *yaml.Node) {
	switch {
	case key.Kind != yaml.ScalarNode || key.Style&yaml.TaggedStyle != 0 || key.Anchor != "":
		t.add(key, "a key must be plain text", "Write a name followed by a colon, for example “label: …”.")
		t.refused = true
	case key.Tag == "!!merge":
		t.add(key, "“<<” (a YAML merge) is not used here", "Write the keys out in each record.")
		t.refused = true
	case isEmpty(key):
		t.add(key, "the colon has no key before it", "Write the name of the field before the colon.")
	}
}

func (t *traps) duplicate(first, again *yaml.Node) {
	span := Node{t.doc, again}.Span()
	d := t.doc.problem(span, fmt.Sprintf("the key “%s” stands here a second time", again.Value),
		"Only one of the two can count. Remove one, or give it another name.")
	d.Related = []diag.Related{{Span: Node{t.doc, first}.Span(), Message: "it stands here first"}}
	t.list.Add(d)
}

func (t *traps) add(y *yaml.Node, message, hint string) {
	t.list.Add(t.doc.problem(Node{t.doc, y}.Span(), message, hint))
}

// comments warns where # cuts off the tail of an unquoted value: "C# city
// #1" is read as "C# city". A comment with a space after # is a comment.
func (t *traps) comments(root *yaml.Node) {
	data := t.doc.data
	var at []int
	for from := 0; ; {
		i := bytes.IndexByte(data[from:], '#')
		if i < 0 {
			break
		}
		from += i + 1
		if cutsTail(data, from-1) {
			at = append(at, from-1)
		}
	}
	if len(at) == 0 {
		return
	}
	c := cutter{t: t, at: at}
	c.visit(root, 0)
	c.flush(len(data) + 1)
}

// cutsTail tells whether the # at an offset begins a comment that follows
// text on its line without a space after it.
func cutsTail(data []byte, at int) bool {
	if at < 2 || at+1 >= len(data) || data[at-1] != ' ' && data[at-1] != '\t' {
		return false
	}
	if next := data[at+1]; next <= ' ' || next == '#' || next == '!' {
		return false
	}
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	before := bytes.TrimSpace(data[start:at])
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return last != ']' && last != '}' && last != ':' && last != ','
}

// cutter walks the scalars in the order of the file and gives each # to the
// scalar that began last before it.
type cutter struct {
	t    *traps
	at   []int
	last *yaml.Node
}

func (c *cutter) visit(y *yaml.Node, depth int) {
	if len(c.at) == 0 || depth > maxDepth {
		return
	}
	if y.Kind != yaml.ScalarNode {
		for _, child := range y.Content {
			c.visit(child, depth+1)
		}
		return
	}
	c.flush(c.t.doc.offset(y.Line, y.Column))
	c.last = y
}

func (c *cutter) flush(before int) {
	for len(c.at) > 0 && c.at[0] < before {
		if c.last != nil && c.last.Style == 0 && c.last.Value != "" {
			c.warn(c.at[0])
		}
		c.at = c.at[1:]
	}
}

func (c *cutter) warn(at int) {
	end := bytes.IndexByte(c.t.doc.data[at:], '\n')
	if end < 0 {
		end = len(c.t.doc.data) - at
	}
	tail := strings.TrimSpace(string(c.t.doc.data[at : at+end]))
	value := c.last.Value
	c.t.list.Add(diag.Diagnostic{Code: Code, Severity: diag.Warning, Span: c.t.doc.spanAt(at, len(tail)),
		Message: fmt.Sprintf("everything from # on is left out: the value is read as “%s”", shorten(value)),
		Hint: fmt.Sprintf("If “%s” belongs to the text, write %s. If it is a comment, put a space after #.",
			shorten(tail), quote(shorten(value+" "+tail)))})
}

// shorten keeps messages to a line.
func shorten(text string) string {
	const most = 60
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// quote writes text as YAML in double quotes.
func quote(text string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), `"`, `\"`) + `"`
}

// isEmpty tells whether a value was left out.
func isEmpty(y *yaml.Node) bool {
	return y.Kind == yaml.ScalarNode && y.Value == "" && y.Style&^yaml.TaggedStyle == 0
}

// isBlank recognises spaces, the ones nobody sees included.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}
