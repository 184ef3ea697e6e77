package publish

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lodestone/internal/output"
	"lodestone/internal/source"
)

// take receives one artifact: it is there already, or it is staged.
func (s *session) take(a output.Artifact) error {
	there, err := s.holds(a)
	if err != nil {
		return err
	}
	if there {
		s.report.Unchanged++
		return nil
	}
	data, err := a.Bytes()
	if err != nil {
		return err
	}
	if len(s.puts) == 0 {
		if err := s.disk.Mkdir(filepath.Join(s.state, stageName), 0o700); err != nil {
			return err
		}
	}
	p := put{step: step{path: a.Path, staged: len(s.puts) + 1, hash: a.Hash}, kind: a.Kind, size: int64(len(data))}
	if err := s.disk.Write(s.stagePath(p.staged), data); err != nil {
		return err
	}
	s.puts = append(s.puts, p)
	s.next[a.Path] = entry{hash: a.Hash}
	return nil
}

// holds tells whether the folder has the artifact already. Its stamp tells so
// without reading; after a backup was restored, say, its bytes do.
func (s *session) holds(a output.Artifact) (bool, error) {
	known, ours := s.index[a.Path]
	full := s.inOut(a.Path)
	info, err := s.disk.Lstat(full)
	switch {
	case isGone(err):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		if !ours && !info.IsDir() { // a folder in the way is looked at in steps
			s.foreign = append(s.foreign, a.Path)
		}
		return false, nil
	}
	stamp := source.StampOf(info)
	if ours && known.stamp == stamp {
		if known.hash == a.Hash {
			s.next[a.Path] = known
			return true, nil
		}
		return false, nil
	}
	same, err := s.sameBytes(full, info, a)
	if err != nil {
		return false, err
	}
	switch {
	case same && (ours || s.fresh):
		s.next[a.Path] = entry{hash: a.Hash, stamp: stamp}
		s.refreshed = true
		return true, nil
	case !same && !ours:
		s.foreign = append(s.foreign, a.Path)
	}
	return false, nil
}

func (s *session) sameBytes(full string, info fs.FileInfo, a output.Artifact) (bool, error) {
	if info.Size() != a.Size {
		return false, nil
	}
	data, err := s.disk.ReadFile(full)
	return err == nil && sha256.Sum256(data) == a.Hash, err
}

func (s *session) inOut(p string) string { return filepath.Join(s.out, filepath.FromSlash(p)) }

// steps puts what is to be done in order and refuses to touch what is not
// ours.
func (s *session) steps() ([]step, error) {
	var gone []string
	for p := range s.index {
		if _, stays := s.next[p]; !stays {
			gone = append(gone, p)
		}
	}
	slices.Sort(gone)
	s.sortPuts()
	if err := s.checkForeign(gone); err != nil {
		return nil, err
	}
	first, last := s.splitRemovals(gone)
	steps := make([]step, 0, len(s.puts)+len(gone))
	for _, p := range first {
		steps = append(steps, step{path: p})
	}
	for _, p := range s.puts {
		steps = append(steps, p.step)
		s.report.Written = append(s.report.Written, p.path)
		s.report.Bytes += p.size
	}
	for _, p := range last {
		steps = append(steps, step{path: p})
	}
	slices.Sort(s.report.Written)
	s.report.Removed = gone
	return steps, nil
}

func (s *session) sortPuts() {
	rank := map[output.Kind]int{}
	for i, k := range output.Kinds() {
		rank[k] = i
	}
	slices.SortFunc(s.puts, func(a, b put) int {
		return cmp.Or(cmp.Compare(rank[a.kind], rank[b.kind]), cmp.Compare(a.path, b.path))
	})
}

// splitRemovals finds the removals that must come first because a new file
// takes their place: as the folder of a new file, as a file in a folder that
// becomes a file, or under a name that differs in capitals only.
func (s *session) splitRemovals(gone []string) (first, last []string) {
	if len(gone) == 0 {
		return nil, nil
	}
	files, folders, folded := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range s.puts {
		files[p.path] = true
		folded[output.Fold(p.path)] = true
		for dir := range above(p.path) {
			folders[dir] = true
		}
	}
	for _, p := range gone {
		inTheWay := folders[p] || folded[output.Fold(p)]
		for dir := range above(p) {
			inTheWay = inTheWay || files[dir]
		}
		if inTheWay {
			first = append(first, p)
		} else {
			last = append(last, p)
		}
	}
	return first, last
}

// above gives the folders that hold a path, innermost first.
func above(p string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

// checkForeign looks for files of others: those that the new ones would
// overwrite, and, when nothing was ever published here, any at all, for then
// the folder was most likely named by mistake. Hidden files at the top
// (.git, .DS_Store) are let be.
func (s *session) checkForeign(gone []string) error {
	removed := map[string]bool{}
	for _, p := range gone {
		removed[p] = true
	}
	known := map[string]bool{} // folders that are in order
	for _, p := range s.puts {
		if err := s.checkWay(p.path, removed, known); err != nil {
			return err
		}
	}
	if s.fresh {
		entries, err := s.disk.ReadDir(s.out)
		if unlessGone(err) != nil {
			return err
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if err := s.findForeign(e.Name(), e, func(p string) bool { _, ours := s.next[p]; return ours }); err != nil {
				return err
			}
		}
	}
	slices.Sort(s.foreign)
	if s.foreign = slices.Compact(s.foreign); len(s.foreign) == 0 {
		return nil
	}
	return problem("PUB03", "Choose an empty folder with --out, or move these files away if nobody needs them.", nil,
		"%s holds files that Lodestone did not write: %s", s.shown, some(s.foreign))
}

// checkWay looks at what is on the disk on the way to a new file and in its
// place.
func (s *session) checkWay(p string, removed, known map[string]bool) error {
	for dir := range above(p) {
		if known[dir] {
			break
		}
		known[dir] = true
		info, err := s.disk.Lstat(s.inOut(dir))
		switch {
		case isGone(err):
		case err != nil:
			return err
		case !info.IsDir() && !removed[dir]:
			s.foreign = append(s.foreign, dir)
		}
	}
	info, err := s.disk.Lstat(s.inOut(p))
	if err != nil || !info.IsDir() {
		return unlessGone(err)
	}
	return s.findForeign(p, fs.FileInfoToDirEntry(info), func(q string) bool { return removed[q] })
}

// findForeign notes the files at or below a path that are not ours.
func (s *session) findForeign(p string, e fs.DirEntry, ours func(string) bool) error {
	if !e.IsDir() {
		if !ours(p) {
			s.foreign = append(s.foreign, p)
		}
		return nil
	}
	entries, err := s.disk.ReadDir(s.inOut(p))
	if err != nil {
		return unlessGone(err)
	}
	for _, e := range entries {
		if err := s.findForeign(path.Join(p, e.Name()), e, ours); err != nil {
			return err
		}
	}
	return nil
}

// some names the first few of many.
func some(paths []string) string {
	const few = 3
	if len(paths) <= few {
		return strings.Join(paths, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(paths[:few], ", "), len(paths)-few)
}
