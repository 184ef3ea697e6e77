package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"lodestone/internal/pdfcheck"
	"lodestone/internal/typeset"
	"lodestone/internal/view"
)

func samples() map[string]view.OnePager {
	return map[string]view.OnePager{"en": english(), "sv": swedish(), "ar": arabic()}
}

// mustRender renders without findings.
func mustRender(t testing.TB, v view.OnePager, fonts *typeset.Set) []byte {
	t.Helper()
	data, list := Render(v, fonts)
	for _, d := range list {
		t.Fatalf("%s %s", d.Code, d.Message)
	}
	return data
}

func textOf(t testing.TB, data []byte) string {
	t.Helper()
	s, err := pdfcheck.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tool runs a program on a PDF; a missing one fails the test.
func tool(t testing.TB, data []byte, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Fatalf("%s is not installed: run make setup", program)
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = path
		}
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func TestOnePagersAreAccessible(t *testing.T) {
	fonts := shippedFonts(t)
	for lang, v := range samples() {
		t.Run(lang, func(t *testing.T) {
			data := mustRender(t, v, fonts)
			for _, d := range pdfcheck.Check(lang+".pdf", data) {
				t.Errorf("%s %s", d.Code, d.Message)
			}
			tool(t, data, "qpdf", "--check", "FILE")
			if info := tool(t, data, "pdfinfo", "FILE"); !regexp.MustCompile(`Pages:\s+1\n`).MatchString(info) || !strings.Contains(info, "A4") {
				t.Errorf("not one page of A4:\n%s", info)
			}
		})
	}
}

// TestReadingOrder reads the page as assistive technology does.
func TestReadingOrder(t *testing.T) {
	fonts := shippedFonts(t)
	for lang, v := range samples() {
		t.Run(lang, func(t *testing.T) {
			data := mustRender(t, v, fonts)
			want := []string{
				v.RegionName.S, v.Kicker.S, v.Claim.S, v.Lead.S, v.Words.Figures, v.Figures[0].Value, v.Figures[0].Label.S, v.Figures[2].Value,
				v.Words.Offers, v.Offers[0].What.S, v.Offers[2].What.S, v.Words.Benchmark, v.Benchmark.Title.S, v.Benchmark.Rows[1].Region.S, v.Benchmark.Summary,
				v.Words.Incentives, v.Words.Benefit, v.Incentives[0].Name.S, v.Incentives[1].Benefit.S,
				v.Words.Contact, v.Contact.Email, v.Words.QRAlt, v.Words.Sources, v.Notes[0].Title.S, v.Notes[4].Publisher.S, v.Statement.S, v.Words.Valid,
			}
			inOrder(t, "pdfcheck.Text", textOf(t, data), want)
			structure := strings.NewReplacer("\"\n", "", "\n", " ").Replace(tool(t, data, "pdfinfo", "-struct-text", "FILE"))
			structure = regexp.MustCompile(`\s*"`).ReplaceAllString(structure, "")
			for _, s := range []string{v.Kicker.S, v.Offers[0].What.S, v.Benchmark.Rows[1].Region.S, v.Notes[0].Title.S} {
				if !strings.Contains(structure, isolates.Replace(s)) {
					t.Errorf("pdfinfo does not read %q in the structure", s)
				}
			}
		})
	}
}

var isolates = strings.NewReplacer("\u2066", "", "\u2069", "")

func inOrder(t *testing.T, who, text string, want []string) {
	t.Helper()
	rest := text
	for _, s := range want {
		i := strings.Index(rest, isolates.Replace(s))
		if i < 0 {
			t.Fatalf("%s: %q is missing, or does not come where it should", who, s)
		}
		rest = rest[i:]
	}
}

// TestFlatTextKeepsWords looks for the Arabic words in pdftotext, which
// orders characters by their place on the page.
func TestFlatTextKeepsWords(t *testing.T) {
	v := arabic()
	flat := tool(t, mustRender(t, v, shippedFonts(t)), "pdftotext", "FILE", "-")
	for _, s := range []string{v.Claim.S, v.Offers[2].What.S, v.Incentives[0].Name.S, v.Contact.Reply.S} {
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ()،.؛", r) }) {
			if !strings.Contains(flat, word) {
				t.Errorf("pdftotext does not find %q", word)
			}
		}
	}
}

