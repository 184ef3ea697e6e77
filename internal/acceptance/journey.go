package acceptance

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Widths at which notes are tried, in CSS pixels: a phone and a desk.
const (
	phone = 390
	desk  = 1440
)

// languageTime is how long a page in another language may take to come.
const languageTime = 20 * time.Second

// journey is a tab on its way through a page.
type journey struct {
	tab      context.Context
	file     string
	findings []Finding
	err      error
}

func (j *journey) do(actions ...chromedp.Action) {
	if j.err == nil {
		j.err = chromedp.Run(j.tab, actions...)
	}
}

// says runs a script that gives what is wrong, and reports it.
func (j *journey) says(gate, where, script string) {
	var wrong []string
	j.do(chromedp.Evaluate(tools+script+"\n})()", &wrong, awaited))
	for _, message := range wrong {
		j.findings = append(j.findings, Finding{gate, j.file, where, message})
	}
}

func (j *journey) press(keys ...string) {
	for _, key := range keys {
		j.do(chromedp.KeyEvent(key))
	}
}

// tools is what the scripts of a journey share.
const tools = `(async () => {
  const wrong = []
  const demand = (holds, message) => { if (!holds) wrong.push(message) }
  const name = (node) => node ? node.tagName.toLowerCase() + [...node.classList].map((word) => '.' + word).join('') + ' "' + node.textContent.trim().slice(0, 30) + '"' : 'nothing'
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getClientRects().length > 0
  const stops = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(shown)
  const calls = () => [...document.querySelectorAll('main a[href^="#note-"]')].filter(shown)
  const near = (n) => document.querySelectorAll('.linenote').length === n
  const at = document.activeElement
`

// CheckJourney goes through a page by keyboard, as a reader of its evidence
// does: menu, notes under the line of a phone, the other language. into is a language that the page is in as well.
func CheckJourney(browser *Browser, address, file, into string) ([]Finding, error) {
	return browser.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		j := &journey{tab: tab, file: file}
		j.do(cdppage.BringToFront(), resize(phone), chromedp.Navigate(pageAddress(address, file)))
		j.menu()
		j.underTheLine()
		if j.err == nil {
			open, err := browser.axeRun(tab, file, "a note open")
			j.findings, j.err = append(j.findings, open...), err
		}
		j.do(resize(desk), chromedp.Navigate(pageAddress(address, file)))
		j.language(into)
		return j.findings, j.err
	})
}

// CheckMargin looks at a page with numbers in running text as it stands on a
// desk, where their notes are in the margin.
func CheckMargin(browser *Browser, address, file string) ([]Finding, error) {
	return browser.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		j := &journey{tab: tab, file: file}
		j.do(cdppage.BringToFront(), resize(desk), chromedp.Navigate(pageAddress(address, file)))
		j.inTheMargin()
		return j.findings, j.err
	})
}

// menu opens the menu of a phone by keyboard.
func (j *journey) menu() {
	j.says("keyboard", "menu", `
  const summary = document.querySelector('.menu > summary')
  demand(summary && shown(summary), 'there is no menu to open')
  summary?.focus()
  return wrong`)
	j.press(kb.Enter)
	j.says("keyboard", "menu", `
  demand(document.querySelector('.menu').open, 'Enter does not open the menu')
  return wrong`)
	j.press(kb.Tab)
	j.says("keyboard", "menu", `
  demand(at.closest('.menu li'), 'the next stop in the open menu is ' + name(at))
  document.querySelector('.menu').open = false
  return wrong`)
}

