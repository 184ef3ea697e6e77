package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"lodestone/internal/source"
)

// prepare brings what was staged, and then the journal, to the device. When
// it returns without error the publication will be completed, by this process
// or the next.
func (s *session) prepare(steps []step) error {
	if len(steps) == 0 {
		return nil
	}
	if len(s.puts) > 0 {
		staged := []string{filepath.Join(s.state, stageName)}
		for _, p := range s.puts {
			staged = append(staged, s.stagePath(p.staged))
		}
		if err := s.disk.Sync(staged...); err != nil {
			return err
		}
	}
	return s.record(journalName, encodeJournal(steps))
}

// record writes a file of the state so that it is there whole or not at all.
func (s *session) record(name string, data []byte) error {
	full := filepath.Join(s.state, name)
	if err := s.disk.Write(full+".new", data); err != nil {
		return err
	}
	if err := s.disk.Sync(full + ".new"); err != nil {
		return err
	}
	if err := s.disk.Rename(full+".new", full); err != nil {
		return err
	}
	return s.disk.Sync(s.state)
}

// commit carries out the steps of the journal.
func (s *session) commit(steps []step) error {
	if len(steps) == 0 {
		if !s.refreshed {
			return nil
		}
		return s.record(indexName, encodeIndex(s.next))
	}
	for _, st := range steps {
		if err := s.carryOut(st); err != nil {
			return fmt.Errorf("%s: %w", st.path, err)
		}
		if st.staged > 0 {
			info, err := s.disk.Lstat(s.inOut(st.path))
			if err != nil {
				return err
			}
			s.next[st.path] = entry{hash: st.hash, stamp: source.StampOf(info)}
		}
	}
	return s.finish(s.next)
}

// complete carries out the steps that another process left. What is blocked
// by something that came in between is passed over: the file stays known as
// ours, with a stamp that no file has, and the publication that follows puts
// it right or says why not.
func (s *session) complete(steps []step) error {
	for _, st := range steps {
		if err := s.carryOut(st); err != nil && !isGone(err) && !isBlocked(err) {
			return fmt.Errorf("%s: %w", st.path, err)
		}
		if st.staged == 0 {
			delete(s.index, st.path)
			continue
		}
		e := entry{hash: st.hash}
		info, err := s.disk.Lstat(s.inOut(st.path))
		if err == nil && info.Mode().IsRegular() {
			data, err := s.disk.ReadFile(s.inOut(st.path))
			if err != nil {
				return err
			}
			if sha256.Sum256(data) == st.hash {
				e.stamp = source.StampOf(info)
			}
		}
		s.index[st.path] = e
	}
	s.fresh = false
	return s.finish(s.index)
}

// finish writes down what is published now, and that nothing is left to do.
func (s *session) finish(index map[string]entry) error {
	dirty := append([]string{s.state}, slices.Sorted(maps.Keys(s.dirty))...)
	if err := s.disk.Sync(dirty...); err != nil {
		return err
	}
	if err := s.record(indexName, encodeIndex(index)); err != nil {
		return err
	}
	if err := s.clear(); err != nil {
		return err
	}
	return s.disk.Sync(s.state)
}

// carryOut does one step; one that was done already changes nothing.
func (s *session) carryOut(st step) error {
	if st.staged == 0 {
		return s.remove(st.path)
	}
	if err := s.makeFolders(path.Dir(st.path)); err != nil {
		return err
	}
	from, to := s.stagePath(st.staged), s.inOut(st.path)
	err := s.disk.Rename(from, to)
	if errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.EEXIST) {
		if err := s.removeEmpty(st.path); err != nil {
			return err
		}
		err = s.disk.Rename(from, to)
	}
	s.dirty[filepath.Dir(to)] = true
	return err
}

// makeFolders makes a folder of the site and those above it; "." is the site.
func (s *session) makeFolders(dir string) error {
	if s.dirs[dir] {
		return nil
	}
	if dir != "." {
		if err := s.makeFolders(path.Dir(dir)); err != nil {
			return err
		}
	}
	full := s.inOut(dir)
	err := s.disk.Mkdir(full, 0o755)
	switch {
	case err == nil:
		s.dirty[filepath.Dir(full)] = true
	case !errors.Is(err, os.ErrExist):
		return err
	default:
		info, err := s.disk.Lstat(full)
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: full, Err: syscall.ENOTDIR}
		}
	}
	s.dirs[dir] = true
	return nil
}

// remove takes away a file, and the folders that are empty then, whether or
// not the file was there: who took it may not have come to the folders.
func (s *session) remove(p string) error {
	deepest, err := s.existing(path.Dir(p))
	if err != nil || deepest == "" {
		return err
	}
	info, err := s.disk.Lstat(s.inOut(p))
	switch {
	case isGone(err):
		return s.removeHollow(deepest)
	case err != nil:
		return err
	case info.IsDir():
		return nil // a folder has taken its place
	}
	if err := s.disk.Remove(s.inOut(p)); err != nil {
		return err
	}
	return s.removeHollow(path.Dir(p))
}

// existing gives the part of a folder's path that is there; "" when something
// in it is no folder of the site but a file or a link to elsewhere.
func (s *session) existing(dir string) (string, error) {
	if dir == "." {
		return dir, nil
	}
	deepest, err := s.existing(path.Dir(dir))
	if err != nil || deepest != path.Dir(dir) {
		return deepest, err
	}
	info, err := s.disk.Lstat(s.inOut(dir))
	switch {
	case isGone(err):
		return deepest, nil
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", nil
	}
	return dir, nil
}

// removeHollow takes away a folder that has become empty, and those above it.
func (s *session) removeHollow(dir string) error {
	for ; dir != "."; dir = path.Dir(dir) {
		err := s.disk.Rmdir(s.inOut(dir))
		if err != nil && !isGone(err) {
			s.dirty[s.inOut(dir)] = true
			if isBlocked(err) {
				return nil
			}
			return err
		}
		delete(s.dirs, dir)
		delete(s.dirty, s.inOut(dir))
	}
	s.dirty[s.out] = true
	return nil
}

// removeEmpty takes away a folder that holds nothing but empty folders.
func (s *session) removeEmpty(p string) error {
	entries, err := s.disk.ReadDir(s.inOut(p))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := s.removeEmpty(path.Join(p, e.Name())); err != nil {
			return err
		}
	}
	delete(s.dirs, p)
	delete(s.dirty, s.inOut(p))
	return s.disk.Rmdir(s.inOut(p))
}

// isBlocked tells whether something is in the way, rather than broken.
func isBlocked(err error) bool {
	return errors.Is(err, syscall.ENOTEMPTY) || errors.Is(err, syscall.EEXIST) || errors.Is(err, syscall.EISDIR)
}
