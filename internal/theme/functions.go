package theme

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/memo"
	"lodestone/internal/view"
)

// binding is what template functions know: a language and its words.
type binding struct {
	theme  *Theme
	tag    lang.Tag
	words  *lang.Printer
	locale *lang.Locale
	set    *template.Template
	store  *memo.Store // of partials; nil while the theme is tried
}

// functions are the functions of templates in one language. All are pure.
func (b *binding) functions() template.FuncMap {
	return template.FuncMap{
		"t":          b.t,
		"n":          b.n,
		"num":        b.num,
		"text":       b.text,
		"phrase":     b.phrase,
		"safe":       safe,
		"svg":        svg,
		"jsonld":     jsonld,
		"stamp":      b.stamp,
		"stamptext":  b.stampText,
		"sized":      sized,
		"tel":        tel,
		"mailto":     mailto,
		"feedtype":   feedType,
		"noteref":    b.noteRef,
		"noteback":   b.noteBack,
		"themecolor": b.theme.ground,
		"cached":     b.cached,
		"asset":      b.asset,
	}
}

// signatures are the functions as the parser needs them: names alone count.
func signatures() template.FuncMap { return (&binding{theme: &Theme{}}).functions() }

func functionNames() []string { return slices.Sorted(maps.Keys(signatures())) }

// noWord says that templates ask for a word that no catalog has.
type noWord struct {
	id  string
	all []string // the words that there are
}

func (e *noWord) Error() string { return "No catalog has the word “" + e.id + "”" }
func (e *noWord) hint() string {
	hint := "Add it to i18n/" + string(Reference) + "/ of the theme, and to its other languages."
	if near, ok := diag.Suggest(e.id, e.all); ok {
		hint = "Did you mean “" + near + "”? If not: " + strings.ToLower(hint[:1]) + hint[1:]
	}
	return hint
}

func (b *binding) known(id string) error {
	if _, ok := b.theme.words.has[Reference][id]; ok {
		return nil
	}
	if _, ok := b.theme.words.has[b.tag][id]; ok {
		return nil
	}
	return &noWord{id, b.theme.words.ids()}
}

// t is a word of the interface, with values: {{t "x.y" "Name" .Value}}.
func (b *binding) t(id string, pairs ...any) (string, error) {
	if err := b.known(id); err != nil {
		return "", err
	}
	data, err := named(pairs)
	return b.words.T(id, data), err
}

// n is a word in the plural form of a count: {{n "x.y" (len .Files)}}.
func (b *binding) n(id string, count int, pairs ...any) (string, error) {
	if err := b.known(id); err != nil {
		return "", err
	}
	data, err := named(pairs)
	return b.words.N(id, calc.Int(int64(count)), data), err
}

// num is a whole number in the digits of the language.
func (b *binding) num(n int) string { return b.locale.Number(calc.Int(int64(n)), 0, 0) }

func named(pairs []any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("a value without a name, or a name without a value")
	}
	if len(pairs) == 0 {
		return nil, nil
	}
	data := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("the name of a value must be a text, not %v", pairs[i])
		}
		data[name] = pairs[i+1]
	}
	return data, nil
}

