package lang

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTags(t *testing.T) {
	for _, c := range []struct{ in, tag, dir, script, og, autonym string }{
		{"sv", "sv", "ltr", "Latn", "sv_SE", "svenska"},
		{"EN", "en", "ltr", "Latn", "en_US", "English"},
		{"en-gb", "en-GB", "ltr", "Latn", "en_GB", "British English"},
		{"da", "da", "ltr", "Latn", "da_DK", "dansk"},
		{"ar", "ar", "rtl", "Arab", "ar_EG", "العربية"},
		{"fa", "fa", "rtl", "Arab", "fa_IR", "فارسی"},
		{"iw", "he", "rtl", "Hebr", "he_IL", "עברית"},
		{"zh", "zh", "ltr", "Hans", "zh_CN", "中文"},
		{"zh-hans", "zh-Hans", "ltr", "Hans", "zh_CN", "简体中文"},
		{"zh-TW", "zh-TW", "ltr", "Hant", "zh_TW", "繁體中文"},
		{"fr", "fr", "ltr", "Latn", "fr_FR", "français"},
		{"ar-u-nu-latn", "ar-u-nu-latn", "rtl", "Arab", "ar_EG", "العربية"},
	} {
		tag, err := Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		got := []string{string(tag), tag.Dir(), tag.Script(), tag.OpenGraph(), tag.Autonym()}
		if d := cmp.Diff([]string{c.tag, c.dir, c.script, c.og, c.autonym}, got); d != "" {
			t.Errorf("%s:\n%s", c.in, d)
		}
	}
	for in, want := range map[string]string{"": "BCP 47", "svenska!": "BCP 47", "sv_SE": "BCP 47", "qq": "not registered", "und": "names no language", "x-klingon": "names no language"} {
		if tag, err := Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gave %q, %v; want it to say %q", in, tag, err, want)
		}
	}
}

func TestScriptsThatSetNoSpaces(t *testing.T) {
	for tag, want := range map[Tag]bool{"zh-Hans": false, "zh": false, "zh-TW": false, "ja": false, "ko": true, "en": true, "ar": true, "th": true} {
		if tag.SetsSpaces() != want {
			t.Errorf("%s: %v", tag, !want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ tag, in, want string }{
		{"sv", "en", "Swedish"}, {"en", "sv", "engelska"}, {"ar", "da", "arabisk"}, {"da", "ar", "الدانمركية"}, {"sv", "nb", "svensk"}, {"sv", "xx", "svenska"},
	} {
		if got := Tag(c.tag).Name(Tag(c.in)); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.tag, c.in, got, c.want)
		}
	}
}

func TestChain(t *testing.T) {
	for _, c := range []struct {
		tag, def Tag
		want     []Tag
	}{
		{"sv-FI", "en", []Tag{"sv-FI", "sv", "en"}},
		{"en", "en", []Tag{"en"}},
		{"en-GB", "en", []Tag{"en-GB", "en"}},
		{"zh-Hant", "en-GB", []Tag{"zh-Hant", "en-GB", "en"}},
		{"ar-u-nu-latn", "fr", []Tag{"ar-u-nu-latn", "ar", "fr"}},
	} {
		if got := Chain(c.tag, c.def); !slices.Equal(got, c.want) {
			t.Errorf("from %s by %s: %v, want %v", c.tag, c.def, got, c.want)
		}
	}
}

func TestFor(t *testing.T) {
	for _, c := range []struct {
		tag, want Tag
		ok        bool
	}{
		{"sv", "sv", true}, {"sv-AX", "sv", true}, {"no", "nb", true}, {"zh-TW", "zh-Hant", true}, {"zh-Hans-SG", "zh", true},
		{"en-IE", "en-GB", true}, {"en-US", "en", true}, {"pt-AO", "pt-PT", true}, {"ar-EG-u-nu-arab", "ar-u-nu-arab", true},
		{"sv-u-nu-arab", "sv", true}, {"ar-u-ca-gregory-nu-arab", "ar-u-nu-arab", true}, {"sw", "en", false},
	} {
		l, ok := For(c.tag)
		if l.Tag() != c.want || ok != c.ok {
			t.Errorf("%s is written as %s, %v; want %s, %v", c.tag, l.Tag(), ok, c.want, c.ok)
		}
	}
}
