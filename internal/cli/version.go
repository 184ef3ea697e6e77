package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// number is the version of the program.
const number = "0.1.0"

// version identifies the program exactly: its number and, where known, the
// commit it was built from.
func version() string {
	s := number
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
				s += "+" + setting.Value[:12]
			}
		}
	}
	return s
}

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(c.out, "lodestone "+version())
			return nil
		},
	}
}
