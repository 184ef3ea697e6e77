package lang

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/calc"
	"lodestone/internal/diag"
)

func msg(line int, id string, forms ...string) Message {
	m := Message{ID: id, Forms: map[string]string{}, Span: diag.Span{File: "i18n/x.yaml", Line: line, Column: 3}}
	if len(forms) == 1 {
		m.Forms["other"] = forms[0]
	}
	for i := 0; i+1 < len(forms); i += 2 {
		m.Forms[forms[i]] = forms[i+1]
	}
	return m
}

func sampleCatalog(t testing.TB) *Catalog {
	t.Helper()
	c, list := NewCatalog("en", map[Tag][]Message{
		"en": {
			msg(1, "nav.home", "Home"), msg(2, "incentive.closes", "Closes {{.Date}}"), msg(3, "jobs", "one", "{{.Count}} job in {{.Place}}", "other", "{{.Count}} jobs in {{.Place}}"),
			msg(4, "description", "Description"), msg(5, "other", "Other"), msg(6, "footer", "Made of facts"),
		},
		"sv": {
			msg(1, "nav.home", "Hem"), msg(2, "incentive.closes", "Stänger {{.Date}}"), msg(3, "jobs", "one", "{{.Count}} jobb i {{.Place}}", "other", "{{.Count}} jobb i {{.Place}}"),
			msg(4, "description", "Beskrivning"), msg(5, "other", "Annat"), msg(6, "footer", "Byggd på fakta"),
		},
		"sv-FI": {msg(1, "nav.home", "Hem (FI)")},
		"ar": {
			msg(1, "nav.home", "الرئيسية"), msg(2, "incentive.closes", "يغلق في {{.Date}}"),
			msg(3, "jobs", "zero", "لا وظائف في {{.Place}} ({{.Count}})", "one", "وظيفة واحدة في {{.Place}}", "two", "وظيفتان في {{.Place}}", "few", "{{.Count}} وظائف في {{.Place}}", "many", "{{.Count}} وظيفة في {{.Place}}", "other", "{{.Count}} وظيفة في {{.Place}}"),
			msg(4, "description", "الوصف"), msg(5, "other", "أخرى"), msg(6, "footer", "من حقائق"),
		},
	})
	if len(list) > 0 {
		t.Fatalf("a sound catalog has findings: %v", list)
	}
	return c
}

func TestPrinter(t *testing.T) {
	c := sampleCatalog(t)
	place := map[string]any{"Place": "Lund"}
	n := func(s string) calc.Decimal { return parsedDecimal(s) }
	for _, x := range []struct{ got, want string }{
		{c.For("sv").T("nav.home", nil), "Hem"},
		{c.For("sv-FI").T("nav.home", nil), "Hem (FI)"},
		{c.For("sv-FI").T("incentive.closes", map[string]any{"Date": "22 november"}), "Stänger 22 november"},
		{c.For("fi").T("nav.home", nil), "Home"},
		{c.For("sv").T("description", nil), "Beskrivning"},
		{c.For("sv").T("other", nil), "Annat"},
		{c.For("sv").T("nav.hone", nil), "nav.hone"},
		{c.For("sv").T("incentive.closes", nil), "Stänger {{.Date}}"},
		{c.For("en").N("jobs", n("1"), place), "1 job in Lund"},
		{c.For("en").N("jobs", n("1.0"), place), "1.0 jobs in Lund"},
		{c.For("en").N("jobs", n("8368"), place), "8,368 jobs in Lund"},
		{c.For("sv").N("jobs", n("8368"), place), "8\u00a0368 jobb i Lund"},
		{c.For("sv-FI").N("jobs", n("8368"), place), "8\u00a0368 jobb i Lund"},
		{c.For("fi").N("jobs", n("8368"), place), "8,368 jobs in Lund"},
		{c.For("ar").N("jobs", n("0"), place), "لا وظائف في Lund (0)"},
		{c.For("ar").N("jobs", n("2"), place), "وظيفتان في Lund"},
		{c.For("ar").N("jobs", n("3"), place), "3 وظائف في Lund"},
		{c.For("ar").N("jobs", n("11"), place), "11 وظيفة في Lund"},
		{c.For("sv").T("incentive.closes", map[string]any{"Date": 12000}), "Stänger 12\u00a0000"},
		{c.For("sv").T("incentive.closes", map[string]any{"Date": "<b>"}), "Stänger <b>"},
	} {
		if x.got != x.want {
			t.Errorf("got %+q, want %+q", x.got, x.want)
		}
	}
	text, from, ok := c.For("sv-FI").Lookup("footer")
	if text != "Byggd på fakta" || from != "sv" || !ok {
		t.Errorf("footer in sv-FI: %q from %q, %v", text, from, ok)
	}
	if _, from, ok := c.For("sv").Lookup("nowhere"); ok || from != "" {
		t.Errorf("an unknown id is found in %q", from)
	}
	if d := cmp.Diff([]string{"description", "footer", "incentive.closes", "jobs", "nav.home", "other"}, c.IDs()); d != "" {
		t.Error(d)
	}
}

