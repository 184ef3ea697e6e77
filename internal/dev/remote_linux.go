package dev

import "golang.org/x/sys/unix"

// remoteFileSystem tells whether a folder lies on a file system that is
// changed from elsewhere without the system's knowledge. The numbers are
// those of statfs(2).
func remoteFileSystem(path string) (kind string, ok bool) {
	var st unix.Statfs_t
	if unix.Statfs(path, &st) != nil {
		return "", false
	}
	switch uint32(st.Type) { //nolint:gosec // its width differs between machines, the numbers do not
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC:
		return "a network drive", true
	case unix.V9FS_MAGIC, 0x786F4256: // Windows drives in WSL 2; VirtualBox shared folders
		return "a drive of the host system", true
	}
	return "", false
}
