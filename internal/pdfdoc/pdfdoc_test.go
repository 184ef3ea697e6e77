package pdfdoc

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lodestone/internal/typeset"
)

func shippedFonts(t testing.TB) *typeset.Set {
	t.Helper()
	const folder = "../../themes/default/toolkit/fonts"
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	set, err := typeset.NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// lines makes a document of one paragraph a text.
func lines(t testing.TB, set *typeset.Set, m Meta, texts ...string) (*Document, []byte) {
	t.Helper()
	s := set.Shaper()
	defer s.Release()
	d := New(m)
	p := d.AddPage(A4Width, A4Height)
	dir := typeset.LTR
	if m.RTL {
		dir = typeset.RTL
	}
	for i, text := range texts {
		par := s.Paragraph(m.Lang, dir, typeset.Span{Text: text, Role: typeset.RoleText})
		e := d.Root().Add("P")
		p.Line(par, par.One(12), 50, 50+20*float64(i), func(int) Ink { return Ink{Color: "0 0 0", Elem: e} })
	}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return d, data
}

// TestOneCodeOneText looks into the cut fonts: marks are drawn with their
// letter, lam-alef gives each of its letters a code, and no code stands for
// two texts.
func TestOneCodeOneText(t *testing.T) {
	d, _ := lines(t, shippedFonts(t), Meta{Title: "t", Lang: "ar", RTL: true}, "مُدّة خلال كلا", "باب بيت")
	for _, f := range d.fonts {
		byText := map[string]bool{}
		for code, text := range f.unicode {
			if code == 0 {
				continue
			}
			if text == "" || len([]rune(text)) != 1 {
				t.Errorf("code %d of %s stands for %q; right to left, each character has its own", code, f.font.Name, text)
			}
			byText[text] = true
		}
		if f.font.Family != "Noto Sans Arabic" {
			continue
		}
		for _, want := range []string{"م", "\u064f", "\u0651", "ل", "ا", "ب", "ة"} {
			if !byText[want] {
				t.Errorf("%q has no code", want)
			}
		}
		drawn := 0
		for code, sh := range f.shapes {
			if f.unicode[code] == "م" && len(sh) == 2 {
				drawn++
			}
		}
		if drawn != 1 {
			t.Errorf("the letter with its mark is drawn as %d composites, want one", drawn)
		}
	}
}

// TestCutFontsKeepTheirShapes compares each plain glyph's box and advance
// with the source's.
func TestCutFontsKeepTheirShapes(t *testing.T) {
	d, _ := lines(t, shippedFonts(t), Meta{Title: "t", Lang: "sv"}, "Öresund: ÅÄÖ éàç ffi 1 822 000 €")
	f := d.fonts[0]
	cut := openSFNT(f.source.subset(f.shapes, f.advances))
	if cut.count < len(f.shapes) {
		t.Fatalf("%d glyphs for %d codes", cut.count, len(f.shapes))
	}
	for code, sh := range f.shapes {
		if len(sh) != 1 {
			continue
		}
		was, is := f.source.outline(sh[0].glyph), cut.outline(uint16(code))
		if len(was) == 0 != (len(is) == 0) || len(was) > 10 && !bytes.Equal(was[2:10], is[2:10]) {
			t.Errorf("the box of %q changed", f.unicode[code])
		}
		if cut.advance(uint16(code)) != f.advances[code] {
			t.Errorf("the advance of %q changed", f.unicode[code])
		}
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	if _, err := exec.LookPath("pdffonts"); err != nil {
		t.Fatal("pdffonts is not installed: run make setup")
	}
	_, data := lines(t, shippedFonts(t), Meta{Title: "t", Lang: "ar", RTL: true}, "مرحبا Lund 2026")
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdffonts", path).CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`(?m)^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes`).FindAll(out, -1)); n != 2 {
		t.Errorf("%d embedded subsets with their way to Unicode, want 2:\n%s", n, out)
	}
}

func TestMetadataIsWellFormed(t *testing.T) {
	d := New(Meta{Title: "a < b & \"c\" \x00\x1b ]]>", Lang: "en", Author: "\xff\ufffe", Keywords: []string{"<x>"}})
	dec := xml.NewDecoder(bytes.NewReader(d.xmp()))
	for {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, d.xmp())
		}
	}
	if strings.ContainsAny(d.info(), "\x00\x1b") {
		t.Error("control characters reach the file")
	}
}

func TestWhatATaggedFileNeeds(t *testing.T) {
	for name, d := range map[string]*Document{"title": New(Meta{Lang: "en"}), "language": New(Meta{Title: "t"}), "page": New(Meta{Title: "t", Lang: "en"})} {
		if _, err := d.Bytes(); err == nil {
			t.Errorf("a file without a %s is written", name)
		}
	}
}
