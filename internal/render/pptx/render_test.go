package pptx_test

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"archive/zip"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/ooxml"
	"lodestone/internal/render/pptx"
	"lodestone/internal/view"
)

func render(t *testing.T, v view.Deck) []byte {
	t.Helper()
	data, err := pptx.Render(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parts of a deck by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		found[f.Name] = string(b)
	}
	return found
}

func TestDeckHoldsTogether(t *testing.T) {
	each(t, func(t *testing.T, p speech, v view.Deck) {
		data := render(t, v)
		for _, f := range ooxml.Check(data) {
			t.Error(f)
		}
		if !bytes.Equal(data, render(t, v)) {
			t.Error("two renderings of one view differ")
		}
		if limit := 110 << 10; len(data) > limit {
			t.Errorf("the deck has %d bytes, want at most %d", len(data), limit)
		}
		found, err := pptx.Overflows(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Error(f.Message)
		}
	})
}

// Every word of the view is in the deck, also the speaker notes and the
// evidence, and nothing is there twice that PowerPoint would ask to repair.
func TestDeckSaysWhatTheViewSays(t *testing.T) {
	each(t, func(t *testing.T, p speech, v view.Deck) {
		text, err := ooxml.Text(render(t, v))
		if err != nil {
			t.Fatal(err)
		}
		want := []string{p.claim, p.lead, p.said, p.rank, p.finding, p.note, p.summary, p.state, p.reply, p.qr, p.valid, p.statement,
			p.publisher[0] + ": " + p.source[0] + ", " + p.periods[0], "hydrogen@oresund.example", "https://stat.example/180", "a1b2c3d4e5f6", "66.8"}
		want = append(want, p.labels[:]...)
		want = append(want, p.head[:]...)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("the deck lacks %q", w)
			}
		}
		if n := strings.Count(text, p.said); n != len(v.Slides) {
			t.Errorf("the talking point stands in the notes of %d slides, want %d", n, len(v.Slides))
		}
	})
}

func TestReadFromTheRight(t *testing.T) {
	ltr, rtl := parts(t, render(t, deckOf(english))), parts(t, render(t, deckOf(arabic)))
	cells := func(deck map[string]string) []string {
		var texts []string
		row := deck["ppt/slides/slide5.xml"]
		row = row[strings.Index(row, "<a:tr "):strings.Index(row, "</a:tr>")]
		for _, m := range regexp.MustCompile(`<a:t>([^<]*)</a:t>`).FindAllStringSubmatch(row, -1) {
			texts = append(texts, m[1])
		}
		return texts
	}
	h := arabic.head
	if d := cmp.Diff([]string{h[3], h[2], h[1], h[0]}, cells(rtl)); d != "" {
		t.Errorf("columns of the Arabic table, from the left: %s", d)
	}
	if d := cmp.Diff(english.head[:], cells(ltr)); d != "" {
		t.Errorf("columns of the English table: %s", d)
	}
	for _, tc := range []struct{ part, ltr, rtl string }{
		{"ppt/presentation.xml", ` rtl="0"`, ` rtl="1"`},
		{"ppt/charts/chart1.xml", `<c:axPos val="l"/>`, `<c:axPos val="r"/>`},
		{"ppt/charts/chart1.xml", `<c:orientation val="minMax"/>`, ``},
		{"ppt/slides/slide5.xml", ` firstCol="1"`, ` lastCol="1"`},
		{"ppt/slideLayouts/slideLayout1.xml", `<a:off x="0" y="0"/>`, `<a:off x="11988800" y="0"/>`},
	} {
		if !strings.Contains(ltr[tc.part], tc.ltr) {
			t.Errorf("English %s lacks %s", tc.part, tc.ltr)
		}
		if !strings.Contains(rtl[tc.part], tc.rtl) {
			t.Errorf("Arabic %s lacks %s", tc.part, tc.rtl)
		}
	}
	figures := rtl["ppt/slides/slide2.xml"]
	value := figures[:strings.Index(figures, "180 MW")]
	if p := value[strings.LastIndex(value, "<a:pPr"):]; !strings.Contains(p, `rtl="0"`) {
		t.Errorf("180 MW would be shown as MW 180: %s", p)
	}
}

func TestOwnRegionStandsOut(t *testing.T) {
	chart := parts(t, render(t, deckOf(english)))["ppt/charts/chart1.xml"]
	if n := strings.Count(chart, "<c:dPt>"); n != 1 {
		t.Errorf("%d bars are highlighted, want the own one", n)
	}
	for _, want := range []string{
		`<c:dPt><c:idx val="1"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:schemeClr val="accent1">`,
		`<c:min val="0"/>`, `formatCode="0.0"`, `<c:externalData r:id="rId1">`,
	} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
}

