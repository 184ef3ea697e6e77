package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lodestone/internal/diag"
	"lodestone/internal/lang"
	"lodestone/internal/model"
	"lodestone/internal/typeset"
)

// Glyphs gives findings about characters that no font of a document has
// (KIT01) the place of the first text that holds one: one finding a font and
// record. Characters that stand in no text of the site, such as words of the
// theme, are laid at the proposition that the document is about.
func Glyphs(site *model.Site, list diag.List, lines diag.Lines) diag.List {
	s := &glyphs{checker: &checker{Options: Options{Lines: lines}, site: site}}
	var out diag.List
	var optional []*typeset.Lack
	for _, d := range list {
		switch lack, ok := d.Detail.(*typeset.Lack); {
		case !ok || d.File != "":
			out.Add(d)
		case lack.Optional:
			optional = append(optional, lack)
		default:
			s.place(lack)
		}
	}
	for _, lack := range optional {
		s.place(lack)
	}
	for _, g := range s.lacking {
		what := g.record
		if len(g.fields) > 0 {
			what += " (" + few(g.fields) + ")"
		}
		d := g.lack.Diagnostic(what)
		d.Span, d.Detail = g.at, nil // it has served
		if len(g.fields) > 0 {
			d.Hint += fmt.Sprintf(" The document is “%s” (%s).", g.lack.Document, g.lack.Lang)
		}
		out.Add(d)
	}
	return out.Sorted()
}

type glyphs struct {
	*checker
	lacking []*lacking
}

// lacking is what a font lacks of one record.
type lacking struct {
	lack   typeset.Lack
	at     diag.Span
	record string   // for a person; the document where no record has the character
	fields []string // that have the characters
}

// place finds for every character the text that it comes from.
func (s *glyphs) place(l *typeset.Lack) {
	document := fmt.Sprintf("the document “%s” (%s)", l.Document, l.Lang)
	start := s.subject(l)
	near := s.around(start)
	for _, r := range l.Chars {
		g := &lacking{lack: typeset.Lack{Chars: []rune{r}, Font: l.Font, Document: l.Document, Lang: l.Lang, Optional: l.Optional}, record: document}
		g.at = s.site.Config.At
		if start != nil {
			g.at = start.Common().At
		}
		for _, record := range near {
			if at, path, ok := s.holding(record, r, lang.Tag(l.Lang)); ok {
				g.at, g.record, g.fields = at, "the "+called(record.Common()), keyed(record, []string{path})
				break
			}
		}
		s.note(g)
	}
}

// note adds a character to the finding about the same record and font. What
// only a card lacks is one finding a record, whatever the fonts; none where
// a document lacks it too.
func (s *glyphs) note(g *lacking) {
	for _, same := range s.lacking {
		card := same.lack.Optional
		switch {
		case same.record != g.record || same.at.File != g.at.File:
		case g.lack.Optional && !card && slices.Contains(same.lack.Chars, g.lack.Chars[0]):
			return
		case card == g.lack.Optional && (card || same.lack.Font == g.lack.Font):
			same.lack.Chars = add(same.lack.Chars, g.lack.Chars...)
			same.fields = add(same.fields, g.fields...)
			if g.at.Line < same.at.Line {
				same.at = g.at
			}
			return
		}
	}
	s.lacking = append(s.lacking, g)
}

// subject is the proposition or region that a document is about, or nil.
func (s *glyphs) subject(l *typeset.Lack) model.Record {
	is := func(texts ...model.Text) bool {
		for _, t := range texts {
			for _, text := range t {
				if text == l.Document {
					return true
				}
			}
		}
		return false
	}
	for _, p := range s.site.Propositions() {
		if is(p.Title) {
			return p
		}
	}
	for _, r := range s.site.Regions() {
		if is(r.Claim, r.Name) {
			return r
		}
	}
	return nil
}

// around lists what a document may show: its proposition, what that refers
// to, directly first, then what all documents have in common.
func (s *glyphs) around(start model.Record) []model.Record {
	var near []model.Record
	seen := map[model.Record]bool{}
	see := func(r model.Record) {
		if !seen[r] {
			seen[r] = true
			near = append(near, r)
		}
	}
	if start != nil {
		see(start)
		if region := s.site.Region(model.Ref{ID: start.Common().Region}); region != nil {
			see(region)
		}
	}
	for _, kind := range []string{"toolkit", "ambassador"} {
		for _, r := range s.site.Records(kind) {
			see(r)
		}
	}
	see(s.site.Config)
	for i := 0; i < len(near); i++ {
		for _, u := range near[i].Common().Uses {
			if r := s.site.Find(u.Kind, u.Ref); r != nil {
				see(r)
			}
		}
	}
	return near
}

// holding finds a character in what a record shows in a language.
func (s *glyphs) holding(r model.Record, char rune, tag lang.Tag) (at diag.Span, path string, found bool) {
	b := r.Common()
	chain := append(lang.Chain(tag, s.site.Config.Default()), b.Lang)
	model.Texts(r, func(p string, t model.Text, _ bool) {
		if text, in := t.In(chain); !found && strings.ContainsRune(text, char) {
			at, path, found = s.within(spanIn(b, p, in), string(char)), p, true
		}
	})
	plain(reflect.ValueOf(r).Elem(), "", func(p, text string) {
		if !found && strings.ContainsRune(text, char) && !unseen(p) {
			at, path, found = s.within(b.Span(p), string(char)), p, true
		}
	})
	return at, path, found
}
