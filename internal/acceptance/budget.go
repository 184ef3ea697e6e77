package acceptance

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html"
)

// What a page may weigh, in bytes: the first two as they travel, packed by
// gzip -9. Hosts that pack with brotli send about a sixth less.
const (
	pageBudget   = 50 << 10 // a page with its style sheets and scripts, without fonts and pictures
	scriptBudget = 8 << 10  // all scripts of a page
	fontBudget   = 50 << 10 // all fonts of a language, as they are
)

// Weight is what the first view of a page costs, in bytes, packed by gzip -9.
type Weight struct {
	File, Kind, Language string
	HTML, Style, Script  int
	Unpacked             int // the scripts as the browser runs them
}

// All is the page with its style sheets and scripts.
func (w Weight) All() int { return w.HTML + w.Style + w.Script }

// Weigh gives the weight of every page that is shown, the heaviest first.
func Weigh(site *Site) ([]Weight, error) {
	packed := map[string]int{}
	plain := map[string]int{}
	weigh := func(file string) error {
		if _, known := packed[file]; known {
			return nil
		}
		data, err := site.Read(file)
		if err != nil {
			return fmt.Errorf("weigh a page: %w", err)
		}
		packed[file], err = pack(data)
		plain[file] = len(data)
		return err
	}
	var weights []Weight
	for _, page := range site.Pages {
		if page.Redirect {
			continue
		}
		w := Weight{File: page.File, Kind: pageKind(page)}
		w.Language, _ = pageLanguage(page)
		styles, scripts := site.loads(page)
		for _, file := range slices.Concat([]string{page.File}, styles, scripts) {
			if err := weigh(file); err != nil {
				return nil, err
			}
		}
		w.HTML = packed[page.File]
		for _, file := range styles {
			w.Style += packed[file]
		}
		for _, file := range scripts {
			w.Script += packed[file]
			w.Unpacked += plain[file]
		}
		weights = append(weights, w)
	}
	slices.SortFunc(weights, func(a, b Weight) int { return cmp.Or(b.All()-a.All(), strings.Compare(a.File, b.File)) })
	return weights, nil
}

// Heaviest gives the heaviest page of each kind, of weights in their order.
func Heaviest(weights []Weight) []Weight {
	by := map[string]Weight{}
	for _, w := range weights {
		if w.All() > by[w.Kind].All() {
			by[w.Kind] = w
		}
	}
	return slices.SortedFunc(maps.Values(by), func(a, b Weight) int { return cmp.Or(b.All()-a.All(), strings.Compare(a.File, b.File)) })
}

// pack gives the size of data as gzip -9 packs it.
func pack(data []byte) (int, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(data); err != nil {
		return 0, err
	}
	err = w.Close()
	return b.Len(), err
}

// pageKind is what a page is of, by the class of its body.
func pageKind(page *Page) string {
	for _, body := range named(page.Root, "body") {
		for word := range strings.FieldsSeq(attribute(body, "class")) {
			if kind, ok := strings.CutPrefix(word, "kind-"); ok {
				return kind
			}
		}
	}
	return ""
}

// loads gives the site's own style sheets and scripts that a page asks for.
func (s *Site) loads(page *Page) (styles, scripts []string) {
	file := func(reference string) []string {
		address, err := url.Parse(reference)
		if err != nil {
			return nil
		}
		if file, local := s.Local(page.URL.ResolveReference(address)); local {
			return []string{file}
		}
		return nil
	}
	for _, node := range linksWithRel(page.Root, "stylesheet") {
		styles = append(styles, file(attribute(node, "href"))...)
	}
	for _, node := range named(page.Root, "script") {
		if src := attribute(node, "src"); src != "" {
			scripts = append(scripts, file(src)...)
		}
	}
	return styles, scripts
}

// CheckBudget demands that every page is light, and that room is kept for
// every picture before it is there.
func CheckBudget(site *Site) ([]Finding, error) {
	weights, err := Weigh(site)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, w := range weights {
		if w.All() > pageBudget {
			findings = append(findings, Finding{"budget", w.File, "", fmt.Sprintf("weighs %s packed (page %s, style %s, script %s); it may weigh %s",
				KB(w.All()), KB(w.HTML), KB(w.Style), KB(w.Script), KB(pageBudget))})
		}
		if w.Script > scriptBudget {
			findings = append(findings, Finding{"budget", w.File, "", fmt.Sprintf("has %s of script packed, %s as it runs; it may have %s", KB(w.Script), KB(w.Unpacked), KB(scriptBudget))})
		}
	}
	for _, page := range site.Pages {
		for _, node := range named(page.Root, "img") {
			if message := unsized(node); message != "" {
				findings = append(findings, Finding{"budget", page.File, "img " + attribute(node, "src"), message})
			}
		}
	}
	return sorted(findings), nil
}

func unsized(node *html.Node) string {
	for _, side := range []string{"width", "height"} {
		if digits := attribute(node, side); digits == "" || strings.Trim(digits, "0123456789") != "" {
			return "has no " + side + ": what follows moves when the picture comes"
		}
	}
	return ""
}

// KB writes a size in bytes as people read it.
func KB(bytes int) string { return fmt.Sprintf("%.1f KB", float64(bytes)/1024) }
