package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lodestone/internal/build"
	"lodestone/internal/date"
	"lodestone/internal/diag"
	"lodestone/internal/memo"
	"lodestone/internal/publish"
	"lodestone/internal/source"
	"lodestone/themes"
)

// inputs are the flags that build, check and watch share.
type inputs struct {
	source, today, baseURL, theme, region, format string
	drafts, keepGoing, strict                     bool
	jobs                                          int
}

func (in *inputs) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&in.source, "source", ".", "folder of the site")
	f.StringVar(&in.today, "today", "", "the day to build for, 2026-11-22 (default: SOURCE_DATE_EPOCH, else the clock)")
	f.StringVar(&in.baseURL, "base-url", "", "where the site will live (default: LODESTONE_BASE_URL, else base_url of data/site.yaml)")
	f.StringVar(&in.theme, "theme", "", "theme to use (default: theme of data/site.yaml)")
	f.StringVar(&in.region, "region", "", "build the site of this region alone, with its own name, address and brand (default: the whole site)")
	f.BoolVar(&in.drafts, "drafts", false, "include drafts; people without consent stay out all the same")
	f.BoolVar(&in.strict, "strict", false, "fail, and publish nothing, while anything is due")
	f.IntVar(&in.jobs, "jobs", 0, "pages made at a time; 0 is one for each processor")
	f.StringVar(&in.format, "format", "text", "how findings are printed: text or json")
}

// options turns flags and environment into options of a build.
func (in *inputs) options() (build.Options, error) {
	day, err := today(in.today)
	if err != nil {
		return build.Options{}, err
	}
	if in.format != "text" && in.format != "json" {
		return build.Options{}, usage("SYS02", fmt.Sprintf("there is no format “%s”", in.format), "Use --format text or --format json.")
	}
	if in.jobs < 0 {
		return build.Options{}, usage("SYS02", fmt.Sprintf("--jobs cannot be %d: less than one page at a time makes none", in.jobs), "Use 1 or more. 0, which is the default, means one for each processor.")
	}
	jobs := in.jobs
	if jobs == 0 {
		jobs = runtime.NumCPU()
	}
	base := in.baseURL
	if base == "" {
		base = os.Getenv("LODESTONE_BASE_URL")
	}
	return build.Options{Today: day, BaseURL: base, Theme: in.theme, Region: in.region, Drafts: in.drafts, Strict: in.strict, KeepGoing: in.keepGoing, Jobs: jobs,
		Themes: themes.Files, Program: version()}, nil
}

// today is the day to build for: the flag, SOURCE_DATE_EPOCH, the clock.
func today(flag string) (date.Date, error) {
	if flag != "" {
		d, err := date.Parse(flag)
		if err != nil || d.Precision() != date.ToDay {
			return date.Date{}, usage("SYS01", fmt.Sprintf("--today %s is not a day", flag), "Write it as year-month-day, such as 2026-11-22.")
		}
		return d, nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return date.Date{}, usage("SYS01", fmt.Sprintf("SOURCE_DATE_EPOCH=%s is not a number of seconds", epoch), "Set it to seconds since 1970, or unset it.")
		}
		return date.FromTime(time.Unix(seconds, 0).UTC()), nil
	}
	return date.FromTime(time.Now()), nil
}

// How much of its results a process keeps, in bytes: a single build needs
// them for what it makes twice, watch for the next edit.
const (
	memoryOnce  = 8 << 20
	memoryWatch = 512 << 20
)

func newBuild(c *console) *cobra.Command {
	in := &inputs{}
	var out, manifest string
	var portable bool
	cmd := &cobra.Command{
		Use: "build", Short: "Build the site and its toolkits into a folder", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts, err := in.options()
			if err != nil {
				return err
			}
			opts.Portable = portable
			if !filepath.IsAbs(out) && !cmd.Flags().Changed("out") {
				out = filepath.Join(in.source, out)
			}
			if err := outside(in.source, out); err != nil {
				return err
			}
			if err := listable(in.source, out, manifest); err != nil {
				return err
			}
			folder := publish.NewFolder(out)
			if recovered, err := folder.Recover(); err != nil {
				return broken(err)
			} else if recovered {
				c.say("An earlier build had been cut short; it was completed first.")
			}
			return c.build(cmd, in, opts, folder, out, manifest)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&out, "out", "public", "folder to publish to (default: public in the site's folder)")
	cmd.Flags().BoolVar(&portable, "portable", false, "make a site that works from a folder or a stick, without a server")
	cmd.Flags().BoolVar(&in.keepGoing, "keep-going", false, "leave out the regions that are in error and publish the others; the exit code says so")
	cmd.Flags().StringVar(&manifest, "manifest", "", "write a list of what was published to this file, as JSON")
	return cmd
}

