package cli

import "github.com/spf13/cobra"

func newNew(c *console) *cobra.Command { return &cobra.Command{Use: "new", Hidden: true} }
