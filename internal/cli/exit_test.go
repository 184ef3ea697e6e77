package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"lodestone/internal/build"
	"lodestone/internal/diag"
)

// What a failure is worth, by whose it is: the content's, the caller's or the
// machine's.
func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name  string
		codes map[string]diag.Severity
		opts  build.Options
		want  int
	}{
		{"clean", nil, build.Options{}, ExitFine},
		{"warning", map[string]diag.Severity{"LNK01": diag.Warning}, build.Options{}, ExitFine},
		{"error", map[string]diag.Severity{"LNK01": diag.Error}, build.Options{}, ExitContent},
		{"due", map[string]diag.Severity{"FCT02": diag.Due}, build.Options{}, ExitFine},
		{"due and strict", map[string]diag.Severity{"FCT02": diag.Due}, build.Options{Strict: true}, ExitContent},
		{"address of the site", map[string]diag.Severity{"SIT05": diag.Error}, build.Options{}, ExitContent},
		{"address given", map[string]diag.Severity{"SIT05": diag.Error, "LNK01": diag.Error}, build.Options{BaseURL: "x"}, ExitUsage},
		{"no folder", map[string]diag.Severity{"PUB02": diag.Error}, build.Options{}, ExitUsage},
		{"files of others", map[string]diag.Severity{"PUB03": diag.Error}, build.Options{}, ExitUsage},
		{"no right to write", map[string]diag.Severity{"PUB04": diag.Error, "LNK02": diag.Warning}, build.Options{}, ExitUsage},
		{"somebody else publishes", map[string]diag.Severity{"PUB01": diag.Error}, build.Options{}, ExitInternal},
		{"full disk", map[string]diag.Severity{"PUB05": diag.Error, "FCT02": diag.Due}, build.Options{Strict: true}, ExitInternal},
		{"cut short", map[string]diag.Severity{"PUB06": diag.Error}, build.Options{}, ExitInternal},
		{"damaged record", map[string]diag.Severity{"PUB07": diag.Error}, build.Options{}, ExitInternal},
		{"mistake in the program", map[string]diag.Severity{"INT01": diag.Error, "SIT01": diag.Error}, build.Options{}, ExitInternal},
	} {
		t.Run(c.name, func(t *testing.T) {
			var list diag.List
			for code, severity := range c.codes {
				list.Add(diag.Diagnostic{Code: code, Severity: severity})
			}
			if got := verdict(list, c.opts); got != c.want {
				t.Errorf("exit %d, want %d", got, c.want)
			}
		})
	}
}

func TestStoppingIsNoFailure(t *testing.T) {
	dir := t.TempDir() + "/site"
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"new", "site", dir}, nil, &out, &errs); code != ExitFine {
		t.Fatal(code, errs.String())
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	out.Reset()
	errs.Reset()
	if code := run(ctx, []string{"build", "--source", dir, "--format", "json"}, nil, &out, &errs); code != ExitInterrupted {
		t.Errorf("exit %d, want %d", code, ExitInterrupted)
	}
	var doc struct{ Diagnostics []struct{ Code string } }
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil || len(doc.Diagnostics) != 1 || doc.Diagnostics[0].Code != "SYS10" {
		t.Errorf("want one object that says SYS10: %v\n%s", err, out.String())
	}
	out.Reset()
	if run(ctx, []string{"build", "--source", dir}, nil, &out, &errs); !strings.Contains(errs.String(), "Stopped before it was done") {
		t.Errorf("it does not say that it was stopped:\n%s", errs.String())
	}
}
