// Package dev watches a site's inputs, builds on every change and serves the
// result to browsers, which reload by themselves. How a site is built is none
// of its business: it is given a function. What is served is only what that
// function published to memory, never a file of the disk.
package dev

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"lodestone/internal/diag"
	"lodestone/internal/publish"
	"lodestone/internal/source"
)

// Build makes the site of a snapshot and publishes it to Options.Site, or, if
// it has errors, leaves there what there was. It calls previewed when
// Options.Site begins to answer for the new site, before all of it is made.
type Build func(ctx context.Context, tree *source.Tree, previewed func()) Result

// Result is what a build has to say.
type Result struct {
	Findings diag.List
	Lines    diag.Lines // the text the findings speak of
	Err      error      // why there is no new site, if not because of the findings
}

func (r Result) failed() bool { return r.Err != nil || r.Findings.HasErrors() }

// Options say what to watch and how to serve it.
type Options struct {
	Dir   string   // the site's folder
	Roots []string // folders in it that hold inputs; source.Roots() if empty
	Host  string   // name or address to listen on; 127.0.0.1 if empty
	Port  int      // 0 takes any that is free
	Open  bool     // show the site in a browser
	Site  *publish.Memory

	// Headers gives the response headers of a path as in production; may be
	// nil. A Content-Security-Policy is widened to allow the reload script.
	Headers func(path string) http.Header

	// Ready is told the site's address as soon as it can be asked for; may be
	// nil. Say is given sentences for people. Built is told of each build and
	// how long it took, from the change that was seen to the new site.
	Ready func(url string)
	Say   func(sentence string)
	Built func(r Result, took time.Duration)
}

// Run builds, serves and watches until ctx ends, which is no error. An error
// the user can mend is a *diag.Problem.
func Run(ctx context.Context, opts Options, build Build) error {
	opts = opts.complete()
	listener, err := listen(opts.Host, opts.Port)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := newServer(opts)
	web := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	defer shutdown(web)

	url := address(opts.Host, listener.Addr())
	if !isLoopback(opts.Host) {
		opts.Say("Everybody who can reach this computer over the network can see the site. Leave --host away to keep it to yourself.")
	}
	opts.Ready(url)
	if opts.Open {
		if err := browse(url); err != nil {
			opts.Say("No browser could be started (" + err.Error() + "). Open " + url + " yourself.")
		}
	}
	w := newWatcher(opts)
	go w.run(ctx)
	l := loop{opts: opts, build: build, server: s, changes: w.changes}
	go func() {
		if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
			opts.Say("The server has stopped: " + err.Error())
			stop()
		}
	}()
	return l.run(ctx)
}

func (o Options) complete() Options {
	if len(o.Roots) == 0 {
		o.Roots = source.Roots()
	}
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Site == nil {
		o.Site = &publish.Memory{}
	}
	if o.Headers == nil {
		o.Headers = func(string) http.Header { return nil }
	}
	if o.Ready == nil {
		o.Ready = func(string) {}
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	if o.Built == nil {
		o.Built = func(Result, time.Duration) {}
	}
	return o
}

func listen(host string, port int) (net.Listener, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err == nil {
		return l, nil
	}
	p := &diag.Problem{Cause: err, Diagnostic: diag.Diagnostic{Code: "DEV01", Severity: diag.Error}}
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		p.Message = fmt.Sprintf("Port %d is in use, perhaps by another Lodestone", port)
		p.Hint = fmt.Sprintf("Stop that one, or take another port with --port %d.", port+1)
	case errors.Is(err, syscall.EACCES):
		p.Message = fmt.Sprintf("Port %d may not be used by you", port)
		p.Hint = "Take a port above 1023 with --port, such as 8080."
	default:
		p.Message = fmt.Sprintf("The site cannot be served at %s, port %d", host, port)
		p.Hint = "Leave --host away to serve to this computer only, or name one of its addresses."
	}
	return nil, p
}

// shutdown lets answers that are under way finish, but not for long.
func shutdown(web *http.Server) {
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Second)
	defer stop()
	if web.Shutdown(ctx) != nil {
		_ = web.Close()
	}
}

// address is what to type into a browser on this computer.
func address(host string, at net.Addr) string {
	port := ""
	if tcp, ok := at.(*net.TCPAddr); ok {
		port = strconv.Itoa(tcp.Port)
	}
	if ip := net.ParseIP(host); ip != nil && (ip.IsUnspecified() || ip.IsLoopback()) {
		host = "localhost"
		if ip.IsLoopback() && ip.To4() == nil {
			host = "::1"
		}
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// browse opens an address in the user's browser.
func browse(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
