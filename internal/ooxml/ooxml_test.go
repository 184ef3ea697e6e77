package ooxml_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/ooxml"
	stable "lodestone/internal/zip"
)

// deck is the smallest presentation that breaks no rule of Check: a slide
// with a title, a chart, a table and notes.
func deck(t *testing.T) []byte {
	t.Helper()
	const pres, layout, slide, notes, chart = "/ppt/presentation.xml", "/ppt/slideLayouts/slideLayout1.xml", "/ppt/slides/slide1.xml", "/ppt/notesSlides/notesSlide1.xml", "/ppt/charts/chart1.xml"
	p := ooxml.New()
	p.Relate(ooxml.Root, ooxml.RelDocument, pres)
	p.Relate(pres, ooxml.RelSlide, slide)
	p.Relate(slide, ooxml.RelSlideLayout, layout)
	p.Relate(slide, ooxml.RelNotesSlide, notes)
	chartID := p.Relate(slide, ooxml.RelChart, chart)
	p.Relate(notes, ooxml.RelSlide, slide)
	p.AddProperties(ooxml.Properties{Title: "Hydrogen", Lang: "en", Date: "2026-11-22"})
	p.Add(pres, ooxml.TypePresentation, part("p:presentation", ""))
	p.Add(layout, ooxml.TypeSlideLayout, part("p:sldLayout", `<p:ph type="title"/>`))
	p.Add(slide, ooxml.TypeSlide, part("p:sld",
		shape("2", "title", `<a:p><a:r><a:rPr lang="en"/><a:t>Power </a:t></a:r><a:r><a:rPr lang="en" b="1"><a:solidFill/></a:rPr><a:t>180 MW</a:t></a:r></a:p><a:p><a:pPr rtl="1"/><a:r><a:rPr lang="ar"/><a:t>طاقة</a:t></a:r></a:p>`)+
			`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Chart" descr="Bars"/></p:nvGraphicFramePr><c:chart xmlns:c="x" r:id="`+chartID+`"/></p:graphicFrame>`+
			`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="Table" descr="Rows"/></p:nvGraphicFramePr><a:tbl><a:tblGrid><a:gridCol w="1"/><a:gridCol w="1"/></a:tblGrid><a:tr h="1"><a:tc/><a:tc/></a:tr></a:tbl></p:graphicFrame>`))
	p.Add(notes, ooxml.TypeNotesSlide, part("p:notes", shape("2", "body", `<a:p><a:r><a:rPr lang="en"/><a:t>Say it</a:t></a:r></a:p>`)))
	if err := p.AddBarChart(chart, bars()); err != nil {
		t.Fatal(err)
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func bars() ooxml.BarChart {
	return ooxml.BarChart{
		Lang: "en", CategoryHead: "Region", ValueHead: "MW", NumberFormat: "#,##0.0", Sheet: "Power [MW]: Öresund's", FontSize: 12,
		Bars: []ooxml.Bar{
			{Category: "Öresund", Number: "180", Highlight: true, Extra: []string{"2023"}},
			{Category: "=1+1", Number: "12.50", Extra: []string{"_x0041_"}},
			{Category: "Unknown"},
		},
		ExtraHeads: []string{"Year"},
		Properties: ooxml.Properties{Title: "Power", Lang: "en"},
	}
}

func part(root, inner string) []byte {
	return []byte(`<` + root + ` xmlns:p="` + ooxml.NSPresentation + `" xmlns:a="` + ooxml.NSDrawing + `" xmlns:r="` + ooxml.NSRelationships + `">` + inner + `</` + root + `>`)
}

func shape(id, ph, paragraphs string) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="` + id + `" name="x"/><p:nvPr><p:ph type="` + ph + `"/></p:nvPr></p:nvSpPr><p:txBody>` + paragraphs + `</p:txBody></p:sp>`
}

// unpack and pack open a document for planting defects.
func unpack(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

func pack(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var entries []stable.Entry
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		entries = append(entries, stable.Entry{Name: name, Data: []byte(parts[name])})
	}
	data, err := stable.Bytes(entries)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGoodDeckHasNoFindings(t *testing.T) {
	for _, f := range ooxml.Check(deck(t)) {
		t.Error(f)
	}
}

func TestCheckFindsPlantedDefects(t *testing.T) {
	const slide, notes, chart, types = "ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml", "ppt/charts/chart1.xml", "[Content_Types].xml"
	for _, tc := range []struct {
		name, part, old, new string // new "-" removes the part
		rule, says           string
	}{
		{"ill-formed", slide, "</p:sld>", "", "xml", "not well-formed"},
		{"no types", types, "", "-", "content-type", "missing"},
		{"untyped extension", types, `Extension="xlsx"`, `Extension="xls"`, "content-type", "no content type"},
		{"lost target", notes, "", "-", "relationship", "leads to /ppt/notesSlides/notesSlide1.xml"},
		{"lost source", "ppt/presentation.xml", "", "-", "relationship", "leads to /ppt/presentation.xml"},
		{"unknown id", slide, `r:id="rId3"`, `r:id="rId9"`, "relationship", "refers to rId9"},
		{"no document title", "docProps/core.xml", "Hydrogen", "", "properties", "no title"},
		{"no document language", "docProps/core.xml", ">en<", "><", "properties", "no language"},
		{"no title", slide, `type="title"`, `type="body"`, "title", "0 titles"},
		{"empty title", slide, "<a:t>Power </a:t></a:r><a:r><a:rPr lang=\"en\" b=\"1\"><a:solidFill/></a:rPr><a:t>180 MW</a:t></a:r></a:p><a:p><a:pPr rtl=\"1\"/><a:r><a:rPr lang=\"ar\"/><a:t>طاقة</a:t>", "<a:t></a:t>", "title", "empty"},
		{"silent notes", notes, "Say it", "", "notes", "empty"},
		{"chart without alt", slide, `descr="Bars"`, `descr=" "`, "alt", `"Chart" has no alternative text`},
		{"table without alt", slide, `descr="Rows"`, ``, "alt", `"Table" has no alternative text`},
		{"run without language", slide, `lang="ar"`, ``, "lang", "does not say its language"},
		{"note without language", notes, `lang="en"`, ``, "lang", `"Say it"`},
		{"Arabic from the left", slide, `rtl="1"`, `rtl="0"`, "direction", "runs from the left"},
		{"shape id twice", slide, `id="4" name`, `id="3" name`, "id", "shape id 3 twice"},
		{"foreign placeholder", "ppt/slideLayouts/slideLayout1.xml", `type="title"`, `type="title" idx="7"`, "placeholder", "no placeholder title#"},
		{"short row", slide, `<a:tc/><a:tc/>`, `<a:tc/>`, "table", "row 1 has 1 cells, the grid 2"},
		{"stale chart", chart, `<c:v>180</c:v>`, `<c:v>181</c:v>`, "chart", `shows "181", cell Power (MW)  Öresund's!B2 of its workbook holds "180"`},
		{"short chart", chart, `'!$B$2:$B$4`, `'!$B$2:$B$3`, "chart", "counts 3 points, the range has 2"},
		{"odd range", chart, `'!$B$2:$B$4`, `'!$B$2:$C$4`, "chart", "not a range of one column"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			parts := unpack(t, deck(t))
			if !strings.Contains(parts[tc.part], tc.old) {
				t.Fatalf("%s has no %q to spoil", tc.part, tc.old)
			}
			if parts[tc.part] = strings.Replace(parts[tc.part], tc.old, tc.new, 1); tc.new == "-" {
				delete(parts, tc.part)
			}
			found := ooxml.Check(pack(t, parts))
			if !slices.ContainsFunc(found, func(f ooxml.Finding) bool {
				return f.Rule == tc.rule && strings.Contains(f.Message, tc.says)
			}) {
				t.Errorf("findings = %v, want %s: …%s…", found, tc.rule, tc.says)
			}
		})
	}
	if found := ooxml.Check([]byte("no zip")); len(found) != 1 || found[0].Rule != "container" {
		t.Errorf("a file that is no container gives %v", found)
	}
}

