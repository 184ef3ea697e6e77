package acceptance

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Entry is what is typed into a field of a form; of a list the beginning of
// a choice.
type Entry struct {
	Field, Typed string
	Desk         string // that must be shown afterwards; nothing is asked when empty
}

// Sent is what stands in the browser after a form has been sent.
type Sent struct {
	Address string // in the address bar
	Heading string
	To      string // where the written mail leads; empty when the form was posted
	Text    string // of the written mail
	Focus   string // class of what has the keyboard
}

const (
	focusedField = `(document.activeElement?.closest('.enquiry') && document.activeElement.name) || ''`
	shownInstead = `[...document.querySelectorAll('.desk:not([hidden]) .desk-instead:not([hidden])')].map((text) => text.textContent).join(' + ')`
	shownDesk    = `[...document.querySelectorAll('.desks[role=status]:not([hidden]) .desk:not([hidden]) .desk-name')].map((name) => name.textContent).join(' + ')`
	afterSending = `({
  address: location.href, heading: document.querySelector('h1')?.textContent ?? '',
  to: document.querySelector('.written:not([hidden]) .written-to')?.href ?? '',
  text: document.querySelector('.written:not([hidden]) textarea')?.value ?? '',
  focus: document.activeElement?.className ?? '',
})`
)

// FillForm fills in the form of a page with the keyboard alone, and sends it.
// On the way there, it is sent too early: then nothing may happen.
func FillForm(browser *Browser, address string, entries []Entry) (Sent, []Finding, error) {
	var sent Sent
	findings, err := browser.Tab(address, "the form", func(tab context.Context) ([]Finding, error) {
		if err := chromedp.Run(tab, resize(1280), chromedp.Navigate(address)); err != nil {
			return nil, err
		}
		var findings []Finding
		for i, entry := range entries {
			if err := reach(tab, entry.Field); err != nil {
				return nil, err
			}
			var desk string
			if err := chromedp.Run(tab, chromedp.KeyEvent(entry.Typed), chromedp.Evaluate(shownDesk, &desk)); err != nil {
				return nil, err
			}
			if entry.Desk != "" && desk != entry.Desk {
				findings = append(findings, Finding{"forms", address, entry.Field, fmt.Sprintf("after %q the desk %q answers, not %q", entry.Typed, desk, entry.Desk)})
			}
			if i == len(entries)-2 { // what is required is not there yet
				found, err := early(tab, address)
				if err != nil {
					return nil, err
				}
				findings = append(findings, found...)
			}
		}
		var err error
		for range maxStops {
			var there bool
			if err = chromedp.Run(tab, chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(`document.activeElement?.matches('.enquiry .button-main')`, &there)); err != nil || there {
				break
			}
		}
		if err != nil {
			return nil, err
		}
		if err := chromedp.Run(tab, chromedp.KeyEvent(kb.Enter)); err != nil {
			return nil, err
		}
		sent, err = settled(tab, address)
		return findings, err
	})
	return sent, findings, err
}

// reach goes on with the Tab key until a field has the keyboard. A form that
// was sent too early gives it to the field that lacks something.
func reach(tab context.Context, field string) error {
	for range maxStops {
		var at string
		if err := chromedp.Run(tab, chromedp.Evaluate(focusedField, &at)); err != nil || at == field {
			return err
		}
		if err := chromedp.Run(tab, chromedp.KeyEvent(kb.Tab)); err != nil {
			return err
		}
	}
	return fmt.Errorf("the keyboard does not come to the field %q", field)
}

// early sends the form before all is filled in.
func early(tab context.Context, address string) ([]Finding, error) {
	var sent Sent
	if err := chromedp.Run(tab, chromedp.KeyEvent(kb.Enter), chromedp.Sleep(300*time.Millisecond), chromedp.Evaluate(afterSending, &sent)); err != nil {
		return nil, err
	}
	if sent.Address != address || sent.Text != "" {
		return []Finding{{"forms", address, "", "is sent though something required is missing"}}, nil
	}
	return nil, nil
}

// settled waits until the form has been sent, or a mail has been written.
func settled(tab context.Context, address string) (Sent, error) {
	var sent Sent
	for range 100 {
		err := chromedp.Run(tab, chromedp.Sleep(100*time.Millisecond), chromedp.Evaluate(afterSending, &sent))
		if err == nil && (sent.Text != "" || sent.Heading != "" && strings.TrimSuffix(sent.Address, "#") != address) {
			return sent, nil
		}
	}
	return sent, fmt.Errorf("the form is not sent: %+v", sent)
}

// Answer is what a form says of a question: the desk, and the sentence on the
// language it will answer in, where that is another one than was chosen.
type Answer struct{ Desk, Instead string }

// AskForm chooses topic, sector and language, given as values with spaces
// between, and gives what is shown for each.
func AskForm(browser *Browser, address string, questions []string) ([]Answer, error) {
	answers := make([]Answer, len(questions))
	_, err := browser.Tab(address, "the form", func(tab context.Context) ([]Finding, error) {
		if err := chromedp.Run(tab, chromedp.Navigate(address)); err != nil {
			return nil, err
		}
		for i, question := range questions {
			choose := fmt.Sprintf(`(() => {
  const form = document.querySelector('.enquiry'), values = %q.split(' ')
  for (const [n, name] of ['topic', 'sector', 'language'].entries()) {
    form.elements[name].value = values[n]
    if (form.elements[name].selectedIndex < 0) return { desk: 'no choice ' + values[n] }
  }
  form.elements.topic.dispatchEvent(new Event('change', { bubbles: true }))
  return { desk: %s, instead: %s }
})()`, question, shownDesk, shownInstead)
			if err := chromedp.Run(tab, chromedp.Evaluate(choose, &answers[i])); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	return answers, err
}
