package portable

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// css makes the addresses in a style sheet relative: in url(), in @import and
// in the functions that take an address as a string. All else stays, byte for
// byte.
func (f *file) css(source string) string {
	if !strings.ContainsAny(source, "(@") {
		return source
	}
	var out strings.Builder
	var inside []string // functions and brackets that are open
	importing := false
	lexer := css.NewLexer(parse.NewInputString(source))
	for {
		kind, raw := lexer.Next()
		if kind == css.ErrorToken {
			return out.String()
		}
		text := string(raw)
		switch kind {
		case css.AtKeywordToken:
			importing = strings.EqualFold(text, "@import")
		case css.SemicolonToken, css.LeftBraceToken:
			importing = false
		case css.FunctionToken:
			inside = append(inside, strings.ToLower(strings.TrimSuffix(text, "(")))
		case css.LeftParenthesisToken:
			inside = append(inside, "")
		case css.RightParenthesisToken:
			inside = inside[:max(len(inside)-1, 0)]
		case css.URLToken:
			text = f.cssURL(text)
			importing = false
		case css.StringToken:
			if importing || len(inside) > 0 && takesAddress(inside[len(inside)-1]) {
				text = f.cssString(text)
			}
			importing = false
		}
		out.WriteString(text)
	}
}

// takesAddress tells whether a string in a function is an address.
func takesAddress(function string) bool {
	return function == "image-set" || function == "-webkit-image-set" || function == "src"
}

func (f *file) cssURL(token string) string {
	_, inner, _ := strings.Cut(token, "(")
	inner = strings.Trim(strings.TrimSuffix(inner, ")"), " \t\n\f\r")
	old := unescape(unquote(inner))
	link, _ := f.link(old)
	switch {
	case link == old:
		return token
	case strings.ContainsAny(link, " \t\"'()\\"):
		return "url(" + quote(link) + ")"
	}
	return "url(" + link + ")"
}

func (f *file) cssString(token string) string {
	old := unescape(unquote(token))
	if link, _ := f.link(old); link != old {
		return quote(link)
	}
	return token
}

func unquote(s string) string {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return s
	}
	return strings.TrimSuffix(s[1:], s[:1])
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// unescape takes the escapes out of a string or an address of CSS: a
// backslash before up to six hexadecimal digits and a space, before the end
// of a line, or before any other character, which then stands for itself.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, `\`)
		out.WriteString(before)
		if !found {
			break
		}
		s = escaped(&out, after)
	}
	return out.String()
}

// escaped writes the character that an escape stands for, and gives what
// follows it.
func escaped(out *strings.Builder, s string) string {
	digits := 0
	for digits < min(len(s), 6) && strings.IndexByte("0123456789abcdefABCDEF", s[digits]) >= 0 {
		digits++
	}
	if code, err := strconv.ParseUint(s[:digits], 16, 32); err == nil {
		r := rune(code)
		if r == 0 || !utf8.ValidRune(r) {
			r = utf8.RuneError
		}
		out.WriteRune(r)
		s = s[digits:]
		if s != "" && strings.IndexByte(" \t\n\f\r", s[0]) >= 0 {
			s = strings.TrimPrefix(s[1:], "\n")
		}
		return s
	}
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return s[2:]
	case s != "" && strings.IndexByte("\n\f\r", s[0]) >= 0:
		return s[1:]
	}
	_, size := utf8.DecodeRuneInString(s)
	out.WriteString(s[:size])
	return s[size:]
}
