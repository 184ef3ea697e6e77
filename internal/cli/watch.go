package cli

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lodestone/internal/build"
	"lodestone/internal/dev"
	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// policy is the Content-Security-Policy that netlify.toml sends, so that
// what works here works there.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// highestPort is the last port that there is.
const highestPort = 1<<16 - 1

func newWatch(c *console) *cobra.Command {
	in := &inputs{}
	var host string
	var port int
	var open bool
	cmd := &cobra.Command{
		Use: "watch", Short: "Build, serve, and build again on every change", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts, err := in.options()
			if err != nil {
				return err
			}
			if port < 0 || port > highestPort {
				return usage("SYS02", fmt.Sprintf("--port cannot be %d", port), fmt.Sprintf("Ports go from 1 to %d; 0 takes any that is free.", highestPort))
			}
			return c.watch(cmd.Context(), in, opts, dev.Options{Dir: in.source, Host: host, Port: port, Open: open})
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&host, "host", "127.0.0.1", "address to listen on; others than this computer's own let the network see the site")
	cmd.Flags().IntVar(&port, "port", 8080, "port to listen on; 0 takes any that is free")
	cmd.Flags().BoolVar(&open, "open", false, "open the site in a browser")
	return cmd
}

// watch serves the site from memory until it is stopped.
func (c *console) watch(ctx context.Context, in *inputs, opts build.Options, d dev.Options) error {
	site := &publish.Memory{}
	store := memo.New(memoryWatch)
	d.Site = site
	d.Headers = func(string) http.Header { return http.Header{"Content-Security-Policy": {policy}} }
	d.Say = func(s string) { c.say("%s", s) }
	d.Ready = func(url string) {
		opts.BaseURL = strings.TrimRight(url, "/")
		c.say("Serving %s\nEdit the files in %s; the browser follows. Stop with Ctrl-C.", url, in.source)
	}
	var last diag.List
	d.Built = func(r dev.Result, took time.Duration) {
		if r.Err != nil {
			c.problem(broken(r.Err))
			return
		}
		if !equal(last, r.Findings) {
			if err := c.findings(in.format, r.Findings, r.Lines, false); err != nil {
				return
			}
		}
		last = r.Findings
		if !r.Findings.HasErrors() {
			c.say("Built in %s.", took.Round(time.Millisecond))
		}
	}
	return dev.Run(ctx, d, func(ctx context.Context, tree *source.Tree, previewed func()) dev.Result {
		now := opts
		now.Previewed = previewed
		if in.today == "" {
			if day, err := today(""); err == nil {
				now.Today = day // the day may have changed since the start
			}
		}
		r, err := build.Run(ctx, tree, site, store, now)
		return dev.Result{Findings: r.Diagnostics, Lines: tree.Line, Err: err}
	})
}

func equal(a, b diag.List) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Code != b[i].Code || a[i].Span != b[i].Span || a[i].Message != b[i].Message {
			return false
		}
	}
	return true
}
