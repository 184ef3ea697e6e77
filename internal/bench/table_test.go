package bench

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// result is a line of the table.
type result struct {
	what      string
	took      time.Duration // the best of the runs
	bytes     int64         // most memory held, in bytes; 0 where it was not measured
	pages     int           // HTML pages made; 0 where one was
	must      time.Duration // 0: nothing is asked
	mustBytes int64
}

// table gathers the results of a run of benchmarks.
var table = map[string]result{}

// order is the lines of the table.
var order []string

// report notes a result and fails when it is not what it must be.
func report(b *testing.B, r result) {
	if _, again := table[r.what]; !again {
		order = append(order, r.what)
	}
	table[r.what] = r
	b.ReportMetric(float64(r.took.Microseconds())/1000, "best-ms")
	if r.bytes > 0 {
		b.ReportMetric(float64(r.bytes)/(1<<20), "peak-MiB")
	}
	if r.must > 0 && r.took > r.must {
		b.Errorf("%s took %v; it must not take longer than %v", r.what, r.took.Round(time.Millisecond), r.must)
	}
	if r.mustBytes > 0 && r.bytes > r.mustBytes {
		b.Errorf("%s held %d MiB; it must not hold more than %d", r.what, r.bytes>>20, r.mustBytes>>20)
	}
}

// scratch holds what benchmarks write, some gigabytes, until all have run.
var scratch string

func TestMain(m *testing.M) {
	if os.Getenv(asMeasure) != "" {
		if err := measure(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	var err error
	if scratch, err = os.MkdirTemp("", "lodestone-bench-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(scratch)
	if len(order) > 0 {
		fmt.Print(printed())
	}
	os.Exit(code)
}

// printed is the table as text.
func printed() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-52s %10s %10s %12s   (best run; %d cores)\n", "", "time", "peak", "must", runtime.NumCPU())
	for _, name := range order {
		r := table[name]
		peak, must := "", ""
		if r.bytes > 0 {
			peak = fmt.Sprintf("%d MiB", r.bytes>>20)
		}
		if r.must > 0 {
			must = fmt.Sprintf("≤ %v", r.must)
		}
		if r.mustBytes > 0 {
			must += fmt.Sprintf(", ≤ %d MiB", r.mustBytes>>20)
		}
		if r.pages > 0 {
			name = fmt.Sprintf("%s (%d)", name, r.pages)
		}
		fmt.Fprintf(&b, "%-52s %10v %10s %12s\n", name, r.took.Round(time.Millisecond/10), peak, must)
	}
	peer, ours := table[peerName], table[peerOurs]
	if peer.took > 0 && ours.took > 0 {
		fmt.Fprintf(&b, "\nHugo %s takes %.1f times as long and holds %.1f times as much.\n", hugoVersion,
			float64(peer.took)/float64(ours.took), float64(peer.bytes)/float64(ours.bytes))
	}
	return b.String()
}
