package theme

import "bytes"

// What noteref, noteback and the partial of a note leave for Finish.
const (
	refMark  = ` data-ref="`
	backMark = `<a class="back" data-back="`
	noteMark = `<li id="note-`
)

// Finish settles the references between values and notes in a page: the first
// reference to each note gets the id that the note leads back to, and a note
// that nothing refers to is left out. Partials cannot know either, since they
// may stand on any page. The result is a copy.
func Finish(page []byte) []byte {
	if !bytes.Contains(page, []byte(refMark)) && !bytes.Contains(page, []byte(backMark)) {
		return bytes.Clone(page)
	}
	out := make([]byte, 0, len(page))
	seen := map[string]bool{}
	notes := bytes.Index(page, []byte(noteMark)) // the notes stand behind all references
	if notes < 0 {
		notes = len(page)
	}
	refs, rest := page[:notes], page[notes:]
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
	return led(cited(out, rest, seen), seen)
}

// cited appends the rest of a page without the notes that nothing refers to.
func cited(out, rest []byte, seen map[string]bool) []byte {
	for {
		before, after, found := bytes.Cut(rest, []byte(noteMark))
		out = append(out, before...)
		if !found {
			return out
		}
		if n, _ := number(after); seen[n] {
			out, rest = append(out, noteMark...), after
		} else {
			_, rest, _ = bytes.Cut(after, []byte("</li>"))
		}
	}
}

// led leaves out the ways back to references that are not there.
func led(page []byte, seen map[string]bool) []byte {
	if !bytes.Contains(page, []byte(backMark)) {
		return page
	}
	out := make([]byte, 0, len(page))
	for {
		before, after, found := bytes.Cut(page, []byte(backMark))
		out = append(out, before...)
		if !found {
			return out
		}
		n, rest := number(after)
		if seen[n] {
			out = append(out, `<a class="back"`...)
			page = rest
		} else {
			_, page, _ = bytes.Cut(rest, []byte("</a>"))
		}
	}
}

// number cuts the number and the quote off the start.
func number(s []byte) (n string, rest []byte) {
	before, rest, _ := bytes.Cut(s, []byte(`"`))
	return string(before), rest
}
