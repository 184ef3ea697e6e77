//go:build !linux

package dev

// remoteFileSystem: elsewhere the system tells of changes on network drives
// or cannot be asked.
func remoteFileSystem(string) (kind string, ok bool) { return "", false }
