package acceptance

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"
)

// CheckFilters reads what lists can be narrowed by: the bar is hidden until a
// script shows it, each option is what at least one item says of itself, and no
// item says what nobody can ask.
func CheckFilters(site *Site) []Finding {
	var findings []Finding
	for _, page := range site.Pages {
		report := func(where, message string) {
			findings = append(findings, Finding{"filters", page.File, where, message})
		}
		said, asked := map[string]int{}, map[string]int{}
		bars := 0
		for node := range elements(page.Root) {
			for facet := range strings.FieldsSeq(attribute(node, "data-facets")) {
				said[facet]++
			}
			if hasClass(node, "filters") {
				bars++
				if _, hidden := lookup(node, "hidden"); !hidden {
					report("div.filters", "is shown to readers without scripts, for whom it does nothing")
				}
				options(node, asked)
			}
		}
		for facet := range asked {
			if said[facet] == 0 {
				report("option "+facet, "is what no item says of itself")
			}
		}
		for facet := range said {
			if asked[facet] == 0 {
				report("data-facets "+facet, "is said by items, and no filter asks for it")
			}
		}
	}
	return sorted(findings)
}

func hasClass(node *html.Node, class string) bool {
	for word := range strings.FieldsSeq(attribute(node, "class")) {
		if word == class {
			return true
		}
	}
	return false
}

// options counts the answers that the selects of a bar offer.
func options(bar *html.Node, asked map[string]int) {
	for _, choice := range named(bar, "select") {
		for _, option := range named(choice, "option") {
			if value := attribute(option, "value"); value != "" {
				asked[attribute(choice, "name")+"="+value]++
			}
		}
	}
}

// narrowed is a list as the reader sees it.
type narrowed struct {
	Bar             bool   // the filter bar can be seen
	Said            string // by the live region
	Shown, All      int    // items
	Search, Chosen  string // of the address, and of the first filter
	Switch, Element string // the first other language's address, and what has the keyboard
}

const narrowing = `(() => {
  const seen = (element) => !!element && element.getClientRects().length > 0
  const items = [...document.querySelectorAll('[data-facets]')]
  const bar = document.querySelector('.filters')
  return {
    bar: seen(bar), said: bar?.querySelector('[role=status]')?.textContent || '',
    shown: items.filter(seen).length, all: items.length, search: location.search, chosen: bar?.querySelector('select')?.value || '',
    switch: document.querySelector('.languages a:not([aria-current])')?.href || '', element: document.activeElement?.id || document.activeElement?.localName || '',
  }
})()`

// goBack is the back button within a page, until the page has heard of it.
const goBack = `new Promise((done) => { addEventListener('popstate', () => done(true), { once: true }); history.back() })`

// WalkFilters narrows a list by keyboard, as a reader would: the count is said,
// the address holds the choice, the language switch and the back button keep it,
// "show all" undoes it; without scripts the whole list is there and no bar.
func WalkFilters(browser *Browser, address, file string) ([]Finding, error) {
	root := strings.TrimSuffix(address, "/") + "/index.html"
	address = strings.TrimSuffix(address, "/") + "/" + file
	if !strings.HasPrefix(address, "file:") { // a folder on disk has no index
		address = strings.TrimSuffix(address, "index.html")
	}
	return browser.Tab(root, file, func(tab context.Context) ([]Finding, error) {
		w := &filterWalk{tab: tab, file: file, address: address}
		w.do(resize(1280), chromedp.Navigate(address))
		w.whole = w.look("at first")
		w.want("at first", w.whole.Bar && w.whole.Shown == w.whole.All && w.whole.All > 0, "the bar and the whole list are not there: %+v", w.whole)
		w.narrow()
		if len(w.findings) == 0 { // else there is no choice to be kept
			w.keep()
			w.undo()
		}
		w.do(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(address+w.one.Search))
		bare := w.look("without scripts")
		w.want("without scripts", !bare.Bar && bare.Shown == w.whole.All, "the bar is there, or the list is not: %+v", bare)
		return w.findings, w.err
	})
}

