package acceptance_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The host's script may run again into the same folder: a preview keeps search
// engines out once, and what goes into production afterwards lets them in.
func TestHostScriptRunsAgain(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	// In place of a build: a folder is there, and the script's arguments are noted.
	builder := "#!/bin/sh\nmkdir -p '" + out + "'\necho \"$*\" >'" + filepath.Join(dir, "asked") + "'\n"
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte(builder), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, run := range []struct{ context, headers, address string }{
		{"deploy-preview", "/*\n  X-Robots-Tag: noindex\n", "https://preview.example"},
		{"deploy-preview", "/*\n  X-Robots-Tag: noindex\n", "https://preview.example"},
		{"production", "", "https://northland.example"},
		{"production", "", "https://northland.example"},
	} {
		cmd := exec.Command(filepath.Join("..", "..", "scripts", "netlify.sh"), out)
		cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "CONTEXT="+run.context,
			"URL=https://northland.example", "DEPLOY_PRIME_URL=https://preview.example")
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		headers, err := os.ReadFile(filepath.Join(out, "_headers"))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if string(headers) != run.headers {
			t.Errorf("after a %s run _headers holds %q, want %q", run.context, headers, run.headers)
		}
		asked, err := os.ReadFile(filepath.Join(dir, "asked"))
		if want := "run ./cmd/lodestone build --source . --out " + out + " --base-url " + run.address + "\n"; err != nil || string(asked) != want {
			t.Errorf("it asked for %q, want %q: %v", asked, want, err)
		}
	}
}