// underTheLine opens, leaves, closes and pins notes on a phone.
func (j *journey) underTheLine() {
	before := `
  const all = stops(), first = calls()[0]
  demand(first, 'no number has a note')
  if (first) all[all.indexOf(first) - 1].focus()
  return wrong`
	j.says("notes", "phone", before)
	j.press(kb.Tab)
	j.says("notes", "phone, Tab to a number", `
  const note = document.querySelector('.linenote')
  demand(at === calls()[0], 'the next stop is ' + name(at))
  demand(note && shown(note), 'its note does not open')
  if (!note) return wrong
  demand(near(1), 'more than one note opens')
  demand(at.getAttribute('aria-expanded') === 'true', 'the number does not say that its note is open')
  demand(note.getAttribute('role') === 'note' && document.getElementById(at.getAttribute('aria-controls')) === note, 'the number does not say which note is its own')
  demand(at.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING, 'the note is read before the number')
  const from = at.getBoundingClientRect(), box = note.getBoundingClientRect()
  demand(box.top >= from.top && box.left >= 0 && box.right <= innerWidth + 1, 'the note does not stand under the line')
  demand(note.querySelector('cite'), 'the note names no source')
  return wrong`)
	j.press(kb.Escape)
	j.says("notes", "phone, Escape", `
  demand(near(0), 'Escape does not close the note')
  demand(at === calls()[0] && at.getAttribute('aria-expanded') === 'false', 'the focus is not at the number of the closed note')
  at.blur()
  return wrong`)
	j.says("notes", "phone", before)
	j.press(kb.Tab, kb.Tab)
	j.says("notes", "phone, Tab into a note", `
  demand(at.closest('.linenote'), 'the links of an open note are not next, but ' + name(at))
  return wrong`)
	j.press(kb.Escape)
	j.says("notes", "phone, Escape in a note", `
  demand(near(0) && at === calls()[0], 'Escape does not lead from the note back to its number')
  at.blur()
  return wrong`)
	j.says("notes", "phone", before)
	j.press(kb.Tab, kb.Enter)
	j.says("notes", "phone, Enter", `
  stops().find((stop) => stop.closest('.footer'))?.focus()
  demand(near(1), 'Enter does not keep the note open')
  return wrong`)
	j.says("notes", "phone", before)
	j.press(kb.Tab, kb.Enter)
	j.says("notes", "phone, Enter again", `
  demand(near(0), 'Enter does not close what it opened')
  return wrong`)
	j.says("notes", "phone", before)
	j.press(kb.Tab)
}

// inTheMargin looks at the notes of a desk, which are always there.
func (j *journey) inTheMargin() {
	j.says("notes", "desk", `
  await document.fonts.ready
  await new Promise((done) => setTimeout(done, 100))
  const notes = [...document.querySelectorAll('.sidenote')].filter(shown)
  demand(notes.length, 'no note stands in the margin')
  const boxes = notes.map((note) => note.getBoundingClientRect())
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  boxes.forEach((box, i) => {
    demand(box.left >= 0 && box.right <= document.documentElement.clientWidth + 1, 'a note leaves the window: ' + name(notes[i]))
    for (let k = i + 1; k < boxes.length; k++) demand(!over(box, boxes[k]), 'two notes overlap: ' + name(notes[i]) + ', ' + name(notes[k]))
  })
  for (const part of document.querySelectorAll('main :is(p, li, dt, dd, h2, h3, table, img, svg)')) {
    if (!shown(part) || part.closest('.sidenote') || part.querySelector('.sidenote') || part.matches('.section, li:has(p)')) continue
    const range = document.createRange()
    range.selectNodeContents(part)
    for (const box of range.getClientRects()) {
      const under = boxes.findIndex((note) => over(note, box))
      if (under >= 0) { demand(false, 'a note lies over text: ' + name(notes[under]) + ' over ' + name(part)); break }
    }
  }
  const call = document.querySelector('[aria-controls="' + notes[0]?.id + '"]')
  demand(call && call.compareDocumentPosition(notes[0]) & Node.DOCUMENT_POSITION_FOLLOWING, 'a note of the margin is read before its number, or belongs to none')
  const all = stops() // the stop before must not be a number, whose note would come between
  const from = all.findIndex((stop, i) => !calls().includes(stop) && notes.some((note) => note.id === all[i + 1]?.getAttribute('aria-controls')))
  demand(from >= 0, 'there is no number to go to')
  all[from]?.focus()
  return wrong`)
	j.press(kb.Tab)
	j.says("notes", "desk, Tab to a number", `
  demand(document.querySelector('.sidenote.is-lit'), 'the note of the number is not shown as such')
  demand(near(0), 'the note opens a second time')
  return wrong`)
}

