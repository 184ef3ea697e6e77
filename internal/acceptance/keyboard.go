package acceptance

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// maxStops bounds how many stops of a page the keyboard visits.
const maxStops = 60

// CheckKeyboard goes through pages with the Tab key: the first stop is a link
// past the navigation (WCAG 2.2, 2.4.1), every stop can be seen (2.4.7) and none
// holds the reader (2.1.2).
func CheckKeyboard(browser *Browser, address string, files []string) ([]Finding, error) {
	var findings []Finding
	for _, file := range files {
		found, err := browser.tabThrough(strings.TrimSuffix(address, "/")+"/"+file, file)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return sorted(findings), nil
}

// focused describes the stop the keyboard is at; gone is the document itself.
const focused = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return { gone: true }
  const style = getComputedStyle(element), box = element.getBoundingClientRect()
  const number = [...document.querySelectorAll('*')].indexOf(element)
  const href = element.getAttribute('href') || ''
  return {
    gone: false, number,
    name: element.tagName.toLowerCase() + ' ' + (element.textContent || element.value || '').trim().slice(0, 40),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
    shown: box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    skips: href.startsWith('#') && !!document.getElementById(href.slice(1))?.matches('main, main *'),
  }
})()`

type stop struct {
	Gone, Ring, Shown, Skips bool
	Number                   int
	Name                     string
}

func (b *Browser) tabThrough(address, file string) ([]Finding, error) {
	return b.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		if err := chromedp.Run(tab, resize(1280), chromedp.Navigate(strings.TrimSuffix(address, "index.html"))); err != nil {
			return nil, err
		}
		var findings []Finding
		report := func(at stop, message string) {
			findings = append(findings, Finding{"keyboard", file, at.Name, message})
		}
		previous := stop{Number: -1}
		for number := range maxStops {
			var at stop
			if err := chromedp.Run(tab, chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(focused, &at)); err != nil {
				return nil, err
			}
			if at.Gone {
				break
			}
			if number == 0 && !at.Skips {
				report(at, "is the first stop, and should be a link to the main part")
			}
			if at.Number == previous.Number {
				report(at, "holds the keyboard")
				break
			}
			if !at.Ring || !at.Shown {
				report(at, fmt.Sprintf("has the keyboard and does not show it (ring: %t, in sight: %t)", at.Ring, at.Shown))
			}
			previous = at
		}
		return findings, nil
	})
}
