// Package publish makes a target equal to a set of artifacts: a folder on
// disk, or memory for watch and tests. It writes only what changed, removes
// what vanished and never shows a torn file. It is the only package that
// writes to disk. What the artifacts are is none of its business.
package publish

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"lodestone/internal/diag"
	"lodestone/internal/output"
)

// Artifacts come one by one, so that they need not all be in memory. An error
// in their place ends them.
type Artifacts = iter.Seq2[output.Artifact, error]

// Target is somewhere a site can be published to.
//
// Publish makes the target hold exactly the artifacts. If they end with an
// error, nothing is published and that error is returned. An error that the
// user can do something about is a *diag.Problem.
type Target interface {
	Publish(ctx context.Context, artifacts Artifacts) (Report, error)
}

// Report is what a publication did.
type Report struct {
	Written   []string // paths of new and changed files, sorted
	Removed   []string // paths of files that are gone, sorted
	Unchanged int
	Bytes     int64 // size of what was written
	// Recovered says that an earlier publication had been cut short and was
	// completed first.
	Recovered bool
}

func problem(code, hint string, cause error, format string, args ...any) *diag.Problem {
	return &diag.Problem{
		Diagnostic: diag.Diagnostic{Code: code, Severity: diag.Error, Message: fmt.Sprintf(format, args...), Hint: hint},
		Cause:      cause,
	}
}

// All gives artifacts that are at hand.
func All(artifacts ...output.Artifact) Artifacts {
	return func(yield func(output.Artifact, error) bool) {
		for _, a := range artifacts {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// receive takes artifacts one by one, refusing paths that cannot be or clash.
func receive(ctx context.Context, artifacts Artifacts, take func(output.Artifact) error) error {
	var set output.Set
	for a, err := range artifacts {
		if err == nil {
			err = context.Cause(ctx)
		}
		if err != nil {
			return err
		}
		if p, ok := set.Add(a.Path); !ok {
			return errors.New(p.Message)
		}
		if err := take(a); err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}