// language follows the link to the page in another language.
func (j *journey) language(into string) {
	var before, after struct{ Lang, Kind string }
	where := `({ lang: document.documentElement.lang, kind: document.body.className })`
	j.says("keyboard", "language", fmt.Sprintf(`
  const link = document.querySelector('.languages a[lang=%q]')
  demand(link, 'there is no link to %s')
  link?.focus()
  return wrong`, into, into))
	if j.err != nil || len(j.findings) > 0 {
		return
	}
	j.do(chromedp.Evaluate(where, &before), chromedp.KeyEvent(kb.Enter))
	if j.err != nil {
		return
	}
	patient, cancel := context.WithTimeout(j.tab, languageTime)
	defer cancel()
	err := chromedp.Run(patient, chromedp.WaitReady(fmt.Sprintf(`html[lang=%q] .footer`, into), chromedp.ByQuery), chromedp.Evaluate(where, &after))
	switch {
	case errors.Is(err, context.DeadlineExceeded) && j.tab.Err() == nil:
		j.findings = append(j.findings, Finding{"keyboard", j.file, "language", "the link to " + into + " leads to no page in that language"})
	case err != nil:
		j.err = err
	case after.Kind != before.Kind:
		j.findings = append(j.findings, Finding{"keyboard", j.file, "language", fmt.Sprintf("the link to %s leads to a page of the kind %q", into, after.Kind)})
	}
}

// CheckModes looks at a page as it is without scripts, with colours forced by
// the system, with no wish for motion, and on paper.
func CheckModes(browser *Browser, address, file string) ([]Finding, error) {
	return browser.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		j := &journey{tab: tab, file: file}
		media := func(kind string, features ...*emulation.MediaFeature) chromedp.Action {
			return emulation.SetEmulatedMedia().WithMedia(kind).WithFeatures(features)
		}
		j.do(cdppage.BringToFront(), resize(desk), media("", &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}), chromedp.Navigate(pageAddress(address, file)))
		j.says("modes", "reduced motion", stillness)
		j.do(media("", &emulation.MediaFeature{Name: "forced-colors", Value: "active"}))
		j.says("modes", "forced colours", forced)
		j.do(media("print"))
		j.says("modes", "paper", paper)
		j.do(media(""), emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(pageAddress(address, file)))
		j.says("modes", "without scripts", withoutScripts)
		return j.findings, j.err
	})
}

const stillness = `
  const long = (times) => times.split(',').some((time) => parseFloat(time) * (time.includes('ms') ? 0.001 : 1) > 0.01)
  for (const node of document.querySelectorAll('*')) {
    const style = getComputedStyle(node)
    if (long(style.transitionDuration) || style.animationName !== 'none' && long(style.animationDuration)) { demand(false, name(node) + ' moves'); break }
  }
  demand(getComputedStyle(document.documentElement).scrollBehavior === 'auto', 'scrolling is smooth')
  return wrong`

const forced = `
  demand(matchMedia('(forced-colors: active)').matches, 'colours are not forced')
  const paint = (choice, what) => { const node = document.querySelector(choice); return node ? getComputedStyle(node)[what] : '' }
  const own = paint('.chart-own', 'fill'), peer = paint('.chart-peer', 'fill'), ground = getComputedStyle(document.body).backgroundColor
  demand(!own || own !== peer && own !== ground && peer !== ground, 'the bars of a chart cannot be told apart')
  const link = calls()[0]
  link?.focus({ focusVisible: true })
  demand(!link || getComputedStyle(link).outlineStyle !== 'none', 'the focus is not seen')
  for (const button of document.querySelectorAll('.actions a, button')) {
    if (shown(button)) demand(parseFloat(getComputedStyle(button).borderTopWidth) > 0 || getComputedStyle(button).textDecorationLine !== 'none', 'a button has no edge: ' + name(button))
  }
  return wrong`

const paper = `
  const notes = [...document.querySelectorAll('.notes > li')]
  demand(!calls().length || notes.length && notes.every(shown), 'the notes are not printed')
  for (const choice of ['.skip', '.nav', '.languages', '.sidenote', '.linenote', '.back', 'button', 'input', 'select', '.actions']) {
    const node = [...document.querySelectorAll(choice)].find(shown)
    demand(!node, 'a control is printed: ' + name(node))
  }
  return wrong`

const withoutScripts = `
  demand(!document.querySelector('.sidenote, .linenote'), 'scripts are run')
  demand(calls().length, 'no number has a note')
  for (const call of calls()) {
    const note = document.getElementById(call.hash.slice(1))
    if (!note || !shown(note)) { demand(false, name(call) + ' leads to no note'); continue }
    const back = note.querySelector('.back')
    const number = back && document.getElementById(back.hash.slice(1))
    if (!number || !shown(number)) demand(false, name(note) + ' does not lead back to its number')
  }
  return wrong`
