package theme

import "bytes"

// What noteref and noteback leave for Finish.
const (
	refMark  = ` data-ref="`
	backMark = `<a class="back" data-back="`
)

// Finish settles the references between figures and sources in a page: the
// first reference to each source gets the id that the source leads back to,
// and a source that nothing refers to leads nowhere. Partials cannot know
// either, since they may stand on any page. The result is a copy.
func Finish(page []byte) []byte {
	if !bytes.Contains(page, []byte(refMark)) && !bytes.Contains(page, []byte(backMark)) {
		return bytes.Clone(page)
	}
	out := make([]byte, 0, len(page))
	seen := map[string]bool{}
	back := bytes.Index(page, []byte(backMark)) // the sources stand behind all references
	if back < 0 {
		back = len(page)
	}
	refs, sources := page[:back], page[back:]
	for {
		before, after, found := bytes.Cut(refs, []byte(refMark))
		out = append(out, before...)
		if !found {
			break
		}
		var n string
		if n, refs = number(after); !seen[n] {
			seen[n] = true
			out = append(out, ` id="ref-`+n+`"`...)
		}
	}
	for {
		before, after, found := bytes.Cut(sources, []byte(backMark))
		out = append(out, before...)
		if !found {
			return out
		}
		n, rest := number(after)
		if seen[n] {
			out = append(out, `<a class="back"`...)
			sources = rest
		} else {
			_, sources, _ = bytes.Cut(rest, []byte("</a>"))
		}
	}
}

// number cuts the number and the quote off the start.
func number(s []byte) (n string, rest []byte) {
	before, rest, _ := bytes.Cut(s, []byte(`"`))
	return string(before), rest
}
