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

// Rests tells whether a file that is read now had been left alone for so long
// that any later write must alter its stamp. newest is the latest change time
// met before reading: by then the clock that sets such times had come so far.
// So nobody need ask what time it is.
func (s Stamp) Rests(newest int64) bool {
	return s.ChangeTime <= newest-int64(precision)
}
