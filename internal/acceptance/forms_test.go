package acceptance_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lodestone/internal/acceptance"
)

func TestFormsKeepWhatPeopleWrite(t *testing.T) {
	site := demo(t)
	none(t, acceptance.CheckForms(site))
	for _, language := range site.Languages() {
		for _, file := range []string{"/contacts/index.html", "/contacts/thanks/index.html"} {
			if !slices.Contains(site.Files(), language+file) {
				t.Errorf("there is no %s", language+file)
			}
		}
	}
}

func TestPlantedDefectsInForms(t *testing.T) {
	for _, d := range readDefects(t, "forms") {
		t.Run(d.name, func(t *testing.T) { d.judge(t, acceptance.CheckForms(d.site(t))) })
	}
}

// The form and the page that thanks, in every language.
func TestTheFormInABrowser(t *testing.T) {
	site := demo(t)
	var files []string
	for _, language := range site.Languages() {
		files = append(files, language+"/contacts/index.html", language+"/contacts/thanks/index.html")
	}
	none(t, must(acceptance.CheckPages(browser(t), serve(t, site.Dir), files))(t))
}

// request is what the host was asked.
type request struct {
	Method, Address, Referrer string
	Body                      url.Values
}

// recorded serves a folder as the host would, and gives what it is asked.
func recorded(t *testing.T, dir string) (address string, asked func() []request) {
	t.Helper()
	var mutex sync.Mutex
	var all []request
	handler := hosting(t).Handler(dir)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		values, parseErr := url.ParseQuery(string(body))
		if err != nil || parseErr != nil {
			t.Errorf("%s %s: %v %v", r.Method, r.URL, err, parseErr)
		}
		mutex.Lock()
		all = append(all, request{r.Method, r.URL.String(), r.Referer(), values})
		mutex.Unlock()
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, func() []request {
		mutex.Lock()
		defer mutex.Unlock()
		return slices.Clone(all)
	}
}

// Somebody asks about hydrogen, with the keyboard alone: the desk that is
// shown follows the choices, and what was written is posted and stands in no
// address.
func TestTheFormByKeyboard(t *testing.T) {
	address, asked := recorded(t, demo(t).Dir)
	sent, findings, err := acceptance.FillForm(browser(t), address+"/en/contacts/", []acceptance.Entry{
		{Field: "topic", Typed: "Press", Desk: "Press desk"},
		{Field: "sector", Typed: "Hydrogen", Desk: "Press desk"},
		{Field: "language", Typed: "Arabic", Desk: "Press desk"},
		{Field: "company", Typed: "Example Works"},
		{Field: "country", Typed: "Norway"},
		{Field: "name", Typed: "Ida Example"},
		{Field: "email", Typed: "ida@works.example"},
		{Field: "message", Typed: "We look for 20 MW."},
	})
	if err != nil {
		t.Fatal(err)
	}
	none(t, findings)
	if want := address + "/en/contacts/thanks/"; sent.Address != want || !strings.Contains(sent.Heading, "Thank you") {
		t.Errorf("it ends at %s (%s), want %s", sent.Address, sent.Heading, want)
	}
	var posts []request
	for _, r := range asked() {
		if whole := r.Address + r.Referrer; strings.Contains(whole, "Ida") || strings.Contains(whole, "ida") || strings.Contains(whole, "?") {
			t.Errorf("the address %s (from %s) holds what was written", r.Address, r.Referrer)
		}
		if r.Method != http.MethodGet {
			posts = append(posts, r)
		}
	}
	want := []request{{http.MethodPost, "/en/contacts/thanks/", address + "/en/contacts/", url.Values{
		"form-name": {"enquiry-en"}, "desk": {"press@oresund.example"}, "website": {""}, "subject": {"Question from the website"},
		"topic": {"press"}, "sector": {"clean-energy"}, "language": {"ar"}, "company": {"Example Works"}, "country": {"Norway"},
		"name": {"Ida Example"}, "email": {"ida@works.example"}, "message": {"We look for 20 MW."}}}}
	if diff := cmp.Diff(want, posts); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
}

// The desk that the form shows is the one that the plan would send a reader
// to: by topic, then language, then sector. Whoever has chosen a language that
// it does not speak is told in which one it will answer.
func TestTheFormFindsTheDesk(t *testing.T) {
	questions := []struct{ topic, sector, language, desk, instead string }{
		{"", "", "en", "Invest desk", ""},
		{"invest", "", "en", "Invest desk", ""},
		{"invest", "clean-energy", "en", "Hydrogen desk", ""},
		{"invest", "life-science", "da", "Oncology desk", ""},
		{"invest", "life-science", "ar", "Desk for Arabic-speaking investors", ""},
		{"invest", "", "ja", "Materials and nanotechnology desk", ""},
		{"talent", "clean-energy", "ar", "Talent and moving desk", ""},
		{"press", "", "de", "Press desk", "This desk does not speak the language you have chosen. It will answer in English."},
		{"general", "", "ar", "Desk for Arabic-speaking investors", ""},
	}
	var asked []string
	for _, q := range questions {
		asked = append(asked, strings.Join([]string{q.topic, q.sector, q.language}, " "))
	}
	got, err := acceptance.AskForm(browser(t), serve(t, demo(t).Dir)+"/en/contacts/", asked)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range questions {
		if want := (acceptance.Answer{Desk: q.desk, Instead: q.instead}); got[i] != want {
			t.Errorf("about %q the form says %+v, want %+v", asked[i], got[i], want)
		}
	}
}

// A site that asks for nothing more writes a mail to the desk, and shows its
// text for copying; nothing is sent to the server.
func TestTheFormWritesAMail(t *testing.T) {
	site := must(acceptance.BuildFrom(repository, "internal/build/testdata/second", t.TempDir(), demoBase))(t)
	none(t, acceptance.CheckForms(site))
	address, asked := recorded(t, site.Dir)
	sent, findings, err := acceptance.FillForm(browser(t), address+"/de/contacts/", []acceptance.Entry{
		{Field: "topic", Typed: "Press", Desk: "Medienstelle"},
		{Field: "name", Typed: "Ida Müller & Co"},
		{Field: "email", Typed: "ida@works.example"},
		{Field: "message", Typed: "100 % Ökostrom?"},
	})
	if err != nil {
		t.Fatal(err)
	}
	none(t, findings)
	for _, r := range asked() {
		if r.Method != http.MethodGet || strings.Contains(r.Address, "?") {
			t.Errorf("the server is told: %+v", r)
		}
	}
	if sent.Address != address+"/de/contacts/" || sent.Focus != "written" {
		t.Errorf("the reader is at %s, the keyboard at %q", sent.Address, sent.Focus)
	}
	mail, err := url.Parse(sent.To)
	if err != nil || mail.Scheme != "mailto" || mail.Opaque != "medien@nordtal.example" {
		t.Fatalf("the mail goes to %q: %v", sent.To, err)
	}
	const text = "What is it about?\nPress\n\nIn which language shall we answer?\nDeutsch\n\nYour name\nIda Müller & Co\n\nYour e-mail address\nida@works.example\n\nYour message\n100 % Ökostrom?"
	if diff := cmp.Diff(text, sent.Text); diff != "" {
		t.Errorf("the text to copy (-want +got):\n%s", diff)
	}
	if got := strings.ReplaceAll(mail.Query().Get("body"), "\r\n", "\n"); got != text {
		t.Errorf("the mail says %q", got)
	}
	if got := mail.Query().Get("subject"); !strings.HasSuffix(got, "– Press") {
		t.Errorf("the mail is about %q", got)
	}
}