// narrow chooses the first answer of the first filter.
func (w *filterWalk) narrow() {
	w.tabTo("select")
	w.do(chromedp.KeyEvent(kb.ArrowDown))
	w.one = w.look("one filter")
	w.want("one filter", w.one.Chosen != "" && w.one.Shown > 0 && w.one.Shown < w.whole.All, "narrows nothing: %+v", w.one)
	w.want("one filter", strings.Contains(w.one.Said, fmt.Sprint(w.one.Shown)) && strings.Contains(w.one.Said, fmt.Sprint(w.one.All)), "does not say the count: %q", w.one.Said)
	w.want("one filter", strings.HasSuffix(w.one.Search, "="+w.one.Chosen), "the address is %q", w.one.Search)
	w.want("one filter", strings.HasSuffix(w.one.Switch, w.one.Search), "the language switch leads to %s", w.one.Switch)
}

// keep goes to another language and back.
func (w *filterWalk) keep() {
	w.do(chromedp.Navigate(w.one.Switch))
	other := w.look("another language")
	w.want("another language", w.one.like(other), "keeps nothing: %+v", other)
	w.do(chromedp.Evaluate(`setTimeout(() => history.back())`, nil))
	w.arrive()
	back := w.look("back from there")
	w.want("back from there", w.one.like(back), "is another list: %+v", back)
}

// undo shows all, and takes that back.
func (w *filterWalk) undo() {
	w.tabTo("button")
	w.do(chromedp.KeyEvent(kb.Enter))
	reset := w.look("show all")
	w.want("show all", reset.Shown == w.whole.All && reset.Search == "" && reset.Element == "button", "is not the whole list: %+v", reset)
	w.do(chromedp.Evaluate(goBack, nil, awaited))
	undone := w.look("the back button")
	w.want("the back button", w.one.like(undone), "restores nothing: %+v", undone)
}

// like tells whether the same is chosen and shown.
func (n narrowed) like(other narrowed) bool {
	return n.Chosen == other.Chosen && n.Shown == other.Shown
}

// filterWalk is one walk; after the first error it does nothing more.
type filterWalk struct {
	tab           context.Context
	file, address string
	whole, one    narrowed // the list at first, and by one filter
	findings      []Finding
	err           error
}

func (w *filterWalk) do(actions ...chromedp.Action) {
	if w.err == nil {
		w.err = chromedp.Run(w.tab, actions...)
	}
}

func (w *filterWalk) look(where string) (seen narrowed) {
	w.do(chromedp.Evaluate(narrowing, &seen))
	if w.err != nil {
		w.err = fmt.Errorf("%s: %w", where, w.err)
	}
	return seen
}

func (w *filterWalk) want(where string, holds bool, message string, args ...any) {
	if !holds && w.err == nil {
		w.findings = append(w.findings, Finding{"filters", w.file, where, fmt.Sprintf(message, args...)})
	}
}

// arrive waits until the browser is back on the page, which it may have kept: then
// nothing is loaded that could be waited for.
func (w *filterWalk) arrive() {
	for until := time.Now().Add(arrivalTime); w.err == nil && time.Now().Before(until); {
		var there bool
		w.do(chromedp.Sleep(50*time.Millisecond), chromedp.Evaluate(`location.href.split('?')[0] === '`+w.address+`' && document.readyState === 'complete'`, &there))
		if there {
			return
		}
	}
	w.want("back from there", false, "the back button does not lead to %s", w.address)
}

// tabTo presses Tab until an element of the filter bar with that name has the
// keyboard.
func (w *filterWalk) tabTo(name string) {
	for range maxStops {
		var there bool
		w.do(chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(`document.activeElement.matches('.filters `+name+`')`, &there))
		if there || w.err != nil {
			return
		}
	}
	w.want("by keyboard", false, "Tab does not lead to the %s of the filter bar", name)
}
