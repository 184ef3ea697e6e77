package yamldoc

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lodestone/internal/diag"
)

// findings of the raw text: silent ones are wrong even where YAML accepts
// them, the others explain why YAML did not.
type findings struct {
	silent, causes diag.List
}

func (d *Doc) scan() findings { return findings{} }

func (d *Doc) syntax(err error, f findings) diag.List {
	line := 1
	if m := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	return diag.List{d.problem(diag.Span{File: d.File, Line: line, Column: 1}, fmt.Sprintf("this is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: ")), "")}
}
