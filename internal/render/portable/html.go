package portable

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// html makes the addresses in a page relative. Tags that do not change stay
// as they are, byte for byte, and so does all between them.
func (f *file) html(data []byte) []byte {
	p := &page{file: f}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		raw := bytes.Clone(z.Raw()) // reading a token changes its bytes
		switch kind {
		case html.ErrorToken:
			p.out.Write(raw)
			return p.out.Bytes()
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(z, raw)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(string(name), raw)
			z.AllowCDATA(p.foreign())
		case html.TextToken:
			p.text(raw)
		default:
			p.out.Write(raw)
		}
	}
}

// page is a page on its way through the tokenizer.
type page struct {
	*file
	out   bytes.Buffer
	trees []string // drawings and formulas that are open, and HTML within them
	raw   string   // what the text to come is: "style", "module", else nothing
}

// foreign tells whether the tags to come are those of a drawing or a formula.
func (p *page) foreign() bool {
	return len(p.trees) > 0 && p.trees[len(p.trees)-1] != "foreignobject"
}

// start takes a start tag, with what it says of the text behind it.
func (p *page) start(z *html.Tokenizer, raw []byte) {
	t := z.Token()
	closed := t.Type == html.SelfClosingTagToken
	if !closed && (t.Data == "svg" || t.Data == "math" || t.Data == "foreignobject" && p.foreign()) {
		p.trees = append(p.trees, t.Data)
	}
	if t.Data == "noscript" || p.foreign() && (closed || t.Data != "script" && t.Data != "style") {
		z.NextIsNotRawText() // there are links in it, or it has no text at all
	}
	z.AllowCDATA(p.foreign())
	module := t.Data == "script" && isModule(&t)
	changed, dropped := p.tag(&t)
	switch {
	case dropped:
		return
	case changed:
		p.out.WriteString(t.String())
	default:
		p.out.Write(raw)
	}
	p.raw = ""
	switch {
	case closed && p.foreign():
	case t.Data == "style":
		p.raw = "style"
	case module && find(&t, "src") == nil:
		p.raw = "module"
	}
}

// end takes an end tag.
func (p *page) end(name string, raw []byte) {
	if i := slices.Index(p.trees, name); i >= 0 {
		p.trees = p.trees[:i]
	}
	p.raw = ""
	p.out.Write(raw)
}

// text takes what stands between tags.
func (p *page) text(raw []byte) {
	switch p.raw {
	case "style":
		p.out.WriteString(p.css(string(raw)))
	case "module": // it ran when the page was there, strictly, and kept its names to itself
		p.out.WriteString(`addEventListener("DOMContentLoaded",async()=>{"use strict";`)
		p.out.Write(raw)
		p.out.WriteString("\n})")
	default:
		p.out.Write(raw)
	}
}

// tag gives a tag its form on disk. It is dropped when it asks for something
// that a browser refuses to pages from disk, or that helps only with servers.
func (p *page) tag(t *html.Token) (changed, dropped bool) {
	if t.Data == "link" && hasWord(t, "rel", "manifest", "modulepreload", "preload", "prefetch", "preconnect", "dns-prefetch", "prerender") &&
		!hasWord(t, "rel", "stylesheet") {
		return false, true
	}
	ours := false
	for i := range t.Attr {
		a := &t.Attr[i]
		value, within := p.attribute(t, a.Key, a.Val)
		changed = changed || value != a.Val
		ours = ours || within
		a.Val = value
	}
	n := len(t.Attr)
	if t.Data == "form" && posts(t) && find(t, "action") == nil {
		t.Attr = append(t.Attr, html.Attribute{Key: "action", Val: p.online("")})
	}
	if isModule(t) {
		t.Attr = classic(t.Attr)
		changed = true
	}
	if ours { // the browser would ask a server for leave, and there is none
		t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "crossorigin" || a.Key == "integrity" })
	}
	return changed || len(t.Attr) != n, false
}

