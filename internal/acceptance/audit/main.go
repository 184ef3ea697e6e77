// Command audit judges the demo more thoroughly than the tests do, and takes
// its time: axe on every page in both schemes, and Lighthouse on the pages
// that most readers come to. It is run by make audit, from the root of the
// repository, and fails when anything is less than perfect.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"lodestone/internal/acceptance"
)

const here = "internal/acceptance"

func main() {
	quick := flag.Bool("lighthouse-only", false, "leave out axe, which reads every page")
	flag.Parse()
	sound, err := audit(*quick)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !sound {
		os.Exit(1)
	}
}

func audit(quick bool) (sound bool, err error) {
	dir, err := os.MkdirTemp("", "lodestone-audit-")
	if err != nil {
		return false, err
	}
	defer func() { err = first(err, os.RemoveAll(dir)) }()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return false, err
	}
	address := "http://" + listener.Addr().String()
	// Built for the address it is served at, so that canonical addresses are right.
	site, err := acceptance.Build(".", dir, address)
	if err != nil {
		return false, err
	}
	host, err := acceptance.ReadHosting(".", here, site.Dir)
	if err != nil {
		return false, err
	}
	server := &http.Server{Handler: acceptance.Packed(host.Handler(site.Dir)), ReadHeaderTimeout: time.Minute}
	go server.Serve(listener) //nolint:errcheck // it ends when it is closed
	defer server.Close()

	findings, err := weigh(site)
	if err != nil {
		return false, err
	}
	found, err := lighthouse(site, address)
	if err != nil {
		return false, err
	}
	findings = append(findings, found...)
	if !quick {
		if found, err = axe(site, address, filepath.Join(dir, "profile")); err != nil {
			return false, err
		}
		findings = append(findings, found...)
	}
	for _, f := range findings {
		fmt.Println(f)
	}
	fmt.Printf("\n%d findings.\n", len(findings))
	return len(findings) == 0, nil
}

// weigh prints the heaviest page of each kind.
func weigh(site *acceptance.Site) ([]acceptance.Finding, error) {
	weights, err := acceptance.Weigh(site)
	if err != nil {
		return nil, err
	}
	fmt.Printf("%-14s %9s %9s %9s %9s   %s\n", "kind, gzip -9", "all", "page", "style", "script", "heaviest page")
	for _, w := range acceptance.Heaviest(weights) {
		fmt.Printf("%-14s %9s %9s %9s %9s   %s\n", w.Kind, acceptance.KB(w.All()), acceptance.KB(w.HTML), acceptance.KB(w.Style), acceptance.KB(w.Script), w.File)
	}
	fmt.Printf("The script as it runs: %s\n\n", acceptance.KB(weights[0].Unpacked))
	return acceptance.CheckBudget(site)
}

// lighthouse judges the home pages, a proposition and the catalogue.
func lighthouse(site *acceptance.Site, address string) ([]acceptance.Finding, error) {
	weights, err := acceptance.Weigh(site)
	if err != nil {
		return nil, err
	}
	var addresses []string
	for _, language := range []string{"en", "ar"} {
		addresses = append(addresses, address+"/"+language+"/", address+"/"+language+"/incentives/")
		for _, w := range weights {
			if w.Language == language && w.Kind == "proposition" {
				addresses = append(addresses, address+"/"+filepath.ToSlash(filepath.Dir(w.File))+"/")
				break
			}
		}
	}
	audits, err := acceptance.Lighthouse(here, addresses...)
	if err != nil {
		return nil, err
	}
	for _, category := range acceptance.Categories() {
		fmt.Printf("%-15s", category)
	}
	fmt.Println("page, largest paint, blocked, moved, power of this machine (1000 and more is enough)")
	for _, a := range audits {
		for _, category := range acceptance.Categories() {
			fmt.Printf("%-15d", a.Scores[category])
		}
		fmt.Println(a.Address[len(address):], a.Metrics["largest-contentful-paint"], a.Metrics["total-blocking-time"], a.Metrics["cumulative-layout-shift"], a.Power)
	}
	fmt.Println()
	return acceptance.CheckAudits(audits), nil
}

// axe reads every page in both schemes.
func axe(site *acceptance.Site, address, profile string) ([]acceptance.Finding, error) {
	browser, err := acceptance.StartBrowser(profile, here)
	if err != nil {
		return nil, err
	}
	defer browser.Close()
	var files []string
	for _, page := range site.Pages {
		if !page.Redirect {
			files = append(files, page.File)
		}
	}
	fmt.Printf("axe reads %d pages in the light and the dark scheme.\n", len(files))
	return acceptance.CheckPages(browser, address, files)
}

func first(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
