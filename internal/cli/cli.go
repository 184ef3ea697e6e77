// Package cli is the command line: flags, printing, exit codes. It is the
// only place that reads the environment and the clock, and the only one that
// prints.
//
// How it speaks: errors say what is wrong, then "hint:" and what to do.
// Results go to standard output, everything about the work to standard
// error. With --format json standard output has one JSON document and
// nothing else, also when the program was called wrongly or the machine
// failed. A flag goes before the environment, the environment before
// the site's own settings.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"lodestone/internal/diag"
)

// Exit codes.
const (
	ExitFine        = 0   // published, or clean
	ExitContent     = 1   // errors in the content, or --strict with anything due
	ExitUsage       = 2   // wrong flags or configuration, a folder that may not be written to among them
	ExitInternal    = 3   // a mistake in the program, or a machine that failed: a full disk, say
	ExitInterrupted = 130 // stopped by the user
)

// exit is an error that has been printed already.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// Main runs the program and gives its exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, args, in, out, errs)
}

func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	c := &console{out: out, err: errs, style: styleFor(errs), json: wantsJSON(args)}
	root := newRoot(c)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	var code exit
	var problem *diag.Problem
	switch {
	case err == nil:
		return ExitFine
	case errors.As(err, &code):
		return int(code)
	case ctx.Err() != nil:
		c.problem(refusal("SYS10", "Stopped before it was done", "Nothing was published. Run the command again."))
		return ExitInterrupted
	case !errors.As(err, &problem):
		problem = refusal("SYS05", err.Error(), "Run “lodestone help” to see what can be asked for.")
	}
	c.problem(problem)
	return exitFor(problem.Code)
}

// exitFor gives the exit code of a failure that is not the content's: most
// can be helped by calling the program otherwise, some cannot.
func exitFor(code string) int {
	switch code {
	case "PUB01", "PUB05", "PUB06", "PUB07", "SYS09", "INT01":
		return ExitInternal
	}
	return ExitUsage
}

func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:   "lodestone",
		Short: "Builds a region's promotional site and pitch toolkits from its facts",
		Long: "Lodestone turns what a region knows about itself (YAML data, Markdown pages) into a\nmultilingual static site and downloadable pitch toolkits, and watches while you edit.\n\n" +
			"Exit codes: 0 published or clean; 1 errors in the content, or --strict and something is due;\n" +
			"2 wrong use or configuration, such as a folder that may not be written to; 3 the program or the\n" +
			"machine failed, as on a full disk; 130 stopped.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(badFlag)
	root.AddCommand(newBuild(c), newCheck(c), newWatch(c), newNew(c), newSpecimen(c), newVersion(c))
	return root
}

// console prints.
type console struct {
	out, err io.Writer
	style    diag.Style
	json     bool // --format json was asked for
}

func (c *console) say(format string, args ...any) { fmt.Fprintf(c.err, format+"\n", args...) }

// problem says why nothing came of what was asked, in the form asked for.
func (c *console) problem(p *diag.Problem) {
	if c.json {
		d := p.Diagnostic
		d.Message = p.Error()
		_ = diag.JSON(c.out, diag.List{d}) // whoever cannot be told gets the exit code
		return
	}
	fmt.Fprintf(c.err, "%serror:%s %s\n", c.style.Error, c.style.Reset, p.Error())
	if p.Hint != "" {
		fmt.Fprintf(c.err, "hint: %s\n", p.Hint)
	}
}

// styleFor gives colours when the writer is a terminal and nobody objects.
func styleFor(w io.Writer) diag.Style {
	if _, plain := os.LookupEnv("NO_COLOR"); plain || os.Getenv("TERM") == "dumb" {
		return diag.Style{}
	}
	f, ok := w.(*os.File)
	if !ok {
		return diag.Style{}
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return diag.Style{}
	}
	return diag.Colours
}
