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
	source, today, baseURL, theme, format string
	drafts, strict                        bool
	jobs                                  int
}

func (in *inputs) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&in.source, "source", ".", "folder of the site")
	f.StringVar(&in.today, "today", "", "the day to build for, 2026-11-22 (default: SOURCE_DATE_EPOCH, else the clock)")
	f.StringVar(&in.baseURL, "base-url", "", "where the site will live (default: LODESTONE_BASE_URL, else base_url of data/site.yaml)")
	f.StringVar(&in.theme, "theme", "", "theme to use (default: theme of data/site.yaml)")
	f.BoolVar(&in.drafts, "drafts", false, "include drafts; people without consent stay out all the same")
	f.BoolVar(&in.strict, "strict", false, "fail, and publish nothing, while anything is due")
	f.IntVar(&in.jobs, "jobs", 0, "pages made at a time (default: one a processor)")
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
		return build.Options{}, usage("SYS02", fmt.Sprintf("--jobs %d is not a number of workers", in.jobs), "Use 1 or more, or leave it away.")
	}
	jobs := in.jobs
	if jobs == 0 {
		jobs = runtime.NumCPU()
	}
	base := in.baseURL
	if base == "" {
		base = os.Getenv("LODESTONE_BASE_URL")
	}
	return build.Options{Today: day, BaseURL: base, Theme: in.theme, Drafts: in.drafts, Strict: in.strict, Jobs: jobs,
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

func usage(code, message, hint string) error {
	return &diag.Problem{Diagnostic: diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Hint: hint}}
}

// memory is how much of rendered results a process keeps, in bytes.
const memory = 512 << 20

func newBuild(c *console) *cobra.Command {
	in := &inputs{}
	var out, manifest string
	cmd := &cobra.Command{
		Use: "build", Short: "Build the site and its toolkits into a folder", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts, err := in.options()
			if err != nil {
				return err
			}
			if !filepath.IsAbs(out) && !cmd.Flags().Changed("out") {
				out = filepath.Join(in.source, out)
			}
			if err := outside(in.source, out); err != nil {
				return err
			}
			folder := publish.NewFolder(out)
			if recovered, err := folder.Recover(); err != nil {
				return c.broken(err)
			} else if recovered {
				c.say("An earlier build had been cut short; it was completed first.")
			}
			return c.build(cmd, in, opts, folder, out, manifest)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&out, "out", "public", "folder to publish to (default: public in the site's folder)")
	cmd.Flags().StringVar(&manifest, "manifest", "", "write a list of what was published to this file, as JSON")
	return cmd
}

// outside refuses to publish into the site's own inputs.
func outside(site, out string) error {
	from, err := filepath.Abs(site)
	if err != nil {
		return err
	}
	to, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	for _, root := range append(source.Roots(), ".") {
		inner := filepath.Join(from, root)
		if to == inner || root != "." && strings.HasPrefix(to, inner+string(filepath.Separator)) || strings.HasPrefix(from, to+string(filepath.Separator)) {
			return usage("SYS02", fmt.Sprintf("--out %s is where the site's own files are", out), "Choose another folder, such as public.")
		}
	}
	return nil
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
		return c.broken(err)
	}
	result, err := build.Run(cmd.Context(), tree, target, memo.New(memory), opts)
	if err != nil {
		return c.broken(err)
	}
	if err := c.findings(in.format, result.Diagnostics, tree.Line, target == nil); err != nil {
		return c.broken(err)
	}
	if result.Published && manifest != "" {
		if err := c.manifest(manifest, result); err != nil {
			return c.broken(err)
		}
	}
	switch {
	case result.Published:
		c.say("Published %d files to %s in %s (%d written, %d removed).", len(result.Manifest), out,
			time.Since(start).Round(time.Millisecond), len(result.Report.Written), len(result.Report.Removed))
	case target != nil && result.Diagnostics.HasErrors():
		c.say("Nothing was published; what stood in %s is still there.", out)
	case target != nil:
		c.say("Nothing was published, because --strict does not allow anything that is due.")
	}
	if slices.ContainsFunc(result.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "SIT01" }) {
		return exit(ExitUsage) // there is no site here at all
	}
	if result.Diagnostics.HasErrors() || in.strict && result.Diagnostics.Count(diag.Due) > 0 {
		return exit(ExitContent)
	}
	return nil
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

func (c *console) manifest(path string, result build.Result) error {
	data, err := result.ManifestJSON()
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// broken says what went wrong beside the content.
func (c *console) broken(err error) error {
	var p *diag.Problem
	if errors.As(err, &p) {
		return err
	}
	c.complain(err.Error(), "")
	return exit(ExitInternal)
}
