// Package cli is the command line: flags, printing, exit codes. It is the
// only place that reads the environment and the clock, and the only one that
// prints.
//
// How it speaks: errors say what is wrong, then "hint:" and what to do.
// Results go to standard output, everything about the work to standard
// error. With --format json standard output has one JSON document and
// nothing else. A flag goes before the environment, the environment before
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
	ExitUsage       = 2   // wrong flags or configuration
	ExitInternal    = 3   // a mistake in the program, or a machine that failed
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
	c := &console{out: out, err: errs, style: styleFor(errs)}
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
		return ExitInterrupted
	case errors.As(err, &problem):
		c.problem(problem)
		return ExitUsage
	}
	c.complain(err.Error(), "Run “lodestone help” to see what can be asked for.")
	return ExitUsage
}

func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:           "lodestone",
		Short:         "Builds a region's promotional site and pitch toolkits from its facts",
		Long:          "Lodestone turns what a region knows about itself (YAML data, Markdown pages) into a\nmultilingual static site and downloadable pitch toolkits, and watches while you edit.",
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
}

func (c *console) say(format string, args ...any) { fmt.Fprintf(c.err, format+"\n", args...) }

func (c *console) complain(message, hint string) {
	fmt.Fprintf(c.err, "%serror:%s %s\n", c.style.Error, c.style.Reset, message)
	if hint != "" {
		fmt.Fprintf(c.err, "hint: %s\n", hint)
	}
}

func (c *console) problem(p *diag.Problem) { c.complain(p.Error(), p.Hint) }

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
