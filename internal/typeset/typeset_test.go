package typeset

import (
	"errors"
	"strings"
	"testing"

	gobidi "github.com/go-text/typesetting/bidi"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

// shown gives a line's text as the eye meets it, from left to right, cluster
// by cluster.
func shown(p *Paragraph, l Line) string {
	var out strings.Builder
	for _, r := range l.Runs {
		if r.Trailing {
			continue
		}
		text := []rune(p.Slice(r.Start, r.End))
		if r.RTL {
			for i, j := 0, len(text)-1; i < j; i, j = i+1, j-1 {
				text[i], text[j] = text[j], text[i]
			}
		}
		out.WriteString(string(text))
	}
	return out.String()
}

func TestVisualOrder(t *testing.T) {
	s := shippedFonts(t).Shaper()
	defer s.Release()
	for _, c := range []struct {
		name, text, want string
		dir              Direction
	}{
		{"plain", "one 2 three", "one 2 three", LTR},
		{"numbers stay readable in Arabic", "عدد 42 وظيفة", "ةفيظو 42 ددع", RTL},
		{"a number after Arabic in an English line", "see عدد 12 jobs", "see 12 ددع jobs", LTR},
		{"isolated measures keep their order", "\u2066130 kV\u2069، \u2066180 MW\u2069", "\u2069180 MW\u2066 ،\u2069130 kV\u2066", RTL},
		{"Latin inside a right-to-left isolate", "See \u2067ABC عربي\u2069.", "See \u2067يبرع ABC\u2069.", LTR},
		{"brackets follow their text", "عدد (MAX IV) هنا", "انه (MAX IV) ددع", RTL},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := s.Paragraph("ar", c.dir, Span{Text: c.text, Role: RoleText})
			got := shown(p, p.One(10))
			if strip(got) != strip(c.want) {
				t.Errorf("%q shows as %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// strip removes the isolates, which nobody sees.
func strip(s string) string {
	return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "(", "", ")", "").Replace(s)
}

// TestLevelsAgree compares directions with the library's on random text;
// depths differ by design (see levels), directions may not.
func TestLevelsAgree(t *testing.T) {
	alphabet := []rune("aAbع٣س1259 .,:%+-()[]!\u0301\u064b€\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")
	rapid.Check(t, func(t *rapid.T) {
		text := append(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 24).Draw(t, "text"), 'x')
		dir := rapid.SampledFrom([]Direction{LTR, RTL}).Draw(t, "dir")
		base := gobidi.LeftToRight
		if dir == RTL {
			base = gobidi.RightToLeft
		}
		var p gobidi.Paragraph
		runs := p.Segment(text, base)
		got := levels(text, dir)
		for i := range runs.NumRuns() {
			run := runs.Run(i)
			for j := run.Start; j < run.End; j++ {
				if props, _ := bidi.LookupRune(text[j]); gone(props.Class()) {
					continue
				}
				if (got[j]%2 == 0) != run.IsLeftToRight() {
					t.Fatalf("character %d of %q: level %d, the library says left to right: %v", j, string(text), got[j], run.IsLeftToRight())
				}
			}
		}
	})
}

func TestBreak(t *testing.T) {
	s := shippedFonts(t).Shaper()
	defer s.Release()
	for _, c := range []struct {
		name, text string
		dir        Direction
		width      float64
		want       []string
	}{
		{"even lines", "Three figures that prove it, each with its year and source", LTR, 110, []string{"Three figures that ", "prove it, each with its ", "year and source"}},
		{"no-break space holds", "a budget of 130\u00a0kV", LTR, 62, []string{"a budget of ", "130\u00a0kV"}},
		{"a long word is cut", "Donaudampfschifffahrtsgesellschaft", LTR, 80, []string{"Donaudampfsch", "ifffahrtsgesellsc", "haft"}},
		{"Arabic", "ورقة حقائق عن المنطقة", RTL, 60, []string{"ورقة حقائق عن ", "المنطقة"}},
		{"nothing", "", LTR, 60, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := s.Paragraph("en", c.dir, Span{Text: c.text, Role: RoleText})
			lines, err := p.Break(10, c.width)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range lines {
				got = append(got, p.Slice(l.Start, l.End))
				if l.Width > c.width {
					t.Errorf("line %q is %.2f pt wide in %.2f", got[len(got)-1], l.Width, c.width)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOverflowIsSaid(t *testing.T) {
	s := shippedFonts(t).Shaper()
	defer s.Release()
	_, err := s.Paragraph("en", LTR, Span{Text: "wide", Role: RoleText}).Break(40, 5)
	var overflow *OverflowError
	if !errors.As(err, &overflow) {
		t.Fatalf("a letter wider than its column gave %v", err)
	}
	if d := overflow.Diagnostic("offers"); d.Code != "KIT02" || !strings.Contains(d.Message, "offers") {
		t.Errorf("diagnostic %+v does not say where", d)
	}
}

func TestMissingGlyphIsNamed(t *testing.T) {
	s := shippedFonts(t).Shaper()
	defer s.Release()
	list := s.Paragraph("en", LTR, Span{Text: "Lund თბ თ", Role: RoleText}).Diagnostics("the claim of oresund/hydrogen")
	if len(list) != 1 {
		t.Fatalf("two characters of one font are missing, %d diagnostics: %v", len(list), list)
	}
	for _, part := range []string{"'თ' (U+10D7), 'ბ' (U+10D1) in", "the claim of oresund/hydrogen", "Noto Sans"} {
		if !strings.Contains(list[0].Message, part) {
			t.Errorf("%q does not name %q", list[0].Message, part)
		}
	}
}

// TestHostileText sets what no editor would write; nothing may panic or
// leave its column.
func TestHostileText(t *testing.T) {
	s := shippedFonts(t).Shaper()
	defer s.Release()
	for _, text := range []string{
		"\x00\x01\x1b[31m", "\xed\xa0\x80", strings.Repeat("x", 10000), strings.Repeat("\u0301", 300),
		strings.Repeat("\u202e\u2067", 200) + "abc", "\u2069\u2069\u202c", "]]>", "\ufffe\uffff", "لا\u200dلا", strings.Repeat("ع", 3000),
	} {
		p := s.Paragraph("en", LTR, Span{Text: text, Role: RoleText}, Span{Text: "¹", Role: RoleTextStrong, Scale: 0.6, Rise: 0.3})
		lines, err := p.Break(9, 120)
		if err != nil {
			t.Errorf("%.20q: %v", text, err)
		}
		for _, l := range lines {
			if l.Width > 120 {
				t.Errorf("%.20q: a line is %.1f wide", text, l.Width)
			}
		}
	}
}

func BenchmarkParagraph(b *testing.B) {
	s := shippedFonts(b).Shaper()
	text := strings.Repeat("Hydrogen for heavy transport, made with wind power from the Baltic. ", 10)
	for b.Loop() {
		if _, err := s.Paragraph("en", LTR, Span{Text: text, Role: RoleText}).Break(10, 300); err != nil {
			b.Fatal(err)
		}
	}
}
