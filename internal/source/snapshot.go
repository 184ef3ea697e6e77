package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lodestone/internal/diag"
)

// CodeEmpty is the code of the finding that there is no file at all.
const CodeEmpty = "SRC08"

// Roots are the folders of a site that hold its inputs.
func Roots() []string { return []string{"content", "data", "themes"} }

// stamp is how a file was found by one snapshot, for the next.
type stamp struct {
	Stamp
	rests    bool // the stamp alone will tell whether the file has changed
	file     *File
	habits   habits
	problems diag.List
}

// Snapshot looks at the inputs in the folder of a site: all files in its
// roots, or in Roots() if none are named. Given the snapshot before, files
// whose stamp is the same are not read again, unless they may have been
// written so shortly before they were read that their stamp proves nothing:
// those changed within two seconds of the latest change in the whole tree.
//
// The error says that the folder cannot be read at all; it is a *diag.Problem.
// What is wrong with single files stands in Problems.
func Snapshot(dir string, prev *Tree, roots ...string) (*Tree, error) {
	if len(roots) == 0 {
		roots = Roots()
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, unopened(dir, err)
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, unopened(dir, err)
	}
	defer root.Close()
	unlinked, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, unopened(dir, err)
	}
	w := walker{dir: abs, real: unlinked, root: root, tree: &Tree{stamps: map[string]stamp{}}}
	if prev != nil {
		w.prev = prev.stamps
	}
	for _, r := range roots {
		w.walkRoot(r)
	}
	if len(w.found) == 0 && len(w.tree.problems) == 0 {
		w.problem(CodeEmpty, "", fmt.Sprintf("There are no files in %s of this folder", strings.Join(roots, "/, ")+"/"),
			"Go to the folder of a site, name it with --source, or begin one with `lodestone new site DIR`.")
	}
	w.readAll()
	w.settle(prev != nil)
	return w.tree.finish(), nil
}

func unopened(dir string, err error) error {
	return &diag.Problem{
		Diagnostic: diag.Diagnostic{
			Code: "SRC09", Severity: diag.Error,
			Message: fmt.Sprintf("The site's folder %s cannot be opened: %s", dir, reason(err)),
			Hint:    "Name the folder that holds data/ and content/ with --source.",
		},
	}
}

// walker gathers one snapshot.
type walker struct {
	dir, real string // the site's folder, and the same without links
	root      *os.Root
	newest    int64 // the latest change time of a file or folder
	prev      map[string]stamp
	tree      *Tree
	found     []found
}

// found is a file that was met, then read.
type found struct {
	path      string
	stamp     stamp
	unsettled bool
	gone      bool
}

func (w *walker) problem(code, path, message, hint string) {
	w.tree.problems.Add(diag.Diagnostic{Code: code, Severity: diag.Error, Span: diag.Span{File: path}, Message: message, Hint: hint})
}

func (w *walker) unreadable(path string, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		w.tree.unsettled = append(w.tree.unsettled, path)
		return
	}
	w.problem("SRC03", path, "This cannot be read: "+reason(err), "Give yourself the right to read it, or remove it from the site's folder.")
}

// reason is the system's word for what went wrong, without path and call.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return err.Error()
}

