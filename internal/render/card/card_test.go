package card

import (
	"bytes"
	"encoding/binary"
	"flag"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"lodestone/internal/diag"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

func mustRender(t testing.TB, v view.SocialCard, fonts *typeset.Set) []byte {
	t.Helper()
	data, list, err := Render(v, fonts)
	if err != nil || len(list) > 0 {
		t.Fatalf("%v %v", list, err)
	}
	return data
}

func decoded(t testing.TB, data []byte) *image.Paletted {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Paletted)
}

// Cards are compared byte by byte: pixels are counted in whole numbers and
// deflate is pinned, so they are the same on every machine.
func TestGolden(t *testing.T) {
	fonts := shippedFonts(t)
	for name, v := range samples() {
		t.Run(name, func(t *testing.T) {
			got := mustRender(t, v, fonts)
			file := filepath.Join("testdata", name+".png")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: %d pixels differ; look at the picture and run go test -run TestGolden -update", file, differing(t, got, want))
			}
			if size := decoded(t, got).Bounds().Size(); size.X != v.Width || size.Y != v.Height {
				t.Errorf("the picture is %v, not %d×%d", size, v.Width, v.Height)
			}
			if len(got) > 60<<10 {
				t.Errorf("%d bytes are too many for a picture that is read on a phone", len(got))
			}
		})
	}
}

func differing(t *testing.T, a, b []byte) int {
	x, y := decoded(t, a), decoded(t, b)
	n := 0
	for i := range min(len(x.Pix), len(y.Pix)) {
		if x.Palette[x.Pix[i]] != y.Palette[y.Pix[i]] {
			n++
		}
	}
	return n
}

// Nothing leaves the margins, however long the words are: outside them, and
// outside the binding, there is paper only.
func TestNothingCrossesTheMargins(t *testing.T) {
	fonts := shippedFonts(t)
	for name, v := range hostile(samples()) {
		t.Run(name, func(t *testing.T) {
			shaper := fonts.Shaper()
			defer shaper.Release()
			s, err := newSheet(v, shaper)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(name, "marks") {
				s.canvas.frame = image.Rect(0, 0, v.Width, v.Height) // a text must fit, not be clipped
			}
			s.draw()
			data, err := s.canvas.png("", "")
			if err != nil {
				t.Fatal(err)
			}
			if ink := strayInk(decoded(t, data), v); ink > 0 {
				t.Errorf("%d pixels are inked outside the margins", ink)
			}
		})
	}
}

// strayInk counts the pixels that are not paper outside the margins, the
// binding left out: 46 pixels, 44 beside the binding, 23 at the foot.
func strayInk(img *image.Paletted, v view.SocialCard) int {
	inside, strip := image.Rect(64, 46, v.Width-46, v.Height-23), image.Rect(0, 0, 25, v.Height)
	if v.Dir == "rtl" {
		inside, strip = image.Rect(46, 46, v.Width-64, v.Height-23), image.Rect(v.Width-25, 0, v.Width, v.Height)
	}
	n := 0
	for y := range v.Height {
		for x := range v.Width {
			if at := image.Pt(x, y); !at.In(inside) && !at.In(strip) && img.ColorIndexAt(x, y) != 0 {
				n++
			}
		}
	}
	return n
}

// hostile adds cards of texts that nobody should write.
func hostile(cards map[string]view.SocialCard) map[string]view.SocialCard {
	out := maps.Clone(cards)
	for name, text := range map[string]string{
		"one word": strings.Repeat("Öffentlichkeitsbeteiligung", 40), "many words": strings.Repeat("Raumordnung und ", 200), "Arabic": strings.Repeat("الاستثمار", 80),
		"Chinese": strings.Repeat("投资促进局公布的就业岗位。", 60), "controls": "\x00\x1b[31m\u202e\u2067abc\ufffe", "marks": "a" + strings.Repeat("\u0301", 200),
	} {
		for _, dir := range []string{"ltr", "rtl"} {
			v := cards["en"]
			v.Dir = dir
			v.Site, v.Kicker, v.Claim, v.Source, v.Host, v.State = view.Plain(text), view.Plain(text), view.Plain(text), text, text, text
			v.Figure = &view.Figure{Value: text, Unit: text, Qualifier: text, Label: view.Plain(text), Period: text}
			out[name+" "+dir] = v
			v.Figure = &view.Figure{Value: "25 %", Unit: text, Label: view.Plain(text), Period: "2023"}
			out[name+" beside a numeral "+dir] = v
		}
	}
	return out
}

// A margin that is crossed is seen.
func TestStrayInkIsSeen(t *testing.T) {
	v := samples()["en"]
	for _, at := range []image.Point{{1199, 300}, {600, 0}, {600, 629}, {40, 300}} {
		img := decoded(t, mustRender(t, v, shippedFonts(t)))
		img.SetColorIndex(at.X, at.Y, 9)
		if strayInk(img, v) != 1 {
			t.Errorf("ink at %v goes unseen", at)
		}
	}
}

