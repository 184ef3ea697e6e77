// Package output has the nouns between planning and publishing: an Output is
// an address with what is needed to make it, an Artifact is what was made.
// Which outputs there are is decided in plan, how each is made in render,
// where they go in publish.
package output

import (
	"crypto/sha256"
	"fmt"
)

// Kind is what an output is, and so which renderer makes it and in which
// order it is published.
type Kind string

// The kinds of outputs.
const (
	Page     Kind = "page"
	Asset    Kind = "asset" // style sheet, script, font
	Image    Kind = "image"
	Feed     Kind = "feed" // Atom
	Sitemap  Kind = "sitemap"
	Data     Kind = "data" // CSV, JSON
	PDF      Kind = "pdf"
	PPTX     Kind = "pptx"
	Zip      Kind = "zip"
	VCard    Kind = "vcard"
	Calendar Kind = "calendar" // iCalendar
	Manifest Kind = "manifest"
	Redirect Kind = "redirect"
	Text     Kind = "text" // robots.txt, _headers and the like
)

// Kinds lists every kind in the order in which outputs are published: what
// pages refer to, then the pages, then what refers to pages.
func Kinds() []Kind {
	return []Kind{
		Asset, Image, Data, VCard, Calendar, PDF, PPTX, Zip,
		Page,
		Feed, Sitemap, Redirect, Text, Manifest,
	}
}

// Output is one file to be made.
type Output struct {
	Path string // address: slash-separated, relative, see CheckPath
	Kind Kind
	Lang string // BCP 47 tag; empty when it belongs to no language

	// View gives the plain data that the renderer turns into bytes. It is
	// pure: equal inputs, equal view. It gets what was made of Needs.
	View func(Made) (any, error)

	// Source is set beside View when the view names a file of the source from
	// which the output is made: it reads that file.
	Source func() ([]byte, error)

	// Needs are the paths of outputs that must be made before this one.
	Needs []string

	// Copy is set in place of View when a file of the source is published
	// as it is.
	Copy *Verbatim
}

// Made are artifacts by path: those an output Needs, and no others.
type Made map[string]Artifact

// Verbatim is a file taken over unchanged. Hash is the SHA-256 of its bytes,
// known before they are read.
type Verbatim struct {
	Hash [sha256.Size]byte
	Size int64
	Read func() ([]byte, error)
}

// Artifact is one file that was made. It is immutable.
type Artifact struct {
	Path  string
	Kind  Kind
	Lang  string
	Hash  [sha256.Size]byte // of the bytes
	Size  int64             // in bytes
	Facts []string          // ids of the facts it shows, sorted

	data []byte
	read func() ([]byte, error)
}

// Make gives the artifact of an output whose bytes are data. Nobody may
// write to data afterwards.
func Make(o Output, data []byte, facts []string) Artifact {
	return Artifact{
		Path: o.Path, Kind: o.Kind, Lang: o.Lang, Facts: facts,
		Hash: sha256.Sum256(data), Size: int64(len(data)), data: data,
	}
}

// As gives the same bytes as the artifact of another output.
func (a Artifact) As(o Output) Artifact {
	a.Path, a.Kind, a.Lang = o.Path, o.Kind, o.Lang
	return a
}

// Defer gives an artifact whose bytes are read only if somebody wants them:
// publishing a file that is there already never does.
func Defer(o Output, v Verbatim, facts []string) Artifact {
	return Artifact{
		Path: o.Path, Kind: o.Kind, Lang: o.Lang, Facts: facts,
		Hash: v.Hash, Size: v.Size, read: v.Read,
	}
}

// Bytes gives the content. It fails when the content had to be read and could
// not be, or is no longer what was hashed.
func (a Artifact) Bytes() ([]byte, error) {
	if a.read == nil {
		return a.data, nil
	}
	data, err := a.read()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", a.Path, err)
	}
	if sha256.Sum256(data) != a.Hash {
		return nil, fmt.Errorf("read %s: the file has changed since the build began", a.Path)
	}
	return data, nil
}