func (w *walker) walkRoot(name string) {
	info, err := os.Lstat(filepath.Join(w.dir, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		w.unreadable(name, err)
	default:
		w.entry(name, info, nil)
	}
}

// folder walks the files of one folder; above are the real folders that led
// here, by which a link back up is known.
func (w *walker) folder(name string, above []fs.FileInfo) {
	entries, err := os.ReadDir(filepath.Join(w.dir, filepath.FromSlash(name)))
	if err != nil {
		w.unreadable(name, err)
	}
	for _, e := range entries {
		if Ignored(e.Name()) {
			continue
		}
		p := path.Join(name, e.Name())
		if e.IsDir() {
			w.enter(p, above)
			continue
		}
		info, err := e.Info()
		if err != nil {
			w.unreadable(p, err)
			continue
		}
		w.entry(p, info, above)
	}
}

func (w *walker) enter(p string, above []fs.FileInfo) {
	info, err := os.Stat(filepath.Join(w.dir, filepath.FromSlash(p)))
	if err != nil {
		w.unreadable(p, err)
		return
	}
	if slices.ContainsFunc(above, func(a fs.FileInfo) bool { return os.SameFile(a, info) }) {
		w.problem("SRC04", p, "This link leads back to a folder that contains it", "Remove the link.")
		return
	}
	w.newest = max(w.newest, StampOf(info).ChangeTime)
	w.folder(p, append(slices.Clip(above), info))
}

func (w *walker) entry(p string, info fs.FileInfo, above []fs.FileInfo) {
	switch mode := info.Mode(); {
	case mode.IsDir():
		w.enter(p, above)
	case mode&fs.ModeSymlink != 0:
		w.link(p, above)
	case mode.IsRegular():
		s := StampOf(info)
		w.newest = max(w.newest, s.ChangeTime)
		w.found = append(w.found, found{path: p, stamp: stamp{Stamp: s}})
	default:
		w.problem("SRC04", p, "This is neither a file nor a folder", "Remove it from the site's folder.")
	}
}

// link follows a symbolic link if it stays within the site's folder.
func (w *walker) link(p string, above []fs.FileInfo) {
	full := filepath.Join(w.dir, filepath.FromSlash(p))
	if to, err := os.Readlink(full); err == nil && filepath.IsAbs(to) {
		w.problem("SRC04", p, "This link names its target from the top of the disk, so it works on this computer only", "Make it relative, or put the file in its place.")
		return
	}
	target, err := filepath.EvalSymlinks(full)
	if err != nil {
		w.problem("SRC04", p, "This link leads nowhere", "Remove the link, or put the file in its place.")
		return
	}
	if rel, err := filepath.Rel(w.real, target); err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		w.problem("SRC04", p, "This link leads out of the site's folder and is not followed", "Copy what it leads to into the site's folder.")
		return
	}
	info, err := os.Stat(full)
	if err != nil {
		w.unreadable(p, err)
		return
	}
	w.entry(p, info, above)
}

// readAll reads what cannot be taken over, several files at a time.
func (w *walker) readAll() {
	var wg sync.WaitGroup
	next := make(chan *found)
	for range min(runtime.GOMAXPROCS(0), 8) {
		wg.Go(func() {
			for f := range next {
				w.read(f)
			}
		})
	}
	for i := range w.found {
		f := &w.found[i]
		if old, ok := w.prev[f.path]; ok && old.Stamp == f.stamp.Stamp && old.rests {
			f.stamp = old
			continue
		}
		next <- f
	}
	close(next)
	wg.Wait()
}

// settle puts the files that were found into the tree.
func (w *walker) settle(again bool) {
	habitsOf := map[string]habits{}
	for _, f := range w.found {
		if f.gone {
			w.tree.unsettled = append(w.tree.unsettled, f.path)
			continue
		}
		old, known := w.prev[f.path]
		emptied := again && f.stamp.Size == 0 && (!known || old.Size > 0)
		if f.unsettled || emptied {
			w.tree.unsettled = append(w.tree.unsettled, f.path)
		}
		w.tree.problems = append(w.tree.problems, f.stamp.problems...)
		if f.stamp.file == nil {
			continue
		}
		if known && old.file != nil && old.file.Hash == f.stamp.file.Hash && old.file.Size == f.stamp.file.Size {
			f.stamp.file = old.file
		}
		w.tree.files = append(w.tree.files, f.stamp.file)
		w.tree.stamps[f.path] = f.stamp
		habitsOf[f.path] = f.stamp.habits
	}
	w.tree.tell(habitsOf)
}
