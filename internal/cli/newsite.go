package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lodestone/internal/date"
)

// starter is the site that “new site” writes. Dates in it stand for days
// seen from today, so that a fresh site is never stale.
//
//go:embed starter
var starter embed.FS

func newSite(c *console) *cobra.Command {
	return &cobra.Command{
		Use: "site DIR", Short: "Write a small site to begin with", Args: cobra.ArbitraryArgs,
		Long: "Writes a small site to begin with: an invented region with facts, an offer,\nan incentive, an ambassador and two pages, in English and Swedish. Comments in\nits files say what to edit first. The folder is made, and must be empty.",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("SYS05", "a new site needs one folder to go to", "Write: lodestone new site DIR")
			}
			return c.newSite(args[0])
		},
	}
}

func (c *console) newSite(dir string) error {
	if err := vacant(dir); err != nil {
		return broken(err)
	}
	day, err := today("")
	if err != nil {
		return err
	}
	n, err := writeStarter(dir, day)
	if err != nil {
		return broken(err)
	}
	c.say("Wrote %d files to %s. Begin with %s; its comments lead on.\nNext:", n, dir, filepath.Join("data", "site.yaml"))
	fmt.Fprintf(c.out, "  cd %s\n  lodestone watch --open\n", shellWord(dir))
	return nil
}

// vacant tells whether a site may be written to a folder: it is not there
// yet, or holds nothing but a repository.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return usage("SYS08", dir+" is a file", "Name a folder that is empty or not there yet.")
		}
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return usage("SYS08", fmt.Sprintf("the folder %s is not empty: it holds %s", dir, e.Name()), "Nothing was changed. Name a folder that is empty or not there yet.")
		}
	}
	return nil
}

// writeStarter writes the files and gives their number.
func writeStarter(dir string, day date.Date) (int, error) {
	dates := starterDates(day)
	n := 0
	err := fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := starter.ReadFile(name)
		if err != nil {
			return err
		}
		rel := strings.TrimPrefix(name, "starter/")
		if rel == "gitignore" {
			rel = ".gitignore" // files with a dot are not embedded
		}
		n++
		return create(filepath.Join(dir, filepath.FromSlash(rel)), []byte(dates.Replace(string(text))))
	})
	return n, err
}

// starterDates puts days in the place of {{today}} and its like.
func starterDates(day date.Date) *strings.Replacer {
	year := func(n int) string { return date.Date{Year: day.Year + n}.String() }
	return strings.NewReplacer(
		"{{today}}", day.String(),
		"{{this-year}}", year(0),
		"{{last-year}}", year(-1),
		"{{in-three-months}}", day.AddMonths(3).String(),
		"{{in-half-a-year}}", day.AddMonths(6).String(),
		"{{in-a-year}}", day.AddMonths(12).String(),
	)
}

// shellWord quotes a folder for a line that people paste.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@", r)
	}
	if s != "" && strings.TrimLeftFunc(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
