package plan

import (
	"crypto/sha256"
	"encoding/hex"

	"lodestone/internal/output"
)

// Asset adds a generated file below assets/, whose address carries a part of
// the hash of its bytes, and gives that address.
func (l *Look) Asset(name, ext string, data []byte) string {
	hash := sha256.Sum256(data)
	path := "assets/" + name + "." + hex.EncodeToString(hash[:4]) + ext
	l.Outputs = append(l.Outputs, output.Output{Path: path, Kind: output.Asset,
		Copy: &output.Verbatim{Hash: hash, Size: int64(len(data)), Read: func() ([]byte, error) { return data, nil }}})
	return path
}

// File adds a file that is published as it is.
func (l *Look) File(path string, hash [sha256.Size]byte, size int64, read func() ([]byte, error)) {
	l.Outputs = append(l.Outputs, output.Output{Path: path, Kind: output.Asset, Copy: &output.Verbatim{Hash: hash, Size: size, Read: read}})
}
