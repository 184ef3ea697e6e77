package pdf

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"lodestone/internal/pdfdoc"
	"lodestone/internal/view"
)

// sources is the numbered notes at the foot of the page, in two columns and
// few words: who said it, what it is called, when, and the host to look at.
// The link leads to the whole address.
func (s *sheet) sources(v view.OnePager, root *pdfdoc.Elem) []block {
	if len(v.Notes) == 0 {
		return nil
	}
	st := s.strong()
	st.size = 7.8 * s.scale
	head := s.text("heading", st, measure, "", span{text: v.Words.Sources})
	headHeight := head.height + s.em(2)
	width := (measure - gutter) / 2
	notes := s.notesAt(v, s.note(), width, false)
	left, height := balance(notes)
	return []block{{foot: true, gap: s.em(gapSection), height: headHeight + height, draw: func(y float64) {
		s.doc.Bookmark(v.Words.Sources, s.page, y)
		head.draw(root.Add("H2"), marginSide, y)
		at, x := y+headHeight, marginSide
		for i, n := range notes {
			if i == left {
				at, x = y+headHeight, x+width+gutter
			}
			s.placeNote(v.Notes[i], n, root, x, at)
			at += n.height
		}
	}}}
}

// fullSources is the notes in full, for the back of the sheet.
func (s *sheet) fullSources(v view.OnePager, root *pdfdoc.Elem) []block {
	if len(v.Notes) == 0 {
		return nil
	}
	blocks := []block{s.heading(v.Words.Sources, root, marginSide, measure)}
	for i, n := range s.notesAt(v, s.small(), 0.86*measure, true) {
		blocks = append(blocks, block{height: n.height, gap: s.em(4), draw: func(y float64) { s.placeNote(v.Notes[i], n, root, marginSide, y) }})
	}
	return blocks
}

func (s *sheet) placeNote(src view.Source, n *text, root *pdfdoc.Elem, x, y float64) {
	*s.anchor(src.Number) = pdfdoc.Anchor{Page: s.page, Y: y}
	e := root.Add("Note")
	e.ID = "note-" + strconv.Itoa(src.Number)
	n.draw(e, x, y)
}

// balance tells how many notes stand in the first of two columns, and how
// high the columns are then.
func balance(notes []*text) (left int, height float64) {
	total := 0.0
	for _, n := range notes {
		total += n.height
	}
	first := 0.0
	for left < len(notes) && first < total/2-0.01 {
		first += notes[left].height
		left++
	}
	return left, max(first, total-first)
}

// notesAt sets every note for a column: number, publisher, title, date and
// address; in full, also when it was read and the whole address.
func (s *sheet) notesAt(v view.OnePager, st style, width float64, full bool) []*text {
	out := make([]*text, len(v.Notes))
	for i, src := range v.Notes {
		spans := []span{{text: strconv.Itoa(src.Number), tag: "Lbl", color: s.ink.ink}, {text: "\u2002"}}
		if src.Publisher.S != "" {
			spans = append(spans, span{text: src.Publisher.S, color: s.ink.ink, tag: langTag(src.Publisher), lang: src.Publisher.Lang}, span{text: cmp.Or(v.Words.Colon, ": ")})
		}
		spans = append(spans, span{text: src.Title.S, tag: langTag(src.Title), lang: src.Title.Lang})
		if src.Published != "" {
			spans = append(spans, span{text: s.comma() + src.Published})
		}
		if src.Accessed != "" && (full || src.Published == "") {
			spans = append(spans, span{text: s.comma() + v.Words.Accessed + " " + src.Accessed})
		}
		if src.URL != "" {
			shown := shortURL(src.URL)
			if !full {
				shown, _, _ = strings.Cut(strings.TrimPrefix(shown, "www."), "/")
			}
			spans = append(spans, span{text: ". "},
				span{text: isolate(shown), color: s.ink.accent, tag: "Link", link: &pdfdoc.Link{URL: src.URL, Contents: src.URL}})
		}
		out[i] = s.text("source "+src.ID, st, width, "", spans...)
	}
	return out
}

// langTag makes a Span of a text that is in another language.
func langTag(t view.Text) pdfdoc.Role {
	if t.Lang != "" {
		return "Span"
	}
	return ""
}

// comma parts the items of a list in the document's script.
func (s *sheet) comma() string {
	if tag, err := language.Parse(s.meta.Lang); err == nil {
		if script, _ := tag.Script(); script.String() == "Arab" {
			return "، "
		}
	}
	return ", "
}