// attribute gives the form on disk of an attribute, and whether it leads to a
// file of the site.
func (p *page) attribute(t *html.Token, key, value string) (string, bool) {
	switch key {
	case "href":
		if t.Data == "link" && !rooted(value) && !hasWord(t, "rel", "stylesheet", "icon", "apple-touch-icon", "mask-icon") {
			return value, false // it says where something lives on the web
		}
		return p.link(value)
	case "action":
		if posts(t) {
			return p.online(value), false
		}
		return p.link(value)
	case "src", "xlink:href", "formaction", "poster", "cite", "background", "longdesc":
		return p.link(value)
	case "data":
		if t.Data == "object" {
			return p.link(value)
		}
	case "srcset", "imagesrcset":
		return p.srcset(value)
	case "content":
		if equiv := find(t, "http-equiv"); equiv != nil && strings.EqualFold(*equiv, "refresh") {
			return p.refresh(value), false
		}
	case "srcdoc":
		return string(p.file.html([]byte(value))), false
	case "style", "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor":
		return p.css(value), false
	}
	if strings.HasPrefix(key, "data-") && rooted(value) {
		return p.link(value)
	}
	return value, false
}

// srcset makes each of several addresses with their descriptors relative.
func (p *page) srcset(set string) (string, bool) {
	const space = " \t\n\f\r"
	var out []string
	ours := false
	for rest := strings.TrimLeft(set, space+","); rest != ""; rest = strings.TrimLeft(rest, space+",") {
		end := strings.IndexAny(rest, space)
		if end < 0 {
			end = len(rest)
		}
		address, descriptor := rest[:end], ""
		rest = rest[end:]
		if bare := strings.TrimRight(address, ","); bare != address {
			address = bare
		} else {
			descriptor, rest, _ = strings.Cut(rest, ",")
		}
		link, within := p.link(address)
		ours = ours || within
		out = append(out, strings.TrimSpace(link+" "+strings.Trim(descriptor, space)))
	}
	if written := strings.Join(out, ", "); ours {
		return written, true
	}
	return set, false
}

// refresh makes the address in a meta element's “0; url=/en/” relative.
func (p *page) refresh(content string) string {
	seconds, rest, found := cutAny(content, ";,")
	name, address, assigned := strings.Cut(rest, "=")
	if !found || !assigned || !strings.EqualFold(strings.TrimSpace(name), "url") {
		return content
	}
	old := strings.Trim(strings.TrimSpace(address), `"'`)
	link, _ := p.link(old)
	if link == old {
		return content
	}
	return strings.TrimSpace(seconds) + "; url=" + link
}

func cutAny(s, chars string) (before, after string, found bool) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// find gives the value of an attribute; nil when there is none.
func find(t *html.Token, key string) *string {
	for i := range t.Attr {
		if t.Attr[i].Key == key {
			return &t.Attr[i].Val
		}
	}
	return nil
}

// hasWord tells whether one of the words is in an attribute that is a list.
func hasWord(t *html.Token, key string, words ...string) bool {
	value := find(t, key)
	return value != nil && slices.ContainsFunc(strings.Fields(strings.ToLower(*value)), func(w string) bool { return slices.Contains(words, w) })
}

// posts tells whether a form is sent to a server.
func posts(t *html.Token) bool {
	method := find(t, "method")
	return t.Data == "form" && method != nil && strings.EqualFold(strings.TrimSpace(*method), "post")
}

func isModule(t *html.Token) bool {
	kind := find(t, "type")
	return t.Data == "script" && kind != nil && strings.EqualFold(strings.TrimSpace(*kind), "module")
}

// classic makes the attributes of a module those of a script that runs at the
// same moment, which a browser takes from disk.
func classic(attrs []html.Attribute) []html.Attribute {
	has := func(key string) bool {
		return slices.ContainsFunc(attrs, func(a html.Attribute) bool { return a.Key == key })
	}
	late := has("src") && !has("async") && !has("defer")
	attrs = slices.DeleteFunc(attrs, func(a html.Attribute) bool { return a.Key == "type" })
	if late {
		attrs = append(attrs, html.Attribute{Key: "defer"})
	}
	return attrs
}