// TestPluralsAreGoI18ns: our categories and those of the library that picks
// the form must be the same.
func TestPluralsAreGoI18ns(t *testing.T) {
	all := map[Tag][]Message{}
	for tag, l := range locales() {
		if strings.Contains(string(tag), "-u-") {
			continue
		}
		m := msg(1, "n", "zero", "zero", "one", "one", "two", "two", "few", "few", "many", "many", "other", "other")
		all[l.Tag()] = []Message{m}
	}
	c, _ := NewCatalog("en", all)
	for tag := range all {
		l, p := locale(t, tag), c.For(tag)
		for _, s := range []string{"0", "1", "2", "3", "5", "10", "11", "12", "21", "22", "100", "101", "102", "111", "1000", "1000000", "2000000", "0.0", "0.5", "1.0", "1.5", "2.00", "3.1", "10.0"} {
			d := parsedDecimal(s)
			if got, want := p.N("n", d, nil), l.Plural(d).String(); got != want {
				t.Errorf("%s of %s: go-i18n says %s, the table %s", s, tag, got, want)
			}
		}
	}
}

func TestCatalogFindings(t *testing.T) {
	_, list := NewCatalog("en", map[Tag][]Message{
		"en": {
			msg(1, "a", "Closes {{.Date}}"), msg(2, "b", "one", "{{.Count}} fact", "other", "{{.Count}} facts"), msg(3, "c", "Contact"),
			msg(4, "d", "Hello {{.Name"), msg(5, "e", "Hello {{name}}"), msg(6, "f", "{{if .X}}x{{end}}"), msg(7, "g", "a }} b"), msg(8, "h", "one", "x"),
			msg(9, "i", "several", "x", "other", "y"), msg(10, "c", "Again"), msg(11, "", "nameless"), msg(12, "j", "one", " ", "other", "x"),
		},
		"ar": {msg(1, "a", "يغلق {{.Day}}"), msg(2, "b", "one", "{{.Count}} حقيقة", "other", "{{.Count}} حقائق"), msg(3, "contact", "اتصال"), msg(4, "cc", "اتصال")},
		"ja": {msg(1, "a", "{{.Date}}に終了"), msg(2, "b", "one", "{{.Count}}件", "other", "{{.Count}}件"), msg(3, "c", "連絡先")},
		"fr": {msg(1, "a", "Ferme {{.Date}}"), msg(2, "b", "one", "{{.Count}} fait", "other", "{{.Count}} faits"), msg(3, "c", "Contact")},
	})
	var got []string
	for _, d := range list {
		if strings.Contains(d.Message, "missing in") && d.Message[len(`the word “`)] >= 'd' {
			continue // the broken ones of the reference
		}
		got = append(got, fmt.Sprintf("%d %s %s: %s. %s", d.Line, d.Code, d.Severity, d.Message, d.Hint))
	}
	want := []string{
		`0 TRN10 warning: the word “c” is missing in Arabic. Add it to the catalog of ar; until then English is shown.`,
		`1 TRN03 warning: the word “a” has the placeholders {{.Day}}, but {{.Date}} in the words that all others follow. Use exactly these: {{.Date}}.`,
		`2 TRN05 warning: the word “b” has plural forms that Japanese never uses: one. Remove them.`,
		`2 TRN05 warning: the word “b” lacks plural forms that Arabic needs: zero, two, few, many. Add zero, two, few, many; other is shown in their place.`,
		`3 TRN06 warning: the word “contact” is not known in English. Remove it, or add it to the words in English too.`,
		`4 TRN06 error: the text of other in the word “d” is broken: {{ is never closed, at character 7. Placeholders are written {{.Name}}; nothing else is computed.`,
		`4 TRN06 warning: the word “cc” is not known in English. Did you mean “c”? Remove it, or add it to the words in English too.`,
		`5 TRN06 error: the text of other in the word “e” is broken: {{name}} is not a placeholder, at character 7. Placeholders are written {{.Name}}; nothing else is computed.`,
		`6 TRN06 error: the text of other in the word “f” is broken: {{if .X}} is not a placeholder, at character 1. Placeholders are written {{.Name}}; nothing else is computed.`,
		`7 TRN06 error: the text of other in the word “g” is broken: }} closes nothing, at character 3. Placeholders are written {{.Name}}; nothing else is computed.`,
		`8 TRN05 error: the word “h” has no text for other. Add the form other, the one every language has.`,
		`9 TRN06 error: “several” is not a plural form, in the word “i”. The plural forms are zero, one, two, few, many and other.`,
		`10 TRN06 error: the word “c” stands here twice. Remove one of them.`,
		`11 TRN06 error: a word has no name. Give it a name such as incentive.closes.`,
		`12 TRN06 error: the form one of the word “j” is empty. Write the text or remove the form.`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestPrinterInParallel(t *testing.T) {
	p := sampleCatalog(t).For("sv")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 200 {
				if got := p.N("jobs", calc.Int(int64(i+2)), map[string]any{"Place": "Lund"}); !strings.HasSuffix(got, " jobb i Lund") {
					t.Errorf("got %q", got)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkStatic(b *testing.B) {
	p := sampleCatalog(b).For("sv")
	for b.Loop() {
		p.T("nav.home", nil)
	}
}

func BenchmarkPlural(b *testing.B) {
	p, n, data := sampleCatalog(b).For("sv"), calc.Int(8368), map[string]any{"Place": "Lund"}
	for b.Loop() {
		p.N("jobs", n, data)
	}
}
