package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"lodestone/internal/diag"
	"lodestone/internal/output"
)

// Folder is a folder on disk as a target.
//
// Beside the folder, on the same file system, lies a hidden one with the state
// (for public it is .public.lodestone). A publication has these steps:
//
//  1. New and changed bytes are staged there and synced to the device.
//  2. The journal is written: what is to be renamed into the folder and what
//     is to be removed. Until here nothing has changed for readers.
//  3. Files are renamed into place: what pages need, then pages, then what
//     refers to pages. What vanished is removed last.
//  4. The index of what is published is written, the journal removed.
//
// A process killed before step 2 is complete has published nothing; what it
// staged is thrown away by the next. Later, the next one completes the steps
// of the journal. So each file is whole at any time, and the set is mixed only
// between a kill in step 3 and the next run.
//
// Files that Lodestone did not write are never touched. A published file that
// somebody altered or removed is put right.
type Folder struct {
	dir  string
	disk disk
}

// NewFolder gives the folder as a target. Nothing is touched yet.
func NewFolder(dir string) *Folder { return &Folder{dir: dir, disk: osDisk{}} }

// Recover completes a publication that was cut short and throws away what one
// had staged in vain. It tells whether there was something to complete.
// Publish does so too; Recover is for runs that may not come to publishing.
func (f *Folder) Recover() (bool, error) {
	s, err := f.locate()
	if err != nil {
		return false, err
	}
	if _, err := f.disk.Lstat(s.state); isGone(err) {
		return false, nil
	}
	if err := s.open(); err != nil {
		return false, err
	}
	defer s.close()
	return s.report.Recovered, nil
}

// Publish makes the folder hold exactly the artifacts, besides files of
// others, which stay. Once files are being renamed it finishes in spite of
// the context.
func (f *Folder) Publish(ctx context.Context, artifacts Artifacts) (Report, error) {
	s, err := f.locate()
	if err != nil {
		return Report{}, err
	}
	if err := s.open(); err != nil {
		return Report{}, err
	}
	defer s.close()
	if err := receive(ctx, artifacts, s.take); err != nil {
		return Report{}, s.abandon(err)
	}
	steps, err := s.steps()
	if err != nil {
		return Report{}, s.abandon(err)
	}
	if err := s.prepare(steps); err != nil {
		return Report{}, s.abandon(err)
	}
	if err := s.commit(steps); err != nil {
		return Report{}, s.cutShort(err)
	}
	return s.report, nil
}

// session is one publication under way.
type session struct {
	disk       disk
	shown      string // the folder as the user named it
	out, state string // absolute
	lock       *os.File

	fresh       bool             // there is no index
	index, next map[string]entry // as it was, as it shall be
	puts        []put
	foreign     []string // in the way, and not ours
	dirs        map[string]bool
	dirty       map[string]bool // folders to sync
	refreshed   bool            // the index needs writing though no file does
	report      Report
}

// put is a staged file.
type put struct {
	step
	kind output.Kind
	size int64
}

const (
	indexName   = "index"
	journalName = "journal"
	stageName   = "stage"
	lockName    = "lock"
)

func (s *session) stagePath(n int) string {
	return filepath.Join(s.state, stageName, fmt.Sprint(n))
}

// locate finds where folder and state are. A folder that is a symbolic link
// is followed.
func (f *Folder) locate() (*session, error) {
	out, err := filepath.Abs(f.dir)
	if err != nil {
		return nil, fmt.Errorf("find the folder %s: %w", f.dir, err)
	}
	if target, err := filepath.EvalSymlinks(out); err == nil {
		out = target
	} else if parent, err := filepath.EvalSymlinks(filepath.Dir(out)); err == nil {
		out = filepath.Join(parent, filepath.Base(out))
	}
	name := filepath.Base(out)
	if out == filepath.Dir(out) {
		return nil, problem("PUB02", "Choose another folder with --out.", nil, "The site cannot be published to %s, the top of the disk", out)
	}
	return &session{
		disk: f.disk, shown: f.dir, out: out,
		state: filepath.Join(filepath.Dir(out), "."+name+".lodestone"),
		dirs:  map[string]bool{}, dirty: map[string]bool{},
	}, nil
}

