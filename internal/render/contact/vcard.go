// Package contact writes what address books and calendars take in: vCard 4.0
// and iCalendar. Both are lines of at most 75 bytes that end in CRLF.
package contact

import (
	"cmp"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"lodestone/internal/view"
)

// VCard writes a contact as vCard 4.0 (RFC 6350). A contact without a name is
// an error.
func VCard(v view.VCard) ([]byte, error) {
	if strings.TrimSpace(v.Name.S) == "" {
		return nil, errors.New("vcard: the contact has no name")
	}
	c := &card{lang: v.Lang}
	c.line("BEGIN", "VCARD")
	c.line("VERSION", "4.0")
	c.line("PRODID", "-//Lodestone//vCard 4.0//EN")
	c.text("UID;VALUE=text", v.UID)
	c.said("FN", v.Name)
	c.line("N", escape(v.Name.S)+";;;;")
	c.said("ORG", v.Organisation)
	c.said("TITLE", v.Title)
	c.text("EMAIL;TYPE=work", v.Email)
	if uri := telephone(v.Phone); uri != "" {
		c.line(`TEL;VALUE=uri;TYPE="voice,work"`, uri)
	}
	if v.URL != "" {
		c.line("URL;TYPE=work", oneLine(v.URL))
	}
	for i, l := range v.Languages {
		c.text("LANG;TYPE=work;PREF="+preference(i), l)
	}
	c.said("NOTE", v.Note)
	if day := strings.ReplaceAll(v.Revised, "-", ""); day != "" {
		c.line("REV", day+"T000000Z")
	}
	c.line("END", "VCARD")
	return []byte(c.out.String()), nil
}

type card struct {
	out  strings.Builder
	lang string
}

// said is a text in its own language, else in the card's.
func (c *card) said(name string, t view.Text) {
	if lang := cmp.Or(t.Lang, c.lang); lang != "" {
		name += ";LANGUAGE=" + lang
	}
	c.text(name, t.S)
}

func (c *card) text(name, value string) {
	if value != "" {
		c.line(name, escape(value))
	}
}

func (c *card) line(name, value string) { fold(&c.out, name+":"+value) }

// preference orders languages: 1 is the first, 100 the last there is.
func preference(i int) string {
	digits := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	if i < len(digits) {
		return digits[i]
	}
	return "100"
}

// telephone is a number as a URI (RFC 3966).
func telephone(number string) string {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r == '+':
			return r
		case r == ' ', r == '-', r == '(', r == ')', r == '\u00a0', r == '/':
			return '-'
		}
		return -1
	}, number)
	for strings.Contains(digits, "--") {
		digits = strings.ReplaceAll(digits, "--", "-")
	}
	if digits = strings.Trim(digits, "-"); digits == "" {
		return ""
	}
	return "tel:" + digits
}

var escapes = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape protects the characters that mean something in a value, so that no
// text can begin a line of its own.
func escape(s string) string { return printable(escapes.Replace(s)) }

// oneLine is for values that are not text and have no escapes: addresses.
func oneLine(s string) string {
	return printable(strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' {
			return -1
		}
		return r
	}, s))
}

// printable drops control characters but the tab.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

const lineLength = 75

// fold breaks a line after at most 75 bytes, never inside a character. What
// follows begins with a space (RFC 6350, 3.2).
func fold(out *strings.Builder, line string) {
	room := lineLength
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		out.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], lineLength-1
	}
	out.WriteString(line + "\r\n")
}
