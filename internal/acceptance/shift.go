package acceptance

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// shiftBudget is how much of a page may move while it is loaded, as the
// browser counts (cumulative layout shift; readers notice from 0.1).
const shiftBudget = 0.01

// A phone at the edge of its network: fonts come after the text is shown.
const (
	slowLatency    = 150 // milliseconds
	slowThroughput = 200 << 10
)

// settleAndMeasure waits until the fonts are there and nothing moves any more,
// scrolls through the page, and gives what moved. The browser takes the
// setting of the window's width for an input and excuses what follows; here
// nobody touches anything, so nothing is excused.
const settleAndMeasure = `(async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms))
  const name = (node) => !node ? 'something that is gone' : node.nodeType === 1
    ? node.tagName.toLowerCase() + [...node.classList].map((word) => '.' + word).join('') : 'text in ' + name(node.parentNode)
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done))
  await document.fonts.ready
  await wait(600)
  const shifts = []
  const take = (list) => shifts.push(...list.getEntries())
  const observer = new PerformanceObserver(take)
  observer.observe({ type: 'layout-shift', buffered: true })
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await wait(60) }
  await wait(200)
  take({ getEntries: () => observer.takeRecords() })
  shifts.sort((a, b) => b.value - a.value)
  const first = shifts[0]
  return { sum: shifts.reduce((sum, entry) => sum + entry.value, 0), moved: [...new Set((first?.sources || []).map((source) => name(source.node)))] }
})()`

// CheckShift opens pages at widths in CSS pixels on a slow network, and
// demands that nothing moves while fonts and scripts come.
func CheckShift(browser *Browser, address string, files []string, widths ...int64) ([]Finding, error) {
	var findings []Finding
	for _, file := range files {
		for _, width := range widths {
			found, err := browser.shift(address, file, width)
			if err != nil {
				return nil, err
			}
			findings = append(findings, found...)
		}
	}
	return sorted(findings), nil
}

func (b *Browser) shift(address, file string, width int64) ([]Finding, error) {
	return b.Tab(address, file, func(tab context.Context) ([]Finding, error) {
		var measured struct {
			Sum   float64
			Moved []string
		}
		err := chromedp.Run(tab, cdppage.BringToFront(), network.Enable(), network.SetCacheDisabled(true), slowly(),
			resize(width), chromedp.Navigate(pageAddress(address, file)),
			chromedp.Evaluate(settleAndMeasure, &measured, awaited))
		if err != nil || measured.Sum <= shiftBudget {
			return nil, err
		}
		return []Finding{{"shift", file, fmt.Sprintf("%d px", width), fmt.Sprintf("moves by %.3f while it is loaded, most of all %s; %.2f is allowed", measured.Sum, strings.Join(measured.Moved, ", "), shiftBudget)}}, nil
	})
}

func slowly() chromedp.Action {
	return chromedp.ActionFunc(func(tab context.Context) error {
		_, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{{Latency: slowLatency, DownloadThroughput: slowThroughput, UploadThroughput: slowThroughput}}).Do(tab)
		return err
	})
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// fontsLoaded gives the size of each font that the page has taken, in bytes.
const fontsLoaded = `(async () => {
  await document.fonts.ready
  await new Promise((done) => setTimeout(done, 100))
  return Object.fromEntries(performance.getEntriesByType('resource').filter((entry) => /\.(woff2?|ttf|otf)$/.test(new URL(entry.name).pathname))
    .map((entry) => [entry.name, entry.encodedBodySize]))
})()`

// Fonts gives, for each language, the fonts that some of its pages make a
// browser load, with their sizes in bytes.
func Fonts(browser *Browser, address string, pages []*Page) (map[string]map[string]int, error) {
	fonts := map[string]map[string]int{}
	_, err := browser.Tab(address, "fonts", func(tab context.Context) ([]Finding, error) {
		for _, page := range pages {
			language, _ := pageLanguage(page)
			if fonts[language] == nil {
				fonts[language] = map[string]int{}
			}
			var loaded map[string]int
			err := chromedp.Run(tab, network.SetCacheDisabled(true), chromedp.Navigate(pageAddress(address, page.File)), chromedp.Evaluate(fontsLoaded, &loaded, awaited))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", page.File, err)
			}
			for font, size := range loaded {
				fonts[language][path.Base(font)] = size
			}
		}
		return nil, nil
	})
	return fonts, err
}

// CheckFonts demands that a language's fonts are light.
func CheckFonts(fonts map[string]map[string]int) []Finding {
	var findings []Finding
	for _, language := range slices.Sorted(maps.Keys(fonts)) {
		if sum := Sum(fonts[language]); sum > fontBudget {
			findings = append(findings, Finding{"budget", language, strings.Join(slices.Sorted(maps.Keys(fonts[language])), ", "), fmt.Sprintf("the language's fonts weigh %s; they may weigh %s", KB(sum), KB(fontBudget))})
		}
	}
	return findings
}

// Sum adds sizes up.
func Sum(sizes map[string]int) int {
	sum := 0
	for _, size := range sizes {
		sum += size
	}
	return sum
}
