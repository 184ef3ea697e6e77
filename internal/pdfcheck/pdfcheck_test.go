package pdfcheck

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCleanFilesAreClean(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		for _, d := range Check("sample.pdf", sample(t, lang)) {
			t.Errorf("%s: %s %s", lang, d.Code, d.Message)
		}
	}
}

// TestTamperingAloneIsHarmless proves that the defects below are found for
// what they are, not for how they were planted.
func TestTamperingAloneIsHarmless(t *testing.T) {
	data := tamper(t, sample(t, "en"), func(s string) string { return s })
	for _, d := range Check("sample.pdf", data) {
		t.Errorf("%s %s", d.Code, d.Message)
	}
}

func replace(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

func pattern(old, new string) func(string) string {
	re := regexp.MustCompile(old)
	return func(s string) string { return re.ReplaceAllString(s, new) }
}

// TestPlantedDefects plants one fault a rule at least; exactly that rule must
// find it.
func TestPlantedDefects(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range []struct {
		name, code string
		edit       func(string) string
	}{
		{"not marked", "PDF01", replace("/Marked true", "/Marked false")},
		{"no structure", "PDF01", pattern(`/StructTreeRoot \d+ 0 R`, "")},
		{"no language", "PDF02", replace("/Lang(en)", "")},
		{"a language that is none", "PDF02", replace("/Lang(en)", "/Lang(english!)")},
		{"no title in the metadata", "PDF03", pattern(`<dc:title>.*</dc:title>`, "")},
		{"title not shown", "PDF03", replace("/DisplayDocTitle true", "")},
		{"no part", "PDF04", pattern(`<pdfuaid:part>1</pdfuaid:part>`, "")},
		{"another part", "PDF04", replace("<pdfuaid:part>1", "<pdfuaid:part>2")},
		{"decoration without a mark", "PDF05", replace("/Artifact BMC", "/Decoration BMC")},
		{"wrong sequence in the structure", "PDF06", pattern(`(/S/H2.*)/K\[1\]`, "$1/K[77]")},
		{"parent tree astray", "PDF06", pattern(`(\[)(\d+ 0 R) (\d+ 0 R) `, "$1$3 $2 ")},
		{"page without its key", "PDF06", pattern(`/StructParents \d+`, "")},
		{"annotation without its key", "PDF06", pattern(`/StructParent \d+`, "")},
		{"figure without text", "PDF07", replace("/Alt(A square)", "")},
		{"figure with an empty text", "PDF07", replace("/Alt(A square)", "/Alt( )")},
		{"figure without a box", "PDF07", pattern(`/BBox\[[^\]]*\]`, "")},
		{"head without scope", "PDF08", replace("/Scope/Column", "")},
		{"cell without a row", "PDF08", replace("/S/TR", "/S/Div")},
		{"rows of different lengths", "PDF08", pattern(`(/S/TR.*)/K\[(\d+ 0 R)\]`, "$1/K[$2 null]")},
		{"first heading too deep", "PDF09", replace("/S/H1", "/S/H2")},
		{"heading skipped", "PDF09", replace("/S/H2", "/S/H3")},
		{"no heading at all", "PDF09", pattern("/S/H[12]", "/S/P")},
		{"link without description", "PDF10", replace("/Contents(Example)", "/Contents()")},
		{"link not in the structure", "PDF10", pattern(`(\[\d+ )<</Type/OBJR[^>]*>>`, "$1")},
		{"link in another element", "PDF10", replace("/S/Link", "/S/Span")},
		{"no tab order", "PDF10", replace("/Tabs/S", "")},
		{"link to nowhere", "PDF10", pattern(`/A<</S/URI/URI\(.*?\)>>`, "")},
		{"a character without text", "PDF11", pattern(`<0001><[0-9A-F]*>\n`, "")},
		{"a character that is no text", "PDF11", pattern(`<0001><[0-9A-F]*>`, "<0001><FEFF>")},
		{"no way to text", "PDF11", pattern(`/ToUnicode \d+ 0 R`, "")},
		{"font not embedded", "PDF12", pattern(`/FontFile2 \d+ 0 R`, "")},
		{"widths that lie", "PDF12", replace("/W[0[", "/W[0[9")},
		{"note without identifier", "PDF13", replace("/ID(note-1)", "")},
		{"two alike", "PDF13", replace("/S/LBody", "/S/LBody/ID(note-1)")},
		{"invented type", "PDF14", replace("/S/Note", "/S/Footnote")},
		{"item outside a list", "PDF14", replace("/S/L/", "/S/Div/")},
		{"pages turn the wrong way", "PDF15", replace("/Lang(en)", "/Lang(ar)")},
	} {
		t.Run(c.name, func(t *testing.T) {
			clean := sample(t, "en")
			data := tamper(t, clean, c.edit)
			if string(data) == string(tamper(t, clean, func(s string) string { return s })) {
				t.Fatal("the defect was not planted")
			}
			list := Check("sample.pdf", data)
			found := map[string]bool{}
			for _, d := range list {
				found[d.Code] = true
			}
			if !found[c.code] {
				t.Errorf("%s did not find it; found %v", c.code, list)
			}
			covered[c.code] = true
		})
	}
	for _, r := range Rules {
		if !covered[r.Code] {
			t.Errorf("rule %s (%s) has no planted defect", r.Code, r.Says)
		}
	}
}

func TestTextIsInReadingOrder(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		got, err := Text(sample(t, lang))
		if err != nil {
			t.Fatal(err)
		}
		body, _, _ := strings.Cut(got, "\f")
		want := "First heading\nSecond heading\nقدرة 130 kV، 180 MW و2,800 وظيفة خلال مُدّة\nexample.org\n– An item\nHead\t\nCell\t\nA square\nA note\n"
		if diff := cmp.Diff(want, body); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
		for _, meta := range []string{"Title & title", "https://example.org/", "Example", "Subject"} {
			if !strings.Contains(got, meta) {
				t.Errorf("%q is not in the text of the metadata", meta)
			}
		}
	}
}

