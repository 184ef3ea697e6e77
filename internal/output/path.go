package output

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Limits of common file systems and hosts, in bytes.
const (
	maxName = 255
	maxPath = 1000
)

// CheckPath says what is wrong with a path as the address of an output: it
// must be relative, slash-separated, in Unicode's composed form (NFC), free
// of "." and "..", and possible as a file on every system and in zips.
func CheckPath(path string) error {
	switch {
	case path == "":
		return errors.New("the path is empty")
	case !utf8.ValidString(path):
		return fmt.Errorf("the path %q is not valid UTF-8", path)
	case !norm.NFC.IsNormalString(path):
		return fmt.Errorf("the path %q is not in composed form (NFC)", path)
	case len(path) > maxPath:
		return fmt.Errorf("the path %q is longer than %d bytes", path, maxPath)
	}
	for name := range strings.SplitSeq(path, "/") {
		if err := checkName(name); err != nil {
			return fmt.Errorf("the path %q %w", path, err)
		}
	}
	return nil
}

func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("begins or ends with a slash or has two in a row")
	case name == "." || name == "..":
		return fmt.Errorf("has the part %q", name)
	case len(name) > maxName:
		return fmt.Errorf("has a part longer than %d bytes", maxName)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || strings.HasPrefix(name, " "):
		return fmt.Errorf("has the part %q, which begins or ends with a space or ends with a full stop", name)
	}
	for _, r := range name {
		if unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r) {
			return fmt.Errorf("has the character %q", r)
		}
	}
	return nil
}

// Fold gives the form in which two paths are equal when a file system that
// ignores case would take them for the same file.
func Fold(path string) string {
	if isPlain(path) {
		return path
	}
	return norm.NFC.String(cases.Fold().String(path))
}

// isPlain says that folding changes nothing: ASCII without capitals.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}
