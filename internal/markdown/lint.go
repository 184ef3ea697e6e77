package markdown

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"lodestone/internal/diag"
)

// DirectiveCode is the code of findings about directives.
const DirectiveCode = "DIR01"

// call notes a directive; ok is false when there is nothing to fill in.
func (w *writer) call(form Form, c call, at, length int) (index int, ok bool) {
	if index, seen := w.called[at]; seen {
		return index, index >= 0
	}
	known := [...][]string{Inline: w.names.Inline, Block: w.names.Block, Container: w.names.Container}[form]
	if c.problem == "" {
		c.problem, c.hint = w.unknown(form, c, known)
	}
	if c.problem != "" {
		w.report(DirectiveCode, diag.Error, w.span(at, length), c.problem, c.hint)
		w.called[at] = -1
		return -1, false
	}
	w.doc.Directives = append(w.doc.Directives, Directive{Form: form, Name: c.name, Arg: c.arg, Args: c.args, Span: w.span(at, length)})
	index = len(w.doc.Directives) - 1
	w.called[at] = index
	return index, true
}

// unknown judges the name of a directive and what an inline one is about.
func (w *writer) unknown(form Form, c call, known []string) (problem, hint string) {
	marks := strings.Repeat(":", int(form)+1)
	if slices.Contains(known, c.name) {
		if form == Inline && c.arg == "" {
			return fmt.Sprintf("“:%s[]” names nothing", c.name), "Write what it is about between the brackets."
		}
		return w.arguments(form, c)
	}
	problem = fmt.Sprintf("there is no directive “%s%s”", marks, c.name)
	for other, names := range [][]string{w.names.Inline, w.names.Block, w.names.Container} {
		if slices.Contains(names, c.name) {
			return problem, fmt.Sprintf("Write it with %s: %s%s", [...]string{"one colon", "two colons", "three colons"}[other], strings.Repeat(":", other+1), c.name)
		}
	}
	if near, ok := diag.Suggest(c.name, known); ok {
		return problem, fmt.Sprintf("Did you mean “%s%s”?", marks, near)
	}
	if len(known) > 0 {
		hint = fmt.Sprintf("There are: %s%s. ", marks, strings.Join(known, ", "+marks))
	}
	return problem, hint + `If plain text is meant, write \: for the first colon.`
}

func (w *writer) judgeHeading(h Heading) {
	switch {
	case h.Text == "":
		w.report(Code, diag.Error, h.Span, "the heading is empty", "Write a heading after the #, or remove the line.")
	case h.Level == 1:
		w.report(Code, diag.Error, h.Span, "a heading of the first level stands in the text", "The title of the page is the only one. Write ## for a section.")
	case h.Level > w.level+1:
		w.report("ACC02", diag.Warning, h.Span, fmt.Sprintf("the heading is of level %d, the one before is of level %d", h.Level, w.level),
			fmt.Sprintf("Write %s: people who listen to the page move from level to level.", strings.Repeat("#", w.level+1)))
	}
	w.level = max(h.Level, 1)
}

// judgeLink reports targets that run programs, and texts that say nothing.
// False leaves the text without a link.
func (w *writer) judgeLink(l Link) bool {
	if scheme := dangerous(l.Dest); scheme != "" {
		w.report(Code, diag.Error, l.Span, fmt.Sprintf("links to %s are not allowed", scheme), "Link to a page, a file or a web address.")
		return false
	}
	if l.Dest == "" {
		w.report(Code, diag.Error, l.Span, "the link leads nowhere", "Write a page, a file or a web address between the parentheses.")
		return false
	}
	text := strings.ToLower(strings.Trim(l.Text, " .!:…>»→"))
	switch {
	case text == "":
		w.report("ACC03", diag.Error, l.Span, "the link has no text", "Write between the brackets where it leads.")
	case slices.Contains(vague(), text):
		w.report("ACC03", diag.Warning, l.Span, fmt.Sprintf("the link text “%s” does not say where the link leads", l.Text),
			"Write the name of the page or document: links are often read out without the text around them.")
	}
	return true
}

// vague are link texts that say nothing by themselves.
func vague() []string {
	return []string{"click here", "here", "read more", "more", "learn more", "this link", "this page", "link",
		"klicka här", "här", "läs mer", "mer", "denna länk", "länk", "klik her", "her", "læs mere", "mere", "dette link",
		"klikk her", "les mer", "hier", "klicken sie hier", "mehr", "weiterlesen", "ici", "cliquez ici", "en savoir plus", "lire la suite",
		"aquí", "haga clic aquí", "leer más", "هنا", "اضغط هنا", "انقر هنا", "المزيد", "اقرأ المزيد", "tästä", "lue lisää", "点击这里", "这里"}
}

// dangerous gives the scheme of an address that a browser would run.
func dangerous(dest string) string {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, dest)
	for _, scheme := range []string{"javascript:", "data:", "vbscript:", "file:", "blob:"} {
		if strings.HasPrefix(clean, scheme) {
			return scheme
		}
	}
	return ""
}