// What the picture says stands in it as text, in its language.
func TestTheFileSaysWhatThePictureShows(t *testing.T) {
	v := samples()["en"]
	v.Alt += "\nØ\x00"
	want := "Description\x00\x00\x00en\x00\x00" + strings.ReplaceAll(strings.ReplaceAll(v.Alt, "\n", " "), "\x00", " ")
	if got := chunks(t, mustRender(t, v, shippedFonts(t)))["iTXt"]; got != want {
		t.Errorf("the file says %q", got)
	}
}

func chunks(t *testing.T, data []byte) map[string]string {
	out := map[string]string{}
	for at := 8; at+12 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		out[string(data[at+4:at+8])] = string(data[at+8 : at+8+n])
		at += 12 + n
	}
	return out
}

// A character that no font has is told, and the card does without the text
// instead of showing a box.
func TestAMissingCharacterIsAWarning(t *testing.T) {
	v := samples()["en"]
	v.Kicker = view.Plain("พลังงาน")
	data, list, err := Render(v, shippedFonts(t))
	if err != nil || len(list) != 1 || list[0].Code != "KIT01" || list[0].Severity != diag.Warning || !strings.Contains(list[0].Message, "kicker of the card “Hydrogen: learn where it is used” (en)") {
		t.Fatalf("found %v, %v", list, err)
	}
	without := samples()["en"]
	without.Kicker = view.Text{}
	if !bytes.Equal(data, mustRender(t, without, shippedFonts(t))) {
		t.Error("something is drawn in place of the text")
	}
}

// A value is shown whole or not at all: a part of a number is another number.
func TestANumberIsNeverCut(t *testing.T) {
	s, err := newSheet(samples()["en"], shippedFonts(t).Shaper())
	if err != nil {
		t.Fatal(err)
	}
	whole := style{role: typeset.RoleDisplay, sizes: []float64{44, 28}, lines: 3, whole: true}
	for _, words := range []string{strings.Repeat("1,000,000 and ", 60), strings.Repeat("9", 400)} {
		if got := s.set("value", view.Plain(words), whole, s.width, 0); len(got.lines) > 0 {
			t.Errorf("%q is shown as %q", words, got.par.Text())
		}
	}
}

// Sentences that fit stay; else the text goes on after the last word.
func TestCut(t *testing.T) {
	s, err := newSheet(samples()["en"], shippedFonts(t).Shaper())
	if err != nil {
		t.Fatal(err)
	}
	st := style{role: typeset.RoleText, sizes: []float64{30, 24}, lines: 1}
	for words, want := range map[string]string{
		"A first sentence that fits the line. A second which does not":    "A first sentence that fits the line.",
		"Hm. One sentence, which is much too long for its place, that is": "Hm. One sentence, which is much too long for…",
		"第一句话刚好可以放进这一行里面来。第二句话就再也放不下去了":                                   "第一句话刚好可以放进这一行里面来。",
		strings.Repeat("x", 80): strings.Repeat("x", 43) + "…",
	} {
		got := s.set("text", view.Plain(words), st, 570, 0)
		if got.par == nil || got.par.Text() != want {
			t.Errorf("%q is cut to %q, want %q", words, got.par.Text(), want)
		}
	}
}

// The binding is where reading starts.
func TestMirrored(t *testing.T) {
	fonts := shippedFonts(t)
	accent := color.RGBA{0x0b, 0x4f, 0x6c, 0xff}
	for name, wantLeft := range map[string]bool{"en": true, "zh": true, "ar": false} {
		img := decoded(t, mustRender(t, samples()[name], fonts))
		left, right := img.At(5, 315) == color.Color(accent), img.At(1195, 315) == color.Color(accent)
		if left != wantLeft || right == wantLeft {
			t.Errorf("%s: binding at the left %v, at the right %v", name, left, right)
		}
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	for name, change := range map[string]func(*view.SocialCard){
		"no size":   func(v *view.SocialCard) { v.Width = 0 },
		"huge":      func(v *view.SocialCard) { v.Height = 1 << 20 },
		"no colour": func(v *view.SocialCard) { v.Brand.Paper = "white" },
		"half one":  func(v *view.SocialCard) { v.Brand.Accent = "#12345" },
	} {
		v := samples()["en"]
		change(&v)
		if data, _, err := Render(v, shippedFonts(t)); err == nil || data != nil {
			t.Errorf("%s gives %d bytes and no error", name, len(data))
		}
	}
}

// Many workers draw at once, each the same.
func TestManyAtOnce(t *testing.T) {
	fonts := shippedFonts(t)
	cards := samples()
	want := map[string][]byte{}
	for name, v := range cards {
		want[name] = mustRender(t, v, fonts)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, v := range cards {
				if data, _, _ := Render(v, fonts); !bytes.Equal(data, want[name]) {
					t.Errorf("two drawings of %s differ", name)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkCard(b *testing.B) {
	fonts := shippedFonts(b)
	cards := samples()
	for _, name := range slices.Sorted(maps.Keys(cards)) {
		b.Run(name, func(b *testing.B) {
			var size int
			for b.Loop() {
				size = len(mustRender(b, cards[name], fonts))
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
