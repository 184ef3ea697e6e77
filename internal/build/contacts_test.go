package build_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Without scripts nothing follows the reader's choices, so the words above the
// form do not say that it will: they send to the desks below it, where each of
// those that the form knows stands with its promise.
func TestTheContactPageKeepsItsWordWithoutScripts(t *testing.T) {
	s := demo(t)
	delete(s, toolkit)
	out, _ := made(t, s, options())
	for tag, says := range map[string]struct{ not, below string }{
		"en": {"before you send", "below"}, "sv": {"Innan du skickar", "nedanför"}, "da": {"før du sender", "under"},
		"ar": {"قبل أن ترسل", "أسفل"}, "zh-Hans": {"发送之前", "下方"},
	} {
		root, err := html.Parse(bytes.NewReader(out[tag+"/contacts/index.html"]))
		if err != nil {
			t.Fatal(err)
		}
		form, desks := "", 0
		for n := range root.Descendants() {
			if attribute(n, "id") == "write" {
				form = words(n)
			}
			if attribute(n, "class") == "desk" {
				desks++
				email := attribute(n, "data-email")
				if strings.Count(string(out[tag+"/contacts/index.html"]), ">"+email+"<") == 0 {
					t.Errorf("%s: %s answers, but is not on the page", tag, email)
				}
			}
		}
		if strings.Contains(form, says.not) || !strings.Contains(form, says.below) || desks < 8 {
			t.Errorf("%s: %d desks; the form begins %.200q", tag, desks, form)
		}
	}
}
