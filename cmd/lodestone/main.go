// Command lodestone builds the site and the pitch toolkits of a region.
package main

import (
	"os"

	"lodestone/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
