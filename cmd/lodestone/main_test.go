package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lodestone/internal/cli"
)

var update = flag.Bool("update", false, "write the output of commands into the scripts")

// The scripts run the program as a process would be run.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"lodestone": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795348800") // 22 November 2026
			return nil
		},
	})
}