func TestLongListsGoOn(t *testing.T) {
	v := deckOf(german)
	many := v.Slides[2]
	for range 3 {
		many.Bullets = append(many.Bullets, many.Bullets...)
	}
	figures := v.Slides[1]
	figures.Figures = append(figures.Figures, figures.Figures[0])
	table := *v.Slides[4].Table
	for range 2 {
		table.Rows = append(table.Rows, table.Rows...)
	}
	rows := v.Slides[4]
	rows.Table = &table
	v.Slides = []view.Slide{many, figures, rows}
	data := render(t, v)
	for _, f := range ooxml.Check(data) {
		t.Error(f)
	}
	if found, err := pptx.Overflows(v); err != nil || len(found) > 0 {
		t.Errorf("findings %v, %v; want the slides to go on", found, err)
	}
	text, err := ooxml.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{german.kicker + " (2/", german.evidence[0] + " (2/2)", german.incentives + " (2/"} {
		if !strings.Contains(text, want) {
			t.Errorf("no slide %q…", want)
		}
	}
	if n := strings.Count(text, german.offers[2][0]); n != 8 {
		t.Errorf("the last offer stands %d times, want all 8", n)
	}
	if n := strings.Count(text, german.rows[2][1]); n != 4 {
		t.Errorf("the last row stands %d times, want all 4", n)
	}
}

func TestOverflowIsReported(t *testing.T) {
	v := deckOf(english)
	v.Slides[1].Figures[0].Label = view.Plain(strings.Repeat("grid capacity that is free at the harbour ", 12))
	v.Slides[2].Bullets[0].Text = view.Plain(strings.Repeat("wasserstoff", 40))
	found, err := pptx.Overflows(v)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[0].Code != "KIT02" || !strings.Contains(found[0].Message, "“The evidence”") || !strings.Contains(found[1].Message, "wasserstoff") {
		t.Errorf("findings = %v", found)
	}
}

func TestWhatCannotBeShown(t *testing.T) {
	for _, tc := range []struct {
		name  string
		spoil func(*view.Deck)
		says  string
	}{
		{"unknown layout", func(v *view.Deck) { v.Slides[0].Layout = "mosaic" }, `no layout "mosaic"`},
		{"no chart", func(v *view.Deck) { v.Slides[3].Chart = nil }, "no chart"},
		{"no numbers", func(v *view.Deck) {
			for i := range v.Slides[3].Chart.Rows {
				v.Slides[3].Chart.Rows[i].Figure.Number = ""
			}
		}, "no number to draw"},
		{"not a number", func(v *view.Deck) { v.Slides[3].Chart.Rows[0].Figure.Number = "31,5" }, `"31,5" is not a decimal`},
		{"no table", func(v *view.Deck) { v.Slides[4].Table = nil }, "no table"},
		{"empty table", func(v *view.Deck) { v.Slides[4].Table = &view.Table{} }, "no columns"},
		{"address too long for a code", func(v *view.Deck) { v.Slides[5].QR = strings.Repeat("x", 5000) }, "QR code"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v := deckOf(english)
			tc.spoil(&v)
			if _, err := pptx.Render(v); err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("error = %v, want one that says %q", err, tc.says)
			}
		})
	}
}

func TestHostileTextNeverBreaksTheDeck(t *testing.T) {
	hostile := "]]>\x00\x07<b>&\"\xed\xa0\x80\u202e " + strings.Repeat("W", 10000)
	v := deckOf(english)
	v.Title = hostile
	v.Slides[0].Title = view.Plain(hostile)
	v.Slides[2].Bullets[1] = view.Bullet{Text: view.Plain(hostile), Detail: view.Plain(hostile)}
	v.Slides[3].Chart.Rows[0].Region = view.Plain(hostile)
	v.Slides[4].Table.Rows[0][0].Text = view.Plain(hostile)
	v.Slides[5].Notes = []view.Text{view.Plain(hostile)}
	for _, f := range ooxml.Check(render(t, v)) {
		t.Error(f.Rule, f.Part)
	}
}

// When consent is withdrawn the person is gone and the deck is still made.
func TestNobodyToName(t *testing.T) {
	v := deckOf(english)
	v.Slides[5].Contact, v.Slides[5].Presenter, v.Slides[0].Presenter = nil, nil, nil
	data := render(t, v)
	for _, f := range ooxml.Check(data) {
		t.Error(f)
	}
	text, err := ooxml.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"Aino", english.desk, english.presented} {
		if strings.Contains(text, gone) {
			t.Errorf("the deck still says %q", gone)
		}
	}
	if slide := parts(t, data)["ppt/slides/slide6.xml"]; !strings.Contains(slide, english.site) || !strings.Contains(slide, english.organisation) {
		t.Error("the closing slide names nobody to turn to")
	}
}

// Many sources at the foot of a slide get shorter, never smaller than can be
// read, and never lost.
func TestManySources(t *testing.T) {
	v := deckOf(german)
	s := &v.Slides[4]
	for i := range 30 {
		src := s.Sources[0]
		src.Number = i + 10
		s.Sources = append(s.Sources, src)
		if found, err := pptx.Overflows(v); err != nil || len(found) > 0 {
			t.Fatalf("%d sources: %v %v", len(s.Sources), found, err)
		}
	}
	if slide := parts(t, render(t, v))["ppt/slides/slide5.xml"]; !strings.Contains(slide, "39") {
		t.Error("the last source is not on the slide")
	}
}

// A view without optional parts still gives a deck without findings.
func TestBareDeck(t *testing.T) {
	v := view.Deck{Document: view.Document{Lang: "en", Dir: "ltr", Title: "Bare"}, Slides: []view.Slide{{Layout: view.SlideTitle}, {Layout: view.SlideList}}}
	for _, f := range ooxml.Check(render(t, v)) {
		t.Error(f)
	}
}

func BenchmarkRender(b *testing.B) {
	v := deckOf(arabic)
	for b.Loop() {
		if _, err := pptx.Render(v); err != nil {
			b.Fatal(err)
		}
	}
}
