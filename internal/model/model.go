// Package model is what a site says, as read: the kinds of records with
// their fields, and the Site that holds them all. Values are as written in
// the data (exact, in every language at once); nothing is formatted and
// nothing depends on today. Reading is load's work, judging is check's,
// showing is plan's.
//
// A kind is one file here and one line in Kinds. Its struct is its schema:
//
//	yaml:"name"      the key; ",inline" embeds
//	rule:"…"         comma-separated: required, scalar (the field that a bare
//	                 scalar stands for), enum=a|b|c, max=N and min=N (characters of text, items of a list),
//	                 one=group (exactly one field of the group must be given),
//	                 any=group (at most one), slug, email, https, iso3166, iso4217, positive
//	ref:"kind"       on Ref and []Ref: the kind that is referred to
//
// Field comments are the reference documentation of the data format.
package model

import (
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/lang"
)

// Text is a text in the languages it has been written in. It may hold the
// inline directives :fact[id], :term[id] and :link[kind/id].
type Text map[lang.Tag]string

// In gives the text in the first language of the chain that has it, and
// which one that was; "" and "" when none has.
func (t Text) In(chain []lang.Tag) (string, lang.Tag) {
	for _, tag := range chain {
		if s := t[tag]; s != "" {
			return s, tag
		}
	}
	return "", ""
}

// IsZero tells whether no language has it.
func (t Text) IsZero() bool { return len(t) == 0 }

// Ref is a reference by id as written: "id" looks in the region that owns
// the referring record, then in the shared data; "region/id" names another's.
type Ref struct {
	ID     string // as written
	Region string // the region that owns the referring record; "" for shared data
}

// IsZero tells whether no reference was given.
func (r Ref) IsZero() bool { return r.ID == "" }

// Item is an entry of a translatable list. The key stays the same in every
// language and when the list is sorted anew.
type Item struct {
	Key  string `yaml:"key" rule:"required,slug"` // name of the entry, the same in every language
	Text Text   `yaml:"text" rule:"required"`     // the entry
}

// Use is a reference found in a record.
type Use struct {
	Kind string // of the record that is referred to
	Ref  Ref
	Path string // field path, "proof[2]"
	Span diag.Span
}

// InlineUse is a directive inside a text of a record.
type InlineUse struct {
	Part Part
	Span diag.Span
}

// Places finds field paths ("sources[0]", "window.closes") in the file a
// record was read from. A field that is not there has the place of what
// should hold it.
type Places interface {
	At(path string) diag.Span  // of the value
	Key(path string) diag.Span // of its key
}

// Overlay is the file that translates a record.
type Overlay struct {
	File  string
	Where Places
}

// Base is what every record has.
type Base struct {
	Kind     string               `yaml:"-"` // name of its kind
	ID       string               `yaml:"-"` // file name or key
	Region   string               `yaml:"-"` // id of the region that owns it; "" for shared data
	Lang     lang.Tag             `yaml:"-"` // the language it is written in
	At       diag.Span            `yaml:"-"` // where it starts
	Where    Places               `yaml:"-"` // nil for records that no file holds
	Uses     []Use                `yaml:"-"` // references, in the order of the file
	Overlays map[lang.Tag]Overlay `yaml:"-"`
	Computed bool                 `yaml:"-"` // by the site from other records: it stands in no file
	Inline   []InlineUse          `yaml:"-"` // directives inside texts other than :fact and :term

	Slug         Text      `yaml:"slug" rule:"slug"`                            // part of the address in each language; the id when absent
	RedirectFrom []string  `yaml:"redirect_from"`                               // what leads here from before: a former slug (in every language), or a former address: a path from the site's root, with a slash in it
	Status       string    `yaml:"status" rule:"enum=published|draft|archived"` // published when absent; drafts are built with --drafts only
	PublishFrom  date.Date `yaml:"publish_from"`                                // embargo: not in any output before this day
	Owner        string    `yaml:"owner"`                                       // role or address alias that answers for the record
	Reviewed     date.Date `yaml:"reviewed"`                                    // when somebody last confirmed it
	ReviewBy     date.Date `yaml:"review_by"`                                   // when somebody must look again
	Tags         []string  `yaml:"tags"`                                        // free keywords
}

// Record is a record of any kind.
type Record interface{ Common() *Base }

// Common gives the part that all kinds share.
func (b *Base) Common() *Base { return b }

// Named is a record that says itself what it is called and what it is about.
type Named interface {
	Record
	Called() Text // its name or title
	Gist() Text   // a sentence or two about it; may be empty
}

// Key is the id that is unique in the site: "region/id", or "id" for shared data.
func (b *Base) Key() string { return key(b.Region, b.ID) }

// Scope is the region in which bare references of the record look first: the
// owning region, or the region itself.
func (b *Base) Scope() string {
	if b.Kind == "region" {
		return b.ID
	}
	return b.Region
}

// Span is where the field stands, or the nearest thing around it.
func (b *Base) Span(path string) diag.Span {
	if b.Where == nil || path == "" {
		return b.At
	}
	return b.Where.At(path)
}

// SpanIn is where the field stands in a language's overlay, or in the source
// file when there is no overlay.
func (b *Base) SpanIn(path string, tag lang.Tag) diag.Span {
	if o, ok := b.Overlays[tag]; ok && o.Where != nil {
		return o.Where.At(path)
	}
	return b.Span(path)
}

// Hidden tells whether the record is not to be published on that day:
// a draft, archived, or under embargo.
func (b *Base) Hidden(today date.Date, drafts bool) bool {
	if b.Status == "draft" && !drafts || b.Status == "archived" {
		return true
	}
	return !b.PublishFrom.IsZero() && today.Before(b.PublishFrom)
}

func key(region, id string) string {
	if region == "" {
		return id
	}
	return region + "/" + id
}
