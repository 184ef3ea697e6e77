package theme

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"lodestone/internal/diag"
)

// misbuilt executes the layouts on the sample pages and reads what comes out
// as a browser would: tags that are not closed or close nothing, which browsers
// mend in their own ways, and what the policy of the site forbids, which they
// leave out in silence.
func (t *Theme) misbuilt() diag.List {
	m := t.layout.marked
	b := t.binding(Reference)
	b.set = m.set.Funcs(b.functions())
	var list diag.List
	for _, page := range SamplePages(Reference) {
		var out bytes.Buffer
		if err := m.set.ExecuteTemplate(&out, string(page.Layout), page); err != nil {
			continue // the marks cannot make it fail; what else could has been reported
		}
		r := &markup{places: m.places, list: &list}
		r.read(out.Bytes())
	}
	return distinct(list)
}

// markup reads a page with marks.
type markup struct {
	places []diag.Span
	list   *diag.List
	open   []openTag
	at     diag.Span // of the last tag with a mark
}

// openTag is an element that is open.
type openTag struct {
	name string
	at   diag.Span
}

// Names of elements, with spaces around each.
const (
	void     = " area base br col embed hr img input link meta source track wbr "
	optional = " html head body p li dt dd option optgroup thead tbody tfoot tr td th caption colgroup rt rp "                                                                                          // end tags that HTML does not ask for
	block    = " address article aside blockquote details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul " // what ends a paragraph
)

func among(names, name string) bool { return strings.Contains(names, " "+name+" ") }

// succession gives the elements that a start tag ends by standing there, and
// those beyond which it does not look.
func succession(name string) (ends, within string) {
	switch name {
	case "li":
		return " li ", " ul ol menu "
	case "dt", "dd":
		return " dt dd ", " dl "
	case "option":
		return " option ", " select "
	case "optgroup":
		return " option optgroup ", " select "
	case "td", "th":
		return " td th ", " tr "
	case "tr":
		return " tr td th caption colgroup ", " table tbody thead tfoot "
	case "thead", "tbody", "tfoot":
		return " caption colgroup thead tbody tfoot tr td th ", " table "
	case "body":
		return " head ", " html "
	case "a":
		return " a ", " td th caption table button "
	}
	return "", ""
}

func (m *markup) read(page []byte) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken: // the end: nothing is read but memory
			m.close(0, "the end of the page")
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			m.start(z.Token(), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			m.place(endMark(z.Raw()))
			name, _ := z.TagName()
			m.end(string(name))
		}
	}
}

var endMarked = regexp.MustCompile(placeMark + `=(\d+)`)

// endMark is the mark of an end tag, whose attributes are not parsed.
func endMark(raw []byte) string {
	if found := endMarked.FindSubmatch(raw); found != nil {
		return string(found[1])
	}
	return ""
}

// place notes where the tag stands that is being read, and tells whether it
// is the theme's own.
func (m *markup) place(mark string) bool {
	n, err := strconv.Atoi(mark)
	if err != nil || n >= len(m.places) {
		return false
	}
	m.at = m.places[n]
	return true
}

func (m *markup) start(tag html.Token, closed bool) {
	own := false
	for _, a := range tag.Attr {
		own = own || a.Key == placeMark && m.place(a.Val)
	}
	if own {
		m.forbidden(tag)
	}
	drawn := slices.ContainsFunc(m.open, func(e openTag) bool { return e.name == "svg" || e.name == "math" })
	if !drawn {
		if among(block, tag.Data) {
			m.succeed(" p ", " button td th caption table object template ", tag.Data)
		}
		ends, within := succession(tag.Data)
		m.succeed(ends, within, tag.Data)
	}
	if drawn && !closed || !drawn && !among(void, tag.Data) {
		m.open = append(m.open, openTag{tag.Data, m.at})
	}
}

// succeed ends what a start tag ends by standing there.
func (m *markup) succeed(ends, within, name string) {
	for i := len(m.open) - 1; i >= 0 && !among(within, m.open[i].name); i-- {
		if among(ends, m.open[i].name) {
			m.close(i, "the next <"+name+">")
			return
		}
	}
}

func (m *markup) end(name string) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if m.open[i].name == name {
			m.close(i+1, "</"+name+">")
			m.open = m.open[:i]
			return
		}
	}
	if among(void, name) {
		m.add("THM12", m.at, "</"+name+"> closes nothing: <"+name+"> has no end tag", "Remove it.")
		return
	}
	hint := "Remove it, or write <" + name + "> in the same branch of {{if}} that closes it."
	if name == "p" {
		hint = "A list, a heading, a table or another block ends the paragraph before it. Close the paragraph there, or use <div>."
	}
	m.add("THM12", m.at, "</"+name+"> closes nothing", hint)
}

// close takes elements off, from the last one to the n-th, and reports those
// that have no end tag and need one.
func (m *markup) close(n int, before string) {
	for _, e := range slices.Backward(m.open[n:]) {
		if !among(optional, e.name) {
			m.add("THM12", e.at, "<"+e.name+"> is not closed before "+before,
				"Write </"+e.name+"> where it ends, in the same branch of {{if}} that opens it.")
		}
	}
	m.open = m.open[:n]
}

func (m *markup) add(code string, at diag.Span, message, hint string) {
	m.list.Add(diag.Diagnostic{Code: code, Severity: diag.Error, Span: at, Message: message, Hint: hint})
}
