package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lodestone/internal/diag"
)

// wantsJSON tells whether arguments ask for JSON, also where another of them
// cannot be understood.
func wantsJSON(args []string) bool {
	wanted := false
	for i, a := range args {
		switch {
		case a == "--":
			return wanted
		case a == "--format" && i+1 < len(args):
			wanted = args[i+1] == "json"
		case strings.HasPrefix(a, "--format="):
			wanted = a == "--format=json"
		}
	}
	return wanted
}

// noArgs refuses arguments of a command that takes flags only.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := fmt.Sprintf("“%s” takes flags only; “%s --help” lists them.", cmd.CommandPath(), cmd.CommandPath())
	if f := cmd.Flags().Lookup("source"); f != nil {
		hint = fmt.Sprintf("To name the folder of the site, write: %s --source %s", cmd.CommandPath(), args[0])
	}
	return usage("SYS05", fmt.Sprintf("“%s” is one argument too many", args[0]), hint)
}

// noCommand refuses what is no command of the program.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	hint := "There are: " + strings.Join(known, ", ") + ". “lodestone help” says what they do."
	if near, ok := diag.Suggest(args[0], known); ok {
		hint = fmt.Sprintf("Did you mean “lodestone %s”?", near)
	}
	return usage("SYS05", fmt.Sprintf("there is no command “%s”", args[0]), hint)
}

func usage(code, message, hint string) error { return refusal(code, message, hint) }

func refusal(code, message, hint string) *diag.Problem {
	return &diag.Problem{Diagnostic: diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Hint: hint}}
}

// badFlag says what is wrong with a flag in plain words.
func badFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var bare *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		return unknownFlag(cmd, unknown, known)
	case errors.As(err, &invalid):
		wanted := map[string]string{"int": "a whole number", "bool": "true or false"}[invalid.GetFlag().Value.Type()]
		if wanted == "" {
			wanted = "another value"
		}
		return usage("SYS02", fmt.Sprintf("--%s cannot be “%s”", invalid.GetFlag().Name, invalid.GetValue()), "It wants "+wanted+".")
	case errors.As(err, &bare):
		return usage("SYS02", fmt.Sprintf("--%s has no value", bare.GetSpecifiedName()), fmt.Sprintf("Write it behind the flag; “%s --help” says what it may be.", cmd.CommandPath()))
	}
	return usage("SYS02", err.Error(), fmt.Sprintf("“%s --help” lists the flags.", cmd.CommandPath()))
}

// unknownFlag suggests which flag was meant. Written with one hyphen, a flag
// is taken for many of one letter.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError, known []string) error {
	name, hyphens := err.GetSpecifiedName(), "--"
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		name, hyphens = letters, "-"
	}
	hint := fmt.Sprintf("“%s --help” lists the flags.", cmd.CommandPath())
	if near, ok := diag.Suggest(name, known); ok {
		hint = fmt.Sprintf("Did you mean --%s?", near)
	} else if slices.Contains(known, name) {
		hint = fmt.Sprintf("Write it with two hyphens: --%s", name)
	}
	return usage("SYS02", fmt.Sprintf("“%s” has no flag %s%s", cmd.CommandPath(), hyphens, name), hint)
}