// cached is {{template name data}}, made once for all pages that show equal
// data: menus, footers, cards.
func (b *binding) cached(name string, data any) (template.HTML, error) {
	execute := func() (string, error) {
		var out strings.Builder
		err := b.set.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	html, err := b.keep(name, data, execute)
	return template.HTML(html), err //nolint:gosec // the output of a template
}

// keep gives what execute makes of the partial called name for data, or what
// it made of equal data before.
func (b *binding) keep(name string, data any, execute func() (string, error)) (string, error) {
	if b.store == nil {
		return execute()
	}
	hash, err := memo.Hash(data)
	if err != nil {
		return "", fmt.Errorf("cannot keep %s: %w", name, err)
	}
	key := memo.Join(b.theme.hash, memo.Text("partial", string(b.tag), name), hash)
	return memo.Do(b.store, key, func(h string) int64 { return int64(len(h)) }, execute)
}

// noteRef is the number of a fact's note beside its value. Which reference is
// the first of its kind on the page, and so the one that the note leads back
// to, is decided by Finish.
func (b *binding) noteRef(n int) template.HTML {
	if n == 0 {
		return ""
	}
	digits := strconv.Itoa(n)
	label := b.words.T("page.sources.ref", map[string]any{"Number": b.num(n)})
	return template.HTML(`<sup class="ref"><a href="#note-` + digits + `"` + refMark + digits + `" role="doc-noteref" aria-label="` + //nolint:gosec // escaped here
		html.EscapeString(label) + `">` + html.EscapeString(b.num(n)) + `</a></sup>`)
}

// noteBack leads from a note to where it is first called.
func (b *binding) noteBack(n int) template.HTML {
	digits := strconv.Itoa(n)
	label := b.words.T("page.sources.back", map[string]any{"Number": b.num(n)})
	return template.HTML(backMark + digits + `" href="#ref-` + digits + `" aria-label="` + html.EscapeString(label) + `">↑</a>`) //nolint:gosec // escaped here
}

// text is a text as HTML, in its own language, the values of facts marked
// and linked: {{text .Lead}}.
func (b *binding) text(t view.Text) template.HTML { return b.textHTML(t, true) }

// phrase is text without links, for use inside of a link:
// <a href="{{.URL}}">{{phrase .Title}}</a>.
func (b *binding) phrase(t view.Text) template.HTML { return b.textHTML(t, false) }

// safe writes HTML that the Markdown converter has made: {{safe .HTML}}.
func safe(s string) template.HTML { return template.HTML(s) } //nolint:gosec // made by the Markdown converter

// svg writes a drawing that the program has made: {{svg .SVG}}.
func svg(s string) template.HTML { return template.HTML(s) } //nolint:gosec // made by the chart package

// textHTML is a text as HTML: in its own language where that is not the
// page's, the values of facts marked with their ids. Within a link there can
// be no other: links says whether marks may lead somewhere.
func (b *binding) textHTML(t view.Text, links bool) template.HTML {
	if t.Lang == "" && len(t.Marks) == 0 {
		return template.HTML(html.EscapeString(t.S)) //nolint:gosec // escaped
	}
	var out strings.Builder
	if t.Lang != "" {
		out.WriteString(`<span lang="` + html.EscapeString(t.Lang) + `"`)
		if t.Dir != "" {
			out.WriteString(` dir="` + html.EscapeString(t.Dir) + `"`)
		}
		out.WriteByte('>')
	}
	done := 0
	for _, m := range t.Marks {
		if m.Start < done || m.End > len(t.S) || m.Start > m.End {
			continue // marks out of order would tear the text
		}
		out.WriteString(html.EscapeString(t.S[done:m.Start]))
		b.writeMark(&out, m, t.S[m.Start:m.End], links)
		done = m.End
	}
	out.WriteString(html.EscapeString(t.S[done:]))
	if t.Lang != "" {
		out.WriteString(`</span>`)
	}
	return template.HTML(out.String()) //nolint:gosec // escaped
}

func (b *binding) writeMark(out *strings.Builder, m view.Mark, s string, links bool) {
	inner := html.EscapeString(s)
	called := m.Fact != "" && m.Note > 0 && links
	if m.URL != "" && links && !called && isLocalOrWeb(m.URL) {
		inner = `<a href="` + html.EscapeString(m.URL) + `">` + inner + `</a>`
	}
	if called {
		digits := strconv.Itoa(m.Note)
		out.WriteString(`<a class="fact" href="#note-` + digits + `"` + refMark + digits + `" role="doc-noteref">`)
	}
	switch {
	case m.Fact != "":
		out.WriteString(`<data value="` + html.EscapeString(cmp.Or(m.Value, bare(s))) + `" data-fact="` + html.EscapeString(m.Fact) + `"`)
		if m.Lang != "" {
			out.WriteString(` lang="` + html.EscapeString(m.Lang) + `" dir="` + html.EscapeString(m.Dir) + `"`)
		}
		out.WriteString(`>` + inner + `</data>`)
	case m.Title != "":
		out.WriteString(`<span class="glossed" title="` + html.EscapeString(m.Title) + `">` + inner + `</span>`)
	default:
		out.WriteString(inner)
	}
	if called {
		out.WriteString(`<sup class="ref">` + html.EscapeString(b.num(m.Note)) + `</sup></a>`)
	}
}

// bare is a text without the characters that steer its direction.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c {
			return -1
		}
		return r
	}, s)
}

