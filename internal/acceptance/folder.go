package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// arrivalTime bounds the way from one page to the next.
const arrivalTime = 30 * time.Second

// WalkFolder opens the index.html of a folder from disk, without a server, and
// goes from file to file of a journey by links that the pages have. On each
// page it looks whether style sheet, fonts and pictures are there. The first
// stop is where index.html leads by itself.
func WalkFolder(browser *Browser, dir string, journey []string) ([]Finding, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	start := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/index.html"}).String()
	findings, err := browser.Tab(start, "index.html", func(tab context.Context) ([]Finding, error) {
		var findings []Finding
		if err := chromedp.Run(tab, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(start)); err != nil {
			return nil, err
		}
		from := "index.html"
		for i, file := range journey {
			want := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/" + file}).String()
			if i > 0 {
				var clicked bool
				if err := chromedp.Run(tab, chromedp.Evaluate(fmt.Sprintf(clickTo, want), &clicked)); err != nil {
					return nil, err
				}
				if !clicked {
					return append(findings, Finding{"portable", from, "", "no link leads to " + file}), nil
				}
			}
			if at := arrive(tab, want); at != want {
				return append(findings, Finding{"portable", from, "", fmt.Sprintf("the link to %s leads to %s", file, at)}), nil
			}
			found, err := furnished(tab, file)
			if err != nil {
				return nil, err
			}
			findings, from = append(findings, found...), file
		}
		return findings, nil
	})
	return sorted(findings), err
}

// clickTo clicks a link to an address, as the browser resolves it.
const clickTo = `(() => {
  const link = [...document.querySelectorAll('a[href]')].find((a) => a.href.split('#')[0] === %q)
  if (link) { link.target = ''; link.click() }
  return !!link
})()`

// arrive waits until a page stands at an address, and gives the address where
// the tab is in the end.
func arrive(tab context.Context, want string) string {
	at := ""
	for end := time.Now().Add(arrivalTime); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var now struct{ At, State string }
		// Between two pages there is nothing to ask; that is no failure.
		err := chromedp.Run(tab, chromedp.Evaluate(`({at: location.href.split('#')[0], state: document.readyState})`, &now))
		if at = now.At; err == nil && now.State == "complete" && at == want {
			return at
		}
	}
	return at
}

// inspect says what a page lacks of what it asks for.
const inspect = `(async () => {
  const lacks = []
  const wait = (promise, lack) => Promise.race([promise, new Promise((_, late) => setTimeout(late, 9000))]).catch(() => lacks.push(lack))
  const loaded = (img) => new Promise((yes, no) => {
    const judge = () => img.naturalWidth > 0 ? yes() : no()
    if (img.complete) return judge()
    img.onload = img.onerror = judge
  })
  const sheets = [...document.querySelectorAll('link[rel~=stylesheet]')]
  for (const link of sheets) if (!link.sheet) lacks.push('the style sheet ' + link.getAttribute('href') + ' is not there')
  const look = () => JSON.stringify([...document.querySelectorAll('body, main, h1')].map((e) => {
    const s = getComputedStyle(e); return [s.fontFamily, s.fontSize, s.margin, s.padding, s.backgroundColor, s.maxWidth] }))
  const dressed = look()
  for (const link of sheets) link.disabled = true
  if (look() === dressed) lacks.push('the style sheets change nothing')
  for (const link of sheets) link.disabled = false
  for (const img of document.images) {
    img.loading = 'eager'
    await wait(loaded(img), 'the picture ' + img.getAttribute('src') + ' is not shown')
  }
  for (const font of document.fonts) await wait(font.load(), 'the font ' + font.family + ' is not there')
  return lacks
})()`

// furnished looks whether a page has what it asks for.
func furnished(tab context.Context, file string) ([]Finding, error) {
	var lacks []string
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	if err := chromedp.Run(tab, chromedp.Evaluate(inspect, &lacks, await)); err != nil {
		return nil, err
	}
	var findings []Finding
	for _, message := range lacks {
		findings = append(findings, Finding{"portable", file, "", message})
	}
	return findings, nil
}
