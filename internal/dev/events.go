package dev

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"lodestone/internal/diag"
	"lodestone/internal/publish"
)

// state is what browsers are told: which site there is, and what is wrong
// with the inputs.
type state struct {
	Site     string    `json:"site"`
	Findings []finding `json:"findings"`
	Stale    bool      `json:"stale"` // a site from before the errors is shown
}

type finding struct {
	Code    string    `json:"code"`
	Message string    `json:"message"`
	Hint    string    `json:"hint"`
	Place   string    `json:"place"` // file:line:column
	Before  string    `json:"before"`
	Marked  string    `json:"marked"`
	After   string    `json:"after"`
	Related []related `json:"related"`
}

type related struct {
	Place   string `json:"place"`
	Message string `json:"message"`
}

// most is how many errors are shown over a page; the terminal has them all.
const most = 20

func newState(site *publish.Generation, r Result) state {
	s := state{Site: site.Name(), Findings: []finding{}, Stale: r.failed() && !site.Empty()}
	for _, d := range r.Findings.Sorted() {
		if d.Severity == diag.Error && len(s.Findings) < most {
			s.Findings = append(s.Findings, newFinding(d, r.Lines))
		}
	}
	if r.Err != nil {
		s.Findings = append(s.Findings, finding{Message: r.Err.Error(), Hint: "More is told in the terminal.", Related: []related{}})
	}
	return s
}

func newFinding(d diag.Diagnostic, lines diag.Lines) finding {
	f := finding{Code: d.Code, Message: d.Message, Hint: d.Hint, Place: place(d.Span), Related: []related{}}
	if lines != nil && d.Line > 0 {
		if text, ok := lines(d.File, d.Line); ok {
			f.Before, f.Marked, f.After = mark(text, d.Column, d.EndColumn)
		}
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, related{Place: place(r.Span), Message: r.Message})
	}
	return f
}

func place(s diag.Span) string {
	switch {
	case s.File == "":
		return ""
	case s.Line == 0:
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Line, max(s.Column, 1))
}

// mark cuts a line before and after the place that is meant.
func mark(text string, column, end int) (before, marked, after string) {
	runes := []rune(text)
	from := min(max(column-1, 0), len(runes))
	to := min(max(end-1, from+1), len(runes))
	return string(runes[:from]), string(runes[from:to]), string(runes[to:])
}

// events passes the latest state to all who listen. Who is slow misses states
// in between, never the last.
type events struct {
	mu        sync.Mutex
	last      []byte
	listeners map[chan struct{}]bool
	beat      time.Duration
}

func newEvents() *events { return &events{listeners: map[chan struct{}]bool{}, beat: 20 * time.Second} }

func (e *events) publish(s state) {
	data, err := json.Marshal(s)
	if err != nil {
		return // strings always become JSON
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last = data
	for l := range e.listeners {
		select {
		case l <- struct{}{}:
		default:
		}
	}
}

// serve is a stream of server-sent events.
func (e *events) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w).Flush
	news := make(chan struct{}, 1)
	e.mu.Lock()
	e.listeners[news] = true
	if e.last != nil {
		news <- struct{}{}
	}
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		delete(e.listeners, news)
	}()
	beat := time.NewTicker(e.beat) // so that a connection that broke is noticed
	defer beat.Stop()
	message := []byte("retry: 500\n\n")
	for {
		if _, err := w.Write(message); err != nil || flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			message = []byte(":\n\n")
		case <-news:
			e.mu.Lock()
			message = append(append([]byte("data: "), e.last...), "\n\n"...)
			e.mu.Unlock()
		}
	}
}