// TestOthersAgree asks the programs that people use.
func TestOthersAgree(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdfinfo", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed: run make setup", tool)
		}
	}
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, sample(t, "ar"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	structure, err := exec.Command("pdfinfo", "-struct-text", path).CombinedOutput()
	if err != nil || !strings.Contains(string(structure), "قدرة 130 kV، 180 MW و2,800 وظيفة خلال مُدّة") {
		t.Errorf("pdfinfo reads the structure otherwise: %v\n%s", err, structure)
	}
	flat, err := exec.Command("pdftotext", path, "-").CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"قدرة", "وظيفة", "خلال", "مُدّة"} {
		if !strings.Contains(string(flat), word) {
			t.Errorf("pdftotext does not find %q:\n%s", word, flat)
		}
	}
}

// TestForeignAndBrokenFiles must be refused or reported, never panic.
func TestForeignAndBrokenFiles(t *testing.T) {
	for _, s := range []string{"", "hello", "%PDF-1.7\nstartxref\n99999\n", "%PDF-1.4\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF"} {
		if list := Check("x.pdf", []byte(s)); len(list) != 1 || list[0].Code != "PDF01" {
			t.Errorf("%q: %v", s, list)
		}
	}
}

// TestDamagedFiles overwrites bytes at random, in files with and without
// compression: any findings are fine, a panic is not.
func TestDamagedFiles(t *testing.T) {
	packed := sample(t, "ar")
	plain := tamper(t, packed, func(s string) string { return s })
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 600 {
		data := bytes.Clone([][]byte{packed, plain}[i%2])
		for range 1 + r.IntN(6) {
			data[r.IntN(len(data))] = byte(r.IntN(256))
		}
		Check("x.pdf", data)
		_, _ = Text(data)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(sample(f, "ar"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Check("x.pdf", data)
		_, _ = Text(data)
	})
}
