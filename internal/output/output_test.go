package output_test

import (
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/output"
)

func TestCheckPath(t *testing.T) {
	for _, good := range []string{"index.html", "sv/regioner/öresund/index.html", "_headers", ".well-known/security.txt", "ar/اتصال.html", "a b.pdf"} {
		if err := output.CheckPath(good); err != nil {
			t.Errorf("%q is refused: %v", good, err)
		}
	}
	for bad, words := range map[string]string{
		"": "empty", "/a": "slash", "a/": "slash", "a//b": "slash", "../a": `".."`, "a/./b": `"."`, "a\\b": `'\\'`, "a\x00": "character",
		"a?b": "character", "C:x": "character", "a./b": "full stop", "a /b": "space", "a\xff": "UTF-8", "o\u0308": "NFC",
		strings.Repeat("x", 256): "255", strings.Repeat("x/", 600) + "x": "1000", "a\nb": "character",
	} {
		if err := output.CheckPath(bad); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%q: got %v, want an error with %q", bad, err, words)
		}
	}
}

func outputs(paths ...string) []output.Output {
	var list []output.Output
	for _, p := range paths {
		path, needs, _ := strings.Cut(p, " needs ")
		o := output.Output{Path: path, View: func(output.Made) (any, error) { return 1, nil }}
		if needs != "" {
			o.Needs = strings.Split(needs, ",")
		}
		list = append(list, o)
	}
	return list
}

func TestValidateNamesBothThatClash(t *testing.T) {
	for _, c := range []struct {
		paths []string
		want  []output.Problem
	}{
		{[]string{"a", "b/c", "b/d"}, nil},
		{[]string{"a", "b", "a"}, []output.Problem{{"a", "a", "two outputs have the path a"}}},
		{[]string{"en/MAX.html", "en/max.html"}, []output.Problem{{"en/max.html", "en/MAX.html", "two outputs have paths that differ in case only: en/max.html and en/MAX.html"}}},
		{[]string{"STRASSE", "straße"}, []output.Problem{{"straße", "STRASSE", "two outputs have paths that differ in case only: straße and STRASSE"}}},
		{[]string{"a/b/c", "a/b"}, []output.Problem{{"a/b", "a/b/c", "a/b would be a file and, because of a/b/c, a folder"}}},
		{[]string{"A/b", "a/B/c"}, []output.Problem{{"a/B/c", "A/b", "A/b would be a file and, because of a/B/c, a folder"}}},
		{[]string{"a needs x"}, []output.Problem{{"a", "x", "a needs x, which nothing makes"}}},
		{[]string{"z", "a needs z,b", "b needs c", "c needs b"}, []output.Problem{{"b", "c", "outputs need each other in a circle: b → c → b"}}},
		{[]string{"a needs a"}, []output.Problem{{"a", "a", "outputs need each other in a circle: a → a"}}},
	} {
		if diff := cmp.Diff(c.want, output.Validate(outputs(c.paths...))); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.paths, diff)
		}
	}
	if got := output.Validate([]output.Output{{Path: "a"}}); len(got) != 1 || !strings.Contains(got[0].Message, "either a view or a file") {
		t.Errorf("an output that cannot be made: %v", got)
	}
}

func TestWavesComeAfterWhatTheyNeed(t *testing.T) {
	waves, problems := output.Waves(outputs("index needs zip", "zip needs pdf,pptx", "pdf", "pptx", "page needs pdf"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([][]int{{2, 3}, {1, 4}, {0}}, waves); diff != "" {
		t.Error(diff)
	}
}

func TestEveryKindHasItsPlaceInTheOrder(t *testing.T) {
	kinds := output.Kinds()
	page := slices.Index(kinds, output.Page)
	if slices.Index(kinds, output.Asset) > page || slices.Index(kinds, output.Zip) > page || slices.Index(kinds, output.Sitemap) < page {
		t.Errorf("pages are not between what they need and what needs them: %v", kinds)
	}
}

func TestADeferredFileMustBeWhatWasPlanned(t *testing.T) {
	content := "picture"
	reads := 0
	v := output.Verbatim{Hash: sha256.Sum256([]byte("picture")), Size: 7, Read: func() ([]byte, error) {
		reads++
		if content == "" {
			return nil, errors.New("gone")
		}
		return []byte(content), nil
	}}
	a := output.Defer(output.Output{Path: "x.jpg", Kind: output.Image}, v, nil)
	if a.Hash != v.Hash || a.Size != 7 || reads > 0 {
		t.Errorf("the artifact is %+v after %d reads", a, reads)
	}
	if b, err := a.Bytes(); string(b) != "picture" || err != nil {
		t.Errorf("got %q, %v", b, err)
	}
	content = "pictura"
	if _, err := a.Bytes(); err == nil || !strings.Contains(err.Error(), "x.jpg: the file has changed") {
		t.Errorf("a changed file gives error %v", err)
	}
	content = ""
	if _, err := a.Bytes(); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("a missing file gives error %v", err)
	}
}
