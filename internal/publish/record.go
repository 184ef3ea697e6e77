package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lodestone/internal/source"
)

// The state of a published folder is two files of lines. The index says what
// was published last: hash, stamp and path of each file. The journal says
// what is being done: it exists only from the moment at which all new bytes
// are staged until the folder and the index are done. Each file ends with the
// hash of what goes before, so that a damaged one is never believed.

const (
	indexHead   = "lodestone index 1\n"
	journalHead = "lodestone journal 1\n"
	sealHead    = "sealed "
)

// entry is a published file.
type entry struct {
	hash  [sha256.Size]byte
	stamp source.Stamp // zero when it is not known what became of the file
}

// step is one change to the folder: the staged file put in its place or,
// without one, the file there removed.
type step struct {
	path   string
	staged int // number of the staged file, 0 for a removal
	hash   [sha256.Size]byte
}

var errDamaged = errors.New("the record is damaged")

// seal adds the hash of the lines to them.
func seal(b []byte) []byte {
	sum := sha256.Sum256(b)
	return fmt.Appendf(b, "%s%x\n", sealHead, sum)
}

// unseal checks the hash and gives the lines after the head.
func unseal(b []byte, head string) ([]string, error) {
	i := bytes.LastIndex(b, []byte(sealHead))
	if i < 0 || !bytes.Equal(seal(slices.Clone(b[:i])), b) {
		return nil, errDamaged
	}
	body, ok := strings.CutPrefix(string(b[:i]), head)
	if !ok {
		return nil, errDamaged
	}
	body = strings.TrimSuffix(body, "\n")
	if body == "" {
		return nil, nil
	}
	return strings.Split(body, "\n"), nil
}

func encodeIndex(index map[string]entry) []byte {
	b := make([]byte, 0, len(index)*160+100)
	b = append(b, indexHead...)
	for _, path := range slices.Sorted(maps.Keys(index)) {
		e := index[path]
		b = hex.AppendEncode(b, e.hash[:])
		for _, n := range [...]int64{e.stamp.Size, e.stamp.ModTime, e.stamp.ChangeTime} {
			b = strconv.AppendInt(append(b, ' '), n, 10)
		}
		b = strconv.AppendUint(append(b, ' '), e.stamp.Inode, 10)
		b = append(append(append(b, ' '), path...), '\n')
	}
	return seal(b)
}

func decodeIndex(b []byte) (map[string]entry, error) {
	lines, err := unseal(b, indexHead)
	if err != nil {
		return nil, err
	}
	index := make(map[string]entry, len(lines))
	for _, line := range lines {
		var e entry
		sum, rest, _ := strings.Cut(line, " ")
		bad := !decodeHash(&e.hash, sum)
		for _, n := range [...]*int64{&e.stamp.Size, &e.stamp.ModTime, &e.stamp.ChangeTime} {
			var word string
			word, rest, _ = strings.Cut(rest, " ")
			*n, err = strconv.ParseInt(word, 10, 64)
			bad = bad || err != nil
		}
		inode, path, _ := strings.Cut(rest, " ")
		e.stamp.Inode, err = strconv.ParseUint(inode, 10, 64)
		if bad || err != nil || path == "" {
			return nil, errDamaged
		}
		index[path] = e
	}
	return index, nil
}

func decodeHash(hash *[sha256.Size]byte, s string) bool {
	n, err := hex.Decode(hash[:], []byte(s[:min(len(s), 2*sha256.Size)]))
	return err == nil && n == sha256.Size && len(s) == 2*sha256.Size
}

func encodeJournal(steps []step) []byte {
	b := []byte(journalHead)
	for _, s := range steps {
		b = fmt.Appendf(b, "%d %x %s\n", s.staged, s.hash, s.path)
	}
	return seal(b)
}

func decodeJournal(b []byte) ([]step, error) {
	lines, err := unseal(b, journalHead)
	if err != nil {
		return nil, err
	}
	steps := make([]step, 0, len(lines))
	for _, line := range lines {
		var s step
		number, rest, _ := strings.Cut(line, " ")
		sum, path, _ := strings.Cut(rest, " ")
		s.staged, err = strconv.Atoi(number)
		if err != nil || !decodeHash(&s.hash, sum) || path == "" {
			return nil, errDamaged
		}
		s.path = path
		steps = append(steps, s)
	}
	return steps, nil
}

// unlessGone drops the error that something is not there.
func unlessGone(err error) error {
	if isGone(err) {
		return nil
	}
	return err
}

func isGone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || isNotFolder(err)
}
