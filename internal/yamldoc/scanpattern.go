package yamldoc

import (
	"regexp"
	"strings"
)

// scanPattern are the forms that the scanner looks for. They are made for
// each scan, since few files need one.
type scanPattern struct{ key, glued, blockHead *regexp.Regexp }

func scanPatterns() scanPattern {
	return scanPattern{
		key:       regexp.MustCompile("^([^\\s\"'\\[\\]{}#&*!|>%@`,?:-]|[-?:]\\S)[^#]*?:(\\s|$)"),
		glued:     regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_-]*:[^\s/:]`),
		blockHead: regexp.MustCompile(`^[|>][+-]?[1-9]?[+-]?\s*(#.*)?$`),
	}
}

func (p scanPattern) looksLikeKey(trimmed string) bool {
	return p.key.MatchString(trimmed)
}

// keyLength is the length of a key with its colon, 0 when there is none.
func (p scanPattern) keyLength(rest string) int {
	if rest[0] == '"' || rest[0] == '\'' {
		n, closed := quotedLength([]byte(rest))
		after := strings.TrimLeft(rest[n:], " ")
		if closed && strings.HasPrefix(after, ":") && (len(after) == 1 || after[1] == ' ') {
			return len(rest) - len(after) + 1
		}
		return 0
	}
	if m := p.key.FindStringIndex(rest); m != nil {
		return strings.LastIndexByte(strings.TrimRight(rest[:m[1]], " \t"), ':') + 1
	}
	return 0
}
