package typeset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is a TrueType font. It may be used by many goroutines. Metrics are in
// thousandths of the em; those of a large font are known once it has been
// asked for a character (Has), as every font of a run has.
type Font struct {
	File       string // "NotoSans-Regular.ttf"
	Name       string // PostScript name
	Family     string
	Data       []byte // the whole file
	UnitsPerEm int
	Ascent     float64
	Descent    float64 // positive, below the baseline
	CapHeight  float64
	index      int // in its Set
	font       *font.Font
	loader     *opentype.Loader
	parsed     sync.Once
	broken     error // why the font cannot be parsed
}

// large is the size in bytes from which a font is parsed when a text first
// needs it: the thousands of characters of a Chinese font take longer to read
// than most documents to make.
const large = 1 << 20

// ParseFont reads a TrueType font with glyf outlines. Of a large one only the
// table of contents is read at once.
func ParseFont(file string, data []byte) (*Font, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", file, err)
	}
	if !loader.HasTable(opentype.MustNewTag("glyf")) {
		return nil, fmt.Errorf("font %s has no TrueType outlines (a glyf table)", file)
	}
	f := &Font{File: file, Data: data, loader: loader}
	if len(data) < large {
		f.ready()
	}
	return f, f.broken
}

// ready parses the font, once, and tells whether it can be used.
func (f *Font) ready() bool {
	f.parsed.Do(func() {
		if err := f.parse(); err != nil {
			f.font, f.broken = nil, fmt.Errorf("font %s: %w", f.File, err)
		}
		f.loader = nil
	})
	return f.broken == nil
}

func (f *Font) parse() error {
	parsed, err := font.NewFont(f.loader)
	if err != nil {
		return err
	}
	spellOutCoverages(parsed)
	f.font, f.UnitsPerEm, f.Family = parsed, int(parsed.Upem()), parsed.Describe().Family
	face := font.NewFace(parsed)
	em := 1000 / float64(f.UnitsPerEm)
	if ext, ok := face.FontHExtents(); ok {
		f.Ascent, f.Descent = float64(ext.Ascender)*em, -float64(ext.Descender)*em
	}
	f.CapHeight = float64(face.LineMetric(font.CapHeight)) * em
	f.Name, err = postScriptName(f.loader)
	return err
}

// Has tells whether the font maps the character to a glyph.
func (f *Font) Has(r rune) bool {
	_, ok := f.Glyph(r)
	return ok
}

// Glyph is the font's plain glyph of a character.
func (f *Font) Glyph(r rune) (uint16, bool) {
	if !f.ready() {
		return 0, false
	}
	g, ok := f.font.NominalGlyph(r)
	return uint16(g), ok
}

// postScriptName reads name 6 in Windows encoding; a font without one is
// named by its first family letters, so that documents stay valid.
func postScriptName(loader *opentype.Loader) (string, error) {
	raw, err := loader.RawTable(opentype.MustNewTag("name"))
	if err != nil {
		return "", err
	}
	u16 := func(i int) int {
		if i < 0 || i+2 > len(raw) {
			return 0
		}
		return int(raw[i])<<8 | int(raw[i+1])
	}
	storage := u16(4)
	for i := range u16(2) {
		rec := 6 + 12*i
		if u16(rec) != 3 || u16(rec+6) != 6 {
			continue
		}
		start, length := storage+u16(rec+10), u16(rec+8)
		if start+length > len(raw) {
			break
		}
		name := make([]byte, 0, length/2)
		for j := start; j+1 < start+length; j += 2 {
			if c := raw[j+1]; raw[j] == 0 && c > ' ' && c < 0x7f && !bytes.ContainsRune([]byte("[](){}<>/%#"), rune(c)) {
				name = append(name, c)
			}
		}
		if len(name) > 0 {
			return string(name), nil
		}
	}
	return "Unnamed", nil
}

// Roles that every set must have.
const (
	RoleDisplay       = "display"        // claims and large numerals
	RoleDisplayStrong = "display-strong" // their bold
	RoleText          = "text"           // everything else
	RoleTextStrong    = "text-strong"    // its bold
)

// ManifestFile is the file beside the fonts that says which font plays
// which role: a JSON object from role to file names in order of preference.
const ManifestFile = "fonts.json"

// Set is the fonts of a theme by role. It never changes; Shapers made from
// it do the work.
type Set struct {
	Fonts []*Font // sorted by file name
	roles map[string][]*Font
	pool  sync.Pool
}

// NewSet parses the fonts that the manifest names. Files maps base names to
// bytes and must hold the manifest.
func NewSet(files map[string][]byte) (*Set, error) {
	roles, err := readManifest(files[ManifestFile])
	if err != nil {
		return nil, err
	}
	s := &Set{roles: map[string][]*Font{}}
	byFile := map[string]*Font{}
	for _, file := range manifestFiles(roles) {
		data, ok := files[file]
		if !ok {
			return nil, fmt.Errorf("%s names %s, which is not in the folder", ManifestFile, file)
		}
		f, err := ParseFont(file, data)
		if err != nil {
			return nil, err
		}
		f.index = len(s.Fonts)
		byFile[file] = f
		s.Fonts = append(s.Fonts, f)
	}
	for role, list := range roles {
		for _, file := range list {
			s.roles[role] = append(s.roles[role], byFile[file])
		}
		if first := s.roles[role][0]; !first.ready() { // what no font has is set in it
			return nil, first.broken
		}
	}
	s.pool.New = func() any { return newShaper(s) }
	return s, nil
}

func readManifest(data []byte) (map[string][]string, error) {
	if data == nil {
		return nil, fmt.Errorf("the fonts lack their manifest %s", ManifestFile)
	}
	var roles map[string][]string
	if err := json.Unmarshal(data, &roles); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	for _, role := range []string{RoleDisplay, RoleDisplayStrong, RoleText, RoleTextStrong} {
		if len(roles[role]) == 0 {
			return nil, fmt.Errorf("%s names no font for the role %q", ManifestFile, role)
		}
	}
	return roles, nil
}

func manifestFiles(roles map[string][]string) []string {
	var files []string
	for _, list := range roles {
		files = append(files, list...)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// Role gives the fonts of a role in order of preference; unknown roles are
// set as text.
func (s *Set) Role(role string) []*Font {
	if list := s.roles[role]; list != nil {
		return list
	}
	return s.roles[RoleText]
}

// Shaper borrows a shaper; give it back with Release.
func (s *Set) Shaper() *Shaper { return s.pool.Get().(*Shaper) }
