package build_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Without scripts nothing follows the reader's choices, so the words above the
// form do not say that it will: they send to the desks below it, where each of
// those that the form knows stands with its promise.
func TestTheContactPageKeepsItsWordWithoutScripts(t *testing.T) {
	s := demo(t)
	pagesOnly(s)
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

// Desks of the demonstration have a person who answers, marked as invented;
// all say when, and every telephone number is of a series kept for fiction.
func TestDesksSayWhoAnswersAndWhen(t *testing.T) {
	s := demo(t)
	pagesOnly(s)
	out, _ := made(t, s, options())
	for tag, says := range map[string]struct{ hours, invented string }{
		"en": {"<dt>Hours</dt>", "Invented person"}, "sv": {"<dt>Tider</dt>", "Påhittad person"}, "da": {"<dt>Træffetider</dt>", "Opdigtet person"},
		"ar": {"<dt>ساعات العمل</dt>", "شخصية مختلقة"}, "zh-Hans": {"<dt>办公时间</dt>", "虚构人物"},
	} {
		people := 0
		for _, path := range sortedPaths(out) {
			if !strings.HasPrefix(path, tag+"/contacts/") || !strings.HasSuffix(path, "-desk/index.html") {
				continue
			}
			page := string(out[path])
			if !strings.Contains(page, says.hours) {
				t.Errorf("%s does not say when the desk answers", path)
			}
			if strings.Contains(page, `class="contact-person"`) {
				if people++; !strings.Contains(page, says.invented) {
					t.Errorf("%s does not say that the person is invented", path)
				}
			}
		}
		if people < 2 {
			t.Errorf("%s: %d desks have a person", tag, people)
		}
	}
	numbers := regexp.MustCompile(`tel:[^"\s]*`)
	for path, page := range out {
		for _, n := range numbers.FindAllString(string(page), -1) {
			if !regexp.MustCompile(`^tel:(\+|&#43;)464062804\d\d$`).MatchString(strings.ReplaceAll(n, "-", "")) {
				t.Errorf("%s has a number that may be somebody's: %s", path, n)
			}
		}
	}
	if !strings.Contains(string(out["en/index.html"]), "Maja Sandhammar") {
		t.Error("the home page does not name the person at the invest desk")
	}
}

// The person at a desk is named while the consent holds, and the desk stays.
func TestADeskStaysWhenItsPersonWithdraws(t *testing.T) {
	s := demo(t).swap(t, "data/regions/oresund/people/maja-sandhammar.yaml", "  given:", "  withdrawn: 2026-11-01\n  given:")
	pagesOnly(s)
	out, _ := made(t, s, options())
	everything(t, out).without(t, []string{"Sandhammar", "maja-sandhammar"})
	if page := string(out["en/contacts/invest-desk/index.html"]); !strings.Contains(page, "invest@oresund.example") {
		t.Error("the desk went with its person")
	}
}