// open takes the lock and brings the state in order.
func (s *session) open() error {
	if err := s.checkPlace(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.state), 0o755); err != nil {
		return s.unmakeable(err)
	}
	err := s.disk.Mkdir(s.state, 0o700)
	if err == nil {
		err = s.disk.Sync(filepath.Dir(s.state))
	}
	if err != nil && !errors.Is(err, os.ErrExist) {
		return s.unmakeable(err)
	}
	l, err := lock(filepath.Join(s.state, lockName), s.shown)
	if err != nil {
		return s.cannot(err)
	}
	s.lock = l
	if err := s.restore(); err != nil {
		s.close()
		return s.cannot(err)
	}
	return nil
}

// close gives the lock back; the system would do so too.
func (s *session) close() { _ = s.lock.Close() }

// checkPlace refuses what can be known to go wrong.
func (s *session) checkPlace() error {
	info, err := s.disk.Lstat(s.out)
	if isGone(err) {
		return nil
	}
	if err != nil {
		return s.cannot(err)
	}
	if !info.IsDir() {
		return problem("PUB02", "Choose another folder with --out, or move the file away.", nil, "%s is a file, not a folder", s.shown)
	}
	parent, err := s.disk.Lstat(filepath.Dir(s.out))
	if err != nil {
		return s.cannot(err)
	}
	here, known := device(info)
	if there, ok := device(parent); known && ok && here != there {
		return problem("PUB02", "Publish to a folder within it, say --out "+filepath.Join(s.shown, "site")+".", nil,
			"%s is the top of a file system of its own, and there is no place beside it to prepare files", s.shown)
	}
	return nil
}

// restore completes a publication that was cut short or clears away what it
// staged, and reads the index.
func (s *session) restore() error {
	if err := s.readIndex(); err != nil {
		return err
	}
	b, err := s.disk.ReadFile(filepath.Join(s.state, journalName))
	if isGone(err) {
		return s.clear()
	}
	if err != nil {
		return err
	}
	steps, err := decodeJournal(b)
	if err != nil {
		return s.damaged(journalName)
	}
	if err := s.complete(steps); err != nil {
		return s.cutShort(err)
	}
	s.report.Recovered = true
	return nil
}

func (s *session) readIndex() error {
	b, err := s.disk.ReadFile(filepath.Join(s.state, indexName))
	if isGone(err) {
		s.fresh, s.index, s.next = true, map[string]entry{}, map[string]entry{}
		return nil
	}
	if err != nil {
		return err
	}
	s.index, err = decodeIndex(b)
	if err != nil {
		return s.damaged(indexName)
	}
	s.next = make(map[string]entry, len(s.index))
	return nil
}

func (s *session) damaged(name string) error {
	return problem("PUB07", fmt.Sprintf("Delete both %s and %s and build again.", s.shown, s.state), nil,
		"The record %s of what was published to %s is damaged", filepath.Join(s.state, name), s.shown)
}

func (s *session) cutShort(cause error) error {
	return problem("PUB06", "Mend the cause and build again: the next build completes what was begun.", cause,
		"Publishing to %s was cut short", s.shown)
}

// clear throws staged files away, after the journal that speaks of them.
func (s *session) clear() error {
	for _, name := range []string{journalName, journalName + ".new", indexName + ".new"} {
		if err := unlessGone(s.disk.Remove(filepath.Join(s.state, name))); err != nil {
			return err
		}
	}
	return removeAll(s.disk, filepath.Join(s.state, stageName))
}

// abandon leaves all as it was and explains the error.
func (s *session) abandon(cause error) error {
	err := s.clear()
	if s.fresh && err == nil {
		err = removeAll(s.disk, s.state)
	}
	if err != nil {
		cause = fmt.Errorf("%w (and clearing up failed: %w)", cause, err)
	}
	return s.cannot(cause)
}

// cannot gives errors of the system that people can do something about their
// words.
func (s *session) cannot(err error) error {
	var known *diag.Problem
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return problem("PUB05", "Make room and build again.", err, "The disk is full; %s is as it was", s.shown)
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return problem("PUB04", "Give yourself the right to write there, or choose another folder with --out.", err,
			"The site cannot be written to %s", s.shown)
	}
	return err
}

// unmakeable is cannot for folders, which some places refuse by their nature:
// a name that is too long, a file where a folder should be, /proc.
func (s *session) unmakeable(err error) error {
	var why syscall.Errno
	if errors.As(err, &why) {
		switch why {
		case syscall.ENOENT, syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.EINVAL, syscall.ELOOP, syscall.EOPNOTSUPP:
			return problem("PUB02", "Choose another folder with --out.", nil, "There can be no folder %s: %s", s.shown, why)
		}
	}
	return s.cannot(err)
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
