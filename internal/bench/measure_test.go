package bench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// asMeasure makes the test binary a small program that runs another.
const asMeasure = "LODESTONE_BENCH_MEASURE"

// execute runs a program and gives how long it took and the most memory it
// held, in bytes. A process stands between: Linux counts what the parent
// held at the fork as the child's (setmax_mm_hiwater_rss in its exec.c), and
// this one holds whole sites.
func execute(tb testing.TB, dir, program string, args ...string) (took time.Duration, peak int64) {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	c := exec.CommandContext(context.Background(), self, append([]string{program}, args...)...)
	c.Dir, c.Env = dir, append(os.Environ(), asMeasure+"=1")
	out, err := c.CombinedOutput()
	if err != nil {
		tb.Fatalf("%s: %v\n%s", program, err, out)
	}
	if _, err := fmt.Sscan(string(out), &took, &peak); err != nil {
		tb.Fatalf("%s cannot be measured: %v\n%s", program, err, out)
	}
	return took, peak
}

// measure runs the command of its arguments and prints nanoseconds and bytes.
func measure(args []string) error {
	c := exec.CommandContext(context.Background(), args[0], args[1:]...)
	start := time.Now()
	out, err := c.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return fmt.Errorf("this system does not tell how much memory a program used")
	}
	peak := usage.Maxrss
	if runtime.GOOS != "darwin" {
		peak <<= 10 // kilobytes elsewhere
	}
	_, err = fmt.Println(int64(took), peak)
	return err
}

// The memory of a program is its own, not that of the process it is run from.
func TestMemoryIsTheProgramsOwn(t *testing.T) {
	held := make([]byte, 256<<20)
	for i := 0; i < len(held); i += 1024 {
		held[i] = 1
	}
	took, peak := execute(t, t.TempDir(), "sleep", "0.05")
	if took < 50*time.Millisecond || peak <= 0 || peak > 64<<20 {
		t.Errorf("sleep took %v and held %d MiB", took, peak>>20)
	}
	runtime.KeepAlive(held)
}
