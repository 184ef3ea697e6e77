// Package pdf makes the documents that people print and forward: tagged
// one-pagers of a proposition. It decides what stands where on the page and
// what each thing is in the document's structure.
//
// Every word and number comes from the view; glyphs and lines come from
// typeset, the file's syntax from pdfdoc, the bars from chart. Everything is
// measured before anything is placed: what does not fit the page moves to the
// next one, and what cannot fit any page is a diagnostic.
package pdf

import (
	"errors"

	"lodestone/internal/diag"
	"lodestone/internal/pdfdoc"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

// Render makes the one-pager. With errors in the list the bytes are nil.
func Render(v view.OnePager, fonts *typeset.Set) ([]byte, diag.List) {
	shaper := fonts.Shaper()
	defer shaper.Release()
	s := newSheet(v.Document, shaper)
	root := s.doc.Root()
	s.flow(s.onePager(v, root))
	if s.diags.HasErrors() {
		return nil, s.diags.Sorted()
	}
	data, err := s.doc.Bytes()
	if err != nil {
		s.diags.Add(diag.Diagnostic{
			Code: "KIT03", Severity: diag.Error,
			Message: "the one-pager “" + v.Title + "” (" + v.Lang + ") cannot be written: " + err.Error(),
			Hint:    "give the proposition a title in this language or one it falls back to",
		})
		return nil, s.diags.Sorted()
	}
	return data, s.diags.Sorted()
}

// fail notes an error of setting a text.
func (s *sheet) fail(err error, field string) {
	var overflow *typeset.OverflowError
	if errors.As(err, &overflow) {
		s.diags.Add(overflow.Diagnostic(s.where(field)))
		return
	}
	s.diags.Add(diag.Diagnostic{Code: "KIT03", Severity: diag.Error, Message: s.where(field) + ": " + err.Error(), Hint: "report this with the proposition's data"})
}

// where names a text of this document for a person.
func (s *sheet) where(field string) string {
	return "the " + field + " of the one-pager “" + s.meta.Title + "” (" + s.meta.Lang + ")"
}

// Geometry of the page, in points.
const (
	marginSide   = 51.0
	marginTop    = 40.0
	marginBottom = 30.0
	measure      = pdfdoc.A4Width - 2*marginSide
	bottom       = pdfdoc.A4Height - marginBottom
)