// isLocalOrWeb refuses addresses that run code.
func isLocalOrWeb(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// stamp is a date or time with its machine-readable form, where HTML has one
// for it (a quarter has none).
func (b *binding) stamp(iso, shown string) template.HTML {
	return b.stampText(iso, view.Text{S: shown})
}

// stampText is stamp for a text that may be in another language.
func (b *binding) stampText(iso string, shown view.Text) template.HTML {
	inner := b.textHTML(shown, true)
	if !isDateTime(iso) || shown.S == "" {
		return inner
	}
	return template.HTML(`<time datetime="`+iso+`">`) + inner + `</time>` //nolint:gosec // iso has been checked
}

// sized gives the class of a value that stands large: "is-long" from ten
// characters, "is-longer" from thirteen; a shorter one needs none.
func sized(value string) string {
	switch n := utf8.RuneCountInString(value); {
	case n > 12:
		return "is-longer"
	case n > 9:
		return "is-long"
	}
	return ""
}

// isDateTime tells whether HTML allows a text as datetime: a year, a month, a
// day, or a moment of RFC 3339 with or without seconds and zone.
func isDateTime(s string) bool {
	const day = "0000-00-00"
	switch len(s) {
	case 4, 7, len(day):
		return shaped(s, day[:len(s)]) && s[:4] != "0000"
	}
	if len(s) < len(day)+len("T00:00") || !shaped(s[:len(day)], day) {
		return false
	}
	rest := s[len(day):]
	for _, clock := range []string{"T00:00:00", "T00:00"} {
		if len(rest) >= len(clock) && shaped(rest[:len(clock)], clock) {
			zone := rest[len(clock):]
			return zone == "" || zone == "Z" || shaped(zone, "+00:00") || shaped(zone, "-00:00")
		}
	}
	return false
}

// shaped tells whether s is like a pattern in which 0 is any digit.
func shaped(s, pattern string) bool {
	if len(s) != len(pattern) {
		return false
	}
	for i := range len(s) {
		if pattern[i] == '0' {
			if s[i] < '0' || s[i] > '9' {
				return false
			}
		} else if s[i] != pattern[i] {
			return false
		}
	}
	return true
}

// jsonld is a JSON document in a script element, where it must not be able to
// end the element.
func jsonld(s string) template.JS {
	return template.JS(strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "\u2028", `\u2028`, "\u2029", `\u2029`).Replace(s)) //nolint:gosec // escaped
}

// tel is the address of a telephone number: its digits and the plus, without
// the (0) that is dialled at home only.
func tel(number string) template.URL {
	if strings.HasPrefix(number, "+") {
		number = strings.Replace(number, "(0)", "", 1)
	}
	return template.URL("tel:" + strings.Map(func(r rune) rune { //nolint:gosec // digits and plus alone
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number))
}

// mailto is the address of a mailbox.
func mailto(mailbox string) string { return "mailto:" + mailbox }

// feedType is the media type of what a feed link leads to, by its ending.
func feedType(url string) string {
	switch ext := url[strings.LastIndexByte(url, '.')+1:]; ext {
	case "ics":
		return "text/calendar"
	case "csv":
		return "text/csv"
	case "json":
		return "application/json"
	}
	return "application/atom+xml"
}
