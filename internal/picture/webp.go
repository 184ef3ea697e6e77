package picture

import (
	"bytes"
	"encoding/binary"
)

func isWebP(data []byte) bool {
	return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
}

// Flags of the VP8X chunk (RFC 9649, section 2.7) that announce chunks which
// are left out.
const (
	flagXMP  = 1 << 2
	flagExif = 1 << 3
)

func cleanWebP(data []byte) ([]byte, error) {
	end := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if end > uint64(len(data)) || end < 12 {
		return nil, ErrDamaged
	}
	out := append(make([]byte, 0, end), data[:12]...)
	extended := -1 // where the flags are
	for rest := data[12:end]; len(rest) > 0; {
		if len(rest) < 8 {
			return nil, ErrDamaged
		}
		n := uint64(binary.LittleEndian.Uint32(rest[4:]))
		size := 8 + n + n%2
		if size > uint64(len(rest)) {
			return nil, ErrDamaged
		}
		name, chunk := string(rest[:4]), rest[:size]
		rest = rest[size:]
		switch name {
		case "VP8X":
			if n < 10 {
				return nil, ErrDamaged
			}
			extended = len(out) + 8
			out = append(out, chunk...)
			out[extended] &^= flagXMP | flagExif
		case "EXIF":
			if turn := orientation(bytes.TrimPrefix(chunk[8:8+n], []byte(exifHead))); turn > 1 && extended >= 0 {
				exif := exifOf(turn)
				out = binary.LittleEndian.AppendUint32(append(out, name...), uint32(len(exif)))
				out = append(out, exif...)
				out[extended] |= flagExif
			}
		case "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L":
			out = append(out, chunk...)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
