package pdfcheck

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"

	"lodestone/internal/pdfdoc"
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

// writer sets one line after the other on a page.
type writer struct {
	shaper *typeset.Shaper
	page   *pdfdoc.Page
	lang   string
	dir    typeset.Direction
	y      float64
}

func (w *writer) line(e *pdfdoc.Elem, text string, link *pdfdoc.Link) {
	w.y += 20
	par := w.shaper.Paragraph(w.lang, w.dir, typeset.Span{Text: text, Role: typeset.RoleText})
	w.page.Line(par, par.One(10), 60, w.y, func(int) pdfdoc.Ink { return pdfdoc.Ink{Color: "0 0 0", Elem: e, Link: link} })
}

// sample has one of everything that a rule looks at.
func sample(t testing.TB, lang string) []byte {
	t.Helper()
	w := &writer{shaper: shippedFonts(t).Shaper(), lang: lang}
	if lang == "ar" {
		w.dir = typeset.RTL
	}
	defer w.shaper.Release()
	d := pdfdoc.New(pdfdoc.Meta{Title: "Title & title", Lang: lang, RTL: w.dir == typeset.RTL, Subject: "Subject", Author: "Author"})
	w.page = d.AddPage(pdfdoc.A4Width, pdfdoc.A4Height)
	root := d.Root()
	w.line(root.Add("H1"), "First heading", nil)
	w.line(root.Add("H2"), "Second heading", nil)
	w.line(root.Add("P"), "قدرة \u2066130 kV\u2069، \u2066180 MW\u2069 و2,800 وظيفة خلال مُدّة", nil)
	w.line(root.Add("P").Add("Link"), "example.org", &pdfdoc.Link{URL: "https://example.org/", Contents: "Example"})
	item := root.Add("L").Numbering("Disc").Add("LI")
	w.line(item.Add("Lbl"), "–", nil)
	w.line(item.Add("LBody"), "An item", nil)
	table := root.Add("Table")
	head := table.Add("THead").Add("TR")
	w.line(head.Add("TH").Scope("Column"), "Head", nil)
	w.line(table.Add("TBody").Add("TR").Add("TD"), "Cell", nil)
	figure := root.Add("Figure").Box(w.page, 60, 300, 20, 20)
	figure.Alt = "A square"
	w.page.Tag(figure, func() { w.page.Rect(60, 300, 20, 20, "1 0 0") })
	w.page.Artifact(func() { w.page.Rule(0, 400, 100, 400, 1, "0 0 0") })
	note := root.Add("Note")
	note.ID = "note-1"
	w.line(note, "A note", nil)
	d.Bookmark("First heading", w.page, 20)
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var objectHead = regexp.MustCompile(`(?s)(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n`)

// tamper rewrites every stream and every object of a file and puts the file
// together again, so that defects can be planted.
func tamper(t testing.TB, data []byte, edit func(s string) string) []byte {
	t.Helper()
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	out := []byte("%PDF-1.7\n")
	entries := make([]entry, len(f.where))
	for n := 1; n < len(f.where); n++ {
		e := f.where[ref(n)]
		entries[n] = e
		if e.kind != 1 {
			continue
		}
		m := objectHead.FindSubmatchIndex(data[e.at:])
		if m == nil || m[0] != 0 {
			t.Fatalf("object %d is not a stream", n)
		}
		obj, err := f.objectAt(e.at)
		if err != nil {
			t.Fatal(err)
		}
		if obj.(stream).dict["Type"] == name("XRef") {
			entries[n] = entry{1, len(out), 0}
			continue
		}
		body, err := f.unpack(obj.(stream))
		if err != nil {
			t.Fatal(err)
		}
		head := string(data[e.at+m[4] : e.at+m[5]])
		head = strings.ReplaceAll(head, "/Filter/FlateDecode", "")
		if obj.(stream).dict["Type"] == name("ObjStm") {
			head, body = editHolder(t, body, edit)
		} else if obj.(stream).dict["Length1"] == nil {
			body = []byte(edit(string(body)))
		}
		entries[n] = entry{1, len(out), 0}
		out = fmt.Appendf(out, "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", n, head, len(body), body)
	}
	return crossReference(f, out, entries)
}

func editHolder(t testing.TB, body []byte, edit func(string) string) (string, []byte) {
	t.Helper()
	start := bytes.IndexByte(body, '<')
	fields := strings.Fields(string(body[:start]))
	lines := strings.Split(strings.TrimSuffix(string(body[start:]), "\n"), "\n")
	if len(lines)*2 != len(fields) {
		t.Fatalf("%d objects, %d numbers", len(lines), len(fields))
	}
	var head, objects strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&head, "%s %d ", fields[2*i], objects.Len())
		objects.WriteString(edit(line) + "\n")
	}
	return fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(lines), head.Len()), []byte(head.String() + objects.String())
}

func crossReference(f *file, out []byte, entries []entry) []byte {
	last := len(entries) - 1
	entries[last] = entry{1, len(out), 0}
	var rows bytes.Buffer
	z := zlib.NewWriter(&rows)
	for _, e := range entries {
		z.Write([]byte{byte(e.kind), byte(e.at >> 24), byte(e.at >> 16), byte(e.at >> 8), byte(e.at), byte(e.index >> 8), byte(e.index)})
	}
	z.Close()
	start := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/Filter/FlateDecode/Length %d>>\nstream\n",
		last, len(entries), f.trailer["Root"], f.trailer["Info"], rows.Len())
	out = append(out, rows.Bytes()...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}
