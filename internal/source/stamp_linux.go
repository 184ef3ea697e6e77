package source

import (
	"io/fs"
	"syscall"
)

func changeTimeAndInode(info fs.FileInfo) (int64, uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ctim.Nano(), st.Ino
	}
	return info.ModTime().UnixNano(), 0
}