func newCheck(c *console) *cobra.Command {
	in := &inputs{}
	cmd := &cobra.Command{
		Use: "check", Short: "Find everything that is wrong, due or doubtful, and write nothing", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts, err := in.options()
			if err != nil {
				return err
			}
			return c.build(cmd, in, opts, nil, "", "")
		},
	}
	in.flags(cmd)
	return cmd
}

// build runs the pipeline once and prints what it found.
func (c *console) build(cmd *cobra.Command, in *inputs, opts build.Options, target publish.Target, out, manifest string) error {
	start := time.Now()
	tree, err := source.Snapshot(in.source, nil)
	if err != nil {
		return broken(err)
	}
	result, err := build.Run(cmd.Context(), tree, target, memo.New(memoryOnce), opts)
	if err == nil && result.Published && manifest != "" {
		err = writeList(manifest, result)
	}
	if err != nil {
		if cmd.Context().Err() != nil {
			return err
		}
		result.Diagnostics.Add(broken(err).Diagnostic)
	}
	if err := c.findings(in.format, result.Diagnostics, tree.Line, target == nil); err != nil {
		return broken(err)
	}
	switch {
	case result.Published:
		c.say("Published %d files to %s in %s (%d written, %d removed).", len(result.Manifest), out,
			time.Since(start).Round(time.Millisecond), len(result.Report.Written), len(result.Report.Removed))
		if len(result.LeftOut) > 0 {
			c.say("Left out, because of errors: %s.", strings.Join(result.LeftOut, ", "))
		}
	case target != nil && result.Diagnostics.HasErrors():
		c.say("Nothing was published%s.", still(out))
	case target != nil:
		c.say("Nothing was published, because --strict does not allow anything that is due.")
	}
	if code := verdict(result.Diagnostics, opts); code != ExitFine {
		return exit(code)
	}
	return nil
}

// verdict is the exit code of a run that found this.
func verdict(list diag.List, opts build.Options) int {
	code := ExitFine
	for _, d := range list {
		switch {
		case d.Severity == diag.Error && exitFor(d.Code) == ExitInternal:
			return ExitInternal
		case misused(d, opts):
			code = ExitUsage
		case code == ExitFine && (d.Severity == diag.Error || d.Severity == diag.Due && opts.Strict):
			code = ExitContent
		}
	}
	return code
}

// still says that a folder was left alone, if there is one.
func still(out string) string {
	if info, err := os.Stat(out); err != nil || !info.IsDir() {
		return ""
	}
	return "; what stood in " + out + " is still there"
}

// misused tells whether something failed because of how the program was
// called: in a folder without a site, with a theme or an address that cannot
// be, given by a flag or the environment, or for a folder that cannot take a
// site.
func misused(d diag.Diagnostic, opts build.Options) bool {
	switch d.Code {
	case "SIT01", "PUB02", "PUB03", "PUB04":
		return true
	case "SIT05":
		return opts.BaseURL != ""
	case "THM01":
		return opts.Theme != ""
	case "SIT11":
		return opts.Region != ""
	}
	return false
}

// findings prints diagnostics: text for people to standard error, JSON to
// standard output. Notes are shown in text only where they are asked for.
func (c *console) findings(format string, list diag.List, lines diag.Lines, notes bool) error {
	if format == "json" {
		return diag.JSON(c.out, list)
	}
	shown, hidden := list, list.Count(diag.Info)
	if notes {
		hidden = 0
	} else {
		shown = slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
	}
	if err := diag.Text(c.err, shown, lines, c.style); err != nil {
		return err
	}
	c.say("%s", diag.Summary(list))
	if hidden > 0 {
		c.say("Notes worth reading when there is time: %d; “lodestone check” shows them.", hidden)
	}
	return nil
}

// broken says what went wrong beside the content.
func broken(err error) *diag.Problem {
	var p *diag.Problem
	if errors.As(err, &p) {
		return p
	}
	return refusal("SYS09", "this failed: "+err.Error(),
		"Neither the site nor how Lodestone was called is to blame. Mend the disk, right or connection that the message names and try again; report it if it names none.")
}
