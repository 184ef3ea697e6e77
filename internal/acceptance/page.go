package acceptance

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// pagesAtOnce is how many tabs work at a time.
const pagesAtOnce = 2

// widths in CSS pixels: the narrowest that WCAG 2.2 asks for (1.4.10), a common
// phone, and a desktop.
var widths = [...]int64{320, 360, 1280}

// CheckPages opens pages in the browser, from a server at address whose root is
// the site's: accessibility in the light scheme on a desktop and in the dark one
// on a phone, no sideways scrolling at any width, a silent console, and requests
// to nobody else. The first tool that breaks ends the check.
func CheckPages(browser *Browser, address string, files []string) ([]Finding, error) {
	type result struct {
		findings []Finding
		err      error
	}
	results := make([]result, len(files))
	var wait sync.WaitGroup
	turns := make(chan struct{}, pagesAtOnce)
	for i, file := range files {
		turns <- struct{}{}
		wait.Go(func() {
			defer func() { <-turns }()
			findings, err := browser.checkPage(strings.TrimSuffix(address, "/")+"/"+file, file)
			results[i] = result{findings, err}
		})
	}
	wait.Wait()
	var findings []Finding
	for _, r := range results {
		if r.err != nil {
			return nil, r.err
		}
		findings = append(findings, r.findings...)
	}
	return sorted(findings), nil
}

func (b *Browser) checkPage(address, file string) ([]Finding, error) {
	return b.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		if err := chromedp.Run(tab, resize(widths[0]), chromedp.Navigate(strings.TrimSuffix(address, "index.html"))); err != nil {
			return nil, err
		}
		var findings []Finding
		for _, width := range widths {
			found, err := reflow(tab, file, width)
			if err != nil {
				return nil, err
			}
			findings = append(findings, found...)
		}
		light, err := b.axeRun(tab, file, "desktop, light")
		if err != nil {
			return nil, err
		}
		if err := chromedp.Run(tab, scheme("dark"), resize(widths[1])); err != nil {
			return nil, err
		}
		dark, err := b.axeRun(tab, file, "phone, dark")
		return append(append(findings, light...), dark...), err
	})
}

// CheckWidths opens pages and looks for what is wider than the window, at
// widths in CSS pixels besides those of CheckPages.
func CheckWidths(browser *Browser, address string, files []string, widths ...int64) ([]Finding, error) {
	var findings []Finding
	for _, file := range files {
		found, err := browser.Tab(address, file, func(tab context.Context) ([]Finding, error) {
			if err := chromedp.Run(tab, chromedp.Navigate(pageAddress(address, file))); err != nil {
				return nil, err
			}
			var found []Finding
			for _, width := range widths {
				more, err := reflow(tab, file, width)
				if err != nil {
					return nil, err
				}
				found = append(found, more...)
			}
			return found, nil
		})
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return sorted(findings), nil
}

// pageAddress is where the server at an address has a file of the site.
func pageAddress(address, file string) string {
	return strings.TrimSuffix(strings.TrimSuffix(address, "/")+"/"+file, "index.html")
}

// resize gives the tab a width; below a tablet's it behaves as a phone, which
// shows a page without a viewport at the width of a desktop.
func resize(width int64) chromedp.Action {
	if width < 600 {
		return chromedp.EmulateViewport(width, 800, chromedp.EmulateMobile)
	}
	return chromedp.EmulateViewport(width, 900)
}

// measureWidth names what sticks out sideways, unless it scrolls in a box of its own.
const measureWidth = `(() => {
  const root = document.documentElement
  const scrolls = (element) => {
    for (let box = element; box && box !== document.body && box !== root; box = box.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true
    }
    return false
  }
  const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') +
    [...element.classList].map((word) => '.' + word).join('')
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && (box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(element)
  })
  return { inner: root.clientWidth, content: root.scrollWidth, out: [...new Set(out.map(name))].slice(0, 5) }
})()`

// reflow checks that nothing is wider than the window.
func reflow(tab context.Context, file string, width int64) ([]Finding, error) {
	var measured struct {
		Inner, Content int64
		Out            []string
	}
	if err := chromedp.Run(tab, resize(width), chromedp.Evaluate(measureWidth, &measured)); err != nil {
		return nil, err
	}
	where := fmt.Sprintf("%d px", width)
	if measured.Inner != width {
		return []Finding{{"reflow", file, where, fmt.Sprintf("the page is laid out for %d px: is the viewport set?", measured.Inner)}}, nil
	}
	if measured.Content > width {
		message := fmt.Sprintf("scrolls sideways to %d px because of %s", measured.Content, strings.Join(measured.Out, ", "))
		return []Finding{{"reflow", file, where, message}}, nil
	}
	return nil, nil
}

// axeCall runs every rule that can be judged by a machine, the size of targets
// (WCAG 2.2, 2.5.8) among them, and keeps what a person needs to find the place.
const axeCall = `axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  .then((results) => results.violations.flatMap((rule) => rule.nodes.map((node) =>
    ({ rule: rule.id, help: rule.help, target: node.target.join(' '), summary: node.failureSummary }))))`

// axeRun has axe-core judge the page as it stands.
func (b *Browser) axeRun(tab context.Context, file, how string) ([]Finding, error) {
	var violations []struct{ Rule, Help, Target, Summary string }
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	err := chromedp.Run(tab,
		chromedp.Evaluate(b.axe+"\n;true", nil),
		chromedp.Evaluate(axeCall, &violations, await))
	if err != nil {
		return nil, fmt.Errorf("axe: %w", err)
	}
	var findings []Finding
	for _, v := range violations {
		summary := strings.Join(strings.Fields(v.Summary), " ")
		findings = append(findings, Finding{"axe", file, v.Target, fmt.Sprintf("%s (%s): %s. %s", v.Rule, how, v.Help, summary)})
	}
	return findings, nil
}
