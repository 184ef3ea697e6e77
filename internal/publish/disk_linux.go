package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncFileSystem writes out the whole file system that holds path. done is
// false where there is no such call.
func syncFileSystem(path string) (done bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return true, err
	}
	defer f.Close()
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return true, &os.PathError{Op: "syncfs", Path: path, Err: err}
	}
	return true, nil
}
