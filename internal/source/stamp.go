package source

import (
	"io/fs"
	"time"
)

// Stamp is what a file system says of a file without reading it. Equal stamps
// mean the same content, unless the file was written twice within the
// precision of the file system's clock; see Rests. Times are nanoseconds
// since 1970.
type Stamp struct {
	Size, ModTime, ChangeTime int64
	Inode                     uint64
}

// StampOf takes the stamp of a file that was looked up.
func StampOf(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), ModTime: info.ModTime().UnixNano()}
	s.ChangeTime, s.Inode = changeTimeAndInode(info)
	return s
}

// precision is the coarsest clock of a file system in use (FAT).
const precision = 2 * time.Second

// Rests tells whether a file had been left alone for so long when it was read
// that any write since then must have altered its stamp.
func (s Stamp) Rests(read time.Time) bool {
	return s.ChangeTime < read.Add(-precision).UnixNano()
}
