package dev

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"html"
	"slices"
	"strings"
)

// prefix begins the addresses that are the server's, not the site's.
const (
	prefix     = "/_dev/"
	eventsPath = prefix + "events"
)

//go:embed client/page.js
var pageScript []byte

//go:embed client/worker.js
var workerScript []byte

//go:embed client/overlay.css
var overlayStyle []byte

// clientFiles are what the server adds to a site for its browsers.
func clientFiles() map[string][]byte {
	return map[string][]byte{"page.js": pageScript, "worker.js": workerScript, "overlay.css": overlayStyle}
}

func hexHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// withClient adds the reload script to a page as it is served; what is
// published never has it. tag names the version of the page, site that of the
// whole. Minified pages need not have a </body>; a script after all else
// belongs to the body too.
func withClient(page []byte, tag, site string) []byte {
	script := fmt.Appendf(nil, `<script src="%spage.js" data-page="%s" data-site="%s" defer></script>`, prefix, html.EscapeString(tag), html.EscapeString(site))
	if i := bytes.LastIndex(page, []byte("</body>")); i >= 0 {
		return slices.Concat(page[:i], script, page[i:])
	}
	return slices.Concat(page, script)
}

// noticePage is a page of the server's own. It has no style: the overlay
// explains.
func noticePage(title string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`+
		`<title>%[1]s</title><h1>%[1]s</h1><p>This page reloads by itself.</p>`, html.EscapeString(title))
}

// allowSelf widens a Content-Security-Policy as far as the reload script
// needs: scripts, workers, styles and connections of the site's own origin.
func allowSelf(policy string) string {
	var names []string
	sources := map[string]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		name, list, _ := strings.Cut(strings.TrimSpace(directive), " ")
		name = strings.ToLower(name)
		if _, twice := sources[name]; name != "" && !twice { // of two, browsers take the first
			names = append(names, name)
			sources[name] = strings.TrimSpace(list)
		}
	}
	for _, name := range []string{"script-src", "worker-src", "style-src", "connect-src"} {
		list, ok := sources[name]
		if !ok {
			if name == "worker-src" { // it falls back to script-src
				continue
			}
			if list, ok = sources["default-src"]; !ok {
				continue
			}
			names = append(names, name)
		}
		sources[name] = withSelf(list)
	}
	for i, name := range names {
		names[i] = strings.TrimSpace(name + " " + sources[name])
	}
	return strings.Join(names, "; ")
}

func withSelf(list string) string {
	words := strings.Fields(list)
	words = slices.DeleteFunc(words, func(w string) bool { return strings.EqualFold(w, "'none'") })
	if !slices.Contains(words, "'self'") {
		words = append(words, "'self'")
	}
	return strings.Join(words, " ")
}