func TestTextFindsEveryPlace(t *testing.T) {
	text, err := ooxml.Text(deck(t))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	for _, want := range []string{"Power 180 MW", "طاقة", "Say it", "Bars", "Hydrogen", "Öresund", "180", "12.50", "2023", "_x0041_", "#,##0.0", "=1+1"} {
		if !slices.Contains(lines, want) {
			t.Errorf("no line %q in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "12.50"); n != 2 {
		t.Errorf("12.50 stands %d times, want in the chart's cache and in its workbook", n)
	}
}

func TestPackageRefusesLooseEnds(t *testing.T) {
	p := ooxml.New()
	p.Relate(ooxml.Root, ooxml.RelDocument, "/ppt/presentation.xml")
	if _, err := p.Bytes(); err == nil || !strings.Contains(err.Error(), "not in the package") {
		t.Errorf("error = %v, want one that names the part that is missing", err)
	}
}

func TestSamePackageSameBytes(t *testing.T) {
	first := deck(t)
	for range 20 {
		if !bytes.Equal(first, deck(t)) {
			t.Fatal("two packages of the same parts differ")
		}
	}
}

func TestNumbersMustBeDecimals(t *testing.T) {
	c := bars()
	c.Bars[0].Number = "1,800"
	if err := ooxml.New().AddBarChart("/ppt/charts/chart1.xml", c); err == nil || !strings.Contains(err.Error(), `"1,800" is not a decimal`) {
		t.Errorf("error = %v", err)
	}
}

func TestHostileTextStaysWellFormed(t *testing.T) {
	hostile := "a\x00b\x1bc\xff\xed\xa0\x80d ]]> <&\"' \u202e \ufffe"
	x := ooxml.NewXML()
	x.Leaf("t", hostile, "a", hostile)
	p := ooxml.New()
	p.AddProperties(ooxml.Properties{Title: hostile, Lang: "en"})
	p.Add("/x.xml", "application/xml", x.Bytes())
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if found := ooxml.Check(data); len(found) > 0 {
		t.Error(found)
	}
	text, err := ooxml.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := "a\ufffdb\ufffdc\ufffd\ufffd\ufffd\ufffdd ]]> <&\"' \u202e \ufffd"; !strings.Contains(text, want) {
		t.Errorf("text %q lacks %q", text, want)
	}
}

func TestNames(t *testing.T) {
	var got []string
	for _, s := range []string{"Power [MW]: a/b", "'quoted'", strings.Repeat("ä", 40), "", "::"} {
		got = append(got, ooxml.SheetName(s))
	}
	for _, c := range []int{0, 25, 26, 51, 52, 701, 702} {
		got = append(got, ooxml.CellName(c, 3))
	}
	got = append(got, ooxml.Range("It's", 1, 2, 9), ooxml.Hex("#a1b2c3"), ooxml.Hex("red"))
	want := []string{"Power (MW)  a b", "quoted", strings.Repeat("ä", 31), "1", "1", "A3", "Z3", "AA3", "AZ3", "BA3", "ZZ3", "AAA3", "'It''s'!$B$2:$B$9", "A1B2C3", "000000"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