// judgeImage reports pictures that cannot be described or must not be shown.
func (w *writer) judgeImage(img Image) bool {
	if scheme := dangerous(img.Dest); scheme != "" || img.Dest == "" {
		w.report(Code, diag.Error, img.Span, fmt.Sprintf("“%s” is not a picture of the site", img.Dest), "Put the picture in content/media and name it here.")
		return false
	}
	base := path.Base(img.Dest)
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch {
	case img.Alt == "":
		w.report("ACC01", diag.Error, img.Span, "the picture has no description", "Write between the brackets what it shows: ![Ferries in the harbour]("+img.Dest+")")
	case strings.EqualFold(img.Alt, base) || strings.EqualFold(img.Alt, stem) || isFileName(img.Alt):
		w.report("ACC01", diag.Warning, img.Span, fmt.Sprintf("the description “%s” is the name of a file", img.Alt), "Write what the picture shows, for people who cannot see it.")
	}
	return true
}

// isFileName recognises DSC_0042, image1 and photo.jpg.
func isFileName(alt string) bool {
	lower := strings.ToLower(alt)
	switch path.Ext(lower) {
	case ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".heic":
		return true
	}
	for _, prefix := range []string{"dsc", "img", "image", "screenshot", "untitled", "photo"} {
		if rest, ok := strings.CutPrefix(lower, prefix); ok && strings.Trim(rest, "0123456789_- ") == "" {
			return true
		}
	}
	return false
}

// placeholders are words that stand for a text still to be written.
func placeholders() []string { return []string{"TODO", "TBD", "FIXME", "XXX", "XX", "lorem ipsum"} }

// mayHold tells whether a body is worth looking through.
func mayHold(body []byte) bool {
	for _, word := range []string{"TODO", "TBD", "FIXME", "XX", "ipsum", "IPSUM", "Ipsum"} {
		if bytes.Contains(body, []byte(word)) {
			return true
		}
	}
	return false
}

// judgeText looks for what should not reach a reader.
func (w *writer) judgeText(n *ast.Text, value []byte) {
	if w.placeholders {
		w.findPlaceholders(n.Segment.Start, string(value))
	}
	w.findLostNotes(n.Segment.Start, value)
	w.findInside(n.Segment.Start, value)
	w.findBrackets(n.Segment.Start, value)
	if i := bytes.Index(value, []byte("**")); i >= 0 && !bytes.Contains(value, []byte(`\*`)) {
		w.report(Code, diag.Warning, w.span(n.Segment.Start+i, 2), "these asterisks are shown as they stand",
			`Put them right beside the words, without a space inside. If they are meant, write \*\*.`)
	}
}

// findLostNotes reports references to footnotes that are not there. The text
// may end after the bracket, so the rest is looked up in the source.
func (w *writer) findLostNotes(start int, value []byte) {
	for i, c := range value {
		at := start + i
		if c != '[' || at+1 >= len(w.source) || w.source[at+1] != '^' || at > 0 && w.source[at-1] == '\\' {
			continue
		}
		name, _, ok := bytes.Cut(w.source[at+2:min(at+80, len(w.source))], []byte("]"))
		if ok && len(name) > 0 && !bytes.ContainsAny(name, " \t\n[") {
			w.report(Code, diag.Error, w.span(at, len(name)+3), fmt.Sprintf("the footnote “%s” has no text", name),
				fmt.Sprintf("Add a paragraph that begins with [^%s]: and the text.", name))
		}
	}
}

func (w *writer) findPlaceholders(start int, text string) {
	for _, word := range placeholders() {
		search := text
		if word == "lorem ipsum" {
			search = asciiLower(text)
		}
		i := strings.Index(search, word)
		if i < 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if isWordRune(before) || isWordRune(after) {
			continue
		}
		w.report(Code, diag.Error, w.span(start+i, len(word)), fmt.Sprintf("“%s” stands for a text that is still to be written", text[i:i+len(word)]), "Write it, or take the sentence out.")
	}
}

// asciiLower keeps every byte where it is, unlike strings.ToLower.
func asciiLower(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

const noHTML = "Write it in Markdown, or use a directive. Comments (<!-- … -->) may stay."

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	at, to := n.Pos(), n.Pos()
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if i == 0 {
			at = line.Start
		}
		to = line.Stop
	}
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	if at < 0 || isComment(w.source[at:max(to, at)]) {
		return
	}
	w.report(Code, diag.Error, w.span(at, to-at), "HTML is not allowed in the text", noHTML)
}

func (w *writer) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	if html := w.source[first.Start:last.Stop]; isComment(html) || bytes.HasPrefix(html, []byte("</")) {
		return // the opening tag has been reported
	}
	w.report(Code, diag.Error, w.span(first.Start, first.Stop-first.Start), "HTML is not allowed in the text", noHTML)
}

// isComment recognises text that consists of comments only.
func isComment(html []byte) bool {
	for {
		html = bytes.TrimSpace(html)
		if len(html) == 0 {
			return true
		}
		if !bytes.HasPrefix(html, []byte("<!--")) {
			return false
		}
		i := bytes.Index(html, []byte("-->"))
		if i < 0 {
			return false
		}
		html = html[i+3:]
	}
}

// uniqueID makes an anchor of a heading's text: letters and digits of any
// script in small letters, hyphens between the words.
func (w *writer) uniqueID(wanted, text string) string {
	id := wanted
	if id == "" {
		id = anchorID(text)
	}
	unique := id
	for n := 2; w.ids[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	w.ids[unique] = true
	return unique
}

func anchorID(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(unicode.ToLower(r))
			gap = false
		case r != '\'' && r != '’':
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