type box struct {
	page                   int
	xMin, yMin, xMax, yMax float64
	word                   string
}

var wordBox = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`)

func boxes(t *testing.T, data []byte) []box {
	var out []box
	page := 0
	for _, line := range strings.Split(tool(t, data, "pdftotext", "-bbox", "FILE", "-"), "\n") {
		if strings.Contains(line, "<page ") {
			page++
		}
		if m := wordBox.FindStringSubmatch(line); m != nil {
			b := box{page: page, word: m[5]}
			for i, p := range []*float64{&b.xMin, &b.yMin, &b.xMax, &b.yMax} {
				*p, _ = strconv.ParseFloat(m[i+1], 64)
			}
			out = append(out, b)
		}
	}
	return out
}

// long is a one-pager with far more than a page of everything.
func long(v view.OnePager) view.OnePager {
	for i := range 3 {
		v.Offers = append(v.Offers, v.Offers[:3]...)
		v.Incentives = append(v.Incentives, v.Incentives[:2]...)
		for j, n := range testSources {
			n.Number = 6 + 5*i + j
			v.Notes = append(v.Notes[:len(v.Notes):len(v.Notes)], n)
		}
	}
	v.Figures = append(v.Figures, v.Figures...)
	v.Lead.S = strings.Repeat(v.Lead.S+" ", 4)
	v.Presenter = &view.Person{Name: view.Plain("Bo Invented"), Title: view.Plain("Ambassador"), Email: "bo@example.org", Invented: view.Plain("Invented person")}
	return v
}

// TestNothingLeavesThePage measures every word of short and long pages: in
// the margins, and none over another.
func TestNothingLeavesThePage(t *testing.T) {
	fonts := shippedFonts(t)
	for lang, v := range samples() {
		for name, v := range map[string]view.OnePager{"short": v, "long": long(v)} {
			t.Run(lang+"/"+name, func(t *testing.T) {
				data := mustRender(t, v, fonts)
				words := boxes(t, data)
				if len(words) < 150 {
					t.Fatalf("only %d words", len(words))
				}
				if last := words[len(words)-1].page; (last > 1) != (name == "long") {
					t.Errorf("%d pages", last)
				}
				for i, b := range words {
					if b.xMin < marginSide-1 || b.xMax > marginSide+measure+1 || b.yMin < 20 || b.yMax > 841.89-10 {
						t.Errorf("page %d: %q stands at %.0f–%.0f, %.0f–%.0f", b.page, b.word, b.xMin, b.xMax, b.yMin, b.yMax)
					}
					for _, o := range words[i+1:] {
						if o.page == b.page && overlap(b, o) > 0.4 {
							t.Errorf("page %d: %q and %q stand on each other", b.page, b.word, o.word)
						}
					}
				}
				for _, d := range pdfcheck.Check(name+".pdf", data) {
					t.Errorf("%s %s", d.Code, d.Message)
				}
			})
		}
	}
}

// overlap is the share of the smaller box that the other covers.
func overlap(a, b box) float64 {
	w := min(a.xMax, b.xMax) - max(a.xMin, b.xMin)
	h := min(a.yMax, b.yMax) - max(a.yMin, b.yMin)
	smaller := min((a.xMax-a.xMin)*(a.yMax-a.yMin), (b.xMax-b.xMin)*(b.yMax-b.yMin))
	if w <= 1 || h <= 1 || smaller <= 0 { // kerned letters and marks touch
		return 0
	}
	return w * h / smaller
}

// TestRightToLeftIsMirrored compares where the first words stand.
func TestRightToLeftIsMirrored(t *testing.T) {
	fonts := shippedFonts(t)
	at := func(v view.OnePager, word string) float64 {
		for _, b := range boxes(t, mustRender(t, v, fonts)) {
			if strings.Contains(b.word, word) {
				return (b.xMin + b.xMax) / 2
			}
		}
		t.Fatalf("no %q on the page", word)
		return 0
	}
	if x := at(english(), "4,002,372"); x > 200 {
		t.Errorf("the first figure of a left-to-right page stands at %.0f", x)
	}
	if x := at(arabic(), "4,002,372"); x < 400 {
		t.Errorf("the first figure of a right-to-left page stands at %.0f", x)
	}
}

// TestOneFactEveryPlace gives a fact another value; the old one must be gone
// from text, alternative texts and metadata.
func TestOneFactEveryPlace(t *testing.T) {
	fonts := shippedFonts(t)
	v := english()
	v.Figures[0].Value = "7,654,321"
	got := textOf(t, mustRender(t, v, fonts))
	if strings.Contains(got, "4,002,372") || !strings.Contains(got, "7,654,321") {
		t.Error("the old value is still there, or the new one is not")
	}
}

func TestSameViewSameBytes(t *testing.T) {
	fonts := shippedFonts(t)
	want := mustRender(t, arabic(), shippedFonts(t))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, v := range []view.OnePager{english(), arabic()} {
				data, _ := Render(v, fonts)
				if v.Lang == "ar" && !bytes.Equal(data, want) {
					t.Error("two renderings of one view differ")
				}
			}
		})
	}
	wg.Wait()
}

func TestMissingCharactersAreNamed(t *testing.T) {
	v := english()
	v.Offers[1].Provider.S = "თბი"
	data, list := Render(v, shippedFonts(t))
	if data != nil || len(list) != 1 {
		t.Fatalf("%d bytes and %d findings for three characters of one text that no font has", len(data), len(list))
	}
	for _, part := range []string{"თ", "ბ", "ი", "provider of offer 2", "Hydrogen in the Öresund", "(en)", "Noto Sans"} {
		if !strings.Contains(list[0].Message, part) {
			t.Errorf("the finding does not name %q: %s", part, list[0].Message)
		}
	}
}

func TestWithoutATitleIsAFinding(t *testing.T) {
	v := english()
	v.Title = ""
	if data, list := Render(v, shippedFonts(t)); data != nil || len(list) != 1 || list[0].Code != "KIT03" {
		t.Errorf("%d bytes, findings %v", len(data), list)
	}
}

// TestSparseView leaves out everything that may be missing.
func TestSparseView(t *testing.T) {
	full := english()
	data := mustRender(t, view.OnePager{Document: full.Document, Claim: full.Claim}, shippedFonts(t))
	for _, d := range pdfcheck.Check("sparse.pdf", data) {
		t.Errorf("%s %s", d.Code, d.Message)
	}
}

// TestHostileTexts puts what nobody should write into every text of a page.
func TestHostileTexts(t *testing.T) {
	fonts := shippedFonts(t)
	for _, s := range []string{
		"\x00\x07\x1b[31m", "\xed\xa0\x80", strings.Repeat("x", 10000), "\u202e\u202edrow\u2069\u2069", "]]> <![CDATA[ & \" ( ) \\", "\ufffe\uffff",
		strings.Repeat("\u0301", 200), " ", "",
	} {
		v := english()
		v.Title, v.Subject, v.Author = "T"+s, s, s
		for _, t := range []*view.Text{&v.Claim, &v.Lead, &v.Kicker, &v.RegionName, &v.Figures[0].Label, &v.Offers[0].What, &v.Benchmark.Title, &v.Incentives[0].Name, &v.Contact.Label, &v.Statement} {
			t.S = s
		}
		v.Figures[0].Value, v.Contact.Email, v.Benchmark.Rows[0].Region.S, v.Benchmark.Rows[0].Share = s, s, s, s
		data, list := Render(v, fonts)
		if data == nil {
			if !list.HasErrors() {
				t.Errorf("%.20q: neither a document nor a finding", s)
			}
			continue
		}
		for _, d := range pdfcheck.Check("hostile.pdf", data) {
			t.Errorf("%.20q: %s %s", s, d.Code, d.Message)
		}
		tool(t, data, "qpdf", "--check", "FILE")
	}
}

func BenchmarkOnePager(b *testing.B) {
	fonts := shippedFonts(b)
	for lang, v := range samples() {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				mustRender(b, v, fonts)
			}
		})
	}
}
