// Package pdfdoc writes tagged PDF 1.7 documents that aim at PDF/UA-1
// (ISO 14289-1): a structure tree over every piece of content, artifacts for
// the rest, subset fonts with a complete way back to Unicode, bookmarks,
// XMP, object and cross-reference streams. The same calls give the same
// bytes; nothing in a file comes from a clock.
//
// It leaves the design of pages and all wording to its callers
// (render/pdf), and shaping to typeset. Lengths are points; y runs down from
// the top of the page.
package pdfdoc

import (
	"strconv"
	"strings"
	"unicode"

	"lodestone/internal/typeset"
)

// A4 portrait, in points.
const (
	A4Width  = 595.276
	A4Height = 841.89
)

// Meta describes a document.
type Meta struct {
	Title    string
	Lang     string // BCP 47
	RTL      bool   // pages turn and read from right to left
	Subject  string
	Author   string
	Keywords []string
	Date     string // ISO 8601 date of the content; may be empty
}

// Document is a PDF in the making.
type Document struct {
	meta    Meta
	objects objects
	pages   []*Page
	root    *Elem
	fonts   []*embedded
	byFont  map[*typeset.Font]*embedded
	marks   []bookmark
	parents []parentEntry // by StructParent key
	ids     map[string]*Elem
}

// New begins a document.
func New(m Meta) *Document {
	for _, s := range []*string{&m.Title, &m.Lang, &m.Subject, &m.Author, &m.Date} {
		*s = printable(*s)
	}
	d := &Document{meta: m, byFont: map[*typeset.Font]*embedded{}, ids: map[string]*Elem{}}
	d.root = &Elem{Role: "Document"}
	if m.RTL {
		d.root.attributes = append(d.root.attributes, "<</O/Layout/WritingMode/RlTb>>")
	}
	return d
}

// printable drops what metadata cannot carry: control characters and broken
// encoding.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r&0xfffe == 0xfffe {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// Root is the structure's top element, of role Document.
func (d *Document) Root() *Elem { return d.root }

// Page is a page in the making.
type Page struct {
	doc    *Document
	object int
	width  float64
	height float64
	body   []byte
	mcids  []*Elem // owner of each marked-content sequence
	annots []annotation
	fonts  []*embedded // used here, in order of first use
	color  Color       // of the last fill
}

// AddPage begins a new page.
func (d *Document) AddPage(width, height float64) *Page {
	p := &Page{doc: d, object: d.objects.next(), width: width, height: height}
	d.pages = append(d.pages, p)
	return p
}

type bookmark struct {
	title string
	page  *Page
	y     float64
}

// Bookmark adds an entry to the outline that leads to a height on a page.
func (d *Document) Bookmark(title string, p *Page, y float64) {
	d.marks = append(d.marks, bookmark{title: title, page: p, y: y})
}

// Color is an RGB colour as three numbers from 0 to 1 in PDF syntax.
type Color string

// Hex reads "#rrggbb"; anything else is black.
func Hex(s string) Color { return rgb(s).color() }

type triple [3]float64

func rgb(s string) (c triple) {
	if len(s) != 7 || s[0] != '#' {
		return c
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return c
	}
	return triple{float64(n>>16) / 255, float64(n>>8&0xff) / 255, float64(n&0xff) / 255}
}

func (c triple) color() Color { return Color(num(c[0]) + " " + num(c[1]) + " " + num(c[2])) }

// Mix is a "#rrggbb" colour thinned with white; share is how much of it
// stays, from 0 to 1.
func Mix(hex string, share float64) Color {
	c := rgb(hex)
	for i := range c {
		c[i] = 1 - share*(1-c[i])
	}
	return c.color()
}

// num writes a number with at most three decimals.
func num(x float64) string {
	s := strconv.FormatFloat(x, 'f', 3, 64)
	end := len(s)
	for s[end-1] == '0' {
		end--
	}
	if s[end-1] == '.' {
		end--
	}
	if s = s[:end]; s == "-0" {
		return "0"
	}
	return s
}
