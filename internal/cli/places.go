package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"lodestone/internal/build"
	"lodestone/internal/source"
)

// outside refuses to publish into the site's own inputs.
func outside(site, out string) error {
	root, err := ownRoot(site, out)
	if err != nil {
		return err
	}
	around, err := within(site, out)
	if err != nil {
		return err
	}
	if around || root != "" {
		return usage("SYS02", fmt.Sprintf("--out %s is where the site's own files are", out), "Choose another folder, such as public.")
	}
	return nil
}

// ownRoot names the folder of the site's inputs that a path lies in, if any.
func ownRoot(site, path string) (string, error) {
	for _, root := range source.Roots() {
		inside, err := within(path, filepath.Join(site, root))
		if err != nil {
			return "", err
		}
		if inside {
			return root, nil
		}
	}
	return "", nil
}

// within tells whether a path is a folder or lies in it, whatever links and
// capitals it is written with. Neither need be there.
func within(path, folder string) (bool, error) {
	path, err := real(path)
	if err != nil {
		return false, err
	}
	folder, err = real(folder)
	if err != nil {
		return false, err
	}
	info, err := os.Stat(folder)
	there := err == nil
	for {
		if path == folder {
			return true, nil
		}
		if there {
			if at, err := os.Stat(path); err == nil && os.SameFile(at, info) {
				return true, nil
			}
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false, nil
		}
		path = parent
	}
}

// real is an absolute path without links, as far as it exists.
func real(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := path; ; at = filepath.Dir(at) {
		if target, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(target, rest), nil
		}
		if at == filepath.Dir(at) {
			return path, nil
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// listable refuses a list of outputs that could not be written when everything
// else is done, or that would take the place of something else. What stands
// there already is left as it is.
func listable(site, out, manifest string) error {
	if manifest == "" {
		return nil
	}
	refuse := func(why, hint string) error {
		return usage("SYS02", fmt.Sprintf("the list cannot be written to --manifest %s: %s", manifest, why), hint)
	}
	dir := filepath.Dir(manifest)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return refuse("there is no folder "+dir, "Make the folder first, or name a file in one that is there.")
	}
	if root, err := ownRoot(site, manifest); err != nil {
		return err
	} else if root != "" {
		return refuse("the site's own files are in "+root+"/", "Name a file outside of the site's folders, such as manifest.json.")
	}
	if inside, err := within(manifest, out); err != nil {
		return err
	} else if inside {
		return refuse("the site is published there, and what it does not hold is not listed", "Name a file outside of "+out+", such as manifest.json.")
	}
	info, err := os.Stat(manifest)
	switch {
	case err == nil && info.IsDir():
		return refuse("it is a folder", "Name a file, such as "+filepath.Join(manifest, "manifest.json")+".")
	case err == nil && info.Mode().IsRegular():
		if earlier, err := isList(manifest); err != nil {
			return refuse("the file there cannot be read", "Name a file that is not there yet.")
		} else if !earlier {
			return refuse("the file there is something else", "It stays as it is. Name a file that is not there yet, or the list of an earlier build.")
		}
	case err != nil && isLink(manifest):
		return refuse("it is a link that leads nowhere", "Remove the link, or name another file.")
	}
	if err := tryWriting(manifest, errors.Is(err, fs.ErrNotExist)); err != nil {
		return refuse("the computer does not allow it", "Name a file in a folder that you may write to.")
	}
	return nil
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// tryWriting opens a file and leaves it as it was: gone, if it was not there.
func tryWriting(path string, fresh bool) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if fresh {
		return os.Remove(path)
	}
	return nil
}

// isList tells whether a file is the list of an earlier build, or empty.
func isList(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 200))
	text := strings.Join(strings.Fields(string(head)), "")
	return text == "" || listHead.MatchString(text), err
}

// listHead is how a list begins, without white space.
var listHead = regexp.MustCompile(`^\{"schema_version":[0-9]+,"outputs":`)

// writeList writes the list of what was published: whole, or not at all.
func writeList(path string, result build.Result) error {
	data, err := result.ManifestJSON()
	if err != nil {
		return err
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		target = path
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(target, data, 0o644) // a pipe or a terminal
	}
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return os.WriteFile(target, data, 0o644) // the file may be written, its folder not
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
