// Package themes holds the themes that come with the program. What a theme is
// made of and how a site's own files lie over it is known to internal/theme.
package themes

import "embed"

// Files has one folder a theme.
//
//go:embed default sodra-smaland
var Files embed.FS
