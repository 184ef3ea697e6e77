package dev

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"lodestone/internal/source"
)

// pollEvery is how often the files are looked at where the system does not
// tell of changes. Looking at 10,000 files takes some 40 ms.
const pollEvery = 500 * time.Millisecond

// watcher says when it is worth looking at the inputs. It says so too often
// rather than too seldom; whether anything has changed is seen by content.
//
// Folders are watched, not files: the watch of a file ends with the first
// save that renames a new one into its place.
type watcher struct {
	dir     string
	roots   []string
	changes chan struct{}
	say     func(string)

	events *fsnotify.Watcher
	open   func() (*fsnotify.Watcher, error)
	remote func(path string) (string, bool)
	add    func(w *fsnotify.Watcher, path string) error
	every  time.Duration
}

func newWatcher(opts Options) *watcher {
	return &watcher{
		dir: opts.Dir, roots: opts.Roots, say: opts.Say, changes: make(chan struct{}, 1),
		open: fsnotify.NewWatcher, remote: remoteFileSystem, every: pollEvery,
		add: func(w *fsnotify.Watcher, path string) error { return w.Add(path) },
	}
}

// signal asks for a look. One that is asked for already covers it.
func (w *watcher) signal() {
	select {
	case w.changes <- struct{}{}:
	default:
	}
}

// run watches until ctx ends, by events if it can, otherwise by looking at
// the files again and again.
func (w *watcher) run(ctx context.Context) {
	reason := w.listen(ctx)
	if ctx.Err() != nil {
		return
	}
	w.say(reason + " Lodestone looks at the files every half second instead, so changes show a little later.")
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.signal()
		}
	}
}

// listen follows events and returns why it cannot.
func (w *watcher) listen(ctx context.Context) string {
	if kind, ok := w.remote(w.dir); ok {
		return "The site's folder lies on " + kind + ", where changes are not reported."
	}
	events, err := w.open()
	if err != nil {
		return explain(err)
	}
	defer events.Close()
	w.events = events
	if err := w.addAll(); err != nil {
		return explain(err)
	}
	w.signal() // for what changed before the watches stood
	for {
		select {
		case <-ctx.Done():
			return ""
		case e, ok := <-events.Events:
			if !ok {
				return "The system has stopped reporting changes."
			}
			if reason := w.handle(e); reason != "" {
				return reason
			}
		case err, ok := <-events.Errors:
			if !ok {
				return "The system has stopped reporting changes."
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) { // some were lost, also of new folders
				err = w.addAll()
				w.signal()
			}
			if err != nil {
				return explain(err)
			}
		}
	}
}

func explain(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "The system lets no more folders be watched (raise it with: sudo sysctl fs.inotify.max_user_watches=524288)."
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "Too many programs watch files already (raise it with: sudo sysctl fs.inotify.max_user_instances=512)."
	case errors.Is(err, fs.ErrNotExist): // only of the site's folder itself, see addFolder
		return replaced
	}
	return "The system does not report changes (" + err.Error() + ")."
}

const replaced = "The site's folder was moved or replaced."

// handle acts on one event and returns why watching has become impossible.
func (w *watcher) handle(e fsnotify.Event) string {
	name := filepath.Base(e.Name)
	parent := filepath.Dir(e.Name)
	switch {
	case filepath.Clean(e.Name) == filepath.Clean(w.dir):
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			w.signal()
			return replaced
		}
		return ""
	case e.Op == fsnotify.Chmod, source.Ignored(name):
		return ""
	case filepath.Clean(parent) == filepath.Clean(w.dir) && !slices.Contains(w.roots, name):
		return "" // not an input
	}
	if e.Has(fsnotify.Create) {
		if err := w.addFolder(e.Name, nil); err != nil {
			return explain(err)
		}
	}
	w.signal()
	return ""
}

func (w *watcher) addAll() error {
	if err := w.add(w.events, w.dir); err != nil {
		return err
	}
	for _, root := range w.roots {
		if err := w.addFolder(filepath.Join(w.dir, filepath.FromSlash(root)), nil); err != nil {
			return err
		}
	}
	return nil
}

// addFolder watches a folder and those in it. Each is watched first and
// listed then, so that a folder made in between is seen one way or the other.
// above are the folders that led here: links may go in circles.
func (w *watcher) addFolder(path string, above []fs.FileInfo) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() || source.Ignored(filepath.Base(path)) {
		return nil // gone already, or nothing to watch
	}
	if slices.ContainsFunc(above, func(a fs.FileInfo) bool { return os.SameFile(a, info) }) {
		return nil
	}
	if err := w.add(w.events, path); err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return nil
		}
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil // the snapshot says what is wrong with it
	}
	above = append(slices.Clip(above), info)
	for _, e := range entries {
		if e.IsDir() || e.Type()&fs.ModeSymlink != 0 {
			if err := w.addFolder(filepath.Join(path, e.Name()), above); err != nil {
				return err
			}
		}
	}
	return nil
}
